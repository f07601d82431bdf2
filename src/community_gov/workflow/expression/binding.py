"""Tell bare words that mean a choice from names of fields."""

from collections.abc import Mapping

from attrs import evolve

from community_gov.workflow.expression.kinds import Kind, Type
from community_gov.workflow.expression.tree import (
    And,
    Arithmetic,
    Comparison,
    Expression,
    FieldName,
    Length,
    Not,
    OneOf,
    Or,
    Value,
)

EQUALITIES = ("==", "!=")


def bound(expression: Expression, types: Mapping[str, Type]) -> Expression:
    """Return an expression in which every bare word that means a choice is quoted text.

    ``kind == other`` becomes ``kind == 'other'`` where ``kind`` is a choice and there is no
    field ``other``. What is evaluated, kept or hashed is the bound form: it no longer depends
    on which fields there are.

    Args:
        types: what each field stands for.
    """
    match expression:
        case Comparison(sign, left, right) if sign in EQUALITIES:
            one, other = _word(left, right, types), _word(right, left, types)
            return evolve(expression, left=bound(one, types), right=bound(other, types))
        case OneOf(left, items):
            chosen = items if choices_of(left, types) is None else tuple(map(_quoted, items))
            return evolve(expression, left=bound(left, types), items=chosen)
        case Comparison(_, left, right) | Arithmetic(_, left, right):
            return evolve(expression, left=bound(left, types), right=bound(right, types))
        case Not(of) | Length(of):
            return evolve(expression, of=bound(of, types))
        case And(parts) | Or(parts):
            return evolve(expression, parts=tuple(bound(one, types) for one in parts))
        case _:
            return expression


def choices_of(part: Expression, types: Mapping[str, Type]) -> tuple[str, ...] | None:
    """Return what may be chosen, where a part is the name of a choice; None elsewhere."""
    found = types.get(part.name) if isinstance(part, FieldName) else None
    return found.choices if found is not None and found.kind is Kind.CHOICE else None


def _word(part: Expression, beside: Expression, types: Mapping[str, Type]) -> Expression:
    """Quote what stands beside a choice and is no field."""
    if not isinstance(part, FieldName) or part.name in types:
        return part
    return part if choices_of(beside, types) is None else _quoted(part)


def _quoted(part: Value | FieldName) -> Value:
    return part if isinstance(part, Value) else Value(part.name, column=part.column)
