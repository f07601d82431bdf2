"""When complaints come: months, days of the week, hours, the trend once the season is taken out."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations
from math import erfc, sqrt
from statistics import fmean, median

from attrs import frozen

from community_gov.insight.cells import Cells
from community_gov.insight.frames import day_of
from community_gov.insight.told import parts

SEASONS = 12
_YEARS = 2


@frozen
class Month:
    """What was opened in a month, as far as the span reaches into it.

    Attributes:
        first: its first day, also where the span begins later.
        days: how many of its days are in the span.
        count: None where there are too few to tell, or it would give another month away.
    """

    first: date
    days: int
    count: int | None

    @property
    def is_whole(self) -> bool:
        """Whether all of its days are in the span."""
        return self.days == monthrange(self.first.year, self.first.month)[1]

    @property
    def rate(self) -> float | None:
        """Complaints per 30 days, so that a short month is not a quiet one."""
        return None if self.count is None else self.count * 30 / self.days


@frozen
class Trend:
    """Whether complaints become more, with the season taken out.

    Attributes:
        slope: the change in a year of the complaints per 30 days: the median of the differences,
            per year, between all pairs of the same month in different years (Hirsch et al. 1982).
        probability: of a slope as far from zero without any trend (seasonal Kendall test with
            continuity and ties; two-sided; months are taken to be independent).
        season: by calendar month from January: its mean rate, divided by the mean of all twelve;
            empty where nothing was opened at all.
    """

    slope: float
    probability: float
    season: tuple[float, ...]


def months(cells: Cells, least: int) -> tuple[Month, ...]:
    """Return every month that the span reaches into, also those without any complaint."""
    days: dict[date, int] = defaultdict(int)
    counts: dict[date, int] = defaultdict(int)
    opened = cells.opened()
    for number in range(cells.span.days):
        day = cells.span.since + timedelta(days=number)
        first = day.replace(day=1)
        days[first] += 1
        counts[first] += opened.get(day, 0)
    told = parts(counts, least)
    return tuple(Month(first, held, told[first]) for first, held in days.items())


def weekdays(cells: Cells, least: int) -> tuple[int | None, ...]:
    """Return the complaints of the span by day of the week, from Monday."""
    counts = dict.fromkeys(range(7), 0)
    for day, _, count in _in_span(cells):
        counts[day.weekday()] += count
    return tuple(parts(counts, least).values())


def hours(cells: Cells, least: int) -> tuple[int | None, ...]:
    """Return the complaints of the span by the hour in which they were opened, from 0 to 23."""
    counts = dict.fromkeys(range(24), 0)
    for _, hour, count in _in_span(cells):
        counts[hour] += count
    return tuple(parts(counts, least).values())


def _in_span(cells: Cells) -> Iterator[tuple[date, int, int]]:
    for hour, count in cells.hours.items():
        day = day_of(hour // 24)
        if cells.span.has(day):
            yield day, hour % 24, count


def trend(series: Sequence[Month]) -> Trend | None:
    """Return the trend of a series of months.

    None, which is *cannot tell*, where a whole month may not be told, or where not every month of
    the calendar was seen whole in two years: then season and trend cannot be told apart.
    """
    seasons: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for one in series:
        if not one.is_whole:
            continue
        if one.rate is None:
            return None
        seasons[one.first.month].append((one.first.year, one.rate))
    if len(seasons) < SEASONS or any(len(seen) < _YEARS for seen in seasons.values()):
        return None
    slopes = [
        (late - early) / (last - first)
        for seen in seasons.values()
        for (first, early), (last, late) in combinations(seen, 2)
    ]
    means = [fmean(rate for _, rate in seasons[month]) for month in range(1, SEASONS + 1)]
    mean = fmean(means)
    return Trend(
        slope=median(slopes),
        probability=_kendall([[rate for _, rate in seen] for seen in seasons.values()]),
        season=tuple(one / mean for one in means) if mean else (),
    )


def _kendall(seasons: Sequence[Sequence[float]]) -> float:
    """Return the two-sided probability of the seasonal Kendall test."""
    score = sum(
        (late > early) - (late < early) for seen in seasons for early, late in combinations(seen, 2)
    )
    variance = sum(map(_variance, seasons))
    if not variance or not score:
        return 1.0
    return erfc((abs(score) - 1) / sqrt(2 * variance))


def _variance(seen: Sequence[float]) -> float:
    def term(count: int) -> int:
        return count * (count - 1) * (2 * count + 5)

    ties = (sum(one == other for one in seen) for other in set(seen))
    return (term(len(seen)) - sum(map(term, ties))) / 18
