"""The part of the store that keeps the books."""

import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from community_gov.ledger.booking import book_all, bring_up_to_date
from community_gov.ledger.page import Page
from community_gov.ledger.shelf import Shelf
from community_gov.ledger.transactions import Account, Book, Hold, Lot, Transaction
from community_gov.services.ports import Bookings, CountedSum
from community_gov.store.books import statements as sql
from community_gov.store.books.shelf import CursorShelf, hold_of
from community_gov.store.books.writing import write_page
from community_gov.store.books.written import read_one
from community_gov.store.instants import to_micros
from community_gov.store.units import Units

PAGE = 1000
_NEWEST = 2**62


class Books:
    """Fulfils the part of `community_gov.services.ports.Store` that is about books."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def book_orders(self, place: str, bookings: Bookings) -> Sequence[Transaction]:
        """Book orders in one atomic unit; see the port."""
        return self._units.write(lambda cursor: put_bookings(cursor, place, bookings))

    def book_due(self, place: str, unit: str, account: str, at: datetime) -> int:
        """Book what is overdue on an account; see the port."""

        def work(cursor: sqlite3.Cursor) -> int:
            page = Page(CursorShelf(cursor, place), at)
            bring_up_to_date(page, unit, account)
            write_page(cursor, place, page)
            return len(page.booked)

        return self._units.write(work)

    def due_accounts(
        self, now: datetime, today: date, limit: int
    ) -> Sequence[tuple[str, str, str]]:
        """Return place, unit and account of what is overdue in the books."""
        with self._units.reading() as cursor:
            return cursor.execute(sql.DUE, (to_micros(now), today.isoformat(), limit)).fetchall()

    def books(self) -> Sequence[tuple[str, str]]:
        """Return place and unit of every book."""
        with self._units.reading() as cursor:
            return cursor.execute(sql.BOOKS).fetchall()

    def book(self, place: str, unit: str) -> Book:
        """Return a book as it stands."""
        with self._units.reading() as cursor:
            return CursorShelf(cursor, place).book(unit)

    def account(self, place: str, unit: str, name: str) -> Account | None:
        """Return an account."""
        with self._units.reading() as cursor:
            return CursorShelf(cursor, place).account(unit, name)

    def accounts(self, place: str, unit: str) -> Sequence[Account]:
        """Return all accounts of a book, by name."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.ACCOUNTS, (place, unit)).fetchall()
        return [
            Account(unit, name, balance, floor, bool(shut)) for name, balance, floor, shut in rows
        ]

    def transaction(self, place: str, unit: str, id: str) -> Transaction | None:
        """Return what an order was booked as."""
        with self._units.reading() as cursor:
            return CursorShelf(cursor, place).transaction(unit, id)

    def transactions(self, place: str, unit: str, after: int = 0) -> Iterator[Transaction]:
        """Yield the transactions of a book, oldest first; see the port."""
        while True:
            with self._units.reading() as cursor:
                rows = cursor.execute(sql.TRANSACTIONS, (place, unit, after, PAGE)).fetchall()
            for number, written, *_ in rows:
                after = number
                yield read_one(place, unit, number, written)
            if len(rows) < PAGE:
                return

    def of_account(
        self, place: str, unit: str, account: str, limit: int, before: int | None = None
    ) -> Sequence[Transaction]:
        """Return the transactions of an account, the newest first."""
        where = (place, unit, account, before or _NEWEST, limit)
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.OF_ACCOUNT, where).fetchall()
        return [read_one(place, unit, number, written) for number, written in rows]

    def lots(self, place: str, unit: str, account: str) -> Sequence[Lot]:
        """Return the lots of an account in which something is left, in their turn."""
        with self._units.reading() as cursor:
            return list(CursorShelf(cursor, place).lots(unit, account))

    def holds(self, place: str, unit: str, account: str) -> Sequence[Hold]:
        """Return the holds on an account that have not ended."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.HOLDS, (place, unit, account)).fetchall()
        return sorted((hold_of(unit, row) for row in rows), key=lambda one: one.number)

    def counted_between(
        self, place: str, unit: str, since: date, until: date, account: str | None = None
    ) -> Sequence[CountedSum]:
        """Return what was counted between two days, by what and account."""
        days = (since.isoformat(), until.isoformat())
        one = () if account is None else (account,)
        statement = sql.COUNTED_BETWEEN if account is None else sql.COUNTED_OF
        with self._units.reading() as cursor:
            rows = cursor.execute(statement, (place, unit, *one, *days)).fetchall()
        return [CountedSum(*row) for row in rows]

    def booked_before(self, place: str, unit: str, moment: datetime) -> int:
        """Return the number of the last transaction before a moment; see the port."""
        with self._units.reading() as cursor:

            def at(number: int) -> datetime:
                ((written,),) = cursor.execute(sql.NUMBERED, (place, unit, number)).fetchall()
                return read_one(place, unit, number, written).at

            last = CursorShelf(cursor, place).book(unit).number
            return bisect_left(range(1, last + 1), moment, key=at)

    def balances_at(self, place: str, unit: str, number: int) -> Mapping[str, int]:
        """Return what the accounts of a book held after a transaction."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.BALANCES_AT, (number, place, unit)).fetchall()
        return {name: balance for name, balance in rows if balance is not None}

    def terms_changes(self, place: str, unit: str) -> Sequence[Transaction]:
        """Return the transactions by which the terms of a book were written down."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.TERMS_CHANGES, (place, unit)).fetchall()
        return [read_one(place, unit, number, written) for number, written in rows]


def put_bookings(cursor: sqlite3.Cursor, place: str, bookings: Bookings) -> Sequence[Transaction]:
    """Book orders inside a unit.

    Raises:
        InvalidInput, Refused, Conflict, NotFound: as `book_all`.
    """
    shelf: Shelf = CursorShelf(cursor, place)
    page = Page(shelf, bookings.at)
    done = book_all(page, bookings.orders, bookings.terms)
    if page.booked:
        write_page(cursor, place, page)
    return done
