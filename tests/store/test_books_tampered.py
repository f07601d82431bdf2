"""Somebody writes into the books with SQL: `book_damage` sees it, whatever it was."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import LargeBinary, Text

from community_gov.domain.errors import DamagedHistory
from community_gov.ledger.terms import Expiry, Terms
from community_gov.store import SqliteStore, schema
from community_gov.store.books.written import terms_text
from community_gov.store.chain import genesis, transaction_hash

from ..ledger.orders import (
    POINTS,
    Desk,
    award,
    close,
    deduct,
    hold,
    refund,
    reverse,
    settle,
    transfer,
    void,
)

TABLES = (
    *(schema.book, schema.account, schema.transaction, schema.posting),
    *(schema.lot, schema.hold, schema.counted),
)
NOT_FOLDED = {("cg_account", "floor")}
"""What each booking sets anew from the terms; whoever changes it changes no balance."""

CELLS = [
    (table.name, column.name)
    for table in TABLES
    for column in table.columns
    if (table.name, column.name) not in NOT_FOLDED
]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Books in which every table has several rows."""
    file = tmp_path_factory.mktemp("kept") / "books.db"
    with SqliteStore.open(f"sqlite:///{file}") as store:
        desk = Desk(store, terms=Terms(Expiry("term", months=1), floor=-5))
        desk.book(award("a", "wang", 20, source="party-1"), award("b", "li", 20))
        desk.book(transfer("t", "wang", "zhao", 5))
        desk.book(deduct("d", "li", 2), reverse("r", "b", 3))
        until = desk.at + timedelta(days=2)
        parking = {"what": "points:parking", "count": 1}
        desk.book(hold("h1", "wang", 4, **parking), hold("h2", "li", 5, until=until))
        desk.book(hold("h3", "zhao", 2, **parking), hold("h4", "zhao", 1))
        desk.book(settle("s1", "h1", 3), void("v4", "h4"))
        desk.book(refund("f1", "s1", 1), close("c", "zhao"))
        desk.later(days=40)
        desk.terms = Terms()
        desk.book(award("e", "wang", 5, source="party-2"))
        desk.due("wang")
        assert desk.damage() == []
    return file


@pytest.fixture
def desk(kept: Path, file: Path) -> Iterator[Desk]:
    shutil.copy(kept, file)
    with SqliteStore.open(f"sqlite:///{file}") as store:
        yield Desk(store)


@pytest.fixture
def unguarded(desk: Desk, file: Path) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who takes the guards away first."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        triggers = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        for (name,) in raw.execute(triggers).fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        yield raw


def where(table: str, which: str) -> str:
    """A condition for the first or the last row of a table."""
    keys = [column.name for column in schema.metadata.tables[table].primary_key]
    order = ", ".join(f"{key} {'DESC' if which == 'last' else 'ASC'}" for key in keys)
    return f"({', '.join(keys)}) = (SELECT {', '.join(keys)} FROM {table} ORDER BY {order} LIMIT 1)"


def altered(table: str, column: str) -> str:
    """SQL that changes one byte or one number."""
    kind = schema.metadata.tables[table].columns[column].type
    if isinstance(kind, LargeBinary):
        return f"CAST(replace(CAST({column} AS TEXT), 'wang', 'wong') AS BLOB)"
    if isinstance(kind, Text):
        return f"CASE coalesce({column}, '') WHEN '' THEN 'x' ELSE substr({column}, 2) || 'x' END"
    return f"coalesce({column}, 0) + 1"


def test_the_books_are_in_order_before(desk: Desk) -> None:
    assert desk.damage() == []
    assert desk.store.books() == [("lane", POINTS)]


@pytest.mark.parametrize(("table", "column"), CELLS, ids=lambda one: str(one))
def test_a_value_is_changed(
    desk: Desk, unguarded: sqlite3.Connection, table: str, column: str
) -> None:
    sql = f"UPDATE {table} SET {column} = {altered(table, column)} WHERE {where(table, 'last')}"
    assert unguarded.execute(sql).rowcount == 1
    assert desk.damage() != []


@pytest.mark.parametrize("which", ["first", "last"])
@pytest.mark.parametrize("table", [table.name for table in TABLES])
def test_a_row_is_deleted(
    desk: Desk, unguarded: sqlite3.Connection, table: str, which: str
) -> None:
    assert unguarded.execute(f"DELETE FROM {table} WHERE {where(table, which)}").rowcount == 1
    assert desk.damage() != []
    assert desk.store.books() == [("lane", POINTS)], "a book without its row is looked at too"


@pytest.mark.parametrize("table", [table.name for table in TABLES if table is not schema.book])
def test_all_rows_are_deleted(desk: Desk, unguarded: sqlite3.Connection, table: str) -> None:
    unguarded.execute(f"DELETE FROM {table}")
    assert desk.damage() != []


@pytest.mark.parametrize("table", [one.name for one in TABLES if one is not schema.book])
def test_a_row_is_added(desk: Desk, unguarded: sqlite3.Connection, table: str) -> None:
    columns = schema.metadata.tables[table].columns.keys()
    new = {
        "name": "'zz'",
        "account": "'zz'",
        "id": "'zz'",
        "number": "number + 100",
        "source": "NULL",
    }
    values = ", ".join(new.get(column, column) for column in columns)
    names = ", ".join(columns)
    sql = f"INSERT INTO {table} ({names}) SELECT {values} FROM {table} WHERE {where(table, 'last')}"
    assert unguarded.execute(sql).rowcount == 1
    assert desk.damage() != []


@pytest.mark.parametrize("cut", [1, 2, 5])
def test_the_tail_is_cut_off(desk: Desk, unguarded: sqlite3.Connection, cut: int) -> None:
    for table in ("cg_transaction", "cg_posting", "cg_counted"):
        unguarded.execute(
            f"DELETE FROM {table} WHERE number > (SELECT number FROM cg_book) - ?", (cut,)
        )
    assert desk.damage() != []


@pytest.mark.parametrize("also", [(), ("hash",), ("hash", "id", "undoes")])
def test_two_transactions_are_swapped(
    desk: Desk, unguarded: sqlite3.Connection, also: tuple[str, ...]
) -> None:
    for column in ("written", *also):
        if column == "id":
            unguarded.execute("DROP INDEX ix_cg_transaction_id")
        unguarded.execute(
            f"UPDATE cg_transaction SET {column} = (SELECT {column} FROM cg_transaction AS other"
            " WHERE other.number = 5 - cg_transaction.number) WHERE number IN (2, 3)"
        )
    assert desk.damage() == ["ledger.altered"]


def test_an_honest_hash_over_a_dishonest_transaction(
    desk: Desk, unguarded: sqlite3.Connection
) -> None:
    """Who can make a chain anew still has to make all that follows from it."""
    rows = unguarded.execute("SELECT number, written FROM cg_transaction ORDER BY number")
    head = genesis("lane", POINTS)
    for number, written in rows.fetchall():
        forged = written.replace(b'"amount":20', b'"amount":21')
        head = transaction_hash("lane", POINTS, number, head, forged)
        unguarded.execute(
            "UPDATE cg_transaction SET written = ?, hash = ? WHERE number = ?",
            (forged, head, number),
        )
    unguarded.execute("UPDATE cg_book SET hash = ?", (head,))
    assert desk.damage() != []


@pytest.mark.parametrize("bytes_", [b"", b"{}", b"[]", b"\xff\xfe", b'{"number":1}'])
def test_what_cannot_be_read_is_said_and_not_stumbled_over(
    desk: Desk, unguarded: sqlite3.Connection, codes: Callable[..., list[str]], bytes_: bytes
) -> None:
    unguarded.execute("UPDATE cg_transaction SET written = ? WHERE id = 'a'", (bytes_,))
    assert desk.damage() == ["ledger.altered"]
    store = desk.store
    assert codes(DamagedHistory, store.transaction, "lane", POINTS, "a") == ["ledger.altered"]
    assert codes(DamagedHistory, list, store.transactions("lane", POINTS)) == ["ledger.altered"]
    assert codes(DamagedHistory, store.of_account, "lane", POINTS, "wang", 99) == ["ledger.altered"]
    assert codes(DamagedHistory, desk.book, award("a", "wang", 20)) == ["ledger.altered"]


def test_terms_that_cannot_be_read_are_said_too(
    desk: Desk, unguarded: sqlite3.Connection, codes: Callable[..., list[str]]
) -> None:
    unguarded.execute("UPDATE cg_book SET terms = 'never'")
    assert desk.damage() == ["ledger.beside"]
    assert codes(DamagedHistory, desk.book, award("n", "wang", 20)) == ["ledger.beside"]


def test_other_terms_than_were_booked(desk: Desk, unguarded: sqlite3.Connection) -> None:
    sql = "UPDATE cg_book SET terms = ?"
    unguarded.execute(sql, (terms_text(Terms()),))
    assert desk.damage() == []
    unguarded.execute(sql, (terms_text(Terms(floor=-9)),))
    assert desk.damage() == ["ledger.beside"]
