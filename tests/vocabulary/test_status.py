"""States as a resident and a queue see them; several ways in; comments that stay where they are."""

from pathlib import Path

import pytest

from community_gov.workflow.definition import Status

from .desk import Desk, faults

WRITTEN = """
fields:
  note: {label: {zh: 备注, en: note}, type: text}
states:
  filed:
    label: {zh: 已收, en: filed}
    told: {zh: 我们已收到，正在看。, en: 'We have it, and are looking at it.'}
  asked: {label: {zh: 待补充, en: waiting for you}, status: waiting}
  settled: {label: {zh: 已答复, en: answered}, status: closed}
  shelved: {label: {zh: 已归档, en: shelved}, status: final}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  by_phone: {label: {zh: 电话登记, en: take by telephone}, by: [clerk], to: asked}
  ask: {label: {zh: 请补充, en: ask for more}, by: [clerk], from: filed, to: asked}
  give:
    label: {zh: 补充, en: give more}
    told: {zh: 您补充了材料, en: you gave us more}
    by: [resident]
    from: asked
    to: filed
  answer: {label: {zh: 答复, en: answer}, by: [clerk], from: filed, to: settled}
  again: {label: {zh: 再问, en: ask again}, by: [resident], from: settled, to: filed}
  shelve: {label: {zh: 归档, en: shelve}, by: [clerk], from: settled, to: shelved}
  comment:
    label: {zh: 加备注, en: comment}
    by: [clerk, chief]
    from: anywhere
    needs: [{field: note, anew: true}]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def status_of(desk: Desk, case: str) -> list[str]:
    """Return the queues in which a case is found."""
    return [
        status.value
        for status in Status
        if case in [one.id for one in desk.here.cases(status=status)]
    ]


def test_a_queue_finds_a_case_by_what_its_state_means(desk: Desk) -> None:
    case = desk.open()
    seen = [status_of(desk, case)]
    for action, by in (
        ("ask", "clerk"),
        ("give", "resident"),
        ("answer", "clerk"),
        ("again", "resident"),
        ("answer", "clerk"),
        ("shelve", "clerk"),
    ):
        desk.act(case, action, by)
        seen.append(status_of(desk, case))
    expected = ["open", "waiting", "open", "closed", "open", "closed", "final"]
    assert seen == [[one] for one in expected]
    assert desk.steps(case) == [] and desk.sound()


def test_a_resident_reads_what_was_written_for_residents(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "ask")
    told = desk.act(case, "give", "resident").told
    assert [one.en for one in told] == ["We have it, and are looking at it."]
    lines = [(one.what.en, [now.zh for now in one.now]) for one in desk.here.progress(case)]
    assert lines == [
        ("hand in", ["我们已收到，正在看。"]),
        ("ask for more", ["待补充"]),
        ("you gave us more", ["我们已收到，正在看。"]),
    ]
    assert desk.done(case)[-1] == "give more"


def test_there_is_more_than_one_way_in(desk: Desk) -> None:
    """A case begins where its opening leads, and only those open it who may."""
    online, phone = desk.open(), desk.open("clerk", action="by_phone")
    assert desk.states(online) == ("filed",) and desk.states(phone) == ("asked",)
    assert desk.codes(desk.open, "resident", action="by_phone") == ["action.not_yours"]
    assert desk.codes(desk.open, "clerk") == ["action.not_yours"]
    assert desk.codes(desk.open, "clerk", action="comment", data={"note": "x"}) == [
        "action.not_here"
    ]
    assert desk.codes(desk.act, phone, "by_phone") == ["action.not_here"]
    assert desk.sound()


@pytest.mark.parametrize("before", [[], ["ask"]], ids=["filed", "asked"])
def test_a_comment_is_possible_anywhere_and_moves_nothing(desk: Desk, before: list[str]) -> None:
    case = desk.open()
    for action in before:
        desk.act(case, action)
    where = desk.states(case)
    for number in (1, 2):
        answer = desk.act(case, "comment", "chief", data={"note": f"seen {number}"})
        assert answer.states == where
    assert desk.here.case(case).held["note"].version == 2
    assert desk.done(case)[-2:] == ["comment", "comment"] and desk.sound()


def test_a_comment_says_something_each_time(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "comment", data={"note": "once"})
    assert desk.codes(desk.act, case, "comment") == ["field.missing"]


def test_nobody_comments_on_what_is_over(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "answer")
    said = desk.why(desk.act, case, "comment", data={"note": "late"})
    assert "事项目前处于“已答复”" in said and "The case is at “answered”" in said
    assert "comment" not in desk.steps(case)


REGIONS = """
states:
  work:
    label: {zh: 办理, en: work}
    kind: parallel
    states:
      visit:
        label: {zh: 走访, en: visit}
        states:
          planned: {label: {zh: 待走访, en: to visit}, status: waiting}
          visited: {label: {zh: 已走访, en: visited}, status: closed}
      marked:
        label: {zh: 记录, en: record}
        states:
          plain: {label: {zh: 普通, en: plain}, status: hidden}
          special: {label: {zh: 特殊, en: special}, status: hidden}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: work}
  visit: {label: {zh: 走访, en: visit}, by: [clerk], from: planned, to: visited}
  mark: {label: {zh: 标为特殊, en: mark as special}, by: [clerk], from: plain, to: special}
  note: {label: {zh: 记一笔, en: note}, by: [clerk], from: anywhere}
"""


def test_a_hidden_region_decides_no_queue(tmp_path: Path) -> None:
    """Of several regions the one that asks most of the office counts; a hidden one never does."""
    desk = Desk(tmp_path, REGIONS)
    case = desk.open()
    assert status_of(desk, case) == ["waiting"]
    desk.act(case, "mark")
    assert status_of(desk, case) == ["waiting"]
    desk.act(case, "visit")
    assert status_of(desk, case) == ["closed"]
    assert desk.act(case, "note").states == ("work", "visit", "visited", "marked", "special")
    assert desk.sound()


def test_a_workflow_without_a_way_in_is_refused() -> None:
    written = WRITTEN.replace("to: filed}", "from: asked, to: filed}", 1)
    written = written.replace("by: [clerk], to: asked}", "by: [clerk], from: filed, to: asked}")
    found = faults(written)
    assert "workflow.never_opens" in [one.code for one in found]
