"""Lay out what is inside one box, once everything in it has a size."""

from collections.abc import Iterator, Mapping

from attrs import frozen

from community_gov.workflow.drawing.layout.aligning import Aligned, Margins, aligned
from community_gov.workflow.drawing.layout.grid import Grid, Pin, Thing, Wire, grid_of
from community_gov.workflow.drawing.layout.ordering import Rows, ordered
from community_gov.workflow.drawing.layout.parts import Shape
from community_gov.workflow.drawing.layout.pieces import Kind, Level
from community_gov.workflow.drawing.layout.tracks import Run, tracked

_TRACK = 9
_ROOM = 13
"""Above the first and below the last track: a bend, and the head of an arrow."""
_CLOSE = 22
"""Between two rows where every wire runs straight."""

Point = tuple[int, int]


@frozen
class Frame:
    """What a box has besides its contents.

    Attributes:
        title: width and height of what stands at its left upper corner.
        side: room left and right, and at the top and the bottom.
    """

    title: tuple[int, int] = (0, 0)
    side: int = 16
    end: int = 12


@frozen
class Stroke:
    """A piece of an arrow.

    Attributes:
        label: the number of its label.
        arrow: it ends in a head.
    """

    label: int
    points: tuple[Point, ...]
    arrow: bool = False


@frozen
class Laid:
    """A box that is laid out; everything is measured from its left upper corner.

    Attributes:
        places: by kind and number, the left upper corner of each part and label.
        ports: by number, how far from the left an arrow crosses its outline.
        band: top and bottom of the row of regions, where there are some.
    """

    width: int
    height: int
    places: Mapping[tuple[Kind, int], Point]
    ports: Mapping[int, int]
    strokes: tuple[Stroke, ...]
    band: tuple[int, int] = (0, 0)


def laid(level: Level, things: Mapping[tuple[Kind, int], Thing], frame: Frame) -> Laid:
    """Return the layout of a box.

    Args:
        things: the sizes of its parts and labels.
    """
    is_row = level.part.shape is Shape.ROW
    grid = grid_of(level, things)
    rows = ordered(grid, fixed=is_row)
    wide, high = frame.title
    margins = Margins(
        side=0 if is_row else frame.side,
        title=wide + 2 * frame.side if wide else frame.side,
        width=wide + 2 * frame.side,
        between=0 if is_row else 30,
    )
    across = aligned(grid, rows, margins)
    return _Heights(level, grid, rows, across, frame).laid(high)


class _Heights:
    """From top to bottom."""

    def __init__(self, level: Level, grid: Grid, rows: Rows, across: Aligned, frame: Frame) -> None:
        self.level, self.grid, self.rows, self.across, self.frame = level, grid, rows, across, frame
        self.tops = [0] * len(rows)
        self.bottoms = [0] * len(rows)
        self.tracks: dict[tuple[int, int], int] = {}
        """By row and number of a wire below it, the height at which that runs sideways."""

    def laid(self, title: int) -> Laid:
        height = title
        for number, row in enumerate(self.rows):
            if number:
                self.tops[number] = height
                height += max((self.grid.things[one].height for one in row), default=0)
                self.bottoms[number] = height
            if number < len(self.grid.wires):
                height += self._gap(number, height)
        places, strokes = dict(self._places()), tuple(self._strokes())
        return Laid(self.across.width, height, places, dict(self._ports()), strokes, self._band())

    def _gap(self, number: int, top: int) -> int:
        """Return how much room the wires below a row need, and note at what height they run."""
        wires = self.grid.wires[number]
        if not wires:
            return self.frame.end if number in (0, len(self.grid.wires) - 1) else _CLOSE
        tracks, count = tracked([self._run(wire) for wire in wires])
        for wire, track in tracks.items():
            self.tracks[number, wire] = top + _ROOM + _TRACK * track
        return 2 * _ROOM + _TRACK * (count - 1) if count else _CLOSE

    def _run(self, wire: Wire) -> Run:
        above = tuple(self.across.at(pin) for pin in wire.above)
        return Run(above, tuple(self.across.at(pin) for pin in wire.below))

    def _places(self) -> Iterator[tuple[tuple[Kind, int], Point]]:
        for number, row in enumerate(self.rows):
            for at in row:
                thing = self.grid.things[at]
                if thing.kind in (Kind.PART, Kind.LABEL):
                    yield (thing.kind, thing.number), (self.across.lefts[at], self.tops[number])

    def _ports(self) -> Iterator[tuple[int, int]]:
        for thing, left in zip(self.grid.things, self.across.lefts, strict=True):
            if thing.kind is Kind.PORT:
                yield thing.number, left

    def _band(self) -> tuple[int, int]:
        """Return top and bottom of the first row that has a part in it."""
        for number, row in enumerate(self.rows):
            if any(self.grid.things[at].kind is Kind.PART for at in row):
                return self.tops[number], self.bottoms[number]
        return 0, 0

    def _strokes(self) -> Iterator[Stroke]:
        for number, wires in enumerate(self.grid.wires):
            for at, wire in enumerate(wires):
                for high, low in wire.pairs:
                    points = self._points(number, high, low, self.tracks.get((number, at)))
                    along = points[::-1] if wire.up else points
                    yield Stroke(wire.label, along, wire.up or wire.down)
        for number, row in enumerate(self.rows):
            for at in row:
                thing, x = self.grid.things[at], self.across.lefts[at]
                if thing.kind is None and self.tops[number] < self.bottoms[number]:
                    ends = ((x, self.tops[number]), (x, self.bottoms[number]))
                    yield Stroke(thing.number, ends)

    def _points(self, number: int, high: Pin, low: Pin, track: int | None) -> tuple[Point, ...]:
        """Return the corners of a wire from the lower side of one thing to the top of another."""
        x, other = self.across.at(high), self.across.at(low)
        thing = self.grid.things[high.thing]
        top = self.tops[number] + thing.height if thing.kind else self.bottoms[number]
        bottom = self.tops[number + 1]
        if track is None:
            return ((x, top), (other, bottom))
        bends = ((x, track), (other, track)) if x != other else ()
        return ((x, top), *bends, (other, bottom))
