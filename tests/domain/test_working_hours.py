"""Deadlines that run only while the office is open, as its clerk counts them."""

from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from community_gov.domain.calendar import (
    CHINA_TIME,
    USUAL_HOURS,
    CountedDay,
    Due,
    Duration,
    OfficeHours,
    Pause,
    Stretch,
    Unit,
    WorkCalendar,
    due,
    explain_due,
    used,
)
from community_gov.domain.text import Text
from community_gov.host.calendars import load_calendar

CN = load_calendar("cn")
CLOSED = Text("街道搬迁停办", "street office moving house")
NOTICE = "国办发明电〔2025〕7号"


def at(day: str, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"2026-{day}T{clock}:00").replace(tzinfo=CHINA_TIME)


def until(start: datetime, hours: int, *pauses: Pause, calendar: WorkCalendar = CN) -> str:
    answer = due(start, Duration(hours, Unit.WORKING_HOURS), calendar, pauses=pauses)
    assert answer.day == (answer.at - timedelta(seconds=1)).date()
    return f"{answer.at:%m-%d %H:%M}"


def open_at(*written: str) -> WorkCalendar:
    return evolve(CN, hours=OfficeHours.parse(written))


def lines(start: datetime, hours: int, *pauses: Pause) -> list[CountedDay]:
    duration = Duration(hours, Unit.WORKING_HOURS)
    return list(explain_due(start, duration, CN, pauses=pauses).days)


class TestOfficeHours:
    def test_they_are_written_as_on_the_door(self):
        hours = OfficeHours.parse(["8:30-12:00", "14:30-18:00"])
        assert hours == USUAL_HOURS == CN.hours
        assert [str(one) for one in hours.stretches] == ["08:30-12:00", "14:30-18:00"]
        assert hours.length == timedelta(hours=7)

    def test_a_desk_may_be_open_round_the_clock(self):
        assert OfficeHours.parse(["00:00-24:00"]).length == timedelta(days=1)

    @pytest.mark.parametrize(
        ("written", "fault"),
        [
            ("12:00-08:30", "opens before it closes"),
            ("08:30-08:30", "opens before it closes"),
            ("22:00-06:00", "beyond midnight"),
            ("20:00-25:00", "00:00 to 24:00"),
            ("20:00-24:01", "00:00 to 24:00"),
            ("08:60-12:00", "from when to when"),
            ("08:30", "from when to when"),
            ("08:30 - 12:00", "from when to when"),
            ("08：30-12：00", "from when to when"),
            ("-08:30-12:00", "from when to when"),
            ("", "from when to when"),
        ],
    )
    def test_what_no_clock_shows_is_refused(self, written, fault):
        with pytest.raises(ValueError, match=f"^office hours.*{fault}"):
            Stretch.parse(written)

    @pytest.mark.parametrize(
        ("written", "fault"),
        [
            (["08:30-12:00", "11:00-18:00"], "11:00-18:00: they begin before 08:30-12:00 is over"),
            (["14:30-18:00", "08:30-12:00"], "08:30-12:00: they begin before 14:30-18:00 is over"),
            ([], "at least one"),
        ],
    )
    def test_stretches_that_contradict_one_another_are_refused(self, written, fault):
        with pytest.raises(ValueError, match=fault):
            OfficeHours.parse(written)

    def test_one_that_follows_at_once_is_no_contradiction(self):
        calendar = open_at("08:00-12:00", "12:00-16:00")
        assert until(at("03-02", "11:00"), 2, calendar=calendar) == "03-02 13:00"

    def test_they_are_part_of_what_a_calendar_is(self):
        assert open_at("08:30-12:00", "14:30-18:00") == CN
        assert open_at("09:00-17:00") != CN

    @pytest.mark.parametrize("passed", [timedelta(hours=7, microseconds=1), timedelta(hours=8)])
    def test_a_day_is_never_longer_than_the_office_is_open(self, passed):
        with pytest.raises(ValueError, match="a day has 7:00:00"):
            USUAL_HOURS.reached(passed)


class TestWorkedByHand:
    def test_twenty_four_hours_across_spring_festival(self):
        # Friday 13 February from 16:00: 2; make-up Saturday: 9; festival; 24th: 16; 25th: 23; 26th
        answer = due(at("02-13", "16:00"), Duration.parse("24 working hours"), CN)
        assert answer == Due(date(2026, 2, 26), at("02-26", "09:30"), provisional=False)

    @pytest.mark.parametrize(
        ("start", "hours", "end"),
        [
            (at("03-02", "08:30"), 3, "03-02 11:30"),
            (at("03-02", "10:00"), 2, "03-02 12:00"),  # when it closes for lunch, not when it opens
            (at("03-02", "10:00"), 3, "03-02 15:30"),
            (at("03-02", "12:00"), 1, "03-02 15:30"),
            (at("03-02", "13:00"), 1, "03-02 15:30"),
            (at("03-02", "07:00"), 1, "03-02 09:30"),
            (at("03-02", "17:00"), 1, "03-02 18:00"),  # when it closes for the day
            (at("03-02", "17:00"), 2, "03-03 09:30"),
            (at("03-02", "18:00"), 7, "03-03 18:00"),
            (at("03-02", "23:59"), 14, "03-04 18:00"),
            (at("03-06", "17:30"), 1, "03-09 09:00"),  # over the weekend
            (at("03-07", "11:00"), 1, "03-09 09:30"),  # received on a Saturday
            (at("02-14", "11:00"), 1, "02-14 12:00"),  # a make-up Saturday is worked
            (at("02-17", "11:00"), 1, "02-24 09:30"),  # received during the festival
        ],
    )
    def test_the_hour_at_which_it_is_late(self, start, hours, end):
        assert until(start, hours) == end

    def test_a_closure_does_not_count(self):
        closed = evolve(CN, closures={date(2026, 3, 3): CLOSED})
        assert until(at("03-02", "17:00"), 2, calendar=closed) == "03-04 09:30"

    def test_seconds_are_kept(self):
        start = at("03-02", "17:00") + timedelta(seconds=20, microseconds=5)
        answer = due(start, Duration.parse("1 working hour"), CN)
        assert answer.at == at("03-03", "08:30") + timedelta(seconds=20, microseconds=5)

    def test_a_desk_round_the_clock_is_due_on_the_day_that_ends_at_midnight(self):
        night = open_at("00:00-24:00")
        answer = due(at("03-02", "20:00"), Duration.parse("4 working hours"), night)
        assert answer == Due(date(2026, 3, 2), at("03-03", "00:00"), provisional=False)
        assert until(at("03-06", "20:00"), 5, calendar=night) == "03-09 01:00"

    def test_the_office_goes_by_the_clock_of_its_zone(self):
        evening = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)  # 09:30 in China
        duration = Duration.parse("1 working hour")
        assert due(evening, duration, CN).at == at("03-02", "10:30")
        assert due(evening, duration, CN, UTC).at == datetime(2026, 3, 2, 9, 30, tzinfo=UTC)

    def test_an_office_keeps_its_hours_where_clocks_change_at_night(self):
        berlin = ZoneInfo("Europe/Berlin")
        friday = datetime(2026, 3, 27, 17, tzinfo=berlin)
        answer = due(friday, Duration.parse("2 working hours"), CN, berlin)
        assert answer.at == datetime(2026, 3, 30, 9, 30, tzinfo=berlin)

    def test_a_day_of_a_year_not_announced_makes_it_provisional_if_it_matters(self):
        new_years_eve = datetime(2021, 12, 31, 17, 59, tzinfo=CHINA_TIME)
        duration = Duration.parse("1 working hour")
        assert due(new_years_eve, duration, CN).provisional
        assert not due(new_years_eve + timedelta(minutes=1), duration, CN).provisional
        assert not due(at("12-31", "17:00"), duration, CN).provisional
        assert due(at("12-31", "17:01"), duration, CN).provisional

    def test_years_are_counted_at_once(self):
        century = Duration(208_720, Unit.WORKING_HOURS)  # by eight hours a day; here it has seven
        began = perf_counter()
        for minute in range(60):
            assert due(at("03-02", f"11:{minute:02}"), century, CN).day.year == 2140
        assert perf_counter() - began < 5

    def test_an_office_that_hardly_opens_may_never_get_there(self):
        with pytest.raises(ValueError):
            until(at("03-02"), 208_720, calendar=open_at("08:30-08:31"))


class TestPausing:
    """Papers are awaited; the clock stands still for the office time until they come."""

    def test_only_office_time_is_given_back(self):
        friday_to_monday = Pause(at("03-06", "17:00"), at("03-09", "10:00"))  # 1 + 1.5 hours
        assert until(at("03-06", "16:00"), 2) == "03-06 18:00"
        assert until(at("03-06", "16:00"), 2, friday_to_monday) == "03-09 11:00"

    @pytest.mark.parametrize(
        ("began", "ended"),
        [
            (at("03-02", "12:00"), at("03-02", "14:30")),
            (at("03-02", "18:00"), at("03-03", "08:30")),
            (at("03-02", "10:00"), at("03-02", "10:00")),
        ],
    )
    def test_a_pause_while_nobody_is_there_changes_nothing(self, began, ended):
        assert until(at("03-02", "09:00"), 10, Pause(began, ended)) == "03-03 12:00"

    def test_it_stands_still_to_the_second(self):
        pause = Pause(at("03-02", "10:05") + timedelta(seconds=30), at("03-02", "10:15"))
        answer = due(at("03-02"), Duration.parse("1 working hour"), CN, pauses=[pause])
        assert answer.at == at("03-02", "11:09") + timedelta(seconds=30)

    def test_a_pause_at_the_hour_itself_comes_too_late(self):
        late = Pause(at("03-02", "18:00"), at("03-05"))
        just = Pause(at("03-02", "17:59"), at("03-05"))
        assert until(at("03-02", "17:00"), 1, late) == "03-02 18:00"
        assert until(at("03-02", "17:00"), 1, just) == "03-05 10:01"


class TestUsedUp:
    @pytest.mark.parametrize(
        ("now", "hours"),
        [
            (at("03-02", "10:59"), 0),
            (at("03-02", "11:00"), 1),
            (at("03-02", "15:29"), 2),
            (at("03-02", "23:00"), 5),
            (at("03-03", "10:30"), 7),
            (at("03-09", "08:30"), 33),
            (at("03-01", "11:00"), 0),
        ],
    )
    def test_whole_hours_by_hand(self, now, hours):
        assert used(at("03-02", "10:00"), now, Unit.WORKING_HOURS, CN) == hours


class TestExplaining:
    def test_a_resident_can_read_how_much_of_each_day_counted(self):
        shown = [
            (f"{line.date:%m-%d}", line.number, line.minutes, line.why.zh, line.notice)
            for line in lines(at("02-13", "16:00"), 24)
        ]
        assert shown == [
            ("02-13", None, 120, "周一至周五，16:00至18:00 计 2 小时", None),
            ("02-14", None, 420, "春节调休上班，计 7 小时", NOTICE),
            *((f"02-{day}", None, 0, "春节放假", NOTICE) for day in range(15, 24)),
            ("02-24", None, 420, "周一至周五，计 7 小时", None),
            ("02-25", None, 420, "周一至周五，计 7 小时", None),
            ("02-26", 24, 60, "周一至周五，08:30至09:30 计 1 小时，期间届满", None),
        ]

    def test_and_in_english(self):
        pause = Pause(at("03-03", "10:00"), at("03-03", "15:00"))
        first, second, third = (line.why.en for line in lines(at("03-02", "11:15"), 10, pause))
        assert first == "weekday: 4 hours 15 minutes (11:15 to 12:00, 14:30 to 18:00)"
        assert second == (
            "weekday: 4 hours 30 minutes (08:30 to 10:00, 15:00 to 18:00), clock paused for a while"
        )
        assert third == "weekday: 1 hour 15 minutes (08:30 to 09:45), the period ends"

    def test_a_day_may_be_spent_waiting_or_come_too_late_to_count(self):
        pause = Pause(at("03-02", "19:30"), at("03-04", "08:30"))
        explained = lines(at("03-02", "19:00"), 7, pause)
        assert [(line.counted, line.minutes, line.why) for line in explained] == [
            (False, 0, Text("当日办公时间已过", "office hours were over")),
            (False, 0, Text("计时暂停", "clock paused")),
            (
                True,
                420,
                Text("周一至周五，计 7 小时，期间届满", "weekday: 7 hours, the period ends"),
            ),
        ]

    def test_a_pause_in_which_no_office_time_passed_is_not_spoken_of(self):
        moment = Pause(at("03-02", "11:00"), at("03-02", "11:00"))
        lunch = Pause(at("03-02", "12:00"), at("03-02", "14:30"))
        (line,) = lines(at("03-02", "08:30"), 7, moment, lunch)
        assert line.why.zh == "周一至周五，计 7 小时，期间届满"

    def test_a_desk_that_closes_at_midnight_closes_at_24(self):
        night = open_at("20:00-24:00")
        (line,) = explain_due(at("03-02", "21:00"), Duration.parse("3 working hours"), night).days
        assert line.why.zh == "周一至周五，21:00至24:00 计 3 小时，期间届满"

    def test_a_few_seconds_are_named_and_carried_over(self):
        start = at("03-02", "17:59") + timedelta(seconds=30)
        first, second = lines(start, 1)
        assert (first.counted, first.minutes, second.minutes) == (True, 0, 60)
        assert first.why.zh == "周一至周五，17:59至18:00 计 1 分钟以内"
        assert first.why.en == "weekday: less than a minute (17:59 to 18:00)"

    def test_a_notice_is_named_only_where_it_mattered(self):
        waiting = Pause(at("02-14", "08:30"), at("02-14", "18:00"))
        explained = lines(at("02-13", "18:00"), 1, waiting)
        assert [line.notice for line in explained] == [None, None, *[NOTICE] * 9, None]

    def test_days_of_a_year_not_announced_are_marked(self):
        start = datetime(2021, 12, 31, 18, tzinfo=CHINA_TIME)
        over, *others = explain_due(start, Duration.parse("1 working hour"), CN).days
        assert not over.provisional
        assert not any(line.provisional for line in others)
        assert [line.provisional for line in lines(at("12-31", "17:30"), 1)] == [False, True]

    def test_other_units_have_no_minutes(self):
        for written in ("2 working days", "2 calendar days", "1 month", "30 minutes"):
            explained = explain_due(at("03-02"), Duration.parse(written), CN)
            assert {line.minutes for line in explained.days} == {None}
