"""Traps in charts, files and patches that an adversary found once; none may open again."""

from typing import Any

import pytest
from attrs import evolve
from statemachine import State as Place
from statemachine import StateMachine

from community_gov.domain.effects import Claim, Notify
from community_gov.domain.errors import InvalidFile
from community_gov.domain.fields import FieldType
from community_gov.domain.people import CLOCK
from community_gov.workflow.chart.class_reader import read_class
from community_gov.workflow.chart.position import Position
from community_gov.workflow.checking import problems_in
from community_gov.workflow.compose import compose
from community_gov.workflow.definition import Need, StateKind
from community_gov.workflow.hashing import content_hash
from community_gov.workflow.patches import AddClock, AddDocument, Replace

from .builders import (
    ROLES,
    action,
    chart,
    clock,
    gate,
    office,
    plain_field,
    role,
    state,
    text,
    workflow,
)
from .full_workflow import FULL
from .test_class_reader import rules

BOX = state("box", state("a"), state("b"), kind=StateKind.NESTED)
MEMORY = evolve(BOX, states=(*BOX.states, state("memory", kind=StateKind.HISTORY)))
BOTH = state(
    "both",
    state("l", state("l1"), state("l2"), kind=StateKind.NESTED),
    state("r", state("r1"), state("r2"), kind=StateKind.NESTED),
    kind=StateKind.PARALLEL,
)


@pytest.mark.parametrize(
    ("stays", "here"),
    [
        ("box", ("box", "b")),
        ("l2", ("both", "l", "l2", "r", "r2")),
        ("l", ("both", "l", "l2", "r", "r2")),
        ("both", ("both", "l", "l2", "r", "r2")),
    ],
)
def test_an_action_that_stays_where_it_is_stays(stays: str, here: tuple[str, ...]) -> None:
    of = workflow(action("note", f"{stays}>{stays}"), states=(BOX, BOTH))
    assert chart(of).step(Position(here), "note", {}) == Position(here)


def test_a_history_that_remembers_nothing_leads_to_the_first() -> None:
    of = workflow(action("back", "z>memory"), states=(MEMORY, state("z")))
    there = chart(of).step(Position(("z",)), "back", {})
    assert isinstance(there, Position)
    assert there.configuration == ("box", "a")


@pytest.mark.parametrize("name", ["model", "configuration", "state_field", "history_values"])
def test_a_state_may_have_the_name_of_a_machines_attribute(name: str) -> None:
    of = workflow(action("go", f"start>{name}"))
    assert chart(of).step(Position(("start",)), "go", {}) == Position((name,))


def test_an_action_is_not_done_under_a_longer_name() -> None:
    of = workflow(action("a", "start>x"), action("a.b", "start>y"))
    assert chart(of).step(Position(("start",)), "a.b", {}) == Position(("y",))


def test_telling_a_resident_more_changes_no_rule() -> None:
    (first, *rest) = office().states
    told = evolve(office(), states=(evolve(first, told=text("We read it.")), *rest))
    assert content_hash(told) == content_hash(office())
    assert content_hash(office(told=text("Done."))) == content_hash(office())


def test_two_deadlines_with_their_actions_commute() -> None:
    new = [AddClock(clock(f"c{n}"), action(f"x{n}", by=(CLOCK,))) for n in (1, 2)]
    assert compose(FULL, *new) == compose(FULL, *new[::-1])


def test_replacing_an_action_and_its_gate_commutes() -> None:
    both = (
        Replace(gate(needed=2), "approve"),
        Replace(
            action("approve", "filed>approved", "filed>refused", power="community", gates=(gate(),))
        ),
    )
    assert compose(FULL, *both) == compose(FULL, *both[::-1])


def test_every_action_that_a_document_misses_is_named() -> None:
    with pytest.raises(InvalidFile) as caught:
        compose(FULL, AddDocument(plain_field("x"), ("nope", "neither")))
    assert len(caught.value.problems) == 2


def written(**body: Any) -> type[StateMachine]:
    a, b = Place(initial=True), Place(final=True)
    bases = (*body.pop("bases", ()), StateMachine)
    made = {"a": a, "b": b, "go": a.to(b), "rules": rules("open go", "a b"), **body}
    return type(StateMachine)("Written", bases, made)


class Mixin:
    def on_enter_b(self) -> None:
        """Would do something."""


class Callback:
    def __call__(self) -> None:
        """Would do something."""


@pytest.mark.parametrize(
    "body",
    [
        {"on_enter_b": print},
        {"on_enter_b": Callback()},
        {"listeners": [Mixin]},
        {"bases": (Mixin,)},
    ],
    ids=["builtin", "object", "listener", "mixin"],
)
def test_callbacks_that_are_no_functions_are_refused(body: dict[str, Any]) -> None:
    with pytest.raises(InvalidFile):
        read_class(written(**body))


def test_a_transition_without_an_event_is_refused() -> None:
    class Automatic(StateMachine):
        a = Place(initial=True)
        b = Place()
        go = a.to(b)
        b.to(a, cond="fit@1")
        rules = rules("open go", "a b")

    with pytest.raises(InvalidFile):
        read_class(Automatic)


OPEN = action("open", "start>a")
SILENT = {
    "two actions of one name": workflow(OPEN, action("go", "a>a"), action("go", "a>a")),
    "two roles of one name": workflow(OPEN, roles=(*ROLES, role("clerk", "club"))),
    "two fields of one name": workflow(
        OPEN, fields=(plain_field("x"), plain_field("x", FieldType.INT))
    ),
    "two gates of one name": workflow(action("open", "start>a", gates=(gate(), gate(needed=2)))),
    "a gate for nobody": workflow(action("open", "start>a", gates=(gate(by=()),))),
    "an action from nowhere": workflow(OPEN, action("go")),
    "a way back to before the start": workflow(OPEN, action("go", "a>start")),
    "a history at the top": workflow(
        OPEN,
        action("go", "a>h"),
        states=(state("a"), state("h", kind=StateKind.HISTORY)),
    ),
    "a message with a stray brace": workflow(
        action("open", "start>a", effects=(Notify("clerk", "m"),)), messages={"m": text("{x")}
    ),
    "a need on a value that is no choice": workflow(
        action("open", "start>a", needs=(Need("x", {"y": "green"}),)),
        fields=(plain_field("x"), plain_field("y", FieldType.CHOICE, choices={"red": text("r")})),
    ),
    "a claim for a field that is not needed": workflow(
        action("open", "start>a", effects=(Claim("r", "child"),)),
        fields=tuple(one for one in FULL.fields if one.name == "child"),
    ),
}


@pytest.mark.parametrize("fault", SILENT)
def test_the_checker_finds(fault: str) -> None:
    assert problems_in(SILENT[fault], ())
