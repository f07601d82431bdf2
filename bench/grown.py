"""A book of any size, quickly: what the ledger would have written, without asking it row by row.

Each day each member earns ten points, sets five of them aside, and gets something for them. One
such day is booked by the ledger itself; all others are copies with other numbers. `verify` finds
nothing wrong with such a book, which the bench sees to for the small one.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from attrs import frozen
from points import EARNED, FUNDER, PLACE, SPENT, TERMS, UNIT, scattered, way

from community_gov.ledger.auditing import NothingYet
from community_gov.ledger.booking import book_all
from community_gov.ledger.page import Page
from community_gov.store import SqliteStore
from community_gov.store.books.written import terms_text, write
from community_gov.store.chain import genesis, transaction_hash

_TABLES = "('cg_transaction', 'cg_posting', 'cg_account', 'cg_lot', 'cg_counted')"
POSTINGS = 7
"""Two of the award, two of the hold, three of the settlement."""


@frozen
class Size:
    """How large a book is.

    Attributes:
        members: who has an account.
        days: on how many days each of them has earned and spent.
    """

    members: int
    days: int

    @property
    def postings(self) -> int:
        return self.members * self.days * POSTINGS

    @property
    def transactions(self) -> int:
        """How many there are; the first one wrote down the terms."""
        return 1 + self.members * self.days * 3

    def names(self) -> list[str]:
        """Return the accounts of the members."""
        return [scattered(number) for number in range(1, self.members + 1)]


def grow(file: Path, size: Size, first: datetime) -> None:
    """Make a database with one book.

    Args:
        first: the moment of the first day; all other days are at the same hour.
    """
    SqliteStore.upgrade(f"sqlite:///{file}")
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
        connection.execute(f"PRAGMA {pragma}").fetchall()
    guards = _taken_off(connection)
    connection.execute("BEGIN")
    _fill(connection, size, first)
    for guard in guards:
        connection.execute(guard)
    connection.execute("COMMIT")
    connection.execute("PRAGMA journal_mode = WAL").fetchall()
    connection.close()
    # What is still on its way to the disk would slow down whatever is measured next.
    os.sync()


def _taken_off(connection: sqlite3.Connection) -> list[str]:
    """Take off triggers and indexes; return the statements that put them back."""
    found = connection.execute(
        f"SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN {_TABLES} "
        "AND type IN ('index', 'trigger') AND sql IS NOT NULL ORDER BY type"
    ).fetchall()
    for kind, name, _ in found:
        connection.execute(f"DROP {kind} {name}")
    return [sql for _, _, sql in found]


def _fill(connection: sqlite3.Connection, size: Size, first: datetime) -> None:
    days = [first + timedelta(days=number) for number in range(size.days)]
    lasts = [TERMS.expiry.last_day(at.date()) for at in days]
    run = connection.execute
    run("CREATE TEMP TABLE day (c INTEGER PRIMARY KEY, day TEXT, last TEXT)")
    run("CREATE TEMP TABLE member (name TEXT PRIMARY KEY, m INT) WITHOUT ROWID")
    connection.executemany(
        "INSERT INTO day VALUES (?, ?, ?)",
        [
            (c, at.date().isoformat(), str(last))
            for c, (at, last) in enumerate(zip(days, lasts, strict=True))
        ],
    )
    names = size.names()
    connection.executemany(
        "INSERT INTO member VALUES (?, ?)", [(name, m) for m, name in enumerate(names)]
    )
    rows = _Rows(size, days)
    connection.executemany("INSERT INTO cg_transaction VALUES (?, ?, ?, ?, ?, ?, ?)", rows.all())
    run(
        "INSERT INTO cg_book VALUES (?, ?, ?, ?, ?)",
        (PLACE, UNIT, size.transactions, rows.head, terms_text(TERMS)),
    )
    run("CREATE TEMP TABLE leg (leg INTEGER PRIMARY KEY, account TEXT, change INT, step INT)")
    given = {"place": PLACE, "unit": UNIT, "members": size.members, "days": size.days}
    given |= {"earned": EARNED, "spent": SPENT, "total": size.members * size.days}
    for statement in _STATEMENTS:
        run(statement, {name: one for name, one in given.items() if f":{name}" in statement})
    for table in ("day", "member", "leg"):
        run(f"DROP TABLE temp.{table}")


_EACH = "FROM member CROSS JOIN day"
_FIRST = "2 + 3 * (c * :members + m)"
"""The number of the award of a member on a day; the hold and the settlement follow it."""

_STATEMENTS = (
    # Of the members: what they have after the award, after the hold, after the settlement.
    f"""INSERT INTO cg_posting
        WITH leg(leg, change, after) AS
            (VALUES (0, :earned, :earned), (1, -:spent, :earned - :spent), (2, 0, :earned - :spent))
        SELECT :place, :unit, name, {_FIRST} + leg, change, c * (:earned - :spent) + after
        {_EACH} CROSS JOIN leg""",
    f"""INSERT INTO cg_posting
        WITH RECURSIVE each(k) AS
            (SELECT 0 UNION ALL SELECT k + 1 FROM each WHERE k + 1 < :total)
        SELECT :place, :unit, '{FUNDER}', 4 + 3 * k, :spent, (k + 1) * :spent FROM each""",
    """INSERT INTO cg_posting
        WITH RECURSIVE each(k) AS
            (SELECT 0 UNION ALL SELECT k + 1 FROM each WHERE k + 1 < 2 * :total)
        SELECT :place, :unit, '@held', 3 + k / 2 * 3 + k % 2, :spent * (1 - 2 * (k % 2)),
            :spent * (1 - k % 2) FROM each""",
    """INSERT INTO cg_posting
        WITH RECURSIVE each(k) AS
            (SELECT 0 UNION ALL SELECT k + 1 FROM each WHERE k + 1 < :total)
        SELECT :place, :unit, '@issued', 2 + 3 * k, -:earned, -:earned * (k + 1) FROM each""",
    f"""INSERT INTO cg_account VALUES
        (:place, :unit, '{FUNDER}', :spent * :total, 0, 0), (:place, :unit, '@held', 0, 0, 0),
        (:place, :unit, '@issued', -:earned * :total, NULL, 0)""",
    """INSERT INTO cg_account
        SELECT :place, :unit, name, :days * (:earned - :spent), 0, 0 FROM member""",
    # The oldest points go first.
    f"""INSERT INTO cg_lot
        SELECT :place, :unit, name, {_FIRST}, 0,
            max(0, min(:earned, :earned * (c + 1) - :spent * :days)), last, 0 {_EACH}""",
    f"""INSERT INTO cg_counted
        WITH leg(leg, what, amount) AS (VALUES (0, 'points:patrol', :earned), (1, 'points:soap', 1))
        SELECT :place, :unit, name, day, {_FIRST} + leg, what, amount,
            CASE leg WHEN 0 THEN 'shift:' || printf('%08x%024x',
                ({_FIRST}) * 2654435761 & 0xFFFFFFFF, {_FIRST}) END, leg
        {_EACH} CROSS JOIN leg""",
)


class _Rows:
    """The rows of the transactions, each bound to the one before it.

    Attributes:
        head: the hash of the last one so far.
    """

    def __init__(self, size: Size, days: list[datetime]) -> None:
        self._size, self._days, self.head = size, days, genesis(PLACE, UNIT)

    def all(self) -> Iterator[tuple[Any, ...]]:
        yield self._row(1, "@terms/1", _booked(self._days[0])[0])
        members, names = self._size.members, self._size.names()
        for c, at in enumerate(self._days):
            templates = _copied(at, self._days[c // 2])
            for m, name in enumerate(names):
                k = c * members + m
                first = 2 + 3 * k
                ids = (scattered(first), scattered(first + 1), scattered(first + 2))
                given = {
                    "award": ids[0],
                    "hold": ids[1],
                    "settle": ids[2],
                    "member": name,
                    "first": first,
                    "second": first + 1,
                    "third": first + 2,
                    "lot": 2 + 3 * (c // 2 * members + m),
                    "earned": c * (EARNED - SPENT) + EARNED,
                    "spent": (c + 1) * (EARNED - SPENT),
                    "issued": -EARNED * (k + 1),
                    "paid": SPENT * (k + 1),
                }
                for leg, template in enumerate(templates):
                    yield self._row(first + leg, ids[leg], (template % given).encode())

    def _row(self, number: int, id: str, written: bytes) -> tuple[Any, ...]:
        self.head = transaction_hash(PLACE, UNIT, number, self.head, written)
        return (PLACE, UNIT, number, id, "", written, self.head)


def _booked(at: datetime) -> list[bytes]:
    """Return the bytes of the terms, and of one way, as the ledger itself books them."""
    page = Page(NothingYet(), at)
    orders = way("%(member)s", ("%(award)s", "%(hold)s", "%(settle)s"), at)
    book_all(page, orders, {UNIT: TERMS})
    return [write(done) for done in page.booked]


def _copied(at: datetime, earlier: datetime) -> list[str]:
    """Return the three transactions of a day, with names in the place of the numbers.

    Args:
        earlier: when the points were earned that are spent.
    """
    award, hold, settle = (json.loads(written) for written in _booked(at)[1:])
    award["number"] = award["made"][0]["number"] = "%(first)s"
    hold["number"], settle["number"] = "%(second)s", "%(third)s"
    (took,) = hold["took"]
    took["number"], took["last_day"] = "%(lot)s", str(TERMS.expiry.last_day(earlier.date()))
    after = {"%(member)s": "%(spent)s", "@issued": "%(issued)s", FUNDER: "%(paid)s"}
    for done in (award, hold, settle):
        for posting in done["postings"]:
            posting["after"] = after.get(posting["account"], posting["after"])
    award["postings"][1]["after"] = "%(earned)s"
    return [_numbers_bare(json.dumps(one, **_AS_STORED)) for one in (award, hold, settle)]


_AS_STORED: Any = {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": False}


def _numbers_bare(written: str) -> str:
    for name in ("first", "second", "third", "lot", "earned", "spent", "issued", "paid"):
        written = written.replace(f'"%({name})s"', f"%({name})s")
    return written
