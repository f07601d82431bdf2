"""Check that what a plugin handed over has the types that it promises, all the way down."""

import types
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from attrs import fields, frozen, has

from community_gov.plugin.contributions import WorkflowClass


@frozen
class Wrong:
    """The first part that has another type than it should.

    Attributes:
        at: the way to it: attributes, keys, and numbers from 0.
    """

    at: tuple[str | int, ...]
    expected: str
    found: str


def misfit(value: object, kind: Any) -> Wrong | None:
    """Return what does not fit in a value, or None."""
    origin, args = get_origin(kind), get_args(kind)
    if kind in (Any, object) or isinstance(kind, TypeVar):
        return None
    if origin is Callable:
        return None if callable(value) else _wrong(value, kind)
    if origin in (Union, types.UnionType):
        return _any_of(value, args, kind)
    if origin is Literal:
        return None if value in args else _wrong(value, kind)
    if origin is type:
        return None if isinstance(value, type) else _wrong(value, type)
    if origin is tuple:
        return _items(value, args[0], kind)
    if origin is Mapping:
        return _entries(value, args, kind)
    # Of a generic class, what it is made of is checked by its own attributes.
    kind = origin if isinstance(origin, type) and has(origin) else kind
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is int):
        return _wrong(value, kind)
    return _attributes(value) if has(type(value)) else None


def _wrong(value: object, kind: Any) -> Wrong:
    named = getattr(kind, "__name__", "") if isinstance(kind, type) else ""
    return Wrong((), named or str(kind).replace("community_gov.", ""), type(value).__name__)


def _any_of(value: object, kinds: tuple[Any, ...], kind: Any) -> Wrong | None:
    found = [misfit(value, one) for one in kinds]
    if None in found:
        return None
    inside = [wrong for wrong in found if wrong is not None and wrong.at]
    return inside[0] if inside else _wrong(value, kind)


def _items(value: object, kind: Any, whole: Any) -> Wrong | None:
    if not isinstance(value, tuple):
        return _wrong(value, whole)
    return _first((number, misfit(one, kind)) for number, one in enumerate(value))


def _entries(value: object, kinds: tuple[Any, ...], whole: Any) -> Wrong | None:
    if not isinstance(value, Mapping):
        return _wrong(value, whole)
    return _first(
        (str(key), misfit(key, kinds[0]) or misfit(one, kinds[1])) for key, one in value.items()
    )


def _attributes(value: object) -> Wrong | None:
    if isinstance(value, WorkflowClass):
        chart: object = value.chart
        return None if isinstance(chart, type) else Wrong(("chart",), "type", type(chart).__name__)
    kind: Any = type(value)
    hints = _hints(kind)
    return _first(
        (one.name, misfit(getattr(value, one.name), hints[one.name])) for one in fields(kind)
    )


@lru_cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _first(found: Iterable[tuple[str | int, Wrong | None]]) -> Wrong | None:
    for step, wrong in found:
        if wrong is not None:
            return Wrong((step, *wrong.at), wrong.expected, wrong.found)
    return None
