"""Opening a database: the settings that our promises rest on."""

import os
import sqlite3
import time
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import QueuePool, StaticPool

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.failures import busy

PATIENCE = 5.0
"""Seconds to wait for somebody else's write before giving up."""

_CONNECTIONS = 8
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
)


def in_memory(url: URL) -> bool:
    """Whether the database lives in this process only."""
    return url.database in (None, "", ":memory:")


def connect(url: str, patience: float = PATIENCE, *, read_only: bool = False) -> Engine:
    """Return an engine for a SQLite database; nothing is opened yet but a new file is made.

    Args:
        read_only: SQLite itself refuses to write, and no file is made.

    Raises:
        StoreError: it is no SQLite database, or the file cannot be made.
    """
    parsed = _for_reading(_parse(url)) if read_only else _parse(url)
    memory = in_memory(parsed)
    if not memory and "uri" not in parsed.query:
        _make_file(Path(str(parsed.database)))
    options: dict[str, Any] = {"isolation_level": None, "check_same_thread": False}
    # Each connection to memory would be a database of its own.
    pool = (
        {"poolclass": StaticPool}
        if memory
        else {"poolclass": QueuePool, "pool_size": _CONNECTIONS, "max_overflow": 0}
    )
    engine = create_engine(parsed, connect_args={**options, "timeout": patience}, **pool)
    event.listen(engine, "connect", lambda driver, _: _prepare(driver, patience))
    event.listen(engine, "begin", _begin)
    return engine


def _for_reading(parsed: URL) -> URL:
    """Return the address of the same file, for a connection that cannot write."""
    if in_memory(parsed) or "uri" in parsed.query:
        return parsed.update_query_dict({"mode": "ro"})
    file = f"file:{quote(str(parsed.database))}"
    return parsed.set(database=file).update_query_dict({"mode": "ro", "uri": "true"})


def _parse(url: str) -> URL:
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise StoreError(Problem("store.not_sqlite")) from None
    if parsed.drivername not in ("sqlite", "sqlite+pysqlite"):
        raise StoreError(Problem("store.not_sqlite", parsed.drivername))
    return parsed


def _make_file(path: Path) -> None:
    # Made before SQLite opens it, for us alone: its journals take over the mode.
    with suppress(FileExistsError):
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            raise
        except OSError as error:
            params = {"error": error.strerror or type(error).__name__}
            raise StoreError(Problem("store.cannot_open", str(path), params)) from error


def _prepare(driver: sqlite3.Connection, patience: float) -> None:
    for pragma in _PRAGMAS:
        driver.execute(pragma)
    (mode,) = driver.execute("PRAGMA journal_mode").fetchone()
    if mode not in ("wal", "memory"):
        _to_wal(driver, time.monotonic() + patience)


def _to_wal(driver: sqlite3.Connection, until: float) -> None:
    # SQLite does not wait by itself when another connection is changing the mode too.
    while True:
        try:
            driver.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if not busy(error) or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    # Deferred, a write that follows a read fails at once when somebody else wrote meanwhile.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
