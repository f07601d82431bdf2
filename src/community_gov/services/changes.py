"""What a decision writes: the event as things are called today, and the rows beside it."""

from collections.abc import Mapping

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Kind
from community_gov.domain.effects import Claim, Release
from community_gov.domain.events import Decision, Event
from community_gov.domain.facts import Facts
from community_gov.domain.sealed import Sealed
from community_gov.domain.text import Text
from community_gov.services.appointing import changed_by
from community_gov.services.claims import claim, owner_of
from community_gov.services.notices.routing import outgoing
from community_gov.services.office import Office
from community_gov.services.points.bookings import Earlier, bookings_of
from community_gov.services.ports import Change, ClaimTaken
from community_gov.services.slots import booked_by, refuse_what_will_not_do
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.definition import Workflow

_RAN_OUT = Text("“{clock}”届满", "the time of “{clock}” ran out")
_LINKED = Text("被另一件事项关联", "linked by another case")
_MEASURED = Text("再次查问数据", "the data were asked again")
_RECKONED = Text(
    "放假安排公布后重新核定期限", "due days reckoned anew, the holidays being announced"
)


def event_of(chart: Chart, case: Case, command: Command, facts: Facts, decision: Decision) -> Event:
    """Return what happened, with everything called as it is called today."""
    workflow = chart.workflow
    action = chart.action(decision.done[0] if decision.done else command.action)
    label = action.label if action else _without_action(workflow, command)
    reached = chart.stands(decision.state.configuration)
    return Event(
        seq=case.version + 1,
        program=case.program,
        workflow=case.workflow,
        command=command,
        facts=facts,
        decision=decision,
        label=label,
        label_told=action.told or label if action else label,
        states=reached.states,
        told=reached.told,
        right=chart.role(decision.right),
        authority=action.authority.title if action and action.authority else None,
        reason=workflow.reasons.get(command.reason) if command.reason else None,
    )


def _without_action(workflow: Workflow, command: Command) -> Text:
    clocks = {clock.name: clock.label for clock in workflow.clocks}
    if command.kind is Kind.LINK:
        return _LINKED
    if command.kind is Kind.MEASURE:
        return _MEASURED
    if command.clock is None:
        return _RECKONED
    return _RAN_OUT.fill(clock=clocks.get(command.clock, command.clock))


def change_of(
    office: Office,
    chart: Chart,
    case: Case,
    event: Event,
    sealed: Mapping[str, Sealed],
    earlier: Earlier,
) -> Change:
    """Return all that an event writes.

    Raises:
        Refused, NotFound: something that it causes cannot be.
    """
    workflow, decision = chart.workflow, event.decision
    held = {**case.held, **decision.held}
    after = evolve(case, version=event.seq, held=held, state=decision.state)
    claims, releases = _claims(office, case, decision)
    messages, notices = outgoing(office, workflow, case, after, event)
    unbooks, books = booked_by(case, decision.effects)
    refuse_what_will_not_do(office, case, decision.effects)
    return Change(
        before=case,
        after=after,
        event=event,
        workflow=workflow,
        status=chart.stands(decision.state.configuration).status,
        sealed=sealed,
        rests_on=event.facts.rests_on,
        claims=claims,
        releases=releases,
        messages=messages,
        notices=notices,
        bookings=bookings_of(office, case, event, earlier),
        unbooks=unbooks,
        books=books,
        appointed=changed_by(office, workflow, case, event),
    )


def _claims(
    office: Office, case: Case, decision: Decision
) -> tuple[tuple[ClaimTaken, ...], tuple[ClaimTaken, ...]]:
    owner = owner_of(office.keyring, case)
    return (
        tuple(
            claim(office.keyring, effect, owner)
            for effect in decision.effects
            if isinstance(effect, Claim)
        ),
        tuple(
            ClaimTaken(effect.register, "", owner)
            for effect in decision.effects
            if isinstance(effect, Release)
        ),
    )
