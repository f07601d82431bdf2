"""Units of work inside a host's transaction."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.failures import failed
from community_gov.store.groups import Result, Work, still_inside


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
                still_inside(cursor.connection)
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
