"""Values on their way in and out: checked, sealed, opened."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Held
from community_gov.domain.errors import InvalidInput, Problem, nearest
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.sealed import Sealed
from community_gov.services.office import Office
from community_gov.services.ports import trace
from community_gov.workflow.definition import Workflow
from community_gov.workflow.hashing import digest


@frozen
class Taken:
    """What was handed in, ready for a decision and for the store."""

    held: Mapping[str, Held]
    sealed: Mapping[str, Sealed]


def take(
    office: Office, workflow: Workflow, case: Case, data: Mapping[str, object], today: date
) -> Taken:
    """Check what is handed in and seal what is about a person.

    Raises:
        InvalidInput: all that has the wrong form, without quoting it.
    """
    fields = {field.name: field for field in workflow.fields}
    problems = _problems(case, fields, data, today)
    if problems:
        raise InvalidInput(*problems)
    held: dict[str, Held] = {}
    sealed: dict[str, Sealed] = {}
    for name, value in data.items():
        field, version = fields[name], _next_version(case, name)
        if field.personal is None:
            held[name] = _plain(version, value)
        else:
            person = case.people[field.personal.about][0]
            closed = office.keyring.seal(office.place, person, case.id, field, version, value)
            sealed[name] = closed
            held[name] = trace(version, closed)
    return Taken(held, sealed)


def _problems(
    case: Case, fields: Mapping[str, Field], data: Mapping[str, object], today: date
) -> list[Problem]:
    problems = []
    for name, value in data.items():
        field = fields.get(name)
        if field is None:
            problems.append(Problem("field.unknown", name, {"near": nearest(name, fields)}))
            continue
        problem = field.problem_with(value, today)
        if problem is not None:
            problems.append(problem)
        if field.personal is not None and not case.people.get(field.personal.about):
            params = {"field": field.label, "part": field.personal.about}
            problems.append(Problem("people.missing", name, params))
    return problems


def _next_version(case: Case, name: str) -> int:
    asked = (pending.command.held.get(name) for pending in case.state.pending.values())
    versions = [one.version for one in (case.held.get(name), *asked) if one is not None]
    return max(versions, default=0) + 1


def thawed(field: Field, held: Held) -> object:
    """Return a plain value in the Python type of its field."""
    exact = field.type is FieldType.FRACTION and isinstance(held.value, str)
    return Fraction(held.value) if exact else held.value  # type: ignore[arg-type]


def _plain(version: int, value: object) -> Held:
    kept = str(value) if isinstance(value, Fraction) else value
    if not isinstance(kept, bool | int | str | date):
        raise TypeError(f"a {type(value).__name__} is not kept in the open")
    return Held(version, digest(kept), kept)


def opened(
    office: Office, workflow: Workflow, case: Case, names: tuple[str, ...]
) -> dict[str, object]:
    """Return the values of fields as the case holds them, opened; the absent ones are absent."""
    fields = {field.name: field for field in workflow.fields}
    values: dict[str, object] = {}
    for name in names:
        held = case.held.get(name)
        if held is None or name not in fields:
            continue
        if fields[name].personal is None:
            values[name] = thawed(fields[name], held)
        else:
            values[name] = open_one(office, case, fields[name], held)
    return values


def open_one(office: Office, case: Case, field: Field, held: Held) -> object:
    """Open one sealed value of a case."""
    sealed = office.store.sealed(office.place, case.id, field.name, held.version)
    if sealed is None or field.personal is None:
        return None
    person = case.people[field.personal.about][0]
    return office.keyring.open(office.place, person, case.id, field, held.version, sealed)
