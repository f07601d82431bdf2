"""Book a whole book again: the same orders, on nothing, give the same transactions."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.ledger.booking import book
from community_gov.ledger.page import Page
from community_gov.ledger.transactions import Account, Book, Hold, Lot, Transaction


class NothingYet:
    """A shelf on which no book was begun; fulfils `community_gov.ledger.shelf.Shelf`."""

    def book(self, unit: str) -> Book:
        """Return an empty book."""
        return Book(unit)

    def account(self, unit: str, name: str) -> Account | None:  # noqa: ARG002
        """Return None."""
        return None

    def transaction(self, unit: str, id: str) -> Transaction | None:  # noqa: ARG002
        """Return None."""
        return None

    def lots(self, unit: str, account: str) -> Iterator[Lot]:  # noqa: ARG002
        """Yield nothing."""
        return iter(())

    def lot(self, unit: str, key: tuple[str, int, int]) -> Lot | None:  # noqa: ARG002
        """Return None."""
        return None

    def hold(self, unit: str, id: str) -> Hold | None:  # noqa: ARG002
        """Return None."""
        return None

    def overdue(self, unit: str, account: str, now: datetime) -> Sequence[Hold]:  # noqa: ARG002
        """Return nothing."""
        return ()

    def undone(self, unit: str, id: str) -> int:  # noqa: ARG002
        """Return nothing."""
        return 0

    def counted(self, *_: object) -> int:
        """Return nothing."""
        return 0

    def paid(self, unit: str, account: str, source: str) -> str | None:  # noqa: ARG002
        """Return None."""
        return None


def booked_again(
    where: str, transactions: Iterable[Transaction], problems: list[Problem]
) -> Page | None:
    """Book transactions again, in their order, and return the page that they come to.

    Args:
        where: what the book is called in problems.
        problems: gets what is wrong; the first wrong transaction ends the booking.

    Returns:
        The page, or None when something is wrong or there is nothing.
    """
    page: Page | None = None
    for done in transactions:
        if sum(one.change for one in done.postings):
            problems.append(Problem("ledger.no_sum", where, {"number": done.number}))
            return None
        page = page or Page(NothingYet(), done.at)
        page.at = done.at
        try:
            again: Transaction | None = book(page, done.order)
        except (CommunityGovError, AssertionError):
            again = None
        if again != done:
            problems.append(Problem("ledger.booked_otherwise", where, {"number": done.number}))
            return None
    return page
