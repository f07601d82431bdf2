"""What the cases of a course say: demand, attendance and opinions, for whoever reports on them.

The plan of the next term rests on what the course itself counts when it is summed up
(`workflows/course.yaml`); this counts the same cases from outside, and more.
"""

from collections.abc import Iterable

from attrs import frozen

from community_gov.plugin import Case, Neighbourhood


@frozen
class CourseFigures:
    """One term of one course, in numbers.

    Attributes:
        asked: how many people have asked for a seat, each counted once.
        seats: how many seats there are.
        waiting: how many were not reached before the end.
        moved_up: how many have come from the waiting list.
        sessions: how often there was a class.
        present, expected: seats that were taken in class, and that should have been, over all
            sessions.
        good, opinions: good opinions after class and after the last lesson, and all.
    """

    asked: int
    seats: int
    waiting: int
    moved_up: int
    sessions: int
    present: int
    expected: int
    good: int
    opinions: int

    @property
    def attendance(self) -> int:
        """Per cent of those expected who were there; 0 when nobody was expected."""
        return _per_cent(self.present, self.expected)

    @property
    def liked(self) -> int:
        """Per cent of the opinions that were good; 0 when there were none."""
        return _per_cent(self.good, self.opinions)


def course_figures(here: Neighbourhood, course: str) -> CourseFigures:
    """Count what the cases linked with a course say.

    Raises:
        NotFound: no such case here.
    """
    links = here.case(course).state.links
    enrolments = [here.case(one) for one in links.get("enrolment", ())]
    sessions = [here.case(one) for one in links.get("session", ())]
    present = sum(len(one.state.links.get("present", ())) for one in sessions)
    absent = sum(len(one.state.links.get("absent", ())) for one in sessions)
    good, fair, poor = (_opinions(sessions, enrolments, name) for name in _OPINIONS)
    return CourseFigures(
        asked=len({one for case in enrolments for one in case.people["participant"]}),
        seats=_number(here.case(course), "seats"),
        waiting=sum(_is_unserved(one) for one in enrolments),
        moved_up=sum(_moved_up(here, one) for one in enrolments),
        sessions=len(sessions),
        present=present,
        expected=present + absent,
        good=good,
        opinions=good + fair + poor,
    )


_OPINIONS = ("good", "fair", "poor")


def _opinions(sessions: Iterable[Case], enrolments: Iterable[Case], name: str) -> int:
    """Count the slips after class, and the answers after the last lesson."""
    answers = (one.held["course_liked"].value for one in enrolments if "course_liked" in one.held)
    return sum(_number(one, name) for one in sessions) + sum(said == name for said in answers)


def _number(case: Case, name: str) -> int:
    value = case.held[name].value if name in case.held else None
    return value if type(value) is int else 0


def _is_unserved(case: Case) -> bool:
    return not {"waiting", "not_reached"}.isdisjoint(case.state.configuration)


def _moved_up(here: Neighbourhood, case: Case) -> bool:
    done = [action for event in here.history(case.id) for action in event.decision.done]
    return "wait" in done and "seat" in done


def _per_cent(part: int, whole: int) -> int:
    return 100 * part // whole if whole else 0
