"""On the disk: a commit of one change, of a thousand, and the whole way of a command."""

import sqlite3
from collections.abc import Sequence
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter

from attrs import evolve, frozen
from recording import Bare, Recorder, Statement, contents
from street import Street, main_path
from timing import Row, Variant, interleave, row

from community_gov.services.ports import Change, ClaimTaken
from community_gov.store import SqliteStore

COMMANDS = 4
"""Open, submit, first review, confirm: what is done to each case."""

Units = list[list[Change]]


class Families:
    """As many cases as are asked for, each with the changes that were decided for one."""

    def __init__(self, changes: Sequence[Change]) -> None:
        self._changes = changes[:COMMANDS]
        self._numbers = count(1)

    def one_by_one(self, cases: int) -> Units:
        """Return units of one change; each case goes its whole way before the next."""
        return [[change] for _ in range(cases) for change in self._next()]

    def in_bulk(self, cases: int) -> Units:
        """Return one unit for each command, over all cases."""
        ways = [self._next() for _ in range(cases)]
        return [list(unit) for unit in zip(*ways, strict=True)]

    def _next(self) -> list[Change]:
        case = f"{next(self._numbers):032x}"
        return [_for_case(change, case) for change in self._changes]


def _for_case(change: Change, case: str) -> Change:
    known = change.after.id

    def mine(claim: ClaimTaken) -> ClaimTaken:
        return evolve(claim, key=claim.key and case + claim.key[32:], owner=case)

    return evolve(
        change,
        before=evolve(change.before, id=case),
        after=evolve(change.after, id=case),
        claims=tuple(mine(one) for one in change.claims),
        releases=tuple(mine(one) for one in change.releases),
        messages=tuple(
            evolve(one, id=one.id.replace(known, case), case=case) for one in change.messages
        ),
    )


class Pair:
    """The store and bare sqlite3, a file for each, that are given the same units."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self._ours = folder / "ours.db"
        self.store = SqliteStore.open(f"sqlite:///{self._ours}")
        self._recorder = Recorder(folder / "scratch.db")
        self.bare = Bare(folder / "bare.db")
        self._changes: Units = []
        self._statements: list[list[Statement]] = []

    def prepare(self, units: Units) -> None:
        """Make a round ready; nothing of this is timed."""
        self._changes = units
        self._statements = [self._recorder.statements(unit) for unit in units]

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


def measure(folder: Path, sizes: Sizes) -> list[Row]:
    """Measure commits and commands against bare sqlite3."""
    families = Families(main_path(folder / "model"))
    return [*_one(folder, families, sizes), _bulk(folder, families, sizes)]


def _one(folder: Path, families: Families, sizes: Sizes) -> list[Row]:
    pair = Pair(folder / "one")
    street = Street(folder / "street", f"sqlite:///{folder / 'one' / 'street.db'}")
    variants: dict[str, Variant] = {
        "commit": pair.ours,
        "sqlite3": pair.reference,
        "act": lambda: _acting(street, sizes.cases),
    }
    units = partial(families.one_by_one, sizes.cases)
    taken = interleave(variants, sizes.rounds, lambda: pair.prepare(units()))
    street.district.close()
    pair.close()
    return [
        row("durable/one/vs-sqlite3", taken, "commit", "sqlite3", goal="<= 1.5"),
        row("act/one/vs-sqlite3", taken, "act", "sqlite3"),
    ]


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
