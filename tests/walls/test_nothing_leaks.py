"""Two places in one process run the same program; neither can be told from being alone."""

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from datetime import timedelta
from decimal import getcontext
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov import CommunityGovError, Said
from community_gov.plugin import Duration
from community_gov.testing import Bench

from .tools import TOP, Shed, Tools, codes, ends, problems, texts, under, variant

EAST = """
plugins:
  - tools: {term: 2 working days, most: 2, big: 2}
calendar: {closures: {2026-03-04: {zh: 社区日, en: community day}}}
patches:
  tools:lend:
    - add_gate: {action: bring, name: seen, gate: {label: {zh: 看过, en: seen}, by: [chair]}}
"""
WEST = "plugins: [tools]\n"
BELOW = "values: {tools: {most: 9, big: 9, term: 1 month}}\n"
PLACES = {
    "top.yaml": TOP,
    "east.yaml": under("east", EAST),
    "west.yaml": under("west", WEST),
    "below.yaml": under("below", BELOW, above="west"),
}
NAMES = ("east", "west", "below")


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path, PLACES, plugins=[Tools]) as opened:
        yield opened


def test_each_place_runs_the_program_by_its_own_word(bench: Bench) -> None:
    east, west, below = (Shed(bench, name) for name in NAMES)
    seen = {
        shed.name: [ends(shed.lend, shed.ask(many)) for many in (1, 2, 3, 9)]
        for shed in (east, west, below)
    }
    assert seen == {
        "east": [("lent",), ("counted",), ["check.denied"], ["check.denied"]],
        "west": [("lent",), ("lent",), ("counted",), ["check.denied"]],
        "below": [("lent",), ("lent",), ("lent",), ("counted",)],
    }
    dues = [shed.here.deadlines(shed.lent())[0].due.day.isoformat() for shed in (east, west, below)]
    assert dues == ["2026-03-05", "2026-03-09", "2026-04-02"]
    assert [
        len(shed.here.rulebook.workflows["tools:lend"].action("bring").gates)
        for shed in (east, west, below)
    ] == [1, 0, 0]


@st.composite
def wishes(draw: st.DrawFn) -> list[tuple[str, str, int]]:
    """Draw what happens in a district: who does what, with which number."""
    verb = st.sampled_from(["ask", "lend", "bring", "vote", "look", "wait"])
    one = st.tuples(st.sampled_from(NAMES), verb, st.integers(1, 4))
    return draw(st.lists(one, min_size=4, max_size=14))


class Life:
    """What happens at each counter of a district, and what can be seen there."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self.bench = Bench(folder, PLACES, plugins=[Tools])
        self.sheds = {name: Shed(self.bench, name) for name in names}
        self.number = 0

    def live(self, happens: Sequence[tuple[str, str, int]]) -> Mapping[str, object]:
        """Let things happen; return all that can be known at each counter of what came of it."""
        self.number += 1
        cases: dict[str, list[str]] = {name: [] for name in self.sheds}
        seen: dict[str, list[object]] = {name: [] for name in self.sheds}
        for place, verb, number in happens:
            days = number if verb == "wait" else 0
            self.bench.go_to(self.bench.moment + timedelta(days=days, minutes=1))
            if place in self.sheds:
                seen[place].append(self._done(self.sheds[place], verb, number, cases[place]))
        sent: list[Any] = []
        while self.bench.district.deliver(sent.append).left:
            pass
        return {
            name: (seen[name], *self._view(shed, cases[name], sent))
            for name, shed in self.sheds.items()
        }

    def _done(self, shed: Shed, verb: str, number: int, cases: list[str]) -> object:
        if verb == "ask":
            cases.append(shed.ask(number, key=f"{self.number}.{len(cases)}"))
        if not cases or verb in ("ask", "wait"):
            return verb
        case = cases[number % len(cases)]
        if verb == "look":
            return looked(shed, case)
        try:
            return acted(shed, verb, case).states
        except CommunityGovError as error:
            # A problem names the case it is about; the case's number stands for its id.
            return str(error).replace(case, str(cases.index(case)))

    def _view(self, shed: Shed, cases: list[str], sent: Sequence[Any]) -> tuple[object, ...]:
        known = [one.id for one in shed.here.cases(limit=100_000)]
        order = [cases.index(one) for one in known if one in cases]
        told = [(shed.names()[one.to], one.text) for one in sent if one.place == shed.name]
        return len(known), order, told, [looked(shed, case) for case in cases]


def acted(shed: Shed, verb: str, case: str) -> Any:
    if verb == "lend":
        return shed.lend(case)
    if verb == "bring":
        return shed.here.act(case, "bring", by=shed.aunt)
    gates = [one for one in shed.here.what_next(case) if one.gate]
    gate, shown = (gates[0].gate.name, gates[0].shown) if gates else ("seen", "")
    return shed.here.vote(case, "bring", gate, Said.AGREE, by=shed.chair, shown=shown)


def looked(shed: Shed, case: str) -> object:
    held = shed.here.case(case)
    state = str(held.state)
    for person, name in shed.names().items():
        state = state.replace(person, name)
    return (
        held.version,
        state,
        sorted(held.held.items()),
        [(one.command.action, one.decision.happened) for one in shed.here.history(case)],
        [(one.clock, one.due, one.fired) for one in shed.here.deadlines(case)],
        [(one.action, one.gate) for one in shed.here.what_next(case)],
        shed.here.progress(case),
    )


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Life]]:
    """The district with all places, and one for each of them alone."""
    with ExitStack() as stack:
        found = {}
        for name, places in {"together": NAMES, **{name: (name,) for name in NAMES}}.items():
            found[name] = Life(tmp_path_factory.mktemp(name), places)
            stack.enter_context(found[name].bench)
        yield found


@given(happens=wishes())
@settings(max_examples=25, deadline=None)
def test_a_place_among_others_lives_as_if_it_were_alone(
    lives: Mapping[str, Life], happens: list[tuple[str, str, int]]
) -> None:
    together, *alone = [life.live(happens) for life in lives.values()]
    assert together == {name: seen for one in alone for name, seen in one.items()}


@given(st.permutations(NAMES))
@settings(max_examples=3, deadline=None)
def test_the_order_in_which_places_are_built_means_nothing(order: Sequence[str]) -> None:
    with TemporaryDirectory() as folder, Bench(Path(folder), PLACES, plugins=[Tools]) as bench:
        days = {name: Shed(bench, name).all_day() for name in order}
    with TemporaryDirectory() as folder, Bench(Path(folder), PLACES, plugins=[Tools]) as bench:
        assert days == {name: Shed(bench, name).all_day() for name in NAMES}


def test_places_that_have_the_same_workflow_remember_the_answers_to_it_apart(
    tmp_path: Path,
) -> None:
    """The content hash is the same, and with it the compiled class and the question tree."""
    quick = {
        "top.yaml": TOP,
        "a.yaml": under("a", "plugins: [{tools: {big: 1}}]\n"),
        "b.yaml": under("b", WEST),
    }
    with Bench(tmp_path, quick, plugins=[Tools]) as bench:
        a, b = Shed(bench, "a"), Shed(bench, "b")
        for _ in range(3):
            ends = [
                shed.here.case(case).state.configuration
                for shed in (a, b)
                for case in (shed.lent(1),)
            ]
            assert ends == [("counted",), ("lent",)]
        assert a.here.case(a.ask()).workflow == b.here.case(b.ask()).workflow
        # The outcome is the same if they remember together; only a look inside tells.
        one, two = (bench.district._office(name)._charts for name in ("a", "b"))
        assert one.keys() & two.keys()
        assert not {id(chart) for chart in one.values()} & {id(chart) for chart in two.values()}


def test_each_place_has_an_instance_of_its_own(tmp_path: Path) -> None:
    made: list[Tools] = []

    class Counting(Tools):
        def __init__(self, settings: Any) -> None:
            super().__init__(settings)
            made.append(self)

    with Bench(tmp_path, PLACES, plugins=[Counting]) as bench:
        west, east = Shed(bench, "west"), Shed(bench, "east")
        for _ in range(3):
            west.lent()
        east.lent()
    assert [one.asked for one in made] == [3, 1]
    assert made[0].settings.most == 3 and made[1].settings.most == 2


def test_what_a_plugin_changes_in_its_settings_stays_in_its_place(tmp_path: Path) -> None:
    """Even a list that all places inherit from one line of one file."""
    from attrs import field, frozen

    @frozen
    class Words:
        words: list[str] = field(factory=lambda: shared)
        term: Duration = Tools.Settings().term
        most: int = 3
        big: int = 3
        second_look: bool = False

    shared = ["plain"]

    class Greedy(Tools):
        Settings = Words

        def __init__(self, settings: Any) -> None:
            super().__init__(settings)
            settings.words.append("mine")
            seen.append(list(settings.words))

    seen: list[list[str]] = []
    with Bench(tmp_path, PLACES | {"east.yaml": under("east", WEST)}, plugins=[Greedy]) as bench:
        for name in NAMES:
            bench.place(name)
    assert seen == [["plain", "mine"]] * 3
    assert shared == ["plain"]


def test_what_a_question_sets_for_its_thread_stays_in_its_place(tmp_path: Path) -> None:
    seen: list[int] = []

    class Rounding(Tools):
        def few(self, reading: Any) -> Any:
            seen.append(getcontext().prec)
            getcontext().prec = self.settings.most
            return Tools.few(self, reading)

    with Bench(tmp_path, PLACES, plugins=[Rounding]) as bench:
        east, west = Shed(bench, "east"), Shed(bench, "west")
        east.lent()
        west.lent()
    assert seen == [28, 28]


def test_names_of_cases_tell_nothing_and_open_nothing_elsewhere(bench: Bench) -> None:
    east, west = Shed(bench, "east"), Shed(bench, "west")
    one, two = east.ask(key="k"), west.ask(key="k")
    assert one != two
    people = {"aunt": west.aunt}
    again = west.here.open("tools:lend", by=west.aunt, people=people, data={"many": 1}, key="k")
    assert again.repeated and again.case == two
    assert codes(lambda: west.here.case(one)) == ["case.not_here"]
    assert [shed.here.cases()[0].id for shed in (east, west)] == [one, two]
    assert len(east.here.cases()) == len(west.here.cases()) == 1


def test_errors_of_a_place_name_nothing_of_another(bench: Bench) -> None:
    east, west = Shed(bench, "east"), Shed(bench, "west")
    case = west.ask(many=9)
    found = problems(lambda: west.lend(case))
    said = str(texts(found)) + str(found)
    assert case in said and not any(one in said for one in ("east", east.aunt, east.keeper))


def test_one_places_clock_fires_for_it_alone(bench: Bench) -> None:
    east, west = Shed(bench, "east"), Shed(bench, "west")
    cases = {east: east.lent(), west: west.lent()}
    report = bench.go_to(bench.moment + timedelta(days=4))
    assert len(report.fired) == 1
    fired = [shed.here.deadlines(case)[0].fired for shed, case in cases.items()]
    assert fired == [True, False]


def test_two_places_at_one_moment_do_not_meet(bench: Bench) -> None:
    sheds = [Shed(bench, name) for name in ("east", "west")]
    begin, ends = threading.Barrier(2), {}

    def day(shed: Shed) -> None:
        begin.wait()
        ends[shed.name] = [shed.all_day() for _ in range(3)]

    threads = [threading.Thread(target=day, args=(shed,)) for shed in sheds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [days[-1][-1] for days in ends.values()] == [6, 6]
    assert all(len({str(one[:-1]) for one in days}) == 1 for days in ends.values())


_CHARTS = count()


def subclassing_plugins() -> tuple[Any, Any]:
    """Two installed plugins; the chart of one is the base of the other's, which adds arcs."""
    from statemachine import State as Drawn
    from statemachine import StateChart

    from community_gov.plugin import (
        ActionRule,
        Offer,
        Program,
        Role,
        Rules,
        StateRule,
        WorkflowClass,
        hookimpl,
        same,
    )

    from .tools import RULE, date

    def rules(*events: str) -> Rules:
        actions = {one: ActionRule(same(one), ("aunt",)) for one in ("open", *events)}
        states = {one: StateRule(same(one)) for one in ("a", "b", "c")}
        return Rules("lend", same("lend"), (Role("aunt", same("aunt")),), actions, states)

    number = next(_CHARTS)  # the engine keeps every class under its name for good

    def base() -> Any:
        a, b, c = Drawn(initial=True), Drawn(), Drawn(final=True)
        body = {"a": a, "b": b, "c": c, "go": a.to(b), "end": b.to(c), "rules": rules("go", "end")}
        return type(StateChart)(f"Base{number}", (StateChart,), body)

    chart = base()

    class First(Tools):
        @hookimpl
        def programs(self) -> Any:
            program = Program("lend", same("l"), "lend", same("l"), RULE, date(2026, 1, 1))
            return [Offer(program, WorkflowClass(chart))]

        @hookimpl
        def questions(self) -> Any:
            return ()

    class Second(First):
        name = "second"

        def __init__(self, settings: Any) -> None:
            super().__init__(settings)
            arcs = {"go": chart.a.to(chart.c), "back": chart.b.to(chart.a)}
            type(StateChart)(f"Sub{number}", (chart,), arcs)

        @hookimpl
        def programs(self) -> Any:
            return ()

    return First, Second


SUBCLASSED = {
    "top.yaml": TOP,
    "plain.yaml": under("plain", "plugins: [tools]\n"),
    "bold.yaml": under("bold", "plugins: [second]\n"),
}


def arcs_of(bench: Bench) -> Mapping[str, tuple[str, ...]]:
    workflow = bench.place("plain").rulebook.workflows["tools:lend"]
    return {one.name: tuple(arc.target for arc in one.arcs) for one in workflow.actions}


DRAWN = {"open": ("a",), "go": ("b",), "end": ("c",)}


def test_a_subclass_in_one_place_adds_no_arc_to_a_built_one(tmp_path: Path) -> None:
    with Bench(tmp_path, SUBCLASSED, plugins=subclassing_plugins()) as bench:
        assert arcs_of(bench) == DRAWN
        here = bench.place("plain")
        aunt = here.register_person({})
        case = here.open("tools:lend", by=aunt, people={"aunt": aunt}, data={}).case
        bench.place("bold")
        assert arcs_of(bench) == DRAWN
        assert here.act(case, "go", by=aunt).states == ("b",)
        assert codes(lambda: here.act(case, "back", by=aunt)) == ["action.unknown"]


def test_a_subclass_in_one_place_adds_no_arc_to_one_that_is_built_later(tmp_path: Path) -> None:
    with Bench(tmp_path, SUBCLASSED, plugins=subclassing_plugins()) as bench:
        bench.place("bold")
        assert arcs_of(bench) == DRAWN


def test_a_subclass_is_no_way_around(bench: Bench) -> None:
    """A plugin that is listed in one place only contributes there."""
    assert "tools:lend" not in bench.place("top").rulebook.workflows
    assert bench.place("top").rulebook.questions == {}


def test_a_third_place_may_list_another_version_of_the_program(tmp_path: Path) -> None:
    dear: Callable[..., Any] = variant(Tools, name="dear_tools", fee_per_tool=50)
    files = PLACES | {"dear.yaml": under("dear", "plugins: [dear_tools]\n")}
    with Bench(tmp_path, files, plugins=[Tools, dear]) as bench:
        assert list(bench.place("dear").rulebook.programs) == ["dear_tools:lend"]
        assert list(bench.place("west").rulebook.programs) == ["tools:lend"]
        west = Shed(bench, "west")
        assert west.here.case(west.lent()).held["fee"].value == 2
