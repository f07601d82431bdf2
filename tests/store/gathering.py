"""Threads that write at one moment, in an order that the test decides."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest
from attrs import define, field
from sqlalchemy import create_engine

from community_gov.store import SqliteStore

SECONDS = 20
"""No test waits longer for what should happen at once."""


@define
class Thread:
    """One that does something, and how it ended."""

    do: Callable[[], object]
    error: BaseException | None = None
    ended: bool = False
    _thread: threading.Thread = field(init=False)

    def start(self) -> "Thread":
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        return self

    def _run(self) -> None:
        try:
            self.do()
        except BaseException as error:
            self.error = error
        self.ended = True

    def join(self) -> "Thread":
        self._thread.join(SECONDS)
        assert self.ended, "it waits for ever"
        return self


def until(true: Callable[[], object]) -> None:
    end = time.monotonic() + SECONDS
    while not true():
        assert time.monotonic() < end, "it does not come"
        time.sleep(0.001)


@define
class Gathering:
    """Whoever leads stands still at first, so that others gather behind it."""

    store: SqliteStore
    _go: threading.Event = field(factory=threading.Event)
    _stands: threading.Event = field(factory=threading.Event)

    def begin(self, then: Callable[[sqlite3.Cursor], object] = lambda _: None) -> Thread:
        """Let one lead; its unit comes first and does `then` once it may go on."""

        def work(cursor: sqlite3.Cursor) -> object:
            self._stands.set()
            assert self._go.wait(SECONDS)
            return then(cursor)

        leader = Thread(lambda: self.store._units.write(work)).start()
        assert self._stands.wait(SECONDS)
        return leader

    def follow(self, do: Callable[[], object]) -> Thread:
        """Let one more stand in line, behind all who stand there."""
        before = len(self.store._units._line)  # type: ignore[attr-defined]
        thread = Thread(do).start()
        until(lambda: len(self.store._units._line) > before)  # type: ignore[attr-defined]
        return thread

    def go(self) -> None:
        self._go.set()


def together(store: SqliteStore, doings: Sequence[Callable[[], object]]) -> list[Thread]:
    """Do all of this in one group, in this order; return how each one ended."""
    gathering = Gathering(store)
    leader = gathering.begin()
    threads = [gathering.follow(do) for do in doings]
    gathering.go()
    assert leader.join().error is None
    return [thread.join() for thread in threads]


@define
class Watch:
    """What the writing connection was told, and what shall go wrong.

    Attributes:
        before: called with each statement before it is run.
        after: called with each statement once it was run.
    """

    seen: list[str] = field(factory=list)
    before: Callable[[str], None] = lambda _: None
    after: Callable[[str], None] = lambda _: None

    def count(self, statement: str) -> int:
        return self.seen.count(statement)


WATCH = Watch()


class _Cursor(sqlite3.Cursor):
    def execute(self, sql: str, *args: Any) -> "_Cursor":
        WATCH.seen.append(sql)
        WATCH.before(sql)
        super().execute(sql, *args)
        WATCH.after(sql)
        return self


class _Connection(sqlite3.Connection):
    def cursor(self, *args: Any) -> _Cursor:
        return super().cursor(_Cursor)


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    """Ask for this one before the store: its connections are watched."""

    def watched(url: Any, connect_args: Any, **more: Any) -> Any:
        return create_engine(url, connect_args={**connect_args, "factory": _Connection}, **more)

    monkeypatch.setattr("community_gov.store.engine.create_engine", watched)
    WATCH.__init__()  # type: ignore[misc]
    yield WATCH
    WATCH.__init__()  # type: ignore[misc]


def once(at: str, do: Callable[[], None]) -> Callable[[str], None]:
    """Do something at the first statement that begins like this, and never again."""
    left = [do]

    def meet(sql: str) -> None:
        if sql.startswith(at) and left:
            left.pop()()

    return meet


def failing(code: int) -> Callable[[], None]:
    def fail() -> None:
        error = sqlite3.OperationalError("nobody reads this")
        error.sqlite_errorcode = code
        raise error

    return fail


def interrupt() -> None:
    raise KeyboardInterrupt
