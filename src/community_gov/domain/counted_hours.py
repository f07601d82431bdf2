"""Explain a period in working hours, a line for each day."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from community_gov.domain.duration import Duration
from community_gov.domain.explanation import PAUSED, CountedDay
from community_gov.domain.office_hours import clock_time
from community_gov.domain.office_time import OfficePeriod, Span, open_on
from community_gov.domain.text import Text
from community_gov.domain.work_calendar import Day, WorkCalendar

_OVER = Text("当日办公时间已过", "office hours were over")
_COUNTED = Text("{why}，计 {time}", "{why}: {time}")
_PARTLY = Text("{why}，{spans} 计 {time}", "{why}: {time} ({spans})")
_STOOD = Text("{said}，其间计时暂停", "{said}, clock paused for a while")
_ENDS = Text("{said}，期间届满", "{said}, the period ends")
_SPAN = Text("{since}至{until}", "{since} to {until}")
_MINUTE = timedelta(minutes=1)


def counted_hours(
    period: OfficePeriod, duration: Duration, calendar: WorkCalendar
) -> Iterator[CountedDay]:
    """Yield a line for each day from the start to the due day.

    Args:
        period: What is explained.
        duration: Its length in working hours.
        calendar: Which days are worked, and the office hours.
    """
    running, told, passed = period.running, 0, timedelta(0)
    for ordinal in range(period.start.toordinal(), period.last.toordinal() + 1):
        day = calendar.day(date.fromordinal(ordinal))
        hours = open_on(day.date, calendar)
        counted = _common(hours, running)
        passed += _length(counted)
        minutes = passed // _MINUTE - told
        told += minutes
        mattered = day.date >= period.first
        last = day.date == period.last
        paused = bool(_common(hours, period.stops))
        yield CountedDay(
            day.date,
            duration.amount if last else None,
            bool(counted),
            _why(day, minutes, counted, whole=counted == hours, paused=paused, last=last),
            day.notice if mattered and (counted or not day.works) else None,
            mattered and day.provisional,
            minutes,
        )


def _why(
    day: Day, minutes: int, counted: tuple[Span, ...], *, whole: bool, paused: bool, last: bool
) -> Text:
    if not day.works:
        return day.why
    if not counted:
        return PAUSED if paused else _OVER
    form = _COUNTED if whole else _PARTLY
    said = form.fill(why=day.why, time=_time(minutes), spans=[_span(one) for one in counted])
    if paused:
        said = _STOOD.fill(said=said)
    return _ENDS.fill(said=said) if last else said


def _common(hours: Iterable[Span], others: Iterable[Span]) -> tuple[Span, ...]:
    """Give the times that lie in one of both."""
    others = tuple(others)
    common = (
        (max(opens, since), min(closes, until))
        for opens, closes in hours
        for since, until in others
    )
    return tuple(one for one in common if one[0] < one[1])


def _length(spans: Iterable[Span]) -> timedelta:
    return sum((until - since for since, until in spans), timedelta(0))


def _span(span: Span) -> Text:
    midnight = datetime.combine(span[0].date(), datetime.min.time())
    since, until = (clock_time(one - midnight) for one in span)
    return _SPAN.fill(since=since, until=until)


def _time(minutes: int) -> Text:
    hours, rest = divmod(minutes, 60)
    zh = [f"{hours} 小时"] * (hours > 0) + [f"{rest} 分钟"] * (rest > 0)
    en = [_many(hours, "hour")] * (hours > 0) + [_many(rest, "minute")] * (rest > 0)
    return Text(" ".join(zh) or "1 分钟以内", " ".join(en) or "less than a minute")


def _many(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"
