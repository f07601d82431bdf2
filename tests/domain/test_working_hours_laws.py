"""What holds for every count of working hours, whatever the office hours and the pauses."""

from datetime import datetime, time, timedelta

from attrs import evolve
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from community_gov.domain.calendar import (
    CHINA_TIME,
    Duration,
    Pause,
    Unit,
    WorkCalendar,
    due,
    explain_due,
    recounted,
    used,
)

from .drawing import DAY, calendars, closures, durations, every_day, instants, pauses_after

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
amounts = st.integers(1, 40)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
moments = st.timedeltas(timedelta(0), timedelta(days=60))


def working(amount: int) -> Duration:
    return Duration(amount, Unit.WORKING_HOURS)


def times_open(calendar: WorkCalendar, after: datetime, until: datetime):
    """Every time at which the office is open on a day from one moment's to the other's."""
    for day in every_day(after.astimezone(CHINA_TIME).date(), until.astimezone(CHINA_TIME).date()):
        midnight = datetime.combine(day, time(), CHINA_TIME)
        for one in calendar.hours.stretches if calendar.works(day) else ():
            yield midnight + one.opens, midnight + one.closes


def office_time(calendar: WorkCalendar, after: datetime, until: datetime) -> timedelta:
    open_times = times_open(calendar, after, until)
    both = (min(closes, until) - max(opens, after) for opens, closes in open_times)
    return sum((one for one in both if one > timedelta(0)), timedelta(0))


def walked(start: datetime, hours: int, calendar: WorkCalendar, pauses: tuple[Pause, ...]):
    """Walk minute by minute until the hours are over, as somebody with a tally would."""
    open_at = {
        minute
        for one in calendar.hours.stretches
        for minute in range(one.opens // MINUTE, one.closes // MINUTE)
    }
    now, left = start, 60 * hours
    while left:
        here = now.astimezone(CHINA_TIME)
        if calendar.works(here.date()) and 60 * here.hour + here.minute in open_at:
            left -= not any(pause.began <= now < pause.ended for pause in pauses)
        now += MINUTE
    return now


class TestLaws:
    @given(instants, amounts, calendars)
    def test_it_is_due_while_the_office_is_open_or_just_as_it_closes(self, start, amount, calendar):
        answer = due(start, working(amount), calendar)
        open_times = list(times_open(calendar, answer.at - DAY, answer.at))
        assert any(opens < answer.at <= closes for opens, closes in open_times)
        assert calendar.works(answer.day)

    @given(instants, amounts, calendars)
    def test_the_office_is_open_for_just_as_long(self, start, amount, calendar):
        answer = due(start, working(amount), calendar)
        assert office_time(calendar, start, answer.at) == amount * HOUR

    @unhurried
    @given(st.data(), instants, st.integers(1, 3), calendars)
    def test_it_agrees_with_a_walk_from_minute_to_minute(self, data, start, amount, calendar):
        assume(calendar.hours.length >= HOUR)
        start = start.replace(second=0, microsecond=0)
        minutes = data.draw(st.lists(st.integers(0, 3000), max_size=6).map(sorted))
        ends = [start + one * MINUTE for one in minutes]
        pauses = tuple(map(Pause, ends[::2], ends[1::2]))
        answer = due(start, working(amount), calendar, CHINA_TIME, pauses)
        in_time = tuple(one for one in pauses if one.began < answer.at)
        assert answer.at == walked(start, amount, calendar, in_time)

    @given(instants, amounts, calendars)
    def test_a_start_while_the_office_is_closed_is_one_when_it_opens(self, start, amount, calendar):
        open_times = list(times_open(calendar, start, start + timedelta(days=60)))
        assume(not any(opens <= start < closes for opens, closes in open_times))
        opening = min(opens for opens, _ in open_times if opens > start)
        answers = [due(moment, working(amount), calendar).at for moment in (start, opening)]
        assert answers[0] == answers[1]


class TestPausing:
    @unhurried
    @given(st.data(), instants, amounts, calendars)
    def test_nothing_is_lost_to_a_pause_and_nothing_won(self, data, start, amount, calendar):
        pauses = data.draw(pauses_after(start))
        answer = due(start, working(amount), calendar, CHINA_TIME, pauses)
        paused = sum(
            (
                office_time(calendar, one.began, one.ended)
                for one in pauses
                if one.began < answer.at
            ),
            timedelta(0),
        )
        assert office_time(calendar, start, answer.at) == amount * HOUR + paused

    @given(instants, amounts, st.lists(moments, min_size=3, max_size=3).map(sorted), calendars)
    def test_two_pauses_that_meet_are_one(self, start, amount, later, calendar):
        began, met, ended = (start + one for one in later)
        in_two = [Pause(began, met), Pause(met, ended)]
        in_one = [Pause(began, ended)]
        answers = [
            due(start, working(amount), calendar, CHINA_TIME, pauses) for pauses in (in_two, in_one)
        ]
        assert answers[0] == answers[1]

    @given(instants, st.integers(2, 40), st.integers(1, 39), moments, calendars)
    def test_what_is_left_runs_from_the_moment_the_clock_resumes(
        self, start, amount, spent, waiting, calendar
    ):
        assume(spent < amount)
        began = due(start, working(spent), calendar).at
        pause = Pause(began, began + waiting)
        answer = due(start, working(amount), calendar, CHINA_TIME, [pause])
        assert answer.at == due(pause.ended, working(amount - spent), calendar).at


class TestUsedUp:
    @given(instants, moments, calendars)
    def test_the_hours_used_are_over_and_one_more_is_not(self, start, later, calendar):
        now = start + later
        spent = used(start, now, Unit.WORKING_HOURS, calendar)
        assert due(start, working(spent + 1), calendar).at > now
        assert spent == 0 or due(start, working(spent), calendar).at <= now

    @given(instants, st.integers(2, 40), st.integers(1, 39), calendars)
    def test_what_is_used_and_what_is_left_is_the_whole(self, start, amount, spent, calendar):
        assume(spent < amount)
        now = due(start, working(spent), calendar).at
        assert used(start, now, Unit.WORKING_HOURS, calendar) == spent
        anew = due(now, working(amount - spent), calendar)
        assert anew.at == due(start, working(amount), calendar).at


class TestExplaining:
    @unhurried
    @given(st.data(), instants, amounts, calendars)
    def test_the_minutes_of_all_days_are_the_whole(self, data, start, amount, calendar):
        pauses = data.draw(pauses_after(start))
        explained = explain_due(start, working(amount), calendar, CHINA_TIME, pauses)
        assert sum(line.minutes for line in explained.days) == 60 * amount
        assert all(line.counted for line in explained.days if line.minutes)
        assert all(calendar.works(line.date) for line in explained.days if line.counted)

    @unhurried
    @given(st.data(), instants, amounts, calendars)
    def test_each_day_from_the_start_has_one_line(self, data, start, amount, calendar):
        pauses = data.draw(pauses_after(start))
        explained = explain_due(start, working(amount), calendar, CHINA_TIME, pauses)
        first = start.astimezone(CHINA_TIME).date()
        assert [line.date for line in explained.days] == list(every_day(first, explained.due.day))

    @unhurried
    @given(st.data(), instants, amounts, calendars)
    def test_the_minutes_of_a_day_are_those_that_ran_on_it(self, data, start, amount, calendar):
        start = start.replace(second=0, microsecond=0)
        pauses = data.draw(pauses_after(start))
        explained = explain_due(start, working(amount), calendar, CHINA_TIME, pauses)
        ends = explained.due.at
        stops = [one for one in pauses if one.began < ends]
        for line in explained.days:
            midnight = datetime.combine(line.date, time(), CHINA_TIME)
            since, until = max(start, midnight), min(ends, midnight + DAY)
            ran = office_time(calendar, since, until) - sum(
                (
                    office_time(calendar, max(since, one.began), min(until, one.ended))
                    for one in stops
                    if one.began < until and one.ended > since
                ),
                timedelta(0),
            )
            assert line.minutes * MINUTE == ran
            assert line.counted == (ran > timedelta(0))


class TestCountingAnew:
    @unhurried
    @given(st.data(), instants, durations(), calendars, closures)
    def test_it_tells_the_new_answer_just_when_it_is_another(
        self, data, start, duration, before, closed
    ):
        after = evolve(before, closures=closed)
        pauses = data.draw(pauses_after(start))
        old = due(start, duration, before, CHINA_TIME, pauses)
        assert recounted(old, start, duration, before, CHINA_TIME, pauses) is None
        new = due(start, duration, after, CHINA_TIME, pauses)
        told = recounted(old, start, duration, after, CHINA_TIME, pauses)
        assert (told or old) == new
        assert (told is None) == (new == old)
