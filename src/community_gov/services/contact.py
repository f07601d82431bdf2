"""What a person says anew about how to be reached: values changed, withdrawn, channels declined.

Values are sealed before anything is written; who changed what and when is kept, what it was is
not, save under seal. What is withdrawn leaves an empty value, so nobody finds or opens it again.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from attrs import frozen

from community_gov.domain.errors import InvalidInput, NotFound, Problem, nearest
from community_gov.domain.sealed import Sealed
from community_gov.domain.text import Text, same
from community_gov.services.actors import is_registered
from community_gov.services.office import Office
from community_gov.services.people import PERSON_FIELDS
from community_gov.services.ports import Record

CHANGED = "contact"
DECLINED = "declined"
_WITHDRAWN = Sealed(b"", "", "", None)
_ATTEMPTS = 8


@frozen
class ContactChange:
    """That something about a person was changed; never what it was or is.

    Attributes:
        what: a field of the person, or a channel.
        happened: ``changed``, ``withdrawn``, ``declined`` or ``accepted``.
        by: who did it.
    """

    what: str
    happened: str
    by: str
    at: datetime


@frozen
class Contact:
    """How a person can be reached, as an office may see it.

    Attributes:
        held: by field, the mask of what is on record.
        declined: the channels by which the person does not want to be told.
        changes: oldest first.
    """

    held: Mapping[str, str]
    declined: tuple[str, ...]
    changes: tuple[ContactChange, ...]


def held_of(office: Office, person: str, field: str) -> tuple[int, Sealed] | None:
    """Return what is on record of a person with its version; None for nothing, or nothing more."""
    found = office.store.newest(office.place, person, field)
    return found if found and found[1].ciphertext else None


def declined_by(office: Office, person: str) -> frozenset[str]:
    """Return the channels by which somebody does not want to be told."""
    records = office.store.records(office.place, DECLINED, subject=person)
    return frozenset(name for one in records for name in one.body)


def contact_of(office: Office, person: str) -> Contact:
    """Return how a person can be reached; see `Neighbourhood.contact`."""
    _refuse_strangers(office, person)
    held = {name: held_of(office, person, name) for name in PERSON_FIELDS}
    changes = (
        ContactChange(
            one.body["what"],
            one.body["happened"],
            one.body["by"],
            datetime.fromisoformat(one.body["at"]),
        )
        for one in sorted(_changed(office, person), key=lambda one: int(one.body["number"]))
    )
    return Contact(
        {name: found[1].mask for name, found in held.items() if found},
        tuple(sorted(declined_by(office, person))),
        tuple(changes),
    )


def change_contact(office: Office, person: str, values: Mapping[str, str | None], by: str) -> None:
    """Change or withdraw what is on record; see `Neighbourhood.change_contact`."""
    _refuse_strangers(office, person, by)
    problems = []
    for name, value in values.items():
        field = PERSON_FIELDS.get(name)
        if field is None:
            problems.append(Problem("field.unknown", name, {"near": nearest(name, PERSON_FIELDS)}))
        elif value is not None:
            problem = field.problem_with(value, office.moment().date())
            problems += [problem] if problem else []
        elif held_of(office, person, name) is None:
            problems.append(Problem("contact.nothing", name, {"field": field.label}))
    if problems:
        raise InvalidInput(*problems)
    happened = {name: "withdrawn" if value is None else "changed" for name, value in values.items()}
    for _ in range(_ATTEMPTS):
        sealed = {(person, name): _next(office, person, name, one) for name, one in values.items()}
        if office.store.change(office.place, _changes(office, person, happened, by), sealed):
            return
    raise InvalidInput(Problem("contact.busy"))


def _next(office: Office, person: str, name: str, value: str | None) -> tuple[int, Sealed]:
    before = office.store.newest(office.place, person, name)
    version = before[0] + 1 if before else 1
    if value is None:
        return version, _WITHDRAWN
    field = PERSON_FIELDS[name]
    return version, office.keyring.seal(office.place, person, person, field, version, value)


def decline(office: Office, person: str, channels: Collection[str], by: str) -> None:
    """Set by which channels somebody is not told; see `Neighbourhood.decline_channels`."""
    _refuse_strangers(office, person, by)
    known, before = office.rulebook.notices.channels, declined_by(office, person)
    unknown = [name for name in channels if name not in known and name not in before]
    if unknown:
        near = nearest(unknown[0], known) or "—"
        raise NotFound(Problem("contact.channel", unknown[0], {"near": near}))
    happened = {
        **dict.fromkeys(sorted(set(channels) - before), "declined"),
        **dict.fromkeys(sorted(before.difference(channels)), "accepted"),
    }
    today = office.moment().date()
    body = dict.fromkeys(sorted(set(channels)), by)
    record = Record(f"{person}/{DECLINED}", DECLINED, person, body, today)
    office.store.put(office.place, [record, *_changes(office, person, happened, by)], {})


def _changes(office: Office, person: str, happened: Mapping[str, str], by: str) -> list[Record]:
    at, before = office.moment(), len(_changed(office, person))
    return [
        Record(
            office.new_id(),
            CHANGED,
            person,
            {"what": what, "happened": how, "by": by, "at": at.isoformat(), "number": str(number)},
            at.date(),
        )
        for number, (what, how) in enumerate(happened.items(), before + 1)
    ]


def _changed(office: Office, person: str) -> Sequence[Record]:
    return office.store.records(office.place, CHANGED, subject=person)


def _refuse_strangers(office: Office, *persons: str) -> None:
    for one in persons:
        if not is_registered(office, one):
            raise NotFound(Problem("contact.unknown", one))


HAPPENED: Mapping[str, Text] = {
    "changed": Text("已更改", "changed"),
    "withdrawn": Text("已撤回", "withdrawn"),
    "declined": Text("不再接收", "declined"),
    "accepted": Text("恢复接收", "accepted again"),
}
"""What `ContactChange.happened` says, in words."""


def label_of(what: str) -> Text:
    """Return what a field of a person is called; the name itself for a channel."""
    field = PERSON_FIELDS.get(what)
    return field.label if field else same(what)
