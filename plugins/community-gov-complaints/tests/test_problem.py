"""A problem from plan to effect, in a place of its own."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from community_gov.plugin import CommunityGovError, Neighbourhood, Said
from community_gov.testing import Bench

PLACE = """
place: here
kind: estate
label: {zh: 某小区, en: An estate}
bodies:
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
  company: {kind: property_company, label: {zh: 物业公司, en: Property company}}
plugins: [complaints, points]
"""


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Bench(tmp_path, {"here.yaml": PLACE}) as bench:
        yield bench


@pytest.fixture
def here(bench: Bench) -> Neighbourhood:
    return bench.place("here")


@pytest.fixture
def worker(bench: Bench) -> str:
    return bench.worker("here", "community_worker", "committee")


def planned(here: Neighbourhood, worker: str) -> str:
    case = here.open("complaints:problem", by=worker, data={"problem": "路灯不亮"}).case
    here.act(case, "propose", by=worker, data={"plan": "更换灯具"})
    return case


def test_a_plan_waits_for_the_property_company(
    bench: Bench, here: Neighbourhood, worker: str
) -> None:
    case = planned(here, worker)
    assert here.case(case).state.configuration == ("found",)
    with pytest.raises(CommunityGovError):
        here.act(case, "begin", by=worker)
    staff = bench.worker("here", "property_staff", "company")
    (step,) = [one for one in here.what_next(case) if one.gate is not None]
    assert step.shown is not None
    here.vote(case, "propose", "property_agrees", Said.AGREE, by=staff, shown=step.shown)
    here.act(case, "begin", by=worker)
    here.act(case, "finish", by=worker, data={"done": "已更换"})
    (plan,) = here.loop(case).plan
    assert plan.what.en == "Propose a plan"
    (voice,) = plan.voices
    assert voice.said.en == "answered at “property agrees”: agreed" and voice.who != plan.who
    assert voice.said.zh.endswith("同意")
    assert bench.district.verify().problems == ()


def test_who_helped_is_part_of_the_loop(bench: Bench, here: Neighbourhood, worker: str) -> None:
    case = planned(here, worker)
    staff = bench.worker("here", "property_staff", "company")
    (step,) = [one for one in here.what_next(case) if one.gate is not None]
    here.vote(case, "propose", "property_agrees", Said.AGREE, by=staff, shown=step.shown or "")
    helper = here.register_person({})
    day = datetime.date(bench.moment)
    data = {"activity": "patrol", "event": "换灯", "day": day, "minutes": 60}
    people = {"volunteer": helper}
    help_ = here.open("points:activity", by=helper, people=people, data=data).case
    here.act(help_, "confirm", by=worker)
    here.act(case, "note_help", by=worker, links={"help": [help_]})
    assert any("points:patrol@1" in one.en for one in here.loop(case).points)


def test_what_is_not_taken_up_says_why(here: Neighbourhood, worker: str) -> None:
    case = here.open("complaints:problem", by=worker, data={"problem": "邻区噪声"}).case
    here.act(case, "drop", by=worker, reason="not_here")
    assert here.case(case).state.configuration == ("dropped",)


def test_the_same_problem_again_opens_the_earlier_case(
    bench: Bench, here: Neighbourhood, worker: str
) -> None:
    case = planned(here, worker)
    again = {"problem": "路灯又不亮"}
    with pytest.raises(CommunityGovError):
        here.open("complaints:problem", by=worker, data=again, links={"earlier": [case]})
    staff = bench.worker("here", "property_staff", "company")
    (step,) = [one for one in here.what_next(case) if one.gate is not None]
    here.vote(case, "propose", "property_agrees", Said.AGREE, by=staff, shown=step.shown or "")
    here.act(case, "begin", by=worker)
    here.act(case, "finish", by=worker, data={"done": "已更换"})
    newer = here.open("complaints:problem", by=worker, data=again, links={"earlier": [case]}).case
    assert here.case(case).state.configuration == ("found",)
    assert here.case(case).state.links["again"] == (newer,)


def test_who_raised_it_is_asked_and_asked_again_and_may_open_it_again(
    bench: Bench, here: Neighbourhood, worker: str
) -> None:
    staff = bench.worker("here", "property_staff", "company")
    raised = here.register_person({})

    def finished(case: str) -> str:
        here.act(case, "propose", by=worker, data={"plan": "更换灯具"})
        (step,) = [one for one in here.what_next(case) if one.gate is not None]
        agree = {"by": staff, "shown": step.shown or ""}
        here.vote(case, "propose", "property_agrees", Said.AGREE, **agree)
        here.act(case, "begin", by=worker)
        here.act(case, "finish", by=worker, data={"done": "已更换"})
        return case

    opened = {"by": worker, "data": {"problem": "路灯不亮"}}
    finished(here.open("complaints:problem", **opened).case)  # found by the data alone
    case = here.open("complaints:problem", people={"reporter": raised}, **opened).case
    finished(case)
    here.act(case, "solved", by=raised, data={"solved": "not_solved"})
    assert here.case(case).state.configuration == ("found",)
    finished(case)
    here.act(case, "solved", by=raised, data={"solved": "solved"})
    bench.go_to(bench.moment + timedelta(days=95))
    here.act(case, "lasting", by=raised, data={"lasting": "came_back"})
    assert here.case(case).state.configuration == ("found",)
    found = here.opinions(date(2026, 1, 1), here.today(), least=1)
    counted = [
        (one.name, one.asked, {said.answers[0]: said.share.count for said in one.said})
        for one in found
    ]
    assert counted == [
        ("lasting", 1, {"came_back": 1}),
        ("solved", 2, {"not_solved": 1, "solved": 1}),
    ], "nobody was asked about what the data alone had found"


RAISING = """[{complaints: {raised_by: [
  {workflow: points:activity, action: decline, problem: event},
  {workflow: points:activity, action: %s, problem: event}]}}, points]"""


def test_another_program_raises_a_problem_by_hand_and_by_its_clock(tmp_path: Path) -> None:
    place = PLACE.replace("[complaints, points]", RAISING % "remind")
    with Bench(tmp_path, {"here.yaml": place}) as bench:
        here = bench.place("here")
        worker = bench.worker("here", "community_worker", "committee")
        helper = here.register_person({})
        day = bench.moment.date()
        wish = {"activity": "patrol", "day": day, "minutes": 60}
        cases = [
            here.open(
                "points:activity",
                by=helper,
                people={"volunteer": helper},
                data={**wish, "event": event},
            ).case
            for event in ("北门没有路灯", "巡逻没人确认")
        ]
        reason = next(iter(here.rulebook.workflows["points:activity"].action("decline").reasons))
        here.act(cases[0], "decline", by=worker, reason=reason)
        bench.go_to(bench.moment + timedelta(20))
        raised = [here.case(here.case(one).state.links["problem"][0]) for one in cases]
        assert [here.masked(one.id)["problem"] for one in raised] == [
            "北门没有路灯",
            "巡逻没人确认",
        ]
        assert [one.state.links["raised_by"] for one in raised] == [(one,) for one in cases]
        assert bench.district.verify().problems == ()


def test_what_raises_nothing_is_said_with_its_line(tmp_path: Path) -> None:
    place = PLACE.replace("[complaints, points]", RAISING % "remid")
    with pytest.raises(CommunityGovError) as caught, Bench(tmp_path, {"here.yaml": place}) as bench:
        bench.place("here")
    (problem,) = caught.value.problems
    assert problem.where == "complaints here.yaml:10"
    assert problem.params["near"] == "remind"
