"""How a vote stands, one line for each share, as a resident can read it."""

from collections.abc import Mapping
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

from attrs import field, frozen

from community_gov.domain.text import Text, same
from community_gov.workflow.counting import Ballots, Roll, Weights, weights_by_answer
from community_gov.workflow.majority import HEADS, Base, Count, Rule, Share


@frozen
class Measure:
    """What is counted, in the words of the reader.

    Attributes:
        label: such as 面积 / Area.
        unit: such as 平方米 / m²; empty for none.
    """

    label: Text
    unit: Text = field(factory=lambda: same(""))

    def amount(self, of: Fraction) -> Text:
        """Return so much of it, exactly; nothing is rounded."""
        number = _number(of)
        return Text(f"{number.zh} {self.unit.zh}".rstrip(), f"{number.en} {self.unit.en}".rstrip())


PEOPLE = Measure(Text("人数", "People"), Text("人", ""))
_NO_WORDS: Mapping[str, Measure] = {}


class Counted(StrEnum):
    """What a line is about."""

    AGREE = "agree"
    TAKING_PART = "taking_part"


@frozen
class Line:
    """How far one share is reached.

    Attributes:
        weight: how much agreed, or took part.
        base: of how much; None where people are counted who are not known beforehand.
        needed: how much there must be; for heads, whole people.
        more: `needed` must be exceeded.
        reached: whether it is, as the answers stand.
        text: all of this in one sentence.
    """

    counted: Counted
    measure: str
    weight: Fraction
    base: Fraction | None
    needed: Fraction
    more: bool
    reached: bool
    text: Text


def tally(
    rule: Rule,
    roll: Roll | None,
    ballots: Ballots,
    measures: Mapping[str, Measure] = _NO_WORDS,
) -> tuple[Line, ...]:
    """Return how a vote stands: who must take part first, then who must agree.

    If nobody votes any more, it is agreed just when every line is reached.

    Args:
        rule, roll, ballots: as for `outcome`.
        measures: the words for what is counted; heads need none, and others are otherwise
            called by their name.

    Raises:
        ValueError: as for `outcome`.
    """
    weights = weights_by_answer(rule, roll, ballots)
    named = {HEADS: PEOPLE, **measures}
    if isinstance(rule, Count):
        return (_of_count(rule, roll, weights[HEADS], named[HEADS]),)
    return tuple(
        _line(counted, share, weights[share.measure], named)
        for counted, shares in (
            (Counted.TAKING_PART, rule.taking_part),
            (Counted.AGREE, rule.agree),
        )
        for share in shares
    )


def _line(
    counted: Counted, share: Share, weights: Weights, measures: Mapping[str, Measure]
) -> Line:
    counts = weights.agreed if counted is Counted.AGREE else weights.of(Base.TAKING_PART)
    reached = share.reached(counts, weights.of(share.of))
    weight, base = Fraction(counts, weights.per), Fraction(weights.of(share.of), weights.per)
    needed, more = _needed(share, base)
    measure = measures.get(share.measure) or Measure(same(share.measure))
    text = _SENTENCES[counted, share.of].fill(
        label=measure.label,
        weight=measure.amount(weight),
        base=measure.amount(base),
        demand=_demand(share, counted),
        bound=_bound(measure.amount(needed), share, more) if base else same(""),
        reached=_REACHED[reached],
    )
    return Line(counted, share.measure, weight, base, needed, more, reached, text)


def _needed(share: Share, base: Fraction) -> tuple[Fraction, bool]:
    """Return the bound, and whether it must be exceeded; there are no parts of people."""
    bound = share.least * base
    if share.measure != HEADS:
        return bound, share.more
    return Fraction(floor(bound) + 1 if share.more else ceil(bound)), False


_SENTENCES = {
    (Counted.AGREE, Base.ALL): Text(
        "{label}：全体 {base}中 {weight}同意，{demand}{bound}，{reached}",
        "{label}: {weight} of all {base} agreed; {demand}{bound} needed; {reached}",
    ),
    (Counted.AGREE, Base.TAKING_PART): Text(
        "{label}：参加表决的 {base}中 {weight}同意，{demand}{bound}，{reached}",
        "{label}: {weight} of {base} taking part agreed; {demand}{bound} needed; {reached}",
    ),
    (Counted.TAKING_PART, Base.ALL): Text(
        "{label}：全体 {base}中 {weight}参加表决，{demand}{bound}，{reached}",
        "{label}: {weight} of all {base} took part; {demand}{bound} needed; {reached}",
    ),
}
_REACHED = {
    True: Text("已达到", "reached"),
    False: Text("未达到", "not reached"),
}
_ALL_OF_THEM = {
    Counted.AGREE: Text("须全部同意", "all"),
    Counted.TAKING_PART: Text("须全部参加", "all"),
}


def _demand(share: Share, counted: Counted) -> Text:
    if share.least == 1:
        return _ALL_OF_THEM[counted]
    # 过半数 and 超过 have their verb in them; 以上 has not.
    return Text(f"须{'' if share.more else '达'}{share.text.zh}", share.text.en)


def _bound(amount: Text, share: Share, more: bool) -> Text:
    if share.least == 1:
        return Text("（{amount}）", " ({amount})").fill(amount=amount)
    if more:
        return Text("（多于 {amount}）", " (over {amount})").fill(amount=amount)
    return Text("（至少 {amount}）", " ({amount} or more)").fill(amount=amount)


def _of_count(rule: Count, roll: Roll | None, weights: Weights, measure: Measure) -> Line:
    base = Fraction(weights.of(Base.ALL)) if roll is not None else None
    agreed, needed = Fraction(weights.agreed), Fraction(rule.needed)
    reached = agreed >= needed
    among = Text("", "") if base is None else Text("{base}中 ", " of {base}")
    text = Text(
        "{label}：{among}{weight}同意，须 {needed}，{reached}",
        "{label}: {weight}{among} agreed; {needed} needed; {reached}",
    ).fill(
        label=measure.label,
        among=among if base is None else among.fill(base=measure.amount(base)),
        weight=measure.amount(agreed),
        needed=measure.amount(needed),
        reached=_REACHED[reached],
    )
    return Line(Counted.AGREE, HEADS, agreed, base, needed, False, reached, text)


def _number(value: Fraction) -> Text:
    """Return a number in digits: whole, as a decimal where that is exact, or with a fraction."""
    whole, rest = divmod(value.numerator, value.denominator)
    for places in (0, 1, 2, 3):
        digits, left = divmod(rest * 10**places, value.denominator)
        if not left:
            decimals = f".{digits:0{places}}" if places else ""
            return Text(f"{whole}{decimals}", f"{whole:,}{decimals}")
    part = f"{rest}/{value.denominator}"
    return Text(f"{whole} 又 {part}", f"{whole:,} {part}") if whole else same(part)
