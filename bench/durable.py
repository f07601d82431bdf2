"""On the disk: a commit of one change, of a thousand, and the whole way of a command."""

import sqlite3
from functools import partial
from pathlib import Path
from time import perf_counter

from attrs import frozen
from dbos_job import DbosJob
from eventsourcing_job import EventsourcingJob
from families import COMMANDS, Families, Units
from jobs import Job, jobs
from machine_facts import Disk
from recording import Bare, Recorder, Statement, contents
from street import Street, main_path
from timing import Row, Variant, interleave, row

from community_gov.store import SqliteStore


class Pair:
    """The store and bare sqlite3, a file for each, that are given the same units."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._ours = folder / "ours.db"
        self.store = SqliteStore.open(f"sqlite:///{self._ours}")
        self._recorder = Recorder(folder / "scratch.db")
        self.bare = Bare(folder / "bare.db")
        self.jobs: list[Job] = []
        self._changes: Units = []
        self._statements: list[list[Statement]] = []

    def prepare(self, units: Units) -> None:
        """Make a round ready; nothing of this is timed."""
        self._changes = units
        self._statements = [self._recorder.statements(unit) for unit in units]
        self.jobs = jobs(units, self._statements)

    def ours(self) -> float:
        """Commit the units through the store."""
        begin = perf_counter()
        for unit in self._changes:
            self.store.commit(unit)
        return self._each(perf_counter() - begin)

    def reference(self) -> float:
        """Write the same rows with bare sqlite3."""
        begin = perf_counter()
        for statements in self._statements:
            self.bare.write(statements)
        return self._each(perf_counter() - begin)

    def _each(self, seconds: float) -> float:
        return seconds / sum(len(unit) for unit in self._changes)

    def close(self) -> None:
        """Compare the two files, row by row, and let go of them."""
        self.store.close()
        with sqlite3.connect(self._ours) as ours:
            same = contents(ours) == contents(self.bare.connection)
        self._recorder.close()
        self.bare.close()
        if not same:
            raise AssertionError("the store and bare sqlite3 did not write the same rows")


@frozen
class Sizes:
    """How much is measured: rounds, cases one at a time, cases in a bulk unit."""

    rounds: int
    cases: int
    bulk_rounds: int
    bulk: int


def measure(folder: Path, sizes: Sizes) -> tuple[list[Row], list[str]]:
    """Measure commits and commands; return rows, and lines about the disk."""
    families = Families(main_path(folder / "model"))
    rows, lines = _one(folder, families, sizes)
    return [*rows, _bulk(folder, families, sizes)], lines


def _one(folder: Path, families: Families, sizes: Sizes) -> tuple[list[Row], list[str]]:
    pair, disk = Pair(folder / "one"), Disk(folder)
    street = Street(folder / "street", f"sqlite:///{folder / 'one' / 'street.db'}")
    sourced, dbos = EventsourcingJob(folder / "eventsourcing"), DbosJob(folder / "dbos")
    variants: dict[str, Variant] = {
        "commit": pair.ours,
        "sqlite3": pair.reference,
        "act": lambda: _acting(street, sizes.cases),
        "eventsourcing": lambda: sourced.write(pair.jobs),
        "dbos": lambda: dbos.write(pair.jobs),
        "disk": disk.writes,
    }
    units = partial(families.one_by_one, sizes.cases)
    taken = interleave(variants, sizes.rounds, lambda: pair.prepare(units()))
    street.district.close()
    for one in (sourced, dbos, pair):
        one.close()
    rows = [
        row("durable/one/vs-sqlite3", taken, "commit", "sqlite3", goal="<= 1.5"),
        row("durable/one/vs-eventsourcing", taken, "commit", "eventsourcing", goal="< 1"),
        row("durable/one/vs-dbos", taken, "commit", "dbos", goal="< 1"),
        row("act/one/vs-sqlite3", taken, "act", "sqlite3"),
    ]
    return rows, [disk.line(taken["disk"], "durable/one")]


def _acting(street: Street, cases: int) -> float:
    ways = [street.way() for _ in range(cases)]
    begin = perf_counter()
    for way in ways:
        way.go()
    return (perf_counter() - begin) / (cases * COMMANDS)


def _bulk(folder: Path, families: Families, sizes: Sizes) -> Row:
    pair = Pair(folder / "bulk")
    variants = {"commit": pair.ours, "sqlite3": pair.reference}
    units = partial(families.in_bulk, sizes.bulk)
    taken = interleave(variants, sizes.bulk_rounds, lambda: pair.prepare(units()))
    pair.close()
    return row("durable/bulk/vs-sqlite3", taken, "commit", "sqlite3", goal="<= 2.5")
