"""What a place watches of its programs: named in its file, counted from histories."""

from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest

from community_gov import InvalidFile, InvalidInput
from community_gov.domain.calendar import Duration
from community_gov.domain.indicators import Indicator
from community_gov.domain.periods import due
from community_gov.domain.text import same
from community_gov.host.calendars import load_calendar
from community_gov.insight.process.indicators import Measured, indicators_of, measured
from community_gov.insight.process.log import Then, Trace

from .process_logs import DAY, MONDAY, Office, event, log

WATCHED = """
indicators:
  prompt:
    label: {zh: 三个工作日内有结果, en: An answer within three working days}
    program: tried:thing
    from: open
    to: [grant, withdraw]
    within: 3 working days
    at_least: 60%
    personal: false
  again:
    label: {zh: 同意后又重办, en: Taken up again}
    program: tried:thing
    from: grant
    to: reopen
    within: 1 month
    at_most: 10%
    readers: [chief]
    personal: true
"""
PROMPT = Indicator(
    "prompt",
    same("prompt"),
    "l",
    "open",
    ("grant", "withdraw"),
    personal=False,
    within=Duration.parse("3 working days"),
    at_least=Fraction(2, 3),
)
CALENDAR = load_calendar("cn")


def late(began: datetime, within: Duration) -> datetime:
    return due(began, within, CALENDAR).at


def told(one: Measured) -> tuple[tuple[int, int] | None, int | None, bool | None]:
    return (one.share.count, one.share.of) if one.share else None, one.pending, one.met


def test_the_last_moment_of_the_third_working_day_is_in_time() -> None:
    """From Monday morning on, Thursday is the third; 87 hours later it is midnight."""
    traces = [
        Trace(str(hours), (event("open", 0), event("grant", hours))) for hours in (1, 86.99, 87)
    ]
    traces.append(Trace("x", (event("open", 0), event("grant", 900)), exercise=True))
    traces.append(Trace("never", (event("open", 0),)))
    traces.append(Trace("new", (event("open", 72),)))
    traces.append(Trace("else", (event("drill", 0), event("grant", 1))))
    found = measured(log(*traces), PROMPT, MONDAY + 4 * DAY, late)
    assert told(found) == ((2, 4), 1, False)
    assert found.times.median == timedelta(hours=86.99)


def test_without_a_limit_it_is_known_once_the_case_is_over() -> None:
    asked = Indicator(
        "again", same("again"), "l", "grant", ("reopen",), personal=False, at_most=Fraction(1, 2)
    )
    over = (event("open", 0), event("grant", 1, then=Then.OVER))
    traces = [
        Trace("1", over),
        Trace("2", (*over, event("reopen", 2))),
        Trace("3", (event("open", 0), event("grant", 1, then=Then.WORKING))),
        Trace("4", (event("open", 0), event("reopen", 1), event("grant", 2, then=Then.OVER))),
    ]
    assert told(measured(log(*traces), asked, MONDAY, late)) == ((1, 3), 1, True)
    assert told(measured(log(), asked, MONDAY, late)) == (None, 0, None)


def test_a_place_says_what_it_watches_and_who_may_see_it(tmp_path: Path) -> None:
    office = Office(tmp_path, WATCHED)
    office.drill()
    cases = [office.open() for _ in range(4)]
    for case in cases:
        office.here.act(case, "grant", by=office.clerk)
        office.agree(case)
    office.after(10 * DAY)
    office.open()
    now = office.bench.moment

    def names(by: str | None) -> list[str]:
        return [one.indicator.name for one in indicators_of(office.here, now, by=by)]

    assert names(None) == names(office.resident) == names(office.clerk) == ["prompt"]
    assert names(office.chief) == ["prompt", "again"]
    with pytest.raises(InvalidInput):
        names("nobody")
    prompt, again = indicators_of(office.here, now, by=office.chief)
    assert told(prompt) == ((4, 4), 1, True)
    assert (again.share, again.pending, again.times.count, again.too_few) == (None, None, 0, True)
    last = office.open()
    office.here.act(last, "grant", by=office.clerk)
    office.agree(last)
    office.here.act(last, "reopen", by=office.clerk)
    office.after(60 * DAY)
    prompt, again = indicators_of(office.here, office.bench.moment, by=office.chief)
    assert told(prompt) == ((5, 6), 0, True)
    assert told(again) == ((1, 5), 0, False), "five are enough to be told"
    day = office.here.today()
    assert [told(one)[0] for one in indicators_of(office.here, now, since=day)] == [None]


def test_what_cannot_be_watched_is_said_all_at_once(tmp_path: Path) -> None:
    broken = (
        WATCHED.replace("from: grant", "from: grnt")
        .replace("readers: [chief]", "readers: []")
        .replace("[grant, withdraw]", "[grant, withdrew]")
        .replace("at_least: 60%", "at_least: 60%\n    at_most: 50%")
    )
    with pytest.raises(InvalidFile) as caught:
        Office(tmp_path, broken)
    assert sorted(one.code for one in caught.value.problems) == [
        "indicator.aim",
        "indicator.readers",
        "unknown.action",
        "unknown.action",
    ]
    assert all("here.yaml:" in one.where for one in caught.value.problems)
    (tmp_path / "other").mkdir()
    with pytest.raises(InvalidFile) as caught:
        Office(tmp_path / "other", WATCHED.replace("60%", "101%"))
    assert [one.code for one in caught.value.problems] == ["indicator.percent"]
