"""Working days, periods and their explanation: the names other folders import.

``work_calendar`` knows which days are worked, ``duration`` how long a period is, ``periods`` when
it ends; this module adds why.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from attrs import frozen

from community_gov.domain.duration import Duration, Unit
from community_gov.domain.periods import CHINA_TIME, Due, Pause, Period, due, period_of, used
from community_gov.domain.text import Text
from community_gov.domain.work_calendar import AnnouncedYear, Day, WorkCalendar

__all__ = [
    "CHINA_TIME",
    "AnnouncedYear",
    "CountedDay",
    "Day",
    "Due",
    "Duration",
    "Explanation",
    "Pause",
    "Unit",
    "WorkCalendar",
    "due",
    "explain_due",
    "used",
]

_PAUSED = Text("计时暂停", "clock paused")
_RESUMED = Text("计时恢复之日即最后一日", "the clock resumed on this, the last day")
_COUNTS = Text("按自然日计，逐日计算", "calendar days count every day")
_WITHIN = Text("期间之内", "within the period")
_ENDS = Text("期间届满", "the period ends")
_ROUND_THE_CLOCK = Text(
    "按分钟计，昼夜不停，节假日不扣除", "minutes run on at night and on days off"
)


@frozen
class CountedDay:
    """Explain one day of a period.

    Attributes:
        date: The day.
        number: Which day of the count it is, or None if it has no number.
        counted: Whether it belongs to the count.
        why: Why it does or does not.
        notice: Number of the notice that names the day, if it mattered.
        provisional: True if the day mattered and its year is not yet announced.
    """

    date: date
    number: int | None
    counted: bool
    why: Text
    notice: str | None
    provisional: bool


@frozen
class Explanation:
    """Explain a due day, line by line, from the day after the start to the due day.

    Attributes:
        due: What is explained.
        days: One line per day; a single line for minutes.
    """

    due: Due
    days: tuple[CountedDay, ...]


def explain_due(
    start: datetime,
    duration: Duration,
    calendar: WorkCalendar,
    zone: tzinfo = CHINA_TIME,
    pauses: Iterable[Pause] = (),
) -> Explanation:
    """Explain what ``due`` answers for the same arguments, one line per day.

    Raises:
        ValueError: As ``due`` does.
    """
    pauses = tuple(pauses)
    answer = due(start, duration, calendar, zone, pauses)
    if duration.unit is Unit.MINUTES:
        line = CountedDay(answer.day, duration.amount, True, _ROUND_THE_CLOCK, None, False)
        return Explanation(answer, (line,))
    period = period_of(start, duration, calendar, zone, pauses)
    return Explanation(answer, tuple(_lines(period, duration, calendar)))


def _lines(period: Period, duration: Duration, calendar: WorkCalendar) -> Iterator[CountedDay]:
    working = duration.unit is Unit.WORKING_DAYS
    count = 0
    for ordinal in range(period.first.toordinal() + 1, period.last.toordinal() + 1):
        day = calendar.day(date.fromordinal(ordinal))
        paused = period.paused(day.date)
        counted = not paused and count < period.length and (day.works or not working)
        count += counted
        if paused:
            why = _RESUMED if day.date == period.last else _PAUSED
        elif counted and not working:
            why = _why_one_after_another(day, duration, ends=count == period.length)
        else:
            why = _why_by_calendar(day, moved=not counted and day.date == period.last)
        numbered = counted and (duration.unit is not Unit.MONTHS or count == period.length)
        number = duration.amount - period.length + count if numbered else None
        mattered = working or day.date >= period.ends
        yield CountedDay(
            day.date,
            number,
            counted,
            why,
            day.notice if mattered and not paused else None,
            mattered and day.provisional,
        )


def _why_one_after_another(day: Day, duration: Duration, *, ends: bool) -> Text:
    if ends and not day.works:
        return Text(
            f"期间末日遇{day.why.zh}，顺延", f"the last day is a day off ({day.why.en}): moved on"
        )
    if duration.unit is Unit.CALENDAR_DAYS:
        return _COUNTS
    return _ENDS if ends else _WITHIN


def _why_by_calendar(day: Day, *, moved: bool) -> Text:
    if moved:
        return Text(f"顺延至此日：{day.why.zh}", f"moved to this day: {day.why.en}")
    return day.why
