"""Units of work inside a host's transaction."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.failures import failed
from community_gov.store.groups import Result, Work, still_inside

Driver = Callable[[], sqlite3.Connection]
"""Gives the host's connection: always the same one, or that of the thread which asks."""

Atomic = Callable[[], AbstractContextManager[object]]
"""What the host puts around all that is to be written together."""


class HostUnits:
    """Units inside the transaction of a host's own connection.

    Nothing is begun for good, committed, rolled back or closed here: isolation, durability and
    trying again are the host's. A unit is a savepoint, so one that is refused leaves nothing.
    """

    lasting = False

    def __init__(self, driver: Driver, atomic: Atomic) -> None:
        self._driver = driver
        self._atomic = atomic

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
        with self._atomic():
            try:
                return self._written(work)
            except sqlite3.Error as error:
                raise failed(error) from error

    def close(self) -> None:
        """Leave the connection to the host."""

    def _cursor(self) -> sqlite3.Cursor:
        cursor = self._driver().cursor()
        cursor.row_factory = None
        return cursor

    def _written(self, work: Work[Result]) -> Result:
        cursor = self._cursor()
        refuse_without_foreign_keys(cursor)
        _enter_transaction(cursor)
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
        return result


def refuse_without_foreign_keys(cursor: sqlite3.Cursor) -> None:
    """See that the host's connection holds what the tables promise one another.

    Raises:
        StoreError: it does not.
    """
    ((foreign_keys,),) = cursor.execute("PRAGMA foreign_keys").fetchall()
    if not foreign_keys:
        raise _lacks("PRAGMA foreign_keys = ON")


def _enter_transaction(cursor: sqlite3.Cursor) -> None:
    """Make sure that the host's transaction is open before a savepoint is.

    Python's module puts it off until the first row is written. A savepoint that came first would
    be the whole transaction, and its release a commit.
    """
    driver = cursor.connection
    if driver.in_transaction:
        return
    # Since Python 3.12 a connection can also say by `autocommit` that it begins nothing.
    if driver.isolation_level is None or getattr(driver, "autocommit", None) is True:
        raise _lacks("BEGIN")
    cursor.execute("BEGIN IMMEDIATE")


def _lacks(what: str) -> StoreError:
    return StoreError(Problem("store.host_connection", params={"lacks": what}))
