"""A deadline is extended once, for a reason, while there is time; its ladder moves with it."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from community_gov.domain.errors import Problem

from .desk import Desk, faults

WRITTEN = """
states:
  filed: {label: {zh: 已收, en: filed}}
  asked: {label: {zh: 待补充, en: waiting for you}, status: waiting}
  done: {label: {zh: 已办, en: done}, status: closed}
reasons:
  complex: {zh: 情况复杂, en: it is complex}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  ask: {label: {zh: 请补充, en: ask for more}, by: [clerk], from: filed, to: asked}
  give: {label: {zh: 补充, en: give more}, by: [resident], from: asked, to: filed}
  finish: {label: {zh: 办结, en: finish}, by: [clerk], from: [filed, asked], to: done}
  again: {label: {zh: 重办, en: do again}, by: [clerk], from: done, to: filed}
  extend:
    label: {zh: 延长期限, en: extend}
    by: [chief]
    from: anywhere
    reasons: [complex]
    once: true
    extends: {answer: 10 working days}
  nudge: {label: {zh: 提醒, en: nudge}, by: [clock], from: anywhere}
  alarm: {label: {zh: 逾期报告, en: alarm}, by: [clock], from: anywhere}
  late: {label: {zh: 逾期, en: late}, by: [clock], from: anywhere}
clocks:
  answer:
    label: {zh: 答复期限, en: time to answer}
    duration: 10 working days
    runs_in: [filed]
    pauses_in: [asked]
    fires: late
    ladder:
      soon: {before: 2 working days, fires: nudge, label: {zh: 期限将至, en: nearly due}}
      over: {after: 5 working days, fires: alarm}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """2 March 2026 is a Monday; the answer is due on Monday the 16th."""
    yield Desk(tmp_path, WRITTEN)


def extend(desk: Desk, case: str) -> None:
    desk.act(case, "extend", "chief", reason="complex")


def dues(desk: Desk, case: str) -> dict[str, str]:
    return {one.clock: f"{one.due.day:%m-%d}" for one in desk.here.deadlines(case)}


def test_ten_days_more_move_the_due_day_and_its_ladder(desk: Desk) -> None:
    case = desk.open()
    assert dues(desk, case) == {"answer": "03-16", "answer-soon": "03-12", "answer-over": "03-23"}
    desk.after(days=3)
    extend(desk, case)
    assert dues(desk, case) == {"answer": "03-30", "answer-soon": "03-26", "answer-over": "04-07"}
    assert desk.sound()


def test_the_new_day_explains_itself(desk: Desk) -> None:
    case = desk.open()
    desk.after(days=3)
    extend(desk, case)
    explained = desk.here.explain_due(case, "answer")
    assert explained.due.day == date(2026, 3, 30)
    assert [day.number for day in explained.days if day.number][-1] == 20
    (*_, step) = desk.here.explain(case)
    assert "reason: it is complex" in [one.en for one in step.why]
    assert any("time to answer" in one.en and "2026-03-30" in one.en for one in step.why)


def test_an_extension_needs_a_reason_and_is_given_once(desk: Desk) -> None:
    case = desk.open()
    assert desk.codes(desk.act, case, "extend", "chief") == ["reason.missing"]
    extend(desk, case)
    said = desk.why(extend, desk, case)
    assert "现在不能“延长期限”：“延长期限”已经办过" in said
    assert "“extend” has been done already" in said
    assert "extend" not in desk.steps(case) and desk.sound()


def test_time_that_is_over_is_not_extended(desk: Desk) -> None:
    case = desk.open()
    assert desk.after(days=15) == ["answer-soon", "answer"]
    said = desk.why(extend, desk, case)
    assert "“答复期限”已过" in said and "the time of “time to answer” is over" in said
    assert dues(desk, case)["answer"] == "03-16"


def test_time_that_is_over_is_not_extended_because_the_worker_was_late(desk: Desk) -> None:
    case = desk.open()
    desk.bench.moment += timedelta(days=15)
    assert desk.codes(extend, desk, case) == ["action.closed"]


def test_what_does_not_run_is_not_extended(desk: Desk) -> None:
    """A case that is done has nothing to extend; the refusal does not say that time is over."""
    written = WRITTEN.replace(
        "    from: anywhere\n    reasons", "    from: [filed, done]\n    reasons"
    )
    other = Desk(desk.bench.places.parent / "other", written)
    case = other.open()
    other.act(case, "finish")
    said = other.why(extend, other, case)
    assert "“答复期限”没有在计算" in said and "is not running" in said


def test_pauses_and_extension_add_up(desk: Desk) -> None:
    """Paused from the 4th to the 11th: five working days, whether extended before or after."""
    first, second = desk.open(), desk.open()
    extend(desk, first)
    for case in (first, second):
        desk.act(case, "ask")
    desk.after(days=7)
    for case in (first, second):
        desk.act(case, "give", "resident")
    extend(desk, second)
    assert dues(desk, first) == dues(desk, second)
    assert dues(desk, first)["answer"] == "04-07"
    for case in (first, second):
        assert str(desk.here.explain_due(case, "answer").due.day) == "2026-04-07"
    assert desk.sound()


def test_a_deadline_that_stands_still_is_extended_too(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "ask")
    extend(desk, case)
    assert all(one.paused for one in desk.here.deadlines(case))
    desk.after(days=7)
    desk.act(case, "give", "resident")
    assert dues(desk, case) == {"answer": "04-07", "answer-soon": "04-02", "answer-over": "04-14"}
    assert desk.sound()


def test_one_act_may_set_it_going_and_extend_it(tmp_path: Path) -> None:
    written = WRITTEN.replace(
        "  nudge:",
        "  go_on: {label: {zh: 恢复并延长, en: go on}, by: [chief], from: asked, to: filed,"
        " extends: {answer: 5 working days}}\n  nudge:",
    )
    desk = Desk(tmp_path, written)
    case = desk.open()
    desk.act(case, "ask")
    desk.after(days=7)
    desk.act(case, "go_on", "chief")
    assert dues(desk, case) == {"answer": "03-30", "answer-soon": "03-26", "answer-over": "04-07"}
    assert desk.here.explain_due(case, "answer").due.day == date(2026, 3, 30) and desk.sound()


def test_a_reminder_that_was_given_is_given_anew_before_the_new_day(desk: Desk) -> None:
    case = desk.open()
    assert desk.after(days=12) == ["answer-soon"]
    extend(desk, case)
    assert desk.after(days=12) == []
    assert desk.after(days=1) == ["answer-soon"]
    assert desk.after(days=14) == ["answer", "answer-over"] and desk.sound()


def test_begun_anew_it_has_its_first_length(desk: Desk) -> None:
    """Another round of the case is not longer because the last one was extended."""
    case = desk.open()
    extend(desk, case)
    desk.act(case, "finish")
    desk.act(case, "again")
    assert desk.due(case, "answer") == date(2026, 3, 16) and desk.sound()


GATED = WRITTEN.replace(
    "    once: true\n",
    "    once: true\n    gates: {look: {label: {zh: 批准, en: consent}, by: [officer]}}\n",
)


def test_an_extension_may_need_consent(tmp_path: Path) -> None:
    desk = Desk(tmp_path, GATED)
    case = desk.open()
    extend(desk, case)
    assert dues(desk, case)["answer"] == "03-16"
    desk.vote(case, "extend", "look", by="officer")
    assert dues(desk, case)["answer"] == "03-30" and desk.sound()


def test_consent_that_comes_too_late_extends_nothing(tmp_path: Path) -> None:
    desk = Desk(tmp_path, GATED)
    case = desk.open()
    extend(desk, case)
    desk.after(days=15)
    assert desk.codes(desk.vote, case, "extend", "look", by="officer") == ["action.closed"]
    assert dues(desk, case)["answer"] == "03-16" and desk.sound()


def test_a_refusal_that_gives_less_gives_just_that(tmp_path: Path) -> None:
    """The chief asks for ten days more; the street gives three instead."""
    written = GATED.replace("by: [officer]}}", "by: [officer], refusal: shorter}}").replace(
        "  nudge:",
        "  shorter: {label: {zh: 少延几天, en: extend by less}, by: [chief], from: anywhere,"
        " extends: {answer: 3 working days}}\n  nudge:",
    )
    desk = Desk(tmp_path, written)
    agreed, refused = desk.open(), desk.open()
    for case, answer in ((agreed, "agree"), (refused, "refuse")):
        extend(desk, case)
        desk.vote(case, "extend", "look", answer, by="officer")
    assert dues(desk, agreed)["answer"] == "03-30"
    assert dues(desk, refused)["answer"] == "03-19"
    for case in (agreed, refused):
        assert desk.here.explain_due(case, "answer").due.day == desk.due(case, "answer")
    assert desk.sound()


def found(old: str, new: str, code: str) -> Problem:
    (one,) = [one for one in faults(WRITTEN.replace(old, new)) if one.code == code]
    return one


def test_another_unit_is_refused_at_load() -> None:
    one = found("{answer: 10 working days}", "{answer: 14 calendar days}", "workflow.extends_unit")
    assert "期限是 10 个工作日" in one.line("zh") and "thing.yaml:" in one.line("zh")
    assert "“extend” extends by 14 calendar days a clock of 10 working days" in one.line("en")


def test_what_recurs_has_no_ladder_and_is_not_extended() -> None:
    found = faults(WRITTEN.replace("duration: 10 working days", "recurs: every day at 09:00"))
    assert [one.code for one in found] == ["file.rung_recurs"] * 2
    ladder = WRITTEN[WRITTEN.index("    ladder:") :]
    bare = WRITTEN.removesuffix(ladder)
    (one,) = faults(bare.replace("duration: 10 working days", "recurs: every day at 09:00"))
    assert one.code == "workflow.extends_unit" and "every day at 09:00" in one.line("en")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("soon: {before: 2", "soon: {before: 10", "file.rung_early"),
        ("before: 2 working days", "before: 2 calendar days", "file.rung_unit"),
        ("before: 2 working days, ", "", "file.rung_one"),
        (
            "before: 2 working days",
            "before: 2 working days, after: 1 working days",
            "file.rung_one",
        ),
        ("duration: 10 working days", "recurs: every 10 days", "cycle.form"),
        ("duration: 10 working days", "part_of: other", "file.duration_or_recurs"),
        ("fires: nudge", "fires: nugde", "unknown.action"),
        ("fires: alarm", "fires: finish", "workflow.clock_may_not_fire"),
        ("{answer: 10 working days}", "{anser: 10 working days}", "unknown.clock"),
    ],
)
def test_what_does_not_fit_is_refused_at_load(old: str, new: str, code: str) -> None:
    one = found(old, new, code)
    assert "thing.yaml:" in one.line("en") and "thing.yaml:" in one.line("zh")
