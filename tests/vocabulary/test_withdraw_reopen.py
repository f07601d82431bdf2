"""Taking back, cancelling, opening again within a time, and what is done only once."""

from pathlib import Path

import pytest

from .desk import Desk, faults

WRITTEN = """
states:
  filed: {label: {zh: 已收, en: filed}}
  drafted: {label: {zh: 已拟办, en: drafted}}
  settled: {label: {zh: 已答复, en: answered}, status: closed}
  withdrawn: {label: {zh: 已撤回, en: withdrawn}, status: final}
  cancelled: {label: {zh: 已取消, en: cancelled}, status: final}
reasons:
  duplicate: {zh: 重复提交, en: the same was handed in twice}
  elsewhere: {zh: 应到别处办, en: it belongs elsewhere}
  not_solved: {zh: 问题没有解决, en: the problem is still there}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  draft: {label: {zh: 拟办, en: draft}, by: [clerk], from: [filed, drafted], to: drafted}
  first_visit: {label: {zh: 走访, en: visit}, by: [clerk], from: filed}
  answer:
    label: {zh: 答复, en: answer}
    by: [chief]
    from: [filed, drafted]
    to: settled
    gates: {look: {label: {zh: 复核, en: second look}, by: [officer]}}
  withdraw:
    label: {zh: 撤回, en: withdraw}
    by: [resident]
    from: anywhere
    to: withdrawn
    before: [draft, first_visit]
  cancel:
    label: {zh: 取消, en: cancel}
    by: [clerk]
    from: anywhere
    to: cancelled
    reasons: [duplicate, elsewhere]
  reopen:
    label: {zh: 要求重办, en: ask to look again}
    by: [resident]
    from: settled
    to: filed
    reasons: [not_solved]
    within: second_thoughts
    once: true
clocks:
  second_thoughts:
    label: {zh: 可要求重办的时间, en: time to ask again}
    duration: 5 working days
    runs_in: [settled]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def settled(desk: Desk) -> str:
    case = desk.open()
    settle(desk, case)
    return case


def settle(desk: Desk, case: str) -> None:
    desk.act(case, "answer", "chief")
    desk.vote(case, "answer", "look", by="officer")
    assert desk.states(case) == ("settled",)


def test_a_resident_takes_back_what_nobody_has_worked_on(desk: Desk) -> None:
    case = desk.open()
    assert "withdraw" in desk.steps(case)
    assert desk.act(case, "withdraw", "resident").states == ("withdrawn",)
    assert desk.steps(case) == [] and desk.sound()


@pytest.mark.parametrize(("first", "label"), [("draft", "拟办"), ("first_visit", "走访")])
def test_it_is_too_late_once_the_office_has_begun(desk: Desk, first: str, label: str) -> None:
    """Any of the acts that are named closes the way, also one that moves nothing."""
    case = desk.open()
    desk.act(case, first)
    said = desk.why(desk.act, case, "withdraw", "resident")
    assert f"现在不能“撤回”：“{label}”已经办过" in said
    assert "“withdraw” is not possible now" in said and "has been done already" in said
    assert desk.codes(desk.act, case, "withdraw", "resident") == ["action.closed"]
    assert "withdraw" not in desk.steps(case) and desk.sound()


def test_every_act_that_came_first_is_named(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "first_visit")
    desk.act(case, "draft")
    assert desk.codes(desk.act, case, "withdraw", "resident") == ["action.closed"] * 2


def test_a_request_for_approval_falls_with_the_case(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "answer", "chief")
    desk.act(case, "withdraw", "resident")
    assert desk.here.case(case).state.pending == {}
    assert desk.codes(desk.vote, case, "answer", "look", by="officer") == ["gate.nothing_asked"]
    assert desk.sound()


def test_only_the_one_whose_case_it_is_takes_it_back(desk: Desk) -> None:
    case = desk.open()
    assert desk.codes(desk.act, case, "withdraw", "clerk") == ["action.not_yours"]
    assert desk.codes(desk.act, case, "withdraw", "a neighbour") == ["action.not_yours"]


@pytest.mark.parametrize("given", [None, "not_solved"])
def test_a_clerk_cancels_for_a_reason_on_the_list(desk: Desk, given: str | None) -> None:
    case = desk.open()
    code = "reason.missing" if given is None else "reason.unknown"
    assert desk.codes(desk.act, case, "cancel", reason=given) == [code]
    if given is None:
        said = desk.why(desk.act, case, "cancel")
        assert "重复提交、应到别处办" in said and "it belongs elsewhere" in said
    assert desk.act(case, "cancel", reason="duplicate").states == ("cancelled",)
    (*_, told) = desk.here.progress(case)
    assert told.why is not None and told.why.zh == "重复提交" and desk.sound()


def test_a_case_is_opened_again_within_the_time(desk: Desk) -> None:
    case = settled(desk)
    assert str(desk.due(case, "second_thoughts")) == "2026-03-09"
    assert desk.codes(desk.act, case, "reopen", "resident") == ["reason.missing"]
    assert desk.after(days=7, hours=14) == []
    assert desk.act(case, "reopen", "resident", reason="not_solved").states == ("filed",)
    assert desk.here.deadlines(case) == () and desk.sound()


@pytest.mark.parametrize("worker", ["on time", "late"])
def test_after_the_time_it_is_refused_and_says_so(desk: Desk, worker: str) -> None:
    """Whether or not anybody has noted yet that the time ran out."""
    case = settled(desk)
    if worker == "on time":
        assert desk.after(days=8) == ["second_thoughts"]
        assert desk.done(case)[-1] == "the time of “time to ask again” ran out"
        assert "reopen" not in desk.steps(case)
    else:
        desk.bench.moment = desk.bench.moment.replace(day=10)
    codes = desk.codes(desk.act, case, "reopen", "resident", reason="not_solved")
    assert codes == ["action.closed"]
    said = desk.why(desk.act, case, "reopen", "resident", reason="not_solved")
    assert "现在不能“要求重办”：“可要求重办的时间”已过" in said
    assert "the time of “time to ask again” is over" in said
    assert desk.states(case) == ("settled",) and desk.sound()
    assert desk.after(days=20) == ([] if worker == "on time" else ["second_thoughts"])
    assert desk.after(days=20) == [] and desk.sound()


def test_what_is_done_once_is_not_done_again(desk: Desk) -> None:
    case = settled(desk)
    desk.act(case, "reopen", "resident", reason="not_solved")
    settle(desk, case)
    said = desk.why(desk.act, case, "reopen", "resident", reason="not_solved")
    assert "“要求重办”已经办过" in said and "“ask to look again” has been done already" in said
    assert "reopen" not in desk.steps(case) and desk.sound()


def test_a_refused_act_was_not_done(desk: Desk) -> None:
    """`once` counts what was done, not what was tried."""
    case = settled(desk)
    desk.codes(desk.act, case, "reopen", "resident")
    assert desk.act(case, "reopen", "resident", reason="not_solved").states == ("filed",)


def test_nothing_runs_where_a_case_is_over_for_good() -> None:
    found = faults(WRITTEN.replace("runs_in: [settled]", "runs_in: [settled, withdrawn]"))
    (one,) = [one for one in found if one.code == "workflow.clock_in_final"]
    assert "“可要求重办的时间”在“已撤回”仍计时" in one.line("zh")
    assert "its status is “closed”" in one.line("en") and "thing.yaml:" in one.line("en")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("within: second_thoughts", "within: second_thought", "unknown.clock"),
        ("before: [draft, first_visit]", "before: [drafd]", "unknown.action"),
    ],
)
def test_names_that_mean_nothing_are_refused_at_load(old: str, new: str, code: str) -> None:
    (one,) = [one for one in faults(WRITTEN.replace(old, new)) if one.code == code]
    assert "Did you mean" in one.line("en") and "您是不是要写" in one.line("zh")
