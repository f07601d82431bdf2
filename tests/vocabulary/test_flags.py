"""Flags beside the state: raised, lowered, asked for in guards, clocks and lists."""

from pathlib import Path

import pytest

from .desk import Desk

WRITTEN = """
flags: {urgent: {label: {zh: 加急, en: urgent}}}
states:
  filed: {label: {zh: 已收, en: filed}}
  done: {label: {zh: 已办, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  hurry: {label: {zh: 加急, en: mark urgent}, by: [chief], from: filed, raises: [urgent]}
  calm: {label: {zh: 取消加急, en: no longer urgent}, by: [chief], from: filed, lowers: [urgent]}
  skip:
    label: {zh: 直接办结, en: finish at once}
    by: [clerk]
    arcs: [{from: filed, to: done, when: ['flag:urgent']}]
  remind: {label: {zh: 提醒, en: remind}, by: [clock], from: filed}
clocks:
  quick:
    label: {zh: 加急时限, en: urgent deadline}
    duration: 2 working days
    runs_in: [filed]
    when: ['flag:urgent']
    fires: remind
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def test_a_flag_opens_a_way_and_starts_a_clock(desk: Desk) -> None:
    case = desk.open()
    assert desk.codes(desk.act, case, "skip") == ["action.closed"]
    assert desk.here.deadlines(case) == ()
    desk.act(case, "hurry", "chief")
    assert desk.flags(case) == ("urgent",) and desk.states(case) == ("filed",)
    assert str(desk.due(case, "quick")) == "2026-03-04"
    desk.act(case, "calm", "chief")
    assert desk.flags(case) == () and desk.here.deadlines(case) == ()
    desk.act(case, "hurry", "chief")
    assert desk.act(case, "skip").states == ("done",)
    assert desk.flags(case) == ("urgent",) and desk.sound()


def test_cases_are_listed_by_flag(desk: Desk) -> None:
    calm, urgent, other = desk.open(), desk.open(), desk.open()
    for case in (urgent, other):
        desk.act(case, "hurry", "chief")
    desk.act(other, "skip")
    listed = [one.id for one in desk.here.cases(flag="urgent")]
    assert listed == [urgent, other] or listed == [other, urgent]
    assert [one.id for one in desk.here.cases(flag="urgent", state="filed")] == [urgent]
    assert [one.id for one in desk.here.cases(flag="urgent", program="tried:thing", limit=9)]
    assert calm not in listed and desk.here.cases(flag="filed") == []


def test_the_refusal_names_the_flag(desk: Desk) -> None:
    with pytest.raises(Exception) as caught:
        desk.act(desk.open(), "skip")
    assert "“urgent” is not marked" in str(caught.value) and "没有“加急”标记" in str(caught.value)
