"""Deadlines as a caseworker counts them with a wall calendar and a pencil."""

import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given
from hypothesis import strategies as st

from community_gov.domain.calendar import (
    CHINA_TIME,
    AnnouncedYear,
    Due,
    Duration,
    Pause,
    Unit,
    WorkCalendar,
    due,
    explain_due,
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


LONGEST = {
    Unit.WORKING_DAYS: 120,
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
calendars = st.dictionaries(
    st.dates(date(2021, 11, 1), date(2027, 12, 31)), st.just(CLOSED), max_size=30
).map(lambda closures: evolve(CN, closures=closures))


@st.composite
def durations(draw: st.DrawFn, units: st.SearchStrategy[Unit] = all_units) -> Duration:
    unit = draw(units)
    return Duration(draw(st.integers(1, LONGEST[unit])), unit)


@st.composite
def pauses_after(draw: st.DrawFn, start: datetime) -> tuple[Pause, ...]:
    hours = draw(st.lists(st.integers(0, 600), max_size=6).map(sorted))
    moments = [start + timedelta(hours=hour) for hour in hours]
    return tuple(map(Pause, moments[::2], moments[1::2]))


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
         "３０ working days", "two months", "30 Working Days", "1_0 months", "30\nworking days"],
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

    @given(durations())
    def test_writing_and_reading_give_the_same(self, duration):
        assert Duration.parse(str(duration)) == duration


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


class TestLaws:
    @given(instants, instants, durations(), calendars)
    def test_who_applies_later_is_never_due_earlier(self, one, other, duration, calendar):
        early, late = sorted([one, other])
        assert due(early, duration, calendar).at <= due(late, duration, calendar).at

    @given(instants, durations(), durations(), calendars)
    def test_more_time_never_ends_earlier(self, start, one, other, calendar):
        assume(one.unit is other.unit)
        short, long = sorted([one, other], key=lambda duration: duration.amount)
        assert due(start, short, calendar).at <= due(start, long, calendar).at

    @given(instants, durations(day_units), calendars)
    def test_the_last_day_is_worked_and_late_begins_at_midnight(self, start, duration, calendar):
        answer = due(start, duration, calendar)
        assert calendar.works(answer.day)
        assert answer.at.astimezone(CHINA_TIME).isoformat() == f"{answer.day + DAY}T00:00:00+08:00"
        assert answer.at > start

    @given(instants, st.integers(1, 120))
    def test_working_days_agree_with_counting_in_another_library(self, start, amount):
        day = start.astimezone(CHINA_TIME).date()
        assume(date(2022, 1, 1) <= day <= date(2026, 5, 1))
        left = amount
        while left:
            day += DAY
            left -= chinese_calendar.is_workday(day)
        assert due(start, Duration(amount, Unit.WORKING_DAYS), CN).day == day

    @given(instants, st.integers(1, 120), calendars)
    def test_only_working_days_after_the_first_day_are_counted(self, start, amount, calendar):
        answer = due(start, Duration(amount, Unit.WORKING_DAYS), calendar)
        first = start.astimezone(CHINA_TIME).date()
        between = every_day(first + DAY, answer.day)
        assert sum(calendar.works(day) for day in between) == amount

    @given(instants, st.integers(1, 120), calendars)
    def test_it_is_provisional_just_when_it_reaches_an_unannounced_year(
        self, start, amount, calendar
    ):
        answer = due(start, Duration(amount, Unit.WORKING_DAYS), calendar)
        first = start.astimezone(CHINA_TIME).date() + DAY
        unannounced = first.year < 2022 or answer.day.year > 2026
        assert answer.provisional == unannounced

    @given(instants, durations(st.sampled_from([Unit.CALENDAR_DAYS, Unit.MONTHS])))
    def test_calendar_periods_look_only_at_their_end(self, start, duration):
        answer = due(start, duration, CN)
        lines = explain_due(start, duration, CN).days
        ends = [line.date for line in lines if line.counted][-1]
        assert answer.provisional == (not CN.all_announced(ends, answer.day))

    @given(instants, durations(), calendars)
    def test_the_hour_of_the_day_does_not_matter_to_days(self, start, duration, calendar):
        assume(duration.unit is not Unit.MINUTES)
        midnight = start.astimezone(CHINA_TIME).replace(hour=0, minute=0, second=0, microsecond=0)
        assert due(midnight, duration, calendar) == due(start, duration, calendar)


class TestExplaining:
    @given(st.data(), instants, durations(), calendars)
    def test_it_agrees_with_the_answer(self, data, start, duration, calendar):
        pauses = data.draw(pauses_after(start))
        answer = due(start, duration, calendar, CHINA_TIME, pauses)
        explained = explain_due(start, duration, calendar, CHINA_TIME, pauses)
        assert explained.due == answer
        assert explained.days[-1].date == answer.day
        assert any(line.provisional for line in explained.days) == answer.provisional
        assert [line.number for line in explained.days if line.number][-1] == duration.amount
        assert all(line.counted for line in explained.days if line.number)

    @given(st.data(), instants, durations(day_units), calendars)
    def test_each_day_after_the_first_has_one_line(self, data, start, duration, calendar):
        pauses = data.draw(pauses_after(start))
        explained = explain_due(start, duration, calendar, CHINA_TIME, pauses)
        first = start.astimezone(CHINA_TIME).date() + DAY
        assert [line.date for line in explained.days] == list(every_day(first, explained.due.day))

    @given(instants, durations(), calendars)
    def test_as_many_days_are_numbered_as_there_are(self, start, duration, calendar):
        numbers = [line.number for line in explain_due(start, duration, calendar).days]
        counted = [number for number in numbers if number]
        if duration.unit in (Unit.WORKING_DAYS, Unit.CALENDAR_DAYS):
            assert counted == list(range(1, duration.amount + 1))
        else:
            assert counted == [duration.amount]

    def test_a_resident_can_read_why(self):
        local = evolve(CN, closures={date(2026, 2, 12): CLOSED})
        lines = explain_due(at("2026-02-11"), Duration.parse("3 working days"), local).days
        shown = [(str(line.date)[5:], line.number, line.why.zh, line.notice) for line in lines]
        notice = "国办发明电〔2025〕7号"
        assert shown == [
            ("02-12", None, "街道搬迁停办", None),
            ("02-13", 1, "周一至周五", None),
            ("02-14", 2, "春节调休上班", notice),
            *((f"02-{day}", None, "春节放假", notice) for day in range(15, 24)),
            ("02-24", 3, "周一至周五", None),
        ]

    def test_it_tells_how_the_last_day_moved(self):
        lines = explain_due(at("2026-03-02"), Duration.parse("5 calendar days"), CN).days
        assert [(line.number, line.counted, line.why.en) for line in lines] == [
            *((number, True, "calendar days count every day") for number in range(1, 5)),
            (5, True, "the last day is a day off (weekend): moved on"),
            (None, False, "weekend"),
            (None, False, "moved to this day: weekday"),
        ]

    def test_a_month_has_a_number_only_where_it_ends(self):
        lines = explain_due(at("2026-03-02"), Duration.parse("1 month"), CN).days
        assert [line.number for line in lines[:-1]] == [None] * 30
        assert (lines[-1].number, lines[-1].why.zh) == (1, "期间届满")

    def test_minutes_have_one_line(self):
        (line,) = explain_due(at("2026-02-16"), Duration.parse("30 minutes"), CN).days
        assert line.number == 30
        assert "昼夜" in line.why.zh

    def test_days_of_a_year_not_announced_are_marked(self):
        lines = explain_due(at("2026-12-30"), Duration.parse("3 working days"), CN).days
        assert [line.provisional for line in lines] == [False, True, True, True, True]
        assert "尚未公布" in lines[1].why.zh

    def test_paused_days_are_shown_as_paused(self):
        pause = Pause(at("2026-03-03"), at("2026-03-05"))
        lines = explain_due(
            at("2026-03-02"), Duration.parse("3 working days"), CN, pauses=[pause]
        ).days
        assert [(line.number, line.why.en) for line in lines] == [
            (1, "weekday"),
            (None, "clock paused"),
            (None, "clock paused"),
            (2, "weekday"),
            (None, "weekend"),
            (None, "weekend"),
            (3, "weekday"),
        ]


class TestPausing:
    """The applicant is asked for papers; until they arrive the clock stands still."""

    @given(st.data(), instants, durations(), calendars)
    def test_a_pause_of_no_length_changes_nothing(self, data, start, duration, calendar):
        answer = due(start, duration, calendar)
        seconds = int((answer.at - start).total_seconds())
        moment = start + timedelta(seconds=data.draw(st.integers(0, seconds + 10**6)))
        pauses = [Pause(moment, moment), Pause(moment, moment)]
        assert due(start, duration, calendar, CHINA_TIME, pauses) == answer

    @given(st.data(), instants, durations(), calendars)
    def test_a_pause_never_takes_time_away(self, data, start, duration, calendar):
        pauses = data.draw(pauses_after(start))
        without_the_last = due(start, duration, calendar, CHINA_TIME, pauses[:-1])
        assert due(start, duration, calendar, CHINA_TIME, pauses).at >= without_the_last.at

    @given(st.data(), instants, durations(), calendars)
    def test_nobody_is_late_at_the_moment_the_clock_resumes(self, data, start, duration, calendar):
        pauses = data.draw(pauses_after(start))
        assume(pauses)
        before = due(start, duration, calendar, CHINA_TIME, pauses[:-1])
        after = due(start, duration, calendar, CHINA_TIME, pauses)
        if pauses[-1].began < before.at:
            assert after.at > pauses[-1].ended
        else:
            assert after == before

    @given(
        st.data(),
        instants,
        durations(single_days),
        calendars,
    )
    def test_what_is_left_can_be_counted_anew(self, data, start, duration, calendar):
        now = start + timedelta(hours=data.draw(st.integers(0, 2000)))
        left = duration.amount - used(start, now, duration.unit, calendar)
        assume(left > 0)
        anew = due(now, Duration(left, duration.unit), calendar)
        assert anew.day == due(start, duration, calendar).day

    @given(
        st.data(),
        instants,
        durations(single_days),
        calendars,
    )
    def test_a_pause_is_the_same_as_counting_what_is_left_later(
        self, data, start, duration, calendar
    ):
        began = start + timedelta(hours=data.draw(st.integers(0, 1000)))
        ended = began + timedelta(hours=data.draw(st.integers(0, 1000)))
        left = duration.amount - used(start, began, duration.unit, calendar)
        assume(left > 0)
        paused = due(start, duration, calendar, CHINA_TIME, [Pause(began, ended)])
        assert paused.day == due(ended, Duration(left, duration.unit), calendar).day

    def test_papers_asked_for_on_the_last_day_must_be_judged_on_the_day_they_come(self):
        duration = Duration.parse("4 working days")
        start = at("2026-03-02")  # due Friday 6 March

        def paused_until(day: str) -> str:
            return str(due(start, duration, CN, pauses=[Pause(at("2026-03-06"), at(day))]).day)

        assert paused_until("2026-03-06") == "2026-03-06"
        assert paused_until("2026-03-08") == "2026-03-09"
        assert paused_until("2026-03-11") == "2026-03-11"

    def test_papers_asked_for_while_the_end_is_moving_over_a_holiday(self):
        duration = Duration.parse("10 calendar days")  # from 6 February: 16, moved to the 24th
        pause = Pause(at("2026-02-20"), at("2026-02-25"))
        assert due(at("2026-02-06"), duration, CN, pauses=[pause]).day == date(2026, 2, 25)

    def test_a_pause_when_it_is_already_late_saves_nobody(self):
        duration = Duration.parse("1 working day")
        pause = Pause(at("2026-03-04"), at("2026-03-10"))
        assert due(at("2026-03-02"), duration, CN, pauses=[pause]).day == date(2026, 3, 3)

    def test_minutes_stand_still_to_the_second(self):
        pause = Pause(at("2026-03-02", "10:05") + timedelta(seconds=30), at("2026-03-02", "10:15"))
        answer = due(at("2026-03-02"), Duration.parse("30 minutes"), CN, pauses=[pause])
        assert answer.at == at("2026-03-02", "10:39") + timedelta(seconds=30)

    def test_a_month_is_longer_by_the_days_paused(self):
        pause = Pause(at("2026-03-10"), at("2026-03-12"))
        answer = due(at("2026-03-02"), Duration.parse("1 month"), CN, pauses=[pause])
        assert answer.day == date(2026, 4, 7)  # 4 April, moved over Qingming

    @pytest.mark.parametrize("unit", Unit)
    @pytest.mark.parametrize(
        "days",
        [[("03-01", "03-03")], [("03-04", "03-03")], [("03-03", "03-05"), ("03-04", "03-06")]],
    )
    def test_pauses_before_the_start_backwards_or_overlapping_are_refused(self, unit, days):
        pauses = [Pause(at(f"2026-{began}"), at(f"2026-{ended}")) for began, ended in days]
        with pytest.raises(ValueError, match="pause from"):
            due(at("2026-03-02"), Duration(9000 if unit is Unit.MINUTES else 9, unit), CN,
                pauses=pauses)  # fmt: skip


class TestUsedUp:
    @given(instants, durations(day_units), calendars)
    def test_nothing_is_used_at_the_start_and_before(self, start, duration, calendar):
        assert used(start, start, duration.unit, calendar) == 0
        assert used(start, start - timedelta(hours=30), duration.unit, calendar) == 0

    @given(instants, durations(), calendars)
    def test_all_is_used_at_the_end(self, start, duration, calendar):
        answer = due(start, duration, calendar)
        end = answer.at if duration.unit is Unit.MINUTES else answer.at - timedelta(seconds=1)
        consumed = used(start, end, duration.unit, calendar)
        if duration.unit in (Unit.WORKING_DAYS, Unit.MINUTES):
            assert consumed == duration.amount
        else:
            assert consumed >= duration.amount

    @pytest.mark.parametrize(
        ("start", "now", "unit", "count"),
        [
            ("2026-02-13", "2026-02-24", Unit.WORKING_DAYS, 2),
            ("2024-12-31", "2026-01-05", Unit.WORKING_DAYS, 250),
            ("2026-02-13", "2026-02-24", Unit.CALENDAR_DAYS, 11),
            ("2026-01-31", "2026-02-27", Unit.MONTHS, 0),
            ("2026-01-31", "2026-02-28", Unit.MONTHS, 1),
            ("2026-01-31", "2026-03-30", Unit.MONTHS, 1),
            ("2026-02-28", "2026-03-28", Unit.MONTHS, 1),
        ],
    )
    def test_by_hand(self, start, now, unit, count):
        assert used(at(start), at(now), unit, CN) == count
