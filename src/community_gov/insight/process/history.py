"""Make logs from the history of a place: roles instead of persons, steps instead of contents."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import define, field, frozen

from community_gov.domain.cases import START, Case, CaseState
from community_gov.domain.commands import Kind
from community_gov.domain.events import Event
from community_gov.domain.people import SYSTEM_ROLES
from community_gov.domain.text import Text
from community_gov.insight.process.log import Lifecycle, Log, LogEvent, Then, Trace
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.workflow.definition import Status, Workflow
from community_gov.workflow.gates import SIGNER, SIGNER_LABEL, labels_of_gates
from community_gov.workflow.reading import leaves, role_label, status_of

_ALL = 2**62
"""More cases than there can be; the store wants a limit."""

_NO_STEP = (Kind.LINK, Kind.RECKON, Kind.MEASURE)
"""What changes a case without being a step of its process."""


@define
class Aliases:
    """Pseudonyms for one export: numbers in the order in which people come up in it.

    Another export numbers anew, and nothing leads from a number back to a person but this
    object, which is not kept. Whoever knows when somebody acted can still tell who it is.
    """

    _numbers: dict[str, int] = field(factory=dict, repr=False)

    def of(self, person: str) -> str:
        """Return the pseudonym of a person; "" for what is no person."""
        if person in SYSTEM_ROLES:
            return ""
        return f"p{self._numbers.setdefault(person, len(self._numbers) + 1)}"


def logs_of(
    here: Neighbourhood,
    *,
    program: str | None = None,
    since: date | None = None,
    until: date | None = None,
    aliases: Aliases | None = None,
) -> tuple[Log, ...]:
    """Return the history of a place, one log for each program that has cases, by name.

    Args:
        program: only this one.
        since, until: only cases that were opened on these days or between, at the place's clock;
            of those, everything that has happened.
        aliases: gives whoever acted a pseudonym; without it, only roles are told.
    """
    traces: dict[str, list[Trace]] = defaultdict(list)
    workflows: dict[str, list[Workflow]] = defaultdict(list)
    for case in here.cases(program=program, limit=_ALL):
        events = here.history(case.id)
        opened = events[0].command.at.astimezone(here.rulebook.zone).date()
        if (since is None or since <= opened) and (until is None or opened <= until):
            workflow = here.workflow_of(case.id)
            workflows[case.program].append(workflow)
            traces[case.program].append(_trace(case, events, workflow, aliases))
    bodies = _bodies(here)
    return tuple(_log(name, traces[name], workflows[name], bodies) for name in sorted(traces))


def _log(
    name: str, traces: list[Trace], workflows: list[Workflow], bodies: Mapping[str, Text]
) -> Log:
    """Put a log together; what the latest workflow calls a thing, it is called."""
    states = {state.name: state.label for one in workflows for state in one.every_state()}
    used = {event.role for trace in traces for event in trace.events} - {""}
    roles = {role: role_label(one, role) for one in workflows for role in sorted(used)}
    kinds = {event.body for trace in traces for event in trace.events}
    return Log(name, tuple(traces), states, roles, {k: t for k, t in bodies.items() if k in kinds})


def _bodies(here: Neighbourhood) -> dict[str, Text]:
    """Return what the bodies of each kind are called, together."""
    labels: dict[str, list[Text]] = defaultdict(list)
    for body in here.rulebook.place.bodies.values():
        labels[body.kind].append(body.label)
    return {kind: Text("{all}", "{all}").fill(all=tuple(all_)) for kind, all_ in labels.items()}


def _trace(
    case: Case, events: tuple[Event, ...], workflow: Workflow, aliases: Aliases | None
) -> Trace:
    told = _Telling(workflow, aliases)
    before = CaseState()
    lines: list[LogEvent] = []
    for event in events:
        lines += told.lines(before, event)
        before = event.decision.state
    return Trace(case.id, lines, case.exercise, before.links)


@frozen
class _Line:
    """What a line of a log says by itself; the rest is the same for all lines of an event."""

    activity: str
    label: Text
    lifecycle: Lifecycle = Lifecycle.COMPLETE
    sent_back: int = 0


@frozen
class _Telling:
    """Tells the events of one case.

    Attributes:
        workflow: the one that the case keeps.
    """

    workflow: Workflow
    aliases: Aliases | None

    def lines(self, before: CaseState, event: Event) -> Iterator[LogEvent]:
        """Yield what an event comes to: an answer, what it asked for, carried out, or ended.

        Only the last line brings the case where it is afterwards; those before it happen where
        it was.
        """
        command = event.command
        role = event.decision.right
        who = self.aliases.of(command.by.person) if self.aliases else ""
        said = [*self._said(before, event)]
        for number, line in enumerate(said, start=1):
            state = event.decision.state if number == len(said) else before
            yield LogEvent(
                activity=line.activity,
                label=line.label,
                at=command.at,
                role=role,
                body=command.by.roles.get(role, ""),
                who=who,
                lifecycle=line.lifecycle,
                states=self._states(state),
                then=then_of(self.workflow, state),
                sent_back=line.sent_back,
            )

    def _states(self, state: CaseState) -> tuple[str, ...]:
        reached = leaves(self.workflow, state.configuration)
        return tuple(one.name for one in reached if one.name != START)

    def _said(self, before: CaseState, event: Event) -> Iterator[_Line]:
        command, decision = event.command, event.decision
        if command.kind in _NO_STEP:
            return
        yield from self._asked(event)
        done = decision.done
        if command.kind is Kind.FIRE and not done:
            yield _Line(f"clock:{command.clock}", event.label)
        for name in before.pending:
            if name not in decision.state.pending and name not in done:
                yield _Line(name, self._label(name), Lifecycle.WITHDRAW)
        for name in done:
            yield _Line(name, self._label(name), sent_back=len(command.items))

    def _asked(self, event: Event) -> Iterator[_Line]:
        command = event.command
        name = command.action
        if event.decision.happened == "requested":
            yield _Line(name, self._label(name), Lifecycle.SCHEDULE)
        if command.kind is Kind.VOTE and command.gate:
            yield _Line(f"{name}/{command.gate}", self._gate(name, command.gate))
        elif command.kind is Kind.ASSIGN and command.person:
            step = f"{name}/{command.gate}" if command.gate else name
            label = self._gate(name, command.gate) if command.gate else self._label(name)
            yield _Line(step, label, Lifecycle.ASSIGN)
        elif command.kind in (Kind.ADD_SIGNER, Kind.DROP_SIGNER):
            added = command.kind is Kind.ADD_SIGNER
            lifecycle = Lifecycle.SCHEDULE if added else Lifecycle.WITHDRAW
            yield _Line(f"{name}/{SIGNER}", SIGNER_LABEL, lifecycle)

    def _label(self, name: str) -> Text:
        action = self.workflow.action(name)
        return action.label if action else Text(name, name)

    def _gate(self, name: str, gate: str) -> Text:
        action = self.workflow.action(name)
        labels = labels_of_gates(action) if action else {}
        return labels.get(gate) or Text(gate, gate)


def then_of(workflow: Workflow, state: CaseState) -> Then:
    """Return what the time is while a case is in a state.

    Over: nothing more is expected of it (closed, final or hidden). Waiting: its status says so,
    or something was asked for and not all have answered, or a clock is paused. Working: else.
    """
    status = status_of(workflow, state.configuration)
    if status not in (Status.OPEN, Status.WAITING):
        return Then.OVER
    paused = any(one.paused is not None and one.fired is None for one in state.clocks.values())
    waits = status is Status.WAITING or state.pending or paused
    return Then.WAITING if waits else Then.WORKING
