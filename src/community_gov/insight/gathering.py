"""What the engine does: it counts complaints into cells; only the cells come to Python.

Every number is a whole one, so that all engines give the same, to the last digit. All tables are
one frame below one another, so that each engine is asked once.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import reduce
from typing import Any

import narwhals as nw
from attrs import field, frozen

from community_gov.domain.shares import Z
from community_gov.insight.columns import CATEGORY, CHANNEL, CLOSED, DUE, ID, OPENED, PLACE
from community_gov.insight.frames import MINUTES_A_DAY, Complaints, minute, moment, number_of
from community_gov.insight.span import Span

Lazy = nw.LazyFrame[Any]

STILL_OPEN = 2**40
"""Stands for the minutes that a complaint took which is not closed: more than any other."""

NEVER = -STILL_OPEN
"""Stands for a day or for minutes where there are none: long before all."""

VALUES = tuple(f"v{number}" for number in range(10))
PERCENTS = (50, 90)


@frozen
class Gathering:
    """The tables of one frame over one span.

    Attributes:
        window: days; see `again`.
    """

    of: Complaints
    span: Span
    window: int
    _known: nw.Expr = field(init=False)

    @_known.default
    def _opened_by_then(self) -> nw.Expr:
        return nw.col(OPENED) < self._at(self.span.end_of_count)

    def tables(self) -> Iterator[Lazy]:
        """Yield all tables, each with the same columns."""
        yield facts(self.of)
        yield self._hours()
        yield self._channels()
        yield self._settled()
        cube = self._cube()
        lived = cube.filter(nw.col("day") >= number_of(self.span.since))
        yield _summed(lived, "pair", PLACE, CATEGORY, ("n", "in_time", "late", "pending", "wrong"))
        yield _summed(lived, "month", PLACE, None, ("n",), at="month")
        yield _summed(self._again(cube), "again", PLACE, CATEGORY, ("again",))
        yield self._durations()

    def _hours(self) -> Lazy:
        """Opened by hour, from the beginning of the frame to the day of the count."""
        hour = minute(OPENED, self.of.engine) // 60
        cells = self.of.rows.filter(self._known).select(at=hour).group_by("at").agg(n=nw.len())
        return table(cells, "hour", at="at", values=("n",))

    def _channels(self) -> Lazy:
        cells = self._lived().group_by(CHANNEL).agg(n=nw.len())
        return table(cells, "channel", CHANNEL, values=("n",))

    def _settled(self) -> Lazy:
        """Closed by day; what is said to have been closed before it was opened, on that day."""
        engine = self.of.engine
        both = self.of.rows.filter(self._known, self._closed()).select(
            opened=minute(OPENED, engine) // MINUTES_A_DAY,
            closed=minute(CLOSED, engine) // MINUTES_A_DAY,
        )
        later = nw.when(nw.col("closed") < nw.col("opened")).then(nw.col("opened"))
        cells = both.select(at=later.otherwise(nw.col("closed"))).group_by("at").agg(n=nw.len())
        return table(cells, "settled", at="at", values=("n",))

    def _cube(self) -> Lazy:
        """By place, category and day, from as many days before the span as the window has."""
        opened = nw.col(OPENED)
        begin = self._at(self.span.days_before(self.window))
        end = self._at(self.span.end)
        closed, wrong = self._closed(), self._wrong()
        promised = ~nw.col(DUE).is_null() & ~wrong
        over = nw.col(DUE) < self._at(self.span.end_of_count)
        in_time = promised & closed & (nw.col(CLOSED) <= nw.col(DUE))
        late = promised & ((closed & (nw.col(CLOSED) > nw.col(DUE))) | (~closed & over))
        rows = self.of.rows.filter(opened >= begin, opened < end).select(
            nw.col(PLACE),
            nw.col(CATEGORY),
            month=opened.dt.year().cast(nw.Int64) * 12 + opened.dt.month().cast(nw.Int64) - 1,
            day=minute(OPENED, self.of.engine) // MINUTES_A_DAY,
            in_time=_one_if(in_time),
            late=_one_if(late),
            pending=_one_if(promised & ~closed & ~over),
            wrong=_one_if(wrong),
        )
        counted = {name: nw.col(name).sum() for name in ("in_time", "late", "pending", "wrong")}
        cells = rows.group_by(PLACE, CATEGORY, "month", "day").agg(n=nw.len(), **counted)
        return cells.with_columns(nw.col("n").cast(nw.Int64))

    def _again(self, cube: Lazy) -> Lazy:
        """What came again within the window: of each day all but the first, or all.

        All of a day did when there was one at the same place and of the same category at most
        `window` days before.
        """
        known = [~nw.col(name).is_null() & (nw.col(name) != "") for name in (PLACE, CATEGORY)]
        cells = cube.filter(*known).select(PLACE, CATEGORY, "day", "n")
        before = self._before(cells)
        again = nw.when(nw.col("day") - nw.col("before") <= self.window).then(nw.col("n"))
        return before.filter(nw.col("day") >= number_of(self.span.since)).with_columns(
            again=again.otherwise(nw.col("n") - 1)
        )

    def _before(self, cells: Lazy) -> Lazy:
        """Add the day before it of the same place and category."""
        keys = (PLACE, CATEGORY)
        if not self.of.engine.is_pyarrow():
            return cells.with_columns(
                before=nw.col("day").shift(1).over(*keys, order_by="day")
            ).with_columns(_or_never("before"))
        order = (*keys, "day")
        shifted = {f"{name}_before": nw.col(name).shift(1).over(order_by=order) for name in order}
        same = reduce(
            lambda one, other: one & other,
            (nw.col(name) == nw.col(f"{name}_before") for name in keys),
        )
        found = cells.with_columns(**shifted)
        return found.with_columns(before=nw.when(same).then(nw.col("day_before"))).with_columns(
            _or_never("before")
        )

    def _durations(self) -> Lazy:
        """Whole minutes to close: of all, and of each category."""
        engine = self.of.engine
        taken = minute(CLOSED, engine) - minute(OPENED, engine)
        if not engine.is_spark_like():
            taken = (nw.col(CLOSED) - nw.col(OPENED)).dt.total_minutes()
        minutes = nw.when(self._closed()).then(taken).otherwise(nw.lit(STILL_OPEN, nw.Int64))
        cells = (
            self._lived()
            .filter(~self._wrong())
            .select(nw.col(CATEGORY), minutes=minutes.cast(nw.Int64))
            .group_by(CATEGORY, "minutes")
            .agg(n=nw.len())
            .with_columns(nw.col("n").cast(nw.Int64), nw.col(CATEGORY).cast(nw.String))
        )
        whole = cells.group_by("minutes").agg(nw.col("n").sum())
        each = cells.filter(~nw.col(CATEGORY).is_null() & (nw.col(CATEGORY) != ""))
        both = [
            whole.select(nw.lit("").alias("one"), "minutes", _whole("n")),
            each.select(nw.col(CATEGORY).alias("one"), "minutes", _whole("n")),
        ]
        return _ranked(nw.concat(both), engine)

    def _lived(self) -> Lazy:
        """The complaints that were opened in the span."""
        opened = nw.col(OPENED)
        begin, end = self._at(self.span.since), self._at(self.span.end)
        return self.of.rows.filter(opened >= begin, opened < end)

    def _at(self, day: date) -> nw.Expr:
        return moment(day, self.of.engine)

    def _closed(self) -> nw.Expr:
        """Whether it was closed by the day of the count; never empty."""
        end = self._at(self.span.end_of_count)
        return ~nw.col(CLOSED).is_null() & (nw.col(CLOSED) < end)

    def _wrong(self) -> nw.Expr:
        """Whether it is said to have been closed before it was opened; never empty."""
        return ~nw.col(CLOSED).is_null() & self._closed() & (nw.col(CLOSED) < nw.col(OPENED))


def facts(of: Complaints) -> Lazy:
    """What must be right, and from when to when there is anything."""
    rows = of.rows
    opened = minute(OPENED, of.engine)
    row = rows.with_columns(
        no_id=_one_if(nw.col(ID).is_null()),
        no_time=_one_if(nw.col(OPENED).is_null()),
        opened=opened,
    ).select(
        v0=nw.len(),
        v1=nw.col(ID).n_unique(),
        v2=nw.col("no_id").sum(),
        v3=nw.col("no_time").sum(),
        v4=nw.col("opened").min(),
    )
    return table(row.with_columns(_or_never("v4")), "facts", values=VALUES[:5])


def _ranked(cells: Lazy, engine: nw.Implementation) -> Lazy:
    """Return the minutes at the ranks that are asked for, of each group of cells.

    The cells of a group are in the order of their minutes; `upto` is the last rank in a cell.
    """
    counted = cells.with_columns(done=_one_if(nw.col("minutes") < STILL_OPEN) * nw.col("n"))
    sums = counted.group_by("one").agg(every=nw.col("n").sum(), closed=nw.col("done").sum())
    running = _running(counted, engine).join(sums, on="one")
    running = running.with_columns(_whole(name) for name in ("upto", "every", "closed"))
    ranks = {
        name: nw.when(reached).then(nw.col("minutes"))
        for name, reached in zip(VALUES[2:], _reached(), strict=True)
    }
    counts = {"v0": nw.col("n").sum(), "v1": nw.col("done").sum()}
    found = (
        running.with_columns(**ranks)
        .group_by("one")
        .agg(**counts, **{name: nw.col(name).min() for name in ranks})
    )
    filled = found.with_columns(_or_never(name) for name in ranks)
    return table(filled, "closing", "one", values=VALUES)


def _reached() -> Iterator[nw.Expr]:
    """For each percentage: its rank, the two ends of its interval, its rank among all."""
    upto, closed = nw.col("upto"), nw.col("closed")
    for percent in PERCENTS:
        spread = (closed * (percent * (100 - percent))).cast(nw.Float64).sqrt() * Z
        beyond = (upto * 100 - closed * percent).cast(nw.Float64)
        yield upto * 100 >= closed * percent
        yield beyond >= spread * -1.0
        yield beyond >= spread
        yield upto * 100 >= nw.col("every") * percent


def _running(cells: Lazy, engine: nw.Implementation) -> Lazy:
    """Add up the cells of each group.

    PyArrow has no sums within groups, and its ``over`` joins, which mixes up the rows of a large
    table: there the sum runs through all groups, and what it was before each is taken off again.
    """
    if not engine.is_pyarrow():
        upto = nw.col("n").cum_sum().over("one", order_by="minutes")
        return cells.with_columns(upto=upto)
    through = cells.with_columns(upto=nw.col("n").cum_sum().over(order_by=("one", "minutes")))
    through = through.with_columns(before=nw.col("upto") - nw.col("n"))
    first = through.group_by("one").agg(first=nw.col("before").min())
    return through.join(first, on="one").with_columns(upto=nw.col("upto") - nw.col("first"))


def _one_if(condition: nw.Expr) -> nw.Expr:
    return nw.when(condition).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)


def _or_never(name: str) -> nw.Expr:
    """Fill what is empty: not every engine can have whole numbers and empty ones together."""
    return nw.col(name).fill_null(NEVER).cast(nw.Int64)


def _summed(
    cells: Lazy, what: str, one: str, other: str | None, names: Iterable[str], at: str | None = None
) -> Lazy:
    keys = [key for key in (one, other, at) if key]
    sums = {name: nw.col(name).sum() for name in names}
    return table(cells.group_by(*keys).agg(**sums), what, one, other, at, tuple(sums))


def table(
    cells: Lazy,
    what: str,
    one: str | None = None,
    other: str | None = None,
    at: str | None = None,
    values: tuple[str, ...] = (),
) -> Lazy:
    """Return cells in the columns that all tables have."""
    held = dict.fromkeys(VALUES, "") | dict(zip(VALUES, values, strict=False))
    return cells.select(
        what=nw.lit(what),
        one=_text(one),
        other=_text(other),
        at=_whole(at),
        **{name: _whole(column) for name, column in held.items()},
    )


def _text(column: str | None) -> nw.Expr:
    return nw.col(column).cast(nw.String) if column else nw.lit("")


def _whole(column: str | None) -> nw.Expr:
    return (nw.col(column) if column else nw.lit(0)).cast(nw.Int64)
