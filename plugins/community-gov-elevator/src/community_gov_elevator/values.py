"""The settings of a place, as the workflow files read them."""

from collections.abc import Mapping

from community_gov_elevator.checklists import as_checklist
from community_gov_elevator.settings import CountedFrom, ElevatorSettings, half
from community_gov_elevator.sources import ARRIVAL, DRILLS, FAULTS, ROUNDS

_ON_THE_WAY = ["crew_dispatched", "crew_on_way"]
_NOT_THERE = ["crew_untold", "crew_told", *_ON_THE_WAY]


def values_of(settings: ElevatorSettings) -> Mapping[str, object]:
    """Return the settings as the workflow file writes them."""
    from_report = settings.counted_from is CountedFrom.REPORT
    late, late_in_drill, measure = "arrival_late", "rehearse_late", "note_other_limit"
    return {
        "answer_within": str(settings.answer_within),
        "arrival_limit": str(settings.arrival_limit),
        "half_time": str(settings.half_time),
        "brigade_after": str(settings.brigade_after),
        "accident_after": str(settings.accident_after),
        "report_within": str(settings.report_within),
        "retention": str(settings.retention),
        "ruling_states": _NOT_THERE if from_report else _ON_THE_WAY,
        "report_fires": late if from_report else measure,
        "report_fires_in_drill": late_in_drill if from_report else measure,
        "dispatch_fires": measure if from_report else late,
        "dispatch_fires_in_drill": measure if from_report else late_in_drill,
        "arrival_source": ARRIVAL.title,
        **_rounds(settings),
        **_drills(settings),
    }


def _rounds(settings: ElevatorSettings) -> Mapping[str, object]:
    return {
        "rounds_source": ROUNDS.title,
        "daily_times": settings.daily_times,
        "weekly_times": settings.weekly_times,
        "monthly_times": settings.monthly_times,
        "daily_within": settings.daily_within,
        "daily_reminder": half(settings.daily_within),
        "weekly_within": settings.weekly_within,
        "weekly_reminder": half(settings.weekly_within),
        "monthly_within": settings.monthly_within,
        "monthly_reminder": half(settings.monthly_within),
        "daily_items": as_checklist(settings.daily_items),
        "weekly_items": as_checklist(settings.weekly_items),
        "monthly_items": as_checklist(settings.monthly_items),
        "other_kinds": as_checklist(settings.other_kinds),
        "other_finding": _other_finding(settings),
        "fault_within": settings.fault_within,
        "fault_source": FAULTS.title,
    }


def _other_finding(settings: ElevatorSettings) -> list[object]:
    """Return what a finding causes that is not about a lift: a case elsewhere, or a message."""
    there = settings.other_findings
    if there is None:
        return [{"notify": {"to": "property_staff", "message": "please_see_to_it"}}]
    opened = {
        "program": there.program,
        "action": there.action,
        "link": "finding",
        "back": there.link,
        "carries": dict(there.carries),
    }
    return [{"open": opened}]


def _drills(settings: ElevatorSettings) -> Mapping[str, object]:
    return {
        "drill_times": settings.drill_times,
        "drills_source": DRILLS.title,
        "drill_within": settings.drill_within,
        "drill_reminder": half(settings.drill_within),
        "teaching_within": settings.teaching_within,
        "teaching_reminder": half(settings.teaching_within),
        "lessons": as_checklist(settings.lessons),
    }
