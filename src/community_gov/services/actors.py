"""Which roles somebody has at the moment of acting."""

from collections.abc import Collection
from datetime import date, datetime

from attrs import evolve, frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Kind
from community_gov.domain.errors import InvalidInput, Problem, Refused
from community_gov.domain.people import FORWARDED, ActingFor, Actor
from community_gov.services.office import Office
from community_gov.services.ports import Record
from community_gov.workflow.access import right_of
from community_gov.workflow.definition import Action, Gate, Workflow
from community_gov.workflow.gates import SIGNER
from community_gov.workflow.tasks import step_name

APPOINTMENT = "appointment"
PERSON = "person"
RELATION = "relation"
DEPUTY = "deputy"
HOUSEHOLD = "household"


def actor(
    office: Office,
    case: Case,
    person: str,
    acting_for: ActingFor | None,
    at: datetime,
    action: Action | None = None,
    gate: str | None = None,
    kind: Kind = Kind.ACT,
) -> Actor:
    """Return who acts, with the roles held in bodies and the parts in the case.

    Roles are looked up anew each time: an appointment that ended yesterday gives nothing today.
    Somebody acts in another's stead only where their own roles do not do, or where the step was
    given to that other one: who could act in their own right has nobody else's hand in it.

    Args:
        action: what is to be done; deputies act, and relations count, only where it asks for
            them.
        gate, kind: for an answer, at which gate; for a task, that it is one.

    Raises:
        InvalidInput: somebody acts for another without saying where the consent is kept.
    """
    if acting_for is not None and not acting_for.consent.strip():
        raise InvalidInput(Problem("acting_for.consent"))
    if acting_for is not None:
        _refuse_strangers(office, person, acting_for, at)
    roles = _offices(office, case, person, at)
    parts = _parts(case, person)
    if acting_for is not None:
        parts |= _parts(case, acting_for.person)
    mine = {**roles, **dict.fromkeys(sorted(parts), "")}
    if action is None:
        return Actor(person, mine, acting_for)
    own = Actor(person, mine, acting_for)
    lent = _lent(office, case, own, _asked_for(action, gate, kind), at)
    whole = evolve(own, roles={**mine, **lent.roles}, standing_in=lent.standing_in)
    return evolve(whole, related=_related(office, case, whole.persons, action, at))


def _offices(office: Office, case: Case, person: str, at: datetime) -> dict[str, str]:
    """Return the roles that somebody holds in bodies, each with the kind of body."""
    bodies = office.rulebook.place.bodies
    named = office.pinned(case.workflow).workflow.roles
    wanted = {role.name: role.body for role in named}
    roles: dict[str, str] = {}
    for record in office.store.records(office.place, APPOINTMENT, subject=person, on=at.date()):
        body = bodies.get(record.body["body"])
        role = record.body["role"]
        if body is not None and roles.get(role) != wanted.get(role, ""):
            roles[role] = body.kind
    return roles


@frozen
class _Asked:
    """The step that somebody wants to do: whose it is by office, and to whom it was given."""

    step: str
    by: tuple[str, ...]
    power: str | None = None
    gate: Gate | None = None


def _asked_for(action: Action, name: str | None, kind: Kind) -> _Asked:
    if name == SIGNER:
        return _Asked(action.name, ())
    gate = next((one for one in action.gates if one.name == name), None)
    if gate is not None:
        return _Asked(step_name(action.name, gate.name), gate.by, gate=gate)
    if kind in (Kind.ADD_SIGNER, Kind.DROP_SIGNER):
        every = (role for one in action.gates for role in one.by)
        return _Asked(action.name, (*action.by, *every))
    return _Asked(action.name, action.by, action.power)


def _lent(office: Office, case: Case, own: Actor, asked: _Asked, at: datetime) -> Actor:
    """Return somebody with no roles but the one, if any, that they use as a deputy."""
    nothing = Actor(own.person)
    given_to = case.state.assigned.get(asked.step)
    in_own_right = _in_own_right(office, case, own, asked)
    if in_own_right and given_to is None:
        return nothing
    stead = stands_in(office, case, own.person, at, asked.by)
    for_assigned = [(role, one) for role, one in stead if one == given_to]
    if in_own_right and not for_assigned:
        return nothing
    for role, principal in for_assigned or stead:
        held_in = _offices(office, case, principal, at)[role]
        lent = Actor(own.person, {role: held_in}, standing_in={role: principal})
        workflow = office.pinned(case.workflow).workflow
        if right_of(workflow, lent, asked.by, asked.power):
            return lent
    return nothing


def _in_own_right(office: Office, case: Case, own: Actor, asked: _Asked) -> bool:
    if asked.gate is not None and asked.gate.majority is not None:
        asking = [
            one for name, one in case.state.pending.items() if asked.step.startswith(f"{name}/")
        ]
        rolls = [one.electorates.get(asked.gate.name, {}) for one in asking]
        return own.acting_for is not None or any(own.person in roll for roll in rolls)
    workflow = office.pinned(case.workflow).workflow
    return right_of(workflow, own, asked.by, asked.power) is not None


def stands_in(
    office: Office, case: Case, person: str, at: datetime, wanted: tuple[str, ...]
) -> list[tuple[str, str]]:
    """Return for which roles somebody is a deputy today, of one who holds them today.

    In the order in which the step names the roles.
    """
    records = office.store.records(office.place, DEPUTY, subject=person, on=at.date())
    stead = [(one.body["role"], one.body["principal"]) for one in records]
    held = [
        (role, principal)
        for role, principal in stead
        if role in wanted and role in _offices(office, case, principal, at)
    ]
    return sorted(held, key=lambda one: wanted.index(one[0]))


def _related(
    office: Office, case: Case, persons: Collection[str], action: Action, at: datetime
) -> tuple[str, ...]:
    """Return the parts whose holders somebody is related to, as far as the action asks."""
    parts = {*action.unrelated_to, *(one for gate in action.gates for one in gate.unrelated_to)}
    return tuple(part for part in sorted(parts) if is_related(office, case, persons, part, at))


def is_related(
    office: Office, case: Case, persons: Collection[str], part: str, at: datetime
) -> bool:
    """Whether somebody among these is one who has a part in a case, or on record related to one.

    A household is one over however many steps; every other relation is one step.
    """
    holding = case.people.get(part, ())
    close = {one for person in persons for one in (person, *_relatives(office, person, at))}
    if any(one in close or not _relatives(office, one, at).isdisjoint(persons) for one in holding):
        return True
    return bool(holding) and not household_of(office, persons, at.date()).isdisjoint(holding)


def household_of(
    office: Office, persons: Collection[str], day: date, kind: str = HOUSEHOLD
) -> frozenset[str]:
    """Return persons with all who are related to them by a kind, over however many steps.

    Households are recorded with their head or one by one, in either direction.
    """
    beside: dict[str, set[str]] = {}
    for one in office.store.records(office.place, RELATION, on=day):
        if one.body["kind"] == kind:
            beside.setdefault(one.subject, set()).add(one.body["of"])
            beside.setdefault(one.body["of"], set()).add(one.subject)
    found = new = set(persons)
    while new:
        new = {other for one in new for other in beside.get(one, ())} - found
        found = found | new
    return frozenset(found)


def _relatives(office: Office, person: str, at: datetime) -> set[str]:
    records = office.store.records(office.place, RELATION, subject=person, on=at.date())
    return {one.body["of"] for one in records}


def holders(
    office: Office, workflow: Workflow, case: Case, role: str, at: datetime
) -> tuple[str, ...]:
    """Return everybody who holds a role then, or has that part in the case."""
    if role in case.people:
        return case.people[role]
    kinds = {one.body for one in workflow.roles if one.name == role}
    held = office.store.records(office.place, APPOINTMENT, on=at.date())
    return tuple(sorted({one.subject for one in held if _is_to(office, one, role, kinds)}))


def holds_any(
    office: Office,
    workflow: Workflow,
    case: Case,
    person: str,
    roles: Collection[str],
    at: datetime,
    *,
    deputies: bool = False,
) -> bool:
    """Whether somebody holds one of some roles then, or has that part in the case.

    Args:
        deputies: also as the deputy of one who holds it.
    """
    if any(person in case.people.get(role, ()) for role in roles):
        return True
    if deputies and stands_in(office, case, person, at, tuple(roles)):
        return True
    return holds_office(office, workflow, person, roles, at)


def holds_office(
    office: Office, workflow: Workflow, person: str, roles: Collection[str], at: datetime
) -> bool:
    """Whether somebody is appointed then to one of some roles of a workflow."""
    kinds = {one.name: one.body for one in workflow.roles}
    held = office.store.records(office.place, APPOINTMENT, subject=person, on=at.date())
    return any(_is_to(office, one, role, {kinds.get(role)}) for one in held for role in roles)


def _is_to(office: Office, appointment: Record, role: str, kinds: Collection[str | None]) -> bool:
    """Whether an appointment is to a role in the kind of body that the workflow means."""
    body = office.rulebook.place.bodies.get(appointment.body["body"])
    return appointment.body["role"] == role and body is not None and body.kind in kinds


def _refuse_strangers(office: Office, person: str, acting_for: ActingFor, at: datetime) -> None:
    """A worker acts for a resident, or somebody who is a relation on record."""
    for one in (person, acting_for.person):
        if not is_registered(office, one):
            raise InvalidInput(Problem("people.unknown", where=one))
    day = at.date()
    works = office.store.records(office.place, APPOINTMENT, subject=person, on=day)
    related = office.store.records(office.place, RELATION, subject=person, on=day)
    if not works and all(one.body["of"] != acting_for.person for one in related):
        raise Refused(Problem("acting_for.stranger"))


def is_registered(office: Office, person: str) -> bool:
    """Whether somebody is registered in this place."""
    return bool(office.store.records(office.place, PERSON, subject=person))


def itself(role: str) -> Actor:
    """Return the actor where no person acts: a clock, or conditions that have come to hold."""
    return Actor(role, {role: ""})


def through_case(origin: Actor, behind: Actor) -> Actor:
    """Return an actor who acts on a case through another case that it is linked to.

    Args:
        origin: who that is in this case.
        behind: the same in the other case, perhaps in somebody's stead.
    """
    lent = {role: behind.roles[role] for role in behind.standing_in}
    roles = {**origin.roles, **lent, FORWARDED: ""}
    return evolve(origin, roles=roles, standing_in=behind.standing_in)


def deputies_of(office: Office, person: str, role: str, at: datetime) -> tuple[str, ...]:
    """Return who may act in somebody's role on a day."""
    records = office.store.records(office.place, DEPUTY, on=at.date())
    asked = {"role": role, "principal": person}
    return tuple(sorted(one.subject for one in records if one.body == asked))


def _parts(case: Case, person: str) -> set[str]:
    return {part for part, persons in case.people.items() if person in persons}
