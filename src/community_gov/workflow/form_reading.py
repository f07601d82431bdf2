"""What was sent for a form, from JSON to the values that the verbs take."""

import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from fractions import Fraction
from typing import Any

from community_gov.domain.documents import Document
from community_gov.domain.errors import InvalidInput, Problem, nearest
from community_gov.domain.fields import Field, FieldType
from community_gov.workflow.forms import FRACTION, Form

_KEYS = ("answer", "shown", "people", "data", "reason", "items", "links")
_OBJECTS = frozenset(("people", "data", "items", "links"))


def read(form: Form, body: object) -> dict[str, Any]:
    """Return the keywords for `act`, `open` or `vote` that were sent as JSON.

    Of the values it only makes what JSON has no type for: dates, fractions, documents. A value
    that is nothing of the kind stays as it is, and the verb refuses it with all that is wrong.

    Raises:
        InvalidInput: something else than the words of the form; all that is wrong.
    """
    if not isinstance(body, Mapping):
        raise InvalidInput(Problem("input.no_object"))
    known = _known(form)
    problems = [
        Problem("input.unknown", str(name), {"near": nearest(str(name), known)})
        for name in body
        if name not in known
    ]
    problems += [
        Problem("input.shape", name)
        for name, value in body.items()
        if name in known and not isinstance(value, Mapping if name in _OBJECTS else str)
    ]
    problems += [
        Problem("input.shape", f"{name}.{one}")
        for name in ("people", "items", "links")
        for one, value in _inside(body.get(name))
        if not _named(value, several=name != "items")
    ]
    if problems:
        raise InvalidInput(*problems)
    kept = dict(body)
    if "data" in kept:
        kept["data"] = {name: _value(form, name, value) for name, value in kept["data"].items()}
    return kept


def _known(form: Form) -> tuple[str, ...]:
    there = {
        "answer": form.shown is not None,
        "shown": form.shown is not None,
        "people": bool(form.people),
        "data": bool(form.data),
        "reason": bool(form.reasons),
        "items": bool(form.items),
        "links": bool(form.links),
    }
    return tuple(name for name in _KEYS if there[name])


def _inside(part: object) -> list[tuple[object, object]]:
    return list(part.items()) if isinstance(part, Mapping) else []


def _named(value: object, *, several: bool) -> bool:
    if several and isinstance(value, list):
        return all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def _value(form: Form, name: str, value: object) -> object:
    asked = form.asked(name)
    return value if asked is None else _made(asked.field, value)


def _made(field: Field, value: object) -> object:
    make = _MAKE.get(field.type)
    if make is None:
        return value
    with suppress(ValueError, TypeError, KeyError, ZeroDivisionError):
        return make(value)
    return value


def _date(value: Any) -> date:
    return date.fromisoformat(value)


def _fraction(value: Any) -> Fraction:
    if not re.fullmatch(FRACTION, value):
        raise ValueError
    return Fraction(value)


def _document(value: Any) -> Document:
    filename, content = value["filename"], b64decode(value["content"], validate=True)
    if not isinstance(filename, str) or set(value) - {"filename", "content", "valid_until"}:
        raise ValueError
    until = value.get("valid_until")
    return Document(filename, content, None if until is None else date.fromisoformat(until))


_MAKE: Mapping[FieldType, Callable[[Any], object]] = {
    FieldType.DATE: _date,
    FieldType.FRACTION: _fraction,
    FieldType.DOCUMENT: _document,
}
