"""Which facts a decision will rest on; pure, so that they can be gathered before any lock."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from community_gov.domain.calendar import Cycle, Duration, Pause
from community_gov.domain.cases import CaseState
from community_gov.domain.commands import Command, Kind
from community_gov.domain.effects import Appoint, Forward, Open
from community_gov.workflow.appointing import appointing
from community_gov.workflow.clocks import due_if, extension, lengthened
from community_gov.workflow.conditions import is_about_people, is_linked, on_arcs
from community_gov.workflow.counted import counted_in, is_counted
from community_gov.workflow.definition import Action, Gate, Workflow
from community_gov.workflow.guards import questions_in
from community_gov.workflow.inquiring import Ask


@frozen
class NeededDue:
    """A clock that may start, go on or be extended, and what its due time is computed from."""

    clock: str
    started: datetime
    duration: Duration | Cycle
    pauses: tuple[Pause, ...]


@frozen
class NeededHolder:
    """A person of whom it must be known whether they hold one of some roles."""

    person: str
    roles: tuple[str, ...]


@frozen
class Needed:
    """What must be found out before a command can be decided.

    Attributes:
        answers: checks and computations, by name and version.
        dues: clocks that may start, be set going again, or be extended.
        electorates: gates whose voters are to be frozen.
        holders: persons to whom a step is given, was given, or who are to sign besides.
        linked: conditions about linked cases, and numbers that are counted over them.
        people: conditions about who is named for a part.
        chosen: links and states of which it must be known which linked cases are there.
        appoints: effects that appoint, of which it must be known where and until when.
        ids: how many cases may be opened.
        asks: what the action asks by itself.
    """

    answers: tuple[str, ...] = ()
    dues: tuple[NeededDue, ...] = ()
    electorates: tuple[Gate, ...] = ()
    holders: tuple[NeededHolder, ...] = ()
    linked: tuple[str, ...] = ()
    ids: int = 0
    chosen: tuple[tuple[str, str], ...] = ()
    people: tuple[str, ...] = ()
    asks: Ask | None = None
    appoints: tuple[Appoint, ...] = ()


def needed(workflow: Workflow, state: CaseState, action: Action, command: Command) -> Needed:
    """Return which facts `decide` needs for a command.

    Args:
        workflow: the case's own, as pinned.
        state: where the case is.
        action: the action, or the one that a vote, a task or a signer is about.
        command: what is wanted.
    """
    holders = tuple(_holders(state, action, command))
    if command.kind in (Kind.ASSIGN, Kind.ADD_SIGNER, Kind.DROP_SIGNER):
        return Needed(holders=holders)
    possible = [action, *_refusals(workflow, action)]
    answers = dict.fromkeys(name for one in possible for name in asked_by(one))
    ends = command.kind is Kind.FIRE and action.name in state.pending
    asks = command.kind is not Kind.VOTE and not ends
    electorates = tuple(gate for gate in action.gates if gate.majority) if asks else ()
    dues = tuple(_dues(workflow, state, possible, command))
    linked = tuple(dict.fromkeys(one for act in possible for one in _linked(act)))
    opens = max(sum(isinstance(one, Open) for one in act.effects) for act in possible)
    chosen = tuple(dict.fromkeys(one for act in possible for one in _chosen(act)))
    people = tuple(dict.fromkeys(one for act in possible for one in _people(act)))
    appoints = appointing(possible)
    return Needed(
        tuple(answers),
        dues,
        electorates,
        holders,
        linked,
        opens,
        chosen,
        people,
        action.asks,
        appoints,
    )


def _people(action: Action) -> Iterator[str]:
    yield from (one for one in (*action.checks, *on_arcs(action)) if is_about_people(one))


def _linked(action: Action) -> Iterator[str]:
    yield from (one for one in (*action.checks, *on_arcs(action)) if is_linked(one))
    yield from counted_in(action)
    yield from (
        one.up_to for one in action.effects if isinstance(one, Forward) and one.up_to is not None
    )


def _chosen(action: Action) -> Iterator[tuple[str, str]]:
    yield from (
        (one.link, one.where)
        for one in action.effects
        if isinstance(one, Forward) and one.where is not None
    )


def _holders(state: CaseState, action: Action, command: Command) -> Iterator[NeededHolder]:
    gate = next((one for one in action.gates if one.name == command.gate), None)
    by = gate.by if gate else action.by
    if command.kind in (Kind.ADD_SIGNER, Kind.DROP_SIGNER):
        by = action.signers
    elif state.assigned:
        given_to = state.assigned.get(f"{action.name}/{gate.name}" if gate else action.name)
        if given_to is not None:
            yield NeededHolder(given_to, by)
    if command.person is not None:
        yield NeededHolder(command.person, by)


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
    for condition in (*action.checks, *on_arcs(action)):
        yield from questions_in(condition)
    yield from (one for one in action.records.values() if not is_counted(one))


def _refusals(workflow: Workflow, action: Action) -> Iterator[Action]:
    for gate in action.gates:
        instead = workflow.action(gate.refusal) if gate.refusal else None
        if instead is not None:
            yield instead


def _dues(
    workflow: Workflow, state: CaseState, actions: list[Action], command: Command
) -> Iterator[NeededDue]:
    """Yield clocks that may start, go on after a pause, come round again, or be extended."""
    at = command.at
    for clock in workflow.clocks:
        running = state.clocks.get(clock.name)
        if running is None or (clock.recurs and clock.name == command.clock):
            yield NeededDue(clock.name, at, clock.period, ())
            continue
        mores = dict.fromkeys(filter(None, (extension(clock, one) for one in actions)))
        pauses = running.pauses
        if running.paused is not None:
            pauses = (*pauses, Pause(running.paused, at))
            mores = {0: None, **mores}
        for more in mores:
            whole = lengthened(clock, running.more + more)
            yield NeededDue(due_if(clock, more), running.started, whole, pauses)
