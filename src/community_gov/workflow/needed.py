"""Which facts a decision will rest on; pure, so that they can be gathered before any lock."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from community_gov.domain.calendar import Duration, Pause
from community_gov.domain.cases import CaseState
from community_gov.workflow.definition import IN, Action, Workflow


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
    return Needed(tuple(answers), tuple(_dues(workflow, state, at)))


def asked_by(action: Action) -> Iterator[str]:
    """Yield the checks and computations that an action names."""
    yield from action.checks
    for arc in action.arcs:
        yield from (name for name in (*arc.when, *arc.unless) if not name.startswith(IN))
    yield from action.records.values()


def _refusals(workflow: Workflow, action: Action) -> Iterator[Action]:
    for gate in action.gates:
        instead = workflow.action(gate.refusal) if gate.refusal else None
        if instead is not None:
            yield instead


def _dues(workflow: Workflow, state: CaseState, at: datetime) -> Iterator[NeededDue]:
    for clock in workflow.clocks:
        running = state.clocks.get(clock.name)
        if running is None or running.paused is None:
            yield NeededDue(clock.name, at, clock.duration, ())
        else:
            pauses = (*running.pauses, Pause(running.paused, at))
            yield NeededDue(clock.name, running.started, clock.duration, pauses)
