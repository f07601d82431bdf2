"""Conditions that an office writes itself, in the file, over fields and answers."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from community_gov import CommunityGovError
from community_gov.plugin import unknown

from .desk import Desk

FIELDS = """
fields:
  sacks: {label: {zh: 袋数, en: sacks}, type: int}
  share: {label: {zh: 份额, en: share}, type: fraction}
  note: {label: {zh: 备注, en: note}, type: text}
  kind:
    label: {zh: 用途, en: use}
    type: choice
    choices: {rent: {zh: 出租, en: to let}, sale: {zh: 出售, en: for sale}}
  phone:
    label: {zh: 电话, en: phone}
    type: text
    personal:
      about: resident
      class: phone
      purpose: {zh: 联系, en: to call}
      retention: 1 month
flags: {urgent: {label: {zh: 加急, en: urgent}}}
"""
REST = """
states:
  filed: {label: {zh: 已收, en: filed}}
  small: {label: {zh: 小宗, en: small}, status: final}
  large: {label: {zh: 大宗, en: large}, status: final}
actions:
  open:
    label: {zh: 提交, en: hand in}
    by: [resident]
    to: filed
    takes: [sacks, share, note, kind, phone]
    checks: %s
  sort:
    label: {zh: 分类, en: sort}
    by: [clerk]
    takes: [sacks]
    arcs:
      - {from: filed, to: large, when: %s}
      - {from: filed, to: small}
"""


def made(folder: Path, checks: str = "[]", when: str = "['sacks > 3']", **more: Any) -> Desk:
    return Desk(folder, FIELDS + REST % (checks, when), **more)


WAYS = [
    ("['sacks > 3']", {"sacks": 4}, "large"),
    ("['sacks > 3']", {"sacks": 3}, "small"),
    ("['sacks > 3 and kind == rent']", {"sacks": 4, "kind": "rent"}, "large"),
    ("['sacks > 3 and kind == rent']", {"sacks": 4, "kind": "sale"}, "small"),
    ("['kind in [rent, sale]']", {"kind": "sale"}, "large"),
    ("['share >= 2/3']", {"share": Fraction(2, 3)}, "large"),
    ("['share >= 2/3']", {"share": Fraction(66, 100)}, "small"),
    ("['length(note) <= 3']", {"note": "三个字"}, "large"),
    ("['length(note) <= 3']", {"note": "四个字了"}, "small"),
    ("['flag:urgent or sacks > 3']", {"sacks": 9}, "large"),
    ("['due@1 >= 24']", {}, "large"),
    ("['due@1 >= 25 or in:filed']", {}, "large"),
    ("['not done:open']", {}, "small"),
]


@pytest.mark.parametrize(("when", "data", "state"), WAYS)
def test_the_way_depends_on_what_is_written(
    tmp_path: Path, when: str, data: dict[str, Any], state: str
) -> None:
    desk = made(tmp_path, when=when, answers={"due@1": 24})
    case = desk.open(data=data)
    assert desk.act(case, "sort").states == (state,)
    assert desk.sound()


def test_what_is_missing_is_not_false(tmp_path: Path) -> None:
    desk = made(tmp_path)
    case = desk.open()
    with pytest.raises(CommunityGovError) as caught:
        desk.act(case, "sort")
    assert [one.code for one in caught.value.problems] == ["check.unknown"]
    assert "袋数" in str(caught.value) and "sacks" in str(caught.value)
    assert desk.states(case) == ("filed",)
    assert desk.act(case, "sort", data={"sacks": 9}).states == ("large",)


def test_an_answer_that_is_unknown_keeps_the_case_where_it_is(tmp_path: Path) -> None:
    from community_gov.plugin import same

    down = {"due@1": lambda reading: unknown(same("the register is down"))}
    desk = made(tmp_path, when="['due@1 >= 24']", answers=down)
    assert desk.codes(desk.act, desk.open(), "sort") == ["check.unknown"]


def test_a_check_that_does_not_hold_says_which_part(tmp_path: Path) -> None:
    desk = made(tmp_path, checks="['sacks <= 10 and length(note) <= 5']")
    desk.open(data={"sacks": 10, "note": "五个字以内"})
    with pytest.raises(CommunityGovError) as caught:
        desk.open(data={"sacks": 11, "note": "好"})
    assert [one.code for one in caught.value.problems] == ["check.denied"]
    what = caught.value.problems[0].what
    assert "袋数 ≤ 10" in what.zh and "sacks ≤ 10" in what.en and "11" not in what.zh + what.en


REFUSED = [
    ("['sacks >']", "expression.", None),
    ("['sack > 3']", "unknown.field", "sacks"),
    ("['due > 3']", "unknown.check", "tried:due@1"),
    ("['sacks > due@2']", "unknown.check", "tried:due@1"),
    ("['kind == rant']", "unknown.choice", "rent"),
    ("['phone == \"1\"']", "expression.sealed", None),
    ("['sacks']", "expression.", None),
    ("['sacks.bit_length() > 1']", "expression.", None),
    ("['__import__(\"os\") == 1']", "expression.", None),
    ("['" + "sacks > 1 and " * 60 + "sacks > 1']", "expression.", None),
    ("['flag:urgant']", "unknown.flag", "urgent"),
    ("['flag:urgant or sacks > 1']", "unknown.field", None),
]


@pytest.mark.parametrize(("when", "code", "near"), REFUSED)
def test_what_cannot_be_meant_is_refused_with_its_line(
    tmp_path: Path, when: str, code: str, near: str | None
) -> None:
    with pytest.raises(CommunityGovError) as caught:
        made(tmp_path, when=when, answers={"due@1": 24})
    problem = caught.value.problems[0]
    assert problem.code.startswith(code), problem.code
    assert "thing.yaml:" in problem.where
    assert near is None or problem.params["near"] == near
    assert "{" not in problem.line("zh") and "{" not in problem.line("en")
