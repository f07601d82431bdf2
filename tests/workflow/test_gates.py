"""Approvals: an action waits until everybody whose answer it needs has agreed."""

from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Answer, Kind
from community_gov.workflow.definition import Link, Workflow

from .builders import (
    CHEN,
    LI,
    NOON,
    QIAN,
    ZHAO,
    action,
    actor,
    case,
    clock,
    codes,
    command,
    days,
    decided,
    facts,
    gate,
    held,
    office,
    refused,
    role,
    text,
    vote,
)


def gated(*gates: Any, **more: Any) -> Workflow:
    return office(gates=gates or (gate(),), takes=("use",), **more)


def asked(of: Workflow, by: Any = CHEN, **more: Any) -> Case:
    """Return a case on which approving was asked for."""
    where = case("filed", of=of, **more)
    return after(of, where, command("approve", by, held={"use": held("stall")}))


def after(of: Workflow, where: Case, wish: Any) -> Case:
    decision = decided(of, where, wish)
    return evolve(where, held={**where.held, **decision.held}, state=decision.state)


def digest_of(where: Case) -> str:
    return where.state.pending["approve"].digest


ONE = gated()
ASKED = asked(ONE)


def test_asking_moves_nothing_until_the_leader_agrees() -> None:
    request = decided(ONE, case("filed", of=ONE), command("approve"))
    assert (request.happened, request.right, request.done) == ("requested", "clerk", ())
    assert request.state.configuration == ("filed",)
    assert (request.held, request.effects) == ({}, ())
    assert request.state.done_by == {}


def test_the_leader_agrees_and_what_was_asked_is_done_by_the_one_who_asked() -> None:
    agreed = decided(ONE, ASKED, vote("approve", ZHAO, digest_of(ASKED)))
    assert (agreed.happened, agreed.right, agreed.done) == ("acted", "leader", ("approve",))
    assert agreed.state.configuration == ("approved",)
    assert agreed.held == {"use": held("stall")}
    assert agreed.state.pending == {}
    assert agreed.state.done_by == {"approve": ("chen", "zhao")}
    assert agreed.voided == ()


def test_asking_twice_is_refused_while_the_first_request_waits() -> None:
    again = command("approve", held={"use": held("stall")}, at=NOON + days(1))
    assert codes(ONE, ASKED, again) == ["gate.already_asked"]


def test_asking_for_something_else_takes_the_place_of_the_first_request() -> None:
    where = asked(TWO)
    where = after(TWO, where, vote("approve", ZHAO, digest_of(where)))
    other = after(TWO, where, command("approve", held={"use": held("shop")}))
    assert other.state.pending["approve"].votes == ()
    assert codes(TWO, other, vote("approve", QIAN, digest_of(where))) == ["gate.shown"]


def test_who_may_not_act_may_not_ask() -> None:
    assert codes(ONE, case("filed"), command("approve", ZHAO)) == ["action.not_yours"]
    assert codes(gated(reasons=("old",)), case("filed"), command("approve")) == ["reason.missing"]


def test_nobody_answers_what_nobody_asked() -> None:
    assert codes(ONE, case("filed"), vote("approve", ZHAO, "x")) == ["gate.nothing_asked"]


def test_an_unknown_gate_names_those_that_there_are() -> None:
    wish = vote("approve", ZHAO, digest_of(ASKED), gate="boss")
    (problem,) = refused(ONE, ASKED, wish).problems
    assert (problem.code, problem.where, problem.params["known"]) == (
        "gate.unknown",
        "boss",
        "leader",
    )


def test_an_answer_needs_a_role_of_the_gate() -> None:
    (problem,) = refused(ONE, ASKED, vote("approve", LI, digest_of(ASKED))).problems
    assert problem.code == "gate.not_yours"
    assert problem.params["roles"] == (text("leader"),)


BOTH = ("clerk", "leader")


@pytest.mark.parametrize(
    ("asker", "voter"),
    [
        (actor("wu", *BOTH), actor("wu", *BOTH)),
        (actor("wu", *BOTH, for_="sun"), actor("wu", *BOTH)),
        (actor("wu", *BOTH, for_="sun"), actor("sun", *BOTH)),
        (actor("wu", *BOTH), actor("zhao", *BOTH, for_="wu")),
        (actor("wu", *BOTH, for_="sun"), actor("zhao", *BOTH, for_="sun")),
    ],
)
def test_nobody_answers_their_own_request(asker: Any, voter: Any) -> None:
    where = asked(ONE, asker)
    assert codes(ONE, where, vote("approve", voter, digest_of(where))) == ["gate.own_request"]


def test_four_eyes_hold_at_a_gate() -> None:
    of = gated(gate(apart_from=("submit",)))
    where = asked(of, done_by={"submit": ("zhao", "li")})
    assert codes(of, where, vote("approve", ZHAO, digest_of(where))) == ["four_eyes"]
    assert decided(of, where, vote("approve", QIAN, digest_of(where)))


TWO = gated(gate(needed=2))


def test_two_must_agree_and_the_first_answer_only_counts() -> None:
    where = asked(TWO)
    first = decided(TWO, where, vote("approve", ZHAO, digest_of(where)))
    assert (first.happened, first.right) == ("voted", "leader")
    assert first.state.configuration == ("filed",)
    kept = first.state.pending["approve"]
    assert [(one.gate, one.persons, one.answer) for one in kept.votes] == [
        ("leader", ("zhao",), Answer.AGREE)
    ]
    where = evolve(where, state=first.state)
    assert codes(TWO, where, vote("approve", ZHAO, kept.digest)) == ["gate.voted"]
    assert decided(TWO, where, vote("approve", QIAN, kept.digest)).happened == "acted"


def test_who_abstains_has_answered_and_counts_for_nobody() -> None:
    where = asked(TWO)
    where = after(TWO, where, vote("approve", ZHAO, digest_of(where), Answer.ABSTAIN))
    assert codes(TWO, where, vote("approve", ZHAO, digest_of(where))) == ["gate.voted"]
    where = after(TWO, where, vote("approve", QIAN, digest_of(where)))
    assert where.state.configuration == ("filed",)
    where = after(TWO, where, vote("approve", actor("sun", "leader"), digest_of(where)))
    assert where.state.configuration == ("approved",)


def test_all_gates_must_be_passed_and_a_passed_one_is_closed() -> None:
    of = gated(gate(), gate("treasurer", ("treasurer",)))
    of = evolve(of, roles=(*of.roles, role("treasurer")))
    where = asked(of)
    where = after(of, where, vote("approve", ZHAO, digest_of(where)))
    assert where.state.configuration == ("filed",)
    assert codes(of, where, vote("approve", QIAN, digest_of(where))) == ["gate.closed"]
    money = vote("approve", actor("sun", "treasurer"), digest_of(where), gate="treasurer")
    assert decided(of, where, money).state.configuration == ("approved",)


def test_an_answer_to_something_else_does_not_count() -> None:
    assert codes(ONE, ASKED, vote("approve", ZHAO, "of another day")) == ["gate.shown"]


def test_all_that_stands_against_an_answer_is_said_at_once() -> None:
    of = gated(gate(by=BOTH, apart_from=("submit",)))
    where = asked(of, actor("wu", *BOTH), done_by={"submit": ("wu",)})
    assert codes(of, where, vote("approve", actor("wu", *BOTH), "x")) == [
        "four_eyes",
        "gate.own_request",
        "gate.shown",
    ]


def test_a_refusal_ends_the_request_and_leaves_the_case_where_it_is() -> None:
    answer = decided(ONE, ASKED, vote("approve", ZHAO, digest_of(ASKED), Answer.REFUSE))
    assert (answer.happened, answer.right, answer.done) == ("refused", "leader", ())
    assert answer.state.pending == {}
    assert answer.state.configuration == ("filed",)
    assert answer.held == {}


def test_a_refusal_may_carry_out_an_action_instead() -> None:
    of = gated(gate(refusal="refuse"))
    where = asked(of)
    answer = decided(of, where, vote("approve", ZHAO, digest_of(where), Answer.REFUSE))
    assert (answer.happened, answer.right, answer.done) == ("refused", "leader", ("refuse",))
    assert answer.state.configuration == ("refused",)
    assert answer.state.done_by == {"refuse": ("zhao",)}
    assert answer.state.pending == {}


def test_a_check_that_fell_in_the_meantime_refuses_the_last_answer() -> None:
    of = gated(checks=("fit@1",))
    where = evolve(
        case("filed", of=of),
        state=decided(of, case("filed", of=of), command("approve"), facts({"fit@1": 1})).state,
    )
    wish = vote("approve", ZHAO, digest_of(where))
    assert codes(of, where, wish, facts({"fit@1": False})) == ["check.denied"]
    assert decided(of, where, wish, facts({"fit@1": True})).happened == "acted"


def test_what_follows_follows_from_the_time_of_the_last_answer() -> None:
    of = evolve(ONE, clocks=(clock("appeal", ("approved",)),))
    late = NOON + days(3)
    agree = vote("approve", ZHAO, digest_of(ASKED), at=late)
    moved = decided(of, ASKED, agree, facts(appeal=late + days(60))).state
    assert moved.clocks["appeal"].started == late
    assert ASKED.state.pending["approve"].command.at == NOON


def note(**values: str) -> Any:
    return command("note", held={name: held(value, 2) for name, value in values.items()})


def test_what_was_shown_and_then_changed_must_be_asked_anew() -> None:
    of = gated()
    where = case("filed", of=of, held={"use": held("stall"), "name": held("Li")})
    where = after(of, where, command("approve"))
    shown = digest_of(where)
    changed = decided(of, where, note(use="shop"))
    assert changed.voided == ("approve",)
    assert changed.state.pending == {}
    assert codes(of, evolve(where, state=changed.state), vote("approve", ZHAO, shown)) == [
        "gate.nothing_asked"
    ]


def test_whatever_the_case_holds_was_looked_at_so_a_change_voids_the_votes() -> None:
    where = asked(TWO)
    where = after(TWO, where, vote("approve", ZHAO, digest_of(where)))
    changed = decided(TWO, where, note(name="Li Si"))
    assert changed.voided == ("approve",)
    assert changed.state.pending == {}


def test_a_new_link_changes_what_was_shown() -> None:
    of = gated(links=(Link("member"),))
    tie = action("tie", "filed>filed", links=(Link("member"),))
    of = evolve(of, actions=(*of.actions, tie))
    where = asked(of, links={"member": ("c1",)})
    for linked, voided in (("c1", ()), ("c2", ("approve",))):
        wish = command("tie", links={"member": (linked,)})
        assert decided(of, where, wish, facts({"link:member": True})).voided == voided


def test_a_request_falls_when_the_case_leaves_where_it_fits() -> None:
    left = decided(ONE, ASKED, command("refuse"))
    assert (left.voided, left.state.pending) == (("approve",), {})


def test_what_is_shown_is_all_that_the_answer_rests_on() -> None:
    of = gated(reasons=("old", "new"), links=(Link("member"),), records={"name": "name@1"})
    digests = set()
    known = facts({"name@1": "x", "link:member": True})
    for more in (
        {},
        {"reason": "new"},
        {"links": {"member": ("c1",)}},
        {"held": {"use": held("shop")}},
    ):
        wish = command("approve", **{"reason": "old", **more})
        state = decided(of, case("filed", of=of), wish, known).state
        digests.add(state.pending["approve"].digest)
    other = facts({"name@1": "y", "link:member": True})
    wish = command("approve", reason="old")
    state = decided(of, case("filed", of=of), wish, other).state
    digests.add(state.pending["approve"].digest)
    assert len(digests) == 5


def test_even_the_opening_can_wait_at_its_gate_from_the_very_start() -> None:
    of = evolve(ONE, actions=(action("submit", "start>filed", gates=(gate(),)), *ONE.actions[1:]))
    opened = decided(of, case(of=of), command("submit", kind=Kind.OPEN))
    assert opened.happened == "requested"
    where = evolve(case(of=of), state=opened.state)
    agreed = vote("submit", ZHAO, where.state.pending["submit"].digest)
    assert decided(of, where, agreed).state.configuration == ("filed",)
