"""How a host hands in its connection: SQLAlchemy's, the driver's, or a function that gives one."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from functools import partial
from typing import Any

from sqlalchemy import Connection, create_engine
from sqlalchemy.pool import StaticPool

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.host_units import Atomic, HostUnits

HostConnection = Connection | sqlite3.Connection | Callable[[], sqlite3.Connection]
"""A connection of SQLAlchemy or of Python's own module, or a function that returns the latter."""


def host_units(connection: HostConnection, atomic: Atomic | None = None) -> HostUnits:
    """Return the units of a host.

    Raises:
        StoreError: the connection is not SQLite, through Python's own module.
    """
    if isinstance(connection, Connection):
        _of_sqlalchemy(connection)
        own = partial(_begun, connection)
        return HostUnits(partial(_of_sqlalchemy, connection), atomic or own)
    return HostUnits(partial(driver_of, connection), atomic or nullcontext)


def driver_of(connection: HostConnection) -> sqlite3.Connection:
    """Return the driver's connection under a host's.

    Raises:
        StoreError: it is not SQLite, through Python's own module.
    """
    if isinstance(connection, Connection):
        return _of_sqlalchemy(connection)
    # A connection of the driver can be called too, and would take that for a statement.
    driver: object = connection if isinstance(connection, sqlite3.Connection) else connection()
    if not isinstance(driver, sqlite3.Connection):
        raise StoreError(Problem("store.not_sqlite", type(driver).__module__))
    return driver


def _of_sqlalchemy(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise StoreError(Problem("store.not_sqlite", connection.dialect.name))
    return driver


@contextmanager
def _begun(connection: Connection) -> Iterator[None]:
    """Let SQLAlchemy begin, which it does by itself only when it is given a statement."""
    if not connection.in_transaction():
        connection.exec_driver_sql("SELECT 1").close()
    yield


@contextmanager
def for_migrations(connection: HostConnection) -> Iterator[Connection]:
    """Give a connection of SQLAlchemy, in which migrations are written, over a host's."""
    if isinstance(connection, Connection):
        yield connection
        return
    lent = _Lent(driver_of(connection))
    engine = create_engine("sqlite://", creator=lambda: lent, poolclass=StaticPool)
    with engine.connect() as ours:
        yield ours
    engine.dispose()


class _Lent:
    """A driver's connection that SQLAlchemy may use, and neither end, close nor change."""

    def __init__(self, driver: sqlite3.Connection) -> None:
        self._driver = driver

    def __getattr__(self, name: str) -> Any:
        return getattr(self._driver, name)

    def cursor(self) -> sqlite3.Cursor:
        cursor = self._driver.cursor()
        cursor.row_factory = None
        return cursor

    def create_function(self, *_: object, **__: object) -> None:
        pass

    def commit(self) -> None:
        pass

    def rollback(self) -> None:
        pass

    def close(self) -> None:
        pass
