"""How complaints end: time to close, whether in time, and what is still open."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date
from functools import reduce
from operator import add

from attrs import evolve, frozen

from community_gov.domain.shares import Share
from community_gov.insight.cells import Cells, Closing, Pair, Rank
from community_gov.insight.frames import number_of
from community_gov.insight.kinds import categories
from community_gov.insight.told import named, parts, whole

_FOR_AN_INTERVAL = 20
"""Fewer closed ones than this have no interval: its ranks are those of a normal distribution."""


@frozen
class ToClose:
    """The minutes that it took to close complaints: whole ones, rounded down.

    A percentile is by nearest rank: of n values in order, the one at rank ceil(n x percent / 100).
    Its interval is between the values at ranks ceil(n q - z s) and ceil(n q + z s), with q the
    percentage, s the square root of n q (1 - q) and z 1.959964 (Conover 1999). What is said to
    have been closed before it was opened is left out. All engines give the same minutes.

    Attributes:
        median, ninetieth: of those that were closed by the day of the count. With `of_all`, the
            same among all, those that are still open last: what is closed already is what was
            quick, and `value` alone would flatter.
    """

    median: Rank
    ninetieth: Rank


@frozen
class InTime:
    """Whether complaints were closed when they were due.

    Attributes:
        in_time, late, pending, wrong: as in `Pair`.
        not_promised: those without a time by which they were due.
        share: in time, of those that were in time or late; None where it cannot be told.
    """

    in_time: int | None
    late: int | None
    pending: int | None
    wrong: int | None
    not_promised: int | None

    @property
    def share(self) -> Share | None:
        """In time, of those that were in time or late."""
        if self.in_time is None or self.late is None or not self.in_time + self.late:
            return None
        return Share(self.in_time, self.in_time + self.late)


@frozen
class Backlog:
    """What was open at the end of a day, whenever it was opened."""

    day: date
    count: int | None


def to_close(cells: Cells, least: int, category: str = "") -> ToClose | None:
    """Return how long it took; None with fewer than `least` that were closed.

    A percentile is None where it would be the longest or the shortest of all: one complaint.

    Args:
        category: its code; all complaints when "".
    """
    found = cells.closings.get(category, Closing())
    if found.closed < max(least, 1):
        return None
    return ToClose(_told(found.median, 50, found), _told(found.ninetieth, 90, found))


def _told(rank: Rank, percent: int, found: Closing) -> Rank:
    at = -(-found.closed * percent // 100)
    if found.closed > 1 and at == found.closed:
        return Rank()
    return rank if found.closed >= _FOR_AN_INTERVAL else evolve(rank, low=None, high=None)


def by_category(cells: Cells, least: int) -> dict[str, ToClose]:
    """Return how long it took, of each category that is told; without how many were closed."""
    told = {code: to_close(cells, least, code) for code in named(categories(cells, least))}
    return {code: one for code, one in told.items() if one is not None}


def in_time(cells: Cells, least: int) -> InTime:
    """Return what was in time, as of the day of the count."""
    sums = reduce(add, cells.pairs.values(), Pair())
    some = {
        "in_time": sums.in_time,
        "late": sums.late,
        "pending": sums.pending,
        "wrong": sums.wrong,
    }
    rest = sums.count - sum(some.values())
    return InTime(**parts({**some, "not_promised": rest}, least))


def backlog(cells: Cells, days: Sequence[date], least: int) -> tuple[Backlog, ...]:
    """Return what was open at the end of each of some days.

    A number is None where too few were open, or where too few were closed or opened since the
    last one that is told: the difference would give them away.

    Args:
        days: up to the day of the count; in their order.

    Raises:
        ValueError: a day is later than the day of the count.
    """
    if any(day > cells.span.as_of for day in days):
        raise ValueError("nothing is known of a day after the day of the count")
    return tuple(_backlogs(cells, sorted(days), least))


def _backlogs(cells: Cells, days: Sequence[date], least: int) -> Iterator[Backlog]:
    opened, settled, last = cells.opened(), cells.settled, date.min
    for day in days:
        came = sum(count for at, count in opened.items() if last < at <= day)
        begin = number_of(last)
        went = sum(count for at, count in settled.items() if begin < at <= number_of(day))
        count = cells.open_after(day)
        if all(whole(one, least) is not None for one in (came, went, count)):
            last = day
            yield Backlog(day, count)
        else:
            yield Backlog(day, None)


def month_ends(cells: Cells) -> tuple[date, ...]:
    """Return the last days of the months of the span, and the day of the count."""
    day, found = cells.span.since, set()
    while day <= cells.span.until:
        day = day.replace(day=monthrange(day.year, day.month)[1])
        found.add(min(day, cells.span.as_of))
        day = date.fromordinal(day.toordinal() + 1)
    return tuple(sorted({*found, cells.span.as_of}))
