"""Frames as they come: which engine they are of, and whether they have the form of complaints."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import narwhals as nw
from attrs import frozen

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.insight.columns import CLOSED, COLUMNS, DUE, OPENED

_TIMES = (OPENED, CLOSED, DUE)
_TEXTS = (nw.String, nw.Categorical, nw.Enum)


@frozen
class Complaints:
    """A frame that has the form of complaints.

    Attributes:
        rows: lazy, whatever it was before; its columns are `COLUMNS`.
        engine: who computes.
    """

    rows: nw.LazyFrame[Any]
    engine: nw.Implementation


def complaints(frame: object) -> Complaints:
    """Return a frame that was checked for its columns and their types; its rows are not read.

    Args:
        frame: of pandas, Polars (eager or lazy), DuckDB, PyArrow or PySpark.

    Raises:
        InvalidInput: with all that is wrong.
    """
    try:
        found: Any = nw.from_native(frame)
    except TypeError as error:
        kind = type(frame).__name__
        raise InvalidInput(Problem("insight.no_frame", params={"kind": kind})) from error
    if not isinstance(found, (nw.DataFrame, nw.LazyFrame)):
        raise InvalidInput(Problem("insight.no_frame", params={"kind": type(frame).__name__}))
    problems = tuple(_problems(found.collect_schema()))
    if problems:
        raise InvalidInput(*problems)
    return Complaints(found.lazy().select(*COLUMNS), found.implementation)


def _problems(schema: nw.Schema) -> Iterator[Problem]:
    for column in COLUMNS:
        if column not in schema:
            yield Problem("insight.column_missing", column, {"column": column})
        elif column in _TIMES:
            yield from _no_time(column, schema[column])
        elif not isinstance(schema[column], _TEXTS):
            params = {"column": column, "kind": schema[column]}
            yield Problem("insight.column_text", column, params)


def _no_time(column: str, kind: nw.dtypes.DType) -> Iterator[Problem]:
    if not isinstance(kind, nw.Datetime):
        yield Problem("insight.column_time", column, {"column": column, "kind": kind})
    elif kind.time_zone is not None:
        yield Problem("insight.column_zone", column, {"column": column, "zone": kind.time_zone})


FIRST_DAY = date(1900, 1, 1)
"""Days, hours and minutes are counted from its beginning; nothing was opened before it."""

MINUTES_A_DAY = 1440
_BEFORE_ZERO = 693_901
"""Days from the first of March of the year 0 to `FIRST_DAY`."""


def day_of(number: int) -> date:
    """Return the day with a number."""
    return FIRST_DAY + timedelta(days=number)


def number_of(day: date) -> int:
    """Return the number of a day."""
    return (day - FIRST_DAY).days


def midnight(day: date) -> datetime:
    """Return the beginning of a day, on the clock of the place."""
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001


def moment(day: date, engine: nw.Implementation) -> nw.Expr:
    """Return the beginning of a day, to compare with.

    PySpark would give a naive time the zone of its session.
    """
    at = midnight(day)
    if engine.is_spark_like():
        return nw.lit(at.isoformat(" ")).cast(nw.Datetime("us"))
    return nw.lit(at)


def minute(column: str, engine: nw.Implementation) -> nw.Expr:
    """Return the whole minutes from the beginning of `FIRST_DAY` to a time; empty if it is."""
    at = nw.col(column)
    if engine.is_spark_like():
        return _days(column) * MINUTES_A_DAY + at.dt.hour() * 60 + at.dt.minute()
    return (at - moment(FIRST_DAY, engine)).dt.total_minutes()


def _days(column: str) -> nw.Expr:
    """Return the number of a day from its parts: what every engine can take apart, it can add up.

    The year is counted from March, so that the leap day is its last.
    """
    at = nw.col(column)
    month = at.dt.month().cast(nw.Int64)
    shifted = (month + 9) % 12
    year = at.dt.year().cast(nw.Int64) - shifted // 10
    leaps = year // 4 - year // 100 + year // 400
    return year * 365 + leaps + (shifted * 153 + 2) // 5 + at.dt.day() - 1 - _BEFORE_ZERO
