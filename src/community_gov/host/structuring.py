"""Turn plain values into typed ones, strictly, and say all that does not fit.

The converter is our own: nothing is registered for anybody else, and nothing is guessed. Text
is not a number, ``yes`` is not a boolean, and an unknown key is named with its nearest name.
"""

import re
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, IntEnum, StrEnum
from fractions import Fraction
from functools import partial
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from attrs import fields, has
from cattrs import Converter
from cattrs.cols import homogenous_tuple_structure_factory, mapping_structure_factory
from cattrs.errors import (
    BaseValidationError,
    ClassValidationError,
    ForbiddenExtraKeysError,
    IterableValidationError,
)
from cattrs.gen import make_dict_structure_fn, override
from msgspec import Meta

from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.domain.text import Text
from community_gov.host.strict import (
    Hook,
    Misfit,
    a_cycle,
    a_date,
    a_duration,
    a_fraction,
    a_literal,
    a_member,
    a_number,
    exactly,
    expected,
    refuse_nothing,
)
from community_gov.host.yaml_reader import Document, Steps

Value = TypeVar("Value")


def written_name(attribute: str) -> str:
    """Return the key in a file for an attribute: ``from_`` stands for the key ``from``."""
    return attribute.removesuffix("_")


def make_converter() -> Converter:
    """Return a strict converter, shared with nobody."""
    converter = Converter(forbid_extra_keys=True)
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, exactly(kind))
    for enum in (Enum, IntEnum, StrEnum):
        converter.register_structure_hook(enum, a_member)
    converter.register_structure_hook(date, a_date)
    converter.register_structure_hook(Duration, a_duration)
    converter.register_structure_hook(Cycle, a_cycle)
    converter.register_structure_hook(Fraction, a_fraction)
    for number in (Decimal, float):
        converter.register_structure_hook(number, a_number(number))
    converter.register_structure_hook_func(_is_free, lambda value, _: value)
    converter.register_structure_hook_func(_made_of(Literal), a_literal)
    converter.register_structure_hook_factory(has, partial(_class, converter=converter))
    for maker, origins in _MAKERS.items():
        hook_factory = partial(maker, converter=converter)
        converter.register_structure_hook_factory(_made_of(*origins), hook_factory)
    return converter


def _is_free(kind: object) -> bool:
    return kind in (Any, object)


def _made_of(*origins: object) -> Callable[[Any], bool]:
    return lambda kind: get_origin(kind) in origins


def structure(
    converter: Converter, document: Document, value: object, kind: type[Value], at: Steps = ()
) -> Value:
    """Return a part of a file in its type.

    Raises:
        InvalidFile: it does not fit; all problems, each with its line and path.
    """
    try:
        return converter.structure(value, kind)
    except (BaseValidationError, Misfit) as error:
        raise InvalidFile(*problems_of(error, document, at)) from error


def problems_of(error: Exception, document: Document, at: Steps = ()) -> list[Problem]:
    """Return what a failed structuring says, in the order of the lines."""
    found = [
        (document.line(steps), document.problem(code, steps, **params))
        for steps, code, params in _misfits(error, at)
    ]
    return [problem for _, problem in sorted(found, key=lambda one: one[0])]


def _misfits(error: Exception, at: Steps) -> Iterator[tuple[Steps, str, dict[str, object]]]:
    if isinstance(error, ClassValidationError):
        named, unnamed = error.group_exceptions()
        for inner, note in named:
            yield from _misfits(inner, (*at, written_name(note.name)))
    elif isinstance(error, IterableValidationError):
        items, unnamed = error.group_exceptions()
        for inner, place in items:
            index = place.index
            yield from _misfits(inner, (*at, index if isinstance(index, int) else str(index)))
    else:
        yield from _misfit(error, at)
        return
    for inner in unnamed:
        yield from _misfits(inner, at)


def _misfit(error: Exception, at: Steps) -> Iterator[tuple[Steps, str, dict[str, object]]]:
    if isinstance(error, Misfit):
        yield at, error.code, error.params
    elif isinstance(error, ForbiddenExtraKeysError):
        known = [written_name(one.name) for one in fields(error.cl)]
        for key in sorted(error.extra_fields, key=str):
            near = nearest(str(key), known)
            yield (*at, str(key)), "file.unknown_key", {"name": str(key), "near": near}
    elif isinstance(error, KeyError):
        yield at, "file.missing_key", {"name": at[-1]}
    else:
        yield at, "file.refused", {"detail": f"{type(error).__name__}: {error}"}


def _tuple(kind: Any, converter: Converter) -> Hook:
    origin, args = get_origin(kind), get_args(kind)
    if origin is tuple and args[1:] != (...,):
        raise NotImplementedError(f"{kind}: write tuple[…, ...]")
    plain: Any = types.GenericAlias(tuple, (args[0], ...))
    made: Any = homogenous_tuple_structure_factory(plain, converter)

    def check(value: object, _: object) -> object:
        refuse_nothing(value)
        if not isinstance(value, list):
            raise expected(tuple)
        return origin(made(value, kind))

    return check


def _dict(kind: Any, converter: Converter) -> Hook:
    plain: Any = types.GenericAlias(dict, get_args(kind))
    made: Any = mapping_structure_factory(plain, converter)

    def check(value: object, _: object) -> object:
        refuse_nothing(value)
        if not isinstance(value, dict):
            raise expected(dict)
        return made(value, kind)

    return check


def _class(kind: Any, converter: Converter) -> Hook:
    renamed: dict[str, Any] = {
        one.name: override(rename=written_name(one.name))
        for one in fields(kind)
        if one.name != written_name(one.name)
    }
    made: Any = make_dict_structure_fn(kind, converter, _cattrs_forbid_extra_keys=True, **renamed)

    def check(value: object, _: object) -> object:
        refuse_nothing(value)
        if not isinstance(value, dict):
            raise expected(dict)
        structured = made(value, kind)
        if isinstance(structured, Text) and not (structured.zh.strip() and structured.en.strip()):
            raise Misfit("file.empty_text")
        if getattr(kind, "one_of", False) and len(value) != 1:
            raise Misfit("file.one_of", choices=tuple(written_name(f.name) for f in fields(kind)))
        return structured

    return check


def _annotated(kind: Any, converter: Converter) -> Hook:
    inner = get_args(kind)[0]
    metas = [one for one in kind.__metadata__ if isinstance(one, Meta)]
    made = converter.get_structure_hook(inner)

    def check(value: object, _: object) -> object:
        structured = made(value, inner)
        for meta in metas:
            if meta.pattern is not None and not re.search(meta.pattern, str(structured)):
                raise Misfit((meta.extra or {})["code"], value=str(structured)[:40])
            if meta.ge is not None and structured < meta.ge:
                raise Misfit("file.too_small", least=meta.ge)
        return structured

    return check


def _union(kind: Any, converter: Converter) -> Hook:
    """Choose by what was written: a list, keys with values, a whole number, or another value."""
    kinds = [one for one in get_args(kind) if one is not type(None)]
    by_form = {_form(one): one for one in reversed(kinds)}

    def check(value: object, _: object) -> object:
        refuse_nothing(value)
        form = type(value) if type(value) in (list, dict, int) else str
        if form in (int, str) and form not in by_form:
            form = str if form is int else int
        if len(kinds) > 1 and form not in by_form:
            raise expected(*(get_origin(one) or one for one in kinds))
        chosen = kinds[0] if len(kinds) == 1 else by_form[form]
        return converter.structure(value, chosen)

    return check


def _form(kind: Any) -> type:
    if get_origin(kind) is Annotated:
        return _form(get_args(kind)[0])
    origin = get_origin(kind) or kind
    if origin is tuple:
        return list
    if origin is int:
        return int
    return dict if origin is dict or has(origin) else str


_MAKERS: Mapping[Callable[..., Hook], tuple[object, ...]] = {
    _tuple: (tuple, list, set, frozenset),
    _dict: (dict, Mapping),
    _annotated: (Annotated,),
    _union: (Union, types.UnionType),
}
