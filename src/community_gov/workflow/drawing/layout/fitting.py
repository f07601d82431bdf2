"""Find whole numbers that keep their distances and lie as near to one another as they can.

The network simplex of Gansner, Koutsofios, North and Vo, "A Technique for Drawing Directed
Graphs" (IEEE Transactions on Software Engineering 19, 1993): rows and columns of a drawing are
both a question of this kind. Whole numbers in, whole numbers out, so a drawing is the same on
every machine.
"""

from collections import deque
from collections.abc import Sequence

from attrs import frozen

_TURNS = 40
"""So many exchanges for each number; a degenerate problem could otherwise go in circles."""


@frozen
class Pull:
    """One number draws another near, from above.

    Attributes:
        low: the number that is smaller.
        high: the number that is larger, by at least `apart`.
        weight: what each unit of distance beyond that costs; 0 only keeps them apart.
    """

    low: int
    high: int
    apart: int
    weight: int = 0


def fitted(count: int, pulls: Sequence[Pull]) -> list[int]:
    """Return `count` numbers, the smallest of them 0, whose pulls cost the least together.

    Args:
        count: how many numbers there are.
        pulls: between their indices; the first number is below all others, so that they hang
            together.

    Raises:
        ValueError: the pulls go round in a circle.
    """
    if not count:
        return []
    below = {pull.high for pull in pulls}
    held = [Pull(0, one, 0) for one in range(1, count) if one not in below]
    return _Tree(count, [*pulls, *held]).solved()


class _Tree:
    """A spanning tree of pulls that have no slack; it says what all numbers are."""

    def __init__(self, count: int, pulls: Sequence[Pull]) -> None:
        self.pulls = pulls
        self.at = _lowest(count, pulls)
        self.beside: list[list[int]] = [[] for _ in range(count)]
        """By number, the pulls of the tree."""
        self.cut = [0] * len(pulls)
        self.first, self.last = [0] * count, [0] * count
        self.inward = [-1] * count
        """By number, the pull of the tree that leads towards the root."""
        self._grow(count)
        self._number()
        self._weigh()

    def solved(self) -> list[int]:
        for _ in range(_TURNS * len(self.at)):
            leaving = self._leaving()
            if leaving is None:
                break
            self._exchange(leaving)
        least = min(self.at)
        return [one - least for one in self.at]

    def _slack(self, number: int) -> int:
        pull = self.pulls[number]
        return self.at[pull.high] - self.at[pull.low] - pull.apart

    def _grow(self, count: int) -> None:
        touching: list[list[int]] = [[] for _ in range(count)]
        for number, pull in enumerate(self.pulls):
            touching[pull.low].append(number)
            touching[pull.high].append(number)
        inside = {0}
        front = set(touching[0])
        while len(inside) < count:
            number = min(front, key=lambda one: (self._slack(one), one))
            pull, slack = self.pulls[number], self._slack(number)
            new = pull.high if pull.low in inside else pull.low
            for one in inside if slack else ():
                self.at[one] += slack if new == pull.high else -slack
            inside.add(new)
            self.beside[pull.low].append(number)
            self.beside[pull.high].append(number)
            front = {
                one
                for one in front.union(touching[new])
                if (self.pulls[one].low in inside) != (self.pulls[one].high in inside)
            }

    def _number(self) -> None:
        """Number the tree from its leaves, so that a subtree is a range of numbers."""
        count = 0
        stack = [(0, -1, iter(self.beside[0]))]
        self.inward[0], self.first[0] = -1, 0
        while stack:
            here, inward, rest = stack[-1]
            for number in rest:
                if number != inward:
                    pull = self.pulls[number]
                    there = pull.high if pull.low == here else pull.low
                    self.inward[there], self.first[there] = number, count
                    stack.append((there, number, iter(self.beside[there])))
                    break
            else:
                self.last[here] = count
                count += 1
                stack.pop()

    def _within(self, one: int, root: int) -> bool:
        return self.first[root] <= self.last[one] <= self.last[root]

    def _branch(self, number: int) -> int:
        """Return the end of a pull of the tree that is farther from the root."""
        pull = self.pulls[number]
        return pull.low if self.last[pull.low] < self.last[pull.high] else pull.high

    def _weigh(self) -> None:
        """Find out for each pull of the tree what it costs to lengthen it."""
        out = [0] * len(self.at)
        for pull in self.pulls:
            out[pull.low] += pull.weight
            out[pull.high] -= pull.weight
        for here in sorted(range(len(self.at)), key=self.last.__getitem__):
            number = self.inward[here]
            if number < 0:
                continue
            pull = self.pulls[number]
            self.cut[number] = out[here] if pull.low == here else -out[here]
            out[pull.high if pull.low == here else pull.low] += out[here]

    def _leaving(self) -> int | None:
        worst = min(
            (one for one in self.inward if one >= 0),
            key=lambda one: (self.cut[one], one),
            default=None,
        )
        return worst if worst is not None and self.cut[worst] < 0 else None

    def _exchange(self, leaving: int) -> None:
        branch = self._branch(leaving)
        upwards = self.pulls[leaving].high == branch
        entering, slack = -1, 0
        for number, pull in enumerate(self.pulls):
            inner, outer = (pull.low, pull.high) if upwards else (pull.high, pull.low)
            if self._within(inner, branch) and not self._within(outer, branch):
                found = self._slack(number)
                if entering < 0 or found < slack:
                    entering, slack = number, found
        for one in range(len(self.at)) if slack else ():
            if self._within(one, branch):
                self.at[one] += slack if upwards else -slack
        self._pass_on(leaving, entering)
        for number, change in ((leaving, list.remove), (entering, list.append)):
            change(self.beside[self.pulls[number].low], number)
            change(self.beside[self.pulls[number].high], number)
        self._number()

    def _pass_on(self, leaving: int, entering: int) -> None:
        """Let the circle that the entering pull closes share what the leaving one costs."""
        cost, pull = self.cut[leaving], self.pulls[entering]
        for here, there, forward in ((pull.low, pull.high, True), (pull.high, pull.low, False)):
            while not self._within(there, here):
                number = self.inward[here]
                one = self.pulls[number]
                self.cut[number] += cost if (one.low == here) == forward else -cost
                here = one.high if one.low == here else one.low
        self.cut[entering] = -cost
        self.cut[leaving] = 0


def _lowest(count: int, pulls: Sequence[Pull]) -> list[int]:
    at, open_ = [0] * count, [0] * count
    out: list[list[Pull]] = [[] for _ in range(count)]
    for pull in pulls:
        out[pull.low].append(pull)
        open_[pull.high] += 1
    ready = deque(one for one in range(count) if not open_[one])
    done = 0
    while ready:
        here = ready.popleft()
        done += 1
        for pull in out[here]:
            at[pull.high] = max(at[pull.high], at[here] + pull.apart)
            open_[pull.high] -= 1
            if not open_[pull.high]:
                ready.append(pull.high)
    if done < count:
        raise ValueError("the pulls go round in a circle")
    return at
