"""A due day in a year whose holidays are not announced is provisional, and is reckoned anew."""

from datetime import date, datetime
from pathlib import Path

import pytest
from attrs import evolve

from community_gov.domain.calendar import CHINA_TIME, AnnouncedYear
from community_gov.domain.text import Text

from .desk import Desk

WRITTEN = """
states:
  filed: {label: {zh: 已收, en: filed}}
  asked: {label: {zh: 待补充, en: waiting for you}, status: waiting}
  done: {label: {zh: 已办, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  ask: {label: {zh: 请补充, en: ask for more}, by: [clerk], from: filed, to: asked}
  give: {label: {zh: 补充, en: give more}, by: [resident], from: asked, to: filed}
  finish: {label: {zh: 办结, en: finish}, by: [clerk], from: filed, to: done}
  extend:
    label: {zh: 延长, en: extend}
    by: [chief]
    from: anywhere
    extends: {answer: 5 working days}
  late: {label: {zh: 到期, en: late}, by: [clock], from: filed}
  shut:
    label: {zh: 到期自动办结, en: close by itself}
    by: [automatic]
    once: true
    arcs: [{from: filed, to: done, when: ['done:late']}]
clocks:
  answer:
    label: {zh: 答复期限, en: time to answer}
    duration: 10 working days
    runs_in: [filed]
    pauses_in: [asked]
    fires: late
    ladder: {eve: {before: 1 working days, fires: late}}
"""
CHRISTMAS = datetime(2026, 12, 25, 9, 0, tzinfo=CHINA_TIME)
"""A Friday; the ten working days after it end on Friday, 8 January 2027."""
NEW_YEAR = AnnouncedYear(
    2027,
    "国办发明电〔2026〕1号",
    {date(2027, 1, day): Text("元旦", "New Year") for day in (1, 2, 3)},
    {date(2027, 1, 9): Text("元旦", "New Year")},
)
"""Made up for the test: the first day off, and a Saturday worked."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(
        tmp_path, WRITTEN.replace("    ladder: {eve: {before: 1 working days, fires: late}}\n", "")
    )
    desk.bench.moment = CHRISTMAS
    return desk


def announce(desk: Desk, year: AnnouncedYear = NEW_YEAR) -> None:
    """Let the place know a year's holidays, as an upgrade would."""
    office = desk.here._office
    calendar = office.rulebook.calendar
    office.rulebook = evolve(
        office.rulebook, calendar=evolve(calendar, years=(*calendar.years, year))
    )


def test_the_day_moves_when_the_holidays_are_announced(desk: Desk) -> None:
    case = desk.open()
    (before,) = desk.here.deadlines(case)
    assert before.due.day == date(2027, 1, 8) and before.due.provisional
    assert any(day.provisional for day in desk.here.explain_due(case, "answer").days)
    announce(desk)
    assert desk.due(case, "answer") == date(2027, 1, 8), "nothing moves without an event"
    report = desk.bench.district.reckon()
    assert [one.happened for one in report.moved] == ["reckoned"] and report.failed == ()
    (after,) = desk.here.deadlines(case)
    assert after.due.day == date(2027, 1, 9) and not after.due.provisional
    explained = desk.here.explain_due(case, "answer")
    assert explained.due == after.due and not any(day.provisional for day in explained.days)
    assert desk.sound()


def test_it_is_an_event_that_explains_itself(desk: Desk) -> None:
    case = desk.open()
    announce(desk)
    desk.bench.district.reckon()
    event = desk.here.history(case)[-1]
    assert event.label.zh == "放假安排公布后重新核定期限"
    assert event.label.en == "due days reckoned anew, the holidays being announced"
    (*_, step) = desk.here.explain(case)
    assert any("2027-01-09" in one.en for one in step.why)
    assert len(desk.here.progress(case)) == 1, "a resident reads the day, not the reckoning"


def test_reckoning_again_changes_nothing(desk: Desk) -> None:
    case = desk.open()
    announce(desk)
    desk.bench.district.reckon()
    version = desk.here.case(case).version
    report = desk.bench.district.reckon()
    assert (report.moved, report.failed) == ((), ())
    assert desk.here.case(case).version == version and desk.sound()


def test_nothing_is_reckoned_while_nothing_is_announced(desk: Desk) -> None:
    case = desk.open()
    report = desk.bench.district.reckon()
    assert (report.moved, report.failed) == ((), ())
    assert desk.here.case(case).version == 1


def test_a_day_that_stays_is_no_longer_provisional(desk: Desk) -> None:
    """The week before the festival: the day is the same, and from now on it is sure."""
    desk.bench.moment = datetime(2026, 12, 11, 9, 0, tzinfo=CHINA_TIME)
    case = desk.open()
    desk.act(case, "extend", "chief")
    assert desk.due(case, "answer") == date(2027, 1, 1)
    announce(desk, evolve(NEW_YEAR, holidays={}, working_weekends={}))
    desk.bench.district.reckon()
    (after,) = desk.here.deadlines(case)
    assert after.due.day == date(2027, 1, 1) and not after.due.provisional and desk.sound()


def test_an_extended_and_a_paused_deadline_are_reckoned_with_all_of_it(desk: Desk) -> None:
    extended, paused, done = desk.open(), desk.open(), desk.open()
    desk.act(extended, "extend", "chief")
    desk.act(paused, "ask")
    desk.act(done, "finish")
    announce(desk)
    assert [one.case for one in desk.bench.district.reckon().moved] == [extended]
    assert desk.due(extended, "answer") == date(2027, 1, 15)
    desk.after(days=3)
    desk.act(paused, "give", "resident")
    for case in (extended, paused):
        assert desk.here.explain_due(case, "answer").due.day == desk.due(case, "answer")
        assert not desk.here.deadlines(case)[0].due.provisional
    assert desk.sound()


def test_the_clock_fires_after_the_new_day_and_not_before(desk: Desk) -> None:
    case = desk.open()
    announce(desk)
    desk.bench.district.reckon()
    desk.bench.moment = datetime(2027, 1, 9, 12, 0, tzinfo=CHINA_TIME)
    assert desk.after(hours=11) == []
    assert desk.after(hours=2) == ["answer"]
    assert desk.states(case) == ("done",) and desk.sound()


def test_the_rungs_are_reckoned_with_their_clock(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WRITTEN)
    desk.bench.moment = CHRISTMAS
    case = desk.open()
    announce(desk)
    (answer,) = desk.bench.district.reckon().moved
    assert answer.version == 2
    assert desk.due(case, "answer") == date(2027, 1, 9)
    assert desk.due(case, "answer-eve") == date(2027, 1, 8) and desk.sound()


def test_a_place_that_cannot_reckon_stops_no_other(desk: Desk) -> None:
    case = desk.open()
    announce(desk)
    store = desk.here._office.store
    found = store.provisional()
    assert list(found) == [("here", case)]
    from community_gov.services.reckoning import reckon

    class Both:
        def provisional(self) -> list[tuple[str, str]]:
            return [("here", "nowhere"), *found]

    report = reckon(lambda _: desk.here._office, Both())  # type: ignore[arg-type]
    assert [one.case for one in report.moved] == [case]
    assert [one.code for one in report.failed] == ["case.not_here"]
