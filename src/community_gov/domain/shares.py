"""Shares of a whole: their interval, and what may be told of few."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import sqrt

from attrs import frozen

Z = 1.959964
"""Of the normal distribution: 95 % lie within this many standard deviations."""

OTHER = "other"
"""What groups are called together that are too small to be told one by one."""


def wilson(share: float, of: float) -> tuple[float, float]:
    """Return the 95 % interval of Wilson (1927) of a share, from 0 to 1.

    Args:
        of: how many were counted; less of them where they come in clusters.
    """
    square = Z * Z
    middle = share + square / (2 * of)
    spread = Z * sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return max(0.0, (middle - spread) / whole), min(1.0, (middle + spread) / whole)


@frozen
class Share:
    """How many of a whole have something in common.

    Attributes:
        count: persons, complaints or whatever is counted.
        of: the whole, in the same unit; more than nothing.
    """

    count: int
    of: int

    @property
    def exact(self) -> Fraction:
        """The share, from 0 to 1."""
        return Fraction(self.count, self.of)

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval of Wilson (1927), from 0 to 1; good for small numbers too."""
        return wilson(self.count / self.of, self.of)

    def is_telling(self, least: int) -> bool:
        """Whether enough are in it, and enough are not, to say something of the share."""
        return self.count >= least and self.of - self.count >= least


def told_together(
    sizes: Sequence[int], least: int, together: Callable[[int], int] | None = None
) -> int:
    """Return how many of the smallest groups are told as one.

    Those of fewer than `least` are. One small group alone would be what a total leaves over, and
    so would several that are still fewer than that: the next smallest goes with them.

    Args:
        sizes: ascending.
        least: 1 tells everything.
        together: the size of the first so many groups as one, where groups overlap; the sum of
            their sizes when None.
    """
    small = sum(size < least for size in sizes)
    if not small:
        return 0
    size_of = together or (lambda count: sum(sizes[:count]))
    return next(
        (count for count in range(small, len(sizes)) if size_of(count) >= least),
        len(sizes),
    )
