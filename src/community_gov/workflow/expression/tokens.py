"""Divide what somebody wrote into words, numbers, texts and signs."""

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from fractions import Fraction
from typing import Final
from unicodedata import normalize

from attrs import frozen

from community_gov.domain.errors import Problem
from community_gov.workflow.expression.refusing import InvalidExpression, problem
from community_gov.workflow.expression.tree import Known

LARGEST = 2**63
"""No number beyond this is written or computed, so that ``*`` stays cheap."""

KEYWORDS = {"and", "or", "not", "in"}
TRUTHS = {"true": True, "false": False}
SIGNS = ("==", "!=", "<=", ">=", "<", ">", "+", "*", "(", ")", "[", "]", ",")
MINUS = "-"

_BLANKS = " \t\r\n"
_PART = "[a-z][a-z0-9_-]{0,63}"
_NAME = re.compile(f"({_PART}:)?{_PART}(@[1-9][0-9]{{0,8}})?")
_WORD = re.compile(r"[^\W0-9][\w:@-]*")
_NUMERIC = re.compile(r"[0-9][0-9A-Za-z_./-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DAYLIKE = re.compile(r"[0-9]+-[0-9]+-[0-9]+")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]*)")
_ZEROS = re.compile(r"-?0[0-9]+")
_FRACTION = re.compile(r"-?(0|[1-9][0-9]*)/[1-9][0-9]*")
_DECIMAL = re.compile(r"-?[0-9]+\.[0-9]+")

_MEANT_BY = {
    "==": "=== =",
    ">=": "=> ≥",
    "<=": "=< ≤",
    "!=": "<> ≠",
    "not": "!",
    "and": "&& &",
    "or": "|| |",
    "*": "×",
    "-": "− – —",
    '"': "“ ”",
    "'": "‘ ’",
    ",": "、",
    "[": "【",
    "]": "】",
}
"""What people write instead of a sign, by habit or because of the input method."""
_OTHERWISE = {other: sign for sign, others in _MEANT_BY.items() for other in others.split()}
_SAID_OTHERWISE = {"且": "and", "或": "or", "非": "not", "是": "true", "否": "false"}

_LONGEST_FIRST = sorted((*SIGNS, *_OTHERWISE), key=len, reverse=True)
_SIGN = re.compile("|".join(re.escape(sign) for sign in _LONGEST_FIRST))


class Sort(StrEnum):
    """What a token is; a keyword is a sign."""

    LITERAL = "literal"
    NAME = "name"
    SIGN = "sign"
    END = "end"


@frozen
class Token:
    """One piece of what is written.

    Attributes:
        text: as it is written.
        column: of its first character, from 1.
        value: of a literal.
    """

    sort: Sort
    text: str
    column: int
    value: Known | None = None

    def says(self, *signs: str) -> bool:
        """Whether it is one of some signs."""
        return self.sort is Sort.SIGN and self.text in signs

    @property
    def is_operand(self) -> bool:
        """Whether something that has a value ends with it."""
        return self.sort in (Sort.LITERAL, Sort.NAME) or self.says(")", "]")


def tokens_in(written: str) -> tuple[Token, ...]:
    """Return the tokens of an expression, the last of which is its end.

    Raises:
        InvalidExpression: every piece that is none, each with its column.
    """
    return _Scanner(written).tokens()


class _Scanner:
    def __init__(self, written: str) -> None:
        self.written: Final = written
        self.at = 0
        self.found: list[Token] = []
        self.problems: list[Problem] = []
        self.ways: tuple[tuple[re.Pattern[str], Callable[[str], None]], ...] = (
            (_NUMERIC, self._number),
            (_WORD, self._word),
            (_SIGN, self._sign),
        )

    def tokens(self) -> tuple[Token, ...]:
        while self._comes():
            self._next()
        if self.problems:
            raise InvalidExpression(*self.problems)
        return (*self.found, Token(Sort.END, "", len(self.written) + 1))

    def _comes(self) -> bool:
        while self.at < len(self.written) and self.written[self.at] in _BLANKS:
            self.at += 1
        return self.at < len(self.written)

    def _next(self) -> None:
        char = self.written[self.at]
        if char in "'\"":
            return self._text(char)
        if char == MINUS:
            return self._minus()
        for pattern, take in self.ways:
            found = pattern.match(self.written, self.at)
            if found:
                return take(found[0])
        return self._stray(char)

    def _take(self, sort: Sort, text: str, value: Known | None = None) -> None:
        self.found.append(Token(sort, text, self.at + 1, value))
        self.at += len(text)

    def _refuse(self, code: str, text: str, word: str | None = None, **params: object) -> None:
        shown = text if word is None else word
        self.problems.append(problem(code, self.at + 1, shown, **params))
        self.at += len(text)

    def _text(self, mark: str) -> None:
        end = self.written.find(mark, self.at + 1)
        if end < 0:
            self._refuse("open_text", self.written[self.at :], mark)
            return
        text = self.written[self.at + 1 : end]
        hidden = next((place for place, char in enumerate(text) if not char.isprintable()), None)
        if hidden is None:
            self._take(Sort.LITERAL, mark + text + mark, text)
            return
        column = self.at + 2 + hidden
        self.problems.append(problem("unseen", column, _code_point(text[hidden])))
        self.at = end + 1

    def _minus(self) -> None:
        following = self.written[self.at + 1 : self.at + 2]
        if self.found and self.found[-1].is_operand:
            apart = self.written[self.at - 1] in _BLANKS and following in _BLANKS
            return self._take(Sort.SIGN, MINUS) if apart else self._refuse("minus", MINUS)
        number = _NUMERIC.match(self.written, self.at + 1)
        return self._number(MINUS + number[0]) if number else self._refuse("minus", MINUS)

    def _number(self, text: str) -> None:
        if _WHOLE.fullmatch(text) or _FRACTION.fullmatch(text):
            return self._exact(text)
        if _DAY.fullmatch(text):
            return self._day(text)
        if _ZEROS.fullmatch(text):
            return self._refuse("otherwise", text, near=str(int(text)))
        if _DECIMAL.fullmatch(text):
            return self._refuse("otherwise", text, near=str(Fraction(text)))
        if _DAYLIKE.fullmatch(text):
            return self._refuse("no_such_day", text)
        if MINUS in text[1:]:
            return self._refuse("minus", text)
        return self._refuse("fraction" if "/" in text else "number", text)

    def _exact(self, text: str) -> None:
        number = Fraction(text)
        if max(abs(number.numerator), number.denominator) > LARGEST:
            return self._refuse("too_large", text, limit=LARGEST)
        whole = number.denominator == 1
        return self._take(Sort.LITERAL, text, number.numerator if whole else number)

    def _day(self, text: str) -> None:
        try:
            self._take(Sort.LITERAL, text, date.fromisoformat(text))
        except ValueError:
            self._refuse("no_such_day", text)

    def _word(self, text: str) -> None:
        if text in KEYWORDS:
            return self._take(Sort.SIGN, text)
        if text in TRUTHS:
            return self._take(Sort.LITERAL, text, TRUTHS[text])
        if _NAME.fullmatch(text):
            return self._take(Sort.NAME, text)
        near = _SAID_OTHERWISE.get(text) or normalize("NFKC", text).lower()
        if near != text and (_NAME.fullmatch(near) or _WHOLE.fullmatch(near)):
            return self._refuse("otherwise", text, near=near)
        return self._refuse("name" if text.isascii() else "unquoted", text)

    def _sign(self, text: str) -> None:
        if text in SIGNS:
            return self._take(Sort.SIGN, text)
        return self._refuse("otherwise", text, near=_OTHERWISE[text])

    def _stray(self, char: str) -> None:
        rest = self.written[self.at :]
        text = rest[: len(rest) - len(rest.lstrip(char))]
        half_width = normalize("NFKC", char)
        if not char.isprintable():
            return self._refuse("unseen", text, _code_point(char))
        if char == "/":
            return self._refuse("fraction", text)
        if half_width != char and half_width in (*SIGNS, *"-=!&|'\""):
            return self._refuse("otherwise", text, near=_OTHERWISE.get(half_width, half_width))
        return self._refuse("character", text)


def _code_point(char: str) -> str:
    return f"U+{ord(char):04X}"
