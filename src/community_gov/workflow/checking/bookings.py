"""What an effect names by which rooms and people are booked."""

from collections.abc import Collection, Iterator

from community_gov.domain.effects import Book
from community_gov.domain.errors import Problem
from community_gov.domain.fields import FieldType
from community_gov.workflow.checking.unknown import unknown
from community_gov.workflow.definition import Origin, Workflow

_TEXTS = (FieldType.TEXT, FieldType.CHOICE)


def bookings(
    effect: Book, workflow: Workflow, parts: Collection[str], at: Origin
) -> Iterator[Problem]:
    """Yield what is wrong with an effect that books."""
    if not (effect.what or effect.who):
        yield Problem("workflow.book_nothing", str(at))
    yield from unknown("role", effect.who, parts, at)
    fields = {one.name: one for one in workflow.fields}
    for name, types in _fields(effect):
        field = fields.get(name)
        if field is None:
            yield from unknown("field", [name], fields, at)
        elif field.personal is not None:
            yield Problem("workflow.book_personal", str(at), {"field": field.label})
        elif field.type not in types:
            params = {"field": field.label, "types": ", ".join(types)}
            yield Problem("workflow.book_type", str(at), params)


def _fields(effect: Book) -> Iterator[tuple[str, tuple[FieldType, ...]]]:
    yield from ((name, _TEXTS) for name in effect.what)
    yield from ((name, (FieldType.DATE,)) for name in (effect.first, effect.last) if name)
    yield from ((one, (FieldType.INT,)) for one in (effect.heads,) if one)
    yield from ((one, _TEXTS) for one in (effect.hours, effect.skips, effect.title) if one)
