"""No query of a book reads all of it: each goes down an index, beyond place and unit."""

import sqlite3

import pytest

from community_gov.store import SqliteStore
from community_gov.store.books import statements as sql

WHOLE = ("TRANSACTIONS", "ACCOUNTS", "BALANCES_AT", "BOOKS", "COUNTED_BETWEEN")
"""What is asked for is the whole book, its accounts, or a stretch of days."""

ONE = sorted(
    name
    for name, statement in vars(sql).items()
    if name.isupper() and str(statement).startswith("SELECT")
    if name not in WHOLE and not name.startswith("AUDIT")
)


@pytest.mark.parametrize("name", ONE)
def test_a_query_goes_down_an_index(name: str, store: SqliteStore, raw: sqlite3.Connection) -> None:
    query = getattr(sql, name)
    rows = raw.execute("EXPLAIN QUERY PLAN " + query, (1,) * query.count("?")).fetchall()
    plan = [row[3] for row in rows]
    assert plan
    everything = ("(place=? AND unit=?)",) if name != "BOOK" else ()
    assert not [one for one in plan if one.startswith("SCAN") or one.endswith(everything)]
