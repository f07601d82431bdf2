"""A python-statemachine class with a table reads to the workflow that the same data make."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from statemachine import HistoryState, StateChart, StateMachine
from statemachine import State as Place

from community_gov.domain.errors import InvalidFile, Problem
from community_gov.workflow.chart.class_reader import read_class
from community_gov.workflow.chart.rules import ActionRule, Rules, StateRule
from community_gov.workflow.definition import Arc, Correction, Link, Need, State, StateKind, Status
from community_gov.workflow.hashing import content_hash

from .builders import ROLES, action, clock, gate, plain_field, state, text, workflow

Chart = type[StateChart]


def rules(actions: str, states: str, **more: Any) -> Rules:
    """Make a table that says the plainest of every name."""
    return Rules(
        "office:permit",
        text("permit"),
        ROLES,
        {one: ActionRule(text(one), ("clerk",)) for one in actions.split()},
        {one: StateRule(text(one)) for one in states.split()},
        **more,
    )


def problems(chart: Chart) -> list[Problem]:
    with pytest.raises(InvalidFile) as caught:
        read_class(chart)
    for problem in caught.value.problems:
        assert problem.line("zh") and problem.line("en")
        assert problem.where.endswith(chart.__qualname__)
    return list(caught.value.problems)


def found(chart: Chart) -> list[tuple[str, object]]:
    """Return the codes of all problems with what each is about."""
    return [(one.code, one.params.get("name")) for one in problems(chart)]


class Permit(StateMachine):
    """What an author writes."""

    filed = Place(initial=True)
    approved = Place()
    closed = Place(final=True)
    approve = filed.to(approved, cond="fit@1 and not late@1", unless="p:shut@2")
    note = filed.to.itself(internal=True) | approved.to.itself()
    close = closed.from_(filed, approved)
    rules = Rules(
        "office:permit",
        text("permit"),
        ROLES,
        {
            "submit": ActionRule(text("submit"), ("applicant",), takes=("use",)),
            "approve": ActionRule(
                text("approve"),
                ("clerk",),
                gates=(gate(),),
                needs=("use", Need("map", {"use": "x"})),
                checks=("able@1",),
                reasons=("old",),
                records={"use": "use@1"},
                links=(Link("member"),),
                apart_from=("submit",),
                power="community",
                told=text("told"),
            ),
            "note": ActionRule(text("note"), ("clerk",), correction=Correction.REPLACES),
            "close": ActionRule(text("close"), ("clerk", "clock")),
        },
        {
            "filed": StateRule(text("filed"), told=text("told")),
            "approved": StateRule(text("approved")),
            "closed": StateRule(text("closed"), Status.FINAL),
        },
        fields=(plain_field("use"), plain_field("map")),
        clocks=(clock(fires="close"),),
        reasons={"old": text("old")},
        messages={"m": text("m")},
    )


AS_DATA = workflow(
    action("submit", "start>filed", by=("applicant",), takes=("use",)),
    action(
        "approve",
        Arc("filed", "approved", ("fit@1",), ("late@1", "p:shut@2")),
        gates=(gate(),),
        needs=(Need("use"), Need("map", {"use": "x"})),
        checks=("able@1",),
        reasons=("old",),
        records={"use": "use@1"},
        links=(Link("member"),),
        apart_from=("submit",),
        power="community",
        told=text("told"),
    ),
    action("note", "filed>filed", "approved>approved", correction=Correction.REPLACES),
    action("close", "filed>closed", "approved>closed", by=("clerk", "clock")),
    states=(
        state("filed", told=text("told")),
        state("approved"),
        state("closed", status=Status.FINAL),
    ),
    fields=(plain_field("use"), plain_field("map")),
    clocks=(clock(fires="close"),),
    reasons={"old": text("old")},
    messages={"m": text("m")},
)


def test_a_class_and_the_same_data_are_one_workflow() -> None:
    assert read_class(Permit) == AS_DATA
    assert content_hash(read_class(Permit)) == content_hash(AS_DATA)


def test_every_part_knows_the_class_it_comes_from() -> None:
    read = read_class(Permit)
    parts = [read, *read.actions, *read.every_state()]
    assert {one.origin.file for one in parts} == {f"{__name__}.Permit"}


def test_nested_parallel_and_remembering_states_are_read() -> None:
    class Deep(StateMachine):
        class outer(Place.Compound):  # noqa: N801
            b = Place()
            a = Place(initial=True)
            deep = HistoryState(type="deep")
            memory = HistoryState()
            turn = a.to(b)

        class both(Place.Parallel):  # noqa: N801
            class left(Place.Compound):  # noqa: N801
                l1 = Place(initial=True)
                l2 = Place(final=True)
                go = l1.to(l2)

            class right(Place.Compound):  # noqa: N801
                r1 = Place(initial=True)

        start_both = outer.to(both)
        back = both.to(outer.memory)
        rules = rules("open turn go start_both back", "outer a b both left l1 l2 right r1")

    states = read_class(Deep).states
    assert [(one.name, one.kind) for one in states] == [
        ("outer", StateKind.NESTED),
        ("both", StateKind.PARALLEL),
    ]
    inner = [(one.name, one.kind) for one in states[0].states]
    assert inner[:2] == [("a", StateKind.PLAIN), ("b", StateKind.PLAIN)]
    assert set(inner[2:]) == {
        ("memory", StateKind.HISTORY),
        ("deep", StateKind.DEEP_HISTORY),
    }
    regions: tuple[State, ...] = states[1].states
    assert [[one.name for one in region.states] for region in regions] == [["l1", "l2"], ["r1"]]


def test_either_base_class_will_do() -> None:
    class Simple(StateChart):
        a = Place(initial=True)
        b = Place(final=True)
        go = a.to(b)
        rules = rules("open go", "a b")

    assert [one.name for one in read_class(Simple).actions] == ["open", "go"]


def test_a_class_without_a_table_is_no_workflow() -> None:
    class Bare(StateMachine):
        a = Place(initial=True)
        b = Place(final=True)
        go = a.to(b)

    assert found(Bare) == [("class.no_rules", None)]

    class Table(Bare):
        rules = {"go": "clerk"}

    assert found(Table) == [("class.no_rules", None)]


def two_states(body: dict[str, Any], base: Chart = StateMachine, **way: Any) -> Chart:
    a, b = Place(initial=True), Place(final=True)
    members = {"a": a, "b": b, "go": a.to(b, **way), "rules": rules("open go", "a b"), **body}
    return type(base)("Written", (base,), members)


def hook(self: object) -> None: ...


HOOKS = [
    "on_enter_b",
    "on_exit_a",
    "before_go",
    "on_go",
    "after_go",
    "after_transition",
    "on_enter_state",
]


@pytest.mark.parametrize("name", [*HOOKS, "anything"])
@pytest.mark.parametrize("wrap", [lambda f: f, staticmethod, classmethod, property])
def test_methods_of_every_kind_are_refused(name: str, wrap: Callable[[Any], Any]) -> None:
    assert found(two_states({name: wrap(hook)})) == [("class.callback", name)]


def test_methods_of_a_chart_it_inherits_from_are_refused_too() -> None:
    class Habit(StateMachine):
        def on_enter_b(self) -> None:
            """Would do something."""

    assert found(two_states({}, Habit)) == [("class.callback", "on_enter_b")]


@pytest.mark.parametrize("kind", ["on", "before", "after", "validators"])
@pytest.mark.parametrize("what", ["named", lambda: None])
def test_whatever_a_transition_would_call_is_refused(kind: str, what: Any) -> None:
    assert [code for code, _ in found(two_states({}, **{kind: what}))] == ["class.callback"]


@pytest.mark.parametrize("kind", ["enter", "exit"])
def test_whatever_a_state_would_call_is_refused(kind: str) -> None:
    first = Place(initial=True, **{kind: "named"})
    last = Place(final=True)
    members = {"a": first, "b": last, "go": first.to(last), "rules": rules("open go", "a b")}
    assert found(type(StateMachine)("Calling", (StateMachine,), members)) == [
        ("class.callback", "named")
    ]


@pytest.mark.parametrize(
    ("written", "when", "unless"),
    [
        ({"cond": "a@1"}, ("a@1",), ()),
        ({"cond": "not a@1"}, (), ("a@1",)),
        ({"unless": "a@1"}, (), ("a@1",)),
        ({"unless": "not a@1"}, ("a@1",), ()),
        ({"cond": ["p:a@1", "b-c@12"]}, ("p:a@1", "b-c@12"), ()),
        ({"cond": "a@1 and not b@2 and c@3"}, ("a@1", "c@3"), ("b@2",)),
    ],
)
def test_conditions_are_names_with_versions(
    written: dict[str, Any], when: tuple[str, ...], unless: tuple[str, ...]
) -> None:
    go = read_class(two_states({}, **written)).action("go")
    assert go is not None
    assert go.arcs == (Arc("a", "b", when, unless),)


@pytest.mark.parametrize(
    "written", ["a@1 or b@1", "a", "a@", "A@1", "!a@1", "a@1 and", "x == 1", "(a@1)", lambda: True]
)
def test_conditions_that_are_more_than_names_are_refused(written: Any) -> None:
    (problem,) = problems(two_states({}, cond=written))
    assert problem.code == "class.condition"


def test_names_that_do_not_meet_are_all_said_with_the_nearest() -> None:
    chart = two_states({"rules": rules("open og", "a bb")})
    named = [(one.code, one.params["name"], one.params["near"]) for one in problems(chart)]
    assert named == [
        ("class.no_state", "b", "bb"),
        ("class.no_action", "go", "og, open"),
        ("class.unknown_state", "bb", "b"),
    ]


def test_an_action_that_no_transition_has_opens_a_case() -> None:
    opening = read_class(two_states({})).action("open")
    assert opening is not None
    assert opening.opens
    assert opening.arcs == (Arc("start", "a"),)


def test_a_subclass_adds_nothing_to_what_its_base_reads_to() -> None:
    """The trap of 3.2.2: a subclass that adds an arc adds it to its base as well."""
    base = two_states({})
    before = read_class(base)
    kept = deepcopy(before)
    sub = type(StateMachine)("Sub", (base,), {"go": base.a.to(base.b, cond="more@1")})
    assert before == kept
    assert read_class(base) == before
    assert "class.inherits" in [one.code for one in problems(sub)]
