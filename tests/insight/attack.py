"""What somebody could work out from a portrait: totals less what is told."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from community_gov.insight.portrait import Portrait


def worked_out(seen: Portrait) -> Iterator[tuple[str, int]]:
    """Yield every number that the portrait tells, or that follows from what it tells."""
    if seen.count is None:
        yield from _nothing(seen)
        return
    yield "count", seen.count
    for name, part in (
        ("sides", seen.sides),
        ("categories", seen.categories),
        ("places", seen.places),
    ):
        yield from _whole(name, seen.count, [one.count for one in part])
    yield from _whole("months", seen.count, [one.count for one in seen.months])
    yield from _whole("weekdays", seen.count, seen.weekdays)
    yield from _whole("hours", seen.count, seen.hours)
    yield from _whole("channels", seen.count, [one.count for one in seen.channels])
    late = seen.in_time
    yield from _whole(
        "in time",
        seen.count,
        [late.in_time, late.late, late.pending, late.wrong, late.not_promised],
    )
    if seen.recurrence.share:
        share = seen.recurrence.share
        yield from (("again", share.count), ("not again", share.of - share.count))
    places = {one.name: one.count for one in seen.places if not one.together}
    yield from _left("spots", places, ((one.place, one.count) for one in seen.spots))
    months = {one.first: one.count for one in seen.months}
    yield from _left("spots", months, ((one.month, one.count) for one in seen.spots))
    most = seen.recurrence.most
    yield from _left("most", places, ((one.place, one.count) for one in most))
    categories = {one.name: one.count for one in seen.categories if not one.together}
    yield from _left("most", categories, ((one.category, one.count) for one in most))
    yield from (("backlog", one.count) for one in seen.backlog if one.count is not None)


def _whole(name: str, total: int, told: Iterable[int | None]) -> Iterator[tuple[str, int]]:
    parts = list(told)
    yield from ((name, one) for one in parts if one is not None)
    yield f"{name}: the rest", total - sum(one for one in parts if one is not None)
    assert sum(one is None for one in parts) != 1, f"{name}: one alone is hidden"


def _left(
    name: str, totals: Mapping[Any, int | None], told: Iterable[tuple[Any, int]]
) -> Iterator[tuple[str, int]]:
    left = dict(totals)
    for key, count in told:
        yield name, count
        rest = left[key]
        assert rest is not None
        left[key] = rest - count
    yield from ((f"{name}: the rest of {key}", one) for key, one in left.items() if one is not None)


def _nothing(seen: Portrait) -> Iterator[tuple[str, int]]:
    told = [one.count for one in (*seen.sides, *seen.categories, *seen.places, *seen.months)]
    told += [*seen.weekdays, *seen.hours, *(one.count for one in seen.channels)]
    yield from (("of nothing", one) for one in told if one is not None)
    assert seen.to_close is None and not seen.spots and not seen.recurrence.most
