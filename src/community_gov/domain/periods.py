"""When a period ends.

The rules are those of the Civil Code of the People's Republic of China, articles 200-204: the
Gregorian calendar is used (200), the first day is not counted (201), a period in months ends on
the corresponding day or the last day of the month (202), a last day that is a day off gives way
to the next working day (203), and law or agreement may say otherwise (204), as "working days",
"working hours" and "minutes" do. A period in hours begins at once (201).
"""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime, timedelta, timezone, tzinfo

from attrs import frozen

from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration, Unit
from community_gov.domain.office_time import OfficePeriod, office_period, office_time
from community_gov.domain.pauses import Pause, in_order, utc
from community_gov.domain.work_calendar import WorkCalendar

CHINA_TIME = timezone(timedelta(hours=8), "Asia/Shanghai")
"""The one legal time of China; without summer time since 1991, so a fixed offset."""

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_INSTANT = timedelta(microseconds=1)


@frozen
class Due:
    """Say until when there is time.

    Attributes:
        day: The last day on which acting is in time.
        at: The aware instant from which it is late.
        provisional: True if a day that mattered lies in a year not yet announced.
    """

    day: date
    at: datetime
    provisional: bool


@frozen
class Period:
    """Hold a period in days, as ``due`` and its explanation both need it.

    Attributes:
        first: The local day of the start, not counted itself.
        length: How many days are counted (working days, or days one after another).
        ends: The day on which the count ends, before a day off moves it.
        last: The last day on which acting is in time.
        stops: Per pause, the day it began and the day it ended; the days after the first up to
            the second do not count.
    """

    first: date
    length: int
    ends: date
    last: date
    stops: tuple[tuple[date, date], ...]

    def paused(self, day: date) -> bool:
        """Tell whether a pause takes ``day`` out of the count."""
        return any(after < day <= until for after, until in self.stops)


def due(
    start: datetime,
    duration: Duration | Cycle,
    calendar: WorkCalendar,
    zone: tzinfo = CHINA_TIME,
    pauses: Iterable[Pause] = (),
) -> Due:
    """Find when a period ends (Civil Code art. 200-204).

    A pause takes the days after the day it began, up to and including the day it ended, out of
    the count, so a pause of no length changes nothing. A pause on the last day leaves the day on
    which it ended, or the next working day. Minutes stand still for exactly as long as the pause,
    working hours for the office time in it. A pause that began when it was already late is
    ignored.

    Working hours pass only while the office is open, from the very start if it is open then. A
    count that is reached just when it closes is due at closing time, not at the next opening.

    What recurs is due when it comes round for the first time after the start, and after the last
    pause: what falls into a pause is left out.

    Args:
        start: The aware instant at which the period starts.
        duration: How long it is, or when it comes round.
        calendar: Which days are worked, and the office hours.
        zone: The zone whose midnights part the days and whose clock the office goes by.
        pauses: Times that do not count, in order and apart from one another.

    Raises:
        ValueError: An instant is naive, pauses overlap, run backwards or precede the start, or
            the period ends beyond the year 9999.
    """
    if isinstance(duration, Cycle):
        return _recurring_due(start, duration, calendar, zone, pauses)
    if duration.unit is Unit.MINUTES:
        return _minutes_due(start, duration.amount, zone, pauses)
    if duration.unit is Unit.WORKING_HOURS:
        hours = hours_of(start, duration, calendar, zone, pauses)
        announced = calendar.all_announced(hours.first, hours.last)
        return Due(hours.last, hours.at.replace(tzinfo=zone), not announced)
    period = period_of(start, duration, calendar, zone, pauses)
    looked_at = period.first + _DAY if duration.unit is Unit.WORKING_DAYS else period.ends
    provisional = not calendar.all_announced(looked_at, period.last)
    return Due(period.last, _midnight_after(period.last, zone), provisional)


def recounted(
    old: Due,
    start: datetime,
    duration: Duration | Cycle,
    calendar: WorkCalendar,
    zone: tzinfo = CHINA_TIME,
    pauses: Iterable[Pause] = (),
) -> Due | None:
    """Count a period anew, and tell whether the calendar now says otherwise.

    A provisional answer whose year has been announced since is another one even if its day
    stays: it is not provisional any more.

    Args:
        old: What ``due`` answered for the other arguments when the calendar was an older one.

    Returns:
        What it answers now, or None where that is the same.

    Raises:
        ValueError: As ``due`` does.
    """
    now = due(start, duration, calendar, zone, pauses)
    return None if now == old else now


def used(
    start: datetime,
    now: datetime,
    unit: Unit,
    calendar: WorkCalendar,
    zone: tzinfo = CHINA_TIME,
) -> int:
    """Count the units a running period has used up at ``now``.

    The local day of ``start`` is never used; the local day of ``now`` is, if it counts at all.
    So what is left may be counted anew from ``now`` and ends on the same day. Months, minutes and
    working hours are whole ones: what is over is dropped, so resume those with
    ``due(..., pauses=...)``.

    Raises:
        ValueError: An instant is naive.
    """
    first, today = _local_day(start, zone), _local_day(now, zone)
    if unit is Unit.MINUTES:
        return max(0, (utc(now) - utc(start)) // timedelta(minutes=1))
    if unit is Unit.WORKING_HOURS:
        passed = office_time(_on_the_wall(start, zone), _on_the_wall(now, zone), calendar)
        return passed // _HOUR
    if unit is Unit.WORKING_DAYS:
        return calendar.working_days_between(first, today)
    if unit is Unit.CALENDAR_DAYS:
        return max(0, (today - first).days)
    months = (today.year - first.year) * 12 + today.month - first.month
    return max(0, months - (_months_after(first, months) > today))


def period_of(
    start: datetime,
    duration: Duration,
    calendar: WorkCalendar,
    zone: tzinfo,
    pauses: Iterable[Pause],
) -> Period:
    """Lay out a period in days or months; arguments and errors are those of ``due``."""
    first = _local_day(start, zone)
    length = _length_in_days(first, duration)
    ends = _end(first, length, duration.unit, calendar)
    last = calendar.working_day_from(ends)
    stops: list[tuple[date, date]] = []
    lost = 0
    for began, ended in in_order(start, pauses):
        if began >= _midnight_after(last, zone):
            break
        stop = _local_day(began, zone), _local_day(ended, zone)
        stops.append(stop)
        lost += _days_lost(*stop, duration.unit, calendar)
        ends = _end(first, length + lost, duration.unit, calendar)
        last = calendar.working_day_from(max(ends, stop[1]))
    return Period(first, length, ends, last, tuple(stops))


def hours_of(
    start: datetime,
    duration: Duration,
    calendar: WorkCalendar,
    zone: tzinfo,
    pauses: Iterable[Pause],
) -> OfficePeriod:
    """Lay out a period in working hours; arguments and errors are those of ``due``."""
    stops = (
        (_on_the_wall(began, zone), _on_the_wall(ended, zone))
        for began, ended in in_order(start, pauses)
    )
    return office_period(_on_the_wall(start, zone), duration.amount * _HOUR, calendar, stops)


def _length_in_days(first: date, duration: Duration) -> int:
    if duration.unit is Unit.MONTHS:
        return (_months_after(first, duration.amount) - first).days
    return duration.amount


def _end(first: date, length: int, unit: Unit, calendar: WorkCalendar) -> date:
    if unit is Unit.WORKING_DAYS:
        return calendar.working_day_after(first, length)
    return first + length * _DAY


def _days_lost(began: date, ended: date, unit: Unit, calendar: WorkCalendar) -> int:
    if unit is Unit.WORKING_DAYS:
        return calendar.working_days_between(began, ended)
    return (ended - began).days


def _months_after(first: date, months: int) -> date:
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, min(first.day, monthrange(year, month + 1)[1]))


def _minutes_due(start: datetime, minutes: int, zone: tzinfo, pauses: Iterable[Pause]) -> Due:
    at = utc(start) + timedelta(minutes=minutes)
    for began, ended in in_order(start, pauses):
        if began >= at:
            break
        at += ended - began
    return Due((at - _INSTANT).astimezone(zone).date(), at.astimezone(zone), provisional=False)


def _recurring_due(
    start: datetime,
    cycle: Cycle,
    calendar: WorkCalendar,
    zone: tzinfo,
    pauses: Iterable[Pause],
) -> Due:
    since = utc(start)
    for _, ended in in_order(start, pauses):
        since = ended
    at = cycle.after(since, calendar, zone)
    last = (at - _INSTANT).date()
    looked_at = _local_day(since, zone), at.date()
    unsure = cycle.asks_calendar and not calendar.all_announced(*looked_at)
    return Due(last, at, provisional=unsure)


def _local_day(moment: datetime, zone: tzinfo) -> date:
    return _on_the_wall(moment, zone).date()


def _on_the_wall(moment: datetime, zone: tzinfo) -> datetime:
    """Give what the clock of a zone shows, without the zone."""
    return utc(moment).astimezone(zone).replace(tzinfo=None)


def _midnight_after(day: date, zone: tzinfo) -> datetime:
    following = day + _DAY
    return datetime(following.year, following.month, following.day, tzinfo=zone)
