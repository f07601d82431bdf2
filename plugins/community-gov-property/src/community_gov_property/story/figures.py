"""The chapter's figures, all of them read from the cases and their histories."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

from community_gov.plugin import Event
from community_gov_property.story.joined import from_july
from community_gov_property.story.tale import CHINA, Tale
from community_gov_property.story.vote import count_of


def figures(tale: Tale, case: str, decision: str) -> None:
    """Note what came of it all."""
    note = tale.stage.figure
    events = tale.here.history(case)
    shown = tale.here.masked(case)
    settle = tale.here.workflow_of(case).action("talks-settle")
    note("premises", shown["premises"])
    note("gap_area", shown["gap_area"])
    note("room_area", shown["measured_area"])
    note("gap_left", str(max(Fraction(0), _area(shown["gap_area"]) - _area(shown["room_area"]))))
    note("parties", 1 + len(settle.gates if settle else ()))
    note("rounds", sum("talks-propose" in one.decision.done for one in events))
    for name, value in count_of(tale, decision).items():
        note(name, value)
    works, title = _day(events, "finish_works"), _day(events, "register_transfer")
    note("works_finished", works.isoformat())
    note("transfer_registered", title.isoformat())
    note("days_apart", abs((title - works).days))
    note("refusals", sum(tale.refusals.values()))
    note("state", list(tale.here.case(case).state.configuration))
    found = from_july(tale)
    if found is not None:
        for one in found.says:
            tale.stage.say(one)
        note("property_complaints_from_july", found.after.count)
        loop = tale.here.loop(case)
        note("found", int(loop.problem.answer["complaints"]) if loop.problem else None)
        note("found_again", [one.answer.get("complaints") for one in loop.effect])
        note("points_lines", len(loop.points))


def _area(shown: str) -> Fraction:
    return Fraction(shown)


def _day(events: Sequence[Event], action: str) -> date:
    moments = [one.command.at for one in events if action in one.decision.done]
    return moments[-1].astimezone(CHINA).date()
