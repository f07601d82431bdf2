"""A drill is told apart from a real event in every list, figure and message."""

import pytest

from community_gov_elevator import compare_drills, is_exercise, response_times

MARK = ("【演练】", "[EXERCISE] ")
OUTSIDE = ("rescue_platform", "firefighter", "regulator", "inspector")


def through(site, case: str, arrives: int) -> None:
    """Let a drill run from the call to the debrief."""
    site.steps(case, "answer", "keep_contact", "man_landing", "tell_maintenance", "dispatch")
    site.after(3)
    site.steps(case, "set_out")
    site.after(arrives)
    site.steps(case, "arrive")
    site.act(case, "open_door_by_crew", "crew")
    site.act(case, "free", "crew")
    site.act(case, "check", "staff", data={"people_state": "well"})


def test_lists_of_real_events_hold_no_drill(site) -> None:
    drill, real = site.drill(), site.report()
    assert [one.id for one in site.here.cases(exercise=False)] == [real]
    assert [one.id for one in site.here.cases(exercise=True)] == [drill]


def test_no_message_of_a_drill_lacks_the_mark_and_no_other_has_it(site) -> None:
    drill = site.drill()
    site.act(drill, "observe", "community", data={"observation": "接听很快"})
    through(site, drill, 50)
    result = {"debrief_result": "improve", "improvement": "早派人"}
    site.act(drill, "debrief", "officer", data=result)
    real = site.report()
    site.after(130)
    messages = site.messages()
    of_drill = [one for one in messages if one.case == drill]
    of_real = [one for one in messages if one.case == real]
    assert of_drill
    assert of_real
    for one in of_drill:
        assert (one.text.zh.startswith(MARK[0]), one.text.en.startswith(MARK[1])) == (True, True)
    for one in of_real:
        assert MARK[0] not in one.text.zh
        assert MARK[1] not in one.text.en


def test_a_drill_reaches_nobody_outside_however_long_it_takes(site) -> None:
    drill = site.drill()
    for action in ("call_brigade", "tell_platform", "brigade_arrives"):
        by = "brigade" if action == "brigade_arrives" else "control"
        assert site.codes(drill, action, by) == ["action.closed"]
    site.after(300)
    assert {"rehearsed", "brigade_rehearsed"} <= site.states(drill)
    assert "two_hours" not in site.fired(drill)
    for role in OUTSIDE:
        assert not site.told(role)


def test_every_line_of_progress_says_that_it_is_a_drill(site) -> None:
    drill = site.drill()
    through(site, drill, 12)
    for told in site.here.progress(drill):
        assert told.what.zh.startswith(MARK[0])
        assert "演练" in {one.zh for one in told.now}


def test_a_drill_ends_with_a_debrief_and_never_touches_the_lift(site) -> None:
    drill = site.drill()
    through(site, drill, 12)
    assert site.codes(drill, "take_out_of_service", "officer") == ["action.closed"]
    done = {"debrief_result": "improve"}
    assert site.codes(drill, "debrief", "officer", data=done) == ["field.missing"]
    done["improvement"] = "备好机房钥匙"
    assert "debriefed" in site.act(drill, "debrief", "officer", data=done)
    late = {"observation": "补记"}
    assert site.codes(drill, "observe", "community", data=late) == ["action.closed"]


def test_a_real_event_is_not_debriefed_away_nor_let_stand_still(site) -> None:
    case = site.report()
    assert site.codes(case, "break_off", "control", reason="unsafe") == ["action.closed"]
    site.crew_frees(case)
    site.act(case, "check", "staff", data={"people_state": "well"})
    data = {"debrief_result": "as_planned"}
    assert site.codes(case, "debrief", "officer", data=data) == ["action.closed"]


def test_a_drill_stands_still_for_a_real_call_and_goes_on_where_it_stood(site) -> None:
    drill = site.drill()
    site.steps(drill, "answer", "man_landing", "tell_maintenance", "dispatch")
    before = site.states(drill)
    site.after(10)
    site.act(drill, "break_off", "control", reason="real_call")
    site.after(70)
    assert not site.fired(drill)
    assert set(site.act(drill, "resume", "control")) == before
    assert site.limit(drill, "from_report_in_drill") == 90
    site.steps(drill, "set_out")
    site.after(75)
    site.steps(drill, "arrive")
    times = response_times(site.history(drill))
    assert times["minutes"]["arrived"]["minutes"] == 15


def test_a_drill_that_stands_still_can_be_called_off(site) -> None:
    drill = site.drill()
    site.act(drill, "break_off", "duty", reason="unsafe")
    assert "called_off" in site.act(drill, "call_off", "officer")


def test_measured_times_come_from_the_history(site) -> None:
    case = site.report()
    site.steps(case, "answer")
    site.after(2)
    site.steps(case, "tell_maintenance")
    site.after(4)
    site.steps(case, "dispatch", "set_out")
    site.after(33)
    site.steps(case, "arrive")
    times = response_times(site.history(case))
    minutes = {name: one["minutes"] for name, one in times["minutes"].items()}
    assert minutes == {
        "answered": 0,
        "told": 2,
        "dispatched": 4,
        "arrived": 33,
        "freed": None,
        "released": None,
    }
    assert times["exercise"] is False
    assert [one["what"] for one in times["late"]] == ["arrival_late"]
    assert all(set(one["label"]) == {"zh", "en"} for one in times["minutes"].values())


def test_two_drills_are_compared_and_a_real_event_with_none(site) -> None:
    first, second = site.drill(), ""
    through(site, first, 36)
    site.after(60)
    second = site.drill()
    through(site, second, 14)
    compared = compare_drills(site.history(first), site.history(second))
    arrived = compared["minutes"]["arrived"]
    assert (arrived["first"], arrived["second"], arrived["difference"]) == (36, 14, -22)
    assert compared["minutes"]["released"]["difference"] is None
    real = site.report()
    assert not is_exercise(site.history(real))
    for pair in ((first, real), (real, second)):
        with pytest.raises(ValueError, match="drill"):
            compare_drills(*(site.history(one) for one in pair))
