"""The log that a program's cases keep: one entry each time an action was done."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from attrs import field, frozen

from community_gov.domain.facts import Plain
from community_gov.services.office import Office

_ALL = 2**31


@frozen
class Entry:
    """What was handed in when an action was done: a contact, a stop, a round.

    Attributes:
        case: in which it was done.
        at: when.
        values: by field, what was handed in with it; what is about a person is left out.
    """

    case: str
    at: datetime
    values: Mapping[str, Plain] = field(factory=dict)


def entries(office: Office, program: str, action: str) -> Iterator[Entry]:
    """Yield the entries of a log, case by case; see `Neighbourhood.entries`."""
    for case in office.store.cases(office.place, program=program, exercise=False, limit=_ALL):
        for stored in office.store.events(office.place, case.id):
            command = stored.event.command
            if command.action == action and action in stored.event.decision.done:
                held = command.held.items()
                plain = {name: one.value for name, one in held if one.value is not None}
                yield Entry(case.id, command.at, plain)
