"""Values that a field takes, made by chance with a seed."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from fractions import Fraction
from random import Random

from community_gov.domain.documents import Document
from community_gov.domain.fields import DataClass, Field, FieldType
from community_gov.testing.written import paper
from community_gov.workflow.definition import Need

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"  # GB 11643-1999


def example(field: Field, random: Random, today: date, need: Need | None = None) -> object:
    """Return a value that a field takes.

    Args:
        need: what an action needs the field to hold, where it needs something certain.
    """
    if need is not None and need.value is not None:
        return _needed(field, need.value)
    return _MAKERS[field.type](field, random, today)


def identity_number(random: Random, born: date) -> str:
    """Return a valid identity number of somebody born on a day; nobody's, unless by chance."""
    digits = f"140213{born:%Y%m%d}{random.randrange(1, 1000):03d}"
    weighed = sum(weight * int(one) for weight, one in zip(_WEIGHTS, digits, strict=True))
    return digits + _CHECK[weighed % 11]


def _needed(field: Field, value: str) -> object:
    if field.type is FieldType.BOOL:
        return value == "true"
    if field.type is FieldType.INT:
        return int(value)
    if field.type is FieldType.DATE:
        return date.fromisoformat(value)
    return Fraction(value) if field.type is FieldType.FRACTION else value


def _text(field: Field, random: Random, today: date) -> str:
    kind = field.personal.data_class if field.personal else None
    if kind is DataClass.PHONE:
        return f"139{random.randrange(10**8):08d}"
    if kind is DataClass.EMAIL:
        return f"a{random.randrange(10**6)}@example.org"
    if kind is DataClass.IDENTITY_NUMBER:
        return identity_number(random, _born(random, today))
    if kind is DataClass.BANK_ACCOUNT:
        return f"6222{random.randrange(10**12):012d}"
    return f"例 {random.randrange(10**6)}"


def _day(field: Field, random: Random, today: date) -> date:
    if field.personal and field.personal.data_class is DataClass.BIRTH_DATE:
        return _born(random, today)
    return today + timedelta(days=random.randrange(1, 20))


def _born(random: Random, today: date) -> date:
    return today - timedelta(days=random.randrange(200, 900))


def _document(field: Field, random: Random, today: date) -> Document:
    until = f" until {today + timedelta(days=3650)}" if field.expires else ""
    return paper(f"{field.name}-{random.randrange(10**6)}.pdf{until}")


_MAKERS: Mapping[FieldType, Callable[[Field, Random, date], object]] = {
    FieldType.BOOL: lambda _, random, __: random.random() < 0.7,
    FieldType.INT: lambda _, random, __: random.randrange(1, 30),
    FieldType.TEXT: _text,
    FieldType.DATE: _day,
    FieldType.FRACTION: lambda _, random, __: Fraction(random.randrange(1, 40), 2),
    FieldType.CHOICE: lambda field, random, _: random.choice(list(field.choices)),
    FieldType.DOCUMENT: _document,
}
