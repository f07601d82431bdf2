"""Whatever statement fails, and however: nothing half done, and the store goes on."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine

from community_gov.domain.errors import StoreError
from community_gov.services.ports import Change
from community_gov.store import SqliteStore

from .building import MORNING, change, claim, clock, hours, message, opened, receipt, sealed

TROUBLE: dict[str, Any] = {"left": None, "do": None, "seen": []}


class Cursor(sqlite3.Cursor):
    """A cursor whose Nth statement from now on goes wrong."""

    def execute(self, sql: str, *args: Any) -> "Cursor":
        _meet(sql)
        super().execute(sql, *args)
        return self

    def executemany(self, sql: str, *args: Any) -> "Cursor":
        _meet(sql)
        super().executemany(sql, *args)
        return self


class Connection(sqlite3.Connection):
    def cursor(self, *args: Any) -> Cursor:
        return super().cursor(Cursor)


def _meet(sql: str) -> None:
    if TROUBLE["left"] is None:
        return
    TROUBLE["seen"].append(sql)
    TROUBLE["left"] -= 1
    if TROUBLE["left"] == 0:
        TROUBLE["do"]()


def error(code: int) -> Callable[[], None]:
    def fail() -> None:
        raised = sqlite3.OperationalError("nobody reads this")
        raised.sqlite_errorcode = code
        raised.sqlite_errorname = f"SQLITE_{code}"
        raise raised

    return fail


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.fixture
def faulty(url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[SqliteStore]:
    def with_trouble(url: Any, connect_args: Any, **more: Any) -> Any:
        return create_engine(url, connect_args={**connect_args, "factory": Connection}, **more)

    monkeypatch.setattr("community_gov.store.engine.create_engine", with_trouble)
    with SqliteStore.open(url) as store:
        store.commit([opened("c1", clocks={"reply": clock(MORNING)}, claims=(claim("me"),))])
        yield store
    TROUBLE.update(left=None)


def unit(store: SqliteStore) -> list[Change]:
    """A unit that touches every table that `commit` writes, with several rows each."""
    case = store.case("lane", "c1")
    assert case is not None
    moved = change(
        case,
        state="mended",
        clocks={"next": clock(MORNING + hours(1))},
        values={"phone": sealed("138", "h1"), "name": sealed("张")},
        claims=(claim("me", "k2"),),
        releases=(claim("me", "k1"),),
        messages=(message("m1"), message("m2")),
    )
    return [moved, opened("c2", "harbour", values={"phone": sealed("139")})]


def failing_at(store: SqliteStore, number: int, do: Callable[[], None]) -> BaseException | None:
    changes = unit(store)
    TROUBLE.update(left=number, do=do, seen=[])
    try:
        store.commit(changes, receipt())
    except BaseException as raised:
        return raised
    finally:
        TROUBLE.update(left=None)
    return None


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        (error(sqlite3.SQLITE_IOERR), StoreError),
        (error(sqlite3.SQLITE_FULL), StoreError),
        (interrupt, KeyboardInterrupt),
    ],
    ids=["io", "full", "interrupt"],
)
def test_the_nth_statement_fails(
    faulty: SqliteStore,
    file: Path,
    dump: Callable[[Path], list[str]],
    do: Callable[[], None],
    expected: type[BaseException],
) -> None:
    before = dump(file)
    number = 1
    while (raised := failing_at(faulty, number, do)) is not None:
        assert isinstance(raised, expected)
        assert dump(file) == before, TROUBLE["seen"][-1]
        number += 1
    assert number > 15
    assert dump(file) != before
    assert faulty.damage("lane", "c1") == ()
    for table in ("case", "event", "value", "claim", "outbox", "receipt", "clock", "definition"):
        assert any(f"cg_{table} " in sql for sql in TROUBLE["seen"]), table


def test_a_lock_is_waited_for_and_then_reported(
    faulty: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert failing_at(faulty, 1, error(sqlite3.SQLITE_BUSY_SNAPSHOT)) is None
    busy = error(sqlite3.SQLITE_BUSY)

    def always() -> None:
        TROUBLE.update(left=1)
        busy()

    raised = failing_at(faulty, 1, always)
    assert isinstance(raised, StoreError)
    assert [problem.code for problem in raised.problems] == ["store.locked"]
    assert len(TROUBLE["seen"]) == 3


def test_a_lock_at_the_very_end_repeats_the_whole_unit(faulty: SqliteStore) -> None:
    assert failing_at(faulty, 10_000, interrupt) is None
    statements = len(TROUBLE["seen"])
    step = opened("c3", messages=(message("m9"),))
    TROUBLE.update(left=1000, do=interrupt, seen=[])
    faulty.commit([step])
    count = len(TROUBLE["seen"])
    TROUBLE.update(left=count, do=error(sqlite3.SQLITE_BUSY), seen=[])
    faulty.commit([opened("c4", messages=(message("m10"),))])
    TROUBLE.update(left=None)
    assert statements > count
    assert [sql for sql in TROUBLE["seen"] if sql in ("BEGIN IMMEDIATE", "COMMIT")] == [
        *("BEGIN IMMEDIATE", "COMMIT"),
        *("BEGIN IMMEDIATE", "COMMIT"),
    ]
    assert len(faulty.events("lane", "c4")) == 1


def test_an_error_is_told_by_its_code_and_not_by_its_text(faulty: SqliteStore) -> None:
    def looks_busy() -> None:
        raise sqlite3.OperationalError("database is locked")

    raised = failing_at(faulty, 3, looks_busy)
    assert isinstance(raised, StoreError)
    assert [problem.code for problem in raised.problems] == ["store.failed"]
    assert "locked" not in str(raised.problems)


def kill_yourself(url: str, number: int) -> None:
    """Run by the slow test below in a process of its own."""
    with pytest.MonkeyPatch.context() as patch:
        opener = faulty.__wrapped__(url, patch)  # type: ignore[attr-defined]
        store = next(opener)
        failing_at(store, number, lambda: os._exit(9))
        os._exit(0)


@pytest.mark.slow
def test_the_process_dies_at_the_nth_statement(
    tmp_path: Path, dump: Callable[[Path], list[str]]
) -> None:
    states = []
    for number in range(1, 60):
        file = tmp_path / f"{number}.db"
        script = (
            f"import sys; sys.path.insert(0, {str(Path(__file__).parent.parent)!r});"
            "from store.test_atomicity import kill_yourself;"
            f"kill_yourself('sqlite:///{file}', {number})"
        )
        code = subprocess.run([sys.executable, "-c", script], check=False).returncode
        with SqliteStore.open(f"sqlite:///{file}") as store:
            assert store.damage("lane", "c1") == ()
        states.append(dump(file))
        if code == 0:
            break
        assert code == 9
        assert states[-1] == states[0]
    assert len(states) > 15
    assert states[-1] != states[0]
