"""In which row a state stands, and in which row between the label of an arrow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from community_gov.workflow.drawing.layout.fitting import Pull, fitted

_STEP = 120
"""So much wider may a row get before a label rather stands a row farther from its source."""


@frozen
class Span:
    """The rows between which a label may stand.

    Attributes:
        near: the row of the state near which it had better stand.
        far: the row of the other state; below or above.
    """

    near: int
    far: int

    @property
    def rows(self) -> Sequence[int]:
        """The rows for labels between the two, the nearest first."""
        step = 2 if self.far > self.near else -2
        return range(self.near + step // 2, self.far, step)


def ranked(numbers: Sequence[int], pairs: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """Return the row of each state, so that as many arrows as can be lead downwards.

    Args:
        numbers: of the states, the one that is entered first at the beginning.
        pairs: from where to where arrows lead.
    """
    back = set(_back(numbers, pairs))
    place = {number: at for at, number in enumerate(numbers, start=1)}
    pulls = []
    for pair in pairs:
        upper, lower = reversed(pair) if pair in back else pair
        pulls.append(Pull(place[upper], place[lower], 1, 1 if pair in back else 3))
    found = fitted(len(numbers) + 1, pulls)
    least = min(found[1:], default=0)
    return {number: found[at] - least for number, at in place.items()}


def _back(numbers: Sequence[int], pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the arrows that lead back to a state on the way to where they come from."""
    ahead: dict[int, list[int]] = {number: [] for number in numbers}
    for one, two in pairs:
        ahead[one].append(two)
    order = {number: at for at, number in enumerate(numbers)}
    done: set[int] = set()
    for root in numbers:
        way: list[int] = []
        stack = [] if root in done else [(root, iter(sorted(ahead[root], key=order.__getitem__)))]
        while stack:
            here, rest = stack[-1]
            if here not in done:
                done.add(here)
                way.append(here)
            there = next(rest, None)
            if there is None:
                stack.pop()
                way.pop()
            elif there in way:
                yield here, there
            elif there not in done:
                stack.append((there, iter(sorted(ahead[there], key=order.__getitem__))))


def balanced(spans: Mapping[int, Span], widths: Mapping[int, int]) -> dict[int, int]:
    """Return the row of each label, so that no row grows wide without need."""
    filled: dict[int, int] = {}
    rows: dict[int, int] = {}
    for number in sorted(spans, key=lambda one: (len(spans[one].rows), one)):
        span = spans[number]
        costs = [(filled.get(row, 0) + _STEP * at, at) for at, row in enumerate(span.rows)]
        row = span.rows[min(costs)[1]]
        rows[number] = row
        filled[row] = filled.get(row, 0) + widths[number]
    return {number: rows[number] for number in spans}
