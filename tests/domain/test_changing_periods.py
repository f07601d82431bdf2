"""A period that is lengthened, or whose calendar has become another one."""

from datetime import UTC, date, datetime, timedelta

import pytest
from attrs import evolve

from community_gov.domain.calendar import (
    CHINA_TIME,
    AnnouncedYear,
    Due,
    Duration,
    OfficeHours,
    Pause,
    Unit,
    due,
    extended,
    recounted,
)
from community_gov.domain.text import Text
from community_gov.host.calendars import load_calendar

CN = load_calendar("cn")
NEW_YEAR = Text("元旦", "New Year's Day")
DAY = timedelta(days=1)
LONGEST_OF_ALL = {
    Unit.WORKING_DAYS: 26_090,
    Unit.WORKING_HOURS: 208_720,
    Unit.CALENDAR_DAYS: 36_525,
    Unit.MONTHS: 1_200,
    Unit.MINUTES: 52_596_000,
}


def at(day: str, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=CHINA_TIME)


class TestExtending:
    def test_the_leader_grants_ten_more_working_days(self):
        extended_by = extended(Duration.parse("30 working days"), Duration.parse("10 working days"))
        assert extended_by == Duration.parse("40 working days")
        assert due(at("2026-02-02"), extended_by, CN).day == date(2026, 4, 3)

    @pytest.mark.parametrize("unit", Unit)
    @pytest.mark.parametrize("other", Unit)
    def test_only_periods_of_one_unit_can_be_added(self, unit, other):
        if unit is other:
            assert extended(Duration(2, unit), Duration(3, unit)) == Duration(5, unit)
            return
        with pytest.raises(ValueError, match="only periods of one unit can be added"):
            extended(Duration(2, unit), Duration(3, other))

    def test_it_says_in_which_unit_the_extension_must_be(self):
        with pytest.raises(ValueError) as caught:
            extended(Duration.parse("30 working days"), Duration.parse("24 working hours"))
        assert str(caught.value) == (
            "duration of 30 working days and 24 working hours: only periods of one unit can be"
            " added; give the second in working days"
        )

    @pytest.mark.parametrize("unit", Unit)
    def test_nothing_is_extended_beyond_a_century(self, unit):
        with pytest.raises(ValueError, match="a hundred years"):
            extended(Duration(LONGEST_OF_ALL[unit], unit), Duration(1, unit))


class TestCountingAnew:
    """The notice of the coming year is out, or an office closes: which clocks must be told?"""

    START = at("2026-12-28")
    NEXT = AnnouncedYear(
        2027, "国办发明电〔2026〕9号", {date(2027, 1, 1): NEW_YEAR}, {date(2027, 1, 2): NEW_YEAR}
    )

    def after_the_notice(self, written: str) -> Due | None:
        old = due(self.START, Duration.parse(written), CN)
        known = evolve(CN, years=(*CN.years, self.NEXT))
        return recounted(old, self.START, Duration.parse(written), known)

    def test_it_moves_with_the_holidays(self):
        moved = self.after_the_notice("4 working days")  # 29, 30, 31, and the Friday is off now
        assert moved == Due(date(2027, 1, 2), at("2027-01-03", "00:00"), provisional=False)

    def test_a_day_that_stays_is_not_provisional_any_more(self):
        assert due(self.START, Duration.parse("5 working days"), CN).provisional
        certain = self.after_the_notice("5 working days")  # a Saturday is worked for the Friday
        assert certain == Due(date(2027, 1, 4), at("2027-01-05", "00:00"), provisional=False)

    def test_nothing_is_said_where_nothing_changed(self):
        assert self.after_the_notice("3 working days") is None
        assert self.after_the_notice("30 minutes") is None

    def test_a_year_that_is_still_not_announced_changes_nothing(self):
        duration = Duration.parse("30 working days")
        old = due(self.START, duration, CN)
        assert old.provisional
        assert recounted(old, self.START, duration, evolve(CN)) is None

    def test_pauses_and_zone_are_those_of_the_clock(self):
        duration, pauses = Duration.parse("3 working days"), [Pause(self.START, self.START + DAY)]
        old = due(self.START, duration, CN, UTC, pauses)
        assert recounted(old, self.START, duration, CN, UTC, pauses) is None
        assert recounted(old, self.START, duration, CN, UTC).day == date(2026, 12, 31)
        assert recounted(old, self.START, duration, CN, CHINA_TIME, pauses) is not None

    def test_an_office_that_changes_its_hours(self):
        duration = Duration.parse("3 working hours")
        old = due(self.START, duration, CN)
        early = evolve(CN, hours=OfficeHours.parse(["08:00-12:00", "14:00-17:30"]))
        assert recounted(old, self.START, duration, early).at == at("2026-12-28", "15:00")
