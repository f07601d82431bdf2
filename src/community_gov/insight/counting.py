"""Complaints before and after a day, counted by day in the engine."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

import narwhals as nw
from attrs import frozen

from community_gov.domain.errors import InvalidInput
from community_gov.insight.cells import Row, asked
from community_gov.insight.columns import CATEGORY, CHANNEL, OPENED, PLACE
from community_gov.insight.frames import (
    MINUTES_A_DAY,
    Complaints,
    complaints,
    minute,
    moment,
    number_of,
)
from community_gov.insight.gathering import Lazy, facts, table

Days = tuple[int, ...]


@frozen
class Question:
    """What is counted, when and where.

    Attributes:
        day: the first day of what comes after.
        before, after: how many days.
        categories: of which complaints; None is of all.
        places: None is everywhere but in `compare`.
        compare: the places that are counted apart.
    """

    day: date
    before: int
    after: int
    categories: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    compare: tuple[str, ...] = ()

    @property
    def first(self) -> date:
        """The first day."""
        return self.day - timedelta(days=self.before)

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.day + timedelta(days=self.after)


@frozen
class Counted:
    """Complaints by day, before and after; every day has a number.

    Attributes:
        asked: what was asked for.
        compared: the same at the places that are counted apart.
        channels: all complaints, by channel; "" where it was not said.
    """

    asked: tuple[Days, Days]
    compared: tuple[Days, Days]
    channels: tuple[dict[str, int], dict[str, int]]


def count(frame: object, question: Question) -> Counted:
    """Count what was asked for.

    Raises:
        InvalidInput: with all that is wrong with the columns, or with the ids and times.
    """
    rows = asked(_tables(complaints(frame), question))
    problems = [problem for row in rows for problem in row.problems()]
    if problems:
        raise InvalidInput(*problems)
    return Counted(
        _days(rows, "asked", question),
        _days(rows, "compared", question),
        (_channels(rows, "before"), _channels(rows, "after")),
    )


def _tables(of: Complaints, question: Question) -> Iterator[Lazy]:
    yield facts(of)
    opened, day = nw.col(OPENED), moment(question.day, of.engine)
    first, end = moment(question.first, of.engine), moment(question.end, of.engine)
    yield _by_channel(of.rows.filter(opened >= first, opened < day), "before")
    yield _by_channel(of.rows.filter(opened >= day, opened < end), "after")
    rows = of.rows.filter(opened >= first, opened < end)
    if question.categories is not None:
        rows = rows.filter(_among(nw.col(CATEGORY).cast(nw.String), question.categories))
    place = nw.col(PLACE).cast(nw.String).fill_null("")
    there = _among(place, question.compare)
    here = ~there if question.places is None else _among(place, question.places)
    yield _by_day(rows.filter(here), "asked", of)
    yield _by_day(rows.filter(there), "compared", of)


def _among(text: nw.Expr, names: tuple[str, ...]) -> nw.Expr:
    """Whether a text is one of some; PyArrow has no list of nothing."""
    return text.is_in(names) if names else text.is_null() & ~text.is_null()


def _by_channel(rows: Lazy, what: str) -> Lazy:
    return table(rows.group_by(CHANNEL).agg(n=nw.len()), what, CHANNEL, values=("n",))


def _by_day(rows: Lazy, what: str, of: Complaints) -> Lazy:
    days = rows.select(at=minute(OPENED, of.engine) // MINUTES_A_DAY)
    return table(days.group_by("at").agg(n=nw.len()), what, at="at", values=("n",))


def _days(rows: list[Row], what: str, question: Question) -> tuple[Days, Days]:
    counts = {row.at: row.count for row in rows if row.what == what}
    first, day, end = (number_of(one) for one in (question.first, question.day, question.end))
    before = tuple(counts.get(at, 0) for at in range(first, day))
    return before, tuple(counts.get(at, 0) for at in range(day, end))


def _channels(rows: list[Row], what: str) -> dict[str, int]:
    found: dict[str, int] = defaultdict(int)
    for row in rows:
        if row.what == what:
            found[row.one or ""] += row.count
    return dict(found)
