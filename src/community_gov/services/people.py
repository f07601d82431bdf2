"""People, appointments and relations of a place: dated records, personal values sealed."""

from collections.abc import Mapping
from datetime import date

from attrs import evolve

from community_gov.domain.calendar import Duration
from community_gov.domain.errors import InvalidInput, NotFound, Problem, Refused, nearest
from community_gov.domain.fields import DataClass, Field, FieldType, Personal
from community_gov.domain.people import Appointment, Relation
from community_gov.domain.places import Body
from community_gov.domain.sealed import Sealed
from community_gov.domain.text import Text
from community_gov.services.actors import APPOINTMENT, DEPUTY, PERSON, RELATION, is_registered
from community_gov.services.appointing import CASE
from community_gov.services.office import Office
from community_gov.services.ports import Record

_PURPOSE = Text("联系居民、识别本人", "to reach and recognise the resident")


def _field(name: str, zh: str, en: str, data_class: DataClass, *, findable: bool = False) -> Field:
    personal = Personal(
        about="self",
        data_class=data_class,
        purpose=_PURPOSE,
        retention=Duration.parse("36 months"),
        findable=findable,
    )
    return Field(name, Text(zh, en), FieldType.TEXT, personal=personal)


PERSON_FIELDS: Mapping[str, Field] = {
    field.name: field
    for field in (
        _field("name", "姓名", "Name", DataClass.NAME),
        _field("phone", "手机号", "Telephone", DataClass.PHONE, findable=True),
        _field("email", "电子邮箱", "E-mail", DataClass.EMAIL),
        _field(
            "identity_number",
            "身份号码",
            "Identity number",
            DataClass.IDENTITY_NUMBER,
            findable=True,
        ),
    )
}
"""What is known of a person as such; all of it is optional, none of it is required to help."""


def register_person(office: Office, values: Mapping[str, str]) -> str:
    """Register a person and return the new id; see `Neighbourhood.register_person`."""
    today = office.moment().date()
    problems = []
    for name, value in values.items():
        known = PERSON_FIELDS.get(name)
        if known is None:
            problems.append(Problem("field.unknown", name, {"near": nearest(name, PERSON_FIELDS)}))
        else:
            problems += [one for one in [known.problem_with(value, today)] if one]
    if problems:
        raise InvalidInput(*problems)
    person = office.new_id()
    sealed: dict[tuple[str, str], Sealed] = {
        (person, name): office.keyring.seal(
            office.place, person, person, PERSON_FIELDS[name], 1, value
        )
        for name, value in values.items()
    }
    office.store.put(office.place, [Record(person, PERSON, person, {}, today)], sealed)
    return person


def find_person(office: Office, field: str, value: str) -> tuple[str, ...]:
    """Return the persons with a telephone or identity number, through its keyed hash."""
    known = PERSON_FIELDS.get(field)
    if known is None or known.personal is None or not known.personal.findable:
        raise InvalidInput(Problem("field.not_findable", field))
    found = office.store.found(office.place, field, office.keyring.find(known, value))
    return tuple(one for one in found if is_registered(office, one))


def appoint(office: Office, appointment: Appointment) -> None:
    """Give a person a role in a body for a term; see `Neighbourhood.appoint`."""
    body = office.rulebook.place.bodies.get(appointment.body)
    if body is None:
        near = nearest(appointment.body, office.rulebook.place.bodies)
        raise NotFound(Problem("body.not_here", appointment.body, {"near": near}))
    if not is_registered(office, appointment.person):
        raise InvalidInput(Problem("people.unknown", appointment.role))
    _refuse_backwards(appointment.since, appointment.until)
    _refuse_other_bodies(office, appointment.role, body)
    office.store.put(office.place, [_appointment(office, appointment)], {})


def end_appointment(office: Office, person: str, role: str, body: str, last: date) -> None:
    """Let an appointment end earlier; see `Neighbourhood.end_appointment`."""
    wanted = {"role": role, "body": body}
    held = office.store.records(office.place, APPOINTMENT, subject=person, on=last)
    mine = [one for one in held if {**one.body, **wanted} == one.body]
    given = [one.body[CASE] for one in mine if CASE in one.body]
    if given:
        raise Refused(Problem("appointment.by_case", role, {"case": given[0]}))
    ended = [evolve(one, until=last) for one in mine]
    if not ended:
        raise NotFound(Problem("appointment.not_held", role, {"day": last}))
    office.store.put(office.place, ended, {})


def deputise(
    office: Office, principal: str, deputy: str, role: str, since: date, until: date
) -> None:
    """Let somebody act in the stead of another for a time; see `Neighbourhood.deputise`."""
    for person in (principal, deputy):
        if not is_registered(office, person):
            raise InvalidInput(Problem("people.unknown", role))
    if principal == deputy:
        raise InvalidInput(Problem("deputy.oneself", role))
    _refuse_backwards(since, until)
    held = office.store.records(office.place, APPOINTMENT, subject=principal)
    if not any(one.body["role"] == role for one in held):
        raise InvalidInput(Problem("deputy.of_nothing", role))
    body = {"role": role, "principal": principal}
    record = Record(office.new_id(), DEPUTY, deputy, body, since, until)
    office.store.put(office.place, [record], {})


def _refuse_backwards(since: date, until: date | None) -> None:
    if until is not None and until < since:
        raise InvalidInput(Problem("term.backwards", params={"since": since, "until": until}))


def _refuse_other_bodies(office: Office, name: str, body: Body) -> None:
    """Workflows of different plugins may use one name for roles in different bodies."""
    workflows = office.rulebook.workflows.values()
    roles = [role for workflow in workflows for role in workflow.roles if role.body is not None]
    named = [role for role in roles if role.name == name]
    if not named:
        near = nearest(name, [role.name for role in roles])
        raise NotFound(Problem("role.not_here", name, {"near": near}))
    if body.kind not in {role.body for role in named}:
        params = {"role": named[0].label, "body": body.label, "kind": named[0].body}
        raise InvalidInput(Problem("role.other_body", params=params))


def _appointment(office: Office, appointment: Appointment) -> Record:
    return Record(
        id=office.new_id(),
        kind=APPOINTMENT,
        subject=appointment.person,
        body={"role": appointment.role, "body": appointment.body},
        since=appointment.since,
        until=appointment.until,
    )


def relate(office: Office, relation: Relation) -> None:
    """Record what one person is to another; see `Neighbourhood.relate`."""
    for person in (relation.person, relation.of):
        if not is_registered(office, person):
            raise InvalidInput(Problem("people.unknown", relation.kind))
    _refuse_backwards(relation.since, relation.until)
    body = {"kind": relation.kind, "of": relation.of}
    if relation.evidence is not None:
        body |= {"evidence_zh": relation.evidence.zh, "evidence_en": relation.evidence.en}
    record = Record(
        office.new_id(), RELATION, relation.person, body, relation.since, relation.until
    )
    office.store.put(office.place, [record], {})


def relations(office: Office, person: str, on: date) -> tuple[Relation, ...]:
    """Return what a person is to others on a day."""
    return tuple(
        Relation(
            kind=one.body["kind"],
            person=person,
            of=one.body["of"],
            since=one.since,
            until=one.until,
            evidence=Text(one.body["evidence_zh"], one.body["evidence_en"])
            if "evidence_zh" in one.body
            else None,
        )
        for one in office.store.records(office.place, RELATION, subject=person, on=on)
    )
