"""Saved lists of cases: who waits for whom, what is late, the most urgent first."""

from pathlib import Path

import pytest

from community_gov import InvalidFile

from .desk import Desk

WRITTEN = """
flags: {urgent: {label: {zh: 加急, en: urgent}}, held: {label: {zh: 暂缓, en: held}}}
states:
  filed: {label: {zh: 已收, en: filed}}
  back: {label: {zh: 待补, en: sent back}, status: waiting}
  done: {label: {zh: 已办, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  hurry: {label: {zh: 加急, en: hurry}, by: [chief], from: filed, raises: [urgent]}
  hold: {label: {zh: 暂缓, en: hold}, by: [chief], from: filed, raises: [held]}
  return: {label: {zh: 退回, en: send back}, by: [clerk], from: filed, to: back}
  again: {label: {zh: 再交, en: again}, by: [resident], from: back, to: filed}
  approve:
    label: {zh: 批准, en: approve}
    by: [clerk]
    from: filed
    to: done
    gates: {chief: {label: {zh: 负责人, en: chief}, by: [chief]}}
  remind: {label: {zh: 提醒, en: remind}, by: [clock], from: filed}
clocks:
  answer:
    label: {zh: 答复期限, en: answer}
    duration: 10 calendar days
    runs_in: [filed]
    pauses_in: [back]
    fires: remind
    ladder: {early: {before: 9 calendar days, fires: remind}}
  quick:
    label: {zh: 加急时限, en: quick}
    duration: 2 calendar days
    runs_in: [filed]
    when: ['flag:urgent']
queues:
  open: {label: {zh: 在办, en: under way}}
  mine: {label: {zh: 我的待办, en: given to me}, waits_for: [clerk], assigned: me}
  pool: {label: {zh: 待领, en: to be taken}, waits_for: [clerk], assigned: nobody}
  given: {label: {zh: 已分派, en: given}, assigned: anybody}
  sign: {label: {zh: 待审批, en: to approve}, states: [filed], waits_for: [chief]}
  late: {label: {zh: 逾期, en: late}, overdue: [answer, quick]}
  hot: {label: {zh: 加急, en: urgent}, flags: [urgent], without: [held]}
  resident: {label: {zh: 待居民, en: for the resident}, statuses: [waiting]}
  over: {label: {zh: 办结, en: over}, statuses: [closed, final]}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def listed(desk: Desk, name: str, by: str = "clerk") -> list[str]:
    return [one.id for one in desk.here.queue(f"tried:thing/{name}", by=desk.person(by))]


def test_who_waits_for_whom(desk: Desk) -> None:
    a, b, c, d = (desk.open() for _ in "abcd")
    clerk, other = desk.person("clerk"), desk.person("other clerk")
    for step in ("return", "approve"):
        desk.here.assign(a, step, clerk, by=clerk)
        desk.here.assign(b, step, other, by=clerk)
    desk.act(c, "return")
    desk.act(d, "approve")
    same = {*listed(desk, "open")}
    assert same == {a, b, c, d}
    assert listed(desk, "mine") == [a] and listed(desk, "mine", "other clerk") == [b]
    assert {*listed(desk, "pool")} == {d}
    assert {*listed(desk, "given")} == {a, b}
    assert listed(desk, "resident") == [c]
    assert {*listed(desk, "sign")} >= {d}
    desk.vote(d, "approve", "chief")
    assert listed(desk, "over") == [d] and d not in listed(desk, "open")


def test_the_most_urgent_first_and_what_has_no_deadline_last(desk: Desk) -> None:
    first = desk.open()
    desk.after(days=1)
    second, urgent, waiting = desk.open(), desk.open(), desk.open()
    desk.act(urgent, "hurry", "chief")
    desk.act(waiting, "return")
    assert listed(desk, "open") == [urgent, first, second, waiting]
    assert listed(desk, "hot") == [urgent]
    desk.act(urgent, "hold", "chief")
    assert listed(desk, "hot") == []
    assert listed(desk, "late") == []
    desk.after(days=9, hours=23)
    assert listed(desk, "late") == [urgent, first]


def test_a_list_finds_what_was_opened_before_there_was_such_a_list(tmp_path: Path) -> None:
    without, _, _ = WRITTEN.partition("queues:")
    before = Desk(tmp_path / "a", without)
    after = Desk(tmp_path / "b", WRITTEN)
    case, other = before.open(), after.open()
    assert before.here.case(case).workflow == after.here.case(other).workflow
    assert listed(after, "open") == [other]


def test_who_lost_the_role_leaves_the_case_to_the_pool(desk: Desk) -> None:
    case = desk.open()
    day = desk.bench.moment.date()
    brief = desk.person("brief clerk")
    desk.here.appoint(brief, "clerk", "office", day, day)
    for step in ("return", "approve"):
        desk.here.assign(case, step, brief, by=desk.person("clerk"))
    assert listed(desk, "pool") == []
    desk.after(days=1)
    assert listed(desk, "pool") == [case]


def test_there_is_only_what_there_is(desk: Desk, tmp_path: Path) -> None:
    assert desk.codes(listed, desk, "mein") == ["queue.not_here"]
    assert desk.here.queues()["tried:thing/mine"].zh == "我的待办"
    wrong = WRITTEN.replace("[urgent], without: [held]", "[urgnt], without: [hold]")
    wrong = wrong.replace("overdue: [answer, quick]", "overdue: [anwser]")
    wrong = wrong.replace("states: [filed], waits_for: [chief]", "states: [fled], waits_for: [chf]")
    with pytest.raises(InvalidFile) as refused:
        Desk(tmp_path / "wrong", wrong).open()
    assert sorted(one.code for one in refused.value.problems) == [
        "unknown.clock",
        "unknown.flag",
        "unknown.flag",
        "unknown.role",
        "unknown.state",
    ]
