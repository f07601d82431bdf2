"""Steps that are given to somebody, agreement asked for besides, urging and supervision."""

from pathlib import Path

import pytest

from community_gov import Conflict

from .desk import Desk

WRITTEN = """
fields: {note: {label: {zh: 备注, en: note}, type: text}}
flags: {supervised: {label: {zh: 督办, en: supervised}}}
messages:
  hurry: {zh: 居民催办，请尽快办理。, en: The resident asks you to hurry.}
  overdue: {zh: 督办件已到期。, en: A supervised case is overdue.}
states:
  filed: {label: {zh: 已收, en: filed}}
  done: {label: {zh: 已批, en: approved}, status: closed}
  lapsed: {label: {zh: 逾期视为同意, en: deemed}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  note: {label: {zh: 备注, en: note}, by: [clerk], from: filed, takes: [note]}
  withdraw: {label: {zh: 撤回, en: withdraw}, by: [resident], from: filed, to: done}
  urge:
    label: {zh: 催办, en: urge}
    by: [resident]
    from: filed
    effects: [{notify: {to: next, message: hurry}}]
  supervise: {label: {zh: 督办, en: supervise}, by: [officer], from: filed, raises: [supervised]}
  approve:
    label: {zh: 批准, en: approve}
    by: [clerk, clock]
    from: filed
    to: done
    signers: [officer, clerk]
    gates:
      chief: {label: {zh: 负责人, en: chief}, by: [chief]}
      both: {label: {zh: 班子会签, en: both chiefs}, by: [chief], needed: 2, after: [chief]}
  refuse: {label: {zh: 不批, en: refuse}, by: [clerk], from: filed, to: done}
  lapse: {label: {zh: 视为同意, en: deem}, by: [clerk, clock], from: filed, to: lapsed}
  report:
    label: {zh: 督办到期, en: report}
    by: [clock]
    from: filed
    effects: [{notify: {to: officer, message: overdue}}]
clocks:
  supervision:
    label: {zh: 督办时限, en: supervision}
    duration: 2 calendar days
    runs_in: [filed]
    when: ['flag:supervised']
    fires: report
  long:
    label: {zh: 办理时限, en: time to act}
    duration: 30 calendar days
    runs_in: [filed]
    fires: lapse
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def give(desk: Desk, case: str, to: str | None, by: str, step: str = "refuse") -> list[str]:
    """Give a step such as ``approve/chief`` to somebody; return why not, if not."""
    action, _, gate = step.partition("/")
    person = None if to is None else desk.person(to)
    by = desk.person(by)
    return desk.codes(desk.here.assign, case, action, person, by=by, gate=gate or None)


def assigned(desk: Desk, case: str, step: str = "refuse") -> str | None:
    action, _, gate = step.partition("/")
    names = {person: name for name, person in desk.people.items()}
    for one in desk.here.what_next(case):
        if one.action.name == action and (one.gate.name if one.gate else "") == gate:
            return names.get(one.assigned or "")
    return None


def test_a_step_is_taken_over_handed_on_and_put_back(desk: Desk) -> None:
    case = desk.open()
    assert give(desk, case, "clerk", "clerk") == []
    assert assigned(desk, case) == "clerk"
    assert desk.codes(desk.act, case, "refuse", "other clerk") == ["task.somebody_elses"]
    assert give(desk, case, "other clerk", "clerk") == []
    assert desk.codes(desk.act, case, "refuse", "clerk") == ["task.somebody_elses"]
    assert desk.told() == [("other clerk", "Thing: “refuse” was given to you.")]
    assert give(desk, case, None, "other clerk") == [] and assigned(desk, case) is None
    assert give(desk, case, "other clerk", "clerk") == []
    assert give(desk, case, "clerk", "clerk") == []  # taken over: the way out of the refusal
    assert desk.act(case, "refuse", "clerk").states == ("done",) and desk.sound()


def test_the_refusal_says_whose_and_what_to_do(desk: Desk) -> None:
    case = desk.open()
    give(desk, case, "clerk", "clerk")
    with pytest.raises(Exception, match=r"was given to somebody else.*take it over first") as said:
        desk.act(case, "refuse", "other clerk")
    assert desk.person("clerk") not in str(said.value)


@pytest.mark.parametrize(
    ("to", "by", "step", "code"),
    [
        ("clerk", "chief", "refuse", "action.not_yours"),
        ("chief", "clerk", "refuse", "task.not_theirs"),
        ("resident", "clerk", "refuse", "task.not_theirs"),
        ("clerk", "clerk", "open", "task.not_now"),
        ("clerk", "clerk", "nothing", "action.unknown"),
        ("chief", "chief", "refuse/chief", "task.not_now"),
        ("chief", "chief", "approve/both", "task.not_now"),
        ("chief", "chief", "approve/signer", "task.not_now"),
    ],
)
def test_who_may_give_what_to_whom(desk: Desk, to: str, by: str, step: str, code: str) -> None:
    assert give(desk, desk.open(), to, by, step) == [code]


def test_an_answer_at_a_gate_is_given_to_somebody(desk: Desk) -> None:
    case = desk.open()
    assert give(desk, case, "chief", "chief", "approve/chief") == ["task.not_now"]
    desk.act(case, "approve")
    assert give(desk, case, "clerk", "chief", "approve/chief") == ["task.not_theirs"]
    assert give(desk, case, "chief", "other chief", "approve/chief") == []
    assert desk.codes(desk.vote, case, "approve", "chief", by="other chief") == [
        "task.somebody_elses"
    ]
    desk.vote(case, "approve", "chief", by="chief")
    assert give(desk, case, "chief", "chief", "approve/both") == ["task.several"]
    assert not desk.here.case(case).state.assigned and desk.sound()


def test_a_gate_is_not_given_to_whoever_asked(tmp_path: Path) -> None:
    desk = Desk(
        tmp_path,
        WRITTEN.replace(
            "by: [clerk, clock]\n    from: filed\n    to: done",
            "by: [chief, clock]\n    from: filed\n    to: done",
        ),
    )
    case = desk.open()
    desk.act(case, "approve", "chief")
    assert give(desk, case, "chief", "other chief", "approve/chief") == ["task.barred"]


def test_an_assignment_lapses_with_the_role_for_who_acts_and_for_who_is_told(desk: Desk) -> None:
    day = desk.bench.moment.date()
    desk.here.appoint(desk.person("brief clerk"), "clerk", "office", day, day)
    case = desk.open()
    give(desk, case, "brief clerk", "clerk")
    give(desk, case, "brief clerk", "clerk", "approve")
    desk.told()
    assert assigned(desk, case) == "brief clerk"
    desk.after(days=1)
    assert assigned(desk, case) is None
    desk.act(case, "urge", "resident")
    assert sorted(to for to, _ in desk.told()) == ["clerk", "other clerk"]
    desk.act(case, "refuse", "clerk")
    assert desk.sound()


@pytest.mark.parametrize("over", ["the request falls", "it is refused"])
def test_an_assignment_at_a_gate_ends_with_the_request(desk: Desk, over: str) -> None:
    case = desk.open()
    desk.act(case, "approve")
    give(desk, case, "chief", "chief", "approve/chief")
    if over == "the request falls":
        desk.act(case, "note", data={"note": "x"})
    else:
        desk.vote(case, "approve", "chief", "refuse")
    desk.act(case, "approve")
    assert assigned(desk, case, "approve/chief") is None
    desk.vote(case, "approve", "chief", by="other chief")
    assert desk.sound()


def test_new_members_reach_open_tasks_and_old_ones_leave_them(desk: Desk) -> None:
    day = desk.bench.moment.date()
    desk.here.appoint(desk.person("brief chief"), "chief", "office", day, day)
    case = desk.open()
    desk.act(case, "approve")
    desk.after(days=1)
    desk.here.appoint(desk.person("new chief"), "chief", "office", day)
    refused = desk.codes(desk.vote, case, "approve", "chief", by="brief chief")
    assert refused == ["gate.not_yours"]
    assert desk.vote(case, "approve", "chief", by="new chief").happened == "voted"


def test_a_clock_is_not_held_up_by_whom_a_step_was_given_to(desk: Desk) -> None:
    case = desk.open()
    give(desk, case, "clerk", "clerk", "lapse")
    assert "long" in desk.after(days=31)
    assert desk.states(case) == ("lapsed",) and desk.sound()


def test_two_at_once_on_one_task_and_the_same_key_twice(desk: Desk) -> None:
    case = desk.open()
    version = desk.here.case(case).version
    clerk, other = desk.person("clerk"), desk.person("other clerk")
    first = desk.here.assign(case, "refuse", clerk, by=clerk, version=version, key="a")
    with pytest.raises(Conflict):
        desk.here.assign(case, "refuse", other, by=other, version=version, key="a")
    again = desk.here.assign(case, "refuse", clerk, by=clerk, version=version, key="a")
    assert (again.version, again.repeated) == (first.version, True)
    assert assigned(desk, case) == "clerk" and desk.sound()


# Urging reaches exactly those who could take the case on, whoever that is at the time.
def test_urging_reaches_who_can_act_next(desk: Desk) -> None:
    def urged() -> list[str]:
        desk.told()
        desk.act(case, "urge", "resident")
        return sorted(to for to, _ in desk.told())

    case = desk.open()
    assert urged() == ["clerk", "other clerk"]
    for step in ("refuse", "approve", "lapse"):
        give(desk, case, "clerk", "clerk", step)
    assert urged() == ["clerk"]
    desk.act(case, "refuse", "clerk")
    case = desk.open()
    for step in ("refuse", "approve", "lapse"):
        give(desk, case, "clerk", "clerk", step)
    desk.act(case, "approve")
    assert urged() == ["chief", "clerk", "other chief"]
    first = desk.bench.moment.date()
    desk.here.deputise(desk.person("chief"), desk.person("deputy"), "chief", first, first)
    assert urged() == ["chief", "clerk", "deputy", "other chief"]
    desk.vote(case, "approve", "chief", by="deputy")
    assert urged() == ["clerk", "other chief"]


def test_supervision_is_a_flag_with_a_clock_of_its_own(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "supervise", "officer")
    desk.act(case, "note", data={"note": "x"})
    assert desk.flags(case) == ("supervised",)
    assert desk.after(days=3) == ["supervision"]
    assert desk.told() == [("officer", "A supervised case is overdue.")]
    assert [one.id for one in desk.here.cases(flag="supervised")] == [case] and desk.sound()


def add(desk: Desk, case: str, who: str, by: str) -> list[str]:
    return desk.codes(desk.here.add_signer, case, "approve", desk.person(who), by=desk.person(by))


def drop(desk: Desk, case: str, who: str, by: str) -> list[str]:
    return desk.codes(desk.here.drop_signer, case, "approve", desk.person(who), by=desk.person(by))


def test_agreement_asked_for_besides_is_waited_for(desk: Desk) -> None:
    case = desk.open()
    assert add(desk, case, "officer", "clerk") == ["gate.nothing_asked"]
    desk.act(case, "approve")
    assert add(desk, case, "officer", "clerk") == []
    assert desk.told() == [("officer", "Thing: your agreement to “approve” is asked for besides.")]
    assert desk.codes(desk.vote, case, "approve", "signer", by="other clerk") == [
        "gate.not_asked_of_you"
    ]
    desk.vote(case, "approve", "chief", by="chief")
    desk.here.appoint(desk.person("third"), "chief", "office", desk.bench.moment.date())
    desk.vote(case, "approve", "both", by="other chief")
    assert desk.vote(case, "approve", "both", by="third").happened == "voted"
    assert desk.vote(case, "approve", "signer", by="officer").states == ("done",)
    assert desk.sound()


@pytest.mark.parametrize(
    ("who", "by", "code"),
    [
        ("chief", "clerk", "signer.not_one"),
        ("resident", "chief", "signer.not_one"),
        ("clerk", "chief", "signer.already"),
        ("officer", "other clerk", "signer.not_yours"),
        ("officer", "resident", "signer.not_yours"),
    ],
)
def test_who_may_ask_whom_besides(desk: Desk, who: str, by: str, code: str) -> None:
    case = desk.open()
    desk.act(case, "approve", "clerk")
    assert add(desk, case, who, by) == [code]


def test_a_refusal_besides_ends_the_request(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "approve")
    add(desk, case, "officer", "chief")
    assert add(desk, case, "officer", "chief") == ["signer.already"]
    assert desk.vote(case, "approve", "signer", "refuse", by="officer").happened == "refused"
    assert not desk.here.case(case).state.pending and desk.sound()


def test_who_asked_cannot_take_back_what_an_approver_asked_for(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "approve")
    add(desk, case, "officer", "chief")
    add(desk, case, "other clerk", "clerk")
    assert drop(desk, case, "officer", "clerk") == ["signer.not_yours_to_drop"]
    assert drop(desk, case, "other clerk", "clerk") == []
    assert drop(desk, case, "other clerk", "clerk") == ["signer.not_open"]
    desk.vote(case, "approve", "chief", by="chief")
    assert drop(desk, case, "officer", "chief") == [] and desk.sound()


def test_what_was_signed_is_not_dropped(desk: Desk) -> None:
    case = desk.open()
    desk.act(case, "approve")
    add(desk, case, "officer", "chief")
    desk.vote(case, "approve", "signer", by="officer")
    assert drop(desk, case, "officer", "chief") == ["signer.not_open"]
    assert add(desk, case, "officer", "chief") == ["signer.already"]


def test_asking_anew_does_not_shake_a_signer_off(tmp_path: Path) -> None:
    written = WRITTEN.replace(
        "chief: {label: {zh: 负责人, en: chief}, by: [chief]}",
        "chief: {label: {zh: 负责人, en: chief}, by: [chief], looks_at: [note]}",
    ).replace("signers: [officer, clerk]", "signers: [officer, clerk]\n    reasons: [a, b]")
    desk = Desk(tmp_path, written + "reasons: {a: {zh: 甲, en: a}, b: {zh: 乙, en: b}}\n")
    case = desk.open()
    desk.act(case, "approve", reason="a")
    add(desk, case, "officer", "chief")
    desk.vote(case, "approve", "chief", by="chief")
    desk.act(case, "approve", reason="b")
    # The chief agreed counting on the officer; without the officer the chief is asked again.
    assert "approve/chief" in desk.steps(case)
    assert desk.sound()
