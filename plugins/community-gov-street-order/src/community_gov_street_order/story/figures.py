"""The chapter's figures, all of them counted from cases and their histories."""

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction

from community_gov.plugin import Case
from community_gov_street_order.story.tale import Tale

_TRACKS = {
    "advice": "advise",
    "cleared_at_once": "clear_now",
    "fixed_structures": "find_structure",
    "movable_things": "ask_away",
}
"""By track, the action that only a file on that track has gone through."""


def figures(tale: Tale) -> None:
    """Note what came of it all."""
    note = tale.stage.figure
    files = _of(tale, "finding")
    reports = _of(tale, "report")
    walked = _of(tale, "round")
    done = [_done(tale, case) for case in files]
    note("reports", len(reports))
    note("cleaned_without_enforcement", sum("clean" in _done(tale, one) for one in reports))
    note("files", len(files))
    note("files_by_track", {name: sum(act in one for one in done) for name, act in _TRACKS.items()})
    note("no_penalty", sum("no_penalty" in one for one in done))
    note("came_back", sum("came_back" in one for one in done))
    note("removed_by_force", sum("remove" in one for one in done))
    note("removed_by_the_party", sum("removed_by_party" in one for one in done))
    note("two_officers_missing", sum(_alone(tale, case) for case in files))
    note("stalls_told_the_rules", len({_held(tale, one, "stall") for one in _of(tale, "contact")}))
    (operation,) = _of(tale, "operation")
    note(
        "passable_width_in_centimetres",
        {when: _centimetres(tale, operation, f"width_{when}") for when in ("before", "after")},
    )
    opinions = Counter(_held(tale, one, "opinion") for one in _of(tale, "opinion"))
    note("opinions", {name: opinions[name] for name in ("better", "same", "worse")})
    missed = sum("miss" in _done(tale, one) for one in walked)
    note("rounds", {"held": len(walked) - missed, "missed": missed})
    note("reports_from_rounds", sum(len(tale.linked(one.id, "report")) for one in walked))
    rosters = [_done(tale, one) for one in _of(tale, "roster")]
    note("times_the_street_office_was_told", sum(one.count("tell_head") for one in rosters))
    earned = tale.here.points.history(tale.who["volunteer"])
    note("points_of_the_volunteer", sum(one.amount for one in earned))
    note("refusals", sum(tale.refusals.values()))
    note("refusals_by_code", dict(sorted(tale.refusals.items())))


def _of(tale: Tale, program: str) -> list[Case]:
    return list(tale.here.cases(program=f"street_order:{program}"))


def _done(tale: Tale, case: Case) -> list[str]:
    return [one for event in tale.here.history(case.id) for one in event.decision.done]


def _held(tale: Tale, case: Case, name: str) -> str:
    return tale.here.masked(case.id)[name]


def _centimetres(tale: Tale, case: Case, name: str) -> int:
    return int(Fraction(_held(tale, case, name)) * 100)


_BY_TWO = {"establish", "advise", "clear_now", "find_structure", "ask_away", "remove"}


def _alone(tale: Tale, case: Case) -> bool:
    """Whether anything that two officers must do was done by fewer."""
    by: dict[str, set[str]] = {}
    events = tale.here.history(case.id)
    for event in events:
        by.setdefault(event.command.action, set()).add(event.command.by.person)
    acted: Iterable[str] = (one for event in events for one in event.decision.done)
    return any(len(by[one]) < len(("one", "two")) for one in acted if one in _BY_TWO)
