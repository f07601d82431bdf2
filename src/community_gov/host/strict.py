"""Strict hooks for single values: nothing is guessed, and each refusal says what is expected."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any, get_args

from attrs import has

from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.domain.errors import nearest
from community_gov.domain.text import Text

Hook = Callable[[Any, Any], Any]

_WHOLE = re.compile(r"[0-9]+")
_PARTS = {
    str: Text("文字（数字、日期要加引号）", "text (numbers and dates in quotes)"),
    int: Text("整数", "a whole number"),
    bool: Text("true 或 false", "true or false"),
    date: Text("日期，如 2025-01-01", "a date such as 2025-01-01"),
    Decimal: Text("数字，如 0.5", "a number such as 0.5"),
    Fraction: Text("分数或小数，如 1/3", "a fraction or decimal such as 1/3"),
    Duration: Text("期限，如 30 working days", "a duration such as 30 working days"),
    Cycle: Text(
        "周期，如 every working day at 08:30", "a cycle such as every working day at 08:30"
    ),
    tuple: Text("列表", "a list"),
    dict: Text("若干“键: 值”", "keys with values"),
}


class Misfit(Exception):
    """One value that does not fit; becomes a `Problem` where its place is known."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


def expected(*kinds: object) -> Misfit:
    """Return the misfit of a value that is none of some types."""
    words = [_PARTS[kind] for kind in _PARTS if kind in kinds]
    if not words or any(isinstance(kind, type) and has(kind) for kind in set(kinds) - {*_PARTS}):
        words.append(_PARTS[dict])
    either = Text("或".join(one.zh for one in words), " or ".join(one.en for one in words))
    return Misfit("file.expected", expected=either)


def refuse_nothing(value: object) -> None:
    """Refuse a key after which nothing is written."""
    if value is None:
        raise Misfit("file.nothing")


def exactly(kind: type) -> Hook:
    """Return a hook that takes values of one type, and of no type derived from it."""

    def check(value: object, _: object) -> object:
        refuse_nothing(value)
        if type(value) is not kind:
            raise expected(kind)
        return value

    return check


def a_member(value: object, kind: type[Enum]) -> Enum:
    """Read one of the members of an enumeration."""
    refuse_nothing(value)
    known = {str(member.value): member for member in kind}
    member = known.get(str(value))
    if member is None or not isinstance(member.value, type(value)):
        raise _choice(value, known)
    return member


def a_literal(value: object, kind: object) -> object:
    """Read one of the values of a ``Literal``."""
    refuse_nothing(value)
    known = {str(choice): choice for choice in get_args(kind)}
    if str(value) not in known or type(known[str(value)]) is not type(value):
        raise _choice(value, known)
    return value


def _choice(value: object, known: Mapping[str, object]) -> Misfit:
    name = str(value)[:40]
    return Misfit("file.choice", name=name, near=nearest(name, known), choices=tuple(known))


def a_date(value: object, _: object) -> date:
    """Read a day."""
    refuse_nothing(value)
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value) if "-" in value else value
        except ValueError:
            raise Misfit("file.no_such_day", value=str(value)[:40]) from None
    if not isinstance(value, date):
        raise expected(date)
    return value


def a_duration(value: object, _: object) -> Duration:
    """Read a duration; a number alone does not say what it counts."""
    refuse_nothing(value)
    if type(value) is int or (isinstance(value, str) and _WHOLE.fullmatch(value)):
        raise Misfit("duration.no_unit", amount=value)
    if not isinstance(value, str):
        raise expected(Duration)
    try:
        return Duration.parse(value)
    except ValueError:
        raise Misfit("duration.form", value=value[:40]) from None


def a_cycle(value: object, _: object) -> Cycle:
    """Read when something comes round."""
    refuse_nothing(value)
    if not isinstance(value, str):
        raise expected(Cycle)
    try:
        return Cycle.parse(value)
    except ValueError:
        raise Misfit("cycle.form", value=value[:60]) from None


def a_number(kind: Callable[[Any], object]) -> Hook:
    """Return a hook for decimals: ``0.5`` or ``2``."""

    def check(value: object, _: object) -> object:
        refuse_nothing(value)
        if not isinstance(value, (int, Decimal)) or isinstance(value, bool):
            raise expected(Decimal)
        return kind(value)

    return check


def a_fraction(value: object, _: object) -> Fraction:
    """Read an exact fraction, as ``1/3``, ``0.5`` or ``2``."""
    refuse_nothing(value)
    if isinstance(value, (int, Decimal)) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str) and re.fullmatch(r"-?[0-9]{1,18}(/[1-9][0-9]{0,17})?", value):
        return Fraction(value)
    raise expected(Fraction)
