"""What kind of thing a name in an expression stands for."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import frozen

from community_gov.domain.fields import Field, FieldType
from community_gov.domain.text import Text


class Kind(StrEnum):
    """What can be done with a value; whole numbers and fractions are of one kind."""

    YES_NO = "yes_no"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    CHOICE = "choice"
    SEALED = "sealed"
    ANY = "any"

    @property
    def label(self) -> Text:
        """What a person calls it."""
        return _LABELS[self]


_LABELS: Mapping[Kind, Text] = {
    Kind.YES_NO: Text("“是或否”", "yes or no"),
    Kind.NUMBER: Text("数", "a number"),
    Kind.TEXT: Text("文字", "text"),
    Kind.DATE: Text("日期", "a date"),
    Kind.CHOICE: Text("选项", "a choice"),
    Kind.SEALED: Text("密封的个人信息", "a sealed value"),
    Kind.ANY: Text("任意内容", "anything"),
}


@frozen
class Type:
    """What a name stands for.

    Attributes:
        choices: of a choice, its allowed values.
    """

    kind: Kind
    choices: tuple[str, ...] = ()


YES_NO = Type(Kind.YES_NO)
ANY = Type(Kind.ANY)
"""What a question answers: a plain value whose kind only its answer tells."""

_OF_FIELDS: Mapping[FieldType, Kind] = {
    FieldType.BOOL: Kind.YES_NO,
    FieldType.INT: Kind.NUMBER,
    FieldType.FRACTION: Kind.NUMBER,
    FieldType.TEXT: Kind.TEXT,
    FieldType.DATE: Kind.DATE,
    FieldType.CHOICE: Kind.CHOICE,
    FieldType.DOCUMENT: Kind.SEALED,
}
"""A document is always kept sealed."""

_OF_VALUES: Mapping[type, Kind] = {
    bool: Kind.YES_NO,
    int: Kind.NUMBER,
    Fraction: Kind.NUMBER,
    str: Kind.TEXT,
    date: Kind.DATE,
}


def type_of(field: Field) -> Type:
    """Return what a field's name stands for; what is about a person is sealed."""
    if field.personal is not None:
        return Type(Kind.SEALED)
    return Type(_OF_FIELDS[field.type], tuple(field.choices))


def types_of(fields: Iterable[Field]) -> dict[str, Type]:
    """Return what the names of fields stand for."""
    return {field.name: type_of(field) for field in fields}


def kind_of(value: object) -> Kind | None:
    """Return the kind of a value; None when no expression can do anything with it."""
    return _OF_VALUES.get(type(value))


def choice_label(field: str, choice: str) -> str:
    """Return the key under which the label of a choice stands among the labels."""
    return f"{field}={choice}"


def labels_of(fields: Iterable[Field]) -> dict[str, Text]:
    """Return what fields and their choices are called, for the words of an answer."""
    labels: dict[str, Text] = {}
    for field in fields:
        labels[field.name] = field.label
        for choice, label in field.choices.items():
            labels[choice_label(field.name, choice)] = label
    return labels
