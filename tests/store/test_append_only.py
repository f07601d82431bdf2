"""What was written stays, whoever asks SQLite to forget it."""

import sqlite3
from collections.abc import Callable

import pytest

from community_gov.domain.errors import StoreError
from community_gov.services.ports import Opening
from community_gov.store import SqliteStore, schema
from community_gov.store.triggers import TRIGGERS

from ..ledger.orders import Desk, award
from .building import HERE, MORNING, opened, sealed

TABLES = (
    *("cg_event", "cg_value", "cg_opening"),
    *("cg_transaction", "cg_posting", "cg_counted"),
)


@pytest.fixture
def filled(store: SqliteStore) -> SqliteStore:
    store.commit([opened(values={"phone": sealed("138")})])
    store.note_opening(HERE, [Opening("c1", "phone", "p2", "clerk", "calling back", MORNING)])
    Desk(store, place=HERE).book(award("a", "wang", 10, source="party-1"))
    return store


@pytest.mark.parametrize("recursive", ["ON", "OFF"])
@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {} SET place = 'elsewhere'",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {} SELECT * FROM {}",
        "INSERT OR IGNORE INTO {} SELECT * FROM {}",
        "REPLACE INTO {} SELECT * FROM {}",
        "UPDATE OR REPLACE {} SET place = place",
    ],
)
def test_append_only(
    filled: SqliteStore, raw: sqlite3.Connection, table: str, sql: str, recursive: str
) -> None:
    raw.execute(f"PRAGMA recursive_triggers = {recursive}")
    before = raw.execute(f"SELECT * FROM {table}").fetchall()
    with pytest.raises(sqlite3.IntegrityError) as caught:
        raw.execute(sql.format(table, table))
    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_TRIGGER
    assert raw.execute(f"SELECT * FROM {table}").fetchall() == before != []


@pytest.mark.parametrize(
    ("table", "moved"),
    [
        ("cg_transaction", {"number": "number + 100"}),
        ("cg_transaction", {"id": "id || '-'"}),
        ("cg_counted", {"number": "number + 100", "day": "'2030-01-01'"}),
        ("cg_counted", {"source": "NULL"}),
    ],
    ids=["same id", "same number", "same source", "same day and number"],
)
def test_nor_is_it_replaced_by_what_shares_one_key(
    filled: SqliteStore, raw: sqlite3.Connection, table: str, moved: dict[str, str]
) -> None:
    names = schema.metadata.tables[table].columns.keys()
    before = raw.execute(f"SELECT * FROM {table}").fetchall()
    values = ", ".join(moved.get(name, name) for name in names)
    with pytest.raises(sqlite3.IntegrityError) as caught:
        raw.execute(f"INSERT OR REPLACE INTO {table} SELECT {values} FROM {table}")
    assert caught.value.sqlite_errorcode == sqlite3.SQLITE_CONSTRAINT_TRIGGER
    assert raw.execute(f"SELECT * FROM {table}").fetchall() == before


@pytest.mark.parametrize("name", TRIGGERS)
def test_a_database_without_a_guard_is_not_opened(
    filled: SqliteStore,
    raw: sqlite3.Connection,
    url: str,
    codes: Callable[..., list[str]],
    name: str,
) -> None:
    raw.execute(f"DROP TRIGGER {name}")
    with pytest.raises(StoreError) as caught:
        SqliteStore.open(url)
    (problem,) = caught.value.problems
    assert (problem.code, problem.where) == ("store.trigger_missing", name)


def test_a_guard_that_does_nothing_counts_as_missing(
    filled: SqliteStore, raw: sqlite3.Connection, url: str, codes: Callable[..., list[str]]
) -> None:
    raw.execute("DROP TRIGGER cg_event_no_update")
    raw.execute("CREATE TRIGGER cg_event_no_update BEFORE UPDATE ON cg_event BEGIN SELECT 1; END")
    assert codes(StoreError, SqliteStore.open, url) == ["store.trigger_missing"]
