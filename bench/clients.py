"""Many threads on one file: through our group commit, alone, and with bare sqlite3."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Barrier, Thread
from time import perf_counter
from typing import Any

from attrs import frozen
from families import COMMANDS, Families, Units
from machine_facts import Disk
from recording import Bare, Recorder, Statement, contents
from street import main_path
from timing import Row, Variant, interleave, row

from community_gov.services.ports import Change
from community_gov.store import SqliteStore

THREADS = 64


@frozen
class Crowd:
    """How much is measured.

    Attributes:
        rounds: how often everything is run.
        cases: how many cases each of the threads moves; who is alone moves as many as eight.
    """

    rounds: int
    cases: int


def measure(folder: Path, crowd: Crowd) -> tuple[list[Row], list[str]]:
    """Measure many threads against one of ours, and against many of sqlite3."""
    folder.mkdir()
    disk = Disk(folder)
    (folder / "model").mkdir()
    arena = Arena(folder, Families(main_path(folder / "model")), crowd)
    variants: dict[str, Variant] = {
        "many": arena.many,
        "one": arena.one,
        "sqlite3": arena.bare,
        "disk": disk.writes,
    }
    taken = interleave(variants, crowd.rounds, arena.prepare)
    arena.close()
    rows = [
        row("durable/clients64/vs-sqlite3", taken, "many", "sqlite3"),
        row("durable/clients64/vs-one", taken, "many", "one", goal="<= 0.5"),
    ]
    return rows, [disk.line(taken["disk"], "durable/clients64")]


class Arena:
    """The store, and bare sqlite3 with a connection for each thread."""

    def __init__(self, folder: Path, families: Families, crowd: Crowd) -> None:
        self._folder, self._families, self._crowd = folder, families, crowd
        self._store = SqliteStore.open(f"sqlite:///{folder / 'ours.db'}")
        self._alone = SqliteStore.open(f"sqlite:///{folder / 'alone.db'}")
        self._recorder = Recorder(folder / "scratch.db")
        self._bare = [Bare(folder / "bare.db", timeout=60.0) for _ in range(THREADS)]
        self._changes: list[Units] = []
        self._statements: list[list[list[Statement]]] = []
        self._single: Units = []
        self._begin()

    def _begin(self) -> None:
        """Write one case everywhere: the first one brings the workflow that all are pinned to."""
        for unit in self._families.one_by_one(1):
            self._store.commit(unit)
            self._alone.commit(unit)
            self._bare[0].write(self._written(unit))

    def prepare(self) -> None:
        """Make a round ready: for each thread its cases."""
        cases = self._crowd.cases
        self._changes = [self._families.one_by_one(cases) for _ in range(THREADS)]
        self._statements = [[self._written(unit) for unit in units] for units in self._changes]
        self._single = self._families.one_by_one(cases * 8)

    def _written(self, unit: list[Change]) -> list[Statement]:
        return self._recorder.statements(lambda store: store.commit(unit))

    def many(self) -> float:
        """Let all threads commit through one store."""
        return self._together([(self._store.commit, units) for units in self._changes])

    def one(self) -> float:
        """Let one thread commit; the store is the same in every way."""
        begin = perf_counter()
        for unit in self._single:
            self._alone.commit(unit)
        return (perf_counter() - begin) / len(self._single)

    def bare(self) -> float:
        """Let all threads write the same rows, each in a transaction of its own."""
        mine = zip(self._bare, self._statements, strict=True)
        return self._together([(bare.write, statements) for bare, statements in mine])

    def _together(self, work: Sequence[tuple[Callable[[Any], object], Sequence[Any]]]) -> float:
        barrier, errors = Barrier(THREADS + 1), []

        def run(do: Callable[[Any], object], units: Sequence[Any]) -> None:
            barrier.wait()
            try:
                for unit in units:
                    do(unit)
            except Exception as error:
                errors.append(error)

        threads = [Thread(target=run, args=one) for one in work]
        for thread in threads:
            thread.start()
        barrier.wait()
        begin = perf_counter()
        for thread in threads:
            thread.join()
        seconds = perf_counter() - begin
        if errors:
            raise errors[0]
        return seconds / (THREADS * self._crowd.cases * COMMANDS)

    def close(self) -> None:
        """Compare the two files, row by row, and let go of them."""
        self._store.close()
        self._alone.close()
        with sqlite3.connect(self._folder / "ours.db") as ours:
            same = _rows(ours) == _rows(self._bare[0].connection)
        self._recorder.close()
        for bare in self._bare:
            bare.close()
        if not same:
            raise AssertionError("the store and bare sqlite3 did not write the same rows")


def _rows(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return all rows; the turn of a message depends on which thread came first."""
    connection.execute("UPDATE cg_outbox SET turn = 0")
    return contents(connection)
