"""What stands in one box, in rows, and the wires between each row and the next."""

from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from community_gov.workflow.drawing.layout.pieces import End, Join, Kind, Level, Side


@frozen
class Thing:
    """What takes up room in a row: a part, a label, a port, or a bend of a wire.

    Attributes:
        width, height: 0 for a port or a bend.
        inset: what of the width lies left of its outline.
        ports: by number, how far from the left an arrow from inside meets the outline.
    """

    kind: Kind | None
    number: int
    width: int = 0
    height: int = 0
    inset: int = 0
    ports: Mapping[int, int] = field(factory=dict)


@frozen
class Pin:
    """Where a wire meets a thing.

    Attributes:
        thing: its index in the grid.
        port: which of its ports; -1 for a thing without width.
    """

    thing: int
    port: int = -1


@frozen
class Wire:
    """What is joined between a row and the next: one pin with one or several.

    Attributes:
        label: the arrow that it is a piece of.
        down, up: the arrow ends below, or above.
    """

    above: tuple[Pin, ...]
    below: tuple[Pin, ...]
    label: int
    down: bool = False
    up: bool = False

    @property
    def pairs(self) -> Iterator[tuple[Pin, Pin]]:
        """Every pin above with every pin below."""
        return ((one, two) for one in self.above for two in self.below)


@define
class Grid:
    """Rows of things, by index, and the wires below each row but the last."""

    things: list[Thing] = field(factory=list)
    rows: list[list[int]] = field(factory=list)
    wires: list[list[Wire]] = field(factory=list)


def grid_of(level: Level, things: Mapping[tuple[Kind, int], Thing]) -> Grid:
    """Return the rows of a level, with a bend in each row that a wire passes.

    Args:
        things: by kind and number, the size of all parts and labels of the level.
    """
    return _Weaver(level, things).grid


class _Weaver:
    def __init__(self, level: Level, things: Mapping[tuple[Kind, int], Thing]) -> None:
        self.grid = Grid()
        self.places: dict[tuple[Kind, int], tuple[int, int]] = {}
        """By kind and number, the index and the row."""
        used = sorted({*level.ranks.values(), *level.labels.values()})
        row_of = {rank: row for row, rank in enumerate(used, start=1)}
        self.grid.rows = [[] for _ in range(len(used) + 2)]
        self.grid.wires = [[] for _ in range(len(used) + 1)]
        for kind, ranks in ((Kind.PART, level.ranks), (Kind.LABEL, level.labels)):
            for number, rank in ranks.items():
                self._stand(things[kind, number], row_of[rank])
        for number, side in level.ports.items():
            last = len(self.grid.rows) - 1
            self._stand(Thing(Kind.PORT, number), 0 if side is Side.TOP else last)
        for join in level.joins:
            self._weave(join)

    def _stand(self, thing: Thing, row: int) -> int:
        index = len(self.grid.things)
        self.grid.things.append(thing)
        self.grid.rows[row].append(index)
        if thing.kind is not None:
            self.places[thing.kind, thing.number] = index, row
        return index

    def _weave(self, join: Join) -> None:
        head, row = self._pin(join.head)
        tails: dict[int, list[Pin]] = {}
        for end in join.tails:
            pin, its_row = self._pin(end)
            tails.setdefault(its_row, []).append(pin)
        if min(tails) < row:
            self._lead(join, tails, head, range(min(tails), row))
        else:
            self._lead(join, tails, head, range(max(tails), row, -1))

    def _lead(self, join: Join, tails: dict[int, list[Pin]], head: Pin, rows: range) -> None:
        """Lead a wire from row to row to its head, and take in the tails of each."""
        trunk: list[Pin] = []
        for row in rows:
            last = row == rows[-1]
            next_ = head if last else Pin(self._stand(Thing(None, join.label), row + rows.step))
            several, arrow = (*trunk, *tails.get(row, ())), last and join.arrow
            if rows.step > 0:
                wire = Wire(several, (next_,), join.label, down=arrow)
            else:
                wire = Wire((next_,), several, join.label, up=arrow)
            self.grid.wires[min(row, row + rows.step)].append(wire)
            trunk = [next_]

    def _pin(self, end: End) -> tuple[Pin, int]:
        index, row = self.places[end.kind, end.number]
        return Pin(index, -1 if end.kind is Kind.PORT else end.port), row
