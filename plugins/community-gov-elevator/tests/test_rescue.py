"""What a caseworker knows of a rescue, in any order in which it may happen."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

REGIONS = (
    ("answer", "keep_contact"),
    ("man_landing",),
    ("tell_maintenance", "dispatch", "set_out", "arrive"),
)


@st.composite
def interleavings(draw: st.DrawFn) -> list[str]:
    """Deal the regions' steps into one order; each region keeps its own."""
    numbers = [number for number, steps in enumerate(REGIONS) for _ in steps]
    waiting = [list(steps) for steps in REGIONS]
    return [waiting[number].pop(0) for number in draw(st.permutations(numbers))]


@pytest.mark.parametrize("opening", ["report", "drill"])
def test_every_order_of_car_door_and_crew_leads_to_the_same_place(made, opening: str) -> None:
    site = made()

    @settings(max_examples=30, deadline=None)
    @given(interleavings())
    def in_any_order(steps: list[str]) -> None:
        case = site.report() if opening == "report" else site.drill()
        site.steps(case, *steps)
        assert {"car_contact", "door_manned", "crew_there", "ladder_rest"} <= site.states(case)
        site.act(case, "open_door_by_crew", "crew")
        assert "rescued" in site.act(case, "free", "crew")

    in_any_order()


def test_nobody_is_freed_before_the_crew_is_there(site) -> None:
    case = site.report()
    site.steps(case, "answer", "keep_contact", "man_landing", "tell_maintenance", "dispatch")
    for step in ("", "set_out"):
        if step:
            site.steps(case, step)
        assert site.codes(case, "open_door_by_crew", "crew") == ["action.closed"]
        assert site.codes(case, "free", "crew") == ["action.not_here"]
    site.steps(case, "arrive")
    assert site.codes(case, "free", "crew") == ["action.not_here"]
    site.act(case, "open_door_by_crew", "crew")
    assert "rescued" in site.act(case, "free", "crew")


def test_a_crew_that_is_there_opens_also_when_nobody_has_put_up_signs(site) -> None:
    case = site.report()
    site.steps(case, "tell_maintenance", "dispatch", "arrive")
    assert "door_opened" in site.act(case, "open_door_by_crew", "crew")


def test_nobody_but_crew_and_brigade_opens_doors_or_helps_people_out(site) -> None:
    case = site.report()
    site.steps(case, "man_landing", "tell_maintenance", "dispatch", "set_out", "arrive")
    others = set(site.who) - {"crew", "second", "brigade"}
    for other in sorted(others):
        for action in ("open_door_by_crew", "open_door_by_brigade", "free"):
            assert site.codes(case, action, other) == ["action.not_yours"]
    assert site.codes(case, "open_door_by_brigade", "crew") == ["action.not_yours"]
    assert site.codes(case, "open_door_by_crew", "brigade") == ["action.not_yours"]


def test_a_certificate_that_has_run_out_opens_no_door(site) -> None:
    case = site.report()
    site.steps(case, "tell_maintenance", "dispatch", "arrive")
    today = site.bench.moment.date()
    former = site.here.register_person({})
    site.here.appoint(
        former, "maintenance_worker", "upkeep", today.replace(year=2022), today.replace(day=1)
    )
    site.who["former"] = former
    assert site.codes(case, "open_door_by_crew", "former") == ["action.not_yours"]


def test_the_brigade_opens_when_it_is_there_and_not_before(site) -> None:
    case = site.report(danger="patient")
    site.act(case, "call_brigade", "control")
    assert site.codes(case, "open_door_by_brigade", "brigade") == ["action.closed"]
    site.act(case, "brigade_arrives", "brigade")
    site.act(case, "open_door_by_brigade", "brigade")
    assert "rescued" in site.act(case, "free", "brigade")


def test_the_community_commands_nothing(site) -> None:
    workflow = site.here.rulebook.workflows["elevator:entrapment"]
    hers = {action.name for action in workflow.actions if "community_worker" in action.by}
    assert hers == {"drill", "observe"}
    gates = [gate for action in workflow.actions for gate in action.gates]
    assert not any("community_worker" in gate.by for gate in gates)
    case = site.report()
    for action in workflow.actions:
        if action.name not in hers | {"report"}:
            assert "action.not_yours" in site.codes(case, action.name, "community")
    with pytest.raises(Exception, match="Report an entrapment"):
        site._open("report", "community", {})
    note = {"observation": "看到围观"}
    assert site.codes(case, "observe", "community", data=note) == ["action.not_here"]


def test_contact_needs_the_three_questions_and_answering_needs_none(site) -> None:
    case = site.here.open(
        "elevator:entrapment",
        action="report",
        by=site.who["control"],
        data={
            "estate": "某小区",
            "building_unit": "一",
            "lift_number": "2",
            "how_reported": "phone",
        },
    ).case
    site.steps(case, "answer")
    assert site.codes(case, "keep_contact", "control") == ["field.missing"] * 3
    told = {"people_trapped": 1, "car_position": "不清楚", "danger": "unknown"}
    assert "car_contact" in site.act(case, "keep_contact", "control", data=told)


def test_people_who_came_out_by_themselves_are_confirmed_on_the_spot(site) -> None:
    case = site.report()
    assert site.codes(case, "came_free", "control", reason="doors_opened")
    site.steps(case, "man_landing")
    assert "rescued" in site.act(case, "came_free", "control", reason="doors_opened")


def test_the_call_back_number_is_sealed_and_only_the_control_room_reads_it(site) -> None:
    caller = site.here.register_person({})
    case = site.here.open(
        "elevator:entrapment",
        action="report",
        by=site.who["control"],
        people={"caller": caller},
        data={
            "estate": "某小区",
            "building_unit": "一",
            "lift_number": "2",
            "how_reported": "phone",
            "call_back": "10012345678",
        },
    ).case
    assert site.here.case(case).held["call_back"].value is None
    assert "12345" not in site.here.masked(case)["call_back"]
    read = site.here.read(case, "call_back", by=site.who["control"], purpose="answer")
    assert read == "10012345678"
    with pytest.raises(Exception, match="Call-back number"):
        site.here.read(case, "call_back", by=site.who["crew"], purpose="set_out")
