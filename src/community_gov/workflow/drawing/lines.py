"""The lines of a drawing as SVG: arrows with round bends, dots, and the signs beside texts."""

from collections.abc import Iterable, Iterator, Sequence

from community_gov.workflow.drawing import colours
from community_gov.workflow.drawing.blocks import Sign
from community_gov.workflow.drawing.layout.laying import Point

_ROUND = 6
_HEAD = (9, 4)
"""How long the head of an arrow is, and half of how wide."""

_SIGNS = {
    Sign.STAYS: '<path d="M9.6 6.5A4.3 4.3 0 1 1 8.2 2.2M8.6 0V2.7H5.9"/>',
    Sign.CLOCK: '<path d="M5.5 3.3V6L7.4 7.3M1 2.4 2.7.8M10 2.4 8.3.8"/>'
    '<circle cx="5.5" cy="6" r="4.4"/>',
    Sign.APPROVAL: '<path d="M3 5.6 4.9 7.6 8.2 3.6"/>'
    '<rect x=".8" y=".8" width="9.4" height="9.4" rx="2"/>',
}


def sign(of: Sign, left: int, top: int) -> str:
    """Return a sign, 11 units wide and high."""
    look = f'fill="none" stroke="{colours.QUIET}" stroke-width="1.2"'
    return f'<g transform="translate({left} {top})" {look} aria-hidden="true">{_SIGNS[of]}</g>'


def dot(x: int, y: int, radius: int) -> str:
    """Return a black dot."""
    return f'<circle cx="{x}" cy="{y}" r="{radius}" fill="{colours.TEXT}"/>'


def path(pieces: Iterable[Sequence[Point]]) -> str:
    """Return lines with round bends, as one element."""
    drawn = "".join("".join(_piece(points)) for points in pieces)
    look = f'fill="none" stroke="{colours.WIRE}" stroke-width="1.4"'
    return f'<path class="arrow" d="{drawn}" {look}/>'


def _piece(points: Sequence[Point]) -> Iterator[str]:
    yield f"M{points[0][0]} {points[0][1]}"
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        near, far = _towards(here, before), _towards(here, after)
        yield f"L{near[0]} {near[1]}Q{here[0]} {here[1]} {far[0]} {far[1]}"
    yield f"L{points[-1][0]} {points[-1][1]}"


def _towards(here: Point, other: Point) -> Point:
    """Return a point a little way from here, at most half of the way to another."""
    (x, y), (far_x, far_y) = here, other
    return x + _step(far_x - x), y + _step(far_y - y)


def _step(length: int) -> int:
    step = min(_ROUND, abs(length) // 2)
    return step if length > 0 else -step


def arrow_head(before: Point, end: Point) -> str:
    """Return the head of an arrow that comes straight from `before` and ends at `end`."""
    (x, y), (old_x, old_y) = end, before
    along = ((x > old_x) - (x < old_x), (y > old_y) - (y < old_y))
    back, side = (x - along[0] * _HEAD[0], y - along[1] * _HEAD[0]), _HEAD[1]
    one = f"{back[0] + along[1] * side} {back[1] + along[0] * side}"
    other = f"{back[0] - along[1] * side} {back[1] - along[0] * side}"
    corners = f"M{x} {y}L{one}L{other}Z"
    return f'<path class="head" d="{corners}" fill="{colours.WIRE}"/>'
