"""How far from the left things stand, so that wires run as straight as they can."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from attrs import evolve, frozen

from community_gov.workflow.drawing.layout.fitting import Pull, fitted
from community_gov.workflow.drawing.layout.grid import Grid, Pin, Wire
from community_gov.workflow.drawing.layout.ordering import Rows
from community_gov.workflow.drawing.layout.pieces import Kind

_ORIGIN, _LEFT, _RIGHT, _FIRST = 0, 1, 2, 3
_FAR = 1 << 20
_STRAIGHT = {2: 90, 1: 24, 0: 12}
"""What a slanting wire costs, by how many of its ends are bends."""
_STRAIGHT_ARROW = 24
_PORTS_APART, _PORTS_NEAR = 26, 14
_CORNER = 14
"""So far from the corners of a box do arrows meet it."""


@frozen
class Margins:
    """Room that must be left free.

    Attributes:
        side: left and right of everything.
        title: at the left of the uppermost row, where the title stands.
        width: of the whole, at least.
        between: things that have a width; 0 for the regions of a parallel state.
    """

    side: int
    title: int
    width: int
    between: int = 30


@frozen
class Aligned:
    """Where everything stands from left to right.

    Attributes:
        lefts: by thing.
        pins: by thing and port, from the left of the whole.
    """

    width: int
    lefts: Sequence[int]
    pins: Mapping[tuple[int, int], int]

    def at(self, pin: Pin) -> int:
        """Return where a pin is, from the left of the whole."""
        return self.pins[pin.thing, pin.port]


def aligned(grid: Grid, rows: Rows, margins: Margins) -> Aligned:
    """Return the places of all things and pins of ordered rows."""
    places = [0.0] * len(grid.things)
    for row in rows:
        for at, thing in enumerate(row):
            places[thing] = at
    ports = _ports(grid, places)
    first = _solved(grid, rows, ports, margins)
    # The order of ports is better known now.
    centres = [left + one.width / 2 for left, one in zip(first.lefts, grid.things, strict=True)]
    return _eased(grid, _solved(grid, rows, _ports(grid, centres), margins))


def _eased(grid: Grid, found: Aligned) -> Aligned:
    """Move ports a little where that makes their wires straight: those of boxes, then of labels."""
    met = _met(grid)
    for kind, far in ((Kind.PART, 60), (Kind.LABEL, 30)):
        pins = dict(found.pins)
        for thing, sides in enumerate(met):
            one, start = grid.things[thing], found.lefts[thing]
            if one.kind is kind and not one.ports:
                ends = (start + one.inset + _CORNER, start + one.width - _CORNER)
                for side in sides:
                    pins |= {(thing, port): x for port, x in _side(found, thing, side, ends, far)}
        found = evolve(found, pins=pins)
    return found


def _side(
    found: Aligned,
    thing: int,
    side: Mapping[int, Sequence[Pin]],
    ends: tuple[int, int],
    far: int,
) -> Iterator[tuple[int, int]]:
    """Yield the ports of one side of a thing, with where they are best."""
    ports = sorted(side, key=lambda port: found.pins[thing, port])
    wishes = [_wish(found, found.pins[thing, port], side[port], far) for port in ports]
    within = [min(max(wish, ends[0]), ends[1]) for wish in wishes]
    yield from zip(ports, _kept_apart(within, *ends), strict=True)


def _wish(found: Aligned, now: int, others: Sequence[Pin], far: int) -> int:
    """Return where a port would like to be: below what it is joined to, if that is near."""
    straight = min((found.at(pin) for pin in others), key=lambda x: abs(x - now))
    return straight if abs(straight - now) <= far else now


def _kept_apart(wishes: list[int], left: int, right: int) -> list[int]:
    """Keep ports in their order and apart, as near to where they wish to be as can be."""
    apart = min(_PORTS_NEAR, (right - left) // max(len(wishes) - 1, 1))
    for at in range(1, len(wishes)):
        wishes[at] = max(wishes[at], wishes[at - 1] + apart)
    limit = right
    for at in range(len(wishes) - 1, -1, -1):
        wishes[at] = limit = min(wishes[at], limit)
        limit -= apart
    return wishes


Ports = Mapping[tuple[int, int], int]


def _ports(grid: Grid, places: Sequence[float]) -> Ports:
    """Spread the ports of each thing, in the order of where their wires come from."""
    found: dict[tuple[int, int], int] = {}
    for thing, several in enumerate(_met(grid)):
        one = grid.things[thing]
        for side in several:
            fixed = {port: one.ports.get(port, 0) for port in side if port < 0 or one.ports}
            free = [port for port in side if port not in fixed]
            free.sort(key=lambda port: _mean(side[port], places))
            spread = zip(free, _spread(one.width, one.inset, len(free)), strict=True)
            found |= {(thing, port): x for port, x in (*fixed.items(), *spread)}
    return found


def _met(grid: Grid) -> list[tuple[dict[int, list[Pin]], dict[int, list[Pin]]]]:
    """Return by thing, above and below it: by port, what is at the other end of the wire."""
    found: list[tuple[dict[int, list[Pin]], dict[int, list[Pin]]]]
    found = [({}, {}) for _ in grid.things]
    for wire in (one for wires in grid.wires for one in wires):
        for high, low in wire.pairs:
            found[high.thing][1].setdefault(high.port, []).append(low)
            found[low.thing][0].setdefault(low.port, []).append(high)
    return found


def _mean(pins: Sequence[Pin], places: Sequence[float]) -> float:
    return sum(places[pin.thing] for pin in pins) / len(pins)


def _spread(width: int, inset: int, count: int) -> Iterator[int]:
    apart = min(_PORTS_APART, (width - inset - 2 * _CORNER) // max(count - 1, 1))
    start = inset + (width - inset - apart * (count - 1)) // 2
    yield from (start + apart * number for number in range(count))


def _solved(grid: Grid, rows: Rows, ports: Ports, margins: Margins) -> Aligned:
    pulls = [Pull(_ORIGIN, _LEFT, _FAR), Pull(_LEFT, _RIGHT, margins.width, 2)]
    for number, row in enumerate(rows):
        pulls += _apart(grid, row, margins, margins.title if number == 0 else margins.side)
    count = _FIRST + len(grid.things)
    for wire in (one for wires in grid.wires for one in wires):
        for high, low in wire.pairs:
            pulls += _straight(grid, wire, (high, low), ports, count)
            count += 1
    found = fitted(count, pulls)
    lefts = [one - found[_LEFT] for one in found[_FIRST : _FIRST + len(grid.things)]]
    pins = {(thing, port): lefts[thing] + x for (thing, port), x in ports.items()}
    return Aligned(found[_RIGHT] - found[_LEFT], lefts, pins)


def _apart(grid: Grid, row: Sequence[int], margins: Margins, first: int) -> Iterator[Pull]:
    """Keep the things of a row apart, and not farther than they must be."""
    if row:
        yield Pull(_LEFT, _FIRST + row[0], first, 1)
        width = grid.things[row[-1]].width
        yield Pull(_FIRST + row[-1], _RIGHT, width + margins.side, 1)
    for one, two in pairwise(row):
        gap = _gap(grid, one, two, margins)
        yield Pull(_FIRST + one, _FIRST + two, grid.things[one].width + gap, 1)


def _gap(grid: Grid, one: int, two: int, margins: Margins) -> int:
    kinds = {grid.things[one].kind, grid.things[two].kind}
    if None in kinds or Kind.PORT in kinds:
        return 16
    if Kind.LABEL in kinds:
        return 18
    return margins.between


def _straight(
    grid: Grid, wire: Wire, pair: tuple[Pin, Pin], ports: Ports, between: int
) -> Iterator[Pull]:
    high, low = pair
    bends = sum(grid.things[pin.thing].kind is None for pin in (high, low))
    apart = ports[low.thing, low.port] - ports[high.thing, high.port]
    weight = _STRAIGHT[bends] if bends or not (wire.up or wire.down) else _STRAIGHT_ARROW
    yield Pull(between, _FIRST + high.thing, max(0, apart), weight)
    yield Pull(between, _FIRST + low.thing, max(0, -apart), weight)
