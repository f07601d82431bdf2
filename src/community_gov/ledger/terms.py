"""The terms of a scheme: when points lapse, and how low and how high a balance may be."""

from calendar import monthrange
from datetime import date, timedelta
from fractions import Fraction
from typing import Literal

from attrs import field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.text import Text

LONGEST_MONTHS, LONGEST_DAYS = 1200, 36_500
"""A hundred years; beyond, the calendar itself would end one day."""


@frozen
class Expiry:
    """When points lapse. The day is the last one on which they are good.

    Attributes:
        kind: ``never``; ``term``, so long after the day on which they were earned; ``year_end``,
            on 31 December.
        months, days: of a term; a month ends on the corresponding day or, where there is none,
            on the last of the month (Civil Code, art. 202).
        carried: at year's end, how many times points pass to the next year instead of lapsing.
        at_most: how many points of one account pass to the next year at most; the others lapse.
    """

    kind: Literal["never", "term", "year_end"] = "never"
    months: int = 0
    days: int = 0
    carried: int = 0
    at_most: int | None = None

    def __attrs_post_init__(self) -> None:
        if self.kind == "term" and (
            self.months < 0 or self.days < 0 or self.months + self.days < 1
        ):
            raise ValueError("a term needs months or days: give at least one of them")
        if self.kind != "term" and (self.months or self.days):
            raise ValueError("months and days belong to a term")
        if self.kind != "year_end" and (self.carried or self.at_most is not None):
            raise ValueError("only what lapses at year's end is carried over")
        if self.months > LONGEST_MONTHS or self.days > LONGEST_DAYS:
            raise ValueError("a term: at most 1200 months and 36500 days")
        if self.carried < 0 or (self.at_most or 0) < 0:
            raise ValueError("points are carried over a whole number of times")

    def last_day(self, earned: date) -> date | None:
        """Return the last day on which points earned on a day are good; None for ever."""
        if self.kind == "never":
            return None
        if self.kind == "year_end":
            return date(earned.year, 12, 31)
        return _months_after(earned, self.months) + timedelta(self.days)


def _months_after(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


NEVER = Expiry()
"""Points are good for ever."""


@frozen
class Terms:
    """What the ledger itself must know of a scheme; a change of it is a transaction of its own.

    Attributes:
        lots: whether each earning is kept apart, so that the oldest points go first.
        floor: the lowest balance that a deduction or a reversal may leave; 0 or below.
        ceiling: what an award may raise a balance to at most; None for no limit.
        grace: when points come back after their last day, for how many days they are good then.
    """

    expiry: Expiry = NEVER
    lots: bool = True
    floor: int = 0
    ceiling: int | None = None
    grace: int = 0

    def __attrs_post_init__(self) -> None:
        if self.floor > 0 or self.grace < 0 or (self.ceiling is not None and self.ceiling < 1):
            raise ValueError("floor: 0 or below; grace: 0 or above; ceiling: at least 1")
        if self.grace > LONGEST_DAYS:
            raise ValueError("grace: at most 36500 days")


STOCK = Terms(lots=False)
"""What lies on a shelf: counted, and never below nothing."""


@frozen
class Scheme:
    """A unit in which a place keeps accounts: points, hours, whatever else adds up.

    Attributes:
        name: such as ``points``; its full name is ``plugin:name``.
        unit: what one of it is called.
        yuan: what one of it is worth to whoever owes for it, in yuan; None when nobody does.
        authority: what the scheme rests on: the minutes of a meeting, a notice.
    """

    name: str
    label: Text
    unit: Text
    terms: Terms = field(factory=Terms)
    yuan: Fraction | None = None
    authority: Authority | None = None
