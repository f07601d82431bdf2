"""Indicators: what a place watches of its programs, written down as data."""

from fractions import Fraction

from attrs import frozen

from community_gov.domain.duration import Duration
from community_gov.domain.text import Text


@frozen
class Indicator:
    """One figure that a place watches: what share of cases came from one action to another.

    Attributes:
        name: in its place.
        program: full name, such as ``garden:plot``.
        begins: the action from which it counts.
        ends: the actions of which the first that is done ends the count.
        within: how long that may take; None when only counts whether it happens.
        at_least, at_most: the share that is aimed at, from 0 to 1; None without such an aim.
        readers: the roles that may see it; everybody when there are none.
        personal: the figure can tell of single persons, so few cases are not told.
    """

    name: str
    label: Text
    program: str
    begins: str
    ends: tuple[str, ...]
    personal: bool
    within: Duration | None = None
    at_least: Fraction | None = None
    at_most: Fraction | None = None
    readers: tuple[str, ...] = ()

    def is_met(self, share: Fraction) -> bool | None:
        """Whether a share is what is aimed at; None when nothing is."""
        if self.at_least is None and self.at_most is None:
            return None
        low, high = self.at_least or Fraction(0), self.at_most
        return low <= share and (high is None or share <= high)
