"""The drill calendar: a drill comes round by itself, and one more is planned after the first."""

from collections.abc import Iterable
from datetime import datetime

from community_gov_elevator.story.tale import CHINA, LIFT, Tale

_WHICH = {name: LIFT[name] for name in ("building_unit", "lift_number")}


def calendar(tale: Tale) -> tuple[str, str]:
    """Set up the calendar and wait for its first plan; return both."""
    tale.stage.go_to(datetime(2025, 9, 25, 9, 30, tzinfo=CHINA))
    case = tale.open("elevator:drill_calendar", "open", "community", **_WHICH)
    due = tale.here.explain_due(case, "next_drill").due
    tale.say(
        f"社区和物业订下演练日历，下一次该练的日子是 {due.day}。",
        f"Community and property company set up a drill calendar; the next drill is due on"
        f" {due.day}.",
    )
    tale.stage.go_to(due.at)
    (plan,) = tale.linked(case, "plan")
    ends = tale.here.explain_due(plan, "hold_within").due
    tale.say(
        f"日子到了，演练计划自动立项，须在 {ends.day} 前做完；逾期会逐级上报。",
        f"The day has come: a plan opens by itself, and the drill is to be held by {ends.day}; if"
        " it is not, it is escalated.",
    )
    return case, plan


def extra_drill(tale: Tale) -> str:
    """Plan one more drill, because the first was to be improved, and return the plan."""
    tale.stage.go_to(datetime(2025, 11, 12, 9, 0, tzinfo=CHINA))
    plan = tale.open("elevator:drill_plan", "plan_extra", "officer", **_WHICH)
    tale.say(
        "日历上今年不再有演练；因上次有待改进，安全员自己加排一次。",
        "The calendar asks for no other drill this year; as the first was to be improved, the"
        " safety officer plans one more.",
    )
    return plan


def year_ends(tale: Tale, calendar: str, rosters: Iterable[str]) -> None:
    """End what was set up for a trial; the calendar says when the next drill would have come."""
    tale.stage.go_to(datetime(2025, 12, 15, 7, 0, tzinfo=CHINA))
    due = tale.here.explain_due(calendar, "next_drill").due
    for roster in rosters:
        tale.act(roster, "end", "director")
    tale.act(calendar, "end", "officer")
    tale.say(
        f"试行结束，班表和日历到此为止，全年的由使用单位另订；照这份日历，下一次演练在 {due.day}。",
        "The trial is over; rosters and calendar end, and the user unit sets up those of the next"
        f" year. By this calendar the next drill would be due on {due.day}.",
    )
