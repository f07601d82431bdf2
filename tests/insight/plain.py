"""The same counts, written a second time: one complaint after another, in plain Python."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from math import ceil, sqrt
from typing import Any

from community_gov.insight.cells import Cells, Closing, Pair, Rank
from community_gov.insight.span import Span

from .complaint_frames import TAXONOMY, Row

DAY = timedelta(days=1)
ZERO = datetime(1900, 1, 1)


def counted(rows: Sequence[Row], span: Span, window: int) -> Cells:
    end = datetime.combine(span.as_of + DAY, datetime.min.time())
    known = [one for one in rows if one["opened"] < end]
    mine = [one for one in known if span.since <= one["opened"].date() <= span.until]

    def closed(one: Row) -> bool:
        return one["closed"] is not None and one["closed"] < end

    pairs: dict[Any, Counter[str]] = defaultdict(Counter)
    for one in mine:
        cell = pairs[one["place"] or None, one["category"] or None]
        cell["count"] += 1
        if closed(one) and one["closed"] < one["opened"]:
            cell["wrong"] += 1
        elif one["due"] is not None:
            if closed(one):
                cell["in_time" if one["closed"] <= one["due"] else "late"] += 1
            else:
                cell["late" if one["due"] < end else "pending"] += 1
        cell["again"] += _again(one, known, window)
    sound = [one for one in mine if not (closed(one) and one["closed"] < one["opened"])]
    groups = {"": sound} if sound else {}
    for one in sound:
        if one["category"]:
            groups.setdefault(one["category"], []).append(one)
    settled = Counter(
        (max(one["opened"], one["closed"]) - ZERO) // DAY for one in known if closed(one)
    )
    return Cells(
        TAXONOMY,
        span,
        window,
        first=min((one["opened"].date() for one in rows), default=None),
        pairs={key: Pair(**cell) for key, cell in pairs.items()},
        months=Counter(
            (one["place"] or None, one["opened"].year * 12 + one["opened"].month - 1)
            for one in mine
        ),
        channels=Counter(one["channel"] or None for one in mine),
        hours=Counter((one["opened"] - ZERO) // timedelta(hours=1) for one in known),
        settled=settled,
        closings={code: _closing(group, end) for code, group in groups.items()},
    )


def _again(one: Row, known: Sequence[Row], window: int) -> bool:
    """Whether it came again: of one day, the first that is met is the first."""
    if not one["place"] or not one["category"]:
        return False
    for other in known:
        if other is one:
            earlier_today = False
            break
        if _alike(one, other) and other["opened"].date() == one["opened"].date():
            earlier_today = True
            break
    before = any(
        _alike(one, other) and 0 < (one["opened"].date() - other["opened"].date()).days <= window
        for other in known
    )
    return earlier_today or before


def _alike(one: Row, other: Row) -> bool:
    return (one["place"], one["category"]) == (other["place"], other["category"])


def _closing(rows: Sequence[Row], end: datetime) -> Closing:
    took: list[int | None] = [
        (one["closed"] - one["opened"]) // timedelta(minutes=1)
        for one in rows
        if one["closed"] is not None and one["closed"] < end
    ]
    took.sort()
    every = [*took, *[None] * (len(rows) - len(took))]
    return Closing(len(rows), len(took), _rank(took, every, 50), _rank(took, every, 90))


def _rank(took: Sequence[int | None], every: Sequence[int | None], percent: int) -> Rank:
    count, share = len(took), percent / 100
    spread = 1.959964 * sqrt(count * share * (1 - share))

    def at(rank: int, of: Sequence[int | None]) -> int | None:
        return of[max(rank, 1) - 1] if of and max(rank, 1) <= len(of) else None

    return Rank(
        at(-(-count * percent // 100), took),
        at(ceil(count * share - spread), took),
        at(ceil(count * share + spread), took),
        at(-(-len(every) * percent // 100), every),
    )


def span(since: date, until: date, as_of: date | None = None) -> Span:
    return Span(since, until, as_of or until)
