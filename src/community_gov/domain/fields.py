"""What a form asks for: one `Field` for YAML and for Python."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from community_gov.domain.calendar import Duration
from community_gov.domain.documents import Document
from community_gov.domain.errors import Problem
from community_gov.domain.identity_number import InvalidIdentityNumber, check_identity_number
from community_gov.domain.text import Text

LONGEST_TEXT = 4000
LARGEST_INT = 2**53
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@([A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}")


class FieldType(StrEnum):
    """What kind of value a field takes."""

    BOOL = "bool"
    INT = "int"
    TEXT = "text"
    DATE = "date"
    FRACTION = "fraction"
    CHOICE = "choice"
    DOCUMENT = "document"


class DataClass(StrEnum):
    """How a personal value is masked and checked."""

    NAME = "name"
    PHONE = "phone"
    EMAIL = "email"
    IDENTITY_NUMBER = "identity_number"
    CERTIFICATE_NUMBER = "certificate_number"
    BANK_ACCOUNT = "bank_account"
    BIRTH_DATE = "birth_date"
    ADDRESS = "address"
    SCAN = "scan"
    OTHER = "other"


class Direction(StrEnum):
    """Which way a field goes."""

    IN = "in"
    OUT = "out"


@frozen
class Personal:
    """What must be said of a value about a person before it may be kept.

    Source: Personal Information Protection Law, art. 5, 6, 19, 28, 51.

    Attributes:
        about: the part in the case of the person it is about, such as ``child``.
        data_class: how it is masked.
        purpose: what it is needed for.
        retention: how long it is kept after the case is closed.
        readers: roles that may open it, for the purpose above; everybody else sees the mask.
        findable: whether the same value must be found again, through a keyed hash.
    """

    about: str
    data_class: DataClass
    purpose: Text
    retention: Duration
    readers: tuple[str, ...] = ()
    findable: bool = False


@frozen
class Field:
    """One thing that a case holds.

    Attributes:
        name: ASCII, as files and code write it.
        label: as a person reads it.
        type: what kind of value it takes.
        choices: for a choice, each allowed value with its label.
        personal: None for a value that is about nobody.
        expires: of a document, that it must say until when it is valid, and still be so.
        direction: whether it is handed in, or given out by an office.
    """

    name: str
    label: Text
    type: FieldType
    choices: Mapping[str, Text] = field(factory=dict)
    personal: Personal | None = None
    expires: bool = False
    direction: Direction = Direction.IN

    def problem_with(self, value: object, today: date) -> Problem | None:
        """Say what is wrong with a value that was handed in, without quoting it."""
        if not isinstance(value, _PYTHON[self.type]) or isinstance(value, _NOT[self.type]):
            return self._problem("field.type", expected=_EXPECTED[self.type])
        if isinstance(value, Document):
            return self._document_problem(value, today)
        if self.type is FieldType.CHOICE and value not in self.choices:
            return self._problem("field.choice", choices=tuple(self.choices))
        if isinstance(value, int) and abs(value) > LARGEST_INT:
            return self._problem("field.too_large", limit=LARGEST_INT)
        if isinstance(value, str):
            return self._text_problem(value, today)
        return None

    def _text_problem(self, value: str, today: date) -> Problem | None:
        if not value.strip():
            return self._problem("field.empty")
        if len(value) > LONGEST_TEXT:
            return self._problem("field.too_long", limit=LONGEST_TEXT)
        if any(not (char.isprintable() or char == "\n") for char in value):
            return self._problem("field.unprintable")
        if self.personal and self.personal.data_class is DataClass.IDENTITY_NUMBER:
            try:
                check_identity_number(value, today=today)
            except InvalidIdentityNumber as error:
                return self._problem(error.reason.value)
        is_email = self.personal and self.personal.data_class is DataClass.EMAIL
        if is_email and not _EMAIL.fullmatch(value):
            return self._problem("field.email")
        return None

    def _document_problem(self, document: Document, today: date) -> Problem | None:
        code = document.problem
        if code is None and self.expires:
            code = expiry_problem(document, today)
        return self._problem(code) if code else None

    def _problem(self, code: str, **params: object) -> Problem:
        return Problem(code, where=self.name, params={"field": self.label, **params})


def expiry_problem(document: Document, today: date) -> str | None:
    """Return the message code of what is wrong with a document's last day, or None."""
    if document.valid_until is None:
        return "document.no_end"
    return "document.expired" if document.valid_until < today else None


_PYTHON: Mapping[FieldType, type] = {
    FieldType.BOOL: bool,
    FieldType.INT: int,
    FieldType.TEXT: str,
    FieldType.DATE: date,
    FieldType.FRACTION: Fraction,
    FieldType.CHOICE: str,
    FieldType.DOCUMENT: Document,
}

_NOT: Mapping[FieldType, tuple[type, ...]] = {
    **dict.fromkeys(FieldType, ()),
    FieldType.INT: (bool,),
    FieldType.DATE: (datetime,),
}
"""What Python takes for one of those, and people do not."""

_EXPECTED: Mapping[FieldType, Text] = {
    FieldType.BOOL: Text("是或否", "yes or no"),
    FieldType.INT: Text("整数", "a whole number"),
    FieldType.TEXT: Text("文字", "text"),
    FieldType.DATE: Text("日期", "a date"),
    FieldType.FRACTION: Text("分数", "a fraction"),
    FieldType.CHOICE: Text("所列选项之一", "one of the listed choices"),
    FieldType.DOCUMENT: Text("文件", "a document"),
}
