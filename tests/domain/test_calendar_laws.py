"""What holds for every deadline, whatever the day, the length and the place."""

import warnings
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from community_gov.domain.calendar import (
    CHINA_TIME,
    Duration,
    Pause,
    Unit,
    due,
    explain_due,
    used,
)

from .drawing import (
    CN,
    DAY,
    all_units,
    calendars,
    day_units,
    durations,
    every_day,
    instants,
    pauses_after,
    single_days,
)

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import chinese_calendar


class TestLaws:
    @given(instants, instants, durations(), calendars)
    def test_who_applies_later_is_never_due_earlier(self, one, other, duration, calendar):
        early, late = sorted([one, other])
        assert due(early, duration, calendar).at <= due(late, duration, calendar).at

    @given(st.data(), instants, all_units, calendars)
    def test_more_time_never_ends_earlier(self, data, start, unit, calendar):
        pair = [data.draw(durations(st.just(unit))) for _ in range(2)]
        short, long = sorted(pair, key=lambda duration: duration.amount)
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

    @given(instants, durations(day_units), calendars)
    def test_the_hour_of_the_day_does_not_matter_to_days(self, start, duration, calendar):
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


class TestPausing:
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


class TestUsedUp:
    @given(instants, durations(day_units), calendars)
    def test_nothing_is_used_at_the_start_and_before(self, start, duration, calendar):
        assert used(start, start, duration.unit, calendar) == 0
        assert used(start, start - timedelta(hours=30), duration.unit, calendar) == 0

    @given(instants, durations(), calendars)
    def test_all_is_used_at_the_end(self, start, duration, calendar):
        answer = due(start, duration, calendar)
        to_the_instant = duration.unit in (Unit.MINUTES, Unit.WORKING_HOURS)
        end = answer.at if to_the_instant else answer.at - timedelta(seconds=1)
        consumed = used(start, end, duration.unit, calendar)
        if to_the_instant or duration.unit is Unit.WORKING_DAYS:
            assert consumed == duration.amount
        else:
            assert consumed >= duration.amount


class TestWritingADuration:
    @given(durations())
    def test_writing_and_reading_give_the_same(self, duration):
        assert Duration.parse(str(duration)) == duration
