"""Which roles somebody has at the moment of acting."""

from datetime import datetime

from community_gov.domain.cases import Case
from community_gov.domain.errors import InvalidInput, Problem, Refused
from community_gov.domain.people import FORWARDED, ActingFor, Actor
from community_gov.services.office import Office

APPOINTMENT = "appointment"
PERSON = "person"
RELATION = "relation"


def actor(
    office: Office, case: Case, person: str, acting_for: ActingFor | None, at: datetime
) -> Actor:
    """Return who acts, with the roles held in bodies and the parts in the case.

    Roles are looked up anew each time: an appointment that ended yesterday gives nothing today.

    Raises:
        InvalidInput: somebody acts for another without saying where the consent is kept.
    """
    if acting_for is not None and not acting_for.consent.strip():
        raise InvalidInput(Problem("acting_for.consent"))
    if acting_for is not None:
        _refuse_strangers(office, person, acting_for, at)
    bodies = office.rulebook.place.bodies
    named = office.pinned(case.workflow).workflow.roles
    wanted = {role.name: role.body for role in named}
    roles: dict[str, str] = {}
    for record in office.store.records(office.place, APPOINTMENT, subject=person, on=at.date()):
        body = bodies.get(record.body["body"])
        role = record.body["role"]
        if body is not None and roles.get(role) != wanted.get(role, ""):
            roles[role] = body.kind
    parts = _parts(case, person)
    if acting_for is not None:
        parts |= _parts(case, acting_for.person)
    return Actor(person, {**roles, **dict.fromkeys(sorted(parts), "")}, acting_for)


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
