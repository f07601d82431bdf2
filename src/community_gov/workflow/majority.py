"""How many must agree: a number of people, or shares of an electorate, as exact data.

A share is never a decimal: 0.66 is less than two thirds, and one vote decides. 以上 includes the
number itself, 过半数 and 超过 do not (Civil Code, art. 1259).
"""

from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from community_gov.domain.text import Text

HEADS = "heads"
"""The measure in which every person counts once, whatever else they hold."""


class Base(StrEnum):
    """Of whom a share is reckoned."""

    ALL = "all"
    TAKING_PART = "taking_part"


@frozen
class Share:
    """A part of an electorate that must be reached.

    Attributes:
        least: the part, above 0 and at most 1.
        more: it must be exceeded (more than half); else reaching it is enough.
        measure: what is counted, such as ``heads`` or ``area``.
        of: of whom it is a part; abstaining is taking part.

    Raises:
        ValueError: no electorate could reach it, or each would.
    """

    least: Fraction
    more: bool = False
    measure: str = HEADS
    of: Base = field(default=Base.ALL, converter=Base)

    def __attrs_post_init__(self) -> None:
        if type(self.least) is not Fraction:
            raise ValueError(f"share of {self.least!r}: give a Fraction, which is exact")
        if not 0 < self.least <= 1 or (self.more and self.least == 1):
            raise ValueError(f"share of {self.least}: give more than nothing, not more than all")

    def reached(self, weight: int, base: int) -> bool:
        """Whether a weight is this share of a base; of nothing, no share is ever reached.

        Args:
            weight: a whole number of so many to one.
            base: likewise, so many to the same one.
        """
        has, least = weight * self.least.denominator, base * self.least.numerator
        return base > 0 and (has > least if self.more else has >= least)

    def __str__(self) -> str:
        whose = " of those taking part" if self.of is Base.TAKING_PART else ""
        if self.least == 1:
            return f"all{whose}"
        part = f"{self.least.numerator}/{self.least.denominator}"
        return f"{'more than' if self.more else 'at least'} {part}{whose}"

    @property
    def text(self) -> Text:
        """The share for a reader of either language; not of what, and not of whom."""
        part = f"{self.least.numerator}/{self.least.denominator}"
        if self.least == 1:
            return Text("全部", "all")
        if not self.more:
            return Text(f"{_in_chinese(self.least)}以上", f"at least {part}")
        if self.least == Fraction(1, 2):
            return Text("过半数", "more than 1/2")
        return Text(f"超过{_in_chinese(self.least)}", f"more than {part}")


def _in_chinese(part: Fraction) -> str:
    digits = "零一二三四五六七八九十"
    if part.denominator < len(digits):
        return f"{digits[part.denominator]}分之{digits[part.numerator]}"
    return f"{part.numerator}/{part.denominator}"


def _in_order(shares: tuple[Share, ...]) -> tuple[Share, ...]:
    return tuple(sorted(shares, key=lambda share: (share.measure != HEADS, share.measure)))


@frozen
class Majority:
    """Shares of a frozen electorate, each of which must be reached.

    Attributes:
        agree: how much must agree; one share for each measure. Their order means nothing.
        taking_part: how much must take part for the vote to be valid; always of all.

    Raises:
        ValueError: nobody needs to agree, a measure stands twice, or it is asked that a part
            of those taking part takes part.
    """

    agree: tuple[Share, ...] = field(converter=_in_order)
    taking_part: tuple[Share, ...] = field(default=(), converter=_in_order)

    def __attrs_post_init__(self) -> None:
        if not self.agree:
            raise ValueError("majority: say how much must agree")
        for shares in (self.agree, self.taking_part):
            if len({share.measure for share in shares}) < len(shares):
                raise ValueError("majority: give one share for each measure")
        if any(share.of is not Base.ALL for share in self.taking_part):
            raise ValueError("majority: how much takes part is reckoned on all")

    @property
    def measures(self) -> tuple[str, ...]:
        """What must be known of each person on the roll, beside that they are one head."""
        shares = (*self.agree, *self.taking_part)
        return tuple(sorted({share.measure for share in shares} - {HEADS}))


@frozen
class Count:
    """So many people must agree, whoever they are.

    Raises:
        ValueError: it is no whole number of at least 1.
    """

    needed: int

    def __attrs_post_init__(self) -> None:
        if type(self.needed) is not int or self.needed < 1:
            raise ValueError(f"count of {self.needed!r}: give a whole number of at least 1")


Rule = Count | Majority

EVERYBODY = Majority((Share(Fraction(1)),))
"""All must agree; who abstains does not agree."""
