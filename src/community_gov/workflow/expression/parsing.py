"""Read a condition as somebody wrote it into a tree; nothing in it is ever run as Python."""

from collections.abc import Callable
from functools import lru_cache
from typing import NoReturn

from community_gov.domain.errors import Problem
from community_gov.domain.text import Text
from community_gov.workflow.expression.refusing import InvalidExpression, problem
from community_gov.workflow.expression.tokens import MINUS, Sort, Token, tokens_in
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
    inner,
)
from community_gov.workflow.expression.writing import written

LONGEST = 500
"""Characters of an expression, as it is written and in its canonical form."""
MOST_PARTS = 100
DEEPEST = 20

_COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")

_VALUE = Text(
    "名称、数、日期、加引号的文字、not 或左括号",
    "a name, a number, a date, quoted text or an opening bracket",
)
_OPERATOR = Text("运算符（如 and、==、+）或结尾", "an operator such as and, == or +, or the end")
_CLOSING = Text("运算符或右括号", "an operator or a closing bracket")
_LIST = Text("列表，如 [one, other]", "a list such as [one, other]")
_ITEM = Text("选项、数、日期或加引号的文字", "a choice, a number, a date or quoted text")
_COMMA = Text("逗号或 ]", "a comma or ]")
_THE_END = Text("结尾", "the end")


def parse(expression: str) -> Expression:
    """Read an expression.

    Args:
        expression: such as ``copies > 3 and not urgent``.

    Returns:
        Its tree: at most 100 parts and 20 deep, so that all that is done with it later takes
        time in proportion to its parts. Names are not looked up yet; see `problems_in`.

    Raises:
        InvalidExpression: it cannot be read, with the column; or it is too long, too deep.
    """
    if len(expression) > LONGEST:
        raise InvalidExpression(too_long())
    return _parsed(expression)


def too_long() -> Problem:
    """Return the problem of an expression with too many characters."""
    return Problem("expression.too_long", params={"limit": LONGEST})


@lru_cache(maxsize=1024)
def _parsed(expression: str) -> Expression:
    tokens = tokens_in(expression)
    if tokens[0].sort is Sort.END:
        raise InvalidExpression(Problem("expression.empty"))
    tree = _Parser(tokens).whole()
    if len(written(tree)) > LONGEST:
        raise InvalidExpression(too_long())
    return tree


class _Parser:
    """Reads by descent: or, and, not, comparison, sum, product, single value."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.at = 0
        self.parts = 0
        self.nesting = 0

    def whole(self) -> Expression:
        found = self._either()
        if self.token.sort is not Sort.END:
            self._no_operator()
        _refuse_deep(found, 1)
        return found

    @property
    def token(self) -> Token:
        return self.tokens[self.at]

    def _take(self, *signs: str) -> Token | None:
        """Step over the next token when it is one of some signs."""
        token = self.token
        if not token.says(*signs):
            return None
        self.at += 1
        return token

    def _made(self, part: Expression) -> Expression:
        self.parts += 1
        if self.parts > MOST_PARTS:
            _refuse("too_many", self.tokens[self.at - 1], limit=MOST_PARTS)
        return part

    def _nested(self, opening: Token, read: Callable[[], Expression]) -> Expression:
        self.nesting += 1
        if self.nesting > DEEPEST:
            _refuse("too_deep", opening, limit=DEEPEST)
        found = read()
        self.nesting -= 1
        return found

    def _either(self) -> Expression:
        return self._joined("or", self._all, Or)

    def _all(self) -> Expression:
        return self._joined("and", self._opposite, And)

    def _joined(
        self, sign: str, read: Callable[[], Expression], make: type[And] | type[Or]
    ) -> Expression:
        parts = [read()]
        first = self.token
        while self._take(sign):
            parts.append(read())
        if len(parts) == 1:
            return parts[0]
        return self._made(make(tuple(parts), column=first.column))

    def _opposite(self) -> Expression:
        sign = self._take("not")
        if sign is None:
            return self._comparison()
        return self._made(Not(self._nested(sign, self._opposite), column=sign.column))

    def _comparison(self) -> Expression:
        left = self._sum()
        found = self._compared(left)
        if found is left:
            return left
        if self.token.says(*_COMPARISONS, "in") or self._says_not_in():
            _refuse("chained", self.token)
        return found

    def _compared(self, left: Expression) -> Expression:
        sign = self._take(*_COMPARISONS)
        if sign is not None:
            right = self._sum()
            return self._made(Comparison(sign.text, left, right, column=sign.column))
        negation = self._take("not") if self._says_not_in() else None
        sign = self._take("in")
        if sign is None:
            return left
        found = self._made(OneOf(left, self._list(), column=sign.column))
        return self._made(Not(found, column=negation.column)) if negation else found

    def _says_not_in(self) -> bool:
        return self.token.says("not") and self.tokens[self.at + 1].says("in")

    def _list(self) -> tuple[Value | FieldName, ...]:
        if not self._take("["):
            self._expected(_LIST)
        items = [self._item()]
        while self._take(","):
            items.append(self._item())
        if not self._take("]"):
            self._expected(_COMMA)
        return tuple(items)

    def _item(self) -> Value | FieldName:
        token = self.token
        found = self._named_or_literal() if _may_stand_in_list(token) else None
        if not isinstance(found, Value | FieldName):
            self._expected(_ITEM)
        return found

    def _sum(self) -> Expression:
        left = self._product()
        while sign := self._take("+", MINUS):
            right = self._product()
            left = self._made(Arithmetic(sign.text, left, right, column=sign.column))
        return left

    def _product(self) -> Expression:
        left = self._single()
        while sign := self._take("*"):
            right = self._single()
            left = self._made(Arithmetic(sign.text, left, right, column=sign.column))
        return left

    def _single(self) -> Expression:
        token = self.token
        if token.sort is Sort.NAME and self.tokens[self.at + 1].says("("):
            return self._call()
        if token.sort in (Sort.NAME, Sort.LITERAL):
            return self._named_or_literal()
        if token.says("["):
            _refuse("list", token)
        return self._in_brackets(_VALUE)

    def _call(self) -> Expression:
        name = self.token
        if name.text != "length":
            _refuse("call", name)
        self.at += 1
        return self._made(Length(self._in_brackets(_VALUE), column=name.column))

    def _in_brackets(self, expected: Text) -> Expression:
        opening = self._take("(")
        if opening is None:
            self._expected(expected)
        found = self._nested(opening, self._either)
        if not self._take(")"):
            self._no_operator(_CLOSING)
        return found

    def _named_or_literal(self) -> Expression:
        token = self.token
        self.at += 1
        if token.value is not None:
            return self._made(Value(token.value, column=token.column))
        kind = FactName if "@" in token.text else FieldName
        return self._made(kind(token.text, column=token.column))

    def _no_operator(self, expected: Text = _OPERATOR) -> NoReturn:
        """Refuse what follows a value without joining it; a minus may be part of its name."""
        before = self.tokens[self.at - 1]
        if before.sort is Sort.NAME and before.text.endswith(MINUS) and self.token.is_operand:
            _refuse("minus", before)
        if self.token.says("["):
            _refuse("list", self.token)
        self._expected(expected)

    def _expected(self, expected: Text) -> NoReturn:
        _refuse("expected", self.token, expected=expected)


def _may_stand_in_list(token: Token) -> bool:
    return token.sort is Sort.LITERAL or (token.sort is Sort.NAME and "@" not in token.text)


def _refuse(code: str, token: Token, **params: object) -> NoReturn:
    word = _THE_END if token.sort is Sort.END else token.text
    raise InvalidExpression(problem(code, token.column, word, **params))


def _refuse_deep(part: Expression, depth: int) -> None:
    if depth > DEEPEST:
        word = written(part)
        raise InvalidExpression(problem("too_deep", part.column, word, limit=DEEPEST))
    for one in inner(part):
        _refuse_deep(one, depth + 1)
