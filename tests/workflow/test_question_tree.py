"""The question tree answers as python-statemachine does, the first time and every time."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from statemachine.exceptions import TransitionNotAllowed
from statemachine.orderedset import OrderedSet

from community_gov.domain.cases import START
from community_gov.domain.facts import Fact, unknown
from community_gov.workflow.chart import engine
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart, NotPossible, Unanswered
from community_gov.workflow.definition import Arc, StateKind, Workflow

from .builders import action, chart, state, text, workflow
from .charts import AWKWARD, CHECKS, Naive, deep, flat

AT_START = Position((START,))
answers = st.fixed_dictionaries({name: st.sampled_from([True, False, None]) for name in CHECKS})
few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
many = settings(few, max_examples=400)


class NotKnown(Exception):
    """What the naive machine's conditions raise when there is no answer."""


def as_facts(given: dict[str, bool | None]) -> dict[str, Fact]:
    return {
        name: unknown(text("closed")) if one is None else Fact(one) for name, one in given.items()
    }


def engine_says(naive: Naive, event: str, given: dict[str, bool | None]) -> object:
    def asked(check: str) -> bool:
        if given[check] is None:
            raise NotKnown(check)
        return bool(given[check])

    try:
        return naive.send(event, asked)
    except NotKnown as error:
        return Unanswered(str(error))


def walk(of: Workflow, data: st.DataObject, length: int) -> None:
    """Take the same walk with a living machine and with a chart, cold and warm."""
    naive, warm, at = Naive(of), chart(of), AT_START
    events = st.sampled_from([one.name for one in of.actions])
    for _ in range(data.draw(st.integers(1, length))):
        event, given = data.draw(events), data.draw(answers)
        if enters_memory(of, event) and not naive.history:
            continue  # nothing to remember yet: has a test of its own
        facts = as_facts(given)
        said = engine_says(naive, event, given)
        there = chart(of).step(at, event, facts)
        assert warm.step(at, event, facts) == warm.step(at, event, facts) == there
        if isinstance(said, Unanswered):
            assert there == said
        elif said is False:
            assert there == NotPossible()
        else:
            assert isinstance(there, Position)
            at = there
        assert set(at.configuration) == naive.configuration
        assert {name: set(states) for name, states in at.history} == naive.history


def enters_memory(of: Workflow, event: str) -> bool:
    doing = of.action(event)
    return doing is not None and any(arc.target == "memory" for arc in doing.arcs)


@few
@given(flat(), st.data())
def test_a_flat_chart_moves_as_the_engine_moves(of: Workflow, data: st.DataObject) -> None:
    walk(of, data, 10)


@few
@given(deep(), st.data())
def test_nested_parallel_and_remembering_charts_too(of: Workflow, data: st.DataObject) -> None:
    walk(of, data, 8)


@pytest.mark.slow
@many
@given(flat() | deep(), st.data())
def test_many_charts_move_as_the_engine_moves(of: Workflow, data: st.DataObject) -> None:
    walk(of, data, 10)


@few
@given(flat(), st.lists(answers, min_size=4, max_size=8))
def test_the_first_arc_whose_conditions_hold_is_taken(
    of: Workflow, given: list[dict[str, bool | None]]
) -> None:
    """The rule in plain words, without any engine."""
    tree = chart(of)
    for known, doing, here in ((k, a, s) for k in given for a in of.actions for s in of.states):
        sure = {name: bool(one) for name, one in known.items()}
        takes = (
            arc.target
            for arc in doing.arcs
            if arc.source == here.name
            and all(sure[check] for check in arc.when)
            and not any(sure[check] for check in arc.unless)
        )
        target = next(takes, None)
        expected = Position((target,)) if target else NotPossible()
        assert tree.step(Position((here.name,)), doing.name, as_facts(sure)) == expected


ASKS_TWICE = workflow(
    action("open", "start>a"),
    action("go", Arc("a", "b", ("c0", "c1"), ("c2",)), Arc("a", "c", (), ("c3",))),
)


@pytest.mark.parametrize(
    ("given", "result"),
    [
        ({}, Unanswered("c0")),
        ({"c0": True}, Unanswered("c1")),
        ({"c0": True, "c1": True}, Unanswered("c2")),
        ({"c0": True, "c1": True, "c2": False}, Position(("b",))),
        ({"c0": False}, Unanswered("c3")),
        ({"c0": False, "c3": False}, Position(("c",))),
        ({"c0": False, "c3": True}, NotPossible()),
    ],
)
@pytest.mark.parametrize("spoilt", ["missing", "unknown"])
def test_it_stops_at_the_first_question_that_has_no_answer(
    given: dict[str, bool], result: object, spoilt: str
) -> None:
    here = Position(("a",))
    facts = as_facts(given)
    if spoilt == "unknown":
        facts = {**dict.fromkeys(CHECKS, unknown(text("closed"))), **facts}
    warm = chart(ASKS_TWICE)
    for known in (facts, as_facts(dict.fromkeys(CHECKS, True)), facts):
        got = warm.step(here, "go", known)
    assert got == result == chart(ASKS_TWICE).step(here, "go", facts)


@pytest.mark.parametrize("name", AWKWARD)
def test_names_of_a_machines_own_attributes_are_names_like_others(name: str) -> None:
    of = workflow(
        action("begin", f"start>{name}"),
        action(name, f"{name}>end", f"end>{name}"),
        states=(state(name), state("end")),
    )
    tree = chart(of)
    assert tree.step(AT_START, "begin", {}) == Position((name,))
    assert tree.step(Position((name,)), name, {}) == Position(("end",))
    assert tree.step(Position(("end",)), name, {}) == Position((name,))
    assert tree.step(AT_START, name, {}) == NotPossible()


def test_an_action_that_nobody_declared_does_not_fit() -> None:
    assert chart(ASKS_TWICE).step(AT_START, "fly", {}) == NotPossible()


def test_the_flags_are_pinned_on_every_compiled_class() -> None:
    compiled = engine.compile_chart(ASKS_TWICE, "pinned_flags")
    pinned = {
        "allow_event_without_transition": False,
        "enable_self_transition_entries": False,
        "atomic_configuration_update": True,
        "catch_errors_as_events": False,
        "validate_disconnected_states": False,
        "validate_trap_states": False,
        "validate_final_reachability": False,
    }
    assert dict(engine.PINNED_FLAGS) == pinned
    assert {name: getattr(compiled.machine, name) for name in pinned} == pinned


@pytest.mark.parametrize("event", ["go", "fly"])
def test_the_engine_raises_for_an_event_that_does_not_fit(event: str) -> None:
    compiled = engine.compile_chart(ASKS_TWICE, "not_fitting")
    here = compiled.states[START]
    machine = compiled.machine(engine.Model(OrderedSet([here]), lambda _: True))
    with pytest.raises(TransitionNotAllowed):
        machine.send(compiled.events.get(event, event))
    assert set(machine.configuration_values) == {here}


@pytest.mark.parametrize("kind", [StateKind.HISTORY, StateKind.DEEP_HISTORY])
def test_a_chart_goes_back_to_what_it_remembers(kind: StateKind) -> None:
    inner = state("n", state("n1"), state("n2"), kind=StateKind.NESTED)
    outer = state("outer", state("m"), inner, state("memory", kind=kind), kind=StateKind.NESTED)
    of = workflow(action("out", "outer>z"), action("back", "z>memory"), states=(outer, state("z")))
    deep = kind is StateKind.DEEP_HISTORY
    away = chart(of).step(Position(("outer", "n", "n2")), "out", {})
    remembered = ("n", "n2") if deep else ("n",)
    assert away == Position(("z",), (("memory", remembered),))
    back = chart(of).step(away, "back", {})
    assert isinstance(back, Position)
    assert back.configuration == ("outer", "n", "n2" if deep else "n1")


def test_a_condition_that_raises_is_heard_and_the_chart_goes_on() -> None:
    class Broken(Exception):
        pass

    def oracle(check: str) -> bool:
        raise Broken(check)

    compiled = engine.compile_chart(ASKS_TWICE, "broken_condition")
    with pytest.raises(Broken, match="c0"):
        engine.run_once(compiled, Position(("a",)), "go", oracle)
    assert engine.run_once(compiled, Position(("a",)), "go", lambda _: False) == Position(("c",))


def questions(node: object) -> Iterator[object]:
    """Yield whatever in a tree can be written to."""
    if hasattr(node, "answers"):
        yield node
        yield node.answers
        for following in node.answers.values():
            yield from questions(following)


@settings(max_examples=15, deadline=None)
@given(flat(), answers)
def test_two_charts_of_one_workflow_share_no_memory(
    of: Workflow, given: dict[str, bool | None]
) -> None:
    pair = chart(of), chart(of)
    for one in pair:
        for here in (START, *(found.name for found in of.every_state())):
            for doing in of.actions:
                one.step(Position((here,)), doing.name, as_facts(given))
    grown = [{id(part) for root in one._trees.values() for part in questions(root)} for one in pair]
    assert grown[0].isdisjoint(grown[1])
    assert pair[0]._trees is not pair[1]._trees
    assert pair[0]._engine is not pair[1]._engine


@settings(max_examples=10, deadline=None)
@given(flat(), st.lists(answers, min_size=2, max_size=4))
def test_threads_that_step_a_cold_chart_at_once_agree(
    of: Workflow, given: list[dict[str, bool | None]]
) -> None:
    places = [Position((one.name,)) for one in of.every_state()]
    steps = [
        (at, doing.name, as_facts(one)) for one in given for at in places for doing in of.actions
    ]
    shared, together = chart(of), Barrier(4)

    def take(turn: int) -> list[object]:
        together.wait(timeout=30)
        order = steps if turn % 2 else steps[::-1]
        got = {id(step): shared.step(*step) for step in order}
        return [got[id(step)] for step in steps]

    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(take, range(4)))
    alone = Chart(of, "alone")
    expected = [alone.step(*step) for step in steps]
    assert all(result == expected for result in results)
