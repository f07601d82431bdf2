"""Minutes, day and night: limits by class of area, two ways of counting, the ladder, two hours."""

import pytest


@pytest.mark.parametrize(("area", "limit"), [("city_with_districts", 30), ("elsewhere", 60)])
def test_the_limit_follows_the_class_of_the_area(made, area: str, limit: int) -> None:
    site = made(f"{{area_class: {area}}}")
    case = site.report()
    assert site.limit(case, "from_report") == limit
    assert site.limit(case, "half_time") == limit // 2


def test_a_place_may_set_a_stricter_limit(made) -> None:
    site = made('{arrival_in_city: "15 minutes"}')
    case = site.report()
    assert (site.limit(case, "half_time"), site.limit(case, "from_report")) == (7, 15)


def test_nights_and_days_off_count(site) -> None:
    site.bench.moment = site.bench.moment.replace(month=10, day=1, hour=23, minute=50)
    case = site.report()
    assert site.limit(case, "from_report") == 30


def test_both_clocks_run_and_the_report_rules_by_default(site) -> None:
    case = site.report()
    site.steps(case, "tell_maintenance")
    site.after(10)
    site.steps(case, "dispatch")
    assert (site.limit(case, "from_report"), site.limit(case, "from_dispatch")) == (30, 40)
    site.after(35)
    assert "platform_told" in site.states(case)
    assert site.fired(case)["from_report"] == 30


def test_counted_from_the_dispatch_the_report_is_a_measure_only(made) -> None:
    site = made("{counted_from: dispatch}")
    case = site.report()
    site.steps(case, "tell_maintenance")
    site.after(10)
    site.steps(case, "dispatch")
    assert site.limit(case, "half_time") == 25
    site.after(39)
    assert "ladder_rest" in site.states(case)
    assert site.fired(case)["from_report"] == 30
    site.after(40)
    assert "platform_told" in site.states(case)


def test_a_call_nobody_answers_is_told_after_a_minute(site) -> None:
    case = site.report()
    site.after(1)
    assert site.fired(case) == {"answer_within": 1}
    texts = [one.text.zh for one in site.told("safety_officer")]
    assert any("还没有人接听" in text for text in texts)


def test_an_answered_call_is_not_told(site) -> None:
    case = site.report()
    site.steps(case, "answer")
    site.after(5)
    assert not site.fired(case)


def test_the_ladder_is_climbed_while_the_clock_runs(site) -> None:
    case = site.report()
    site.steps(case, "answer")
    rungs = {}
    for minute in (14, 15, 29, 30, 44, 45):
        site.after(minute)
        (rungs[minute],) = site.states(case) & {"ladder_rest", "platform_told", "brigade_called"}
    assert rungs == {
        14: "ladder_rest",
        15: "ladder_rest",
        29: "ladder_rest",
        30: "platform_told",
        44: "platform_told",
        45: "brigade_called",
    }
    assert site.fired(case) == {"half_time": 15, "from_report": 30, "brigade_after": 45}
    assert len(site.told("rescue_platform")) == 1


def test_who_arrives_in_time_is_not_warned_about(site) -> None:
    case = site.report()
    site.steps(case, "answer", "tell_maintenance", "dispatch", "set_out")
    site.after(14)
    site.steps(case, "arrive")
    site.after(100)
    assert not site.fired(case)


def test_a_crew_that_comes_late_stops_the_ladder(site) -> None:
    case = site.report()
    site.steps(case, "answer", "tell_maintenance", "dispatch", "set_out")
    site.after(36)
    site.steps(case, "arrive")
    site.after(90)
    assert "platform_told" in site.states(case)
    assert "brigade_after" not in site.fired(case)


def test_who_called_the_brigade_early_does_not_go_down_the_ladder(site) -> None:
    case = site.report(danger="danger")
    site.act(case, "call_brigade", "control")
    site.after(60)
    assert "brigade_called" in site.states(case)


def test_two_hours_make_an_accident_in_the_minute_they_are_over(site) -> None:
    case = site.report()
    site.after(119)
    assert "incident" in site.states(case)
    site.after(120)
    assert {"accident", "scene_to_keep", "accident_unreported"} <= site.states(case)
    assert site.fired(case)["two_hours"] == 120
    assert any("保护好现场" in one.text.zh for one in site.told("safety_officer"))


def test_the_rescue_goes_on_in_an_accident(site) -> None:
    case = site.report()
    site.after(121)
    site.crew_frees(case)
    assert {"accident", "rescued"} <= site.states(case)


def test_a_rescue_within_two_hours_is_no_accident(site) -> None:
    case = site.report()
    site.crew_frees(case)
    site.after(500)
    assert "incident" in site.states(case)


@pytest.mark.parametrize(("minutes", "nature"), [(119, "incident"), (120, "accident")])
def test_two_hours_count_also_when_no_clock_was_let_fire(site, minutes: int, nature: str) -> None:
    case = site.report()
    site.steps(case, "answer", "man_landing", "tell_maintenance", "dispatch", "set_out", "arrive")
    site.act(case, "open_door_by_crew", "crew")
    site.without_clocks(minutes)
    assert {nature, "rescued"} <= set(site.act(case, "free", "crew"))


def test_an_accident_that_is_not_reported_is_reminded_of(site) -> None:
    case = site.report()
    site.act(case, "declare_accident", "officer", reason="injury")
    site.after(60)
    assert site.fired(case)["report_within"] == 60
    site.act(case, "report_accident", "officer")
    assert len(site.told("regulator")) == 1
