"""Clocks follow the case: they start, pause, go on and end with it."""

from collections.abc import Mapping
from datetime import datetime

from attrs import evolve

from community_gov.domain.calendar import Cycle, Due, Duration, Pause, extended
from community_gov.domain.cases import CaseState, Running
from community_gov.workflow.conditions import all_hold
from community_gov.workflow.definition import Action, Clock
from community_gov.workflow.plan import Timer


def follow(
    timers: tuple[Timer, ...],
    before: Mapping[str, Running],
    here: tuple[str, ...],
    state: CaseState,
    action: Action,
    dues: Mapping[str, Due],
    at: datetime,
) -> dict[str, Running]:
    """Return the clocks that run once an action is done.

    Args:
        timers: the clocks of the workflow.
        before: those that ran until now.
        here: the states in which the case is now.
        state: the rest of what conditions may ask for, as it is now.
        action: what was done; it may extend clocks.
        dues: for each clock that may start or go on, when it would be due; for one that may be
            extended, under the name that `due_if` gives.
        at: now.
    """
    after = {}
    for timer in timers:
        runs = not timer.runs_in.isdisjoint(here)
        running = before.get(timer.name)
        if not runs and running is None:
            continue
        pauses = not timer.pauses_in.isdisjoint(here)
        if timer.conditional and not all_hold(timer.clock.when, timer.clock.unless, state):
            continue
        now = _followed(timer.clock, running, runs and not pauses, pauses, dues, at)
        if now is None:
            continue
        if action.extends and timer.name in before:
            now = _extended(timer.clock, now, action, dues, at)
        after[timer.name] = now
    return after


def overdue(running: Mapping[str, Running], at: datetime) -> list[str]:
    """Return the clocks whose time has come and that have not fired, the longest overdue first."""
    late = [
        (one.due.at, name)
        for name, one in running.items()
        if one.fired is None and one.paused is None and one.due.at <= at
    ]
    return [name for _, name in sorted(late)]


def due_if(clock: Clock, more: int) -> str:
    """Return under which name it is said when a clock is due once it is extended."""
    return f"{clock.name}+{more}" if more else clock.name


def lengthened(clock: Clock, more: int) -> Duration | Cycle:
    """Return how long a clock runs that was extended by so many of its units."""
    if not more or clock.duration is None:
        return clock.period
    return extended(clock.duration, Duration(more, clock.duration.unit))


def extension(clock: Clock, action: Action) -> int:
    """Return by how many units an action extends a clock, or the one whose rung it is."""
    named = (clock.name, clock.part_of)
    return sum(more.amount for name, more in action.extends.items() if name in named)


def _followed(
    clock: Clock,
    running: Running | None,
    runs: bool,
    pauses: bool,
    dues: Mapping[str, Due],
    at: datetime,
) -> Running | None:
    if running is None:
        return Running(at, dues[clock.name]) if runs else None
    if runs and running.paused is not None:
        return _gone_on(clock, running, running.paused, dues, at)
    if pauses and running.paused is None:
        return evolve(running, paused=at)
    return running if runs or pauses else None


def _gone_on(
    clock: Clock, running: Running, paused: datetime, dues: Mapping[str, Due], at: datetime
) -> Running:
    on = evolve(running, pauses=(*running.pauses, Pause(paused, at)), paused=None)
    if running.fired is not None and not clock.rearms:
        return on
    return evolve(on, due=dues[clock.name], fired=None)


def _extended(
    clock: Clock, running: Running, action: Action, dues: Mapping[str, Due], at: datetime
) -> Running:
    """Add to what is left; what has fired keeps its day, but a reminder is given anew."""
    more = extension(clock, action)
    if not more or (running.fired is not None and not clock.rearms):
        return running
    due = running.due if running.paused is not None else dues[due_if(clock, more)]
    fired = None if due.at > at else running.fired
    return evolve(running, more=running.more + more, due=due, fired=fired)
