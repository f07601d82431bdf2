"""What the laws of legal time are tried on: moments, places, lengths and pauses."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import evolve
from hypothesis import strategies as st

from community_gov.domain.calendar import (
    CHINA_TIME,
    USUAL_HOURS,
    Duration,
    OfficeHours,
    Pause,
    Stretch,
    Unit,
)
from community_gov.domain.text import Text
from community_gov.host.calendars import load_calendar

CN = load_calendar("cn")
CLOSED = Text("街道搬迁停办", "street office moving house")
DAY = timedelta(days=1)
LONGEST = {
    Unit.WORKING_DAYS: 120,
    Unit.WORKING_HOURS: 40,
    Unit.CALENDAR_DAYS: 400,
    Unit.MONTHS: 15,
    Unit.MINUTES: 100_000,
}
all_units = st.sampled_from(list(Unit))
day_units = st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS])
single_days = st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS])
instants = st.datetimes(
    datetime(2021, 11, 1),  # noqa: DTZ001 - Hypothesis adds the zone
    datetime(2027, 3, 1),  # noqa: DTZ001
    timezones=st.sampled_from([CHINA_TIME, UTC, ZoneInfo("Asia/Shanghai")]),
)


@st.composite
def office_hours(draw: st.DrawFn) -> OfficeHours:
    """Draw up to three stretches, some of which follow one another without a break."""
    clock = st.integers(0, 144).map(lambda tens: timedelta(minutes=10 * tens))
    times = sorted(draw(st.lists(clock, min_size=6, max_size=6)))
    pairs = zip(times[::2], times[1::2], strict=True)
    stretches = tuple(Stretch(opens, closes) for opens, closes in pairs if opens < closes)
    return OfficeHours(stretches or USUAL_HOURS.stretches)


closures = st.dictionaries(
    st.dates(date(2021, 11, 1), date(2027, 12, 31)), st.just(CLOSED), max_size=30
)
calendars = st.builds(
    lambda closed, hours: evolve(CN, closures=closed, hours=hours),
    closures,
    st.just(USUAL_HOURS) | office_hours(),
)


@st.composite
def durations(draw: st.DrawFn, units: st.SearchStrategy[Unit] = all_units) -> Duration:
    unit = draw(units)
    return Duration(draw(st.integers(1, LONGEST[unit])), unit)


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> tuple[Pause, ...]:
    hours = draw(st.lists(st.integers(0, 600), max_size=6).map(sorted))
    moments = [start + timedelta(hours=hour) for hour in hours]
    return tuple(map(Pause, moments[::2], moments[1::2]))


def every_day(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)
