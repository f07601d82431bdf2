"""Traps in deciding that an adversary found once; none may open again."""

from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.cases import Case, Running
from community_gov.domain.commands import Answer, Kind
from community_gov.domain.effects import Claim
from community_gov.domain.facts import deny, unknown
from community_gov.domain.people import CLOCK, Actor
from community_gov.workflow.checking import problems_in
from community_gov.workflow.decide import decide
from community_gov.workflow.definition import Arc, Correction, Need, Workflow
from community_gov.workflow.needed import needed
from community_gov.workflow.reading import next_steps

from .builders import (
    NOON,
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
    refused,
    role,
    text,
    vote,
    workflow,
)


def test_a_power_is_held_by_the_role_that_is_used() -> None:
    of = workflow(
        action("fine", "start>fined", by=("officer",), power="street_office"),
        roles=(*ROLES, role("officer", "street_office")),
    )
    hand = Actor("sun", {"officer": "community", "visitor": "street_office"})
    assert codes(of, case(), command("fine", hand)) == ["action.not_yours"]


def test_a_role_counts_in_the_body_that_the_workflow_names() -> None:
    assert codes(office(), case("filed"), command("approve", actor("sun", "clerk", body="club")))


def test_a_deadline_may_carry_out_what_only_one_body_may() -> None:
    of = workflow(
        action("deem", "filed>approved", by=(CLOCK,), power="street_office"),
        clocks=(clock(fires="deem"),),
    )
    where = case("filed", clocks=running())
    assert decided(of, where, fire("deem")).state.configuration == ("approved",)


def running() -> dict[str, Any]:
    return {"review_time": Running(NOON, due(NOON))}


def fire(name: str) -> Any:
    return command(name, THE_CLOCK, kind=Kind.FIRE, clock="review_time", at=NOON + days(1))


def test_a_clock_may_ask_at_a_gate_or_the_file_is_refused() -> None:
    of = workflow(
        action("open", "start>filed"),
        action("lapse", "filed>lapsed", by=(CLOCK,), gates=(gate(),)),
        clocks=(clock(),),
    )
    fired = decided(of, case("filed", clocks=running()), fire("lapse"))
    assert problems_in(of, ()) or "lapse" in fired.state.pending


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


THROUGH = actor("wu", "leader", for_="zhao")


@pytest.mark.parametrize(("first", "second"), [(THROUGH, ZHAO), (ZHAO, THROUGH)])
def test_nobody_answers_twice_once_through_another(first: Actor, second: Actor) -> None:
    of = office(gates=(gate(needed=2),))
    where = asked(of)
    where = evolve(where, state=decided(of, where, answer(where, first)).state)
    assert codes(of, where, answer(where, second)) == ["gate.voted"]


@pytest.mark.parametrize("said", [Answer.AGREE, Answer.REFUSE])
@pytest.mark.parametrize("more", [{"held": {"secret": held(1)}}, {"links": {"member": ("c",)}}])
def test_a_vote_hands_nothing_in(said: Answer, more: dict[str, Any]) -> None:
    of = office(gates=(gate(refusal="refuse"),))
    where = asked(of)
    assert codes(of, where, answer(where, ZHAO, said, **more)) == ["gate.hands_in"]


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


def test_what_a_refusal_may_carry_out_is_needed_too() -> None:
    refuse = action("refuse", Arc("filed", "refused", ("shut@1",)), records={"use": "use@1"})
    of = office(gates=(gate(refusal="refuse"),)).with_action(refuse)
    approve = of.action("approve")
    assert approve is not None
    wanted = needed(of, asked(of).state, approve, command("approve"))
    assert {"shut@1", "use@1"} <= set(wanted.answers)


def test_an_unknown_answer_is_unknown_also_when_a_gate_refuses() -> None:
    refuse = action("refuse", Arc("filed", "refused", ("shut@1",)))
    of = office(gates=(gate(refusal="refuse"),)).with_action(refuse)
    where, known = asked(of), facts({"shut@1": unknown(text("offline"))})
    assert codes(of, where, answer(where, ZHAO, Answer.REFUSE), known) == ["check.unknown"]


def test_who_approves_an_amount_approves_that_amount() -> None:
    of = office(gates=(gate(),), records={"amount": "amount@1"})
    where = case("filed", of=of)
    shown = decided(of, where, command("approve"), facts({"amount@1": 100}))
    where = evolve(where, state=shown.state)
    later = decide(chart(of), where, answer(where, ZHAO), facts({"amount@1": 9900}))
    assert getattr(later, "held", {}) == {}


def test_a_request_falls_when_what_it_replaces_was_replaced() -> None:
    of = office(gates=(gate(),), takes=("use",))
    where = case("filed", of=of, held={"use": held("stall")})
    wish = command("approve", held={"use": held("shop", 2)})
    where = evolve(where, state=decided(of, where, wish).state)
    assert decided(of, where, command("note", held={"use": held("bar", 2)})).voided


def test_a_condition_that_says_no_gives_its_reason() -> None:
    of = workflow(action("approve", Arc("filed", "approved", ("fit@1",))))
    known = facts({"fit@1": deny(text("too old"))})
    (problem,) = refused(of, case("filed"), command("approve"), known).problems
    assert "too old" in problem.line("en")


def test_one_unanswered_check_is_one_problem() -> None:
    arc = Arc("filed", "approved", ("fit@1",))
    of = workflow(action("approve", arc, checks=("fit@1",), records={"x": "fit@1"}))
    assert codes(of, case("filed"), command("approve")) == ["check.unanswered"]


@pytest.mark.parametrize(("value", "written"), [(True, "true"), (3, "3")])
def test_a_need_may_depend_on_a_number_or_on_yes_and_no(value: Any, written: str) -> None:
    of = office(needs=(Need("map", {"use": written}),))
    assert codes(of, case("filed", held={"use": held(value)}), command("approve"))


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


def test_the_next_step_says_what_must_come_anew() -> None:
    of = office(needs=(Need("use", anew=True),))
    steps = next_steps(of, case("filed", held={"use": held("stall")}))
    assert [one.missing for one in steps if one.action.name == "approve"] == [("use",)]


def test_a_claim_without_its_subject_is_refused_in_words() -> None:
    of = office(effects=(Claim("child", "child"),))
    assert codes(of, case("filed"), command("approve"))


def test_two_gates_are_two_people() -> None:
    of = office(gates=(gate(), gate("treasurer", ("treasurer",))))
    where, both = asked(of), actor("qian", "leader", "treasurer")
    where = evolve(where, state=decided(of, where, answer(where, both)).state)
    assert codes(of, where, answer(where, both, gate="treasurer"))
