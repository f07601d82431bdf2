"""What the complaints are about, and where: sides, categories, places, and how few hold most."""

from collections.abc import Iterable

from attrs import frozen

from community_gov.domain.shares import OTHER
from community_gov.domain.taxonomy import Side
from community_gov.insight.cells import Cells
from community_gov.insight.told import Line, lines


@frozen
class Concentration:
    """How few of the groups hold most of the complaints (Pareto).

    Attributes:
        groups: how many have any complaint.
        needed: the smallest number of groups that together have at least `percent` of the
            complaints; what was not said counts neither as a group nor among the complaints.
        percent: 80, unless asked otherwise.
    """

    groups: int
    needed: int
    percent: int


def sides(cells: Cells, least: int) -> tuple[Line, ...]:
    """Return the shares of both sides, and of what is not classified, whose name is ""."""
    return lines(_side_counts(cells), least)


def categories(cells: Cells, least: int) -> tuple[Line, ...]:
    """Return the complaints by category, the largest first, with their shares of all.

    Small categories are told together with others of their side, because the total of a side is
    told too; sides that are told together are one side here. So there may be two such lines.
    """
    counts = {code or "": one.count for code, one in cells.by_category().items()}
    apart = {one.name for one in sides(cells, least) if not one.together}
    blocks: dict[str, dict[str, int]] = {}
    for code, count in counts.items():
        side = _side(cells, code)
        blocks.setdefault(side if side in apart else OTHER, {})[code] = count
    found = [one for block in blocks.values() for one in lines(block, least, cells.count)]
    return tuple(sorted(found, key=lambda one: (one.together, -(one.count or 0), one.name)))


def places(cells: Cells, least: int) -> tuple[Line, ...]:
    """Return the complaints by place, the largest first; "" is where it was not said."""
    return lines({place or "": one.count for place, one in cells.by_place().items()}, least)


def concentration(counts: Iterable[int], least: int, percent: int = 80) -> Concentration | None:
    """Return how few groups hold most; None where there are fewer than `least` complaints.

    Args:
        counts: of the groups.
        percent: of the complaints; compared exactly.
    """
    order = sorted((one for one in counts if one), reverse=True)
    total, held = sum(order), 0
    if total < max(least, 1):
        return None
    for needed, count in enumerate(order, 1):
        held += count
        if held * 100 >= total * percent:
            return Concentration(len(order), needed, percent)
    return None


def place_concentration(cells: Cells, least: int) -> Concentration | None:
    """Return how few places hold most of the complaints whose place was said."""
    return concentration(
        (one.count for place, one in cells.by_place().items() if place is not None), least
    )


def category_concentration(cells: Cells, least: int) -> Concentration | None:
    """Return how few categories hold most of the complaints that are classified."""
    return concentration(
        (one.count for code, one in cells.by_category().items() if code is not None), least
    )


def _side(cells: Cells, code: str) -> str:
    return cells.taxonomy[code].side.value if code else ""


def _side_counts(cells: Cells) -> dict[str, int]:
    found = dict.fromkeys((*(side.value for side in Side), ""), 0)
    for code, one in cells.by_category().items():
        found[_side(cells, code or "")] += one.count
    return found
