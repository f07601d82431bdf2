"""Which roles somebody has at the moment of acting."""

from collections.abc import Collection
from datetime import datetime

from community_gov.domain.cases import Case
from community_gov.domain.errors import InvalidInput, Problem, Refused
from community_gov.domain.people import FORWARDED, ActingFor, Actor
from community_gov.services.office import Office
from community_gov.services.ports import Record
from community_gov.workflow.definition import Action, Workflow

APPOINTMENT = "appointment"
PERSON = "person"
RELATION = "relation"


DEPUTY = "deputy"


def actor(
    office: Office,
    case: Case,
    person: str,
    acting_for: ActingFor | None,
    at: datetime,
    action: Action | None = None,
) -> Actor:
    """Return who acts, with the roles held in bodies and the parts in the case.

    Roles are looked up anew each time: an appointment that ended yesterday gives nothing today.

    Args:
        action: what is to be done; deputies act, and relations count, only where it asks for
            them.

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
    stead = _standing_in(office, case, person, at, _asked_for(action) - mine.keys())
    lent = {role: _offices(office, case, behind, at)[role] for role, behind in stead.items()}
    return Actor(
        person, {**mine, **lent}, acting_for, stead, _related(office, case, person, action, at)
    )


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


def _asked_for(action: Action) -> set[str]:
    return {*action.by, *(role for gate in action.gates for role in gate.by)}


def _standing_in(
    office: Office, case: Case, person: str, at: datetime, wanted: set[str]
) -> dict[str, str]:
    """Return for which roles somebody is a deputy today, of one who holds them today."""
    if not wanted:
        return {}
    stead: dict[str, str] = {}
    for record in office.store.records(office.place, DEPUTY, subject=person, on=at.date()):
        role, principal = record.body["role"], record.body["principal"]
        if role in wanted and role in _offices(office, case, principal, at):
            stead.setdefault(role, principal)
    return stead


def _related(
    office: Office, case: Case, person: str, action: Action, at: datetime
) -> tuple[str, ...]:
    """Return the parts whose holders somebody is related to, as far as the action asks."""
    parts = {*action.unrelated_to, *(one for gate in action.gates for one in gate.unrelated_to)}
    if not parts:
        return ()
    close = _relatives(office, person, at)
    return tuple(
        part
        for part in sorted(parts)
        if any(
            one == person or one in close or person in _relatives(office, one, at)
            for one in case.people.get(part, ())
        )
    )


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
) -> bool:
    """Whether somebody holds one of some roles then, or has that part in the case."""
    if any(person in case.people.get(role, ()) for role in roles):
        return True
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


def through_case(origin: Actor) -> Actor:
    """Return an actor who acts on a case through another case that it is linked to."""
    return Actor(origin.person, {**origin.roles, FORWARDED: ""}, origin.acting_for)


def _parts(case: Case, person: str) -> set[str]:
    return {part for part, persons in case.people.items() if person in persons}
