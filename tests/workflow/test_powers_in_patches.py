"""What the law gives to one body, no patch takes away, hands on, or leads around."""

from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Award, Notify
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.people import AUTOMATIC, CLOCK
from community_gov.workflow.checking import problems_in
from community_gov.workflow.compose import compose
from community_gov.workflow.definition import Action, Arc, Flag, StateKind, Workflow
from community_gov.workflow.patches import (
    AddCheck,
    AddClock,
    AddDocument,
    AddEffect,
    AddFlag,
    AddGate,
    AddNotice,
    Patch,
    Replace,
)

from .builders import (
    LAW,
    ROLES,
    action,
    clock,
    gate,
    origin,
    plain_field,
    role,
    state,
    workflow,
)
from .builders import text as words

PLACE = origin("oak", 7)
GRANT = action(
    "grant",
    "filed>granted",
    "filed>refused",
    by=("office",),
    power="street_office",
    gates=(gate("head", by=("office",)),),
    raises=("licensed",),
)
DEEM = action(
    "deem",
    "filed>granted",
    by=(CLOCK,),
    power="street_office",
    deemed=True,
    authority=LAW,
)
BASE: Workflow = workflow(
    action("file", "start>filed", by=("applicant",)),
    GRANT,
    DEEM,
    action("note", "filed>filed", "granted>granted"),
    action("expire", "valid>expired"),
    action("withdraw", "filed>withdrawn", by=("applicant",)),
    action("archive", "granted>archived", "withdrawn>archived"),
    action("follow", Arc("filed", "waiting", ("done:grant",)), by=(AUTOMATIC,)),
    action("end", "granted>ended", by=("office",), power="street_office"),
    states=(
        state("filed"),
        state("granted", state("valid"), state("expired"), kind=StateKind.NESTED),
        *(state(name) for name in ("refused", "withdrawn", "archived", "waiting", "ended")),
    ),
    roles=(*ROLES, role("office", "street_office")),
    clocks=(clock("silence", ("filed",), fires="deem"),),
    flags=(Flag("licensed", words("licensed")), Flag("seen", words("seen"))),
)


def by_time(name: str, *ways: str | Arc, **more: Any) -> AddClock:
    """Add a clock that fires a new action."""
    new = action(name, *ways, **{"by": (CLOCK,), **more})
    return AddClock(clock(f"time_to_{name}", fires=name), new, PLACE)


def replaced(name: str, **changes: Any) -> Replace:
    found = BASE.action(name)
    assert found is not None
    return Replace(evolve(found, **changes), None, PLACE)


ATTACKS: dict[str, tuple[Patch, str]] = {
    "a clock grants": (by_time("x", "filed>granted"), "patch.power_round"),
    "a clock grants into the inside": (by_time("x", "filed>valid"), "patch.power_round"),
    "opened where only a grant leads": (by_time("x", "start>granted"), "patch.power_round"),
    "an action that anybody does leads there": (
        replaced("note", arcs=(Arc("filed", "filed"), Arc("filed", "granted"))),
        "patch.power_round",
    ),
    "what follows a grant follows nothing": (
        replaced("follow", arcs=(Arc("filed", "waiting"),)),
        "patch.power_round",
    ),
    "the other body's decision is left out": (
        by_time("x", "granted>ended"),
        "patch.power_round",
    ),
    "by itself": (by_time("x", "filed>granted", by=(AUTOMATIC, CLOCK)), "patch.power_round"),
    "with a condition that looks right": (
        by_time("x", Arc("filed", "granted", ("done:note",))),
        "patch.power_round",
    ),
    "no power": (replaced("grant", power=None), "patch.power"),
    "another body's power": (replaced("grant", power="community"), "patch.power"),
    "nobody of the body is left": (replaced("grant", by=("clerk",)), "patch.power"),
    "lapse of time decides": (
        replaced("grant", by=("office", CLOCK), deemed=True, authority=LAW),
        "patch.power_deemed",
    ),
    "a refusal is no longer possible": (
        replaced("grant", arcs=(Arc("filed", "granted"),)),
        "patch.power_taken",
    ),
    "the head's approval is handed on": (
        Replace(gate("head", by=("leader",)), "grant", PLACE),
        "patch.power",
    ),
    "a flag of the decision is raised": (
        replaced("note", raises=("licensed",)),
        "patch.power_flag",
    ),
    "time is up sooner": (
        Replace(
            clock("silence", ("filed",), fires="deem", duration=Duration.parse("1 minute")),
            None,
            PLACE,
        ),
        "patch.power_clock",
    ),
    "time is never up": (
        Replace(clock("silence", ("filed",), fires=None), None, PLACE),
        "patch.power_clock",
    ),
    "a clock of one's own decides": (
        AddClock(clock("x", fires="deem"), None, PLACE),
        "patch.power_clock",
    ),
    "a rung of one's own decides": (
        AddClock(
            clock("x", fires=None),
            None,
            PLACE,
            rungs=(clock("x-late", fires="deem", part_of="x"),),
        ),
        "patch.power_clock",
    ),
    "time is put off": (
        replaced("note", extends={"silence": Duration.parse("9 working days")}),
        "patch.power_clock",
    ),
}


def found(*patches: Patch) -> list[Problem]:
    """Return what is wrong with patches, or with what they make."""
    try:
        composed = compose(BASE, *patches)
    except InvalidFile as error:
        problems = list(error.problems)
    else:
        problems = problems_in(composed, {"x@1"})
    for problem in problems:
        assert problem.line("zh") and problem.line("en")
    return problems


def test_the_workflow_is_sound_before_anybody_patches_it() -> None:
    assert [one.code for one in found()] == []


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_power_is_neither_taken_away_nor_led_around(attack: str) -> None:
    patch, code = ATTACKS[attack]
    problems = found(patch)
    assert code in [one.code for one in problems]
    assert {one.where for one in problems if one.code == code} == {str(PLACE)}


def test_two_patches_that_lead_around_only_together_are_found() -> None:
    way = by_time("x", "refused>granted")
    other = by_time("y", "withdrawn>refused")
    assert "patch.power_round" in [one.code for one in found(way, other)]


def test_a_refusal_at_a_gate_does_not_decide_what_the_office_decides() -> None:
    patch = AddGate("withdraw", gate("x", by=("clerk",), refusal="grant"), PLACE)
    assert ("workflow.power", str(PLACE)) in [(one.code, one.where) for one in found(patch)]


HARMLESS: list[Patch] = [
    AddGate("grant", gate("neighbours", by=("leader",)), PLACE),
    AddCheck("grant", "x@1", origin=PLACE),
    AddDocument(plain_field("plan"), ("grant",), PLACE),
    AddEffect("grant", Award("applicant", "x"), PLACE),
    AddNotice("grant", Notify("clerk", "n"), words("n"), PLACE),
    AddFlag(Flag("mine", words("mine")), ("grant", "note"), (), PLACE),
    by_time("lapse", "filed>withdrawn"),
    by_time("remind", "filed>filed"),
    by_time("tidy", "valid>expired"),
    AddClock(clock("later", ("granted",), fires=None), None, PLACE),
    replaced("note", arcs=(Arc("filed", "filed"), Arc("filed", "withdrawn"))),
    Replace(evolve(GRANT, checks=("x@1",)), None, PLACE),
    Replace(gate("head", by=("office",), needed=2), "grant", PLACE),
    Replace(
        evolve(BASE.clocks[0], label=words("time of silence")),
        None,
        PLACE,
    ),
]


@pytest.mark.parametrize("patch", HARMLESS, ids=range(len(HARMLESS)))
def test_asking_for_more_before_a_decision_is_no_attack(patch: Patch) -> None:
    assert found(patch) == []


def test_where_the_law_gives_nothing_patches_are_free() -> None:
    free = evolve(
        BASE, actions=tuple(evolve(one, power=None, deemed=False) for one in BASE.actions)
    )
    patch = by_time("x", "filed>granted")
    assert isinstance(compose(free, patch).action("x"), Action)
