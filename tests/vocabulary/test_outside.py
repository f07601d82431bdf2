"""What somebody outside must confirm: at once or later, accepted or rejected; and who is told."""

from pathlib import Path

import pytest

from .desk import Desk

WRITTEN = """
fields:
  paper: {label: {zh: 文号, en: paper}, type: text}
reasons: {incomplete: {zh: 材料不全, en: incomplete}}
messages:
  please: {zh: '请登记：{paper}。', en: 'Please register {paper}.'}
  sign: {zh: '请签字：{paper}。', en: 'Please sign {paper}.'}
states:
  agreed: {label: {zh: 已谈妥, en: agreed}}
  registered: {label: {zh: 已登记, en: registered}, status: closed}
  rejected: {label: {zh: 登记未成, en: not registered}}
actions:
  open: {label: {zh: 立项, en: open}, by: [resident], to: agreed}
  register:
    label: {zh: 送登记, en: send to the register}
    by: [clerk]
    from: agreed
    to: registered
    needs: [paper]
    gates:
      signed: {label: {zh: 负责人签字, en: signed}, by: [chief], tells: sign}
      register_says:
        label: {zh: 登记机构答复, en: the register's answer}
        by: [officer]
        after: [signed]
        tells: please
        refusal: not_registered
  not_registered:
    label: {zh: 登记未成, en: not registered}
    by: [officer]
    from: agreed
    to: rejected
    reasons: [incomplete]
  remind: {label: {zh: 催登记机构, en: remind the register}, by: [clock], from: agreed}
clocks:
  answer:
    label: {zh: 登记答复期限, en: time to answer}
    duration: 10 working days
    runs_in: [agreed]
    when: ['asked:register']
    fires: remind
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def sent(desk: Desk) -> str:
    case = desk.open()
    desk.act(case, "register", data={"paper": "7号"})
    return case


def test_who_is_asked_is_told_when_the_turn_comes(desk: Desk) -> None:
    case = sent(desk)
    assert sorted(desk.told()) == [
        ("chief", "Please sign 7号."),
        ("other chief", "Please sign 7号."),
    ]
    desk.vote(case, "register", "signed")
    assert desk.told() == [("officer", "Please register 7号.")]
    assert desk.act(case, "register", data={"paper": "8号"}).happened == "requested"
    assert {one for one, _ in desk.told()} == {"chief", "other chief"}


def test_it_is_confirmed_later_and_then_done(desk: Desk) -> None:
    case = sent(desk)
    desk.vote(case, "register", "signed")
    assert desk.states(case) == ("agreed",) and desk.here.deadlines(case)
    desk.vote(case, "register", "register_says", by="officer")
    assert desk.states(case) == ("registered",) and desk.here.deadlines(case) == ()
    assert desk.sound()


def test_it_is_rejected_with_a_reason_and_can_be_sent_again(desk: Desk) -> None:
    case = sent(desk)
    desk.vote(case, "register", "signed")
    saying = (case, "register", "register_says", "refuse", "officer")
    assert desk.codes(desk.vote, *saying) == ["reason.missing"]
    desk.vote(*saying, reason="incomplete")
    assert desk.states(case) == ("rejected",) and desk.sound()


def test_nobody_answers_for_the_register_and_it_is_reminded(desk: Desk) -> None:
    case = sent(desk)
    desk.vote(case, "register", "signed")
    assert desk.codes(desk.vote, case, "register", "register_says", by="other chief") == [
        "gate.not_yours"
    ]
    assert desk.after(days=20) == ["answer"]
    desk.vote(case, "register", "register_says", by="officer", key="register-4711")
    assert desk.states(case) == ("registered",)
