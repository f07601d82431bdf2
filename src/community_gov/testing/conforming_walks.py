"""The tests of a plugin that let people walk through its workflows."""

import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

import pytest
from attrs import define, field

from community_gov.bootstrap import open_district
from community_gov.domain.errors import Problem
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.testing.bench import Bench
from community_gov.testing.options import OPTION, UPDATE
from community_gov.testing.saboteur import Saboteurs
from community_gov.testing.snapshot import changes, snapshot_of, snapshot_path
from community_gov.testing.steady import SteadyKeyring
from community_gov.testing.subject import NEXT_DOOR, Subject
from community_gov.testing.walk import Walk
from community_gov.workflow.hashing import content_hash

_SHOWN = 10


@define
class _Kept:
    """What one walk left for the tests to look at."""

    walk: Walk
    history: dict[str, list[bytes]]
    problems: tuple[Problem, ...]
    unbalanced: list[str]
    forgotten: list[str] = field(factory=list)


class WalkTests(Subject):
    """The tests that `community_gov.testing.Conformance` adds to those of a plugin's form."""

    seed: ClassVar[int] = 7
    steps: ClassVar[int] = 60
    snapshots: ClassVar[Path | None] = None

    def test_the_same_commands_give_the_same_history(self) -> None:
        """The same people, commands, ids and clock write the same bytes: no chance, no now."""
        first, again = self._walked().history, self._walk(TemporaryDirectory()).history
        differing = [case for case in first if first[case] != again.get(case)]
        assert not differing and len(first) == len(again), self._differ(first, again)

    def test_nothing_is_shared_with_another_place(self) -> None:
        """What is done next door leaves no trace here: not in cases, and not in what holds."""
        if self.places is not None:
            pytest.skip("the place files say what is beside it")
        place = self._found().place
        folder = TemporaryDirectory()
        with folder as name, self._bench(Path(name), self.seed, next_door=True) as bench:
            before, held = self._go(bench).history(), _hashes(bench.here)
            bench.at(NEXT_DOOR)
            other = Walk(bench, self._programs, self.seed + 1, self.steps, self.examples)
            other.waits = False  # time passes for both
            other.go()
            after = {one: self._stored(bench, place, one) for one in before}
            assert after == before, self._differ(before, after)
            here = bench.place(place)
            assert _hashes(here) == held, "workflows here have changed by what is done there"
            seen = [one.id for one in here.cases() if one.id in other.cases]
            assert not seen, f"cases of next door are seen here: {seen}"

    def test_it_survives_save_and_load(self) -> None:
        """After each step the database, opened again, gives the same answers."""
        forgotten = self._walked().forgotten
        assert not forgotten, _listed("answered otherwise after opening again", forgotten)

    def test_what_is_stored_is_what_happened(self) -> None:
        """Every case of a walk is decided anew from its history, with the same result."""
        problems = [one.line("en") for one in self._walked().problems]
        assert not problems, _listed("`verify` found", problems)

    def test_no_balance_is_broken(self) -> None:
        """After a walk every book adds up to nothing, and no account is below its floor."""
        unbalanced = self._walked().unbalanced
        assert not unbalanced, _listed("balances are broken", unbalanced)

    def test_a_walk_gets_somewhere(self) -> None:
        """People who do what they may open a case of at least one of the plugin's programs."""
        walk = self._walked().walk
        openings = [name for name in self._programs if _opened_by_people(walk, name)]
        if not openings:
            pytest.skip("nobody opens a case of this plugin")
        why = [f"{name}: {error.lines('en')}" for name, error in walk.refusals.items()]
        assert walk.cases, _listed("no case could be opened; give `examples` of what fits", why)

    def test_no_saboteur_gets_through(self) -> None:
        """Who may not do it, where it may not be, without a field, too late: all refused."""
        saboteurs = Saboteurs()
        kept = self._walk(TemporaryDirectory(), saboteurs)
        sys.stdout.write(saboteurs.report())
        failures = [str(one) for one in saboteurs.failures()]
        assert not failures, _listed("should have been refused", failures)
        plain = self._walked().history
        assert kept.history == plain, "what was refused left a trace: " + self._differ(
            plain, kept.history
        )

    def test_workflows_are_as_the_snapshot_says(self, pytestconfig: pytest.Config) -> None:
        """What is composed in the place is what was kept and looked at before."""
        if self.snapshots is None:
            pytest.skip("no `snapshots` are kept")
        found = self._found().rulebook.workflows
        own = [one for name, one in found.items() if name.startswith(f"{self._name}:")]
        if pytestconfig.getoption(UPDATE, False):
            self.snapshots.mkdir(exist_ok=True)
            for one in own:
                path = snapshot_path(self.snapshots, one)
                path.write_text(snapshot_of(one), encoding="utf-8")
        said: list[str] = []
        for one in own:
            path = snapshot_path(self.snapshots, one)
            kept = path.read_text(encoding="utf-8") if path.exists() else None
            said += [f"{path.name} is missing"] if kept is None else changes(kept, one, path.name)
        assert not said, "\n".join([*said, f"If this is meant: pytest {OPTION}"])

    def _walked(self) -> _Kept:
        """Return what is left of a walk during which the database was opened again and again."""
        return self._once("walk", lambda: self._walk(TemporaryDirectory(), reopened=True))

    def _walk(
        self,
        folder: TemporaryDirectory[str],
        saboteurs: Saboteurs | None = None,
        *,
        reopened: bool = False,
    ) -> _Kept:
        forgotten: list[str] = []
        with folder as name, self._bench(Path(name), self.seed, next_door=self._two) as bench:
            walk = self._ready(bench)
            if saboteurs is not None:
                walk.before, walk.watch = saboteurs.before, saboteurs.after
            if reopened:
                walk.watch = lambda walk, case: forgotten.extend(_forgotten(walk.bench, case))
            walk.go()
            problems = bench.district.verify().problems
            return _Kept(walk, walk.history(), problems, _unbalanced(bench), forgotten)

    @property
    def _two(self) -> bool:
        return self.places is None

    def _ready(self, bench: Bench) -> Walk:
        return Walk(bench, self._programs, self.seed, self.steps, self.examples)

    def _go(self, bench: Bench) -> Walk:
        walk = self._ready(bench)
        walk.go()
        return walk

    def _stored(self, bench: Bench, place: str, case: str) -> list[bytes]:
        return [one.written for one in bench.store.events(place, case)]

    def _differ(self, first: dict[str, list[bytes]], again: dict[str, list[bytes]]) -> str:
        """Say where two histories first differ."""
        for number, (case, events) in enumerate(first.items(), start=1):
            others = again.get(case)
            if others is None:
                return f"case {number} of the walk has another id, or was not opened"
            for seq, event in enumerate(events):
                if seq >= len(others) or others[seq] != event:
                    other = others[seq] if seq < len(others) else b""
                    return f"event {seq + 1} of case {number} differs: {_apart(event, other)}"
            if len(others) > len(events):
                return f"case {number} has more events the second time"
        return "more cases were opened the second time"


def _apart(one: bytes, other: bytes) -> str:
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), 0)
    begin = max(at - 60, 0)
    first, second = (part[begin : at + 60].decode(errors="replace") for part in (one, other))
    return f"\n    …{first}…\n    …{second}…"


def _listed(what: str, lines: Sequence[str]) -> str:
    more = [f"… and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    return "\n".join([f"{what}:", *lines[:_SHOWN], *more])


def _hashes(here: Neighbourhood) -> dict[str, str]:
    return {name: content_hash(one) for name, one in here.rulebook.workflows.items()}


def _opened_by_people(walk: Walk, program: str) -> bool:
    workflow = walk.here.rulebook.workflows[program]
    offices, parts = set(walk.offices), {one.name for one in workflow.roles if one.body is None}
    return any(one.opens and (offices | parts).intersection(one.by) for one in workflow.actions)


def _answers(here: Neighbourhood, case: str) -> dict[str, object]:
    return {
        "where it is and what it holds": here.case(case),
        "what can be done": here.what_next(case),
        "what is due": here.deadlines(case),
        "what anybody may see": dict(here.masked(case)),
        "what a resident is told": here.progress(case),
    }


def _forgotten(bench: Bench, case: str) -> list[str]:
    """Return what is answered otherwise once the database is opened again."""
    now = _answers(bench.here, case)
    keys = SteadyKeyring()
    with open_district(bench.book, bench.url, keys, now=lambda: bench.moment) as again:
        then = _answers(again.neighbourhood(bench.here.name), case)
    program = bench.here.case(case).program
    return [f"{program}: {what}" for what in now if now[what] != then[what]]


def _unbalanced(bench: Bench) -> list[str]:
    found: list[str] = []
    for place, unit in bench.store.books():
        accounts = bench.store.accounts(place, unit)
        if total := sum(one.balance for one in accounts):
            found.append(f"{unit}: all accounts together have {total}, and must have 0")
        found += [
            f"{unit}: {one.name} has {one.balance}, below its floor of {one.floor}"
            for one in accounts
            if one.floor is not None and one.balance < one.floor
        ]
    return found
