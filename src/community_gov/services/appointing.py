"""Offices that cases give and take back: what is written of them, and what is refused."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve

from community_gov.domain.cases import Case, Pending
from community_gov.domain.commands import Answer, Command, Kind
from community_gov.domain.effects import Appoint, Effect, EndAppointment
from community_gov.domain.errors import Problem, Refused
from community_gov.domain.events import Event
from community_gov.domain.facts import Fact
from community_gov.domain.people import SYSTEM_ROLES, Actor
from community_gov.services.actors import APPOINTMENT
from community_gov.services.links import Seen
from community_gov.services.office import Office
from community_gov.services.ports import Record
from community_gov.workflow.appointing import ENDS, ENTRUSTED, linked_term
from community_gov.workflow.definition import Workflow

CASE = "case"
"""In the body of a record, the case that has given the office."""


def found_out(
    office: Office,
    workflow: Workflow,
    effects: Iterable[Appoint],
    seen: Seen,
    links: Mapping[str, tuple[str, ...]],
) -> dict[str, Fact]:
    """Return what must be known before somebody is appointed: in which body, until when.

    Args:
        links: of the case that appoints.
    """
    found: dict[str, Fact] = {}
    for effect in effects:
        found[ENTRUSTED + effect.role] = Fact(_body(office, workflow, effect.role))
        term = linked_term(effect.term)
        if term is not None:
            found[ENDS + effect.term] = Fact(_earliest(seen, links.get(term[0], ()), term[1]))
    return found


def _body(office: Office, workflow: Workflow, role: str) -> str:
    """Return the body to which the place lets the workflow appoint, as its file stands today."""
    name = office.rulebook.appoints.get((workflow.name, role), "")
    body = office.rulebook.place.bodies.get(name)
    kinds = {one.body for one in workflow.roles if one.name == role}
    return name if body is not None and body.kind in kinds else ""


def _earliest(seen: Seen, cases: Iterable[str], clock: str) -> date | None:
    days = []
    for name in cases:
        case = seen.case(name)
        running = case.state.clocks.get(clock) if case is not None else None
        if running is not None and running.fired is None:
            days.append(running.due.day)
    return min(days, default=None)


def folded(
    records: Mapping[str, Record], case: Case, seq: int, effects: Iterable[Effect]
) -> dict[str, Record]:
    """Return what a case has given in offices once one more of its events has happened."""
    after = dict(records)
    for one in effects:
        if isinstance(one, EndAppointment) and one.last is not None:
            last = one.last
            after |= {
                record.id: evolve(record, until=min(record.until or last, last))
                for record in after.values()
                if record.body["role"] == one.role
            }
        elif isinstance(one, Appoint) and one.since is not None:
            after |= {record.id: record for record in _given(one, case, seq, one.since)}
    return after


def _given(effect: Appoint, case: Case, seq: int, since: date) -> Iterator[Record]:
    body = {"role": effect.role, "body": effect.body, CASE: case.id}
    for person in effect.people:
        name = f"{case.id}/{seq}/{effect.role}/{person}"
        yield Record(name, APPOINTMENT, person, body, since, effect.last)


def changed_by(office: Office, workflow: Workflow, case: Case, event: Event) -> tuple[Record, ...]:
    """Return the records of offices that an event writes.

    Raises:
        Refused: nobody is named, the last day is unknown or past, or somebody would be appointed
            by nobody but themselves.
    """
    effects = event.decision.effects
    if not any(isinstance(one, (Appoint, EndAppointment)) for one in effects):
        return ()
    problems = [
        bad
        for one in effects
        if isinstance(one, Appoint) and one.body
        for bad in _against(workflow, case, event, one)
    ]
    if problems:
        raise Refused(*problems)
    known = {one.id: one for one in office.store.given_by(office.place, case.id)}
    after = folded(known, case, event.seq, effects)
    return tuple(one for name, one in after.items() if known.get(name) != one)


def _against(workflow: Workflow, case: Case, event: Event, effect: Appoint) -> Iterator[Problem]:
    role = next((one.label for one in workflow.roles if one.name == effect.role), effect.role)
    said: dict[str, object] = {"role": role}
    if not effect.people:
        yield Problem("appointing.nobody", case.id, said)
    if effect.last is None and (effect.until or effect.term):
        yield Problem("appointing.no_end", case.id, said)
    if effect.last is not None and effect.since is not None and effect.last < effect.since:
        yield Problem("appointing.over", case.id, {**said, "last": effect.last})
    if any(_by_oneself(workflow, case, event, one) for one in effect.people):
        yield Problem("appointing.oneself", case.id, said)


def _by_oneself(workflow: Workflow, case: Case, event: Event, person: str) -> bool:
    """Whether nobody but the person has had a hand in deciding that they get the office.

    What others agreed to at a gate, in this act or in an earlier one of the case, is a hand;
    so is anything that others did, where a clock or the conditions carry it out.
    """
    action = event.decision.done[0] if event.decision.done else event.command.action
    hands = list(_hands(event.command, case.state.pending.get(action)))
    hands += [
        vote.persons
        for name, one in case.state.approved.items()
        if name.startswith(f"{action}/")
        for vote in one.votes
    ]
    gated = {one.name for one in workflow.actions if one.gates}
    by_itself = not hands
    earlier = (who for name, who in case.state.done_by.items() if by_itself or name in gated)
    others = {one for who in earlier for one in who} - {person} - SYSTEM_ROLES
    return not others and all(person in one for one in hands)


def _hands(command: Command, asked: Pending | None) -> Iterator[Iterable[str]]:
    by = command.by if asked is None else asked.command.by
    yield from _of(by)
    if asked is None:
        return
    yield from (one.persons for one in asked.votes if one.answer is Answer.AGREE)
    if command.kind is Kind.VOTE and command.answer is Answer.AGREE:
        yield from _of(command.by)


def _of(by: Actor) -> Iterator[Iterable[str]]:
    if by.person not in SYSTEM_ROLES:
        yield by.persons
