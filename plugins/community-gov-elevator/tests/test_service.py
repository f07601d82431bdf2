"""The lift runs again only when those who must have signed."""

import pytest

from community_gov.plugin import Said

CAUSE = {"fault_cause": "door_system"}


def repaired(site, action: str = "clear_fault") -> str:
    case = site.report()
    site.crew_frees(case)
    site.to_repair(case)
    site.act(case, action, "crew", data=CAUSE)
    return case


def accident_repaired(site, action: str = "clear_fault") -> str:
    case = site.report()
    site.act(case, "declare_accident", "officer", reason="injury")
    site.crew_frees(case)
    site.to_repair(case)
    site.act(case, "keep_scene", "staff")
    site.act(case, "release_scene", "regulator")
    site.act(case, action, "crew", data=CAUSE)
    return case


def test_not_before_maintenance_has_cleared_the_fault(site) -> None:
    case = site.report()
    site.crew_frees(case)
    assert site.codes(case, "return_to_service", "crew") == ["action.not_here"]
    site.to_repair(case)
    assert site.codes(case, "return_to_service", "crew") == ["action.not_here"]
    assert site.codes(case, "clear_fault", "officer", data=CAUSE) == ["action.not_yours"]
    assert site.codes(case, "clear_fault", "crew") == ["field.missing"]


def test_not_before_the_safety_officer_has_signed(site) -> None:
    case = repaired(site)
    site.act(case, "return_to_service", "crew")
    assert "repaired" in site.states(case)
    for other in ("second", "community", "control", "inspector"):
        with pytest.raises(Exception, match="You may not answer"):
            site.sign(case, "return_to_service", "safety_officer_signs", other)
    assert site.codes(case, "return_to_service", "crew") == ["gate.already_asked"]
    site.sign(case, "return_to_service", "safety_officer_signs", "officer")
    assert "in_service" in site.states(case)


def test_who_is_in_doubt_does_not_sign_and_it_is_repaired_again(site) -> None:
    case = repaired(site)
    site.act(case, "return_to_service", "crew")
    site.sign(case, "return_to_service", "safety_officer_signs", "officer", Said.REFUSE)
    assert "in_service" not in site.states(case)
    site.act(case, "repair_again", "officer", reason="fault_again")
    assert "out_of_service" in site.states(case)
    site.act(case, "clear_fault", "second", data={"fault_cause": "other_system"})
    site.act(case, "return_to_service", "second")
    site.sign(case, "return_to_service", "safety_officer_signs", "officer")
    assert "in_service" in site.states(case)


def test_after_a_major_repair_the_inspection_body_passes_it_too(site) -> None:
    case = repaired(site, "finish_major_repair")
    assert site.codes(case, "return_to_service", "crew") == ["action.not_here"]
    site.act(case, "return_after_inspection", "crew")
    site.sign(case, "return_after_inspection", "safety_officer_signs", "officer")
    assert "in_service" not in site.states(case)
    site.sign(case, "return_after_inspection", "inspection_passed", "inspector")
    assert "in_service" in site.states(case)


@pytest.mark.parametrize("repair", ["clear_fault", "finish_major_repair"])
def test_after_an_accident_it_is_reported_and_inspected_first(site, repair: str) -> None:
    case = accident_repaired(site, repair)
    assert site.codes(case, "return_to_service", "crew")[0].startswith("action.")
    assert set(site.codes(case, "return_after_inspection", "crew")) == {"action.closed"}
    site.act(case, "report_accident", "officer")
    site.act(case, "return_after_inspection", "crew")
    for gate, by in (("safety_officer_signs", "officer"), ("inspection_passed", "inspector")):
        assert "in_service" not in site.states(case)
        site.sign(case, "return_after_inspection", gate, by)
    assert "in_service" in site.states(case)


def test_the_scene_of_an_accident_is_not_repaired_before_it_is_released(site) -> None:
    case = site.report()
    site.act(case, "declare_accident", "officer", reason="damage")
    site.crew_frees(case)
    site.to_repair(case)
    for step, by in (("keep_scene", "staff"), ("release_scene", "regulator")):
        assert site.codes(case, "clear_fault", "crew", data=CAUSE) == ["action.closed"]
        assert site.codes(case, "finish_major_repair", "crew", data=CAUSE) == ["action.closed"]
        site.act(case, step, by)
    assert "repaired" in site.act(case, "clear_fault", "crew", data=CAUSE)


def test_an_accident_found_while_a_signature_is_awaited_stops_the_return(site) -> None:
    case = repaired(site)
    site.act(case, "return_to_service", "crew")
    site.act(case, "declare_accident", "officer", reason="injury")
    with pytest.raises(Exception, match="is not possible now"):
        site.sign(case, "return_to_service", "safety_officer_signs", "officer")
    assert "in_service" not in site.states(case)


def test_history_replays(site) -> None:
    accident_repaired(site)
    assert not site.bench.district.verify().problems
