"""Participation before and after a day: two shares of one population, and how they differ."""

from fractions import Fraction

from attrs import frozen

from community_gov.domain.shares import Share


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
        if self.before is None or self.after is None or not self.before.count:
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
