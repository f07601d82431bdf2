"""Consultations: parties answer what they were shown, in rounds that are counted and limited."""

from datetime import timedelta
from pathlib import Path

import pytest

from community_gov.domain.errors import InvalidFile

from .desk import Desk

WRITTEN = """
fields:
  plan: {{label: {{zh: 方案, en: plan}}, type: text}}
  note: {{label: {{zh: 备注, en: note}}, type: text}}
reasons:
  price: {{zh: 价格, en: price}}
  no_way: {{zh: 谈不拢, en: no agreement}}
states:
  filed: {{label: {{zh: 已收, en: filed}}}}
  {state}: {{label: {{zh: 会商, en: Talks}}, status: waiting}}
  agreed: {{label: {{zh: 议定, en: agreed}}, status: closed}}
  failed: {{label: {{zh: 未议定, en: not agreed}}, status: closed}}
actions:
  open: {{label: {{zh: 提交, en: hand in}}, by: [clerk], to: filed}}
  note: {{label: {{zh: 备注, en: note}}, by: [clerk], from: talks, takes: [note]}}
  again: {{label: {{zh: 重谈, en: again}}, by: [clerk], from: [agreed, failed], to: filed}}
messages:
  answer: {{zh: '请答复：{{plan}}', en: 'Please answer: {{plan}}'}}
consultations:
  talks:
    from: [filed]
    to: agreed
    proposal: [plan]
    convener: [clerk]
    parties:
      owners: {{label: {{zh: 业主, en: owners}}, by: [owner]}}
      office: {{label: {{zh: 办公室, en: office}}, by: [chief]}}
      street: {{label: {{zh: 街道, en: street}}, by: [officer]}}
    rounds: {rounds}
    time: 10 calendar days
    objections: [price]
    breaks_off: {{to: failed, reasons: [no_way]}}
    tells: answer
"""


def desk(folder: Path, rounds: int = 3, state: str = "talks") -> tuple[Desk, str]:
    made = Desk(folder, WRITTEN.format(rounds=rounds, state=state))
    return made, made.open(by="clerk", people={"owner": "Li"}, parts=False)


def propose(made: Desk, case: str, plan: str, by: str = "clerk") -> None:
    made.act(case, "talks-propose", by=by, data={"plan": plan})


def says(made: Desk, case: str, party: str, by: str, answer: str = "agree") -> str:
    more = {"reason": "price"} if answer == "refuse" else {}
    return made.vote(case, "talks-settle", party, answer, by=by, **more).happened


def test_it_is_settled_when_all_parties_agree_in_any_order(tmp_path: Path) -> None:
    made, case = desk(tmp_path)
    propose(made, case, "A")
    assert made.states(case)[-1] == "talks-1"
    asked = [one for one in made.steps(case) if one.startswith("talks-settle/")]
    assert sorted(asked) == ["talks-settle/office", "talks-settle/owners", "talks-settle/street"]
    assert says(made, case, "street", "officer") == "voted"
    assert says(made, case, "owners", "Li") == "voted"
    assert says(made, case, "office", "chief") == "acted"
    assert made.states(case) == ("agreed",)
    assert made.bench.district.verify().problems == ()


def test_a_counter_proposal_begins_a_round_in_which_everybody_is_asked_anew(
    tmp_path: Path,
) -> None:
    made, case = desk(tmp_path)
    propose(made, case, "A")
    says(made, case, "street", "officer")
    seen = made.shown(case, "office")
    propose(made, case, "B", by="Li")
    assert made.states(case)[-1] == "talks-2"
    late = made.codes(made.vote, case, "talks-settle", "office", by="chief", shown=seen)
    assert late == ["gate.shown"]
    says(made, case, "office", "chief")
    says(made, case, "owners", "Li")
    assert made.states(case)[-1] == "talks-2"
    assert says(made, case, "street", "officer") == "acted"


def test_rounds_are_limited_and_talks_can_be_broken_off(tmp_path: Path) -> None:
    made, case = desk(tmp_path, rounds=2)
    propose(made, case, "A")
    propose(made, case, "B", by="officer")
    assert made.codes(propose, made, case, "C") == ["action.not_here"]
    assert made.codes(made.act, case, "talks-break_off", by="chief", reason="no_way")
    made.act(case, "talks-break_off", reason="no_way")
    assert made.states(case) == ("failed",)


def test_who_objects_says_why_and_may_still_agree(tmp_path: Path) -> None:
    made, case = desk(tmp_path)
    propose(made, case, "A")
    says(made, case, "street", "officer")
    assert says(made, case, "office", "chief", "refuse") == "refused"
    assert made.flags(case) == ("talks-objected",)
    made.act(case, "note", data={"note": "已解释"})
    says(made, case, "owners", "Li")
    assert says(made, case, "office", "chief") == "acted"
    assert (made.states(case), made.flags(case)) == (("agreed",), ())


def test_what_a_party_agreed_to_counts_for_that_proposal_and_once(tmp_path: Path) -> None:
    made, case = desk(tmp_path)
    for plan in ("A", "B", "A"):
        propose(made, case, plan)
        if plan == "A" and made.states(case)[-1] == "talks-1":
            says(made, case, "street", "officer")
            says(made, case, "owners", "Li")
    assert says(made, case, "office", "chief") == "acted"
    made.act(case, "again")
    propose(made, case, "A")
    assert made.states(case)[-1] == "talks-1"
    assert says(made, case, "office", "chief") == "voted"


def test_each_round_has_its_whole_time_and_the_convener_is_told(tmp_path: Path) -> None:
    made, case = desk(tmp_path)
    propose(made, case, "A")
    made.bench.go_to(made.bench.moment + timedelta(days=8))
    propose(made, case, "B")
    made.bench.go_to(made.bench.moment + timedelta(days=8))
    assert "Talks: this round is late" not in made.done(case)
    made.bench.go_to(made.bench.moment + timedelta(days=4))
    assert made.done(case)[-1] == "Talks: this round is late"


@pytest.mark.parametrize(
    ("rounds", "state", "code"),
    [(0, "talks", "file.rounds"), (2, "talk", "file.consultation_state")],
)
def test_it_needs_a_state_and_at_least_one_round(
    tmp_path: Path, rounds: int, state: str, code: str
) -> None:
    with pytest.raises(InvalidFile) as refused:
        desk(tmp_path, rounds, state)
    assert code in [one.code for one in refused.value.problems]
