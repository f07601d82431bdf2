"""Checking a citizen identity number without ever repeating it.

Source: GB 11643-1999. Six digits of area, eight of birth date, three of serial (odd for a man,
even for a woman), one check character. The area is not compared with a list of districts: those
change, and numbers keep the old ones.
"""

from datetime import date
from enum import StrEnum
from typing import Literal

from attrs import frozen

_LENGTH = 18
_OLD_LENGTH = 15
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"


class IdentityNumberProblem(StrEnum):
    """Name why a text is no valid identity number; the value is the reason's code."""

    FOREIGN_CHARACTER = "identity_number_foreign_character"
    OLD_FORM = "identity_number_old_form"
    WRONG_LENGTH = "identity_number_wrong_length"
    WRONG_CHARACTER = "identity_number_wrong_character"
    IMPOSSIBLE_DATE = "identity_number_impossible_date"
    WRONG_CHECK_CHARACTER = "identity_number_wrong_check_character"
    BORN_IN_FUTURE = "identity_number_born_in_future"


class InvalidIdentityNumber(ValueError):
    """Refuse an identity number; its text is the reason's code and never the number.

    Attributes:
        reason: Why it is refused.
    """

    def __init__(self, reason: IdentityNumberProblem) -> None:
        super().__init__(reason.value)
        self.reason = reason


@frozen(repr=False)
class IdentityNumber:
    """Hold a valid identity number; printing it shows nothing of it.

    Attributes:
        normal: The eighteen characters, with a capital X.
        area: The six digits of the place of first registration.
        birth_date: The birth date. Compare it with the birth certificate; never replace that.
        sex: What the serial says.
    """

    normal: str
    area: str
    birth_date: date
    sex: Literal["female", "male"]

    def __repr__(self) -> str:
        return "IdentityNumber(hidden)"


def check_identity_number(text: str, today: date) -> IdentityNumber:
    """Check a written identity number against GB 11643-1999.

    A small x is read as X. Digits and letters of other scripts (full-width digits, Cyrillic Х,
    Roman Ⅹ) are refused rather than guessed at, and so are the old numbers of fifteen digits,
    which carry neither century nor check character.

    Args:
        text: What was written, without spaces around it.
        today: The day after which nobody is born yet.

    Raises:
        InvalidIdentityNumber: With the first problem in the order of ``IdentityNumberProblem``.
    """
    normal = _well_formed(text)
    birth_date = _birth_date(normal[6:14])
    if _check_character(normal) != normal[-1]:
        raise InvalidIdentityNumber(IdentityNumberProblem.WRONG_CHECK_CHARACTER)
    if birth_date > today:
        raise InvalidIdentityNumber(IdentityNumberProblem.BORN_IN_FUTURE)
    sex: Literal["female", "male"] = "male" if int(normal[16]) % 2 else "female"
    return IdentityNumber(normal, normal[:6], birth_date, sex)


def _well_formed(text: str) -> str:
    if not text.isascii():
        raise InvalidIdentityNumber(IdentityNumberProblem.FOREIGN_CHARACTER)
    if len(text) == _OLD_LENGTH and text.isdigit():
        raise InvalidIdentityNumber(IdentityNumberProblem.OLD_FORM)
    if len(text) != _LENGTH:
        raise InvalidIdentityNumber(IdentityNumberProblem.WRONG_LENGTH)
    normal = text.upper()
    if not (normal[:-1].isdigit() and (normal[-1].isdigit() or normal[-1] == "X")):
        raise InvalidIdentityNumber(IdentityNumberProblem.WRONG_CHARACTER)
    return normal


def _birth_date(digits: str) -> date:
    birth_date = _date_or_none(digits)
    if birth_date is None:
        raise InvalidIdentityNumber(IdentityNumberProblem.IMPOSSIBLE_DATE)
    return birth_date


def _date_or_none(digits: str) -> date | None:
    """Read a date; its own error is dropped here because newer Pythons print the digits in it."""
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _check_character(normal: str) -> str:
    weighed = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, normal[:-1], strict=True))
    return _CHECK[weighed % 11]
