"""On the disk: a commit of one change, of a thousand, and the whole way of a command."""

from functools import partial
from pathlib import Path
from time import perf_counter

from attrs import frozen
from dbos_job import DbosJob
from eventsourcing_job import EventsourcingJob
from families import COMMANDS, Families
from jobs import jobs
from machine_facts import Disk
from pairs import Pair
from street import Street, main_path
from timing import Row, Variant, interleave, row

from community_gov.store import SqliteStore


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
    pair, disk = Pair(folder / "one", SqliteStore.commit, len), Disk(folder)
    street = Street(folder / "street", f"sqlite:///{folder / 'one' / 'street.db'}")
    sourced, dbos = EventsourcingJob(folder / "eventsourcing"), DbosJob(folder / "dbos")
    variants: dict[str, Variant] = {
        "commit": pair.ours,
        "sqlite3": pair.reference,
        "act": lambda: _acting(street, sizes.cases),
        "eventsourcing": lambda: sourced.write(jobs(pair.units, pair.statements)),
        "dbos": lambda: dbos.write(jobs(pair.units, pair.statements)),
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
    pair = Pair(folder / "bulk", SqliteStore.commit, len)
    variants = {"commit": pair.ours, "sqlite3": pair.reference}
    units = partial(families.in_bulk, sizes.bulk)
    taken = interleave(variants, sizes.bulk_rounds, lambda: pair.prepare(units()))
    pair.close()
    return row("durable/bulk/vs-sqlite3", taken, "commit", "sqlite3", goal="<= 2.5")
