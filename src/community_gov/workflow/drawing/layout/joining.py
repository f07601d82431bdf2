"""Cut every arrow into pieces, one for each box that it crosses, so that each is laid alone."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import count

from attrs import evolve, frozen

from community_gov.workflow.drawing.layout.parts import Part, Shape, Tree
from community_gov.workflow.drawing.layout.pieces import End, Join, Joined, Kind, Level, Side
from community_gov.workflow.drawing.layout.ranking import Span, balanced, ranked
from community_gov.workflow.drawing.ways import Way, merged

Width = Callable[[Way], int]
_FAR = 1 << 30


def joined(tree: Tree, ways: Iterable[Way], width: Width) -> Joined:
    """Return the pieces of all arrows.

    Args:
        width: how wide the label of a way is.
    """
    return _Joiner(tree, width).done(ways)


@frozen
class _Crossing:
    """An arrow that crosses the outline of a box, as seen from inside."""

    port: int
    side: Side
    states: tuple[str, ...]
    label: int
    leaves: bool


class _Joiner:
    def __init__(self, tree: Tree, width: Width) -> None:
        self.tree = tree
        self.width = width
        self.ports = count()
        boxes = [tree.root, *(part for part in tree.by_state.values() if part.parts)]
        columns = [one for part in boxes for one in part.parts if one.region]
        self.levels = {part.number: Level(part) for part in (*boxes, *columns)}
        self.crossings: dict[int, list[_Crossing]] = {number: [] for number in self.levels}
        self.result = Joined(self.levels)

    def done(self, ways: Iterable[Way]) -> Joined:
        homes: dict[int, list[Way]] = {number: [] for number in self.levels}
        for way in ways:
            for home, sources in self._homes(way).items():
                homes[home].append(evolve(way, sources=tuple(sources)))
        for number in sorted(self.levels):  # outer ones first
            self._lay(self.levels[number], homes[number])
        return self.result

    def _homes(self, way: Way) -> Mapping[int, list[str]]:
        """Return the boxes in which a way is at home, each with the sources that it has there."""
        target, found = self.tree.by_state[way.target], dict[int, list[str]]()
        for source in way.sources:
            from_ = self.tree.root if way.begins else self.tree.by_state[source]
            home = self.tree.common(from_, target)
            other = target if home is from_ else from_
            if home.shape is Shape.ROW and (home is from_ or home is target):
                column = self.tree.child(home, other)
                home = home if column is other else column
            found.setdefault(home.number, []).append(source)
        return found

    def _lay(self, level: Level, ways: Sequence[Way]) -> None:
        level.ranks = self._ranks(level.part, ways)
        spans: dict[int, Span] = {}
        for way in merged(part for one in ways for part in self._same_way_round(level, one)):
            spans[len(self.result.labels)] = self._span(level, way)
            self.result.labels.append(way)
        level.labels = balanced(spans, {one: self.width(self.result.labels[one]) for one in spans})
        for number in spans:
            self._label(level, number)
        for crossing in self.crossings[level.part.number]:
            self._cross(level, crossing)

    # Rows

    def _ranks(self, box: Part, ways: Sequence[Way]) -> Mapping[int, int]:
        numbers = [part.number for part in box.parts]
        if box.shape is Shape.ROW:
            return dict.fromkeys(numbers, 0)
        both = [(source, way.target) for way in ways for source in way.sources]
        ends = [(self._inside(box, one), self._inside(box, two)) for one, two in both]
        pairs = [(one.number, two.number) for one, two in ends if one and two]
        ranks = {number: 2 * rank for number, rank in ranked(numbers, pairs).items()}
        for part in box.parts:
            if part.shape is Shape.MEMORY and not any(part.number in pair for pair in pairs):
                ranks[part.number] = self._beyond(part, ranks.values())
        return ranks

    def _beyond(self, memory: Part, ranks: Collection[int]) -> int:
        """Put a history state above or below all others: where arrows to it come from."""
        sides = {
            one.side
            for one in self.crossings[self.tree.outer[memory.number].number]
            if memory.state is not None and memory.state.name in one.states
        }
        return min(ranks) - 2 if Side.TOP in sides else max(ranks) + 2

    def _inside(self, box: Part, state: str) -> Part | None:
        """Return the part directly inside a box in which a state is; None for one around it."""
        part = self.tree.by_state.get(state, self.tree.root)
        around = self.tree.around(box)
        return None if any(part is one for one in around) else self.tree.child(box, part)

    def _rank(self, level: Level, state: str) -> int | None:
        part = self._inside(level.part, state)
        return None if part is None else level.ranks[part.number]

    def _same_way_round(self, level: Level, way: Way) -> list[Way]:
        """Divide a way so that each part leads only downwards, or only upwards."""
        target = self._rank(level, way.target)
        down: list[str] = []
        up: list[str] = []
        for source in way.sources:
            rank = self._rank(level, source)
            upwards = rank is not None and target is not None and rank > target
            (up if upwards else down).append(source)
        return [evolve(way, sources=tuple(sources)) for sources in (down, up) if sources]

    def _span(self, level: Level, way: Way) -> Span:
        target = self._rank(level, way.target)
        ranks = [one for one in (self._rank(level, x) for x in way.sources) if one is not None]
        if target is None:
            return Span(max(ranks), max(ranks) + 2)
        if not ranks:
            return Span(target, target - 2)
        if min(ranks) > target:
            return Span(min(ranks), target)
        return Span(max(ranks), max(target, max(ranks) + 2))

    # Pieces

    def _label(self, level: Level, number: int) -> None:
        """Join a label with what its arrow leaves, and with what it reaches."""
        way, rank = self.result.labels[number], level.labels[number]
        if not way.begins:
            tails = self._ends(level, way.sources, rank, number, leaves=True)
            level.joins.append(Join(tails, self._end(Kind.LABEL, number), number))
        heads = self._ends(level, (way.target,), rank, number, leaves=False)
        self._arrive(level, self._end(Kind.LABEL, number), heads, way.target, number)

    def _cross(self, level: Level, crossing: _Crossing) -> None:
        """Lead an arrow from inside a box to its outline, or from there to the inside."""
        rank = _FAR if crossing.side is Side.BOTTOM else -_FAR
        outline, label = End(Kind.PORT, crossing.port, crossing.port), crossing.label
        ends = self._ends(level, crossing.states, rank, label, leaves=crossing.leaves)
        if crossing.leaves:
            level.joins.append(Join(ends, outline, label))
        else:
            self._arrive(level, outline, ends, crossing.states[0], label)

    def _arrive(
        self, level: Level, tail: End, heads: Sequence[End], target: str, label: int
    ) -> None:
        part = self.tree.by_state[target]
        final = part is level.part or part in level.part.parts
        level.joins += [Join((tail,), head, label, arrow=final) for head in heads]

    def _ends(
        self, level: Level, states: Iterable[str], rank: int, label: int, *, leaves: bool
    ) -> tuple[End, ...]:
        """Return where an arrow meets states, the parts around them, or the outline.

        Args:
            rank: of the other end.
            leaves: the states are left; else they are reached.
        """
        found: dict[int, list[str]] = {}
        ends = []
        for state in states:
            part = self._inside(level.part, state)
            if part is None:
                ends.append(self._outline(level, state, label, leaves=leaves))
            else:
                found.setdefault(part.number, []).append(state)
        for number, several in found.items():
            side = Side.BOTTOM if level.ranks[number] < rank else Side.TOP
            ends.append(self._meet(number, several, side, label, leaves=leaves))
        return tuple(ends)

    def _outline(self, level: Level, state: str, label: int, *, leaves: bool) -> End:
        """Begin or end at the outline of the box itself; of the row, for a region of a row."""
        port, side = next(self.ports), Side.TOP if leaves else Side.BOTTOM
        level.ports[port] = side
        if level.part.region and self.tree.by_state[state] is not level.part:
            row = self.levels[self.tree.outer[level.part.number].number]
            inner, outer = End(Kind.PART, level.part.number, port), self._end(Kind.PORT)
            row.ports[outer.number] = side
            tail, head = (outer, inner) if leaves else (inner, outer)
            row.joins.append(Join((tail,), head, label, arrow=not leaves))
        return End(Kind.PORT, port, port)

    def _meet(
        self, number: int, states: Sequence[str], side: Side, label: int, *, leaves: bool
    ) -> End:
        """Meet a part: its outline, or what is inside it."""
        port = next(self.ports)
        self.result.met[number, side] += 1
        inner = self.levels.get(number)
        if inner is not None:
            inner.ports[port] = side
            deeper = tuple(one for one in states if self.tree.by_state[one] is not inner.part)
            if deeper:
                self.crossings[number].append(_Crossing(port, side, deeper, label, leaves))
        return End(Kind.PART, number, port)

    def _end(self, kind: Kind, number: int | None = None) -> End:
        port = next(self.ports)
        return End(kind, port if number is None else number, port)
