"""Public notices: what hangs for its time, may be objected to, and comes down by itself."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from community_gov import Document

from .desk import Desk

WRITTEN = """
fields:
  plan: {{label: {{zh: 方案, en: plan}}, type: text}}
  name: {{label: {{zh: 姓名, en: name}}, type: text, personal: {about}}}
  says: {{label: {{zh: 异议, en: objection}}, type: text, personal: {about}}}
  answer: {{label: {{zh: 答复, en: answer}}, type: text, personal: {about}}}
  photo: {{label: {{zh: 照片, en: photo}}, type: document, personal: {about}}}
reasons: {{no: {{zh: 不办, en: no}}}}
states:
  drawn: {{label: {{zh: 已拟, en: drawn up}}}}
  begun: {{label: {{zh: 已开始, en: begun}}, status: closed}}
  ended: {{label: {{zh: 已结束, en: ended}}, status: final}}
actions:
  open: {{label: {{zh: 拟定, en: draw up}}, by: [clerk], to: drawn, needs: [plan]}}
  begin:
    label: {{zh: 开始, en: begin}}
    by: [clerk]
    from: drawn
    to: begun
    when: ['flag:shown-over']
    unless: ['flag:shown-objected']
  stop: {{label: {{zh: 停止, en: stop}}, by: [clerk], from: drawn, to: ended, reasons: [no]}}
  lapse: {{label: {{zh: 失效, en: lapse}}, by: [clock], from: drawn, to: ended}}
clocks:
  life:
    label: {{zh: 有效期, en: life}}
    duration: 30 calendar days
    runs_in: [drawn]
    fires: lapse
public_notices:
  shown:
    label: {{zh: 方案公示, en: Notice of the plan}}
    by: [clerk]
    text: {{zh: '方案：{text}。', en: 'Plan: {text}.'}}
    tells: [chief]
    duration: {days} calendar days
    photo: photo
    objections: {{by: [owner], says: says, answered_by: [clerk], answer: answer}}
    authority: {{title: {{zh: 小区约定第三条, en: 'house rules, clause 3'}}}}
"""
ABOUT = (
    "{about: owner, class: other, purpose: {zh: 答复, en: to answer}, retention: 1 month,"
    " readers: [clerk]}"
)
PHOTO = Document("board.jpg", b"\xff\xd8\xff board")
POSTED = {"shown-place": "东门公告栏", "shown-contact": "社区居委会 101 室", "photo": PHOTO}


def desk(folder: Path, text: str = "{plan}", days: int = 7) -> Desk:
    return Desk(folder, WRITTEN.format(text=text, days=days, about=ABOUT))


def drawn(made: Desk) -> str:
    return made.open(by="clerk", people={"owner": "Li"}, parts=False, data={"plan": "改造"})


def later(made: Desk, days: int) -> None:
    made.bench.go_to(made.bench.moment + timedelta(days=days))


def told(made: Desk) -> list[str]:
    messages: list[Any] = []
    made.bench.district.deliver(messages.append)
    return [one.text.en for one in messages]


def test_it_hangs_for_its_time_and_comes_down_by_itself(tmp_path: Path) -> None:
    made = desk(tmp_path)
    case = drawn(made)
    assert made.codes(made.act, case, "shown-post") == ["field.missing"] * 3
    made.act(case, "shown-post", data=POSTED)
    (text, _) = told(made)
    for part in ("改造", "house rules, clause 3", "东门公告栏", "101 室", "7 calendar days"):
        assert part in text
    assert made.codes(made.act, case, "begin") == ["action.closed"]
    later(made, 8)
    assert made.flags(case) == ("shown-over",)
    assert "take the notice down" in told(made)[0]
    assert made.codes(made.act, case, "shown-object", by="Li", data={"says": "太晚"})
    made.act(case, "begin")
    assert made.bench.district.verify().problems == ()


def test_an_objection_holds_things_up_until_it_is_answered(tmp_path: Path) -> None:
    made = desk(tmp_path)
    case = drawn(made)
    made.act(case, "shown-post", data=POSTED)
    assert made.codes(made.act, case, "shown-object", data={"says": "不同意"}) == [
        "action.not_yours"
    ]
    made.act(case, "shown-object", by="Li", data={"says": "面积不对"})
    assert not any("面积不对" in text for text in told(made))
    later(made, 8)
    assert made.codes(made.act, case, "begin") == ["action.closed"]
    made.act(case, "shown-answer", data={"answer": "已复测", "shown-number": 1})
    made.act(case, "begin")


def test_each_objection_is_open_until_it_has_an_answer_of_its_own_or_is_withdrawn(
    tmp_path: Path,
) -> None:
    made = desk(tmp_path)
    case = made.open(
        by="clerk", people={"owner": ("Li", "Wu", "Ma")}, parts=False, data={"plan": "改造"}
    )
    made.act(case, "shown-post", data=POSTED)
    for who, says in (("Li", "面积不对"), ("Wu", "太吵"), ("Ma", "太贵")):
        made.act(case, "shown-object", by=who, data={"says": says})
    clerk = made.people["clerk"]
    second = made.here.read(case, "says", by=clerk, purpose="shown-answer", version=2)
    assert second == "太吵"
    assert made.codes(made.act, case, "shown-answer", data={"answer": "都已答复"}) == [
        "field.missing"
    ]
    made.act(case, "shown-answer", data={"answer": "已复测", "shown-number": 1})
    twice = {"answer": "再答", "shown-number": 1}
    assert made.codes(made.act, case, "shown-answer", data=twice) == ["flag.not_open"]
    other = {"shown-number": 2}
    assert made.codes(made.act, case, "shown-withdraw", by="Ma", data=other) == ["flag.not_yours"]
    later(made, 8)
    made.act(case, "shown-withdraw", by="Wu", data=other)
    assert made.codes(made.act, case, "begin") == ["action.closed"]
    assert made.flags(case) == ("shown-objected", "shown-objected#3", "shown-over")
    made.act(case, "shown-answer", data={"answer": "有补助", "shown-number": 3})
    made.act(case, "begin")
    assert made.bench.district.verify().problems == ()


def test_a_wrong_notice_is_taken_in_and_its_time_begins_anew(tmp_path: Path) -> None:
    made = desk(tmp_path)
    case = drawn(made)
    made.act(case, "shown-post", data=POSTED)
    assert made.codes(made.act, case, "shown-post", data=POSTED) == ["action.closed"]
    later(made, 5)
    made.act(case, "shown-take_in", reason="shown-mistake")
    later(made, 5)
    assert made.flags(case) == ()
    made.act(case, "shown-post", data=POSTED)
    later(made, 5)
    assert made.flags(case) == ("shown-up",)


def test_no_notice_is_left_hanging_when_the_case_ends(tmp_path: Path) -> None:
    made = desk(tmp_path, days=60)
    case = drawn(made)
    made.act(case, "shown-post", data=POSTED)
    assert made.codes(made.act, case, "stop", reason="no") == ["action.closed"]
    told(made)
    later(made, 31)
    assert (made.states(case), made.flags(case)) == (("ended",), ())
    assert "take the notice down" in told(made)[0]


def test_it_shows_nothing_that_is_about_a_person(tmp_path: Path) -> None:
    with pytest.raises(Exception, match="shown-text"):
        desk(tmp_path, text="{name}")


INSIDE = """
states:
  outer:
    label: {zh: 办理, en: being dealt with}
    states:
      shown: {label: {zh: 公示, en: shown}}
      other: {label: {zh: 其他, en: other}}
  ended: {label: {zh: 已结束, en: ended}, status: closed}
actions:
  open: {label: {zh: 立案, en: open}, by: [clerk], to: shown}
  move: {label: {zh: 转, en: move}, by: [clerk], from: shown, to: other}
  end: {label: {zh: 结束, en: end}, by: [clerk], from: outer, to: ended}
  look: {label: {zh: 看, en: look}, by: [clerk], from: outer}
  put_away: {label: {zh: 收起, en: put away}, by: [clock], from: outer, to: ended}
clocks:
  patience:
    label: {zh: 时限, en: patience}
    duration: 3 calendar days
    runs_in: [outer]
    fires: put_away
public_notices:
  hung:
    label: {zh: 公示, en: Notice}
    by: [clerk]
    from: [shown]
    text: {zh: 有事。, en: Something is on.}
    tells: [chief]
    duration: 7 calendar days
    authority: {title: {zh: 约定, en: house rules}}
"""


def test_it_hangs_in_an_inner_state_and_nowhere_else(tmp_path: Path) -> None:
    made = Desk(tmp_path, INSIDE)
    case = made.open(by="clerk", parts=False)
    made.act(case, "hung-post", data={"hung-place": "东门", "hung-contact": "居委会"})
    made.act(case, "look")
    assert [made.codes(made.act, case, one) for one in ("move", "end")] == [["action.closed"]] * 2
    later(made, 4)
    assert (made.states(case), made.flags(case)) == (("ended",), ())
    assert "take the notice down" in told(made)[-1]
