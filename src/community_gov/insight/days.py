"""Two rows of days compared: rates, their difference, how likely chance is, a series of weeks."""

from collections import Counter
from collections.abc import Sequence
from itertools import product
from math import comb, exp, log, sqrt
from random import Random
from statistics import fmean

from attrs import frozen

from community_gov.domain.shares import Z, wilson

PER = 30
"""Rates are per 30 days."""

_EXACT = 2_000_000
"""Steps up to which the test counts every way of choosing days."""

_WEEK = 7
_WEEKS = 12
"""A series of weeks has at least so many on either side."""

_ACROSS = 4


@frozen
class Interval:
    """A value, and the ends of its 95 % interval; an end is None where there is no end."""

    value: float
    low: float
    high: float | None


@frozen
class Series:
    """What a straight line before and another after tell (interrupted time series).

    Least squares over whole weeks: a level, a slope, a step at the day, a change of slope; the
    intervals are Newey and West's, with lag floor(4 (n/100)^(2/9)) and factor n / (n - 4).

    Attributes:
        weeks: how many were used, those nearest to the day.
        step: complaints per 30 days, at the day, beyond what the line before led to.
        slope: the change of the slope, in complaints per 30 days per 30 days.
    """

    weeks: tuple[int, int]
    step: Interval
    slope: Interval


def dispersion(before: Sequence[int], after: Sequence[int]) -> float:
    """Return how much more the days vary than by chance alone (Poisson); 1 at least.

    The sum of (x - mean)^2 / mean over the days, with the mean of their side, divided by the
    number of days less the number of sides that had anything.
    """
    total, free = 0.0, 0
    for days in (before, after):
        mean = fmean(days)
        if mean and len(days) > 1:
            total += sum((one - mean) ** 2 for one in days) / mean
            free += len(days) - 1
    return max(1.0, total / free) if free else 1.0


def ratio(before: Sequence[int], after: Sequence[int]) -> Interval | None:
    """Return the rate after divided by the rate before; None where there was nothing before.

    The interval is Wilson's of the share of the later ones, with so many fewer complaints as their
    `dispersion` says.
    """
    first, last = sum(before), sum(after)
    if not first:
        return None
    scale = len(before) / len(after)
    low, high = wilson(last / (first + last), (first + last) / dispersion(before, after))
    odds = None if high >= 1 else high / (1 - high) * scale
    return Interval(last / first * scale, low / (1 - low) * scale, odds)


def difference(before: Sequence[int], after: Sequence[int]) -> Interval:
    """Return the rate after less the rate before, per 30 days.

    The interval is made of the score intervals of both rates (Donner and Zou 2012), widened by
    their `dispersion`.
    """
    wide = dispersion(before, after)
    first, first_low, first_high = _rate(before, wide)
    last, last_low, last_high = _rate(after, wide)
    value = last - first
    low = value - sqrt((last - last_low) ** 2 + (first_high - first) ** 2)
    return Interval(value, low, value + sqrt((last_high - last) ** 2 + (first - first_low) ** 2))


def rates(before: Sequence[int], after: Sequence[int]) -> tuple[Interval, Interval]:
    """Return both rates, per 30 days, with score intervals widened by their `dispersion`."""
    wide = dispersion(before, after)
    return Interval(*_rate(before, wide)), Interval(*_rate(after, wide))


def _rate(days: Sequence[int], wide: float) -> tuple[float, float, float]:
    count, square = sum(days), Z * Z * wide
    middle, spread = count + square / 2, sqrt(square * (count + square / 4))
    per = PER / len(days)
    return count * per, max(0.0, middle - spread) * per, (middle + spread) * per


def against(
    one: tuple[Sequence[int], Sequence[int]], other: tuple[Sequence[int], Sequence[int]]
) -> tuple[float, Interval]:
    """Return the difference of two differences, per 30 days, and the ratio of two ratios.

    The interval of the ratio is that of its logarithm, each variance widened by the `dispersion`
    of its days; where any of the four counts is zero, 0.5 is added to each.

    Args:
        one, other: the days before and after, of those of the measure and of those without it.
    """
    gap = difference(*one).value - difference(*other).value
    counts = [float(sum(days)) for days in (*one, *other)]
    if not all(counts):
        counts = [count + 0.5 for count in counts]
    first, last, other_first, other_last = (
        count / len(days) for count, days in zip(counts, (*one, *other), strict=True)
    )
    middle = log(last / first) - log(other_last / other_first)
    variance = dispersion(*one) * (1 / counts[0] + 1 / counts[1])
    variance += dispersion(*other) * (1 / counts[2] + 1 / counts[3])
    spread = Z * sqrt(variance)
    return gap, Interval(exp(middle), exp(middle - spread), exp(middle + spread))


def chance(before: Sequence[int], after: Sequence[int], random: Random, draws: int) -> float:
    """Return how often days dealt out by chance differ as much: a permutation test, two-sided.

    As much is: the means of both sides are as far apart, or farther. Exact where every choice can
    be counted; else (1 + as many as differ so) / (1 + draws).
    """
    days = [*before, *after]
    total, size = sum(days), len(after)
    seen = abs(sum(after) * len(days) - total * size)

    def as_far(chosen: int) -> bool:
        return abs(chosen * len(days) - total * size) >= seen

    smaller = min(size, len(before))
    if len(days) * smaller * (total + 1) <= _EXACT:
        ways = _ways(days, smaller)
        if smaller != size:
            ways = Counter({total - chosen: count for chosen, count in ways.items()})
        far = sum(count for chosen, count in ways.items() if as_far(chosen))
        return far / comb(len(days), size)
    far = sum(as_far(sum(random.sample(days, size))) for _ in range(draws))
    return (1 + far) / (1 + draws)


def _ways(days: Sequence[int], size: int) -> Counter[int]:
    """Return in how many ways so many days can be chosen, by what they have together."""
    chosen: list[Counter[int]] = [Counter() for _ in range(size + 1)]
    chosen[0][0] = 1
    for number, day in enumerate(days, 1):
        for taken in range(min(number, size), 0, -1):
            for total, count in chosen[taken - 1].items():
                chosen[taken][total + day] += count
    return chosen[size]


def series(before: Sequence[int], after: Sequence[int]) -> Series | None:
    """Return what the weeks tell; None with fewer than 12 whole weeks on either side."""
    first = _weekly(before[len(before) % _WEEK :])
    last = _weekly(after[: len(after) // _WEEK * _WEEK])
    if min(len(first), len(last)) < _WEEKS:
        return None
    values = [count * PER / _WEEK for count in (*first, *last)]
    rows = [_regressors(number - len(first), number >= len(first)) for number in range(len(values))]
    found, spread = _fitted(rows, values)
    per = PER / _WEEK
    step, slope = (
        Interval(
            found[at] * by, (found[at] - Z * spread[at]) * by, (found[at] + Z * spread[at]) * by
        )
        for at, by in ((2, 1.0), (3, per))
    )
    return Series((len(first), len(last)), step, slope)


def _weekly(days: Sequence[int]) -> list[int]:
    return [sum(days[begin : begin + _WEEK]) for begin in range(0, len(days), _WEEK)]


def _regressors(week: int, after: bool) -> list[float]:
    return [1.0, float(week), float(after), float(week) if after else 0.0]


def _fitted(rows: list[list[float]], values: list[float]) -> tuple[list[float], list[float]]:
    """Return the coefficients of least squares, and their standard errors (Newey and West)."""
    size, every = len(rows), range(_ACROSS)
    moments = [[sum(row[i] * row[j] for row in rows) for j in every] for i in every]
    inverse = _inverse(moments)
    right = [sum(row[i] * value for row, value in zip(rows, values, strict=True)) for i in every]
    found = [sum(inverse[i][j] * right[j] for j in every) for i in every]
    left = [
        value - sum(row[i] * found[i] for i in every)
        for row, value in zip(rows, values, strict=True)
    ]
    scores = [[row[i] * one for i in every] for row, one in zip(rows, left, strict=True)]
    middle = [[0.0] * _ACROSS for _ in every]
    lags = int(4 * (size / 100) ** (2 / 9))
    for lag in range(lags + 1):
        weight = (1.0 if lag else 0.5) * (1 - lag / (lags + 1))
        for i, j in product(every, every):
            both = sum(scores[at][i] * scores[at - lag][j] for at in range(lag, size))
            middle[i][j] += weight * both
            middle[j][i] += weight * both
    factor = size / (size - _ACROSS)
    spread = [
        sum(inverse[i][j] * middle[j][k] * inverse[k][i] for j, k in product(every, every))
        for i in every
    ]
    return found, [sqrt(max(0.0, one * factor)) for one in spread]


def _inverse(matrix: list[list[float]]) -> list[list[float]]:
    """Return the inverse of a small positive matrix (Gauss and Jordan)."""
    size = len(matrix)
    rows = [[*row, *(float(i == j) for j in range(size))] for i, row in enumerate(matrix)]
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        rows[at] = [one / rows[at][at] for one in rows[at]]
        for other in range(size):
            if other != at:
                by = rows[other][at]
                rows[other] = [
                    one - by * two for one, two in zip(rows[other], rows[at], strict=True)
                ]
    return [row[size:] for row in rows]
