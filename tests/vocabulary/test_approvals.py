"""Approvals of offices: one, several, in order; what a refusal does; what survives a change."""

from pathlib import Path

import pytest

from .desk import Desk

WRITTEN = """
fields:
  use: {{label: {{zh: 用途, en: use}}, type: text}}
  note: {{label: {{zh: 备注, en: note}}, type: text}}
reasons: {{unclear: {{zh: 不清楚, en: unclear}}}}
states:
  filed: {{label: {{zh: 已收, en: filed}}}}
  back: {{label: {{zh: 退回, en: sent back}}, status: waiting}}
  done: {{label: {{zh: 已批, en: approved}}, status: closed}}
actions:
  open: {{label: {{zh: 提交, en: hand in}}, by: [resident], to: filed, takes: [use, note]}}
  change: {{label: {{zh: 更正, en: correct}}, by: [clerk], from: filed, takes: [use, note]}}
  look: {{label: {{zh: 踏勘, en: look at it}}, by: [clerk, chief], from: filed}}
  return: {{label: {{zh: 退回, en: send back}}, by: [chief, officer], from: filed, to: back,
    reasons: [unclear]}}
  again: {{label: {{zh: 再交, en: hand in again}}, by: [resident], from: back, to: filed,
    takes: [use, note]}}
  approve:
    label: {{zh: 批准, en: approve}}
    by: [clerk, chief]
    from: filed
    to: done
    takes: [note]
    gates:
{gates}
"""
CHIEF = "chief: {label: {zh: 负责人, en: chief}, by: [chief]%s}"
STREET = "street: {label: {zh: 街道, en: street}, by: [officer]%s}"


def at_gates(folder: Path, *gates: str) -> Desk:
    return Desk(folder, WRITTEN.format(gates="\n".join(f"      {gate}" for gate in gates)))


def asked(desk: Desk, by: str = "clerk") -> str:
    case = desk.open(data={"use": "shop", "note": "first"})
    assert desk.act(case, "approve", by).happened == "requested"
    return case


def answer(desk: Desk, case: str, written: str) -> str:
    """Do one answer such as ``+chief:other chief`` and return what happened, or why not."""
    gate, _, who = written[1:].partition(":")
    said = {"+": "agree", "-": "refuse", "0": "abstain"}[written[0]]
    who = who or {"chief": "chief", "street": "officer"}[gate]
    more = {"reason": "unclear"} if said == "refuse" else {}
    pending = desk.here.case(case).state.pending["approve"]
    more["shown"] = pending.shown.get(gate, pending.digest)
    done: list[str] = []

    def give() -> None:
        done.append(desk.vote(case, "approve", gate, said, by=who, **more).happened)

    return " ".join(desk.codes(give) or done)


@pytest.mark.parametrize(
    ("gates", "answers", "end"),
    [
        ([CHIEF % ""], {"+chief": "acted"}, "done"),
        ([CHIEF % ""], {"+chief:officer": "gate.not_yours", "-chief": "reason.unknown"}, "filed"),
        ([CHIEF % ", refusal: return"], {"-chief": "refused"}, "back"),
        ([CHIEF % ", needed: 2"], {"+chief": "voted", "+chief:other chief": "acted"}, "done"),
        ([CHIEF % ", needed: 2"], {"+chief": "voted", "+chief:chief": "gate.voted"}, "filed"),
        (
            [CHIEF % ", veto: false", STREET % ""],
            {"-chief": "voted", "+chief:other chief": "voted", "+street": "acted"},
            "done",
        ),
        (
            [CHIEF % "", STREET % ", after: [chief]"],
            {"+street": "gate.not_yet", "+chief": "voted"},
            "filed",
        ),
        (
            [CHIEF % "", STREET % ", after: [chief], refusal: return"],
            {"-street": "gate.not_yet", "0street": "gate.not_yet"},
            "filed",
        ),
        (
            [CHIEF % "", STREET % ", after: [chief]"],
            {"+chief": "voted", "+chief:other chief": "gate.closed", "+street": "acted"},
            "done",
        ),
    ],
)
def test_who_must_agree_and_in_which_order(
    tmp_path: Path, gates: list[str], answers: dict[str, str], end: str
) -> None:
    desk = at_gates(tmp_path, *gates)
    case = asked(desk)
    got = {}
    for one, happened in answers.items():
        if happened == "reason.unknown":  # a refusal that leads nowhere asks for no reason
            assert desk.vote(case, "approve", "chief", "refuse").happened == "refused"
            got[one] = happened
            continue
        got[one] = answer(desk, case, one)
    assert got == answers
    assert desk.states(case) == (end,) and desk.sound()


def test_a_refusal_that_leads_on_obeys_the_rules_of_where_it_leads(tmp_path: Path) -> None:
    desk = at_gates(tmp_path, CHIEF % ", refusal: return")
    case = asked(desk)
    without = desk.codes(desk.vote, case, "approve", "chief", "refuse")
    assert without == ["reason.missing"]
    assert desk.states(case) == ("filed",)


# What changes before it is asked again, and where its answers must be given anew.
@pytest.mark.parametrize(
    ("looks_at", "change", "anew"),
    [
        ("", {"note": "other"}, ["chief", "street"]),
        (", looks_at: [use]", {"note": "other"}, ["street"]),
        (", looks_at: [use]", {"use": "bar"}, ["chief", "street"]),
        (", looks_at: [use, note]", {"note": "other"}, ["chief", "street"]),
    ],
)
@pytest.mark.parametrize("way", ["sent back", "changed while it waits"])
def test_only_what_did_not_rest_on_the_change_survives(
    tmp_path: Path, looks_at: str, change: dict[str, str], anew: list[str], way: str
) -> None:
    desk = at_gates(tmp_path, CHIEF % looks_at, STREET % ", refusal: return")
    case = asked(desk)
    old = desk.shown(case, "street")
    assert answer(desk, case, "+chief") == "voted"
    if way == "sent back":
        assert answer(desk, case, "-street") == "refused"
        desk.act(case, "again", "resident", data=change)
    else:
        desk.act(case, "change", data=change)
        assert desk.codes(desk.vote, case, "approve", "street", by="officer", shown=old) == [
            "gate.nothing_asked"
        ]
    desk.act(case, "approve")
    assert [one.removeprefix("approve/") for one in desk.steps(case) if "/" in one] == anew
    assert desk.codes(desk.vote, case, "approve", "street", by="officer", shown=old) == [
        "gate.shown"
    ]
    for gate in anew:
        answer(desk, case, f"+{gate}")
    assert desk.states(case) == ("done",) and desk.sound()


def test_asking_for_something_else_keeps_what_did_not_rest_on_it(tmp_path: Path) -> None:
    desk = at_gates(tmp_path, CHIEF % ", looks_at: [use]", STREET % "")
    case = asked(desk)
    answer(desk, case, "+chief")
    assert desk.codes(desk.act, case, "approve") == ["gate.already_asked"]
    desk.act(case, "approve", data={"note": "more"})
    assert desk.steps(case)[-1] == "approve/street"
    assert answer(desk, case, "+street") == "acted" and desk.sound()


def test_all_that_survives_is_enough(tmp_path: Path) -> None:
    desk = at_gates(tmp_path, CHIEF % ", looks_at: [use]", STREET % ", looks_at: [use]")
    case = asked(desk)
    answer(desk, case, "+chief")
    desk.act(case, "change", data={"note": "other"})
    desk.act(case, "approve")
    desk.act(case, "change", data={"note": "third"})
    assert desk.act(case, "approve").happened == "requested"
    assert answer(desk, case, "+street") == "acted" and desk.sound()


def test_nobody_profits_from_an_approval_that_was_their_own(tmp_path: Path) -> None:
    desk = at_gates(tmp_path, CHIEF % ", looks_at: [use]", STREET % "")
    case = asked(desk)
    answer(desk, case, "+chief")
    desk.act(case, "change", data={"note": "other"})
    desk.act(case, "approve", "chief")
    assert "approve/chief" in desk.steps(case)
    assert answer(desk, case, "+chief") == "gate.own_request"
    desk.act(case, "approve", "other chief", data={"note": "other still"})
    assert "approve/chief" not in desk.steps(case)
    assert desk.sound()


def test_one_hand_does_not_survive_at_two_gates(tmp_path: Path) -> None:
    one = CHIEF % ", looks_at: [use]"
    two = "two: {label: {zh: 复核, en: second look}, by: [chief], looks_at: [note]}"
    desk = at_gates(tmp_path, one, two)
    case = asked(desk)
    answer(desk, case, "+chief")
    desk.act(case, "change", data={"use": "bar", "note": "other"})
    desk.act(case, "approve")
    answer(desk, case, "+two:chief")
    desk.act(case, "change", data={"use": "shop"})
    desk.act(case, "approve")
    # The chief once agreed to either half; both together would be one pair of eyes.
    left = [one for one in desk.steps(case) if "/" in one]
    assert len(left) == 1 and desk.states(case) == ("filed",) and desk.sound()


def test_an_approval_is_lost_on_who_since_did_what_must_be_apart(tmp_path: Path) -> None:
    desk = at_gates(tmp_path, CHIEF % ", looks_at: [use], apart_from: [look]", STREET % "")
    case = asked(desk)
    answer(desk, case, "+chief")
    desk.act(case, "look", "chief")
    assert [one for one in desk.steps(case) if "/" in one] == ["approve/chief", "approve/street"]
    assert answer(desk, case, "+chief") == "four_eyes"
    assert answer(desk, case, "+chief:other chief") == "voted"
    desk.act(case, "change", data={"note": "other"})
    desk.act(case, "look", "other chief")
    desk.act(case, "approve")
    assert "approve/chief" in desk.steps(case) and desk.sound()
