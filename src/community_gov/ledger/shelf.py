"""What a page reads of the ledger as it lies in the store, inside the unit that writes it."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Protocol

from community_gov.ledger.orders import Cap
from community_gov.ledger.transactions import Account, Book, Hold, Lot, Transaction


class Shelf(Protocol):
    """The books of one place."""

    def book(self, unit: str) -> Book:
        """Return a book as it stands; an empty one where nothing was booked yet."""

    def account(self, unit: str, name: str) -> Account | None:
        """Return an account, or None when it was never used."""

    def transaction(self, unit: str, id: str) -> Transaction | None:
        """Return what an order was booked as, by the order's id."""

    def lots(self, unit: str, account: str) -> Iterator[Lot]:
        """Yield the lots of an account in which something is left, in their turn."""

    def lot(self, unit: str, key: tuple[str, int, int]) -> Lot | None:
        """Return one lot, also when nothing is left in it."""

    def hold(self, unit: str, id: str) -> Hold | None:
        """Return a hold that has not ended yet."""

    def overdue(self, unit: str, account: str, now: datetime) -> Sequence[Hold]:
        """Return the holds on an account whose time is over, the longest overdue first."""

    def undone(self, unit: str, id: str) -> int:
        """Return how much of an order was refunded or reversed already."""

    def counted(self, unit: str, account: str, cap: Cap, spent: bool) -> int:
        """Return what counts towards a cap, of what was earned or of what was spent."""

    def paid(self, unit: str, account: str, source: str) -> str | None:
        """Return the id of the order that paid an account for a source."""
