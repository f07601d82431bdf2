"""Drills come round by the calendar; each is followed by a teaching session."""

from datetime import date

import pytest

from community_gov.plugin import CommunityGovError
from community_gov_elevator.checklists import LESSONS

DAY = 24 * 60
WHERE = {"estate": "某小区", "building_unit": "二单元", "lift_number": "1号"}
WHEN = {"day": date(2026, 3, 7), "begins": "10:00", "venue": "二单元门前"}
CAME = {"attendance": 9, "tried_intercom": 4}
TAUGHT = {f"hold-{one.name}": True for one in LESSONS}


def calendar(site) -> str:
    site.begin = site.bench.moment
    return site.here.open("elevator:drill_calendar", by=site.who["officer"], data=WHERE).case


def extra(site) -> str:
    site.begin = site.bench.moment
    return site.here.open(
        "elevator:drill_plan", action="plan_extra", by=site.who["community"], data=WHERE
    ).case


def begin(site, plan: str) -> str:
    data = {"how_reported": "intercom", "people_trapped": 1}
    site.act(plan, "begin", "community", data=data)
    return site.here.case(plan).state.links["drill"][-1]


def debrief(site, drill: str) -> str:
    """Let a drill go well, and return the teaching session that follows from it."""
    site.act(drill, "answer", "control", data={"car_position": "五层", "danger": "none"})
    site.crew_frees(drill, "answer")
    site.act(drill, "check", "staff", data={"people_state": "well"})
    site.act(drill, "debrief", "officer", data={"debrief_result": "as_planned"})
    return site.here.case(drill).state.links["teaching"][-1]


def test_a_drill_comes_round_is_reminded_of_and_escalates_until_it_is_held(site) -> None:
    case = calendar(site)
    site.after((6 * 30 + 5) * DAY)
    (plan,) = site.here.case(case).state.links["plan"]
    assert f"{site.history(plan)[0].command.at:%Y-%m-%d %H:%M}" == "2026-04-15 09:00"
    days = {clock: minute // DAY for clock, minute in site.fired(plan).items()}
    # The sixtieth day is a Sunday.
    assert days == {"hold_within-soon": 15, "hold_within": 30, "hold_within-over": 61}
    assert "overdue" in site.states(plan)
    assert len(site.told("head_of_unit")) == 1
    debrief(site, begin(site, plan))
    assert site.states(plan) == {"held"}


def test_the_drill_of_a_plan_is_an_exercise_and_its_teaching_session_is_not(site) -> None:
    plan = extra(site)
    drill = begin(site, plan)
    assert site.here.case(drill).exercise
    assert site.here.case(drill).state.links["plan"] == (plan,)
    teaching = debrief(site, drill)
    assert not site.here.case(teaching).exercise
    assert not any("演练】" in one.text.zh for one in site.messages() if one.case == teaching)


def test_a_drill_that_was_called_off_is_still_to_be_held(site) -> None:
    case = calendar(site)
    site.after(80 * DAY)
    (plan,) = site.here.case(case).state.links["plan"]
    assert "overdue" in site.states(plan)
    drill = begin(site, plan)
    site.act(drill, "break_off", "duty", reason="unsafe")
    site.act(drill, "call_off", "officer")
    assert "overdue" in site.states(plan)
    assert "teaching" not in site.here.case(drill).state.links
    assert site.codes(plan, "drop", "officer", reason="not_needed") == ["action.closed"]


def test_a_calendar_with_fewer_drills_than_are_owed_is_refused(made) -> None:
    with pytest.raises(CommunityGovError, match=r"drills_a_year asks for 3.*teaching_within"):
        made("{drills_a_year: 3, teaching_within: 1 calendar day}")
    made('{drills_a_year: 3, drill_times: "day 1 of March, June, October at 09:00"}')


def test_a_session_has_time_and_place_a_head_count_and_lessons(site) -> None:
    teaching = debrief(site, site.drill())
    assert site.codes(teaching, "hold", "community", data={**CAME, **TAUGHT}) == ["action.not_here"]
    site.act(teaching, "arrange", "community", data=WHEN)
    one_short = dict(list(TAUGHT.items())[1:])
    data = {**CAME, **one_short}
    assert site.codes(teaching, "hold", "community", data=data) == ["field.missing"]
    for wrong in ({"attendance": 0, "tried_intercom": 0}, {"attendance": 9, "tried_intercom": 10}):
        data = {**wrong, **TAUGHT}
        assert set(site.codes(teaching, "hold", "community", data=data)) == {"check.denied"}
    site.act(teaching, "hold", "community", data={**CAME, **TAUGHT})
    site.act(teaching, "sum_up", "community", data={"feedback": "clear"})
    assert site.states(teaching) == {"summed_up"}


@pytest.mark.parametrize("number", ["13800138000", "１３８ ００１３ ８０００", "a@b.cn"])
def test_the_log_of_questions_takes_no_number_that_could_be_somebodys(site, number: str) -> None:
    teaching = debrief(site, site.drill())
    site.act(teaching, "arrange", "community", data=WHEN)
    site.act(teaching, "hold", "community", data={**CAME, **TAUGHT})
    asked = {"question": "停电时电梯会掉下去吗？", "answer": "不会，按对讲等待救援；96333也可以打"}
    site.act(teaching, "note_question", "community", data=asked)
    named = {**asked, "question": f"请回{number}"}
    with pytest.raises(CommunityGovError) as refused:
        site.act(teaching, "note_question", "community", data=named)
    assert [one.code for one in refused.value.problems] == ["check.denied"]
    assert number not in str(refused.value)
    noted = [one for one in site.history(teaching) if "note_question" in one.decision.done]
    assert len(noted) == 1


def test_a_session_that_is_not_held_is_told_to_the_head(site) -> None:
    teaching = debrief(site, site.drill())
    site.after(15 * DAY)
    assert list(site.fired(teaching)) == ["hold_within-soon", "hold_within"]
    assert any("互动教学已逾期" in one.text.zh for one in site.told("head_of_unit"))
