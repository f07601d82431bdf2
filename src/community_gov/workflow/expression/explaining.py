"""Say why an expression does not hold, or cannot be told: in words, and without any value."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from community_gov.domain.facts import Fact, allow, deny, unknown
from community_gov.domain.text import Language, Text
from community_gov.workflow.expression.evaluating import Found, Gap, Given, finder
from community_gov.workflow.expression.kinds import choice_label
from community_gov.workflow.expression.tree import And, Expression, FactName, Known, Not, Or
from community_gov.workflow.expression.writing import Manner, put

Labels = Mapping[str, Text]


def evaluate(
    expression: Expression, values: Mapping[str, Given], labels: Labels | None = None
) -> Fact:
    """Return whether an expression holds: yes, no or unknown, and if not yes, why.

    A missing value is unknown, never false. So is a comparison of values of different kinds,
    and a number beyond 2**63: nothing that is given makes it raise. Text is compared
    character by character, as it is; ``length`` counts characters (code points).

    Args:
        expression: bound.
        values: by field, in its Python type, and by question, as its answer or its `Fact`.
            None, and a name that is absent, is unknown.
        labels: what fields, questions and choices are called, as `labels_of` gives them.

    Returns:
        `allow`, or `deny` or `unknown` with the part that decided. A denial is a sentence; what
        is unknown is a clause, which the message about it ends. Neither names a value that
        was given; what a question said of its own answer is repeated.
    """
    return answer(finder(expression)(values), labels)


_YES_PLAINLY = allow()


def answer(found: Found, labels: Labels | None = None) -> Fact:
    """Return what was found as an answer, as `evaluate` does."""
    if found.value is True:
        return _YES_PLAINLY
    words = {language: _Words(labels or {}, language).manner() for language in _LANGUAGES}
    if found.value is False:
        return deny(_sentences(_reasons(found, words, wanted=True)))
    return unknown(_clauses(_gaps(found, words)))


_LANGUAGES: tuple[Language, ...] = ("zh", "en")


def in_words(expression: Expression, labels: Labels) -> Text:
    """Return an expression as people read it.

    Args:
        labels: what fields, questions and choices are called; see `labels_of`.
    """
    return Text(
        put(expression, _Words(labels, "zh").manner()),
        put(expression, _Words(labels, "en").manner()),
    )


_Manners = Mapping[Language, Manner]


def _said(part: Expression, words: _Manners) -> Text:
    return Text(put(part, words["zh"]), put(part, words["en"]))


def _reasons(found: Found, words: _Manners, *, wanted: bool) -> Iterator[Text]:
    """Yield what makes a part the opposite of what is wanted."""
    part = found.part
    if isinstance(part, Not):
        yield from _reasons(found.inner[0], words, wanted=not wanted)
    elif not isinstance(part, And | Or):
        own = found.because if wanted and isinstance(part, FactName) else None
        sentence = _NOT_SO if wanted else _SO
        yield own or sentence.fill(part=_said(part, words))
    elif isinstance(part, And) is wanted:
        for one in found.inner:
            if one.value is not None and one.value is not wanted:
                yield from _reasons(one, words, wanted=wanted)
    else:
        parts = tuple(_said(one.part, words) for one in found.inner)
        yield (_NONE_OF if wanted else _ALL_OF).fill(parts=parts)


def _gaps(found: Found, words: _Manners) -> Iterator[Text]:
    """Yield why a part is not known, from where that begins."""
    if found.value is not None:
        return
    if found.gap is None:
        for one in found.inner:
            yield from _gaps(one, words)
    elif found.gap is Gap.MISSING:
        missing = _NO_ANSWER if isinstance(found.part, FactName) else _NOT_FILLED
        yield found.because or missing.fill(part=_said(found.part, words))
    else:
        sentence = _UNFIT if found.gap is Gap.UNFIT else _TOO_LARGE
        yield sentence.fill(part=_said(found.part, words))


def _sentences(texts: Iterable[Text]) -> Text:
    each = tuple(dict.fromkeys(texts))
    return Text("".join(one.zh for one in each), " ".join(one.en for one in each))


def _clauses(texts: Iterable[Text]) -> Text:
    each = tuple(dict.fromkeys(texts))
    return Text("；".join(one.zh for one in each), "; ".join(one.en for one in each))


class _Words:
    """How a reader of one language is told about the parts of an expression."""

    def __init__(self, labels: Labels, language: Language) -> None:
        self.labels = labels
        self.language: Language = language

    def manner(self) -> Manner:
        return Manner(
            name=self._name,
            value=self._value,
            signs=_SIGNS,
            both=_BOTH.in_(self.language),
            either=_EITHER.in_(self.language),
            opposite=_OPPOSITE.in_(self.language),
            one_of=_ONE_OF.in_(self.language),
            length=_LENGTH.in_(self.language),
            comma=_COMMA.in_(self.language),
        )

    def _name(self, name: str) -> str:
        label = self.labels.get(name)
        return name if label is None else label.in_(self.language)

    def _value(self, value: Known, beside: str) -> str:
        if isinstance(value, bool):
            return (_YES if value else _NO).in_(self.language)
        if isinstance(value, str):
            label = self.labels.get(choice_label(beside, value))
            return f"‘{value}’" if label is None else label.in_(self.language)
        return value.isoformat() if isinstance(value, date) else str(value)


_SIGNS = {"==": "=", "!=": "≠", "<=": "≤", ">=": "≥", "*": "×"}
_BOTH = Text(" 且 ", " and ")
_EITHER = Text(" 或 ", " or ")
_OPPOSITE = Text("并非 ", "not ")
_ONE_OF = Text("{left} 属于 {items}", "{left} is one of {items}")
_LENGTH = Text("{of}的字数", "the length of {of}")
_COMMA = Text("、", ", ")
_YES = Text("是", "yes")
_NO = Text("否", "no")

_NOT_SO = Text("“{part}”不成立。", "“{part}” does not hold.")
_SO = Text("“{part}”成立，而这里要求它不成立。", "“{part}” holds, and must not.")
_NONE_OF = Text("以下各项没有一项成立：{parts}。", "None of these holds: {parts}.")
_ALL_OF = Text(
    "以下各项都成立，而这里要求不能都成立：{parts}。", "All of these hold, and must not: {parts}."
)
_NOT_FILLED = Text("“{part}”尚未填写", "“{part}” is not filled in")
_NO_ANSWER = Text("“{part}”还没有答案", "“{part}” has no answer yet")
_UNFIT = Text("“{part}”里的内容类型不符，无法判断", "“{part}” holds kinds that do not fit")
_TOO_LARGE = Text("“{part}”超出可计算的范围", "“{part}” is too large to compute")
