"""Put an expression into words: as a file writes it, or as a person reads it."""

from collections.abc import Callable, Mapping
from datetime import date

from attrs import frozen

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


@frozen
class Manner:
    """How the parts of an expression are put.

    Attributes:
        name: how a field or a question is called.
        value: how a value is put, given the name of the field that it is compared with or "".
        signs: what stands for a sign, where it is another.
        one_of: with ``{left}`` and ``{items}``.
        length: with ``{of}``.
    """

    name: Callable[[str], str]
    value: Callable[[Known, str], str]
    signs: Mapping[str, str]
    both: str
    either: str
    opposite: str
    one_of: str
    length: str
    comma: str


def written(expression: Expression) -> str:
    """Return the canonical text of an expression: ``parse`` makes the same tree of it."""
    return put(expression, _AS_IN_A_FILE)


def put(expression: Expression, manner: Manner) -> str:
    """Return an expression in words of some manner, with no more brackets than it needs."""
    return _Putting(manner).put(expression, _OR)


_OR, _AND, _NOT, _COMPARED, _SUM, _PRODUCT, _SINGLE = range(7)
"""How closely a part holds together; what holds less closely takes brackets."""


def _closeness(part: Expression) -> int:
    match part:
        case Or():
            return _OR
        case And():
            return _AND
        case Not():
            return _NOT
        case Comparison() | OneOf():
            return _COMPARED
        case Arithmetic(sign):
            return _PRODUCT if sign == "*" else _SUM
        case _:
            return _SINGLE


class _Putting:
    def __init__(self, manner: Manner) -> None:
        self.manner = manner

    def put(self, part: Expression, at_least: int, beside: str = "") -> str:
        text = self._bare(part, beside)
        return text if _closeness(part) >= at_least else f"({text})"

    def _bare(self, part: Expression, beside: str) -> str:
        manner = self.manner
        match part:
            case Value(value):
                return manner.value(value, beside)
            case FieldName(name) | FactName(name):
                return manner.name(name)
            case Length(of):
                return manner.length.format(of=self.put(of, _OR))
            case Not(of):
                return manner.opposite + self.put(of, _NOT)
            case And(parts):
                return manner.both.join(self.put(one, _NOT) for one in parts)
            case Or(parts):
                return manner.either.join(self.put(one, _AND) for one in parts)
            case OneOf(left, items):
                named = _name_of(left)
                listed = manner.comma.join(self.put(one, _SINGLE, named) for one in items)
                return manner.one_of.format(left=self.put(left, _SUM), items=listed)
            case Comparison(sign, left, right):
                one = self.put(left, _SUM, _name_of(right))
                other = self.put(right, _SUM, _name_of(left))
                return f"{one} {manner.signs.get(sign, sign)} {other}"
            case Arithmetic(sign, left, right):
                closeness = _closeness(part)
                one, other = self.put(left, closeness), self.put(right, closeness + 1)
                return f"{one} {manner.signs.get(sign, sign)} {other}"


def _name_of(part: Expression) -> str:
    return part.name if isinstance(part, FieldName) else ""


def _literal(value: Known, _: str) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f'"{value}"' if "'" in value else f"'{value}'"
    return value.isoformat() if isinstance(value, date) else str(value)


_AS_IN_A_FILE = Manner(
    name=str,
    value=_literal,
    signs={},
    both=" and ",
    either=" or ",
    opposite="not ",
    one_of="{left} in [{items}]",
    length="length({of})",
    comma=", ",
)
