"""The parts of a drawing and how they stand inside one another."""

from collections.abc import Iterator, Mapping
from enum import Enum, auto

from attrs import frozen

from community_gov.workflow.definition import State, StateKind, Workflow


class Shape(Enum):
    """How a part arranges what is inside it."""

    LEAF = auto()
    MEMORY = auto()
    STACK = auto()
    """In rows from top to bottom, as the arrows lead."""
    ROW = auto()
    """Side by side: parallel regions. What is inside a row are stacks."""


@frozen(eq=False)
class Part:
    """A state, or the column of a region, in a drawing.

    Attributes:
        number: its place in the drawing's list of parts; outer ones come first.
        state: None for the whole drawing, and for a column around a region that is a plain state.
        region: it is one of the columns of a row.
    """

    number: int
    shape: Shape
    state: State | None
    parts: tuple["Part", ...] = ()
    region: bool = False

    @property
    def framed(self) -> bool:
        """Whether it is drawn as a box around its parts."""
        return self.state is not None and bool(self.parts) and not self.region


@frozen
class Tree:
    """All parts of a drawing.

    Attributes:
        root: the whole drawing.
        by_state: the part that is a state, by the state's name.
        outer: the part around each, by number.
    """

    root: Part
    by_state: Mapping[str, Part]
    outer: Mapping[int, Part]

    def around(self, part: Part) -> Iterator[Part]:
        """Yield a part and all parts around it, from the inside out."""
        yield part
        while part.number in self.outer:
            part = self.outer[part.number]
            yield part

    def common(self, one: Part, other: Part) -> Part:
        """Return the innermost part in which both are, or which is one of them."""
        outer = {part.number for part in self.around(one)}
        return next(part for part in self.around(other) if part.number in outer)

    def child(self, outer: Part, inner: Part) -> Part:
        """Return the part directly inside `outer` in which `inner` is."""
        within = [part for part in self.around(inner) if self.outer.get(part.number) is outer]
        return within[0]


def tree_of(workflow: Workflow) -> Tree:
    """Return the parts of a workflow's drawing."""
    count = iter(range(2 * sum(1 for _ in workflow.every_state()) + 1))
    root = Part(next(count), Shape.STACK, None, tuple(_part(x, count) for x in workflow.states))
    every = list(_every(root))
    outer = {inner.number: part for part in every for inner in part.parts}
    by_state = {part.state.name: part for part in every if part.state is not None}
    return Tree(root, by_state, outer)


def _part(state: State, count: Iterator[int], *, region: bool = False) -> Part:
    number = next(count)
    if state.kind is StateKind.PARALLEL:
        columns = tuple(_column(one, count) for one in state.states)
        return Part(number, Shape.ROW, state, columns)
    if state.kind is StateKind.NESTED:
        inner = tuple(_part(one, count) for one in state.states)
        return Part(number, Shape.STACK, state, inner, region)
    remembers = state.kind in (StateKind.HISTORY, StateKind.DEEP_HISTORY)
    return Part(number, Shape.MEMORY if remembers else Shape.LEAF, state)


def _column(state: State, count: Iterator[int]) -> Part:
    if state.kind is StateKind.NESTED:
        return _part(state, count, region=True)
    return Part(next(count), Shape.STACK, None, (_part(state, count),), region=True)


def _every(part: Part) -> Iterator[Part]:
    yield part
    for one in part.parts:
        yield from _every(one)
