"""Deadlines as a caseworker counts them with a wall calendar and a pencil."""

import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError

from community_gov.domain.calendar import (
    CHINA_TIME,
    AnnouncedYear,
    Due,
    Duration,
    Unit,
    WorkCalendar,
    due,
    used,
)
from community_gov.domain.text import Text
from community_gov.host.calendars import load_calendar

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import chinese_calendar
    import holidays

    OTHER_LIBRARY = holidays.country_holidays("CN", years=range(2022, 2027))

CN = load_calendar("cn")
CLOSED = Text("街道搬迁停办", "street office moving house")
SPRING = Text("春节", "Spring Festival")
DAY = timedelta(days=1)


def at(day: str, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=CHINA_TIME)


def last_day(start: str, written: str, calendar: WorkCalendar = CN) -> str:
    return str(due(at(start), Duration.parse(written), calendar).day)


def every_day(first: date, last: date) -> Iterator[date]:
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(ordinal)


class TestTheHolidayTable:
    @pytest.mark.parametrize("year", range(2022, 2027))
    def test_every_day_agrees_with_both_public_holiday_libraries(self, year):
        for day in every_day(date(year, 1, 1), date(year, 12, 31)):
            assert CN.works(day) == chinese_calendar.is_workday(day), day
            assert CN.works(day) == OTHER_LIBRARY.is_working_day(day), day
            assert CN.day(day).works == CN.works(day)
            assert not CN.day(day).provisional

    def test_make_up_days_are_as_many_as_announced(self):
        counts = {notice.year: len(notice.working_weekends) for notice in CN.years}
        assert counts == {2022: 7, 2023: 7, 2024: 8, 2025: 5, 2026: 6}

    def test_each_notice_has_its_number(self):
        assert [(notice.year, notice.notice) for notice in CN.years] == [
            (2022, "国办发明电〔2021〕11号"),
            (2023, "国办发明电〔2022〕16号"),
            (2024, "国办发明电〔2023〕7号"),
            (2025, "国办发明电〔2024〕12号"),
            (2026, "国办发明电〔2025〕7号"),
        ]

    def test_a_make_up_saturday_names_its_festival_and_notice(self):
        day = CN.day(date(2026, 2, 14))
        assert day.works
        assert day.why == Text("春节调休上班", "make-up working day for Spring Festival")
        assert day.notice == "国办发明电〔2025〕7号"

    def test_new_year_2023_began_in_december_2022(self):
        day = CN.day(date(2022, 12, 31))
        assert not day.works
        assert day.notice == "国办发明电〔2022〕16号"

    def test_a_year_not_announced_follows_the_week_and_is_provisional(self):
        assert not CN.announced(2027)
        monday, saturday = CN.day(date(2027, 2, 8)), CN.day(date(2027, 2, 13))
        assert (monday.works, monday.provisional, monday.notice) == (True, True, None)
        assert (saturday.works, saturday.provisional) == (False, True)
        assert "2027" in monday.why.zh
        assert "2027" in monday.why.en

    def test_a_local_closure_beats_a_make_up_day_but_not_a_festival(self):
        closed = {date(2026, 2, 14): CLOSED, date(2026, 2, 17): CLOSED, date(2026, 3, 3): CLOSED}
        local = evolve(CN, closures=closed)
        assert not local.works(date(2026, 2, 14))
        assert local.day(date(2026, 3, 3)).why == CLOSED
        assert local.day(date(2026, 2, 17)).why.en == "Spring Festival holiday"

    def test_the_table_is_read_once_and_cannot_be_changed(self):
        assert load_calendar("cn") is CN
        assert hash(CN) == hash(evolve(CN))
        assert evolve(CN) == CN
        with pytest.raises(FrozenInstanceError):
            CN.name = "other"
        with pytest.raises(TypeError):
            CN.years[0].holidays[date(2022, 6, 1)] = SPRING

    def test_changing_the_settings_a_calendar_was_made_from_changes_nothing(self):
        closures = {date(2026, 3, 3): CLOSED}
        local = evolve(CN, closures=closures)
        closures.clear()
        assert not local.works(date(2026, 3, 3))

    @pytest.mark.parametrize("name", ["jp", "../calendars/cn", "__init__"])
    def test_an_unknown_calendar_is_refused_with_those_there_are(self, name):
        with pytest.raises(LookupError, match=r"there are: cn$"):
            load_calendar(name)

    @pytest.mark.parametrize(
        ("off", "worked", "fault"),
        [
            ([date(2027, 2, 6)], [], "outside the year"),
            ([date(2025, 11, 30)], [], "outside the year"),
            ([], [date(2026, 2, 13)], "not at a weekend"),
            ([date(2026, 2, 14)], [date(2026, 2, 14)], "both off and worked"),
        ],
    )
    def test_a_notice_that_contradicts_itself_is_refused(self, off, worked, fault):
        with pytest.raises(ValueError, match=fault):
            AnnouncedYear(2026, "1", dict.fromkeys(off, SPRING), dict.fromkeys(worked, SPRING))

    def test_a_notice_without_a_number_is_refused(self):
        with pytest.raises(ValueError, match="number of the notice"):
            AnnouncedYear(2026, " ", {}, {})

    def test_two_notices_about_one_year_or_one_day_are_refused(self):
        with pytest.raises(ValueError, match="announced twice"):
            WorkCalendar("x", (AnnouncedYear(2026, "1", {}, {}), AnnouncedYear(2026, "2", {}, {})))
        named = {date(2025, 12, 31): SPRING}
        with pytest.raises(ValueError, match="two notices name 2025-12-31"):
            WorkCalendar(
                "x", (AnnouncedYear(2025, "1", named, {}), AnnouncedYear(2026, "2", named, {}))
            )


class TestWritingADuration:
    @pytest.mark.parametrize(
        ("written", "amount", "unit"),
        [
            ("30 working days", 30, Unit.WORKING_DAYS),
            ("1 working day", 1, Unit.WORKING_DAYS),
            ("24 working hours", 24, Unit.WORKING_HOURS),
            ("1 working hour", 1, Unit.WORKING_HOURS),
            ("7 calendar days", 7, Unit.CALENDAR_DAYS),
            ("1 month", 1, Unit.MONTHS),
            (" 30  minutes ", 30, Unit.MINUTES),
        ],
    )
    def test_it_is_written_as_people_say_it(self, written, amount, unit):
        assert Duration.parse(written) == Duration(amount, unit)

    @pytest.mark.parametrize(
        "written",
        ["30", "", "0 months", "-1 months", "1.5 months", "30 days", "30working days", "1e3 months",
         "３０ working days", "two months", "30 Working Days", "1_0 months", "30\nworking days",
         "30 working days or so", "24 hours"],
    )  # fmt: skip
    def test_what_could_be_misread_is_refused(self, written):
        with pytest.raises(ValueError, match="duration"):
            Duration.parse(written)

    @pytest.mark.parametrize("amount", [0, -1, True, 1.0, "3", None, 10**12])
    def test_the_amount_is_a_whole_number_above_nought_and_not_beyond_a_century(self, amount):
        with pytest.raises(ValueError, match="whole number"):
            Duration(amount, Unit.MONTHS)

    def test_it_reads_in_both_languages(self):
        assert Duration(30, Unit.WORKING_DAYS).text == Text("30 个工作日", "30 working days")
        assert Duration(1, Unit.CALENDAR_DAYS).text == Text("1 个自然日", "1 calendar day")
        assert Duration(24, Unit.WORKING_HOURS).text == Text("24 个工作小时", "24 working hours")


class TestWorkedByHand:
    def test_thirty_working_days_across_spring_festival_2026(self):
        # From Monday 2 February: 3-6 (4), 9-13 (9), make-up Saturday 14 (10), festival 15-23,
        # 24-27 (14), make-up Saturday 28 (15), 2-6 March (20), 9-13 (25), 16-20 (30).
        answer = due(at("2026-02-02"), Duration.parse("30 working days"), CN)
        assert answer == Due(date(2026, 3, 20), at("2026-03-21", "00:00"), provisional=False)

    @pytest.mark.parametrize(
        ("start", "written", "last"),
        [
            ("2026-02-13", "1 working day", "2026-02-14"),  # a make-up Saturday
            ("2026-02-14", "1 working day", "2026-02-24"),  # the festival lies between
            ("2026-02-17", "1 working day", "2026-02-24"),  # received on a holiday
            ("2026-02-06", "10 calendar days", "2026-02-24"),  # ends on 16 February, a holiday
            ("2026-03-02", "5 calendar days", "2026-03-09"),  # ends on a Saturday
            ("2026-02-04", "10 calendar days", "2026-02-14"),  # a make-up Saturday is no day off
            ("2026-01-31", "1 month", "2026-02-28"),  # no 31st; make-up Saturday is worked
            ("2024-01-31", "1 month", "2024-02-29"),
            ("2025-01-31", "1 month", "2025-02-28"),
            ("2024-02-29", "12 months", "2025-02-28"),
            ("2024-02-29", "1 month", "2024-03-29"),  # the corresponding day, not the month's end
            ("2025-09-01", "1 month", "2025-10-09"),  # ends on National Day
            ("2025-12-31", "2 months", "2026-02-28"),
            ("2022-12-30", "1 working day", "2023-01-03"),  # 31 December off by the 2023 notice
        ],
    )
    def test_the_last_day_in_time(self, start, written, last):
        assert last_day(start, written) == last

    def test_half_an_hour_runs_through_midnight_and_the_festival(self):
        answer = due(at("2026-02-16", "23:45"), Duration.parse("30 minutes"), CN)
        assert answer == Due(date(2026, 2, 17), at("2026-02-17", "00:15"), provisional=False)

    def test_minutes_that_end_at_midnight_end_on_the_day_before(self):
        answer = due(at("2026-02-16", "23:30"), Duration.parse("30 minutes"), CN)
        assert (answer.day, answer.at) == (date(2026, 2, 16), at("2026-02-17", "00:00"))

    def test_the_local_day_counts_not_the_day_in_greenwich(self):
        evening = datetime(2026, 3, 1, 16, 30, tzinfo=UTC)
        assert due(evening, Duration.parse("1 working day"), CN).day == date(2026, 3, 3)
        assert due(evening, Duration.parse("1 working day"), CN, UTC).day == date(2026, 3, 2)

    def test_minutes_are_true_minutes_where_clocks_change(self):
        berlin = ZoneInfo("Europe/Berlin")
        start = datetime(2026, 3, 29, 1, 45, tzinfo=berlin)
        answer = due(start, Duration.parse("30 minutes"), CN, berlin)
        assert answer.at - start.astimezone(UTC) == timedelta(minutes=30)
        assert answer.at == datetime(2026, 3, 29, 3, 15, tzinfo=berlin)

    def test_a_local_closure_moves_the_last_day(self):
        local = evolve(CN, closures={date(2026, 3, 20): CLOSED})
        assert last_day("2026-02-02", "30 working days", local) == "2026-03-23"
        assert last_day("2026-03-10", "10 calendar days", local) == "2026-03-23"

    def test_thirty_working_days_from_december_are_provisional(self):
        assert due(at("2026-12-10"), Duration.parse("30 working days"), CN).provisional
        assert not due(at("2026-11-02"), Duration.parse("30 working days"), CN).provisional
        assert not due(at("2026-12-30"), Duration.parse("1 working day"), CN).provisional
        assert due(at("2026-12-31"), Duration.parse("1 working day"), CN).provisional

    def test_an_end_moved_out_of_a_year_not_announced_is_provisional(self):
        local = evolve(CN, closures={date(2021, 12, 31): CLOSED})
        answer = due(at("2021-12-21"), Duration.parse("10 calendar days"), local)
        assert (answer.day, answer.provisional) == (date(2022, 1, 4), True)

    def test_china_time_is_shanghai_time(self):
        shanghai = ZoneInfo("Asia/Shanghai")
        for day in every_day(date(2022, 1, 1), date(2027, 12, 31)):
            noon = datetime(day.year, day.month, day.day, 12, tzinfo=shanghai)
            assert noon.utcoffset() == CHINA_TIME.utcoffset(None)

    @pytest.mark.parametrize("unit", Unit)
    def test_a_start_without_a_time_zone_is_refused(self, unit):
        naive = datetime(2026, 2, 2, 10)  # noqa: DTZ001
        with pytest.raises(ValueError, match="no time zone"):
            due(naive, Duration(1, unit), CN)
        with pytest.raises(ValueError, match="no time zone"):
            used(at("2026-02-01"), naive, unit, CN)

    def test_a_century_is_the_longest_and_still_answers(self):
        assert last_day("2026-02-02", "26090 working days") > "2126-01-01"
        assert last_day("2026-02-02", "1200 months") == "2126-02-04"
