"""Is a book what was written, and are its tables what it folds to?"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.ledger.auditing import booked_again
from community_gov.ledger.page import Page
from community_gov.ledger.transactions import Transaction
from community_gov.store.books import statements as sql
from community_gov.store.books.books import PAGE
from community_gov.store.books.shelf import CursorShelf
from community_gov.store.books.writing import UNDOES, Row, counted_row, lot_row, posting_rows
from community_gov.store.books.written import read_one
from community_gov.store.chain import genesis, transaction_hash
from community_gov.store.instants import to_micros
from community_gov.store.units import Units


class BookAudit:
    """The part of the store that `verify` asks about books."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def book_damage(self, place: str, unit: str) -> Sequence[Problem]:
        """Return what is wrong with a book, in this order: chain, bookings, other tables."""
        where, problems = f"{place}/{unit}", list[Problem]()
        chain = _Chain(place, unit, problems)
        with ExitStack() as stack:
            rows = _Rows(self._units, (place, unit), stack)
            try:
                page = booked_again(where, chain.checked(rows), problems)
                beside = () if problems else [*_beside(rows.cursor, place, unit, page, chain)]
            except CommunityGovError as error:
                return error.problems
        return problems or [Problem("ledger.beside", where, {"table": table}) for table in beside]


class _Rows:
    """The rows of a book, in pages; the last page and all that follows at one moment.

    Somebody may be booking all the while: what is compared is what stands at that moment.
    """

    def __init__(self, units: Units, book: tuple[str, str], stack: ExitStack) -> None:
        self._units, self._book, self._stack = units, book, stack
        self.cursor: sqlite3.Cursor

    def __iter__(self) -> Iterator[Row]:
        after = 0
        while len(rows := self._page(after)) == PAGE:
            yield from rows
            after = rows[-1][0]
        self.cursor = self._stack.enter_context(_one_moment(self._units))
        while rows := self.cursor.execute(sql.TRANSACTIONS, (*self._book, after, PAGE)).fetchall():
            yield from rows
            after = rows[-1][0]

    def _page(self, after: int) -> list[Row]:
        with self._units.reading() as cursor:
            return cursor.execute(sql.TRANSACTIONS, (*self._book, after, PAGE)).fetchall()


@contextmanager
def _one_moment(units: Units) -> Iterator[sqlite3.Cursor]:
    """Give a cursor that sees nothing of what is written meanwhile."""
    with units.reading() as cursor:
        cursor.execute("SAVEPOINT cg_moment")
        try:
            yield cursor
        finally:
            cursor.execute("RELEASE cg_moment")


def _beside(
    cursor: sqlite3.Cursor, place: str, unit: str, page: Page | None, chain: "_Chain"
) -> Iterator[str]:
    """Yield the tables that do not say what the transactions come to."""
    expected = _expected(place, page, chain)
    for table, statement in _AUDITED.items():
        found = cursor.execute(statement, (place, unit)).fetchall()
        if sorted(found) != sorted(expected[table]):
            yield table
    book = CursorShelf(cursor, place).book(unit)
    terms = page.book(unit).terms if page else book.terms
    head = chain.head if chain.number else ""
    if (book.number, book.hash, book.terms) != (chain.number, head, terms):
        yield "cg_book"


class _Chain:
    """Reads the rows of a book one by one and keeps what the other tables must say."""

    def __init__(self, place: str, unit: str, problems: list[Problem]) -> None:
        self._place, self._unit, self._problems = place, unit, problems
        self.number, self.head = 0, genesis(place, unit)
        self.postings: list[Row] = []

    def checked(self, rows: Iterable[Row]) -> Iterator[Transaction]:
        """Yield the transactions of rows that follow one another."""
        where = f"{self._place}/{self._unit}"
        for number, written, hash_, id, undoes in rows:
            hashed = transaction_hash(self._place, self._unit, number, self.head, written)
            if number != self.number + 1 or hashed != hash_:
                self._problems.append(Problem("ledger.altered", where, {"number": number}))
                return
            done = read_one(self._place, self._unit, number, written)
            of = done.order.of if done.kind in UNDOES else ""
            if (done.number, done.order.id, done.order.unit, of) != (
                number,
                id,
                self._unit,
                undoes,
            ):
                self._problems.append(Problem("ledger.altered", where, {"number": number}))
                return
            self.number, self.head = number, hash_
            self.postings += (row[2:] for row in posting_rows(self._place, done))
            yield done


_AUDITED = {
    "cg_posting": sql.AUDIT_POSTINGS,
    "cg_account": sql.AUDIT_ACCOUNTS,
    "cg_lot": sql.AUDIT_LOTS,
    "cg_hold": sql.AUDIT_HOLDS,
    "cg_counted": sql.AUDIT_COUNTED,
}


def _expected(place: str, page: Page | None, chain: _Chain) -> dict[str, list[Row]]:
    if page is None:
        return {table: [] for table in _AUDITED}
    return {
        "cg_posting": chain.postings,
        "cg_account": [(one.name, one.balance, int(one.closed)) for one in page.accounts.values()],
        "cg_lot": [lot_row(lot) for lot in page.lots.touched.values()],
        "cg_hold": [
            (one.id, one.number, one.account, one.amount, one.until and to_micros(one.until))
            for one in page.held.values()
            if one is not None
        ],
        "cg_counted": [counted_row(place, done, one)[2:] for done, one in page.counted],
    }
