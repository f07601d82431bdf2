"""Votes of an electorate: frozen, weighed, ended early or by a clock, exact to the square metre."""

from pathlib import Path
from typing import Any

import pytest

from community_gov import ActingFor, Channel
from community_gov.plugin import Fact, same

from .desk import Desk

WRITTEN = """
fields: {{note: {{label: {{zh: 备注, en: note}}, type: text}}}}
reasons: {{no: {{zh: 不同意, en: not agreed}}}}
states:
  filed: {{label: {{zh: 已收, en: filed}}}}
  changed: {{label: {{zh: 已改, en: changed}}, status: closed}}
  kept: {{label: {{zh: 维持, en: kept}}, status: closed}}
actions:
  open: {{label: {{zh: 提交, en: hand in}}, by: [resident], to: filed}}
  note: {{label: {{zh: 备注, en: note}}, by: [clerk], from: filed, takes: [note]}}
  see: {{label: {{zh: 查看, en: see}}, by: [clerk, owner], from: filed}}
  change:
    label: {{zh: 改变用途, en: change the use}}
    by: [clerk]
    from: filed
    to: changed
    gates:
      owners:
        label: {{zh: 业主表决, en: owners vote}}
        by: [{by}]
{gate}
{more}
  keep: {{label: {{zh: 维持原状, en: keep as it is}}, by: [clerk], from: filed, to: kept{keep}}}
clocks:
  poll:
    label: {{zh: 表决期限, en: time to vote}}
    duration: 10 calendar days
    runs_in: [filed]
    when: ['asked:change']
    fires: change
"""
AREAS = {"o1": "100", "o2": "60.5", "o3": "39.5", "o4": "50", "o5": "50"}


def written(gate: str, by: str = "owner", more: str = "", keep: str = "") -> str:
    lines = "\n".join(f"        {line}" for line in gate.strip().splitlines())
    extra = "\n".join(f"    {line}" for line in more.strip("\n").splitlines())
    return WRITTEN.format(gate=lines, by=by, more=extra, keep=keep)


class Poll(Desk):
    """A desk with owners, and a case on which their vote was asked for."""

    def __init__(self, folder: Path, gate: str, owners: str = "o1 o2 o3", **more: Any) -> None:
        areas: dict[str, Any] = {}

        def area(reading: Any) -> Fact:
            return Fact(areas[reading.person], same("from the register"))

        super().__init__(folder, written(gate, **more), {"area@1": area})
        self.areas = areas
        self.owners = owners.split()
        for one in self.owners:
            areas[self.person(one)] = AREAS.get(one, "100")
        self.case = self.open(people={"owner": self.owners})

    def ask(self) -> "Poll":
        self.act(self.case, "change")
        return self

    def says(self, who: str, answer: str = "agree", **more: Any) -> str:
        return self.vote(self.case, "change", "owners", answer, by=who, **more).happened

    def where(self) -> str:
        (state,) = self.states(self.case)
        assert self.sound()
        return state


# what must agree; who answers in turn (+ agrees, - refuses, 0 abstains); what each answer does
@pytest.mark.parametrize(
    ("gate", "answers", "happened", "end"),
    [
        ("needed: all", "+o1 +o2 +o3", "voted voted acted", "changed"),
        ("needed: all", "+o1 -o2", "voted refused", "filed"),
        ("needed: all", "+o1 0o2", "voted refused", "filed"),
        ("needed: more than 1/2", "+o1 +o2", "voted acted", "changed"),
        ("needed: more than 1/2", "-o1 -o2", "voted refused", "filed"),
        ("needed: more than 1/2", "-o1 +o2 0o3", "voted voted refused", "filed"),
        ("needed: at least 1/3", "-o1 -o2 +o3", "voted voted acted", "changed"),
        ("needed: more than 1/2\nveto: true", "-o1", "refused", "filed"),
        ("needed: all\nveto: true", "0o1", "refused", "filed"),
        ("needed: all\nrefusal: keep", "+o1 -o2", "voted refused", "kept"),
        (
            "needed: {agree: {area: more than 1/2}}\nweights: {area: area@1}",
            "+o1 -o2 -o3",
            "voted voted refused",
            "filed",
        ),
        (
            "needed: {agree: {area: at least 1/2}}\nweights: {area: area@1}",
            "+o1",
            "acted",
            "changed",
        ),
        (
            "needed: {agree: {heads: more than 1/2, area: more than 1/2}}\nweights: {area: area@1}",
            "+o2 +o3 +o1",
            "voted voted acted",
            "changed",
        ),
    ],
)
def test_how_many_must_agree(
    tmp_path: Path, gate: str, answers: str, happened: str, end: str
) -> None:
    poll = Poll(tmp_path, gate).ask()
    said = {"+": "agree", "-": "refuse", "0": "abstain"}
    assert " ".join(poll.says(one[1:], said[one[0]]) for one in answers.split()) == happened
    assert poll.where() == end


# Civil Code, art. 278, on six owners of 600 m²: two thirds take part, then more than half of
# those for ordinary matters and three quarters of those for grave ones.
ORDINARY = """
needed:
  taking_part: {heads: at least 2/3, area: at least 2/3}
  agree:
    heads: more than 1/2 of those taking part
    area: more than 1/2 of those taking part
weights: {area: area@1}
"""
GRAVE = ORDINARY.replace("more than 1/2", "at least 3/4")


@pytest.mark.parametrize(
    ("gate", "answers", "end"),
    [
        (ORDINARY, "+a +b +c -d", "changed"),
        (ORDINARY, "+a +b -c -d", "filed"),
        (ORDINARY, "+a +b +c", "filed"),
        (GRAVE, "+a +b +c -d", "changed"),
        (GRAVE, "+a +b +c -d 0e", "filed"),
        (GRAVE, "+a +b +c +d", "changed"),
    ],
)
def test_article_278_when_the_time_is_up(tmp_path: Path, gate: str, answers: str, end: str) -> None:
    poll = Poll(tmp_path, gate, owners="a b c d e f").ask()
    for one in answers.split():
        if poll.where() == "filed" and poll.here.case(poll.case).state.pending:
            poll.says(one[1:], {"+": "agree", "-": "refuse", "0": "abstain"}[one[0]])
    poll.after(days=11)
    assert poll.where() == end
    assert not poll.here.case(poll.case).state.pending


def test_art_278_figures_of_heads_and_area_are_both_needed(tmp_path: Path) -> None:
    poll = Poll(tmp_path, ORDINARY, owners="o1 o2 o3 o4 o5").ask()
    for one in ("o3", "o4", "o5"):
        poll.says(one)
    poll.says("o1", "refuse")
    poll.after(days=11)
    # 3 of 4 heads, 139.5 of 239.5 m²; with o2 against it is 139.5 of 300.
    assert poll.where() == "changed"


def test_many_heads_with_little_area_do_not_carry_it(tmp_path: Path) -> None:
    poll = Poll(tmp_path, ORDINARY, owners="o1 o2 o3 o4 o5").ask()
    for one in ("o3", "o4", "o5"):
        poll.says(one)
    for one in ("o1", "o2"):
        poll.says(one, "refuse")
    # 3 of 5 heads, but 139.5 of 300 m²: certain, so the vote does not wait for its time.
    assert poll.where() == "filed"
    assert not poll.here.case(poll.case).state.pending


def test_a_vote_ends_as_soon_as_nobody_can_turn_it(tmp_path: Path) -> None:
    poll = Poll(tmp_path, "needed: more than 1/2", owners="o1 o2 o3 o4 o5").ask()
    assert [poll.says(one) for one in ("o1", "o2", "o3")] == ["voted", "voted", "acted"]
    late = poll.codes(poll.vote, poll.case, "change", "owners", by="o4")
    assert late == ["gate.nothing_asked"]


COMMITTEE = {"by": "chief", "gate": "needed: more than 1/2"}


def test_who_comes_or_goes_after_the_request_changes_nothing(tmp_path: Path) -> None:
    poll = Poll(tmp_path, **COMMITTEE)
    day = poll.bench.moment.date()
    brief = poll.person("brief chief")
    poll.here.appoint(brief, "chief", "office", day, day)
    poll.ask()
    poll.here.appoint(poll.person("new chief"), "chief", "office", day)
    poll.after(days=1)
    assert poll.codes(poll.says, "new chief") == ["gate.not_on_roll"]
    assert [poll.says("brief chief"), poll.says("chief")] == ["voted", "acted"]
    assert poll.where() == "changed"


def test_weights_stay_those_of_the_request(tmp_path: Path) -> None:
    gate = "needed: {agree: {area: more than 1/2}}\nweights: {area: area@1}"
    poll = Poll(tmp_path, gate).ask()
    poll.areas[poll.person("o1")] = "1000"
    assert [poll.says("o1"), poll.says("o2")] == ["voted", "acted"]
    assert poll.where() == "changed"


def test_a_weight_may_rest_on_what_the_request_hands_in(tmp_path: Path) -> None:
    def area(reading: Any) -> Fact:
        return Fact(7 if reading.values.get("note") == "seven" else 0, same("as noted"))

    gate = "needed: {agree: {area: all}}\nweights: {area: area@1}"
    text = written(gate).replace("    to: changed\n", "    to: changed\n    takes: [note]\n")
    desk = Desk(tmp_path, text, {"area@1": area}, {"area@1": ("note",)})
    case = desk.open(people={"owner": ["o1"]})
    assert desk.codes(desk.act, case, "change", data={"note": "x"}) == ["roll.weightless"]
    desk.act(case, "change", data={"note": "seven"})
    (weights,) = desk.here.case(case).state.pending["change"].electorates["owners"].values()
    assert weights["area"] == 7 and desk.sound()


@pytest.mark.parametrize(
    ("area", "code"),
    [("0", "roll.weightless"), ("-1", "gate.no_weight"), ("1/0", "gate.no_weight")],
)
def test_a_vote_that_nobody_could_win_is_not_asked_for(
    tmp_path: Path, area: str, code: str
) -> None:
    poll = Poll(tmp_path, "needed: {agree: {area: all}}\nweights: {area: area@1}")
    for one in poll.owners:
        poll.areas[poll.person(one)] = area
    assert poll.codes(poll.act, poll.case, "change") == [code]


def test_an_empty_electorate_cannot_be_asked(tmp_path: Path) -> None:
    poll = Poll(tmp_path, "needed: all")
    case = poll.open()
    assert poll.codes(poll.act, case, "change") == ["gate.nobody_votes"]


def test_the_clock_carries_out_what_is_agreed_and_ends_what_is_not(tmp_path: Path) -> None:
    poll = Poll(tmp_path, "needed: more than 1/2 of those taking part\nrefusal: keep").ask()
    assert poll.says("o1") == "voted"
    assert poll.after(days=11) == ["poll"] and poll.where() == "changed"
    other = poll.open(people={"owner": poll.owners})
    poll.act(other, "change")
    poll.vote(other, "change", "owners", "refuse", by="o1")
    poll.after(days=11)
    assert poll.states(other) == ("kept",) and poll.sound()


def test_a_vote_ends_with_the_clock_whatever_stands_against_the_refusal(tmp_path: Path) -> None:
    gate = "needed: more than 1/2\nrefusal: keep"
    poll = Poll(tmp_path, gate, keep=", reasons: [no]").ask()
    poll.says("o1", "refuse")
    poll.says("o2", "refuse")
    # No voter, and no clock, can be asked for the reason that the office owes.
    assert poll.where() == "filed"
    assert not poll.here.case(poll.case).state.pending


def test_what_is_handed_in_with_the_request_counts_when_the_clock_ends_it(tmp_path: Path) -> None:
    def fit(reading: Any) -> Fact:
        return Fact(reading.values.get("note") == "good", same("as noted"))

    gate = "needed: more than 1/2 of those taking part"
    text = written(gate).replace(
        "    from: filed\n    to: changed\n",
        "    from: filed\n    to: changed\n    takes: [note]\n    checks: [fit@1]\n",
    )
    desk = Desk(tmp_path, text, {"fit@1": fit}, {"fit@1": ("note",)})
    case = desk.open(people={"owner": ["o1", "o2"]})
    desk.act(case, "change", data={"note": "good"})
    desk.vote(case, "change", "owners", by="o1")
    desk.after(days=11)
    assert desk.states(case) == ("changed",) and desk.sound()


def test_the_office_looks_at_what_the_owners_decided_after_their_time(tmp_path: Path) -> None:
    more = """
  street:
    label: {zh: 街道备案, en: street office takes note}
    by: [officer]
    after: [owners]
"""
    gate = "needed: more than 1/2 of those taking part"
    poll = Poll(tmp_path, gate, more=more).ask()
    poll.says("o1")
    early = poll.codes(poll.vote, poll.case, "change", "street", by="officer")
    assert "gate.not_yet" in early
    poll.after(days=11)
    assert poll.codes(poll.says, "o2", shown=poll.shown(poll.case, "street")) == ["gate.closed"]
    assert poll.steps(poll.case)[-1] == "change/street"
    assert poll.vote(poll.case, "change", "street", by="officer").happened == "acted"
    assert poll.where() == "changed"


def test_a_proxy_brings_the_vote_of_a_voter_and_each_voter_has_one(tmp_path: Path) -> None:
    poll = Poll(tmp_path, "needed: all").ask()

    def for_(name: str) -> ActingFor:
        return ActingFor(poll.person(name), Channel.PAPER, "form 7")

    assert poll.says("clerk", acting_for=for_("o1")) == "voted"
    assert poll.codes(poll.says, "o1") == ["gate.voted"]
    assert poll.codes(poll.says, "other clerk", acting_for=for_("o1")) == ["gate.voted"]
    assert poll.codes(poll.says, "clerk", acting_for=for_("resident")) == ["gate.not_on_roll"]
    assert poll.codes(poll.says, "clerk") == ["gate.not_on_roll"]
    assert poll.says("clerk", acting_for=for_("o2")) == "voted"
    assert poll.says("o3") == "acted"
    assert poll.where() == "changed"


def test_who_is_no_voter_cannot_pass_for_one_by_naming_another(tmp_path: Path) -> None:
    poll = Poll(tmp_path, "needed: all").ask()
    poll.here.relate("child", poll.person("o1"), poll.person("mother"), poll.bench.moment.date())
    mother = ActingFor(poll.person("mother"), Channel.PAPER, "form 7")
    assert poll.codes(poll.says, "o1", acting_for=mother) == ["gate.not_on_roll"]


def test_who_is_recused_is_left_off_the_roll(tmp_path: Path) -> None:
    gate = "needed: all\nunrelated_to: [resident]\napart_from: [see]"
    poll = Poll(tmp_path, gate, owners="o1 o2 o3")
    today = poll.bench.moment.date()
    poll.here.relate("household", poll.person("resident"), poll.person("o1"), today)
    poll.act(poll.case, "see", by="o2")
    poll.ask()
    assert poll.codes(poll.says, "o1") == ["gate.not_on_roll"]
    assert poll.says("o3") == "acted"
    assert poll.where() == "changed"


def test_a_vote_that_failed_is_not_carried_over_to_the_next(tmp_path: Path) -> None:
    gate = "needed: more than 1/2 of those taking part\nlooks_at: [note]"
    poll = Poll(tmp_path, gate, owners="o1 o2 o3 o4").ask()
    poll.says("o1")
    poll.says("o2", "refuse")
    poll.says("o3", "refuse")
    poll.after(days=11)
    assert not poll.here.case(poll.case).state.pending
    # Had the agreement stayed and the refusals not, silence would now carry it.
    poll.ask().after(days=11)
    assert poll.where() == "filed"


def test_a_vote_that_was_carried_survives_what_it_did_not_look_at(tmp_path: Path) -> None:
    more = """
  street:
    label: {zh: 街道同意, en: street office agrees}
    by: [officer]
    after: [owners]
    refusal: see
"""
    gate = "needed: more than 1/2 of those taking part\nlooks_at: [note]"
    poll = Poll(tmp_path, gate, more=more).ask()
    poll.says("o1")
    poll.says("o2", "refuse")
    poll.says("o3")
    poll.after(days=11)
    assert poll.codes(poll.vote, poll.case, "change", "street", "refuse", by="officer") == []
    poll.ask()
    assert poll.steps(poll.case)[-1] == "change/street"
    poll.act(poll.case, "note", data={"note": "other"})
    poll.ask()
    assert poll.steps(poll.case)[-1] == "change/owners" and poll.sound()


def test_an_owner_who_voted_may_still_answer_in_office(tmp_path: Path) -> None:
    more = "  chief: {label: {zh: 负责人, en: chief agrees}, by: [chief]}"
    poll = Poll(tmp_path, "needed: more than 1/2", owners="o1 chief", more=more).ask()
    poll.says("chief")
    poll.says("o1")
    assert poll.vote(poll.case, "change", "chief", by="chief").happened == "acted"
    assert poll.where() == "changed"


def test_anybody_can_read_how_a_vote_stands_and_what_it_came_to(tmp_path: Path) -> None:
    poll = Poll(tmp_path, ORDINARY).ask()
    poll.says("o1")
    poll.says("o3", "refuse")
    assert [one.text.en for one in poll.here.tally(poll.case, "change", "owners")] == [
        "People: 2 of all 3 took part; at least 2/3 (2 or more) needed; reached",
        "area@1: 139.5 of all 200 took part; at least 2/3 (133 1/3 or more) needed; reached",
        "People: 1 of 2 taking part agreed; more than 1/2 (2 or more) needed; not reached",
        "area@1: 100 of 139.5 taking part agreed; more than 1/2 (over 69.75) needed; reached",
    ]
    assert poll.codes(poll.here.tally, poll.case, "change", "nobody") == ["gate.unknown"]
    assert poll.codes(poll.here.tally, poll.case, "keep", "owners") == ["tally.nothing_asked"]
    poll.after(days=11)
    assert poll.codes(poll.here.tally, poll.case, "change", "owners") == ["tally.nothing_asked"]
    *_, first, second, end = poll.here.explain(poll.case)
    assert "在“业主表决”签署意见：同意" in {one.zh for one in first.why}
    assert "answered at “owners vote”: refused" in {one.en for one in second.why}
    assert [one.zh for one in end.why if "业主表决" in one.zh][-2:] == [
        "“业主表决”计票——area@1：参加表决的 139.5中 100同意，须过半数（多于 69.75），已达到",
        "“业主表决”表决未通过",
    ]
    assert not any("was carried" in one.en for one in (*first.why, *second.why))


def test_a_deputy_brings_the_vote_of_the_one_they_stand_in_for(tmp_path: Path) -> None:
    poll = Poll(tmp_path, "needed: all", by="chief").ask()
    today = poll.bench.moment.date()
    poll.here.deputise(poll.person("chief"), poll.person("deputy"), "chief", today, today)
    other = poll.person("other chief")
    poll.here.deputise(poll.person("chief"), other, "chief", today, today)
    assert poll.says("deputy") == "voted"
    assert poll.codes(poll.says, "chief") == ["gate.voted"]
    assert poll.says("other chief") == "acted"  # a voter in their own right votes their own
    assert poll.where() == "changed"
