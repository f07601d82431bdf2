"""Points whose last day is past: they lapse, or pass to the next year."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from attrs import evolve

from community_gov.ledger.orders import LAPSED, Order
from community_gov.ledger.page import Effects, Page
from community_gov.ledger.terms import Expiry
from community_gov.ledger.transactions import Lot, Transaction


def past(page: Page, unit: str, account: str) -> date | None:
    """Return the last day of the points of an account that lapse next, if it is past."""
    lot = page.lots.first(unit, account)
    last = lot.last_day if lot else None
    return last if last is not None and last < page.today else None


def lapse(page: Page, order: Order) -> Transaction:
    """Let lapse what was good until the day before the order's, and carry over what may be."""
    unit, account = order.unit, order.debit
    ending = list(_ending(page, order))
    took = tuple(page.lots.take_from(unit, one, one.left) for one in ending)
    number = page.next_number(unit)
    kept = _carried_over(ending, page.book(unit).terms.expiry)
    made = tuple(
        page.lots.make(unit, evolve(one, number=number, part=part)) for part, one in enumerate(kept)
    )
    lapsed = sum(one.amount for one in took) - sum(one.left for one in made)
    changes = {account: -lapsed, LAPSED: lapsed}
    return page.write(order, changes, lapsed, Effects(took, made))


def _ending(page: Page, order: Order) -> Sequence[Lot]:
    """Return the lots whose last day was the one before the order's, in their turn."""
    if order.day is None:
        raise AssertionError(f"order {order.id}: a lapse has its day")
    last = order.day - timedelta(1)
    return page.lots.ending(order.unit, order.debit, last)


def standing_on(lots: Iterable[Lot], expiry: Expiry, day: date) -> list[Lot]:
    """Return the lots of an account as they would be on a day, were all lapses booked by then."""
    standing = sorted(lots, key=lambda one: one.turn)
    while standing and (last := standing[0].last_day) is not None and last < day:
        ending = [one for one in standing if one.last_day == last]
        rest = standing[len(ending) :]
        standing = sorted((*_carried_over(ending, expiry), *rest), key=lambda one: one.turn)
    return standing


def _carried_over(lots: Sequence[Lot], expiry: Expiry) -> list[Lot]:
    """Return what passes to the next year: the newest, as much as may."""
    may = [one for one in lots if one.carried]
    most = expiry.at_most
    room = sum(one.left for one in may) if most is None else most
    kept: list[Lot] = []
    for one in reversed(may):
        amount = min(room, one.left)
        room -= amount
        if amount and one.last_day is not None:
            last = date(one.last_day.year + 1, 12, 31)
            kept.append(evolve(one, left=amount, last_day=last, carried=one.carried - 1))
    return kept[::-1]
