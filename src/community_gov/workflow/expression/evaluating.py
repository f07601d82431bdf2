"""Find out what an expression comes to; what is not known stays unknown, never false.

The logic is Kleene's: ``false and unknown`` is false, ``true or unknown`` is true, and what
is compared with something unknown is unknown. So an answer that is given never turns into
its opposite when more becomes known. One pass over the parts, whatever they hold; what kind of
part each is, is found out before, once for all that will be asked.
"""

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, mul, ne, sub

from attrs import frozen

from community_gov.domain.facts import Fact, Plain
from community_gov.domain.text import Text
from community_gov.workflow.expression.kinds import Kind, kind_of
from community_gov.workflow.expression.tokens import LARGEST
from community_gov.workflow.expression.tree import (
    And,
    Arithmetic,
    Comparison,
    Expression,
    FactName,
    FieldName,
    Known,
    Length,
    Not,
    OneOf,
    Or,
    Value,
)

Given = Plain | Fraction | Fact
"""A value as it is given: None, or a `Fact` that is not known, counts as unknown."""

_ALIKE = {"==": eq, "!=": ne}
_ORDER = {"<": lt, "<=": le, ">": gt, ">=": ge}
_NUMBERS = {"+": add, "-": sub, "*": mul}


class Gap(StrEnum):
    """Why a part is not known, where that is not the fault of a part inside it."""

    MISSING = "missing"
    UNFIT = "unfit"
    TOO_LARGE = "too_large"


@frozen
class Found:
    """What a part comes to.

    Attributes:
        value: None when it is not known.
        gap: why it is not known; None when that lies in `inner`.
        because: what the one who answered said about it.
    """

    part: Expression
    value: Known | None = None
    gap: Gap | None = None
    because: Text | None = None
    inner: tuple["Found", ...] = ()


Finder = Callable[[Mapping[str, Given]], Found]
"""An expression, ready to be asked what it comes to with some values."""


def finder(expression: Expression) -> Finder:
    """Make an expression ready: what it comes to, with all its parts, is yes, no or unknown."""
    find = _finder(expression)
    return lambda values: _yes_or_no(find(values))


def _finder(part: Expression) -> Finder:
    match part:
        case Value(value):
            constant = Found(part, value)
            return lambda _: constant
        case FieldName(name) | FactName(name):
            return lambda values: _looked_up(part, values.get(name))
        case Length(of):
            whole = _finder(of)
            return lambda values: _length(part, whole(values))
        case Arithmetic(_, one, other):
            left, right = _finder(one), _finder(other)
            return lambda values: _computed(part, left(values), right(values))
        case Comparison(_, one, other):
            left, right = _finder(one), _finder(other)
            return lambda values: _compared(part, left(values), right(values))
        case OneOf(one, items):
            left, each = _finder(one), tuple(map(_finder, items))
            return lambda values: _one_of(part, left(values), tuple(find(values) for find in each))
        case Not(of):
            opposed = finder(of)
            return lambda values: _opposite(part, opposed(values))
        case And(parts) | Or(parts):
            joined = tuple(map(finder, parts))
            return lambda values: _joined(part, tuple(find(values) for find in joined))


def _opposite(part: Not, found: Found) -> Found:
    return Found(part, None if found.value is None else not found.value, inner=(found,))


def _joined(part: And | Or, found: tuple[Found, ...]) -> Found:
    decisive = isinstance(part, Or)
    return Found(part, _kleene([one.value for one in found], decisive), inner=found)


def _kleene(values: list[Known | None], decisive: bool) -> bool | None:
    """Return what some answers come to, when one that is `decisive` decides alone."""
    if decisive in values:
        return decisive
    return None if None in values else not decisive


def _yes_or_no(found: Found) -> Found:
    unfit = found.value is not None and kind_of(found.value) is not Kind.YES_NO
    return Found(found.part, gap=Gap.UNFIT) if unfit else found


def _looked_up(part: FieldName | FactName, given: object) -> Found:
    because = given.because if isinstance(given, Fact) else None
    if isinstance(given, Fact):
        given = given.value if given.known else None
    if given is None:
        return Found(part, gap=Gap.MISSING, because=because)
    if not isinstance(given, bool | int | Fraction | str | date) or kind_of(given) is None:
        return Found(part, gap=Gap.UNFIT)
    return Found(part, given, because=because)


def _length(part: Length, of: Found) -> Found:
    if isinstance(of.value, str):
        return Found(part, len(of.value), inner=(of,))
    return Found(part, gap=None if of.value is None else Gap.UNFIT, inner=(of,))


def _computed(part: Arithmetic, left: Found, right: Found) -> Found:
    inner = (left, right)
    if left.value is None or right.value is None:
        return Found(part, inner=inner)
    if not (_is_number(left.value) and _is_number(right.value)):
        return Found(part, gap=Gap.UNFIT, inner=inner)
    if _is_too_large(left.value) or _is_too_large(right.value):
        return Found(part, gap=Gap.TOO_LARGE, inner=inner)
    result = _NUMBERS[part.sign](left.value, right.value)
    if _is_too_large(result):
        return Found(part, gap=Gap.TOO_LARGE, inner=inner)
    return Found(part, result, inner=inner)


def _is_number(value: Known) -> bool:
    return kind_of(value) is Kind.NUMBER


def _is_too_large(value: Known) -> bool:
    parts = (value,) if not isinstance(value, Fraction) else (value.numerator, value.denominator)
    return any(isinstance(one, int) and abs(one) > LARGEST for one in parts)


def _compared(part: Comparison, left: Found, right: Found) -> Found:
    inner = (left, right)
    if left.value is None or right.value is None:
        return Found(part, inner=inner)
    answer = _answer(part.sign, left.value, right.value)
    return Found(part, answer, None if answer is not None else Gap.UNFIT, inner=inner)


def _answer(sign: str, left: Known, right: Known) -> bool | None:
    """Compare two values; None when they are not of one kind, or have no order."""
    kind = kind_of(left)
    if kind is not kind_of(right):
        return None
    if sign in _ALIKE:
        return bool(_ALIKE[sign](left, right))
    return bool(_ORDER[sign](left, right)) if kind in (Kind.NUMBER, Kind.DATE) else None


def _one_of(part: OneOf, left: Found, items: tuple[Found, ...]) -> Found:
    inner = (left, *items)
    if left.value is None:
        return Found(part, inner=inner)
    equal = [None if one.value is None else _answer("==", left.value, one.value) for one in items]
    answer = _kleene([*equal], decisive=True)
    unfit = answer is None and all(one.value is not None for one in items)
    return Found(part, answer, Gap.UNFIT if unfit else None, inner=inner)
