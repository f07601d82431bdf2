"""Deadlines follow the case: they start, stand still, go on, fire once and end."""

from datetime import datetime
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.calendar import Cycle, Pause
from community_gov.domain.cases import Case, Running
from community_gov.domain.commands import Command, Kind
from community_gov.domain.facts import Fact, allow, deny, unknown
from community_gov.domain.people import CLOCK
from community_gov.workflow.decide import decide
from community_gov.workflow.definition import Arc
from community_gov.workflow.needed import NeededDue, needed
from community_gov.workflow.refusal import Refusal

from .builders import (
    CHEN,
    NOON,
    THE_CLOCK,
    action,
    case,
    chart,
    clock,
    codes,
    command,
    days,
    decided,
    due,
    facts,
    text,
    workflow,
)

TIME = "review_time"
OFFICE = workflow(
    action("submit", "start>filed"),
    action("ask", "filed>waiting"),
    action("answer", "waiting>filed"),
    action("pass_on", "filed>second"),
    action("remind", "filed>filed", "second>second", by=(CLOCK,)),
    action("close", "filed>closed", "waiting>closed", "second>closed"),
    action("reopen", "closed>filed"),
    action("hide", "closed>waiting"),
    action("stay", "closed>closed", "filed>filed"),
    clocks=(clock(runs_in=("filed", "second"), pauses_in=("waiting",), fires="remind"),),
)


def act(where: Case, name: str, at: datetime, due_at: datetime) -> Case:
    """Do an action when a clock that starts or goes on would be due at a certain time."""
    known = facts(**{TIME: due_at})
    return evolve(where, state=decided(OFFICE, where, command(name, at=at), known).state)


def fire(at: datetime, **more: Any) -> Command:
    return command("remind", THE_CLOCK, kind=Kind.FIRE, at=at, **{"clock": TIME, **more})


def running(where: Case) -> Running | None:
    return where.state.clocks.get(TIME)


FILED = act(case(of=OFFICE), "submit", NOON, NOON + days(5))
WAITING = act(FILED, "ask", NOON + days(1), NOON + days(99))


def test_it_starts_when_the_case_comes_in() -> None:
    assert running(case()) is None
    assert running(FILED) == Running(NOON, due(NOON + days(5)))


@pytest.mark.parametrize("name", ["stay", "pass_on"])
def test_it_runs_on_while_the_case_stays_or_moves_on_within(name: str) -> None:
    assert running(act(FILED, name, NOON + days(1), NOON + days(99))) == running(FILED)


def test_it_stands_still_and_goes_on_later() -> None:
    assert running(WAITING) == Running(NOON, due(NOON + days(5)), paused=NOON + days(1))
    back = act(WAITING, "answer", NOON + days(3), NOON + days(7))
    pause = Pause(NOON + days(1), NOON + days(3))
    assert running(back) == Running(NOON, due(NOON + days(7)), (pause,))
    again = act(back, "ask", NOON + days(4), NOON + days(99))
    last = running(act(again, "answer", NOON + days(6), NOON + days(9)))
    assert last is not None
    assert last.pauses == (pause, Pause(NOON + days(4), NOON + days(6)))
    assert last.due == due(NOON + days(9))


@pytest.mark.parametrize("where", [FILED, WAITING])
def test_it_ends_with_the_case(where: Case) -> None:
    assert running(act(where, "close", NOON + days(1), NOON + days(99))) is None


def test_it_begins_anew_when_the_case_comes_back() -> None:
    closed = act(FILED, "close", NOON + days(1), NOON + days(99))
    assert running(act(closed, "stay", NOON + days(2), NOON + days(99))) is None
    assert running(act(closed, "reopen", NOON + days(2), NOON + days(8))) == Running(
        NOON + days(2), due(NOON + days(8))
    )


def test_it_does_not_begin_by_standing_still() -> None:
    closed = act(FILED, "close", NOON + days(1), NOON + days(99))
    assert running(act(closed, "hide", NOON + days(2), NOON + days(99))) is None


@pytest.mark.parametrize(("late", "fires"), [(-0.01, False), (0, True), (20, True)])
def test_it_fires_when_it_is_due_and_not_before(late: float, fires: bool) -> None:
    at = NOON + days(5 + late)
    if not fires:
        assert codes(OFFICE, FILED, fire(at)) == ["clock.not_due"]
        return
    fired = decided(OFFICE, FILED, fire(at))
    assert (fired.happened, fired.right, fired.done) == ("fired", CLOCK, ("remind",))
    assert fired.state.clocks[TIME] == Running(NOON, due(NOON + days(5)), fired=at)
    assert fired.state.done_by["remind"] == (CLOCK,)


def test_it_fires_once() -> None:
    at = NOON + days(6)
    once = evolve(FILED, state=decided(OFFICE, FILED, fire(at)).state)
    assert codes(OFFICE, once, fire(at + days(1))) == ["clock.not_due"]
    paused = act(once, "ask", at, NOON + days(99))
    back = running(act(paused, "answer", at + days(1), NOON + days(99)))
    assert back is not None
    assert (back.fired, back.due) == (at, due(NOON + days(5)))


def test_it_never_fires_while_it_stands_still_or_after_its_end() -> None:
    closed = act(FILED, "close", NOON + days(1), NOON + days(99))
    for where in (WAITING, closed, case()):
        assert codes(OFFICE, where, fire(NOON + days(50))) == ["clock.not_due"]


@pytest.mark.parametrize("name", [None, "another"])
def test_a_clock_that_nobody_knows_is_not_due(name: str | None) -> None:
    assert codes(OFFICE, FILED, fire(NOON + days(9), clock=name)) == ["clock.not_due"]


def test_a_clock_whose_action_is_refused_has_fired_all_the_same() -> None:
    checked = workflow(
        action("submit", "start>filed"),
        action("remind", "filed>late", by=(CLOCK,), checks=("open@1",)),
        clocks=(clock(fires="remind"),),
    )
    fired = decided(checked, FILED, fire(NOON + days(6)), facts({"open@1": False}))
    assert (fired.happened, fired.right, fired.done) == ("fired", CLOCK, ())
    assert fired.state.configuration == ("filed",)
    assert fired.state.clocks[TIME].fired == NOON + days(6)


def test_a_clock_that_ends_the_stay_ends_with_it() -> None:
    ending = workflow(
        action("submit", "start>filed"),
        action("remind", "filed>late", by=(CLOCK,)),
        clocks=(clock(fires="remind"),),
    )
    fired = decided(ending, FILED, fire(NOON + days(6)))
    assert fired.state.configuration == ("late",)
    assert fired.state.clocks == {}


def test_only_a_clock_does_what_only_a_clock_may() -> None:
    assert codes(OFFICE, FILED, command("remind", CHEN)) == ["action.not_yours"]


def test_what_is_needed_says_from_when_and_with_which_pauses() -> None:
    later = NOON + days(3)
    length = OFFICE.clocks[0].duration
    answer, wish = OFFICE.action("answer"), command("answer", at=later)
    assert answer is not None
    assert needed(OFFICE, case().state, answer, wish).dues == (NeededDue(TIME, later, length, ()),)
    assert needed(OFFICE, WAITING.state, answer, wish).dues == (
        NeededDue(TIME, NOON, length, (Pause(NOON + days(1), later),)),
    )


def test_what_is_needed_is_each_question_once_in_the_order_of_asking() -> None:
    asks = action(
        "go",
        Arc("a", "b", ("c@1", "a@1"), ("d@1",)),
        Arc("a", "c", ("e@1",)),
        checks=("a@1", "b@1"),
        records={"x": "f@1", "y": "a@1"},
    )
    found = needed(workflow(asks), case().state, asks, command(asks.name))
    assert found.answers == ("a@1", "b@1", "c@1", "d@1", "e@1", "f@1")


def test_two_clocks_do_not_disturb_each_other() -> None:
    both = evolve(OFFICE, clocks=(*OFFICE.clocks, clock("other", ("waiting",), fires="remind")))
    known = facts(review_time=NOON + days(5), other=NOON + days(8))
    answer = decide(chart(both), FILED, command("ask", at=NOON + days(1)), known)
    assert not isinstance(answer, Refusal)
    assert answer.state.clocks == {
        TIME: Running(NOON, due(NOON + days(5)), paused=NOON + days(1)),
        "other": Running(NOON + days(1), due(NOON + days(8))),
    }


ROUNDS = workflow(
    action("submit", "start>filed"),
    action("ask", "filed>waiting"),
    action("answer", "waiting>filed"),
    action("remind", "filed>filed", by=(CLOCK,), checks=("allowed@1",)),
    clocks=(
        clock(
            duration=None,
            recurs=Cycle.parse("every day at 12:00"),
            pauses_in=("waiting",),
            fires="remind",
        ),
    ),
)


def round_at(where: Case, at: datetime, next_at: datetime, answer: Fact) -> Case:
    """Let it fire when the next time is known, and the check gives an answer."""
    known = facts(answers={"allowed@1": answer}, **{TIME: next_at})
    return evolve(where, state=decided(ROUNDS, where, fire(at), known).state)


@pytest.mark.parametrize("answer", [allow(), deny(text("not today"))])
def test_what_recurs_begins_anew_each_time_also_when_what_it_fires_is_refused(answer) -> None:
    where = act(case(of=ROUNDS), "submit", NOON, NOON + days(1))
    for day in (1, 2, 4):
        asked = needed(ROUNDS, where.state, ROUNDS.action("remind"), fire(NOON + days(day)))
        assert asked.dues == (NeededDue(TIME, NOON + days(day), ROUNDS.clocks[0].recurs, ()),)
        where = round_at(where, NOON + days(day), NOON + days(day + 1), answer)
        assert running(where) == Running(NOON + days(day), due(NOON + days(day + 1)))


def test_what_recurs_stays_due_while_it_is_unclear_and_stands_still_in_a_pause() -> None:
    where = act(case(of=ROUNDS), "submit", NOON, NOON + days(1))
    unclear = facts(answers={"allowed@1": unknown(text("nobody there"))}, **{TIME: NOON + days(2)})
    assert isinstance(decide(chart(ROUNDS), where, fire(NOON + days(1)), unclear), Refusal)
    waiting = act(where, "ask", NOON + days(0.5), NOON + days(9))
    assert codes(ROUNDS, waiting, fire(NOON + days(3))) == ["clock.not_due"]
    back = running(act(waiting, "answer", NOON + days(3), NOON + days(4)))
    assert back is not None and back.due == due(NOON + days(4)) and back.fired is None
