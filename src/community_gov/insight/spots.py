"""Hot spots, and what comes again at the same place."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from math import exp, lgamma, log, sqrt

from attrs import frozen

from community_gov.domain.shares import Share
from community_gov.insight.cells import Cells
from community_gov.insight.kinds import categories, places
from community_gov.insight.times import Month
from community_gov.insight.told import named, within

_SURPRISING = 0.05


@frozen
class Spot:
    """A place that had more complaints in a month than both let expect.

    Attributes:
        month: its first day.
        expected: complaints of the place x complaints of the month / all, where place was said.
    """

    place: str
    month: date
    count: int
    expected: float


@frozen
class Repeated:
    """A place where complaints of one category came again.

    Attributes:
        count: those that came again; without the first of each run.
    """

    place: str
    category: str
    count: int


@frozen
class Recurrence:
    """How much of what was opened had been there before.

    A complaint comes again when another of the same place and category was opened at most
    `window` days before it, counted from day to day, or earlier on the same day: of several on one
    day, all but one come again. What came before the span is looked at; one whose place or
    category is not said is not known to come again, and does not.

    Attributes:
        share: of all complaints; None where it cannot be told.
        seen_whole: whether the frame begins at least `window` days before the span; if not, some
            of the first ones may have been there before.
        most: the places and categories where most came again, as far as they may be told.
    """

    window: int
    share: Share | None
    seen_whole: bool
    most: tuple[Repeated, ...]


def spots(cells: Cells, series: Sequence[Month], least: int) -> tuple[Spot, ...]:
    """Return the hot spots, the most surprising first.

    A month of a place is one when it has at least `least` complaints, and so many or more have a
    probability of less than 0.05 / (places x months) under Poisson with the number expected.

    Args:
        series: the months as they are told; a spot in a month or place that is not told is not
            told either, nor one that would give away what is left of them.
    """
    rows: dict[str, int] = defaultdict(int)
    columns: dict[date, int] = defaultdict(int)
    found: list[tuple[str, date, int]] = []
    for (place, month), count in cells.months.items():
        if place is not None:
            first = date(month // 12, month % 12 + 1, 1)
            rows[place] += count
            columns[first] += count
            found.append((place, first, count))
    hot = list(_hot(found, rows, columns, least, len(series)))
    told = {one.first: one.count for one in series if one.count is not None}
    order = {(row, column): expected for row, column, _, expected in hot}
    kept = within([one[:3] for one in hot], named(places(cells, least)), told, least)
    return tuple(Spot(*one, expected=order[one[:2]]) for one in kept)


def _hot(
    cells: Sequence[tuple[str, date, int]],
    rows: dict[str, int],
    columns: dict[date, int],
    least: int,
    months: int,
) -> Iterator[tuple[str, date, int, float]]:
    total = sum(rows.values())
    limit = _SURPRISING / max(len(rows) * months, 1)
    seen = []
    for row, column, count in cells:
        expected = rows[row] * columns[column] / total
        if count >= max(least, 1) and _poisson(count, expected) < limit:
            seen.append((row, column, count, expected))
    yield from sorted(seen, key=lambda one: (-(one[2] - one[3]) / sqrt(one[3]), one[0], one[1]))


def _poisson(count: int, expected: float) -> float:
    """Return the probability of so many or more; 1 where no more were seen than expected."""
    if count <= expected:
        return 1.0
    term = exp(count * log(expected) - expected - lgamma(count + 1))
    total, number = 0.0, count
    while term > total * 1e-17:
        total += term
        number += 1
        term *= expected / number
    return min(total, 1.0)


def recurrence(cells: Cells, least: int) -> Recurrence:
    """Return how much came again; see `Recurrence`."""
    said = {
        (place, category): one
        for (place, category), one in cells.pairs.items()
        if place is not None and category is not None
    }
    of = cells.count
    again = sum(one.again for one in said.values())
    share = Share(again, of) if of else None
    some = share if share and (share.is_telling(least) or (not again and of >= least)) else None
    order = sorted(
        ((place, category, one.again) for (place, category), one in said.items()),
        key=lambda one: (-one[2], one[0], one[1]),
    )
    told = within(order, named(places(cells, least)), named(categories(cells, least)), least)
    before = cells.span.days_before(cells.window)
    seen_whole = cells.first is not None and cells.first <= before
    return Recurrence(cells.window, some, seen_whole, tuple(Repeated(*one) for one in told))
