"""Deadlines of a case, of a step, of a first answer, of an approval; pauses and suspension."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from .desk import Desk

KINDS = """
states:
  filed: {label: {zh: 已收, en: filed}}
  asked: {label: {zh: 待补充, en: waiting for you}, status: waiting}
  checking: {label: {zh: 核查中, en: checking}}
  done: {label: {zh: 已办, en: done}, status: closed}
messages:
  slow: {zh: 有一件事项到期未办。, en: A case has reached its deadline.}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  answer: {label: {zh: 首次答复, en: first answer}, by: [clerk], from: anywhere}
  ask: {label: {zh: 请补充, en: ask for more}, by: [clerk], from: filed, to: asked}
  give: {label: {zh: 补充, en: give more}, by: [resident], from: asked, to: filed}
  check: {label: {zh: 核查, en: check}, by: [clerk], from: filed, to: checking}
  grant:
    label: {zh: 同意, en: grant}
    by: [clerk]
    from: checking
    to: done
    gates: {look: {label: {zh: 复核, en: second look}, by: [chief]}}
  again: {label: {zh: 重办, en: do again}, by: [clerk], from: done, to: filed}
  remind:
    label: {zh: 提醒, en: remind}
    by: [clock]
    from: anywhere
    effects: [{notify: {to: chief, message: slow}}]
clocks:
  whole:
    label: {zh: 全程期限, en: whole time}
    duration: 10 working days
    runs_in: [anywhere]
    pauses_in: [asked]
    fires: remind
  step:
    label: {zh: 核查期限, en: time to check}
    duration: 2 working days
    runs_in: [checking]
    fires: remind
  first:
    label: {zh: 首次答复期限, en: time to the first answer}
    duration: 1 working days
    runs_in: [anywhere]
    unless: ['done:answer']
    fires: remind
  approval:
    label: {zh: 复核期限, en: time to look}
    duration: 1 working days
    runs_in: [checking]
    when: ['asked:grant']
    fires: remind
"""
"""2 March 2026 is a Monday."""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, KINDS)


def running(desk: Desk, case: str) -> list[str]:
    return sorted(one.clock for one in desk.here.deadlines(case))


def test_each_deadline_runs_for_its_own_stretch(desk: Desk) -> None:
    case = desk.open()
    assert running(desk, case) == ["first", "whole"]
    desk.act(case, "answer")
    assert running(desk, case) == ["whole"]
    desk.act(case, "check")
    assert running(desk, case) == ["step", "whole"]
    desk.act(case, "grant")
    assert running(desk, case) == ["approval", "step", "whole"]
    desk.vote(case, "grant", "look", "refuse")
    assert running(desk, case) == ["step", "whole"]
    desk.act(case, "grant")
    desk.vote(case, "grant", "look")
    assert running(desk, case) == [] and desk.sound()


def test_the_time_of_a_case_goes_on_through_its_steps(desk: Desk) -> None:
    case = desk.open()
    due = desk.due(case, "whole")
    desk.act(case, "answer")
    desk.after(days=1)
    desk.act(case, "check")
    assert due == desk.due(case, "whole") == date(2026, 3, 16)
    assert desk.due(case, "step") == date(2026, 3, 5)


def test_the_time_of_a_case_ends_with_it_and_begins_anew(desk: Desk) -> None:
    case = desk.open()
    for action in ("answer", "check", "grant"):
        desk.act(case, action)
    desk.vote(case, "grant", "look")
    assert desk.after(days=60) == []
    desk.act(case, "again")
    assert running(desk, case) == ["whole"], "the first answer has been given"
    assert desk.due(case, "whole") > desk.bench.moment.date() and desk.sound()


def test_the_first_answer_stops_its_clock_for_good(desk: Desk) -> None:
    slow, quick = desk.open(), desk.open()
    desk.act(quick, "answer")
    assert desk.after(days=2) == ["first"]
    assert desk.done(slow)[-1] == "remind" and desk.done(quick)[-1] == "first answer"
    assert sorted(to for to, _ in desk.told()) == ["chief", "other chief"]
    desk.act(slow, "answer")
    assert running(desk, slow) == ["whole"] and desk.sound()


def test_an_approval_that_waits_too_long_is_noticed(desk: Desk) -> None:
    """The clock runs from the request, not from the step; a new request has its time anew."""
    case = desk.open()
    desk.act(case, "answer")
    desk.act(case, "check")
    desk.after(hours=8)
    desk.act(case, "grant")
    assert desk.due(case, "approval") == date(2026, 3, 3)
    assert desk.after(days=1) == []
    assert desk.after(hours=8) == ["approval"]
    desk.vote(case, "grant", "look", "refuse")
    desk.act(case, "grant")
    assert desk.due(case, "approval") == date(2026, 3, 5) and desk.sound()


def test_waiting_for_the_resident_stops_the_time_of_the_case(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "answer")
    desk.after(days=2)
    desk.act(case, "ask")
    (whole,) = desk.here.deadlines(case)
    assert whole.paused
    assert desk.after(days=30) == []
    desk.act(case, "give", "resident")
    # Wednesday 4 March was the second day used; eight working days are left after Friday 3 April,
    # with Monday the 6th off for Tomb-Sweeping Day.
    assert desk.due(case, "whole") == date(2026, 4, 16)
    assert desk.here.explain_due(case, "whole").due.day == date(2026, 4, 16) and desk.sound()


def test_what_stands_against_a_wish_is_the_clock_that_is_meant(desk: Desk) -> None:
    case = desk.open()
    with pytest.raises(Exception) as caught:
        desk.here.explain_due(case, "aproval")
    assert "事项里没有正在计算的这个期限" in str(caught.value)
    assert "This clock does not run in the case" in str(caught.value)


SUSPENDED = """
states:
  work:
    label: {zh: 办理, en: work}
    states:
      reading: {label: {zh: 阅卷, en: reading}}
      visiting: {label: {zh: 走访, en: visiting}}
      where_it_was: {label: {zh: 原环节, en: where it was}, kind: history}
  suspended: {label: {zh: 中止, en: suspended}, status: waiting}
  done: {label: {zh: 已办, en: done}, status: closed}
reasons:
  court: {zh: 等待法院判决, en: a court is to decide first}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: work}
  visit: {label: {zh: 走访, en: visit}, by: [clerk], from: reading, to: visiting}
  finish: {label: {zh: 办结, en: finish}, by: [clerk], from: visiting, to: done}
  suspend:
    label: {zh: 中止, en: suspend}
    by: [chief]
    from: work
    to: suspended
    reasons: [court]
  resume:
    label: {zh: 恢复, en: resume}
    by: [chief, clock]
    from: suspended
    to: where_it_was
  late: {label: {zh: 逾期, en: late}, by: [clock], from: work}
clocks:
  time:
    label: {zh: 办理期限, en: time}
    duration: 10 calendar days
    runs_in: [work]
    pauses_in: [suspended]
    fires: late
  limit:
    label: {zh: 中止期限, en: limit of a suspension}
    duration: 30 calendar days
    runs_in: [suspended]
    fires: resume
"""


@pytest.fixture
def office(tmp_path: Path) -> Desk:
    return Desk(tmp_path, SUSPENDED)


@pytest.mark.parametrize("steps", [[], ["visit"]], ids=["reading", "visiting"])
def test_a_suspended_case_goes_on_where_it_was(office: Desk, steps: list[str]) -> None:
    case = office.open()
    for step in steps:
        office.act(case, step)
    before = office.states(case)
    office.after(days=3)
    assert office.codes(office.act, case, "suspend", "chief") == ["reason.missing"]
    office.act(case, "suspend", "chief", reason="court")
    assert office.states(case) == ("suspended",)
    assert office.codes(office.act, case, "visit") == ["action.not_here"]
    office.after(days=5)
    office.act(case, "resume", "chief")
    assert office.states(case) == before
    assert office.due(case, "time") == date(2026, 3, 17) and office.sound()


def test_a_suspension_ends_by_itself_at_its_limit(office: Desk) -> None:
    case = office.open()
    office.act(case, "suspend", "chief", reason="court")
    assert office.due(case, "limit") == date(2026, 4, 1)
    assert office.after(days=31) == ["limit"]
    assert office.states(case) == ("work", "reading")
    (time,) = office.here.deadlines(case)
    # Suspended on the first day, so all ten days are left from 2 April on; 12 April is a Sunday.
    assert time.clock == "time" and time.due.day == date(2026, 4, 13) and not time.paused
    assert office.after(days=30) == ["time"] and office.sound()


def test_each_suspension_has_its_whole_limit(office: Desk) -> None:
    case = office.open()
    for _ in range(2):
        office.act(case, "suspend", "chief", reason="court")
        assert office.due(case, "limit") - office.bench.moment.date() == timedelta(days=30)
        office.after(days=6)
        office.act(case, "resume", "chief")
    assert office.due(case, "time") == date(2026, 3, 24) and office.sound()


def test_a_suspension_that_nobody_ended_in_time_is_over_before_the_next_act(
    office: Desk,
) -> None:
    case = office.open()
    office.act(case, "suspend", "chief", reason="court")
    office.bench.moment += timedelta(days=40)
    office.act(case, "visit")
    assert office.done(case) == ["hand in", "suspend", "resume", "visit"] and office.sound()
