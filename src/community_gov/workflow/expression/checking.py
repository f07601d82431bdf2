"""Say what is wrong with an expression, given what its names stand for: all at once."""

import re
from collections.abc import Iterable, Mapping

from community_gov.domain.errors import Problem, nearest
from community_gov.workflow.expression.binding import EQUALITIES, bound, choices_of
from community_gov.workflow.expression.kinds import ANY, YES_NO, Kind, Type, kind_of
from community_gov.workflow.expression.parsing import LONGEST, too_long
from community_gov.workflow.expression.refusing import problem
from community_gov.workflow.expression.tree import (
    And,
    Arithmetic,
    Comparison,
    Expression,
    FactName,
    FieldName,
    Length,
    Not,
    OneOf,
    Or,
    Value,
)
from community_gov.workflow.expression.writing import written

NOTHING = "—"
_ORDERED = {Kind.NUMBER, Kind.DATE, Kind.ANY}
_NUMBER, _TEXT, _DATE = Type(Kind.NUMBER), Type(Kind.TEXT), Type(Kind.DATE)


def problems_in(expression: Expression, types: Mapping[str, Type]) -> list[Problem]:
    """Return all that is wrong with an expression as an answer of yes or no.

    Args:
        expression: bound or not.
        types: what each field stands for; also questions, where their kind is known. One
            that is not given may answer anything, and only its answer tells whether it fits:
            whether there is such a question is for the caller to say, by `facts`.
    """
    quoted = bound(expression, types)
    checker = _Checker(types)
    checker.expect(YES_NO, quoted)
    if len(written(quoted)) > LONGEST:
        checker.problems.append(too_long())
    return checker.problems


class _Checker:
    def __init__(self, types: Mapping[str, Type]) -> None:
        self.types = types
        self.problems: list[Problem] = []

    def expect(self, expected: Type, part: Expression) -> None:
        """Note when a part is not of a kind, beyond what is wrong inside it."""
        found = self.type(part)
        if not _fits(found, expected):
            kinds = {"kind": found.kind.label, "expected": expected.kind.label}
            self._note("needs", part, **kinds)

    def type(self, part: Expression) -> Type:
        """Return what a part comes to; anything, where that cannot be told."""
        match part:
            case Value(value):
                return Type(kind_of(value) or Kind.ANY)
            case FieldName():
                return self._field(part)
            case FactName(name):
                return self.types.get(name, ANY)
            case Length(of):
                self.expect(_TEXT, of)
                return _NUMBER
            case Arithmetic(_, left, right):
                self._expect_all(_NUMBER, (left, right))
                return _NUMBER
            case Not(of):
                self.expect(YES_NO, of)
            case And(parts) | Or(parts):
                self._expect_all(YES_NO, parts)
            case Comparison():
                self._comparison(part)
            case OneOf():
                self._one_of(part)
        return YES_NO

    def _expect_all(self, expected: Type, parts: Iterable[Expression]) -> None:
        for part in parts:
            self.expect(expected, part)

    def _field(self, part: FieldName) -> Type:
        found = self.types.get(part.name)
        if found is None:
            self._unknown_field(part)
            return ANY
        if found.kind is Kind.SEALED:
            self._note("sealed", part)
            return ANY
        return found

    def _unknown_field(self, part: FieldName) -> None:
        apart = self._subtraction(part.name)
        if apart:
            self._note("minus_in_name", part, near=apart)
            return
        usable = [
            name
            for name, one in self.types.items()
            if one.kind is not Kind.SEALED and "@" not in name
        ]
        near = nearest(part.name, usable) or NOTHING
        params = {"name": part.name, "near": near, "column": part.column}
        self.problems.append(Problem("unknown.field", "", params))

    def _subtraction(self, name: str) -> str:
        """Return what was meant, where a name looks like a field less something."""
        for minus in re.finditer("-", name):
            less, by = name[: minus.start()], name[minus.end() :]
            if less in self.types and (by in self.types or by.isdecimal()):
                return f"{less} - {by}"
        return ""

    def _comparison(self, part: Comparison) -> None:
        left, right = self._sides(part)
        if self._is_ambiguous(part) or self._not_alike(part, left, right):
            return
        for side in (left, right):
            if part.sign not in EQUALITIES and side.kind not in _ORDERED:
                word = part.sign
                self.problems.append(problem("order", part.column, word, kind=side.kind.label))
                return
        self._choices(part.left, (part.right,))
        self._choices(part.right, (part.left,))

    def _sides(self, part: Comparison) -> tuple[Type, Type]:
        """Return the types of both sides; of two unknown names only the first is told."""
        left = self.type(part.left)
        return left, ANY if self._both_unknown(part) else self.type(part.right)

    def _both_unknown(self, part: Comparison) -> bool:
        return all(
            isinstance(one, FieldName) and one.name not in self.types
            for one in (part.left, part.right)
        )

    def _not_alike(self, part: Comparison | OneOf, left: Type, right: Type) -> bool:
        if _fits(left, right) or _fits(right, left):
            return False
        word = part.sign if isinstance(part, Comparison) else "in"
        kinds = {"left": left.kind.label, "right": right.kind.label}
        self.problems.append(problem("compares", part.column, word, **kinds))
        return True

    def _one_of(self, part: OneOf) -> None:
        left = self.type(part.left)
        for item in part.items:
            if isinstance(item, FieldName):
                self._note("bare_word", item)
            elif self._not_alike(part, left, self.type(item)):
                return
        self._choices(part.left, part.items)

    def _choices(self, part: Expression, beside: tuple[Expression, ...]) -> None:
        known = choices_of(part, self.types)
        if known is None:
            return
        for one in beside:
            if isinstance(one, Value) and one.value not in known:
                near = nearest(str(one.value), known) or NOTHING
                params = {"name": one.value, "near": near, "column": one.column}
                self.problems.append(Problem("unknown.choice", "", params))

    def _is_ambiguous(self, part: Comparison) -> bool:
        """Note a field that is also a choice of the one beside it."""
        found = False
        for one, beside in ((part.left, part.right), (part.right, part.left)):
            if isinstance(one, FieldName) and one.name in (choices_of(beside, self.types) or ()):
                self._note("ambiguous", one, field=written(beside))
                found = True
        return found

    def _note(self, code: str, part: Expression, **params: object) -> None:
        self.problems.append(problem(code, part.column, written(part), **params))


def _fits(found: Type, expected: Type) -> bool:
    """Whether one kind will do for another; a choice is text where text is compared."""
    alike = {found.kind, expected.kind}
    return len(alike) == 1 or Kind.ANY in alike or alike == {Kind.CHOICE, Kind.TEXT}
