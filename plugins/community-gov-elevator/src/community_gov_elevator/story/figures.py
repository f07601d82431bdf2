"""The chapter's figures, all of them counted from cases and their histories."""

from collections.abc import Iterable, Sequence
from typing import cast

from community_gov.plugin import Case, Event, Notify, Told
from community_gov_elevator.story.tale import RESCUE, Tale
from community_gov_elevator.times import compare_drills, response_times

_OUTSIDE = {"rescue_platform", "firefighter", "regulator", "inspector"}
_LATE = {"arrival_late", "rehearse_late"}
_FINDINGS = ("note_lift_fault", "note_other", "note_property")
_MARK = "【演练】"


def figures(tale: Tale, first: str, second: str) -> None:
    """Note what came of it all; a figure counts drills or real events, never both."""
    note = tale.stage.figure
    drills = _histories(tale, tale.here.cases(program=RESCUE, exercise=True))
    real = _histories(tale, tale.here.cases(program=RESCUE, exercise=False))
    both = compare_drills(tale.here.history(first), tale.here.history(second))
    note("drills", len(drills))
    note("drills_planned", len(tale.here.cases(program="elevator:drill_plan")))
    note("drills_held", _in_state(tale, "elevator:drill_plan", "held"))
    note("real_events", len(real))
    note("minutes_to_arrival_by_drill", [_minutes(one)["arrived"] for one in drills])
    note("minutes_to_arrival_by_real_event", [_minutes(one)["arrived"] for one in real])
    note("minutes_until_free_by_drill", [_minutes(one)["freed"] for one in drills])
    note("minutes_until_free_by_real_event", [_minutes(one)["freed"] for one in real])
    rows = cast("dict[str, dict[str, object]]", both["minutes"])
    note("arrival_difference_between_drills", rows["arrived"]["difference"])
    note("late_arrivals_in_drills", _late(drills))
    note("late_arrivals_in_real_events", _late(real))
    note("warnings_at_half_time_in_drills", _done(drills, "warn_half_time"))
    note("warnings_at_half_time_in_real_events", _done(real, "warn_half_time"))
    note("messages_to_outside_in_drills", _to_outside(drills))
    note("drill_lines_without_mark", sum(not _marked(one) for one in _lines(tale, drill=True)))
    note("real_lines_with_mark", sum(_marked(one) for one in _lines(tale, drill=False)))
    _taught(tale)
    _rounds(tale)
    note("refusals", sum(tale.refusals.values()))
    note("refusals_by_code", dict(sorted(tale.refusals.items())))


def _taught(tale: Tale) -> None:
    note = tale.stage.figure
    sessions = [one.id for one in tale.here.cases(program="elevator:teaching")]
    came = _numbers(tale, sessions, "attendance")
    note("lessons", _in_state(tale, "elevator:teaching", "summed_up"))
    note("people_taught", sum(came))
    note("people_taught_by_session", came)
    note("people_who_tried_the_intercom", sum(_numbers(tale, sessions, "tried_intercom")))
    note("questions_answered", _done(map(tale.here.history, sessions), "note_question"))


def _rounds(tale: Tale) -> None:
    note = tale.stage.figure
    cases = tale.here.cases(program="elevator:round")
    by_kind = {
        kind: [one.id for one in cases if kind in one.state.flags]
        for kind in ("daily", "weekly", "monthly")
    }
    for state in ("held", "missed"):
        number = {
            kind: sum(_is_in(tale, one, state) for one in found) for kind, found in by_kind.items()
        }
        note(f"rounds_{state}", sum(number.values()))
        note(f"rounds_{state}_by_kind", number)
    histories = [tale.here.history(one.id) for one in cases]
    note("rounds_late", _done(histories, "run_late"))
    note("findings_in_rounds", sum(_done(histories, one) for one in _FINDINGS))
    for figure, link in (("street_cases_opened", "finding"), ("property_cases_opened", "problem")):
        note(figure, sum(len(tale.linked(one.id, link)) for one in cases))
    note("lift_faults_cleared", _in_state(tale, "elevator:fault", "in_order"))


def _in_state(tale: Tale, program: str, state: str) -> int:
    return sum(_is_in(tale, one.id, state) for one in tale.here.cases(program=program))


def _is_in(tale: Tale, case: str, state: str) -> bool:
    return state in tale.here.case(case).state.configuration


def _numbers(tale: Tale, cases: Iterable[str], field: str) -> list[int]:
    return [int(tale.here.masked(one).get(field, 0)) for one in cases]


def _histories(tale: Tale, cases: Iterable[Case]) -> list[Sequence[Event]]:
    return [tale.here.history(case.id) for case in cases]


def _minutes(events: Sequence[Event]) -> dict[str, object]:
    rows = cast("dict[str, dict[str, object]]", response_times(events)["minutes"])
    return {name: row["minutes"] for name, row in rows.items()}


def _done(histories: Iterable[Sequence[Event]], action: str) -> int:
    return sum(action in event.decision.done for events in histories for event in events)


def _late(histories: Iterable[Sequence[Event]]) -> int:
    return sum(any(_LATE & set(event.decision.done) for event in events) for events in histories)


def _to_outside(histories: Iterable[Sequence[Event]]) -> int:
    effects = (
        effect for events in histories for event in events for effect in event.decision.effects
    )
    return sum(isinstance(effect, Notify) and effect.to in _OUTSIDE for effect in effects)


def _lines(tale: Tale, *, drill: bool) -> list[Told]:
    cases = tale.here.cases(program=RESCUE, exercise=drill)
    return [line for case in cases for line in tale.here.progress(case.id)]


def _marked(line: Told) -> bool:
    return line.what.zh.startswith(_MARK)
