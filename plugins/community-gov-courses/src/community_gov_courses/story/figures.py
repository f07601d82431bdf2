"""The chapter's figures, all of them counted from cases and from what is booked."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from community_gov_courses.figures import course_figures
from community_gov_courses.story.tale import Tale


def figures(tale: Tale, plans: Sequence[str]) -> None:
    """Note what came of it all."""
    note, here = tale.stage.figure, tale.here
    taught = [one.id for one in here.cases(program="courses:course", state="ended")]
    each = [course_figures(here, one) for one in taught]
    enrolments = [one.id for one in here.cases(program="courses:enrolment")]
    note("courses", len(taught))
    note("seats", sum(one.seats for one in each))
    note("asked", len(enrolments))
    note("waited", sum(_did(tale, one, "wait") for one in enrolments))
    note("moved_up", sum(one.moved_up for one in each))
    note("seats_exceeded", sum(_most(tale, one) > f.seats for one, f in zip(taught, each)))  # noqa: B905
    note("clashes_refused", tale.refusals["conflict.booked"])
    term = {"since": date(2025, 9, 1), "until": date(2025, 9, 30)}
    note("classes_booked", len(here.bookings("activity_room", **term)))
    note("sessions", sum(one.sessions for one in each))
    note("attendance", 100 * sum(f.present for f in each) // sum(f.expected for f in each))
    note("liked", 100 * sum(f.good for f in each) // sum(f.opinions for f in each))
    helper = tale.staff["helper"]
    note("helper_points", here.points.balance(helper, "points:points").points)
    note("helper_minutes_left", here.points.balance(helper, "courses:hours").points)
    note("owed_by_the_partner", dict(here.points.outstanding("courses:hours").owed))
    held = [here.case(one).held for one in plans]
    decided = Counter(str(one["decision"].value) for one in held)
    note("next_term", {name: decided[name] for name in ("continue", "widen", "change", "stop")})
    note("decided_otherwise", sum(o["decision"].value != o["proposal"].value for o in held))
    note("partners_to_look_for", sum(one["look_for"].value != "none" for one in held))


def _did(tale: Tale, case: str, action: str) -> bool:
    return any(action in event.decision.done for event in tale.here.history(case))


def _most(tale: Tale, course: str) -> int:
    """Return how many held a seat at most at one time, by the histories of all who asked."""
    changes = []
    for case in tale.here.case(course).state.links.get("enrolment", ()):
        before = False
        for event in tale.here.history(case):
            now = "holding" in event.decision.state.configuration
            if now != before:
                # Who leaves does so before who moves up, in the same moment.
                changes.append((event.command.at, 1 if now else -1))
            before = now
    most = current = 0
    for _, change in sorted(changes):
        current += change
        most = max(most, current)
    return most
