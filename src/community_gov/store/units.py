"""Units of work, and how they run in a database of our own."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from time import monotonic
from typing import Protocol

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import PoolProxiedConnection, StaticPool

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.failures import busy, failed
from community_gov.store.groups import Group, Line, Member, Outcome, Result, Undone, Work

ATTEMPTS = 3
"""How often a unit is tried while others hold the lock; each try waits by itself."""

_MOMENT = 0.1
"""Seconds after which a thread looks by itself whether it is its turn, should a call get lost."""


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
        # Threads of one process stand in line here, in order, and not in SQLite's own unfair
        # waiting. Whoever has this lock has the connection that writes.
        self._writers = threading.Lock()
        self._line = Line()
        self._held: PoolProxiedConnection | None = None
        self._shared = isinstance(engine.pool, StaticPool)

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        """Give a cursor for one statement that reads."""
        with self._alone() if self._shared else nullcontext():
            try:
                connection = self._engine.raw_connection()
                try:
                    yield _driver(connection).cursor()
                finally:
                    connection.close()
            except (sqlite3.Error, SQLAlchemyError) as error:
                raise failed(error, self._where) from error

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._writers.acquire(timeout=self._patience * ATTEMPTS):
            raise StoreError(Problem("store.locked", self._where))
        try:
            yield
        finally:
            self._writers.release()
            self._line.call()

    def write(self, work: Work[Result]) -> Result:
        """Do all of the work or nothing of it; try again while others hold the lock.

        Work of other threads that is ready at the same moment shares the transaction. Each has
        its own result or error, and nobody hears of it before it is on the disk. The work may
        be done by another thread, and more than once.

        Raises:
            StoreError: the database is locked, or could not carry it out.
        """
        member = Member(work)
        try:
            outcome = self._outcome(member)
        except BaseException:
            self._line.leave(member)
            raise
        try:
            result: Result = outcome.unwrap()
        except (sqlite3.Error, SQLAlchemyError) as error:
            raise failed(error, self._where) from error
        return result

    def _outcome(self, member: Member) -> Outcome:
        until = monotonic() + self._patience * ATTEMPTS
        self._line.join(member)
        while member.outcome is None:
            # In memory, those who read take the same lock, and would always be faster.
            if self._writers.acquire(timeout=_MOMENT if self._shared else 0):
                try:
                    if member.outcome is None:
                        self._lead(member)
                finally:
                    self._writers.release()
                    self._line.call()
            elif monotonic() > until and self._line.leave(member):
                raise StoreError(Problem("store.locked", self._where))
            else:
                member.wait(_MOMENT)
        return member.outcome

    def _lead(self, member: Member) -> None:
        """Write what waits; an error that hits all of the transaction is told to all of it."""
        try:
            self._tried()
        except (sqlite3.Error, SQLAlchemyError, StoreError) as error:
            hit = self._line.taken() or [member]
            self._line.tell([(one, Outcome(error=self._own(error))) for one in hit])
        finally:
            self._line.put_back()

    def _own(self, error: sqlite3.Error | SQLAlchemyError | StoreError) -> StoreError:
        # One for each thread: to raise an error is to write into it.
        if isinstance(error, StoreError):
            return StoreError(*error.problems)
        own = failed(error, self._where)
        own.__cause__ = error
        return own

    def _tried(self) -> None:
        for _ in range(ATTEMPTS - 1):
            try:
                return self._once()
            except sqlite3.OperationalError as error:
                if not busy(error):
                    raise
        return self._once()

    def _once(self) -> None:
        driver = self._writer()
        try:
            Group(driver, self._line).write()
        except Undone as undone:
            self._roll_back(driver)
            self._line.tell([(undone.member, Outcome(error=undone.error))])
        except BaseException:
            self._roll_back(driver)
            raise

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
