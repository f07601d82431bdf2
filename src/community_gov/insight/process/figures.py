"""Numbers about times and about small groups, each defined once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from fractions import Fraction

from attrs import frozen

HALF, NINE_TENTHS = Fraction(1, 2), Fraction(9, 10)


def nearest_rank(values: Iterable[timedelta], share: Fraction) -> timedelta | None:
    """Return a percentile by nearest rank: always one of the values; None where there is none.

    Of *n* values in order, it is the one at place ceil(share * n), counted from 1. So the median
    of an even number is the lower of the two in the middle, and nothing is interpolated.

    Args:
        share: more than 0 and at most 1.
    """
    ordered = sorted(values)
    if not ordered:
        return None
    return ordered[-(-share.numerator * len(ordered) // share.denominator) - 1]


@frozen
class Times:
    """Some durations, told together.

    Attributes:
        count: how many there are.
        total: their sum.
        median, ninetieth: percentiles by `nearest_rank`; None where there is no duration.
    """

    count: int
    total: timedelta
    median: timedelta | None
    ninetieth: timedelta | None


def times_of(values: Iterable[timedelta]) -> Times:
    """Return durations told together."""
    known = tuple(values)
    return Times(
        len(known),
        sum(known, timedelta(0)),
        nearest_rank(known, HALF),
        nearest_rank(known, NINE_TENTHS),
    )


@frozen
class Variant:
    """A way that cases went.

    Attributes:
        activities: what was carried out, in order; none for those that are told together.
        ways: how many different sequences these are; 1 but for those that are told together.
        cases: how many went so.
    """

    activities: tuple[str, ...]
    cases: int
    ways: int = 1


def variants_of(
    sequences: Sequence[tuple[str, ...]], least: int
) -> tuple[tuple[Variant, ...], Variant | None]:
    """Return the ways that cases went, the most frequent first, and the rare ones together.

    A way that fewer than `least` cases went is told only together with others. Where all of
    these are still fewer cases than that, the next rarest goes with them, so that nobody can
    tell them from what is left over.

    Args:
        sequences: one for each case.
        least: cases; 1 tells everything apart.
    """
    counts: dict[tuple[str, ...], int] = {}
    for one in sequences:
        counts[one] = counts.get(one, 0) + 1
    ordered = sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    apart = [one for one in ordered if one[1] >= least]
    together = ordered[len(apart) :]
    while together and apart and not _enough(together, least):
        together.insert(0, apart.pop())
    told = tuple(Variant(way, cases) for way, cases in apart)
    if not together:
        return told, None
    return told, Variant((), sum(cases for _, cases in together), len(together))


def _enough(together: Sequence[tuple[tuple[str, ...], int]], least: int) -> bool:
    return sum(cases for _, cases in together) >= least


def share(part: int, of: int) -> Fraction | None:
    """Return an exact share; None of nothing."""
    return Fraction(part, of) if of else None


def in_order_of_count(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return counts, the largest first, and equal ones by name."""
    return tuple(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
