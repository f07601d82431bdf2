"""What a condition is made of: a frozen tree, and walks over it.

`parse` keeps every tree small, so a walk over one needs no limit of its own.
"""

from collections.abc import Callable, Iterator
from datetime import date
from fractions import Fraction

from attrs import evolve, field, frozen

Known = bool | int | Fraction | str | date
"""A value that is there."""


def _exactly(value: Known) -> tuple[type, Known]:
    """Keep 1 and true apart."""
    return type(value), value


def _column() -> int:
    """Return where a part is written: a character from 1; never part of what it means."""
    column: int = field(default=0, eq=False, kw_only=True)
    return column


@frozen
class Value:
    """A number, a text, a date, true or false, as it is written."""

    value: Known = field(eq=_exactly)
    column: int = _column()


@frozen
class FieldName:
    """What a field of the case holds; also ``in:STATE``, where the caller offers it."""

    name: str
    column: int = _column()


@frozen
class FactName:
    """What a question answers: name and version, such as ``months_due@1``."""

    name: str
    column: int = _column()


@frozen
class Length:
    """How many characters a text has."""

    of: "Expression"
    column: int = _column()


@frozen
class Arithmetic:
    """Two numbers joined by ``+``, ``-`` or ``*``."""

    sign: str
    left: "Expression"
    right: "Expression"
    column: int = _column()


@frozen
class Comparison:
    """Two sides joined by ``==``, ``!=``, ``<``, ``<=``, ``>`` or ``>=``."""

    sign: str
    left: "Expression"
    right: "Expression"
    column: int = _column()


@frozen
class OneOf:
    """Whether something equals one of a list of values.

    Attributes:
        items: values; a `FieldName` among them is a bare word that `bound` turns into one.
    """

    left: "Expression"
    items: tuple["Value | FieldName", ...]
    column: int = _column()


@frozen
class Not:
    """The opposite."""

    of: "Expression"
    column: int = _column()


@frozen
class And:
    """All of two or more."""

    parts: tuple["Expression", ...]
    column: int = _column()


@frozen
class Or:
    """At least one of two or more."""

    parts: tuple["Expression", ...]
    column: int = _column()


Expression = (
    Value | FieldName | FactName | Length | Arithmetic | Comparison | OneOf | Not | And | Or
)


def inner(expression: Expression) -> tuple[Expression, ...]:
    """Return the parts of which a part is directly made."""
    match expression:
        case Length(of) | Not(of):
            return (of,)
        case Arithmetic(_, left, right) | Comparison(_, left, right):
            return (left, right)
        case OneOf(left, items):
            return (left, *items)
        case And(parts) | Or(parts):
            return parts
        case _:
            return ()


def every_part(expression: Expression) -> Iterator[Expression]:
    """Yield an expression and all parts in it, as they are read from left to right."""
    yield expression
    for part in inner(expression):
        yield from every_part(part)


def names(expression: Expression) -> tuple[str, ...]:
    """Return the fields that an expression names, each once, in order.

    Before `bound`, a bare word that means a choice is among them.
    """
    found = (one.name for one in every_part(expression) if isinstance(one, FieldName))
    return tuple(dict.fromkeys(found))


def facts(expression: Expression) -> tuple[str, ...]:
    """Return the questions that an expression names, as ``name@version``, each once, in order."""
    found = (one.name for one in every_part(expression) if isinstance(one, FactName))
    return tuple(dict.fromkeys(found))


Naming = Callable[[str], str]


def renamed(expression: Expression, field_name: Naming, fact_name: Naming) -> Expression:
    """Return an expression whose fields and questions are named otherwise.

    Args:
        field_name: gives the new name of a field (and of a bare word, before `bound`).
        fact_name: gives the new name of a question, such as its full name.
    """

    def word(part: Value | FieldName) -> Value | FieldName:
        return evolve(part, name=field_name(part.name)) if isinstance(part, FieldName) else part

    def anew(part: Expression) -> Expression:
        match part:
            case FieldName():
                return word(part)
            case FactName(name):
                return evolve(part, name=fact_name(name))
            case Length(of) | Not(of):
                return evolve(part, of=anew(of))
            case Arithmetic(_, left, right) | Comparison(_, left, right):
                return evolve(part, left=anew(left), right=anew(right))
            case OneOf(left, items):
                return evolve(part, left=anew(left), items=tuple(word(one) for one in items))
            case And(parts) | Or(parts):
                return evolve(part, parts=tuple(anew(one) for one in parts))
            case _:
                return part

    return anew(expression)
