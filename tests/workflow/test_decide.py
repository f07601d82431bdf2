"""What a caseworker may do with a case, and what the office says when not."""

import ast
from copy import deepcopy
from pathlib import Path

import pytest
from attrs import evolve

import community_gov.workflow.decide as decide_module
from community_gov.domain.commands import Kind
from community_gov.domain.effects import Notify
from community_gov.domain.errors import Problem
from community_gov.domain.facts import allow, deny, unknown
from community_gov.workflow.decide import decide
from community_gov.workflow.definition import Arc, Link, Need, Workflow
from community_gov.workflow.hashing import digest

from .builders import (
    CHEN,
    LI,
    NOON,
    action,
    actor,
    case,
    chart,
    codes,
    command,
    decided,
    facts,
    held,
    office,
    refused,
    text,
    workflow,
)

OFFICE = office()
FILED = case("filed", of=OFFICE)


def test_li_hands_in_and_chen_approves() -> None:
    opened = decided(
        OFFICE,
        case(of=OFFICE),
        command("submit", LI, kind=Kind.OPEN, held={"use": held("stall")}),
    )
    assert (opened.happened, opened.right, opened.done) == ("opened", "applicant", ("submit",))
    assert opened.state.configuration == ("filed",)
    assert opened.held == {"use": held("stall")}
    approved = decided(OFFICE, evolve(FILED, state=opened.state), command("approve"))
    assert (approved.happened, approved.right, approved.done) == ("acted", "clerk", ("approve",))
    assert approved.state.configuration == ("approved",)
    assert approved.state.done_by == {"submit": ("li",), "approve": ("chen",)}


def test_the_same_question_has_the_same_answer_and_leaves_no_trace() -> None:
    of = office(checks=("fit@1",), effects=(Notify("applicant", "m"),), takes=("use",))
    where = case("filed", of=of, wrong={"use": "blurred"}, done_by={"submit": ("li",)})
    wish = command("approve", held={"use": held("stall", 2)})
    known = facts({"fit@1": True})
    before = deepcopy((of, where, wish, known))
    cold = chart(of)
    answers = [decide(cold, where, wish, known) for _ in range(3)]
    answers.append(decide(chart(of), *deepcopy((where, wish, known))))
    assert all(answer == answers[0] for answer in answers)
    assert (of, where, wish, known) == before


def test_deciding_reads_no_clock_no_file_and_no_chance() -> None:
    forbidden = {"time", "os", "random", "secrets", "uuid", "pathlib", "io", "sqlite3", "logging"}
    for path in Path(decide_module.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                assert forbidden.isdisjoint(one.name.split(".")[0] for one in node.names), path
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] not in forbidden, path
            elif isinstance(node, ast.Attribute):
                assert node.attr not in ("now", "today", "utcnow"), path
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in ("open", "print", "input", "id"), path


def test_a_mistyped_action_names_the_nearest() -> None:
    (problem,) = refused(OFFICE, FILED, command("aprove")).problems
    assert (problem.code, problem.where) == ("action.unknown", "aprove")
    assert problem.params["near"] == "approve"


def test_who_has_no_right_hears_who_has() -> None:
    (problem,) = refused(OFFICE, FILED, command("approve", LI)).problems
    assert problem.code == "action.not_yours"
    assert "clerk" in problem.line("en") and "clerk（中文）" in problem.line("zh")


def test_the_first_role_of_the_list_that_somebody_holds_is_the_right() -> None:
    of = workflow(action("go", "start>a", by=("leader", "clerk")))
    both = actor("wu", "clerk", "leader")
    assert decided(of, case(), command("go", both)).right == "leader"


def test_an_action_elsewhere_says_where_the_case_is_and_where_it_fits() -> None:
    (problem,) = refused(OFFICE, case("approved", of=OFFICE), command("refuse")).problems
    assert problem.code == "action.not_here"
    assert problem.params["here"] == (text("approved"),)
    assert problem.params["there"] == (text("filed"),)


@pytest.mark.parametrize(
    ("hand", "before", "allowed"),
    [
        (CHEN, ("chen",), False),
        (CHEN, ("li",), True),
        (CHEN, ("li", "chen"), False),
        (actor("wu", "clerk", for_="li"), ("li",), False),
        (actor("wu", "clerk", for_="li"), ("wu",), False),
        (actor("wu", "clerk"), ("chen",), True),
    ],
)
def test_four_eyes_are_four_also_when_one_acts_for_another(
    hand: object, before: tuple[str, ...], allowed: bool
) -> None:
    of = office(apart_from=("submit",))
    where = case("filed", of=of, done_by={"submit": before})
    wish = evolve(command("approve"), by=hand)
    if allowed:
        assert decided(of, where, wish)
    else:
        (problem,) = refused(of, where, wish).problems
        assert problem.code == "four_eyes"
        assert problem.params["earlier"] == text("submit")


def test_everybody_who_ever_did_it_is_remembered() -> None:
    where = case("filed", of=OFFICE, done_by={"note": ("chen", "li"), "submit": ("li",)})
    done = decided(OFFICE, where, command("note", actor("an", "clerk", for_="zhou"))).state.done_by
    assert done == {"note": ("an", "chen", "li", "zhou"), "submit": ("li",)}


CHECKED = office(checks=("fit@1", "due@1"), records={"months": "months@1"})


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"fit@1": deny(text("too old")), "due@1": allow()}, ["check.denied"]),
        ({"fit@1": False, "due@1": False}, ["check.denied", "check.denied"]),
        ({"fit@1": unknown(text("no network")), "due@1": True}, ["check.unknown"]),
        ({"due@1": True}, ["check.unanswered"]),
    ],
)
def test_a_check_that_does_not_allow_refuses(
    answers: dict[str, object], expected: list[str]
) -> None:
    known = facts({"months@1": 3, **answers})
    assert codes(CHECKED, case("filed"), command("approve"), known) == expected


def test_the_reason_of_a_check_is_what_the_resident_reads() -> None:
    known = facts({"fit@1": deny(text("too old")), "due@1": unknown(text("offline"))})
    denied, unsure, unanswered = refused(CHECKED, case("filed"), command("approve"), known).problems
    assert "too old" in denied.line("en")
    assert "offline" in unsure.line("en") and "due@1" in str(unsure.params)
    assert unanswered.code == "check.unanswered"
    assert unanswered.params["check"] == "months@1"


def test_a_record_is_filled_from_its_fact_and_counts_its_versions() -> None:
    known = facts({"fit@1": True, "due@1": True, "months@1": 0})
    assert decided(CHECKED, case("filed"), command("approve"), known).held == {"months": held(0, 1)}
    where = case("filed", held={"months": held(7, 4)})
    again = decided(CHECKED, where, command("approve"), known)
    assert again.held["months"] == held(0, 5)
    assert again.held["months"].digest == digest(0)


def arc_office(**arcs: object) -> Workflow:
    arc = Arc("filed", "approved", **arcs)  # type: ignore[arg-type]
    return workflow(action("submit", "start>filed"), action("approve", arc))


@pytest.mark.parametrize(
    ("fact", "code"),
    [(None, "check.unanswered"), (unknown(text("offline")), "check.unknown")],
)
def test_a_condition_that_nobody_answered_is_named(fact: object, code: str) -> None:
    known = facts({"rain@1": fact} if fact else {})
    (problem,) = refused(arc_office(when=("rain@1",)), FILED, command("approve"), known).problems
    assert (problem.code, problem.params["check"]) == (code, "rain@1")


NEEDS = office(needs=(Need("use"), Need("map", {"use": "stall"}), Need("plan", {"x": "y"})))


@pytest.mark.parametrize(
    ("has", "gives", "missing"),
    [
        ({}, {}, ["use"]),
        ({}, {"use": "stall"}, ["map"]),
        ({"use": "stall"}, {}, ["map"]),
        ({"use": "shop"}, {}, []),
        ({"use": "stall"}, {"use": "shop"}, []),
        ({"use": "stall", "x": "y"}, {}, ["map", "plan"]),
        ({"use": "stall"}, {"map": "m"}, []),
    ],
)
def test_what_is_needed_may_depend_on_what_was_said(
    has: dict[str, str], gives: dict[str, str], missing: list[str]
) -> None:
    where = case("filed", held={name: held(value) for name, value in has.items()})
    wish = command("approve", held={name: held(value, 2) for name, value in gives.items()})
    if not missing:
        assert decided(NEEDS, where, wish)
        return
    found = refused(NEEDS, where, wish).problems
    assert [(one.code, one.where) for one in found] == [("field.missing", one) for one in missing]


def test_what_is_needed_anew_must_come_with_this_very_act() -> None:
    of = office(needs=(Need("use", anew=True), Need("map", {"use": "stall"}, anew=True)))
    where = case("filed", held={"use": held("stall"), "map": held("m")})
    assert codes(of, where, command("approve")) == ["field.missing", "field.missing"]
    shop = command("approve", held={"use": held("shop", 2)})
    assert decided(of, where, shop).held == {"use": held("shop", 2)}


def test_what_an_action_does_not_take_is_refused_with_the_nearest() -> None:
    wish = command("note", held={"usee": held("x")})
    (problem,) = refused(OFFICE, FILED, wish).problems
    assert (problem.code, problem.where) == ("field.not_taken", "usee")
    assert problem.params["near"] == "use"


def test_links_are_taken_where_the_action_says_so_and_add_up() -> None:
    assert codes(OFFICE, FILED, command("note", links={"member": ("c2",)})) == ["links.not_taken"]
    of = office(links=(Link("member"),))
    where = case("filed", links={"member": ("c1", "c2"), "parent": ("c0",)})
    wish = command("approve", links={"member": ("c2", "c3")})
    fits = facts({"link:member": True})
    assert codes(of, where, wish) == ["check.unanswered"]
    assert codes(of, where, wish, facts({"link:member": False})) == ["check.denied"]
    assert decided(of, where, wish, fits).state.links == {
        "member": ("c1", "c2", "c3"),
        "parent": ("c0",),
    }


def test_all_that_stands_against_it_is_said_at_once() -> None:
    of = office(
        apart_from=("submit",), checks=("fit@1", "due@1"), needs=(Need("use"),), reasons=("old",)
    )
    wish = command("approve", held={"x": held(1)}, items={"use": "old"}, links={"m": ("c",)})
    where = case("filed", done_by={"submit": ("chen",)})
    found = codes(of, where, wish, facts({"fit@1": False}))
    assert found == [
        "check.denied",
        "check.unanswered",
        "field.missing",
        "field.not_taken",
        "four_eyes",
        "items.not_taken",
        "links.not_taken",
        "reason.missing",
    ]


def test_a_problem_never_says_what_was_handed_in() -> None:
    secret = "11010519491231002X"
    wish = command("note", held={"number": held(secret)}, at=NOON)
    found: tuple[Problem, ...] = refused(OFFICE, FILED, wish).problems
    assert secret not in "".join(one.line("en") + one.line("zh") for one in found)
