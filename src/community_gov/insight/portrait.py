"""The portrait of complaints: what they say together."""

from collections.abc import Iterator, Mapping
from datetime import date

from attrs import frozen

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.taxonomy import Taxonomy
from community_gov.domain.text import Text
from community_gov.insight.cells import Cells, gather
from community_gov.insight.channels import Openings, Volume, Was, volumes
from community_gov.insight.closing import (
    Backlog,
    InTime,
    ToClose,
    backlog,
    by_category,
    in_time,
    month_ends,
    to_close,
)
from community_gov.insight.kinds import (
    Concentration,
    categories,
    category_concentration,
    place_concentration,
    places,
    sides,
)
from community_gov.insight.span import Span
from community_gov.insight.spots import Recurrence, Spot, recurrence, spots
from community_gov.insight.times import Month, Trend, hours, months, trend, weekdays
from community_gov.insight.told import Line, whole

LEAST = 5
"""Fewer complaints than this are told together with others, or not at all."""


@frozen
class Portrait:
    """What complaints say together; protected, so that it can be shown.

    Attributes:
        taxonomy: the name of the list of categories.
        least: fewer complaints than this are nowhere told by themselves.
        count: the complaints of the span; None where there are too few.
        notes: what cannot be told, and what must be known to read the rest.

    The other attributes are what the functions of the same name return.
    """

    span: Span
    taxonomy: str
    least: int
    count: int | None
    sides: tuple[Line, ...]
    categories: tuple[Line, ...]
    places: tuple[Line, ...]
    category_concentration: Concentration | None
    place_concentration: Concentration | None
    months: tuple[Month, ...]
    weekdays: tuple[int | None, ...]
    hours: tuple[int | None, ...]
    trend: Trend | None
    spots: tuple[Spot, ...]
    recurrence: Recurrence
    to_close: ToClose | None
    to_close_by_category: dict[str, ToClose]
    in_time: InTime
    backlog: tuple[Backlog, ...]
    channels: tuple[Volume, ...]
    notes: tuple[Text, ...]


def portrait(
    frame: object,
    taxonomy: Taxonomy,
    since: date,
    until: date,
    *,
    as_of: date | None = None,
    window: int = 30,
    least: int = LEAST,
    channels_open: Openings | None = None,
    channel_labels: Mapping[str, Text] | None = None,
) -> Portrait:
    """Return the portrait of a frame of complaints.

    The same frame gives the same portrait, to the last digit, from pandas, Polars, DuckDB, PyArrow
    and PySpark: the engines only count, and numbers with fractions are made of the counts here.

    Args:
        frame: has the columns of `insight.columns`.
        since, until: the first and the last day; what was opened on these days counts.
        as_of: the day of the count; the last day when None.
        window: of the recurrence, in days.
        least: complaints; 1 tells everything, for those who may see each complaint anyway.
        channels_open: when each channel was open.
        channel_labels: what the notes call a channel, by code; its code where there is none.

    Raises:
        InvalidInput: with all that is wrong.
    """
    cells = gather(frame, taxonomy, since, until, as_of=as_of, window=window)
    return drawn(cells, least=least, channels_open=channels_open, channel_labels=channel_labels)


def drawn(
    cells: Cells,
    *,
    least: int = LEAST,
    channels_open: Openings | None = None,
    channel_labels: Mapping[str, Text] | None = None,
) -> Portrait:
    """Return the portrait of complaints that were counted already; see `portrait`."""
    if least < 1:
        raise InvalidInput(Problem("insight.number", "least", {"name": "least", "least": 1}))
    span, series = cells.span, months(cells, least)
    counts = {channel or "": count for channel, count in cells.channels.items()}
    came_by = volumes(counts, channels_open or {}, span.since, span.until, least)
    found = trend(series)
    again = recurrence(cells, least)
    return Portrait(
        span=span,
        taxonomy=cells.taxonomy.name,
        least=least,
        count=whole(cells.count, least),
        sides=sides(cells, least),
        categories=categories(cells, least),
        places=places(cells, least),
        category_concentration=category_concentration(cells, least),
        place_concentration=place_concentration(cells, least),
        months=series,
        weekdays=weekdays(cells, least),
        hours=hours(cells, least),
        trend=found,
        spots=spots(cells, series, least),
        recurrence=again,
        to_close=to_close(cells, least),
        to_close_by_category=by_category(cells, least),
        in_time=in_time(cells, least),
        backlog=backlog(cells, month_ends(cells), least),
        channels=came_by,
        notes=tuple(_notes(cells, least, came_by, found, again, channel_labels or {})),
    )


def _notes(
    cells: Cells,
    least: int,
    came_by: tuple[Volume, ...],
    found: Trend | None,
    again: Recurrence,
    labels: Mapping[str, Text],
) -> Iterator[Text]:
    if cells.count < least:
        yield _FEW.fill(least=least)
    for one in came_by:
        if one.was is Was.CLOSED:
            yield (_CLOSED_YET if one.count else _CLOSED).fill(
                channel=labels.get(one.channel, one.channel)
            )
        elif one.was is Was.PARTLY:
            yield _PARTLY.fill(
                channel=labels.get(one.channel, one.channel), open=one.open_days, days=one.days
            )
    unsaid = [
        labels.get(one.channel, one.channel)
        for one in came_by
        if one.was is Was.NOT_SAID and one.channel
    ]
    if unsaid:
        yield _UNSAID.fill(channels=unsaid)
    if found is None:
        yield _NO_TREND
    if not again.seen_whole:
        yield _NOT_SEEN.fill(window=again.window)


_FEW = Text(
    "投诉不足 {least} 件，无法判断。",
    "Fewer than {least} complaints: cannot tell.",
)
_CLOSED = Text(
    "“{channel}”渠道在此期间未开通：没有投诉不等于没有问题。",
    "The channel “{channel}” was closed in these days: no complaint does not mean no problem.",
)
_CLOSED_YET = Text(
    "“{channel}”渠道登记为未开通，却有投诉由此而来：请核对开通日期。",
    "Complaints came by “{channel}”, which is said to have been closed: check its dates.",
)
_PARTLY = Text(
    "“{channel}”渠道在 {days} 天中开通了 {open} 天，数量不能与其他时期直接比较。",
    "“{channel}” was open on {open} of {days} days: do not compare its number with other times.",
)
_UNSAID = Text(
    "未说明以下渠道何时开通：{channels}。其数量增减可能只因渠道变化。",
    "Nobody said when these were open: {channels}. Their numbers may change for that alone.",
)
_NO_TREND = Text(
    "趋势无法判断：需要每个月份至少有两年完整且足够多的数据，才能把季节与趋势分开。",
    "The trend: cannot tell. Season and trend come apart only where each month was seen whole, "
    "with enough complaints, in two years.",
)
_NOT_SEEN = Text(
    "数据没有覆盖起始日之前的 {window} 天，反复出现的投诉可能少算。",
    "The data do not reach back {window} days before the first day: some that came again may "
    "not be counted as such.",
)
