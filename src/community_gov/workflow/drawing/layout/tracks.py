"""At which height wires run sideways between two rows, so that none lies on another."""

from collections.abc import Mapping, Sequence

from attrs import frozen

_NEAR = 7
"""Two upright wires that are nearer than this look like one."""
_OVERLAP = 50
"""What it costs to lay one wire on another, counted in crossings."""


@frozen
class Run:
    """One wire between two rows.

    Attributes:
        above, below: where it meets the rows, from the left.
    """

    above: tuple[int, ...]
    below: tuple[int, ...]

    @property
    def left(self) -> int:
        """Where it begins from the left."""
        return min(*self.above, *self.below)

    @property
    def right(self) -> int:
        """Where it ends from the left."""
        return max(*self.above, *self.below)

    @property
    def straight(self) -> bool:
        """Whether it runs straight down."""
        return self.left == self.right


def tracked(runs: Sequence[Run]) -> tuple[Mapping[int, int], int]:
    """Return the track of each run that goes sideways, by its number, and how many there are."""
    bent = [number for number, run in enumerate(runs) if not run.straight]
    order = _in_order(bent, runs)
    tracks: dict[int, int] = {}
    for number in order:
        met = (tracks[one] for one in tracks if _meet(runs[one], runs[number]))
        tracks[number] = 1 + max(met, default=-1)
    return tracks, 1 + max(tracks.values(), default=-1)


def _meet(one: Run, two: Run) -> bool:
    return one.left <= two.right + _NEAR and two.left <= one.right + _NEAR


def _in_order(bent: list[int], runs: Sequence[Run]) -> list[int]:
    """Order runs from above, so that few cross and none lies on another."""
    order: list[int] = []
    for number in bent:
        costs = []
        for at in range(len(order) + 1):
            above = sum(_cost(runs[one], runs[number]) for one in order[:at])
            below = sum(_cost(runs[number], runs[one]) for one in order[at:])
            costs.append((above + below, at))
        order.insert(min(costs)[1], number)
    return order


def _cost(high: Run, low: Run) -> int:
    """Return what it costs to lay one run above another."""
    if not _meet(high, low):
        return 0
    crossings = sum(low.left < x < low.right for x in high.below)
    crossings += sum(high.left < x < high.right for x in low.above)
    return crossings + _OVERLAP * sum(abs(x - y) < _NEAR for x in high.below for y in low.above)
