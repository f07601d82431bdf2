"""Four eyes, recusal by relations on record, and deputies: both count as having acted."""

from datetime import timedelta
from pathlib import Path

import pytest

from community_gov import ActingFor, Channel

from .desk import Desk

WRITTEN = """
states:
  filed: {label: {zh: 已收, en: filed}}
  done: {label: {zh: 已批, en: approved}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  check: {label: {zh: 初审, en: check}, by: [clerk, chief], from: filed}
  visit: {label: {zh: 入户, en: visit}, by: [clerk, chief], from: filed, unrelated_to: [resident]}
  second: {label: {zh: 复核, en: second look}, by: [clerk, chief], from: filed, apart_from: [check]}
  approve:
    label: {zh: 批准, en: approve}
    by: [clerk, chief]
    from: filed
    to: done
    gates:
      chief: {label: {zh: 负责人, en: chief}, by: [chief], unrelated_to: [resident]}
      street: {label: {zh: 街道, en: street}, by: [officer], apart_from: [check]}
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def standing_in(desk: Desk, principal: str, deputy: str, role: str, days: int = 5) -> None:
    """Let a deputy stand in from tomorrow on, for so many days."""
    first = desk.bench.moment.date() + timedelta(days=1)
    last = first + timedelta(days=days - 1)
    desk.here.deputise(desk.person(principal), desk.person(deputy), role, first, last)


@pytest.mark.parametrize("turned", [False, True])
def test_a_relation_on_record_in_either_direction_keeps_somebody_out(
    desk: Desk, turned: bool
) -> None:
    pair = [desk.person("chief"), desk.person("resident")]
    one, other = reversed(pair) if turned else pair
    today = desk.bench.moment.date()
    desk.here.relate("household", one, other, today, today + timedelta(days=3))
    case = desk.open()
    assert desk.codes(desk.act, case, "visit", "chief") == ["conflict_of_interest"]
    desk.act(case, "approve")
    assert desk.codes(desk.vote, case, "approve", "chief") == ["conflict_of_interest"]
    desk.after(days=4)
    desk.act(case, "visit", "chief")
    assert desk.vote(case, "approve", "chief").happened == "voted"
    assert desk.sound()


def test_nobody_is_unrelated_to_themselves(desk: Desk) -> None:
    case = desk.open(by="chief", people={"resident": "chief"})
    desk.act(case, "approve")
    assert desk.codes(desk.vote, case, "approve", "chief") == ["conflict_of_interest"]


def test_a_deputy_is_as_related_as_the_one_they_stand_in_for(desk: Desk) -> None:
    desk.here.relate(
        "household", desk.person("chief"), desk.person("resident"), desk.bench.moment.date()
    )
    standing_in(desk, "chief", "deputy", "chief")
    desk.after(days=1)
    case = desk.open()
    assert desk.codes(desk.act, case, "visit", "deputy") == ["conflict_of_interest"]
    desk.act(case, "approve")
    assert desk.codes(desk.vote, case, "approve", "chief", by="deputy") == ["conflict_of_interest"]


def test_four_eyes(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "check", "clerk")
    assert desk.codes(desk.act, case, "second", "clerk") == ["four_eyes"]
    desk.act(case, "second", "other clerk")
    desk.act(case, "approve", "chief")
    assert desk.codes(desk.vote, case, "approve", "chief") == ["gate.own_request"]
    assert desk.vote(case, "approve", "chief", by="other chief").happened == "voted"
    assert desk.vote(case, "approve", "street", by="officer").happened == "acted"
    assert desk.sound()


def test_a_deputy_acts_for_a_period_while_the_principal_holds_the_role(desk: Desk) -> None:
    day = desk.bench.moment.date()
    leaving = desk.person("leaving chief")
    desk.here.appoint(leaving, "chief", "office", day, day + timedelta(days=3))
    standing_in(desk, "chief", "deputy", "chief", days=3)
    standing_in(desk, "leaving chief", "stand-in", "chief", days=20)
    case = desk.open()
    assert desk.codes(desk.act, case, "check", "deputy") == ["action.not_yours"]
    desk.after(days=1)
    desk.act(case, "check", "deputy")
    assert desk.here.case(case).state.done_by["check"] == tuple(
        sorted([desk.person("deputy"), desk.person("chief")])
    )
    desk.act(case, "check", "stand-in")
    desk.after(days=3)
    assert desk.codes(desk.act, case, "check", "deputy") == ["action.not_yours"]
    assert desk.codes(desk.act, case, "check", "stand-in") == ["action.not_yours"]
    assert desk.sound()


def test_neither_approves_what_the_other_did(desk: Desk) -> None:
    standing_in(desk, "chief", "deputy", "chief")
    desk.after(days=1)
    case = desk.open()
    desk.act(case, "approve", "deputy")
    for who in ("chief", "deputy"):
        assert desk.codes(desk.vote, case, "approve", "chief", by=who) == ["gate.own_request"]
    other = desk.open()
    desk.act(other, "approve", "chief")
    assert desk.codes(desk.vote, other, "approve", "chief", by="deputy") == ["gate.own_request"]
    third = desk.open()
    desk.act(third, "check", "chief")
    assert desk.codes(desk.act, third, "second", "deputy") == ["four_eyes"]


def test_who_acts_in_their_own_right_has_nobody_elses_hand_in_it(desk: Desk) -> None:
    standing_in(desk, "chief", "clerk", "chief")
    desk.after(days=1)
    case = desk.open()
    desk.act(case, "approve", "clerk")
    # The clerk asked as clerk; the chief, back for an hour, did not.
    assert desk.vote(case, "approve", "chief", by="chief").happened == "voted"
    assert desk.sound()


def test_who_holds_the_role_may_stand_in_for_a_colleague_whose_step_it_is(desk: Desk) -> None:
    standing_in(desk, "clerk", "other clerk", "clerk")
    case = desk.open()
    desk.here.assign(case, "check", desk.person("clerk"), by=desk.person("clerk"))
    assert desk.codes(desk.act, case, "check", "other clerk") == ["task.somebody_elses"]
    desk.after(days=1)
    desk.act(case, "check", "other clerk")
    assert desk.codes(desk.act, case, "second", "clerk") == ["four_eyes"]
    assert desk.sound()


def test_a_deputy_may_be_given_the_step(desk: Desk) -> None:
    standing_in(desk, "clerk", "deputy", "clerk", days=2)
    desk.after(days=1)
    case = desk.open()
    desk.here.assign(case, "check", desk.person("deputy"), by=desk.person("clerk"))
    assert desk.codes(desk.act, case, "check", "other clerk") == ["task.somebody_elses"]
    desk.after(days=2)
    desk.act(case, "check", "other clerk")
    assert desk.sound()


@pytest.mark.parametrize(
    ("principal", "deputy", "role", "code"),
    [
        ("chief", "chief", "chief", "deputy.oneself"),
        ("clerk", "deputy", "chief", "deputy.of_nothing"),
        ("resident", "deputy", "resident", "deputy.of_nothing"),
    ],
)
def test_nobody_stands_in_for_what_is_not_there(
    desk: Desk, principal: str, deputy: str, role: str, code: str
) -> None:
    assert desk.codes(standing_in, desk, principal, deputy, role) == [code]


def test_a_clerk_who_acts_for_a_resident_has_both_hands_in_it(desk: Desk) -> None:
    case = desk.open(
        by="clerk",
        acting_for=ActingFor(desk.person("resident"), Channel.PHONE, "recording 3"),
    )
    assert desk.here.case(case).state.done_by["open"] == tuple(
        sorted([desk.person("clerk"), desk.person("resident")])
    )


def test_a_step_of_ones_own_is_done_in_ones_own_right(desk: Desk) -> None:
    standing_in(desk, "chief", "clerk", "chief")
    desk.after(days=1)
    case = desk.open()
    desk.here.assign(case, "check", desk.person("clerk"), by=desk.person("clerk"))
    desk.act(case, "check", "clerk")
    assert desk.here.case(case).state.done_by["check"] == (desk.person("clerk"),)


SEALED = """
fields:
  phone:
    label: {zh: 电话, en: telephone}
    type: text
    personal:
      about: resident
      class: phone
      purpose: {zh: 联系, en: to call}
      retention: 12 months
      readers: [chief, officer]
"""


def test_who_acts_for_another_reads_what_the_other_may(tmp_path: Path) -> None:
    written = WRITTEN.replace("to: filed}", "to: filed, takes: [phone]}", 1)
    written = written.replace("    to: done\n", "    to: done\n    signers: [officer]\n", 1)
    written = written.replace("by: [officer], apart_from", "by: [chief], apart_from")
    desk = Desk(tmp_path, SEALED + written)
    case = desk.open(data={"phone": "13800138000"})

    def reads(who: str) -> list[str]:
        by = desk.person(who)
        return desk.codes(desk.here.read, case, "phone", by=by, purpose="approve")

    assert (reads("chief"), reads("clerk"), reads("deputy")) == (
        [],
        ["field.not_yours"],
        ["field.not_yours"],
    )
    standing_in(desk, "chief", "deputy", "chief")
    desk.after(days=1)
    assert reads("deputy") == []
    assert reads("officer") == ["field.not_yours"]
    desk.act(case, "approve")
    desk.here.add_signer(case, "approve", desk.person("officer"), by=desk.person("clerk"))
    assert reads("officer") == []
