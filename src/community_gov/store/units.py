"""Units of work: in a database of our own, or inside a host's transaction."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import PoolProxiedConnection, StaticPool

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.failures import busy, failed

Result = TypeVar("Result")
Work = Callable[[sqlite3.Cursor], Result]

ATTEMPTS = 3
"""How often a unit is tried while others hold the lock; each try waits by itself."""


class Units(Protocol):
    """Where statements run.

    Attributes:
        lasting: whether what was written stays once `write` has returned.
    """

    lasting: bool

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor for one statement that reads."""

    def write(self, work: Work[Result]) -> Result:
        """Do all of the work or nothing of it."""

    def close(self) -> None:
        """Let go of what was opened here."""


class OwnUnits:
    """Units in a database that the store opened itself."""

    lasting = True

    def __init__(self, engine: Engine, patience: float) -> None:
        self._engine = engine
        self._patience = patience
        self._where = engine.url.database or ""
        # Threads of one process queue here, in order, and not in SQLite's own unfair waiting.
        self._writers = threading.Lock()
        self._held: PoolProxiedConnection | None = None
        self._shared = isinstance(engine.pool, StaticPool)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor for one statement that reads."""
        if self._shared:
            self._wait()
        try:
            connection = self._engine.raw_connection()
            try:
                yield _driver(connection).cursor()
            finally:
                connection.close()
        except (sqlite3.Error, SQLAlchemyError) as error:
            raise failed(error, self._where) from error
        finally:
            if self._shared:
                self._writers.release()

    def write(self, work: Work[Result]) -> Result:
        """Do all of the work in one transaction; try again while others hold the lock.

        Raises:
            StoreError: the database is locked, or could not carry it out.
        """
        self._wait()
        try:
            return self._tried(work)
        except (sqlite3.Error, SQLAlchemyError) as error:
            raise failed(error, self._where) from error
        finally:
            self._writers.release()

    def _wait(self) -> None:
        if not self._writers.acquire(timeout=self._patience * ATTEMPTS):
            raise StoreError(Problem("store.locked", self._where))

    def _tried(self, work: Work[Result]) -> Result:
        for _ in range(ATTEMPTS - 1):
            try:
                return self._once(work)
            except sqlite3.OperationalError as error:
                if not busy(error):
                    raise
        return self._once(work)

    def _once(self, work: Work[Result]) -> Result:
        driver = self._writer()
        cursor = driver.cursor()
        try:
            cursor.execute("BEGIN IMMEDIATE")
            result = work(cursor)
            _still_inside(driver)
            cursor.execute("COMMIT")
        except BaseException:
            self._roll_back(driver)
            raise
        return result

    def _writer(self) -> sqlite3.Connection:
        # Kept between units: to fetch it each time costs as much as a small write.
        if self._held is None:
            self._held = self._engine.raw_connection()
        return _driver(self._held)

    def _roll_back(self, driver: sqlite3.Connection) -> None:
        try:
            driver.rollback()
        except sqlite3.Error:
            if self._held is not None:
                self._held.invalidate()
            self._held = None

    def close(self) -> None:
        """Close all connections."""
        with self._writers:
            if self._held is not None:
                self._held.close()
            self._held = None
        self._engine.dispose()


def _driver(connection: PoolProxiedConnection) -> sqlite3.Connection:
    driver = connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


def _still_inside(driver: sqlite3.Connection) -> None:
    # Some statements end a transaction in silence; what follows would be written by itself.
    if not driver.in_transaction:
        raise StoreError(Problem("store.transaction_lost"))


class HostUnits:
    """Units inside the transaction of a host's own connection.

    Nothing is begun for good, committed, rolled back or closed here: isolation, durability and
    trying again are the host's. A unit is a savepoint, so one that is refused leaves nothing.
    """

    lasting = False

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor for one statement that reads."""
        try:
            yield self._cursor()
        except sqlite3.Error as error:
            raise failed(error) from error

    def write(self, work: Work[Result]) -> Result:
        """Do all of the work inside the host's transaction, or nothing of it.

        Raises:
            StoreError: there is no transaction, or the database could not carry it out.
        """
        try:
            cursor = self._cursor()
            self._enter_transaction(cursor)
            cursor.execute("SAVEPOINT cg_unit")
            try:
                result = work(cursor)
                _still_inside(cursor.connection)
            except BaseException:
                if cursor.connection.in_transaction:
                    cursor.execute("ROLLBACK TO cg_unit")
                    cursor.execute("RELEASE cg_unit")
                raise
            cursor.execute("RELEASE cg_unit")
        except sqlite3.Error as error:
            raise failed(error) from error
        return result

    def close(self) -> None:
        """Leave the connection to the host."""

    def _cursor(self) -> sqlite3.Cursor:
        driver = driver_of(self._connection)
        cursor = driver.cursor()
        cursor.row_factory = None
        return cursor

    def _enter_transaction(self, cursor: sqlite3.Cursor) -> None:
        """Make sure that the host's transaction is open before a savepoint is.

        SQLAlchemy says that a transaction has begun before the driver begins it: Python's
        module puts that off until the first row is written. A savepoint that came first would
        be the whole transaction, and its release a commit.
        """
        if not self._connection.in_transaction():
            self._connection.exec_driver_sql("SELECT 1").close()
        driver = cursor.connection
        if driver.in_transaction:
            return
        if driver.isolation_level is None:
            raise StoreError(Problem("store.host_connection", params={"lacks": "BEGIN"}))
        cursor.execute("BEGIN IMMEDIATE")


def driver_of(connection: Connection) -> sqlite3.Connection:
    """Return the driver's connection under a host's.

    Raises:
        StoreError: it is not SQLite, through Python's own module.
    """
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        raise StoreError(Problem("store.not_sqlite", connection.dialect.name))
    return driver
