"""Parts of a case, cases that are split, merged or the same: linked, and following one another."""

from pathlib import Path
from typing import Any

import pytest

from community_gov.domain.commands import Kind
from community_gov.services.acting import perform
from community_gov.services.wishes import Wish

from .desk import HEAD, Desk

FIELDS = """
fields:
  where: {label: {zh: 地点, en: place}, type: text}
  phone:
    label: {zh: 电话, en: phone}
    type: text
    personal:
      about: resident
      class: phone
      purpose: {zh: 联系, en: to call}
      retention: 1 month
      readers: [clerk]
"""
WHOLE = (
    FIELDS
    + """
states:
  filed: {label: {zh: 已收, en: filed}}
  divided: {label: {zh: 已分办, en: divided}, status: waiting}
  merged: {label: {zh: 已并案, en: merged}, status: closed}
  same: {label: {zh: 重复, en: the same as another}, status: waiting}
  done: {label: {zh: 办结, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed, takes: [where, phone]}
  divide:
    label: {zh: 分办, en: divide}
    by: [clerk]
    from: filed
    to: divided
    effects:
      - open:
          program: part
          link: part
          back: whole
          people: {resident: resident}
          carries: {spot: where, phone: phone}
      - open: {program: part, link: part, back: whole}
  part_over: {label: {zh: 子事项办结, en: a part is over}, by: [case], from: divided}
  finish:
    label: {zh: 自动办结, en: all parts are over}
    by: [automatic]
    arcs: [{from: divided, to: done, when: ['every:part:over']}]
  close_early:
    label: {zh: 提前办结, en: close early}
    by: [chief]
    arcs: [{from: divided, to: done, unless: ['some:part:open']}]
  merge:
    label: {zh: 并案, en: merge others into this one}
    by: [clerk]
    from: filed
    links: [{kind: merged, required: true, states: [filed], back: into}]
    effects: [{forward: {link: merged, action: be_merged, new_only: true}}]
  be_merged: {label: {zh: 并入, en: is merged}, by: [case], from: filed, to: merged}
  is_the_same:
    label: {zh: 标为重复, en: mark as the same}
    by: [clerk]
    from: filed
    to: same
    links: [{kind: original, required: true, states: [filed], back: duplicate}]
  close:
    label: {zh: 办结, en: close}
    by: [clerk]
    from: filed
    to: done
    effects: [{forward: {link: duplicate, action: follow}}]
  follow: {label: {zh: 随原件办结, en: follow the original}, by: [case], from: same, to: done}
"""
)
PART = (
    HEAD.replace("workflow: thing", "workflow: part")
    + FIELDS.replace("where:", "spot:")
    + """
states:
  open: {label: {zh: 在办, en: in hand}}
  over: {label: {zh: 已办, en: over}, status: final}
actions:
  open:
    label: {zh: 立子事项, en: open a part}
    by: [case]
    to: open
    takes: [spot, phone]
    links: [whole]
  close:
    label: {zh: 办完, en: close the part}
    by: [clerk]
    from: open
    to: over
    effects: [{forward: {link: whole, action: part_over}}]
"""
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WHOLE, more={"part": PART})


def parts(desk: Desk, case: str) -> tuple[str, ...]:
    return desk.here.case(case).state.links["part"]


def test_a_case_is_divided_and_closes_with_its_last_part(desk: Desk) -> None:
    case = desk.open(data={"where": "北门", "phone": "13800138000"})
    desk.act(case, "divide")
    first, second = parts(desk, case)
    known = desk.here.case(first)
    assert known.state.links == {"whole": (case,)}
    assert known.held["spot"].value == "北门" and known.held["phone"].value is None
    assert known.people == {"resident": (desk.people["resident"],)}
    assert desk.here.read(first, "phone", by=desk.people["clerk"], purpose="close") == "13800138000"
    assert desk.act(first, "close").states == ("over",)
    assert desk.states(case) == ("divided",)
    desk.act(second, "close", "other clerk")
    assert desk.states(case) == ("done",)
    assert desk.done(case)[-3:] == ["a part is over", "a part is over", "all parts are over"]
    assert desk.sound()


def test_not_while_a_part_is_open(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "divide")
    assert desk.codes(desk.act, case, "close_early", "chief") == ["action.way_closed"]


def test_others_are_merged_into_one_and_know_it(desk: Desk) -> None:
    one, two, three = desk.open(), desk.open(), desk.open()
    desk.act(one, "merge", links={"merged": [two, three]})
    assert {desk.states(two), desk.states(three)} == {("merged",)}
    assert desk.here.case(two).state.links == {"into": (one,)}
    assert desk.codes(desk.act, one, "merge", links={"merged": [two]}) == ["check.denied"]
    assert desk.here.case(one).state.links["merged"] == (two, three) and desk.sound()


def test_duplicates_follow_the_original(desk: Desk) -> None:
    original, copy, other = desk.open(), desk.open(), desk.open()
    desk.act(copy, "is_the_same", links={"original": [original]})
    assert desk.here.case(original).state.links == {"duplicate": (copy,)}
    assert "linked by another case" in desk.done(original)
    desk.act(original, "close")
    assert desk.states(copy) == ("done",) and desk.states(other) == ("filed",)
    assert desk.done(copy)[-1] == "follow the original" and desk.sound()


def test_what_rests_on_a_linked_case_is_refused_when_that_has_moved_on(desk: Desk) -> None:
    """Somebody closes the original in the moment in which it is marked as one."""
    original, copy = desk.open(), desk.open()
    office = desk.here._office
    commit, done = office.store.commit, []

    def in_between(changes: Any, receipt: Any = None) -> None:
        if not done:
            done.append(True)
            perform(office, Wish(Kind.ACT, original, "close", desk.people["clerk"]))
        commit(changes, receipt)

    office.store.commit = in_between
    marking = {"links": {"original": [original]}}
    seen = desk.here.case(copy).version
    codes = desk.codes(desk.act, copy, "is_the_same", "other clerk", version=seen, **marking)
    assert set(codes) <= {"conflict.rests_on", "conflict.version"} and done
    assert desk.states(copy) == ("filed",) and desk.sound()
    assert desk.codes(desk.act, copy, "is_the_same", **marking) == ["check.denied"]


def test_who_names_no_version_is_decided_anew_on_what_there_is(desk: Desk) -> None:
    """The same moment; who is too late is told why it cannot be, and not to try again."""
    original, copy = desk.open(), desk.open()
    office = desk.here._office
    commit, done = office.store.commit, []

    def in_between(changes: Any, receipt: Any = None) -> None:
        if not done:
            done.append(True)
            perform(office, Wish(Kind.ACT, original, "close", desk.people["clerk"]))
        commit(changes, receipt)

    office.store.commit = in_between
    marking = {"links": {"original": [original]}}
    assert desk.codes(desk.act, copy, "is_the_same", **marking) == ["check.denied"] and done
    assert desk.states(copy) == ("filed",) and desk.sound()
