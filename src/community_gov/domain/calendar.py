"""Working days, periods and their explanation: the names other folders import.

``work_calendar`` knows which days are worked, ``office_hours`` when an office is open on them,
``duration`` how long a period is, ``periods`` when it ends; this module adds why.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo

from community_gov.domain.counted_hours import counted_hours
from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration, Unit, extended
from community_gov.domain.explanation import PAUSED, CountedDay, Explanation
from community_gov.domain.office_hours import USUAL_HOURS, OfficeHours, Stretch
from community_gov.domain.pauses import Pause
from community_gov.domain.periods import (
    CHINA_TIME,
    Due,
    Period,
    due,
    hours_of,
    period_of,
    recounted,
    used,
)
from community_gov.domain.text import Text
from community_gov.domain.work_calendar import AnnouncedYear, Day, WorkCalendar

__all__ = [
    "CHINA_TIME",
    "USUAL_HOURS",
    "AnnouncedYear",
    "CountedDay",
    "Cycle",
    "Day",
    "Due",
    "Duration",
    "Explanation",
    "OfficeHours",
    "Pause",
    "Stretch",
    "Unit",
    "WorkCalendar",
    "due",
    "explain_due",
    "extended",
    "recounted",
    "used",
]

_RESUMED = Text("计时恢复之日即最后一日", "the clock resumed on this, the last day")
_COUNTS = Text("按自然日计，逐日计算", "calendar days count every day")
_WITHIN = Text("期间之内", "within the period")
_ENDS = Text("期间届满", "the period ends")
_COMES_ROUND = Text("{cycle}（{why}）", "{cycle} ({why})")
_ROUND_THE_CLOCK = Text(
    "按分钟计，昼夜不停，节假日不扣除", "minutes run on at night and on days off"
)


def explain_due(
    start: datetime,
    duration: Duration | Cycle,
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
    if isinstance(duration, Cycle):
        day = calendar.day(answer.at.date())
        why = _COMES_ROUND.fill(cycle=duration.text, why=day.why)
        line = CountedDay(day.date, None, True, why, day.notice, answer.provisional)
        return Explanation(answer, (line,))
    if duration.unit is Unit.MINUTES:
        line = CountedDay(answer.day, duration.amount, True, _ROUND_THE_CLOCK, None, False)
        return Explanation(answer, (line,))
    if duration.unit is Unit.WORKING_HOURS:
        hours = hours_of(start, duration, calendar, zone, pauses)
        return Explanation(answer, tuple(counted_hours(hours, duration, calendar)))
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
            why = _RESUMED if day.date == period.last else PAUSED
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
