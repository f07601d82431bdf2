"""What may be told of few: groups put together, parts left out.

A cell of fewer complaints than `least` is never told, nor what would follow from what is: a
total less all the parts that are told. Nothing at all is no cell: a zero says nothing of anyone.
"""

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

from attrs import frozen

from community_gov.domain.shares import OTHER, Share, told_together

Name = TypeVar("Name", bound=Hashable)


@frozen
class Line:
    """One group of complaints as it may be told.

    Attributes:
        name: what they have in common; "" where it was not said; `OTHER` for several groups that
            are told together.
        count: None where there are too few to tell.
        together: whether it is several groups that are too small, or would give one away; a
            group of its own may be called `OTHER` too.
    """

    name: str
    count: int | None = None
    of: int | None = None
    together: bool = False

    @property
    def share(self) -> Share | None:
        """Its share of the whole, with its interval; None where it cannot be told."""
        if self.count is None or not self.of:
            return None
        return Share(self.count, self.of)


def whole(count: int, least: int) -> int | None:
    """Return a number as it may be told."""
    return count if not count or count >= least else None


def lines(counts: Mapping[str, int], least: int, of: int | None = None) -> tuple[Line, ...]:
    """Return groups that make up a whole, the largest first, those that are told together last.

    Args:
        counts: by name; what has none is not told of.
        least: a group of fewer is not told one by one.
        of: the whole that shares are of; the sum when None.
    """
    order = sorted((count, name) for name, count in counts.items() if count)
    total = whole(sum(count for count, _ in order) if of is None else of, least)
    small = told_together([count for count, _ in order], least)
    apart = sorted(order[small:], key=lambda one: (-one[0], one[1]))
    found = [Line(name, count, total) for count, name in apart]
    if small:
        rest = sum(count for count, _ in order[:small])
        found.append(Line(OTHER, whole(rest, least), total, together=True))
    return tuple(found)


def parts(counts: Mapping[Name, int], least: int) -> dict[Name, int | None]:
    """Return the parts of a whole, each as it may be told; None for those that may not."""
    order = sorted((count, place) for place, count in enumerate(counts.values()) if count)
    small = told_together([count for count, _ in order], least)
    hidden = {place for _, place in order[:small]}
    return {
        name: None if place in hidden else count
        for place, (name, count) in enumerate(counts.items())
    }


def within(
    cells: Iterable[tuple[str, Name, int]],
    rows: Mapping[str, int],
    columns: Mapping[Name, int],
    least: int,
) -> list[tuple[str, Name, int]]:
    """Return the cells that may be told beside the totals of their rows and columns.

    A cell is told when both of its totals are, and when what is left of either, after all cells
    that are told, is nothing or enough. The first are told first.

    Args:
        rows, columns: the totals that are told.
    """
    left_row, left_column = dict(rows), dict(columns)
    found = []
    for row, column, count in cells:
        if count < least or row not in left_row or column not in left_column:
            continue
        rests = left_row[row] - count, left_column[column] - count
        if all(whole(rest, least) is not None for rest in rests):
            left_row[row], left_column[column] = rests
            found.append((row, column, count))
    return found


def named(told: Iterable[Line]) -> dict[str, int]:
    """Return the groups that are told one by one."""
    return {
        one.name: one.count
        for one in told
        if one.count is not None and one.name and not one.together
    }
