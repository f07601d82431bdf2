"""Dates among plain values, which JSON cannot tell from text.

A plain value (`domain.facts.Plain`) that is a date is written as ``{"date": "2026-03-01"}``, a
fraction as ``{"fraction": "1/3"}``; no other plain value is an object. Only a handful of classes
lead to a plain value (`Held`, `Fact` and what holds them). They are found by their annotations,
and only they are looked at: everything else goes straight from attrs to bytes and back.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from attrs import NOTHING, Attribute, Factory, evolve, fields, has

from community_gov.domain.facts import Plain

Do = Callable[[Any], Any]

_FACTORY: type[Any] = type(Factory(dict))


def leads_to_plain(hint: Any, inside: frozenset[Any] = frozenset()) -> bool:
    """Whether a value of this type can hold a plain value somewhere inside.

    Args:
        hint: the type.
        inside: the classes that this question came through; some hold themselves.
    """
    if hint == Plain:
        return True
    if hint in inside:
        return False
    if isinstance(hint, type) and has(hint):
        inner = get_type_hints(hint).values()
        return any(leads_to_plain(one, inside | {hint}) for one in inner)
    return any(leads_to_plain(one, inside) for one in get_args(hint))


@cache
def tagging(hint: Any) -> Do:
    """Return what tags the dates in a value of this type before it is written."""
    return _reaching(hint, _tag, _tagging_class, _each_tagged)


@cache
def twin(hint: Any) -> Any:
    """Return the type that bytes are read into: the same fields, plain values still tagged."""
    if not leads_to_plain(hint):
        return hint
    if hint == Plain:
        return Any
    if isinstance(hint, type):
        return _twin_class(hint)
    inner = twin(_each(hint))
    return Mapping[str, inner]  # type: ignore[valid-type]


@cache
def building(hint: Any) -> Do:
    """Return what makes the value of this type from its twin."""
    return _reaching(hint, _untag, _building_class, _each_built)


def _reaching(hint: Any, plain: Do, of_class: Do, of_mapping: Do) -> Do:
    if hint == Plain:
        return plain
    if isinstance(hint, type):
        do: Do = of_class(hint)
    else:
        do = of_mapping(_each(hint))
    return do


def _each(hint: Any) -> Any:
    if get_origin(hint) is not Mapping:
        raise TypeError(f"plain values inside of {hint}: no way to store them is known")
    return get_args(hint)[1]


def _tag(value: object) -> object:
    if value is None or isinstance(value, (str, int)):
        return value
    if isinstance(value, Fraction):
        return {"fraction": str(value)}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {"date": value.isoformat()}
    raise TypeError(f"a {type(value).__name__} is no plain value and is not stored as one")


def _untag(value: object) -> object:
    match value:
        case {"date": str(written)}:
            return date.fromisoformat(written)
        case {"fraction": str(written)}:
            return Fraction(written)
        case None | str() | int():
            return value
    raise ValueError(f"a {type(value).__name__} was stored where a plain value belongs")


def _inner(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {name: hint for name, hint in hints.items() if leads_to_plain(hint)}


def _tagging_class(kind: type) -> Do:
    inner = tuple((name, tagging(hint)) for name, hint in _inner(kind).items())

    def tagged(value: Any) -> Any:
        changes = {}
        for name, do in inner:
            before = getattr(value, name)
            after = do(before)
            if after is not before:
                changes[name] = after
        return evolve(value, **changes) if changes else value

    return tagged


def _each_tagged(hint: Any) -> Do:
    do = tagging(hint)

    def tagged(values: Mapping[str, Any]) -> Mapping[str, Any]:
        # Nearly always nothing changes, and then nothing around it is copied.
        after = values
        for name, value in values.items():
            tagged_value = do(value)
            if tagged_value is not value:
                after = {**after, name: tagged_value}
        return after

    return tagged


def _twin_class(kind: type) -> type[msgspec.Struct]:
    hints = get_type_hints(kind)
    return msgspec.defstruct(
        kind.__name__,
        [(one.name, twin(hints[one.name]), _default(one)) for one in fields(kind)],
        kw_only=True,
        # What a newer version wrote is not dropped in silence when the case is written again.
        forbid_unknown_fields=True,
    )


def _default(attribute: "Attribute[Any]") -> Any:
    default: Any = attribute.default
    if default is NOTHING:
        return msgspec.field()
    if not isinstance(default, _FACTORY):
        return msgspec.field(default=default)
    made = default.factory
    return msgspec.field(default_factory=twin(made) if has(made) else made)


def _building_class(kind: type) -> Do:
    inner = {name: building(hint) for name, hint in _inner(kind).items()}
    steps = tuple((one.name, inner.get(one.name)) for one in fields(kind))

    def built(read: Any) -> Any:
        return kind(*[do(getattr(read, name)) if do else getattr(read, name) for name, do in steps])

    return built


def _each_built(hint: Any) -> Do:
    do = building(hint)
    return lambda read: {name: do(value) for name, value in read.items()}
