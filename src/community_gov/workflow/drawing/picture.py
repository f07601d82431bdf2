"""A whole drawing: every box, label and arrow with its place, ready to be written down."""

from collections.abc import Iterator, Mapping

from attrs import define, field, frozen

from community_gov.domain.text import Language
from community_gov.workflow.definition import State, Workflow
from community_gov.workflow.drawing.blocks import Block, state_block, way_block
from community_gov.workflow.drawing.layout.grid import Thing
from community_gov.workflow.drawing.layout.joining import joined
from community_gov.workflow.drawing.layout.laying import Frame, Laid, Stroke, laid
from community_gov.workflow.drawing.layout.parts import Part, Shape, Tree, tree_of
from community_gov.workflow.drawing.layout.pieces import Joined, Kind, Side
from community_gov.workflow.drawing.ways import Saying, Way, stays, ways

PAD = 10
"""Between an outline and the text in it."""
CHIP = (7, 4)
"""Room beside and above the text of a label."""
DOT = 16
"""Room for the dot at which a case begins, above the label."""
ENTRY = 24
"""Room for the dot and the arrow left of the state that is entered first."""
MEMORY = 26
"""Room for the letter in front of the name of a history state; at least so high is its box."""
_TITLE_LIMIT = 250
_NARROW = 90
_ARROW = 18
"""How wide a box must be for each arrow that meets one side of it."""


@frozen
class Box:
    """A rectangle, by its left upper corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Its lower side."""
        return self.top + self.height


@frozen
class Figure:
    """A state in the drawing.

    Attributes:
        block: its text, inside the box.
        first: it is entered by default, and marked as such.
        figures: the states inside it.
        dividers: where lines between regions stand, each from top to bottom.
    """

    state: State
    shape: Shape
    region: bool
    box: Box
    block: Block
    first: bool
    figures: tuple["Figure", ...] = ()
    dividers: tuple[Box, ...] = ()


@frozen
class Label:
    """The label of an arrow, with all pieces of the arrow."""

    way: Way
    box: Box
    block: Block
    strokes: tuple[Stroke, ...]


@frozen
class Picture:
    """A drawing without its heading and legend."""

    width: int
    height: int
    figures: tuple[Figure, ...]
    labels: tuple[Label, ...]


def pictured(workflow: Workflow, language: Language) -> Picture:
    """Return the drawing of a workflow in one language."""
    return _Composer(workflow, language).picture()


@define
class _Placed:
    """What is found on the way through the boxes: by label, its place and its strokes."""

    boxes: dict[int, Box] = field(factory=dict)
    strokes: dict[int, list[Stroke]] = field(factory=dict)


class _Composer:
    def __init__(self, workflow: Workflow, language: Language) -> None:
        self.language = language
        self.calm: Mapping[str, tuple[Saying, ...]] = stays(workflow, language)
        self.tree: Tree = tree_of(workflow)
        self.joined: Joined = joined(self.tree, ways(workflow, language), _width)
        self.chips = [way_block(way.sayings) for way in self.joined.labels]
        self.laid: dict[int, Laid] = {}
        self.blocks = {part.number: self._block(part) for part in self.tree.by_state.values()}
        self.sizes: dict[int, Thing] = {}

    def picture(self) -> Picture:
        root = self.tree.root
        self._size(root)
        placed = _Placed()
        whole = self.laid[root.number]
        figures = tuple(self._figures(root, 0, 0, placed))
        labels = tuple(
            Label(way, placed.boxes[number], self.chips[number], tuple(placed.strokes[number]))
            for number, way in enumerate(self.joined.labels)
        )
        return Picture(whole.width, whole.height, figures, labels)

    def _block(self, part: Part) -> Block:
        assert part.state is not None
        state = part.state
        limit = _TITLE_LIMIT if part.parts else 172
        return state_block(
            state.label.in_(self.language), self.calm.get(state.name, ()), limit=limit
        )

    # Sizes, from the inside out

    def _size(self, part: Part) -> Thing:
        """Return how much room a part needs, once all parts inside it are laid out."""
        first = self._is_first(part)
        inset = ENTRY if first else 0
        if not part.parts and part.state is not None:
            wide, high = self._leaf(part)
            return Thing(Kind.PART, part.number, wide + inset, high, inset)
        level = self.joined.levels[part.number]
        things = {(Kind.PART, one.number): self._size(one) for one in part.parts}
        for number in level.labels:
            box = self._chip(number)
            things[Kind.LABEL, number] = Thing(Kind.LABEL, number, box.width, box.height)
        self.sizes |= {number: one for (kind, number), one in things.items() if kind is Kind.PART}
        inner = self.laid[part.number] = laid(level, things, self._frame(part))
        ports = {port: inset + x for port, x in inner.ports.items()}
        return Thing(Kind.PART, part.number, inner.width + inset, inner.height, inset, ports)

    def _leaf(self, part: Part) -> tuple[int, int]:
        block = self.blocks[part.number]
        if part.shape is Shape.MEMORY:
            return MEMORY + block.width + PAD, max(MEMORY, block.height + 8)
        arrows = max(self.joined.met[part.number, side] for side in Side)
        wide = max(block.width + 2 * PAD, _NARROW, 10 + _ARROW * arrows)
        return wide, block.height + 2 * PAD - 3

    def _chip(self, number: int) -> Box:
        block, dot = self.chips[number], DOT if self.joined.labels[number].begins else 0
        return Box(0, 0, block.width + 2 * CHIP[0], block.height + 2 * CHIP[1] + dot)

    def _frame(self, part: Part) -> Frame:
        if part.state is None:
            return Frame(side=16, end=12 if part.region else 4)
        block = self.blocks[part.number]
        return Frame((block.width, block.height + PAD), side=16, end=12)

    def _is_first(self, part: Part) -> bool:
        outer = self.tree.outer.get(part.number)
        if outer is None or outer.shape is not Shape.STACK or outer.state is None:
            return False
        return part is next(one for one in outer.parts if one.shape is not Shape.MEMORY)

    # Places, from the outside in

    def _figures(self, part: Part, left: int, top: int, placed: _Placed) -> Iterator[Figure]:
        """Yield what is inside a part whose left upper corner is known."""
        level, inner = self.joined.levels[part.number], self.laid[part.number]
        for number in level.labels:
            x, y = inner.places[Kind.LABEL, number]
            box = self._chip(number)
            placed.boxes[number] = Box(left + x, top + y, box.width, box.height)
        for stroke in inner.strokes:
            points = tuple((left + x, top + y) for x, y in stroke.points)
            found = Stroke(stroke.label, points, stroke.arrow)
            placed.strokes.setdefault(stroke.label, []).append(found)
        for one in part.parts:
            x, y = inner.places[Kind.PART, one.number]
            yield from self._figure(one, left + x, top + y, placed)

    def _figure(self, part: Part, left: int, top: int, placed: _Placed) -> Iterator[Figure]:
        thing = self.sizes[part.number]
        box = Box(left + thing.inset, top, thing.width - thing.inset, thing.height)
        inside = tuple(self._figures(part, box.left, box.top, placed)) if part.parts else ()
        if part.state is None:
            yield from inside
            return
        yield Figure(
            part.state,
            part.shape,
            part.region,
            box,
            self.blocks[part.number],
            self._is_first(part),
            inside,
            tuple(self._dividers(part, box)) if part.shape is Shape.ROW else (),
        )

    def _dividers(self, part: Part, box: Box) -> Iterator[Box]:
        inner = self.laid[part.number]
        upper, lower = inner.band
        for one, two in zip(part.parts, part.parts[1:], strict=False):
            end = inner.places[Kind.PART, one.number][0] + self.sizes[one.number].width
            x = box.left + (end + inner.places[Kind.PART, two.number][0]) // 2
            yield Box(x, box.top + upper, 0, lower - upper)


def _width(way: Way) -> int:
    return way_block(way.sayings).width + 2 * CHIP[0]
