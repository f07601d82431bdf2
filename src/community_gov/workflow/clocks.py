"""Clocks follow the configuration: they start, pause, go on and end with it."""

from collections.abc import Mapping
from datetime import datetime

from attrs import evolve

from community_gov.domain.calendar import Due, Pause
from community_gov.domain.cases import Running
from community_gov.workflow.definition import Clock


def follow(
    clocks: tuple[Clock, ...],
    before: Mapping[str, Running],
    configuration: tuple[str, ...],
    dues: Mapping[str, Due],
    at: datetime,
) -> dict[str, Running]:
    """Return the clocks that run once a case stands in a configuration.

    Args:
        clocks: those of the workflow.
        before: those that ran until now.
        configuration: where the case stands now.
        dues: for each clock that may start or go on, when it would be due.
        at: now.
    """
    after = {}
    for clock in clocks:
        running = _followed(clock, before.get(clock.name), set(configuration), dues, at)
        if running is not None:
            after[clock.name] = running
    return after


def overdue(running: Mapping[str, Running], at: datetime) -> list[str]:
    """Return the clocks whose time has come and that have not fired, the longest overdue first."""
    late = [
        (one.due.at, name)
        for name, one in running.items()
        if one.fired is None and one.paused is None and one.due.at <= at
    ]
    return [name for _, name in sorted(late)]


def _followed(
    clock: Clock,
    running: Running | None,
    configuration: set[str],
    dues: Mapping[str, Due],
    at: datetime,
) -> Running | None:
    pauses = not configuration.isdisjoint(clock.pauses_in)
    runs = not pauses and not configuration.isdisjoint(clock.runs_in)
    if running is None:
        return Running(at, dues[clock.name]) if runs else None
    if runs and running.paused is not None:
        pause = Pause(running.paused, at)
        due = running.due if running.fired else dues[clock.name]
        return evolve(running, due=due, pauses=(*running.pauses, pause), paused=None)
    if pauses and running.paused is None:
        return evolve(running, paused=at)
    return running if runs or pauses else None
