"""Time that passes only while an office is open.

All moments here are what the clock on the office's wall shows, without a zone. So where clocks
are put forward or back while an office is open, its hours are those that the clock shows; none
are known to do that, since clocks change at night.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from attrs import frozen

from community_gov.domain.work_calendar import WorkCalendar

_DAY = timedelta(days=1)
_INSTANT = timedelta(microseconds=1)

Span = tuple[datetime, datetime]
"""From when to when, as the clock on the wall shows it."""


@frozen
class OfficePeriod:
    """Hold a period in working hours, as ``due`` and its explanation both need it.

    Attributes:
        start: When it starts.
        at: When the count is reached.
        first: The first day whose office hours could count.
        stops: The pauses that began in time, but for those of no length.
    """

    start: datetime
    at: datetime
    first: date
    stops: tuple[Span, ...]

    @property
    def last(self) -> date:
        """The day on which the count is reached; closing at midnight belongs to the day before."""
        return (self.at - _INSTANT).date()

    @property
    def running(self) -> tuple[Span, ...]:
        """The times between the pauses, from the start to the end."""
        begins = (self.start, *(until for _, until in self.stops))
        return tuple(zip(begins, (*(since for since, _ in self.stops), self.at), strict=True))


def office_period(
    start: datetime, length: timedelta, calendar: WorkCalendar, pauses: Iterable[Span]
) -> OfficePeriod:
    """Lay out a period that runs only while the office is open.

    Args:
        start: When it starts.
        length: How much office time it has, more than nothing.
        calendar: Which days are worked, and the office hours.
        pauses: In order; those that begin when the count is already reached are ignored.

    Raises:
        ValueError: It ends beyond the year 9999.
    """
    at = office_time_after(start, length, calendar)
    stops: list[Span] = []
    for since, until in pauses:
        if since >= at:
            break
        if since < until:
            stops.append((since, until))
        length += office_time(since, until, calendar)
        at = office_time_after(start, length, calendar)
    over = calendar.hours.passed(_clock(start)) == calendar.hours.length
    return OfficePeriod(start, at, start.date() + over * _DAY, tuple(stops))


def office_time(after: datetime, until: datetime, calendar: WorkCalendar) -> timedelta:
    """Give how long the office is open between two moments; nothing if they run backwards."""
    if until <= after:
        return timedelta(0)
    days = calendar.working_days_between(after.date(), until.date())
    return _left(after, calendar) + days * calendar.hours.length - _left(until, calendar)


def office_time_after(start: datetime, length: timedelta, calendar: WorkCalendar) -> datetime:
    """Give the first moment at which the office has been open for a length of time."""
    hours, left = calendar.hours, _left(start, calendar)
    if length <= left:
        return _midnight(start.date()) + hours.reached(hours.length - left + length)
    days = -(-(length - left) // hours.length)
    passed = length - left - (days - 1) * hours.length
    return _midnight(calendar.working_day_after(start.date(), days)) + hours.reached(passed)


def open_on(day: date, calendar: WorkCalendar) -> tuple[Span, ...]:
    """Give the times at which the office is open on a day."""
    if not calendar.works(day):
        return ()
    midnight = _midnight(day)
    return tuple((midnight + one.opens, midnight + one.closes) for one in calendar.hours.stretches)


def _left(moment: datetime, calendar: WorkCalendar) -> timedelta:
    """Give the office time of a moment's day that is still to come."""
    if not calendar.works(moment.date()):
        return timedelta(0)
    return calendar.hours.length - calendar.hours.passed(_clock(moment))


def _clock(moment: datetime) -> timedelta:
    return moment - _midnight(moment.date())


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
