"""In which order things stand in their rows, so that few wires cross."""

from collections.abc import Iterator, Sequence

from attrs import define

from community_gov.workflow.drawing.layout.grid import Grid, Pin, Wire
from community_gov.workflow.drawing.layout.pieces import Kind

_ROUNDS = 8
_BEGINNINGS = 40
"""From so many shuffled orders is a better one looked for."""

Rows = list[list[int]]
Place = tuple[int, int]
"""The place in a row, and the place among the ports of what stands there."""


def ordered(grid: Grid, *, fixed: bool) -> Rows:
    """Return the rows of a grid, each in its best order found.

    Args:
        fixed: what is not a bend, a label or a port keeps its order: regions of a parallel state.
    """
    return _Search(grid, fixed=fixed).best()


@define
class _Found:
    crossings: int
    rows: Rows


class _Search:
    def __init__(self, grid: Grid, *, fixed: bool) -> None:
        self.grid = grid
        self.frozen = self._row_of_parts() if fixed else None
        self.above: list[list[tuple[Pin, Pin]]] = [[] for _ in grid.things]
        self.below: list[list[tuple[Pin, Pin]]] = [[] for _ in grid.things]
        for wires in grid.wires:
            for high, low in (pair for wire in wires for pair in wire.pairs):
                self.below[high.thing].append((high, low))
                self.above[low.thing].append((low, high))

    def best(self) -> Rows:
        """Sweep down and up from several beginnings, and return the best that was seen."""
        best = self._swept([list(row) for row in self.grid.rows], None)
        best = self._swept(self._from_above(), best)
        for number in range(_BEGINNINGS):
            if not best.crossings:
                break
            rows = [sorted(row, key=lambda one: _shuffled(one, number)) for row in self.grid.rows]
            best = self._swept(self._mended(rows), best)
        return best.rows

    def _mended(self, rows: Rows) -> Rows:
        if self.frozen is not None:
            rows[self.frozen] = self._kept(rows[self.frozen])
        return rows

    def _swept(self, rows: Rows, best: _Found | None) -> _Found:
        for number in range(_ROUNDS):
            down = number % 2 == 0
            self._sweep(rows, down=down)
            self._swap(rows)
            crossings = self._crossings(rows)
            if best is None or crossings < best.crossings:
                best = _Found(crossings, [list(row) for row in rows])
        assert best is not None
        return best

    def _from_above(self) -> Rows:
        """Order by first meeting, from the top rows down."""
        seen: dict[int, None] = {}
        stack = [one for row in reversed(self.grid.rows) for one in reversed(row)]
        while stack:
            here = stack.pop()
            if here not in seen:
                seen[here] = None
                stack.extend(low.thing for _, low in reversed(self.below[here]))
        place = {thing: at for at, thing in enumerate(seen)}
        return self._mended([sorted(row, key=place.__getitem__) for row in self.grid.rows])

    def _kept(self, row: list[int]) -> list[int]:
        """Put parts back into their first order, between what else is in the row."""
        parts = (one for one in self.grid.rows[self.frozen or 0] if self._is_part(one))
        return [next(parts) if self._is_part(one) else one for one in row]

    def _is_part(self, thing: int) -> bool:
        return self.grid.things[thing].kind is Kind.PART

    def _row_of_parts(self) -> int | None:
        rows = enumerate(self.grid.rows)
        return next((number for number, row in rows if any(map(self._is_part, row))), None)

    def _sweep(self, rows: Rows, *, down: bool) -> None:
        numbers = range(1, len(rows)) if down else range(len(rows) - 2, -1, -1)
        for number in numbers:
            other = rows[number - 1 if down else number + 1]
            place = {thing: at for at, thing in enumerate(other)}
            links = self.above if down else self.below
            rows[number] = self._by_means(rows[number], links, place)
            if number == self.frozen:
                rows[number] = self._kept(rows[number])

    def _by_means(
        self, row: list[int], links: Sequence[list[tuple[Pin, Pin]]], place: dict[int, int]
    ) -> list[int]:
        """Sort by the mean of what each thing is joined to; what is joined to nothing stays."""
        means = {
            thing: sum(place[far.thing] + self._share(far) for _, far in links[thing])
            / len(links[thing])
            for thing in row
            if links[thing]
        }
        moving = iter(sorted(means, key=means.__getitem__))
        return [next(moving) if thing in means else thing for thing in row]

    def _share(self, pin: Pin) -> float:
        thing = self.grid.things[pin.thing]
        at = thing.ports.get(pin.port)
        return 0.5 if at is None or not thing.width else at / thing.width

    def _swap(self, rows: Rows) -> None:
        """Exchange neighbours as long as that takes away crossings."""
        for number, row in enumerate(rows):
            places = [
                {thing: at for at, thing in enumerate(rows[other])}
                if 0 <= other < len(rows)
                else {}
                for other in (number - 1, number + 1)
            ]
            for _ in range(len(row)):
                better = False
                for at in range(len(row) - 1):
                    one, two = row[at], row[at + 1]
                    if number == self.frozen and self._is_part(one) and self._is_part(two):
                        continue
                    if self._against(one, two, places) > self._against(two, one, places):
                        row[at], row[at + 1] = two, one
                        better = True
                if not better:
                    break

    def _against(self, left: int, right: int, places: Sequence[dict[int, int]]) -> int:
        """Count the crossings of two things' wires when one stands left of the other."""
        count = 0
        for links, place in zip((self.above, self.below), places, strict=True):
            ends = [self._place(far, place) for _, far in links[left]]
            others = [self._place(far, place) for _, far in links[right]]
            count += sum(two < one for one in ends for two in others)
        return count

    def _place(self, pin: Pin, place: dict[int, int]) -> Place:
        at = self.grid.things[pin.thing].ports.get(pin.port, 0)
        return place[pin.thing], at

    def _crossings(self, rows: Rows) -> int:
        count = 0
        for number, wires in enumerate(self.grid.wires):
            above = {thing: at for at, thing in enumerate(rows[number])}
            below = {thing: at for at, thing in enumerate(rows[number + 1])}
            lines = sorted(self._lines(wires, above, below))
            count += sum(
                one[0] < two[0] and one[1] > two[1]
                for at, one in enumerate(lines)
                for two in lines[at + 1 :]
            )
        return count

    def _lines(
        self, wires: Sequence[Wire], above: dict[int, int], below: dict[int, int]
    ) -> Iterator[tuple[Place, Place]]:
        for high, low in (pair for wire in wires for pair in wire.pairs):
            yield self._place(high, above), self._place(low, below)


def _shuffled(thing: int, number: int) -> int:
    """Return a key that gives another order for each number, the same on every machine."""
    return (thing + 1) * 2654435761 * (2 * number + 1) % 4294967291
