"""The residents' covenant: one version in force, and what the next one changes."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from community_gov.plugin import ChangeKind, Refused
from community_gov.testing import Bench
from community_gov_funeral import days_to_force, version_on, what_changed

from .conftest import PLACE

NEXT = "第一条 邻里互助。\n第二条 丧事从简，鲜花祭扫。\n第三条 孝老爱亲，厚养薄葬。"
NO = {"pass_review-lawful": True, "pass_review-no_penalty": True}


def test_from_opinions_to_force_and_the_next_version_takes_its_place(site: Any) -> None:
    first = site.in_force()
    before = site.here.today()
    assert site.states(first) == ("in_force",)
    second = site.in_force(first, NEXT)
    assert (site.states(first), site.states(second)) == (("superseded",), ("in_force",))
    assert [site.here.cases(program="funeral:covenant", state="in_force")[0].id] == [second]
    changes = what_changed(site.here, second)
    assert [one.kind for one in changes] == [
        ChangeKind.KEPT,
        ChangeKind.REWORDED,
        ChangeKind.ADDED,
    ]
    assert changes[1].says.zh == "第2条（原第2条）由“丧事从简。”改为“丧事从简，鲜花祭扫。”"
    assert changes[1].says.en.startswith("Clause 2 (was 2) says “丧事从简，鲜花祭扫。”")
    assert days_to_force(site.here, second) == 8
    in_force = [version_on(site.here, before + timedelta(n)) for n in range(40)]
    names = [one.id if one else None for one in in_force]
    assert set(names) == {first, second}
    assert names == sorted(names, key=[first, second].index)
    assert version_on(site.here, before - timedelta(400)) is None
    assert not site.bench.district.verify().problems


def test_a_draft_waits_until_opinions_were_gathered_long_enough(site: Any) -> None:
    case = site.open("covenant", site.worker, data={"version_name": "某版"})
    site.act(case, "note_opinion", site.worker, data={"opinion_on": "customs"})
    draft = {"data": {"text_zh": "一条", "opinions_taken_up": 1}}
    assert site.codes(site.act, case, "draft", site.worker, **draft) == ["action.closed"]
    site.after(days=16)
    more = {"data": {"text_zh": "一条", "opinions_taken_up": 2}}
    assert site.codes(site.act, case, "draft", site.worker, **more) == ["check.denied"]
    assert site.act(case, "draft", site.worker, **draft) == ("drafting",)


def test_an_opinion_with_a_telephone_number_in_it_is_not_kept(site: Any) -> None:
    case = site.open("covenant", site.worker, data={"version_name": "某版"})
    data = {"opinion_on": "customs", "opinion": "老李 138-0013-8000 说从简好"}
    assert site.codes(site.act, case, "note_opinion", site.worker, data=data) == ["check.denied"]


def test_a_translation_has_a_clause_for_each_clause(site: Any) -> None:
    case = site.open("covenant", site.worker, data={"version_name": "某版"})
    site.after(days=16)
    data = {"text_zh": "一条\n又一条", "text_en": "one clause", "opinions_taken_up": 0}
    assert site.codes(site.act, case, "draft", site.worker, data=data) == ["check.denied"]


def test_the_street_reviews_and_nobody_else(site: Any) -> None:
    case = site.drafted()
    assert site.codes(site.act, case, "pass_review", site.worker, data=NO) == ["action.not_yours"]
    half = {"pass_review-lawful": True}
    assert site.codes(site.act, case, "pass_review", site.street, data=half) == ["field.missing"]
    assert site.act(case, "send_back", site.street, reason="penalty") == ("drafting",)
    rights = site.here.rulebook.workflows["funeral:covenant"]
    powers = {one.name for one in rights.actions if one.power == "street"}
    assert powers == {"pass_review", "send_back", "file", "order_correction"}


def test_residents_vote_who_were_on_the_roll_when_the_vote_was_called(site: Any) -> None:
    case = site.reviewed()
    site.act(case, "adopt", site.worker)
    late = site.bench.worker("here", "voting_resident", "residents")
    step = site.step(case, "adopt", "residents")
    vote = site.here.vote
    assert site.codes(vote, case, "adopt", "residents", "agree", by=late, shown=step.shown) == [
        "gate.not_on_roll"
    ]
    site.vote(case, "adopt", 1, 2)
    site.after(days=11)
    assert site.states(case) == ("drafting",)


def test_too_few_taking_part_adopt_nothing(site: Any) -> None:
    case = site.reviewed()
    site.act(case, "adopt", site.worker)
    site.vote(case, "adopt", 2)
    assert site.states(case) == ("reviewed",)
    site.after(days=11)
    assert site.states(case) == ("drafting",)


def test_one_version_is_in_the_making_at_a_time_and_a_first_one_is_begun_once(site: Any) -> None:
    begin = {"data": {"version_name": "另一版"}}
    taken = {"conflict.claim_taken"}
    first = site.published()
    assert set(site.codes(site.open, "covenant", site.worker, **begin)) == taken
    site.after(days=11)
    assert site.states(first) == ("in_force",)
    assert set(site.codes(site.open, "covenant", site.worker, **begin)) == taken
    amend = {**begin, "action": "amend", "links": {"previous": [first]}}
    second = site.open("covenant", site.worker, **amend)
    assert set(site.codes(site.open, "covenant", site.worker, **amend)) == taken
    site.act(second, "give_up", site.worker, reason="not_now")
    assert site.states(site.open("covenant", site.worker, **amend)) == ("gathering",)
    assert site.states(first) == ("in_force",)


def test_a_first_version_that_is_given_up_can_be_begun_anew(site: Any) -> None:
    case = site.open("covenant", site.worker, data={"version_name": "某版"})
    site.act(case, "give_up", site.worker, reason="not_now")
    assert site.states(site.in_force()) == ("in_force",)


def test_the_street_orders_a_correction_of_what_is_posted_and_it_is_posted_anew(
    site: Any,
) -> None:
    case = site.published()
    site.act(case, "order_correction", site.street, reason="penalty")
    assert site.states(case) == ("drafting",)
    sent = len(site.messages())
    site.after(days=30)
    assert site.states(case) == ("drafting",)
    assert len(site.messages()) == sent
    assert "撤下" in site.messages()[-1].text.zh


def test_what_is_superseded_is_not_amended(site: Any) -> None:
    first = site.in_force()
    site.in_force(first)
    wish = {"action": "amend", "links": {"previous": [first]}, "data": {"version_name": "又一版"}}
    assert site.codes(site.open, "covenant", site.worker, **wish) == ["check.denied"]


def test_it_is_not_in_force_before_it_was_posted_for_its_time(site: Any) -> None:
    case = site.published()
    site.after(days=6)
    assert site.states(case) == ("filed",)
    assert version_on(site.here, site.here.today()) is None
    try:
        site.act(case, "come_into_force", site.worker)
    except Refused as refused:
        assert [one.code for one in refused.problems] == ["action.not_yours"]
    site.after(days=5)
    assert site.states(case) == ("in_force",)


def test_each_place_has_a_covenant_of_its_own(tmp_path: Path) -> None:
    there = (
        "place: there\nkind: estate\nunder: here\nlabel: {zh: 某小区, en: An estate}\nvalues: {}\n"
    )
    with Bench(tmp_path, {"here.yaml": PLACE, "there.yaml": there}) as bench:
        for name in ("here", "there"):
            place, worker = bench.place(name), bench.worker(name, "community_worker", "committee")
            begun = place.open("funeral:covenant", by=worker, data={"version_name": "某版"})
            assert begun.states == ("gathering",)
