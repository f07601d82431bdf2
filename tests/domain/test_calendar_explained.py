"""What a resident is told about a deadline, and what happens while papers are awaited."""

from datetime import date, datetime, timedelta

import pytest
from attrs import evolve

from community_gov.domain.calendar import (
    CHINA_TIME,
    Duration,
    Pause,
    Unit,
    due,
    explain_due,
    used,
)
from community_gov.domain.text import Text
from community_gov.host.calendars import load_calendar

CN = load_calendar("cn")
CLOSED = Text("街道搬迁停办", "street office moving house")


def at(day: str, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=CHINA_TIME)


class TestExplaining:
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

    def test_the_day_the_papers_come_is_shown_as_the_last_day(self):
        pause = Pause(at("2026-03-03"), at("2026-03-05"))
        lines = explain_due(
            at("2026-03-02"), Duration.parse("1 working day"), CN, pauses=[pause]
        ).days
        assert [line.why.en for line in lines] == [
            "weekday",
            "clock paused",
            "the clock resumed on this, the last day",
        ]


class TestPausing:
    """The applicant is asked for papers; until they arrive the clock stands still."""

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
        midnight = Pause(at("2026-03-04", "00:00"), at("2026-03-10"))
        assert due(at("2026-03-02"), duration, CN, pauses=[midnight]).day == date(2026, 3, 3)

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
        long = {Unit.MINUTES: 9000, Unit.WORKING_HOURS: 90}
        with pytest.raises(ValueError, match="pause from"):
            due(at("2026-03-02"), Duration(long.get(unit, 9), unit), CN, pauses=pauses)


class TestUsedUp:
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
