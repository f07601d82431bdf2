"""The books of a place as a page reads them, with the cursor of the unit that writes it."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from community_gov.ledger.orders import Cap
from community_gov.ledger.transactions import Account, Book, Hold, Lot, Transaction
from community_gov.store.books import statements as sql
from community_gov.store.books.written import read_one, terms_of
from community_gov.store.instants import from_micros, to_micros

NEVER = "9999-12-31"
"""The last day of what is good for ever."""


LOTS = 32
"""So many lots are read at a time; a member seldom has more."""


class CursorShelf:
    """Fulfils `community_gov.ledger.shelf.Shelf` for one place."""

    def __init__(self, cursor: sqlite3.Cursor, place: str) -> None:
        self._cursor = cursor
        self._place = place

    def book(self, unit: str) -> Book:
        """Return a book as it stands."""
        row = self._cursor.execute(sql.BOOK, (self._place, unit)).fetchone()
        if row is None:
            return Book(unit)
        number, head, terms = row
        return Book(unit, number, head, terms_of(f"{self._place}/{unit}", terms))

    def account(self, unit: str, name: str) -> Account | None:
        """Return an account."""
        row = self._cursor.execute(sql.ACCOUNT, (self._place, unit, name)).fetchone()
        return Account(unit, name, row[0], row[1], bool(row[2])) if row else None

    def transaction(self, unit: str, id: str) -> Transaction | None:
        """Return what an order was booked as."""
        row = self._cursor.execute(sql.TRANSACTION, (self._place, unit, id)).fetchone()
        return read_one(self._place, unit, *row) if row else None

    def lots(self, unit: str, account: str) -> Iterator[Lot]:
        """Yield the lots of an account in their turn."""
        # A few at a time: a query that stays open, for each account of a batch, would pin the
        # pages that it stands on, and SQLite would have none left to write with.
        after: tuple[str, int, int] = ("", 0, 0)
        while True:
            where = (self._place, unit, account, *after, LOTS)
            rows = self._cursor.execute(sql.LOTS, where).fetchall()
            for number, part, rest, last_day, carried in rows:
                yield Lot(account, number, rest, day_of(last_day), carried, part)
                after = (last_day, number, part)
            if len(rows) < LOTS:
                return

    def lot(self, unit: str, key: tuple[str, int, int]) -> Lot | None:
        """Return one lot."""
        row = self._cursor.execute(sql.LOT, (self._place, unit, *key)).fetchone()
        if row is None:
            return None
        account, number, part = key
        return Lot(account, number, row[0], day_of(row[1]), row[2], part)

    def hold(self, unit: str, id: str) -> Hold | None:
        """Return a hold that has not ended yet."""
        row = self._cursor.execute(sql.HOLD, (self._place, unit, id)).fetchone()
        return hold_of(unit, row) if row else None

    def overdue(self, unit: str, account: str, now: datetime) -> Sequence[Hold]:
        """Return the holds on an account whose time is over."""
        where = (self._place, unit, account, to_micros(now))
        return [hold_of(unit, row) for row in self._cursor.execute(sql.OVERDUE, where).fetchall()]

    def undone(self, unit: str, id: str) -> int:
        """Return how much of an order was refunded or reversed."""
        rows = self._cursor.execute(sql.UNDOING, (self._place, unit, id)).fetchall()
        return sum(read_one(self._place, unit, *row).amount for row in rows)

    def counted(self, unit: str, account: str, cap: Cap, spent: bool) -> int:
        """Return what counts towards a cap."""
        days = (cap.since.isoformat(), cap.until.isoformat())
        where = (self._place, unit, account, int(spent))
        one = (sql.COUNTED_WHAT, (*where, cap.what))
        statement, key = one if cap.what else (sql.COUNTED, where)
        ((amount,),) = self._cursor.execute(statement, (*key, *days)).fetchall()
        return int(amount)

    def paid(self, unit: str, account: str, source: str) -> str | None:
        """Return the order that paid an account for a source."""
        row = self._cursor.execute(sql.PAID, (self._place, unit, account, source)).fetchone()
        return str(row[0]) if row else None


def day_of(written: str) -> date | None:
    """Return a last day; None for what is good for ever."""
    return None if written == NEVER else date.fromisoformat(written)


def hold_of(unit: str, row: tuple[str, int, str, int, int | None]) -> Hold:
    """Return the hold of a row."""
    id, number, account, amount, until = row
    return Hold(unit, id, number, account, amount, None if until is None else from_micros(until))
