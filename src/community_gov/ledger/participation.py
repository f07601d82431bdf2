"""Participation before and after a day: two shares of one population, and how they differ."""

from fractions import Fraction
from math import sqrt

from attrs import frozen

Z = 1.959964
"""Of the normal distribution: 95 % lie within this many standard deviations."""


@frozen
class Share:
    """How many of a population took part in a stretch of days.

    Attributes:
        persons: who had at least one counted activity.
        of: the base population.
    """

    persons: int
    of: int

    @property
    def exact(self) -> Fraction:
        """The share, from 0 to 1."""
        return Fraction(self.persons, self.of)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of Wilson (1927), from 0 to 1; good for small numbers too."""
        share, count, square = self.persons / self.of, self.of, Z * Z
        middle = share + square / (2 * count)
        spread = Z * sqrt(share * (1 - share) / count + square / (4 * count * count))
        whole = 1 + square / count
        return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)

    def is_telling(self, least: int) -> bool:
        """Whether enough persons took part, and enough did not, to say something of the share."""
        return self.persons >= least and self.of - self.persons >= least


@frozen
class Participation:
    """Two shares of the same population.

    Attributes:
        before, after: None where there are too few persons to tell.
    """

    before: Share | None
    after: Share | None

    @property
    def relative(self) -> Fraction | None:
        """The relative change in percent: 25 of 100 and then 35 are +40 %."""
        if self.before is None or self.after is None or not self.before.persons:
            return None
        return (self.after.exact / self.before.exact - 1) * 100

    @property
    def percentage_points(self) -> Fraction | None:
        """The change in percentage points: 25 of 100 and then 35 are +10."""
        if self.before is None or self.after is None:
            return None
        return (self.after.exact - self.before.exact) * 100


def compared(before: int, after: int, of: int, least: int) -> Participation:
    """Return two shares, as far as the numbers allow to tell them.

    Args:
        before, after: persons who took part.
        of: the base population, in persons.
        least: fewer persons than this, on either side of a share, tell nothing.
    """
    shares = [Share(one, of) for one in (before, after)]
    first, second = (one if of and one.is_telling(least) else None for one in shares)
    return Participation(first, second)
