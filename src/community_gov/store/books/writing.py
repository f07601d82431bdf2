"""Write what a page has booked: rows of transactions, and what they change."""

import sqlite3
from collections.abc import Iterator
from typing import Any

from attrs import evolve

from community_gov.domain.errors import Conflict, Problem
from community_gov.ledger.orders import OrderKind
from community_gov.ledger.page import Counted, Page
from community_gov.ledger.transactions import Lot, Transaction
from community_gov.store.books import statements as sql
from community_gov.store.books.shelf import NEVER
from community_gov.store.books.written import terms_text, write
from community_gov.store.chain import genesis, transaction_hash
from community_gov.store.instants import to_micros

Row = tuple[Any, ...]
UNDOES = (OrderKind.REFUND, OrderKind.REVERSE)


def write_page(cursor: sqlite3.Cursor, place: str, page: Page) -> None:
    """Write a page, inside the unit in which it was booked.

    Raises:
        Conflict: an account or a lot is no longer as the page read it.
    """
    cursor.executemany(sql.INSERT_TRANSACTION, list(_chained(place, page)))
    cursor.executemany(
        sql.INSERT_POSTING, [row for done in page.booked for row in posting_rows(place, done)]
    )
    _write_accounts(cursor, place, page)
    _write_lots(cursor, place, page)
    _write_holds(cursor, place, page)
    cursor.executemany(
        sql.INSERT_COUNTED,
        [counted_row(place, done, one) for done, one in page.counted],
    )
    cursor.executemany(
        sql.SET_BOOK,
        [
            (place, unit, book.number, book.hash, terms_text(book.terms))
            for unit, book in page.books.items()
        ],
    )


def _chained(place: str, page: Page) -> Iterator[Row]:
    """Yield the rows of the transactions, each bound to the one before it in its book."""
    heads = {unit: book.hash or genesis(place, unit) for unit, book in page.books.items()}
    for done in page.booked:
        unit, written = done.order.unit, write(done)
        heads[unit] = transaction_hash(place, unit, done.number, heads[unit], written)
        undoes = done.order.of if done.kind in UNDOES else ""
        yield (place, unit, done.number, done.order.id, undoes, written, heads[unit])
    for unit, head in heads.items():
        page.books[unit] = evolve(page.books[unit], hash=head)


def posting_rows(place: str, done: Transaction) -> Iterator[Row]:
    """Yield the rows of a transaction's postings."""
    for one in done.postings:
        yield (place, done.order.unit, one.account, done.number, one.change, one.after)


def counted_row(place: str, done: Transaction, one: Counted) -> Row:
    """Return the row of what a transaction counts towards caps."""
    key = (place, done.order.unit, one.account, one.day.isoformat(), done.number)
    return (*key, one.what, one.amount, one.source or None, int(one.spent))


def _write_accounts(cursor: sqlite3.Cursor, place: str, page: Page) -> None:
    new: list[Row] = []
    moved: list[Row] = []
    for key, account in page.accounts.items():
        before, row = page.before[key], (account.balance, account.floor, int(account.closed))
        if before is None:
            new.append((place, *key, *row))
        elif before != account:
            moved.append((*row, place, *key, before.balance))
    cursor.executemany(sql.INSERT_ACCOUNT, new)
    _move(cursor, sql.MOVE_ACCOUNT, moved)


def _write_lots(cursor: sqlite3.Cursor, place: str, page: Page) -> None:
    new: list[Row] = []
    moved: list[Row] = []
    for (unit, key), lot in page.lots.touched.items():
        before = page.lots.before.get((unit, key))
        if before is None:
            new.append((place, unit, *lot_row(lot)))
        elif before.left != lot.left:
            moved.append((lot.left, place, unit, *key, before.left))
    cursor.executemany(sql.INSERT_LOT, new)
    _move(cursor, sql.MOVE_LOT, moved)


def _move(cursor: sqlite3.Cursor, statement: str, rows: list[Row]) -> None:
    """Change rows; each names what it must still find."""
    cursor.executemany(statement, rows)
    if rows and cursor.rowcount != len(rows):
        raise Conflict(Problem("ledger.moved"))


def lot_row(lot: Lot) -> Row:
    """Return the columns of a lot after those of its book."""
    last_day = NEVER if lot.last_day is None else lot.last_day.isoformat()
    return (*lot.key, lot.left, last_day, lot.carried)


def _write_holds(cursor: sqlite3.Cursor, place: str, page: Page) -> None:
    ended: list[Row] = []
    new: list[Row] = []
    for key, hold in page.held.items():
        if hold is None:
            ended.append((place, *key))
        else:
            until = None if hold.until is None else to_micros(hold.until)
            new.append((place, *key, hold.number, hold.account, hold.amount, until))
    cursor.executemany(sql.DELETE_HOLD, ended)
    cursor.executemany(sql.INSERT_HOLD, new)
