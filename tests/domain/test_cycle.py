"""What comes round again: which moment is the next, and how it is written."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.domain.calendar import CHINA_TIME, Cycle, Pause, due, explain_due
from community_gov.host.calendars import load_calendar

CHINA = load_calendar("cn")


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}+08:00")


def after(written: str, moment: str) -> str:
    answer = due(at(moment), Cycle.parse(written), CHINA)
    return f"{answer.at.astimezone(CHINA_TIME):%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("written", "moment", "then"),
    [
        ("every day at 17:00", "2026-03-02T16:59", "2026-03-02 17:00"),
        ("every day at 17:00", "2026-03-02T17:00", "2026-03-03 17:00"),
        ("every working day at 08:30", "2026-03-06T09:00", "2026-03-09 08:30"),
        # Friday before National Day; work begins again on Thursday the 8th.
        ("every working day at 08:30", "2026-09-30T09:00", "2026-10-08 08:30"),
        ("every Thursday, Monday at 15:00", "2026-03-02T15:00", "2026-03-05 15:00"),
        ("every Sunday at 15:00", "2026-03-02T15:00", "2026-03-08 15:00"),
        ("day 31 of every month at 09:00", "2026-02-03T09:00", "2026-02-28 09:00"),
        ("last day of every month at 09:00", "2026-03-03T09:00", "2026-03-31 09:00"),
        ("day 15 of June, December at 10:00", "2026-06-15T10:00", "2026-12-15 10:00"),
        ("day 29 of February at 10:00", "2026-03-01T10:00", "2027-02-28 10:00"),
        # The 1st lies in the holiday, and a day that it was moved from may be behind us.
        ("day 1 of every month at 09:00, or the next working day", "2026-10-03T09:00",
         "2026-10-08 09:00"),
        ("every Saturday at 09:00, or the next working day", "2026-03-06T12:00",
         "2026-03-09 09:00"),
    ],
)  # fmt: skip
def test_the_next_time_is_the_first_after_a_moment(written: str, moment: str, then: str) -> None:
    assert after(written, moment) == then


@pytest.mark.parametrize(
    "wrong",
    [
        "every morning",
        "every day at 25:00",
        "every day",
        "every Funday at 08:00",
        "every Monday, day at 08:00",
        "day 0 of every month at 08:00",
        "day 32 of every month at 08:00",
        "day 5 of Smarch at 08:00",
        "every working day at 08:00, or the next working day",
        "30 minutes",
        "",
    ],
)
def test_what_is_no_cycle_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"cycle|hour must be"):
        Cycle.parse(wrong)


_WRITTEN = st.sampled_from(
    [
        "every day at 00:00",
        "every working day at 08:30",
        "every Tuesday, Saturday at 23:59",
        "every Sunday at 09:00, or the next working day",
        "day 31 of every month at 12:05",
        "last day of February, May at 06:00",
        "day 2 of January, October at 07:00, or the next working day",
    ]
)
_FIRST = datetime(2025, 1, 1, tzinfo=CHINA_TIME)
_MOMENTS = st.timedeltas(timedelta(0), timedelta(days=700)).map(_FIRST.__add__)


@given(_WRITTEN, _MOMENTS, st.integers(0, 60 * 24 * 20))
def test_nothing_lies_between_a_moment_and_the_next_time(written, moment, minutes) -> None:
    cycle = Cycle.parse(written)
    assert Cycle.parse(str(cycle)) == cycle
    then = cycle.after(moment, CHINA, CHINA_TIME)
    assert then > moment
    between = min(moment + timedelta(minutes=minutes), then - timedelta(microseconds=1))
    assert cycle.after(between, CHINA, CHINA_TIME) == then
    assert CHINA.works(then.date()) or not cycle.asks_calendar


def test_what_falls_into_a_pause_is_left_out() -> None:
    daily = Cycle.parse("every day at 08:30")
    pause = Pause(at("2026-03-03T08:00"), at("2026-03-05T09:00"))
    assert due(at("2026-03-02T09:00"), daily, CHINA, pauses=[pause]).at == at("2026-03-06T08:30")


def test_it_is_explained_and_provisional_where_the_year_is_not_announced() -> None:
    daily = Cycle.parse("every working day at 08:30")
    (line,) = explain_due(at("2026-02-14T12:00"), daily, CHINA).days
    assert line.date == date(2026, 2, 24)
    assert "每个工作日 08:30" in line.why.zh and not line.provisional
    assert due(at("2029-12-31T12:00"), daily, CHINA).provisional
    assert not due(at("2029-12-31T12:00"), Cycle.parse("every day at 09:00"), CHINA).provisional
