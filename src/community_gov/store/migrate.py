"""The version of a database: made new, brought up to date, or refused."""

import sqlite3
import threading

from sqlalchemy import Connection

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.triggers import TRIGGERS

REVISIONS = ("0001", "0002", "0003", "0004")
"""All revisions that this version of the library knows, oldest first."""

VERSION_TABLE = "cg_alembic_version"

_SCRIPTS = "community_gov.store:migrations"

# Alembic keeps the migration that it is in the middle of in a global.
_ONE_AT_A_TIME = threading.Lock()


def revision(cursor: sqlite3.Cursor) -> str | None:
    """Return the revision that a database was made by, or None when it has none of our tables.

    Raises:
        StoreError: it was made by a newer version of this library.
    """
    named = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?"
    if not cursor.execute(named, (VERSION_TABLE,)).fetchone():
        return None
    found = cursor.execute("SELECT version_num FROM cg_alembic_version").fetchall()
    if not found:
        return None
    (number,) = found[0]
    if len(found) > 1 or number not in REVISIONS:
        raise StoreError(Problem("store.newer", params={"found": number, "known": REVISIONS[-1]}))
    return str(number)


def check(cursor: sqlite3.Cursor) -> None:
    """See that a database is what this version needs.

    Raises:
        StoreError: it is empty, older or newer, or lacks a guard.
    """
    found = revision(cursor)
    if found is None:
        raise StoreError(Problem("store.empty"))
    if found != REVISIONS[-1]:
        params = {"found": found, "known": REVISIONS[-1]}
        raise StoreError(Problem("store.older", params=params))
    rows = cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    there = dict(rows)
    missing = [name for name, sql in TRIGGERS.items() if there.get(name) != sql]
    if missing:
        problems = [Problem("store.trigger_missing", name, {"trigger": name}) for name in missing]
        raise StoreError(*problems)


def migrate(connection: Connection) -> None:
    """Bring a database up to date, inside the transaction that the connection is in."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", _SCRIPTS)
    config.attributes["connection"] = connection
    with _ONE_AT_A_TIME:
        command.upgrade(config, REVISIONS[-1])
