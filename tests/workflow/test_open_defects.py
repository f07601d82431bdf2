"""Defects that are known and open: each must fail until its cause is mended.

A mended one fails here as XPASS: move it to the file of its neighbours, without the mark.
"""

from typing import Any

import pytest
from attrs import evolve
from statemachine import State as S
from statemachine import StateMachine

from community_gov.domain.cases import Case
from community_gov.domain.commands import Answer, Kind
from community_gov.domain.effects import Claim, Notify
from community_gov.domain.errors import InvalidFile
from community_gov.domain.facts import deny, unknown
from community_gov.domain.fields import FieldType
from community_gov.domain.people import CLOCK, Actor
from community_gov.workflow.chart.class_reader import read_class
from community_gov.workflow.chart.position import Position
from community_gov.workflow.check import problems_in
from community_gov.workflow.compose import compose
from community_gov.workflow.decide import decide
from community_gov.workflow.definition import Arc, Correction, Need, StateKind, Workflow
from community_gov.workflow.hashing import content_hash
from community_gov.workflow.needed import needed
from community_gov.workflow.patches import AddClock, AddDocument, Replace

from .builders import (
    CHEN,
    NOON,
    QIAN,
    ROLES,
    THE_CLOCK,
    ZHAO,
    action,
    actor,
    case,
    chart,
    clock,
    codes,
    command,
    days,
    decided,
    due,
    facts,
    gate,
    held,
    office,
    plain_field,
    refused,
    role,
    state,
    text,
    vote,
    workflow,
)
from .full_workflow import FULL
from .test_class_reader import rules


def defect(why: str, *raises: type[BaseException]) -> Any:
    return pytest.mark.xfail(reason=why, strict=True, raises=(AssertionError, *raises))


BOX = state("box", state("a"), state("b"), kind=StateKind.NESTED)
MEMORY = evolve(BOX, states=(*BOX.states, state("memory", kind=StateKind.HISTORY)))
BOTH = state(
    "both",
    state("l", state("l1"), state("l2"), kind=StateKind.NESTED),
    state("r", state("r1"), state("r2"), kind=StateKind.NESTED),
    kind=StateKind.PARALLEL,
)


@defect("engine: an internal transition to its own nested source leaves the outer state")
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


@defect("engine: a history state that remembers nothing leads to no state at all")
def test_a_history_that_remembers_nothing_leads_to_the_first() -> None:
    of = workflow(action("back", "z>memory"), states=(MEMORY, state("z")))
    there = chart(of).step(Position(("z",)), "back", {})
    assert isinstance(there, Position)
    assert there.configuration == ("box", "a")


@defect("engine: the value of a state has no prefix", Exception)
@pytest.mark.parametrize("name", ["model", "configuration", "state_field", "history_values"])
def test_a_state_may_have_the_name_of_a_machines_attribute(name: str) -> None:
    of = workflow(action("go", f"start>{name}"))
    assert chart(of).step(Position(("start",)), "go", {}) == Position((name,))


@defect("engine: a dot in an event's name matches the shorter event")
def test_an_action_is_not_done_under_a_longer_name() -> None:
    of = workflow(action("a", "start>x"), action("a.b", "start>y"))
    assert chart(of).step(Position(("start",)), "a.b", {}) == Position(("y",))


@defect("access: the power may come from another role than the one that is used")
def test_a_power_is_held_by_the_role_that_is_used() -> None:
    of = workflow(
        action("fine", "start>fined", by=("officer",), power="street_office"),
        roles=(*ROLES, role("officer", "street_office")),
    )
    hand = Actor("sun", {"officer": "community", "visitor": "street_office"})
    assert codes(of, case(), command("fine", hand)) == ["action.not_yours"]


@defect("access: the body of a role is not looked at without a power")
def test_a_role_counts_in_the_body_that_the_workflow_names() -> None:
    assert codes(office(), case("filed"), command("approve", actor("sun", "clerk", body="club")))


@defect("access: a clock holds no power, so a deemed decision never happens")
def test_a_deadline_may_carry_out_what_only_one_body_may() -> None:
    of = workflow(
        action("deem", "filed>approved", by=(CLOCK,), power="street_office"),
        clocks=(clock(fires="deem"),),
    )
    where = case("filed", clocks=running())
    assert decided(of, where, fire("deem")).state.configuration == ("approved",)


def running() -> dict[str, Any]:
    from community_gov.domain.cases import Running

    return {"review_time": Running(NOON, due(NOON))}


def fire(name: str) -> Any:
    return command(name, THE_CLOCK, kind=Kind.FIRE, clock="review_time", at=NOON + days(1))


@defect("decide: a clock that fires an action with gates loses the request; check is silent")
def test_a_clock_may_ask_at_a_gate_or_the_file_is_refused() -> None:
    of = workflow(
        action("open", "start>filed"),
        action("lapse", "filed>lapsed", by=(CLOCK,), gates=(gate(),)),
        clocks=(clock(),),
    )
    fired = decided(of, case("filed", clocks=running()), fire("lapse"))
    assert problems_in(of, ()) or "lapse" in fired.state.pending


@defect("decide: a clock may fire an action that is not its own")
def test_a_clock_fires_its_own_action() -> None:
    of = workflow(
        action("lapse", "filed>lapsed", by=(CLOCK,)),
        action("pay", "filed>paid", by=(CLOCK,)),
        clocks=(clock(fires="lapse"),),
    )
    assert codes(of, case("filed", clocks=running()), fire("pay"))


def asked(of: Workflow, **more: Any) -> Case:
    where = case("filed", of=of, **more)
    return evolve(where, state=decided(of, where, command("approve"), facts(FINE)).state)


FINE = {"fit@1": True}


def answer(where: Case, by: Actor, said: Answer = Answer.AGREE, **more: Any) -> Any:
    return vote("approve", by, where.state.pending["approve"].digest, said, **more)


@defect("gates: a vote keeps the hand and not the person it was given for")
def test_nobody_answers_twice_once_through_another() -> None:
    of = office(gates=(gate(needed=2),))
    where = asked(of)
    through = actor("wu", "leader", for_="zhao")
    where = evolve(where, state=decided(of, where, answer(where, through)).state)
    assert codes(of, where, answer(where, ZHAO)) == ["gate.voted"]


@defect("decide: what comes with a refusing vote is written to the case unchecked")
@pytest.mark.parametrize("more", [{"held": {"secret": held(1)}}, {"links": {"member": ("c",)}}])
def test_a_vote_hands_nothing_in(more: dict[str, Any]) -> None:
    of = office(gates=(gate(refusal="refuse"),))
    where = asked(of)
    assert codes(of, where, answer(where, ZHAO, Answer.REFUSE, **more))


@defect("decide: the action of a refusal is carried out without its own rules", KeyError)
@pytest.mark.parametrize(
    "instead",
    [
        {"reasons": ("old",)},
        {"needs": (Need("use"),)},
        {"checks": ("shut@1",)},
        {"correction": Correction.NAMES, "reasons": ("old",)},
        {"apart_from": ("submit",)},
        {"records": {"use": "use@1"}},
    ],
    ids=lambda one: next(iter(one)),
)
def test_what_a_refusal_carries_out_keeps_its_rules(instead: dict[str, Any]) -> None:
    of = office(gates=(gate(refusal="refuse"),))
    refuse = of.action("refuse")
    assert refuse is not None
    of = of.with_action(evolve(refuse, **instead))
    where = asked(of, done_by={"submit": ("zhao",)})
    assert codes(of, where, answer(where, ZHAO, Answer.REFUSE), facts({"shut@1": False}))


@defect("needed: it does not know what the action of a refusal asks for")
def test_what_a_refusal_may_carry_out_is_needed_too() -> None:
    refuse = action("refuse", Arc("filed", "refused", ("shut@1",)), records={"use": "use@1"})
    of = office(gates=(gate(refusal="refuse"),)).with_action(refuse)
    approve = of.action("approve")
    assert approve is not None
    wanted = needed(of, asked(of).state, approve, NOON)
    assert {"shut@1", "use@1"} <= set(wanted.answers)


@defect("decide: an unknown answer in a refusal's action reads as: not here")
def test_an_unknown_answer_is_unknown_also_when_a_gate_refuses() -> None:
    refuse = action("refuse", Arc("filed", "refused", ("shut@1",)))
    of = office(gates=(gate(refusal="refuse"),)).with_action(refuse)
    where, known = asked(of), facts({"shut@1": unknown(text("offline"))})
    assert codes(of, where, answer(where, ZHAO, Answer.REFUSE), known) == ["check.unknown"]


@defect("decide: what a record will say is not part of what is shown at the gate")
def test_who_approves_an_amount_approves_that_amount() -> None:
    of = office(gates=(gate(),), records={"amount": "amount@1"})
    where = case("filed", of=of)
    shown = decided(of, where, command("approve"), facts({"amount@1": 100}))
    where = evolve(where, state=shown.state)
    later = decide(chart(of), where, answer(where, ZHAO), facts({"amount@1": 9900}))
    assert getattr(later, "held", {}) == {}


@defect("contents: a request that replaces a field hides that the field was replaced meanwhile")
def test_a_request_falls_when_what_it_replaces_was_replaced() -> None:
    of = office(gates=(gate(),), takes=("use",))
    where = case("filed", of=of, held={"use": held("stall")})
    wish = command("approve", held={"use": held("shop", 2)})
    where = evolve(where, state=decided(of, where, wish).state)
    assert decided(of, where, command("note", held={"use": held("bar", 2)})).voided


@defect("decide: a condition on the way that says no reads as: not here")
def test_a_condition_that_says_no_gives_its_reason() -> None:
    of = workflow(action("approve", Arc("filed", "approved", ("fit@1",))))
    known = facts({"fit@1": deny(text("too old"))})
    (problem,) = refused(of, case("filed"), command("approve"), known).problems
    assert "too old" in problem.line("en")


@defect("decide: a check that is asked twice is complained of twice")
def test_one_unanswered_check_is_one_problem() -> None:
    arc = Arc("filed", "approved", ("fit@1",))
    of = workflow(action("approve", arc, checks=("fit@1",), records={"x": "fit@1"}))
    assert codes(of, case("filed"), command("approve")) == ["check.unanswered"]


@defect("contents: a need's condition is compared as text", AssertionError)
@pytest.mark.parametrize(("value", "written"), [(True, "true"), (3, "3")])
def test_a_need_may_depend_on_a_number_or_on_yes_and_no(value: Any, written: str) -> None:
    of = office(needs=(Need("map", {"use": written}),))
    assert codes(of, case("filed", held={"use": held(value)}), command("approve"))


@defect("contents: items and reasons that an action does not take are let through")
@pytest.mark.parametrize(
    ("more", "wish"),
    [
        ({"correction": Correction.REPLACES}, {"items": {"use": "old"}}),
        ({}, {"reason": "whatever"}),
        ({"correction": Correction.NAMES}, {"items": {}, "reason": "whatever"}),
    ],
)
def test_what_is_not_taken_is_refused(more: dict[str, Any], wish: dict[str, Any]) -> None:
    found = codes(office(**more), case("filed"), command("approve", **wish))
    assert {"items.not_taken", "reason.unknown"} & set(found)


@defect("consequences: a claim for a subject that nobody handed in breaks off", KeyError)
def test_a_claim_without_its_subject_is_refused_in_words() -> None:
    of = office(effects=(Claim("child", "child"),))
    assert codes(of, case("filed"), command("approve"))


@defect("hashing: no text and a text are told apart")
def test_telling_a_resident_more_changes_no_rule() -> None:
    (first, *rest) = office().states
    told = evolve(office(), states=(evolve(first, told=text("We read it.")), *rest))
    assert content_hash(told) == content_hash(office())
    assert content_hash(office(told=text("Done."))) == content_hash(office())


@defect("compose: new actions stand in the order of the patches")
def test_two_deadlines_with_their_actions_commute() -> None:
    new = [AddClock(clock(f"c{n}"), action(f"x{n}", by=(CLOCK,))) for n in (1, 2)]
    assert compose(FULL, *new) == compose(FULL, *new[::-1])


@defect("compose: replacing an action drops the gate that was replaced before")
def test_replacing_an_action_and_its_gate_commutes() -> None:
    both = (
        Replace(gate(needed=2), "approve"),
        Replace(action("approve", "filed>approved", gates=(gate(),))),
    )
    assert compose(FULL, *both) == compose(FULL, *both[::-1])


@defect("compose: of the actions of one patch only the first that lacks is named")
def test_every_action_that_a_document_misses_is_named() -> None:
    with pytest.raises(InvalidFile) as caught:
        compose(FULL, AddDocument(plain_field("x"), ("nope", "neither")))
    assert len(caught.value.problems) == 2


def written(**body: Any) -> type[StateMachine]:
    a, b = S(initial=True), S(final=True)
    made = {"a": a, "b": b, "go": a.to(b), "rules": rules("open go", "a b"), **body}
    return type(StateMachine)("Written", (*body.pop("bases", ()), StateMachine), made)


class Mixin:
    def on_enter_b(self) -> None:
        """Would do something."""


class Callback:
    def __call__(self) -> None:
        """Would do something."""


@defect("class reader: callbacks that are no functions are dropped in silence", pytest.fail.Exception)
@pytest.mark.parametrize(
    "body",
    [{"on_enter_b": print}, {"on_enter_b": Callback()}, {"listeners": [Mixin]}, {"bases": (Mixin,)}],
    ids=["builtin", "object", "listener", "mixin"],
)
def test_callbacks_that_are_no_functions_are_refused(body: dict[str, Any]) -> None:
    with pytest.raises(InvalidFile):
        read_class(written(**body))


@defect("class reader: an automatic transition is dropped in silence", pytest.fail.Exception)
def test_a_transition_without_an_event_is_refused() -> None:
    class Automatic(StateMachine):
        a = S(initial=True)
        b = S()
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


@defect("check: it says nothing")
@pytest.mark.parametrize("fault", SILENT)
def test_the_checker_finds(fault: str) -> None:
    assert problems_in(SILENT[fault], ())


@defect("gates: somebody with two roles passes two gates alone")
def test_two_gates_are_two_people() -> None:
    of = office(gates=(gate(), gate("treasurer", ("treasurer",))))
    where, both = asked(of), actor("qian", "leader", "treasurer")
    assert QIAN.person == both.person != CHEN.person
    where = evolve(where, state=decided(of, where, answer(where, both)).state)
    assert codes(of, where, answer(where, both, gate="treasurer"))
