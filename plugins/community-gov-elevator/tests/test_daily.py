"""Between rescues: daily control, weekly check, monthly review, drills, and lessons."""

from datetime import date, datetime

import pytest

from community_gov.plugin import Refused

SIGNED = {
    "sign_daily": ("intercom", "doors", "signs"),
    "sign_weekly": ("daily", "faults", "maintenance"),
}
LIFT = {"building_unit": "二单元", "lift_number": "1号"}


@pytest.fixture
def lift(site):
    """A lift in use; the bench begins on Monday, 2 March 2026, at nine."""
    for name, role in (("director", "safety_director"), ("manager", "manager")):
        site.who[name] = site.bench.worker("here", role, "company")
    case = site.here.open("elevator:safety", by=site.who["officer"], data=LIFT).case
    return site, case


def until(site, moment: str) -> None:
    goal = datetime.fromisoformat(f"{moment}+08:00")
    while (due := site.bench.district.next_due(goal)) is not None:
        assert not site.bench.go_to(max(site.bench.moment, due)).failed
    site.bench.moment = goal


def checks(site, case: str, state: str) -> list[str]:
    every = site.here.case(case).state.links.get("check", ())
    return [one for one in every if state in site.states(one)]


def ticked(action: str, **more) -> dict:
    return {f"{action}-{one}": True for one in SIGNED.get(action, ())} | more


def test_checks_come_when_they_are_due_and_each_is_signed_by_whose_it_is(lift) -> None:
    site, case = lift
    until(site, "2026-03-03T08:10")
    (daily,) = checks(site, case, "daily_due")
    for other in ("crew", "community", "director", "manager"):
        assert site.codes(daily, "sign_daily", other, data=ticked("sign_daily"))
    assert site.codes(daily, "sign_daily", "officer") == ["field.missing"] * 3
    assert "made" in site.act(daily, "sign_daily", "officer", data=ticked("sign_daily"))
    until(site, "2026-03-06T09:10")
    (weekly,) = checks(site, case, "weekly_due")
    site.act(weekly, "sign_weekly", "director", data=ticked("sign_weekly"))
    until(site, "2026-03-25T09:10")
    (monthly,) = checks(site, case, "monthly_due")
    site.act(monthly, "sign_monthly", "manager", data={"review": "下月更换轿厢照明"})
    assert not checks(site, case, "monthly_due")


def test_a_missed_check_reaches_the_manager_and_the_next_one_comes_all_the_same(lift) -> None:
    site, case = lift
    until(site, "2026-03-03T14:10")
    assert checks(site, case, "missed") and "missed" in site.here.case(case).state.flags
    told = [one for one in site.messages() if one.to == site.who["manager"]]
    assert len(told) == 1 and "没有做" in told[0].text.zh
    until(site, "2026-03-04T08:10")
    (daily,) = checks(site, case, "daily_due")
    site.act(daily, "sign_daily", "officer", data=ticked("sign_daily"))
    assert not site.here.case(case).state.flags


def test_a_fault_opens_a_case_that_the_maintenance_unit_repairs_and_the_user_unit_signs(lift):
    site, case = lift
    until(site, "2026-03-03T08:10")
    (daily,) = checks(site, case, "daily_due")
    site.act(daily, "note_fault", "officer", data={"fault": "对讲有杂音"})
    (fault,) = site.here.case(daily).state.links["fault"]
    assert site.codes(fault, "repair", "officer", data={"repaired": "x"}) == ["action.not_yours"]
    site.act(fault, "switch_off", "officer")
    site.act(fault, "repair", "crew", data={"repaired": "更换话筒"})
    site.act(fault, "sign", "officer")
    assert "solved" in site.states(fault) and not site.here.case(fault).state.flags


def test_a_drill_of_the_calendar_is_done_by_one_that_was_held_and_debriefed(lift) -> None:
    site, case = lift
    site.act(case, "rest", "officer", reason="repair")
    until(site, "2026-04-14T12:00")
    assert not checks(site, case, "missed")
    site.act(case, "resume", "officer")
    until(site, "2026-04-15T09:10")
    (due,) = checks(site, case, "drill_due")
    assert site.told("community_worker")
    drill = site.drill()
    with pytest.raises(Refused):
        site.act(due, "note_drill", "officer", links={"drill": [drill]})
    site.crew_frees(drill)
    site.act(drill, "check", "staff", data={"people_state": "well"})
    site.act(drill, "debrief", "officer", data={"debrief_result": "as_planned"})
    site.act(due, "note_drill", "officer", links={"drill": [drill]})
    assert "made" in site.states(due)


def test_a_lesson_says_what_was_taught_and_how_many_came(site) -> None:
    data = {"day": date(2026, 3, 2), "where": "二单元门厅"}
    case = site.here.open("elevator:lesson", by=site.who["community"], data=data).case
    asked = {"question": "停电了怎么办？", "answer": "按对讲，靠边站稳，等人来"}
    site.act(case, "note_answer", "crew", data=asked)
    taught = {f"hold-{one}": True for one in ("riding", "helping", "intercom")}
    too_many = {**taught, "attended": 5, "tried_intercom": 6}
    assert site.codes(case, "hold", "community", data=too_many) == ["check.denied"]
    site.act(case, "hold", "community", data={**taught, "attended": 18, "tried_intercom": 6})
    assert "held" in site.states(case)
