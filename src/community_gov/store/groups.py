"""Units of one process that are ready at the same moment share one transaction, and one sync.

Whoever finds nobody writing leads: begins, carries out what waits, its own unit among it, commits,
and tells everybody how it ended. No thread is kept for this, and nobody waits for others to come.
"""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Lock
from time import monotonic
from typing import Any, TypeVar

from attrs import define, field, frozen

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.failures import busy

Result = TypeVar("Result")
Work = Callable[[sqlite3.Cursor], Result]

MEMBERS = 64
"""So many units share a transaction at most."""

SECONDS = 0.05
"""After so long nobody joins any more: other processes wait for the same lock."""


@frozen
class Outcome:
    """How a unit ended: with a result, or with an error."""

    result: Any = None
    error: Exception | None = None

    def unwrap(self) -> Any:
        """Return the result or raise the error."""
        if self.error is not None:
            raise self.error
        return self.result


@define(eq=False)
class Member:
    """A unit that waits to be written.

    Attributes:
        taken: whether it is in the hands of whoever leads, and can no longer be withdrawn.
        outcome: how it ended; what it says is durable.
    """

    work: Work[Any]
    taken: bool = False
    outcome: Outcome | None = None
    _calls: "SimpleQueue[None]" = field(factory=SimpleQueue, repr=False)

    def call(self) -> None:
        """Wake up the thread of this unit."""
        self._calls.put(None)

    def wait(self, seconds: float) -> None:
        """Wait to be called, but no longer than this."""
        with suppress(Empty):
            self._calls.get(timeout=seconds)


class Line:
    """The units that wait, in the order in which they came."""

    def __init__(self) -> None:
        self._gate = Lock()
        self._members: list[Member] = []

    def __len__(self) -> int:
        return len(self._members)

    def join(self, member: Member) -> None:
        """Stand at the end."""
        with self._gate:
            self._members.append(member)

    def leave(self, member: Member) -> bool:
        """Withdraw a unit; return False when it is too late for that."""
        with self._gate:
            if member.taken or member not in self._members:
                return False
            self._members.remove(member)
        self.call()
        return True

    def take(self, place: int) -> Member | None:
        """Return who stands at a place, counted from 0, and take it in hand."""
        with self._gate:
            if place >= len(self._members):
                return None
            member = self._members[place]
            member.taken = True
            return member

    def taken(self) -> list[Member]:
        """Return the units that are in hand."""
        with self._gate:
            return [one for one in self._members if one.taken]

    def tell(self, outcomes: Iterable[tuple[Member, Outcome]]) -> None:
        """Let units go that have ended."""
        outcomes = tuple(outcomes)
        with self._gate:
            for member, outcome in outcomes:
                member.outcome = outcome
            self._members = [one for one in self._members if one.outcome is None]
        for member, _ in outcomes:
            member.call()

    def put_back(self) -> None:
        """Take nothing in hand any more; what has not ended waits on, at its place."""
        if self._members:
            with self._gate:
                for member in self._members:
                    member.taken = False

    def call(self) -> None:
        """Wake up whoever is first."""
        for member in self._members[:1]:
            member.call()


class Undone(Exception):
    """The transaction is over, because of one unit; all others are as if they had never run."""

    def __init__(self, member: Member, error: Exception) -> None:
        super().__init__(member, error)
        self.member = member
        self.error = error


class Group:
    """One transaction with the units that wait; who leads runs it in its own thread."""

    def __init__(self, driver: sqlite3.Connection, line: Line) -> None:
        self._driver = driver
        self._cursor = driver.cursor()
        self._line = line
        self._ended: list[tuple[Member, Outcome]] = []

    def write(self) -> None:
        """Carry out what waits, commit, and tell everybody.

        Nobody is told anything before the commit: an error, too, may rest on what another unit
        of the group has written.

        Raises:
            Undone: one unit has failed in such a way that all is to be rolled back.
            StoreError: a unit has ended the transaction in silence; nobody's rows are sure.
            sqlite3.Error: the database could not carry it out.
        """
        self._cursor.execute("BEGIN IMMEDIATE")
        until = monotonic() + SECONDS
        while member := self._next(until):
            self._ended.append((member, self._carry_out(member)))
        self._commit()

    def _next(self, until: float) -> Member | None:
        count = len(self._ended)
        if count and (count == MEMBERS or monotonic() > until):
            return None
        return self._line.take(count)

    def _carry_out(self, member: Member) -> Outcome:
        # The first needs no savepoint: when it fails, there is nothing to be kept.
        inner = bool(self._ended)
        if inner:
            self._cursor.execute("SAVEPOINT cg_unit")
        try:
            result = member.work(self._cursor)
        except Exception as error:
            if busy(error):
                raise
            if inner and self._taken_back():
                return Outcome(error=error)
            raise Undone(member, error) from error
        still_inside(self._driver)
        if inner:
            self._cursor.execute("RELEASE cg_unit")
        return Outcome(result)

    def _taken_back(self) -> bool:
        # After some errors, such as a full disk, SQLite has rolled back everything by itself.
        try:
            self._cursor.execute("ROLLBACK TO cg_unit")
            self._cursor.execute("RELEASE cg_unit")
        except sqlite3.Error:
            return False
        return True

    def _commit(self) -> None:
        try:
            self._cursor.execute("COMMIT")
            self._line.tell(self._ended)
        except sqlite3.Error:
            raise
        except BaseException:
            # Whoever stops the program most likely does so while the disk is waited for. What
            # was committed by then stays, and the others must hear of it.
            if not self._driver.in_transaction:
                self._line.tell(self._ended)
            raise


def still_inside(driver: sqlite3.Connection) -> None:
    """Refuse to go on after a statement that has ended the transaction in silence.

    Raises:
        StoreError: what follows would be written by itself.
    """
    if not driver.in_transaction:
        raise StoreError(Problem("store.transaction_lost"))
