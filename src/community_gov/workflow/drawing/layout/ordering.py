"""In which order things stand in their rows, so that few wires cross and none goes far."""

from bisect import bisect_right, insort
from collections.abc import Iterator, Sequence

from attrs import define, frozen

from community_gov.workflow.drawing.layout.grid import Grid, Pin
from community_gov.workflow.drawing.layout.pieces import Kind

_ROUNDS = 6
_BEGINNINGS = 40
"""From so many shuffled orders, at most, is a better one looked for."""
_CROSSING = 250
"""What a crossing costs, counted in units that wires go sideways."""
_GAP = 20

Rows = list[list[int]]
Place = tuple[int, int]
"""The place in a row, and how far from the left of what stands there."""


def ordered(grid: Grid, *, fixed: bool) -> Rows:
    """Return the rows of a grid, each in its best order found.

    Args:
        fixed: what is not a bend, a label or a port keeps its order: regions of a parallel state.
    """
    return _Search(grid, fixed=fixed).best()


@frozen
class _Far:
    """The other end of a wire: at which thing, and how far from its left; as a share, too."""

    thing: int
    at: int
    share: float


@define
class _Found:
    cost: int
    rows: Rows


class _Search:
    def __init__(self, grid: Grid, *, fixed: bool) -> None:
        self.grid = grid
        self.parts = {at for at, one in enumerate(grid.things) if one.kind is Kind.PART}
        of_parts = (at for at, row in enumerate(grid.rows) if not self.parts.isdisjoint(row))
        self.fixed = next(of_parts, None) if fixed else None
        self.above: list[list[_Far]] = [[] for _ in grid.things]
        self.below: list[list[_Far]] = [[] for _ in grid.things]
        self.gaps: list[list[tuple[_Far, _Far]]] = []
        """Below each row, both ends of every wire."""
        for wires in grid.wires:
            pairs = [pair for wire in wires for pair in wire.pairs]
            self.gaps.append([(self._far(high), self._far(low)) for high, low in pairs])
            for high, low in self.gaps[-1]:
                self.below[high.thing].append(low)
                self.above[low.thing].append(high)

    def _far(self, pin: Pin) -> _Far:
        thing = self.grid.things[pin.thing]
        at = thing.ports.get(pin.port)
        return _Far(pin.thing, at or 0, 0.5 if at is None or not thing.width else at / thing.width)

    def best(self) -> Rows:
        """Sweep down and up from several beginnings, and return the best that was seen."""
        best = self._swept([list(row) for row in self.grid.rows])
        for rows in self._beginnings():
            found = self._swept(rows)
            best = found if found.cost < best.cost else best
        return best.rows

    def _beginnings(self) -> Iterator[Rows]:
        yield self._from_above()
        for number in range(min(_BEGINNINGS, len(self.grid.things))):
            rows = [sorted(row, key=lambda one: _shuffled(one, number)) for row in self.grid.rows]
            yield self._mended(rows)

    def _from_above(self) -> Rows:
        """Order by first meeting, from the top rows down."""
        seen: dict[int, None] = {}
        stack = [one for row in reversed(self.grid.rows) for one in reversed(row)]
        while stack:
            here = stack.pop()
            if here not in seen:
                seen[here] = None
                stack.extend(low.thing for low in reversed(self.below[here]))
        place = {thing: at for at, thing in enumerate(seen)}
        return self._mended([sorted(row, key=place.__getitem__) for row in self.grid.rows])

    def _mended(self, rows: Rows) -> Rows:
        """Put the parts of a row of regions back into their first order."""
        if self.fixed is not None:
            parts = (one for one in self.grid.rows[self.fixed] if one in self.parts)
            row = rows[self.fixed]
            rows[self.fixed] = [next(parts) if one in self.parts else one for one in row]
        return rows

    def _swept(self, rows: Rows) -> _Found:
        best = _Found(self._cost(rows), [list(row) for row in rows])
        for number in range(_ROUNDS):
            self._sweep(rows, down=number % 2 == 0)
            self._swap(rows)
            cost = self._cost(rows)
            if cost < best.cost:
                best = _Found(cost, [list(row) for row in rows])
        return best

    def _sweep(self, rows: Rows, *, down: bool) -> None:
        numbers = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
        links = self.above if down else self.below
        for number in numbers:
            place = _places(rows[number - 1 if down else number + 1])
            rows[number] = self._by_means(rows[number], links, place)
        self._mended(rows)

    def _by_means(
        self, row: list[int], links: Sequence[list[_Far]], place: dict[int, int]
    ) -> list[int]:
        """Sort by the mean of what each thing is joined to; what is joined to nothing stays."""
        means = {
            thing: sum(place[far.thing] + far.share for far in links[thing]) / len(links[thing])
            for thing in row
            if links[thing]
        }
        moving = iter(sorted(means, key=means.__getitem__))
        return [next(moving) if thing in means else thing for thing in row]

    def _swap(self, rows: Rows) -> None:
        """Exchange neighbours as long as that takes away crossings."""
        for number, row in enumerate(rows):
            ends = self._ends(rows, number)
            for _ in range(len(row)):
                better = False
                for at in range(len(row) - 1):
                    one, two = row[at], row[at + 1]
                    if number == self.fixed and one in self.parts and two in self.parts:
                        continue
                    if _against(ends[one], ends[two]) > _against(ends[two], ends[one]):
                        row[at], row[at + 1] = two, one
                        better = True
                if not better:
                    break

    def _ends(self, rows: Rows, number: int) -> dict[int, tuple[list[Place], list[Place]]]:
        """Return by thing of a row the places of what it is joined to, above and below."""
        above = _places(rows[number - 1]) if number else {}
        below = _places(rows[number + 1]) if number + 1 < len(rows) else {}
        return {
            thing: (
                [(above[far.thing], far.at) for far in self.above[thing]],
                [(below[far.thing], far.at) for far in self.below[thing]],
            )
            for thing in rows[number]
        }

    def _cost(self, rows: Rows) -> int:
        return self._crossings(rows) * _CROSSING + self._length(rows)

    def _length(self, rows: Rows) -> int:
        """Return about how far wires go sideways when each row stands in the middle."""
        middles = [0] * len(self.grid.things)
        for row in rows:
            left = 0
            for thing in row:
                middles[thing] = left + self.grid.things[thing].width // 2
                left += self.grid.things[thing].width + _GAP
            for thing in row:
                middles[thing] -= left // 2
        return sum(
            abs(middles[high.thing] - middles[low.thing]) for gap in self.gaps for high, low in gap
        )

    def _crossings(self, rows: Rows) -> int:
        count = 0
        for number, gap in enumerate(self.gaps):
            above, below = _places(rows[number]), _places(rows[number + 1])
            lines = sorted(
                ((above[high.thing], high.at), (below[low.thing], low.at)) for high, low in gap
            )
            passed: list[Place] = []
            for _, end in lines:
                count += len(passed) - bisect_right(passed, end)
                insort(passed, end)
        return count


def _places(row: Sequence[int]) -> dict[int, int]:
    return {thing: at for at, thing in enumerate(row)}


def _against(left: tuple[list[Place], list[Place]], right: tuple[list[Place], list[Place]]) -> int:
    """Count the crossings of two things' wires when the one stands left of the other."""
    return sum(
        two < one
        for ends, others in zip(left, right, strict=True)
        for one in ends
        for two in others
    )


def _shuffled(thing: int, number: int) -> int:
    """Return a key that gives another order for each number, the same on every machine."""
    return (thing + 1) * 2654435761 * (2 * number + 1) % 4294967291
