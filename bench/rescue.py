"""A real rescue from a lift, driven through the command surface: four things at a time."""

from datetime import timedelta
from pathlib import Path

from roads import Road, road_of

from community_gov.domain.commands import Answer
from community_gov.testing import Bench

PROGRAM = "elevator:entrapment"
_FILE = """
place: here
kind: community
label: {zh: 某社区, en: A community}
language: zh
bodies:
  company: {kind: property_company, label: {zh: 物业公司, en: Property company}}
  upkeep: {kind: maintenance_unit, label: {zh: 维保单位, en: Maintenance unit}}
  committee: {kind: community, label: {zh: 居委会, en: Residents' committee}}
calendar: {name: cn}
plugins:
  - elevator: {}
"""
_STAFF = {
    "control": ("control_room", "company"),
    "staff": ("property_staff", "company"),
    "officer": ("safety_officer", "company"),
    "duty": ("maintenance_duty", "upkeep"),
    "crew": ("maintenance_worker", "upkeep"),
}
_CALL = {
    "estate": "某小区",
    "building_unit": "二单元",
    "lift_number": "1号",
    "how_reported": "intercom",
    "people_trapped": 2,
    "car_position": "五层与六层之间",
    "danger": "none",
}
_STEPS: tuple[tuple[int, str, str, dict[str, object]], ...] = (
    (0, "answer", "control", {}),
    (0, "keep_contact", "control", {}),
    (1, "tell_maintenance", "control", {}),
    (3, "dispatch", "duty", {}),
    (4, "set_out", "crew", {}),
    (5, "man_landing", "staff", {}),
    (22, "arrive", "crew", {}),
    (27, "open_door_by_crew", "crew", {}),
    (29, "free", "crew", {}),
    (30, "check", "staff", {"people_state": "well"}),
    (32, "take_out_of_service", "officer", {}),
    (90, "clear_fault", "crew", {"fault_cause": "door_system"}),
    (91, "ask_for_signature", "crew", {}),
    (92, "return_to_service", "crew", {}),
)
"""At which minute who does what; the clocks that fall due on the way fire."""


def rescue(folder: Path) -> Road:
    """Live through one entrapment until the lift runs again; return its way."""
    with Bench(folder, {"here.yaml": _FILE}) as bench:
        here, begin = bench.place("here"), bench.moment
        who = {name: bench.worker("here", *office) for name, office in _STAFF.items()}
        case = here.open(PROGRAM, action="report", by=who["control"], data=_CALL).case
        for minute, action, by, data in _STEPS:
            bench.go_to(begin + timedelta(minutes=minute))
            here.act(case, action, by=who[by], data=data)
        (step,) = (one for one in here.what_next(case) if one.gate)
        gate = step.gate.name if step.gate else ""
        signs = {"by": who["officer"], "shown": step.shown or ""}
        here.vote(case, step.action.name, gate, Answer.AGREE, **signs)
        return road_of(here, case)
