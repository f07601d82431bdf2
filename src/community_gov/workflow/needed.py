"""Which facts a decision will rest on; pure, so that they can be gathered before any lock."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from community_gov.domain.calendar import Duration, Pause
from community_gov.domain.cases import CaseState
from community_gov.workflow.clocks import extensions, lengthened
from community_gov.workflow.conditions import is_standing, on_arcs
from community_gov.workflow.definition import Action, Workflow


@frozen
class NeededDue:
    """A clock that may start or go on, and what its due time is computed from."""

    clock: str
    started: datetime
    duration: Duration
    pauses: tuple[Pause, ...]


@frozen
class Needed:
    """What must be found out before an action can be decided.

    Attributes:
        answers: checks and computations, by name and version.
        dues: clocks that the action may start or set going again.
    """

    answers: tuple[str, ...]
    dues: tuple[NeededDue, ...]


def needed(workflow: Workflow, state: CaseState, action: Action, at: datetime) -> Needed:
    """Return which facts `decide` needs for an action at a moment.

    Args:
        workflow: the case's own, as pinned.
        state: where the case is.
        action: the action, or the one that a vote is about.
        at: when it would be done.
    """
    possible = [action, *_refusals(workflow, action)]
    answers = dict.fromkeys(name for one in possible for name in asked_by(one))
    return Needed(tuple(answers), tuple(_dues(workflow, state, possible, at)))


def provisional_dues(workflow: Workflow, state: CaseState) -> Iterator[NeededDue]:
    """Yield the clocks that run to a day in a year that was not announced yet."""
    for clock in workflow.clocks:
        running = state.clocks.get(clock.name)
        if running is None or running.fired or running.paused or not running.due.provisional:
            continue
        whole = lengthened(clock, running.more)
        yield NeededDue(clock.name, running.started, whole, running.pauses)


def asked_by(action: Action) -> Iterator[str]:
    """Yield the checks and computations that an action names."""
    yield from action.checks
    yield from (name for name in on_arcs(action) if not is_standing(name))
    yield from action.records.values()


def _refusals(workflow: Workflow, action: Action) -> Iterator[Action]:
    for gate in action.gates:
        instead = workflow.action(gate.refusal) if gate.refusal else None
        if instead is not None:
            yield instead


def _dues(
    workflow: Workflow, state: CaseState, actions: list[Action], at: datetime
) -> Iterator[NeededDue]:
    """Yield clocks that may start, go on after a pause, or be extended."""
    for clock in workflow.clocks:
        running = state.clocks.get(clock.name)
        if running is None:
            yield NeededDue(clock.name, at, clock.duration, ())
            continue
        more = running.more + sum(one.amount for one in extensions(clock, actions))
        if running.paused is not None:
            pauses = (*running.pauses, Pause(running.paused, at))
        elif more > running.more:
            pauses = running.pauses
        else:
            continue
        yield NeededDue(clock.name, running.started, lengthened(clock, more), pauses)
