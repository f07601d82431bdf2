"""Points that come back: first for what is owed, then to the lots that they came from."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from attrs import frozen

from community_gov.ledger.lots import slice_of
from community_gov.ledger.orders import LAPSED
from community_gov.ledger.page import Page
from community_gov.ledger.transactions import Lot, Take


@frozen
class Returned:
    """What a return does.

    Attributes:
        changes: of the account, and of what lapsed at once.
        took: into which lots; their amounts are negative.
        made: new lots for what had no lot to go back to.
    """

    changes: Mapping[str, int]
    took: tuple[Take, ...] = ()
    made: tuple[Lot, ...] = ()


def give_back(page: Page, unit: str, account: str, takes: Sequence[Take], amount: int) -> Returned:
    """Give points back to an account.

    What is past its last day by now gets the days of grace, or lapses at once where the terms
    grant none. What never came out of a lot, because the account owed it, is like newly earned.

    Args:
        takes: the lots that the points came from; they sum to `amount` or less.
    """
    terms = page.book(unit).terms
    if account.startswith("@") or not terms.lots:
        return Returned({account: amount})
    unlotted = amount - sum(one.amount for one in takes)
    debt = min(page.debt(unit, account), amount)
    new = max(0, unlotted - debt)
    rest = slice_of(takes, max(0, debt - unlotted), amount)
    late = sum(one.amount for one in rest if _past(page, one))
    took = tuple(page.lots.put_back(unit, one) for one in rest if not _past(page, one))
    lapsed = 0 if terms.grace else late
    number = page.next_number(unit)
    graced = Lot(account, number, late - lapsed, page.today + timedelta(terms.grace))
    last, carried = terms.expiry.last_day(page.today), terms.expiry.carried
    earned = Lot(account, number, new, last, carried, part=1)
    made = tuple(page.lots.make(unit, one) for one in (graced, earned) if one.left)
    return Returned({account: amount - lapsed, LAPSED: lapsed}, took, made)


def _past(page: Page, take: Take) -> bool:
    return take.last_day is not None and take.last_day < page.today
