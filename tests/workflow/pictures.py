"""Read a drawing as somebody who has only the file: boxes, labels, arrows, and where they are."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import pairwise

from attrs import frozen

from community_gov.workflow.drawing.lettering import Hand, width

SVG = "{http://www.w3.org/2000/svg}"
_MOVE = re.compile(r"translate\((-?\d+) (-?\d+)\)")
Point = tuple[int, int]


@frozen
class Box:
    left: int
    top: int
    right: int
    bottom: int

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and self.top <= other.top
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def meets(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge; a line has no width, or no height."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@frozen
class Words:
    """A text: what it says, how it is written, and about where it stands."""

    said: str
    style: str
    box: Box


@frozen
class State:
    name: str
    box: Box
    words: tuple[Words, ...]
    current: bool
    inner: tuple["State", ...]

    def every(self) -> Iterator["State"]:
        yield self
        for one in self.inner:
            yield from one.every()


@frozen
class Label:
    box: Box
    words: tuple[Words, ...]


@frozen
class Picture:
    """What a file draws."""

    whole: Box
    states: tuple[State, ...]
    labels: tuple[Label, ...]
    arrows: tuple[tuple[tuple[Point, Point], ...], ...]
    heads: tuple[Point, ...]
    legend: tuple[Words, ...]

    @property
    def every_state(self) -> dict[str, State]:
        return {one.name: one for state in self.states for one in state.every()}

    @property
    def words(self) -> tuple[Words, ...]:
        """All that stands in the drawing, but its heading."""
        states = (one for state in self.every_state.values() for one in state.words)
        return (*states, *(one for label in self.labels for one in label.words), *self.legend)

    def said(self, style: str) -> list[str]:
        return [one.said for one in self.words if one.style == style]


def read(svg: str) -> Picture:
    root = ET.fromstring(svg)
    main, legend = root.findall(f"{SVG}g")
    x, y = _moved(main)
    children = main.findall(f"{SVG}g[@class='state']")
    chips = main.findall(f"{SVG}g[@class='way']")
    return Picture(
        Box(0, 0, int(root.attrib["width"]), int(root.attrib["height"])),
        tuple(_state(one, x, y) for one in children),
        tuple(Label(_box(one.find(f"{SVG}rect"), x, y), tuple(_words(one, x, y))) for one in chips),
        tuple(tuple(_lines(one, x, y)) for one in main.findall(f"{SVG}path[@class='arrow']")),
        tuple(_first(one, x, y) for one in main.findall(f"{SVG}path[@class='head']")),
        tuple(_words(legend, *_moved(legend))),
    )


def _state(group: ET.Element, x: int, y: int) -> State:
    inner = group.findall(f"{SVG}g[@class='state']")
    return State(
        group.attrib["data-state"],
        _box(group.find(f"{SVG}rect"), x, y),
        tuple(_words(group, x, y)),
        group.get("aria-current") == "step",
        tuple(_state(one, x, y) for one in inner),
    )


def _box(rect: ET.Element | None, x: int, y: int) -> Box:
    assert rect is not None
    left, top = int(rect.attrib["x"]) + x, int(rect.attrib["y"]) + y
    return Box(left, top, left + int(rect.attrib["width"]), top + int(rect.attrib["height"]))


def _words(group: ET.Element, x: int, y: int) -> Iterator[Words]:
    for text in group.findall(f"{SVG}text"):
        hand = Hand(int(text.attrib["font-size"]), int(text.get("font-weight", "400")) > 400)
        parts = [
            (one.text or "", int(one.attrib["x"]) + x, int(one.attrib["y"]) + y)
            for one in (list(text) or [text])
        ]
        half = text.get("text-anchor") == "middle"
        ends = [(left, width(said.rstrip(), hand)) for said, left, _ in parts]
        lefts = [left - wide // 2 if half else left for left, wide in ends]
        yield Words(
            "".join(said for said, _, _ in parts),
            text.get("class", ""),
            Box(
                min(lefts),
                parts[0][2] - hand.size,
                max(left + wide for left, (_, wide) in zip(lefts, ends, strict=True)),
                parts[-1][2],
            ),
        )


def _lines(path: ET.Element, x: int, y: int) -> Iterator[tuple[Point, Point]]:
    """Yield the straight lines of an arrow; a round bend is the corner that it rounds off."""
    for piece in path.attrib["d"].split("M")[1:]:
        corners = re.findall(r"(-?\d+) (-?\d+)", _corners(piece))
        yield from pairwise((int(one) + x, int(other) + y) for one, other in corners)


def _corners(piece: str) -> str:
    """Leave out where a bend begins and ends."""
    return re.sub(r"L-?\d+ -?\d+Q(-?\d+ -?\d+) -?\d+ -?\d+", r"L\1", piece)


def _first(path: ET.Element, x: int, y: int) -> Point:
    found = re.match(r"M(-?\d+) (-?\d+)", path.attrib["d"])
    assert found is not None
    return int(found[1]) + x, int(found[2]) + y


def _moved(group: ET.Element) -> Point:
    found = _MOVE.fullmatch(group.attrib["transform"])
    assert found is not None
    return int(found[1]), int(found[2])
