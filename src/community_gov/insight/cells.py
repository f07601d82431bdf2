"""What the engine counted, as plain values."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, TypeVar

import narwhals as nw
from attrs import field, frozen

from community_gov.domain.errors import InvalidInput, Problem, nearest
from community_gov.domain.taxonomy import Taxonomy
from community_gov.insight.columns import CATEGORY, ID, OPENED
from community_gov.insight.frames import complaints, day_of, number_of
from community_gov.insight.gathering import NEVER, STILL_OPEN, VALUES, Gathering, Lazy
from community_gov.insight.span import Span

Key = TypeVar("Key")


@frozen
class Pair:
    """The complaints of one place and category that were opened in the span.

    Attributes:
        count: all of them.
        in_time: closed when they were due, or before.
        late: closed after that, or still open although they were due by the day of the count.
        pending: open, and not due yet.
        wrong: said to have been closed before they were opened; in none of the other three.
        again: see `recurrence`.
    """

    count: int = 0
    in_time: int = 0
    late: int = 0
    pending: int = 0
    wrong: int = 0
    again: int = 0

    def __add__(self, other: "Pair") -> "Pair":
        return Pair(
            self.count + other.count,
            self.in_time + other.in_time,
            self.late + other.late,
            self.pending + other.pending,
            self.wrong + other.wrong,
            self.again + other.again,
        )


@frozen
class Rank:
    """The minutes at one percentage of the complaints, by nearest rank.

    Attributes:
        value: at the smallest rank that is at least `percent` of the closed ones; None without.
        low, high: the ends of the 95 % interval; None where a rank is beyond the last.
        of_all: the same among all, the open ones last; None where it is one that is open.
    """

    value: int | None = None
    low: int | None = None
    high: int | None = None
    of_all: int | None = None


@frozen
class Closing:
    """How long it took to close the complaints of the span.

    Attributes:
        count: all, but those that are said to have been closed before they were opened.
        closed: how many of them were closed by the day of the count.
    """

    count: int = 0
    closed: int = 0
    median: Rank = Rank()
    ninetieth: Rank = Rank()


@frozen
class Cells:
    """A frame over a span, counted; not protected: nothing of it is to be shown as it is.

    Attributes:
        window: the days of the recurrence.
        first: the first day on which anything was opened; None in an empty frame.
        pairs: by place and category; None is what was not said.
        months: by place and month; a month is its year times twelve, and its place in it from 0.
        channels: by channel.
        hours: by the hour since the first of `FIRST_DAY`; of all that was opened by `as_of`.
        settled: by day; of all that was closed by then.
        closings: by category; under "" all together.
    """

    taxonomy: Taxonomy
    span: Span
    window: int
    first: date | None = None
    pairs: Mapping[tuple[str | None, str | None], Pair] = field(factory=dict)
    months: Mapping[tuple[str | None, int], int] = field(factory=dict)
    channels: Mapping[str | None, int] = field(factory=dict)
    hours: Mapping[int, int] = field(factory=dict)
    settled: Mapping[int, int] = field(factory=dict)
    closings: Mapping[str, Closing] = field(factory=dict)

    @property
    def count(self) -> int:
        """All complaints of the span."""
        return sum(one.count for one in self.pairs.values())

    def by_category(self) -> Mapping[str | None, Pair]:
        """Return the complaints by category; None is not classified."""
        found: dict[str | None, Pair] = defaultdict(Pair)
        for (_, category), one in self.pairs.items():
            found[category] += one
        return found

    def by_place(self) -> Mapping[str | None, Pair]:
        """Return the complaints by place; None is where it was not said."""
        found: dict[str | None, Pair] = defaultdict(Pair)
        for (place, _), one in self.pairs.items():
            found[place] += one
        return found

    def opened(self) -> Mapping[date, int]:
        """Return what was opened by day, from the beginning of the frame."""
        found: dict[date, int] = defaultdict(int)
        for hour, count in self.hours.items():
            found[day_of(hour // 24)] += count
        return found

    def open_after(self, day: date) -> int:
        """Return how many complaints were open at the end of a day, the day of the count at most.

        A complaint that is said to have been closed before it was opened is never open.
        """
        end = number_of(day)
        opened = sum(count for hour, count in self.hours.items() if hour // 24 <= end)
        return opened - sum(count for at, count in self.settled.items() if at <= end)


def gather(
    frame: object,
    taxonomy: Taxonomy,
    since: date,
    until: date,
    *,
    as_of: date | None = None,
    window: int = 30,
) -> Cells:
    """Count a frame of complaints into cells, from which all statistics are made.

    Args:
        frame: has the columns of `insight.columns`; of any engine.
        since, until: the first and the last day.
        as_of: the day of the count; the last day when None.
        window: of the recurrence, in days.

    Raises:
        InvalidInput: with all that is wrong with the columns, or with all that is wrong with ids,
            times and categories.
    """
    span = Span(since, until, until if as_of is None else as_of)
    if window < 1:
        raise InvalidInput(Problem("insight.number", "window", {"name": "window", "least": 1}))
    tables = Gathering(complaints(frame), span, window).tables()
    rows = asked(tables)
    problems = (*(problem for row in rows for problem in row.problems()), *_unknown(rows, taxonomy))
    if problems:
        raise InvalidInput(*problems)
    return _cells(rows, taxonomy, span, window)


def asked(tables: Iterable[Lazy]) -> list["Row"]:
    """Ask the engine once, for all rows of some tables."""
    return [Row(*row) for row in nw.concat(list(tables)).collect().iter_rows()]


class Row:
    """One row of the tables; whatever the engine made of them, it has whole numbers and None."""

    def __init__(self, what: str, one: Any, other: Any, at: Any, *values: Any) -> None:
        self.what = what
        self.one, self.other = _said(one), _said(other)
        self.at = int(at)
        self.values = tuple(None if one is None or one == NEVER else int(one) for one in values)
        self.count = self.values[0] or 0

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the ids and times of a frame, if this row says so."""
        if self.what != "facts":
            return
        rows, ids, no_id, no_time = (one or 0 for one in self.values[:4])
        twice = rows - no_id - (ids - (no_id > 0))
        for code, column, count in (
            ("insight.id_empty", ID, no_id),
            ("insight.id_twice", ID, twice),
            ("insight.opened_empty", OPENED, no_time),
        ):
            if count:
                yield Problem(code, column, {"count": count})


def _said(key: Any) -> str | None:
    return key if isinstance(key, str) and key else None


def _unknown(rows: Iterable[Row], taxonomy: Taxonomy) -> list[Problem]:
    codes = {row.other for row in rows if row.what == "pair" and row.other}
    unknown = sorted(codes.difference(taxonomy.codes))
    return [
        Problem(
            "insight.category_unknown",
            CATEGORY,
            {
                "category": one,
                "taxonomy": taxonomy.name,
                "count": len(unknown),
                "nearest": nearest(one, taxonomy.codes),
            },
        )
        for one in unknown
    ]


def _cells(rows: Iterable[Row], taxonomy: Taxonomy, span: Span, window: int) -> Cells:
    tables: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        tables[row.what].append(row)
    pairs: dict[tuple[str | None, str | None], Pair] = defaultdict(Pair)
    for row in tables["pair"]:
        pairs[row.one, row.other] += Pair(*(value or 0 for value in row.values[:5]))
    for row in tables["again"]:
        pairs[row.one, row.other] += Pair(again=row.count)
    minutes = [row.values[4] for row in tables["facts"]]
    return Cells(
        taxonomy,
        span,
        window,
        first=next((day_of(one // 1440) for one in minutes if one is not None), None),
        pairs=dict(pairs),
        months=_added(((row.one, row.at), row.count) for row in tables["month"]),
        channels=_added((row.one, row.count) for row in tables["channel"]),
        hours=_added((row.at, row.count) for row in tables["hour"]),
        settled=_added((row.at, row.count) for row in tables["settled"]),
        closings={row.one or "": _closing(row) for row in tables["closing"]},
    )


def _added(cells: Iterable[tuple[Key, int]]) -> dict[Key, int]:
    found: dict[Key, int] = defaultdict(int)
    for key, count in cells:
        found[key] += count
    return dict(found)


def _closing(row: Row) -> Closing:
    assert len(row.values) == len(VALUES)
    count, closed, *ranks = row.values
    told = [None if one == STILL_OPEN else one for one in ranks]
    return Closing(count or 0, closed or 0, Rank(*told[:4]), Rank(*told[4:]))
