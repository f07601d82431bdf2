"""Rooms, things and people that are booked: what a decision takes, and what it is called."""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from community_gov.domain.cases import Case
from community_gov.domain.effects import Book, Effect, Unbook
from community_gov.domain.errors import Conflict, Problem, Refused, nearest
from community_gov.domain.slots import PERSON, Slot
from community_gov.domain.text import Text, same
from community_gov.services.office import Office
from community_gov.workflow.definition import Workflow


@frozen
class Booking:
    """One span of one day for which a room, a thing or a person is taken.

    Attributes:
        day: with `starts` and `ends` in minutes after midnight, in the zone of the place.
        what: the name of the resource, or ``person:`` and the id of somebody.
        what_label: what it is called; a person is called nothing here.
        case: who has it.
        title: what it is for.
    """

    day: date
    starts: int
    ends: int
    what: str
    what_label: Text
    case: str
    title: Text


def booked_by(case: Case, effects: Iterable[Effect]) -> tuple[date | None, tuple[Slot, ...]]:
    """Return from which day on an event gives back, and what it takes.

    In an exercise nothing is real, so nothing is taken.
    """
    if case.exercise:
        return None, ()
    since = [one.since for one in effects if isinstance(one, Unbook)]
    slots = (
        Slot(day, one.starts, one.ends, what, case.id, one.called)
        for one in effects
        if isinstance(one, Book)
        for what in one.taken
        for day in one.days
    )
    return (since[0] if since else None), tuple(slots)


def refuse_what_will_not_do(office: Office, case: Case, effects: Iterable[Effect]) -> None:
    """Refuse what the place does not have, and what has too little room.

    Raises:
        Refused: a thing is not among the resources of the place, or takes fewer people than it
            is booked for.
    """
    problems: list[Problem] = []
    for one in effects:
        if isinstance(one, Book) and not case.exercise:
            problems += [bad for bad in _against(office, case, one) if bad not in problems]
    if problems:
        raise Refused(*problems)


def _against(office: Office, case: Case, effect: Book) -> Iterator[Problem]:
    known = office.rulebook.place.resources
    for what in effect.taken if effect.days else ():
        if what.startswith(PERSON):
            continue
        if what not in known:
            params = {"name": what, "near": nearest(what, known) or "—"}
            yield Problem("booking.no_resource", case.id, params)
            continue
        there = known[what]
        if there.capacity is not None and effect.count > there.capacity:
            room = {"what": there.label, "capacity": there.capacity, "heads": effect.count}
            yield Problem("booking.too_small", case.id, room)


def folded(slots: set[Slot], case: Case, effects: Iterable[Effect]) -> set[Slot]:
    """Return what a case has booked once one more of its events has happened."""
    since, taken = booked_by(case, effects)
    left = slots if since is None else {one for one in slots if one.day < since}
    return {*left, *taken}


def bookings(office: Office, what: str | None, since: date, until: date) -> tuple[Booking, ...]:
    """Return what is booked here, in order of time, under the names of today."""
    found = office.store.slots(office.place, since, until)
    titles: dict[tuple[str, str], Text] = {}
    for one in found:
        if (one.case, one.title) not in titles:
            titles[one.case, one.title] = _title(office, one.case, one.title)
    return tuple(
        Booking(
            one.day,
            one.starts,
            one.ends,
            one.what,
            _label(office, one.what),
            one.case,
            titles[one.case, one.title],
        )
        for one in found
        if what in (None, one.what)
    )


def in_words(office: Office, conflict: Conflict) -> Conflict:
    """Return a conflict in which what is taken is called what people call it."""
    return Conflict(*(_said(office, one) for one in conflict.problems))


def _said(office: Office, problem: Problem) -> Problem:
    if problem.code != "conflict.booked":
        return problem
    what, by = str(problem.params["what"]), str(problem.params["by"])
    # Of slots that this very unit has taken, the case is not stored yet; it has no title then.
    mine = [one.title for one in office.store.slots_of(office.place, by) if one.what == what]
    title = _title(office, by, mine[0] if mine else "")
    return evolve(problem, params={**problem.params, "what": _label(office, what), "title": title})


def _label(office: Office, what: str) -> Text:
    if what.startswith(PERSON):
        return _SOMEBODY
    known = office.rulebook.place.resources.get(what)
    return known.label if known else same(what)


def _title(office: Office, name: str, called: str) -> Text:
    case = office.store.case(office.place, name)
    if case is None:
        return _THIS
    if called:
        return _choice(office.pinned(case.workflow).workflow, called)
    program = office.rulebook.programs.get(case.program)
    return program.label if program else same(case.program)


def _choice(workflow: Workflow, called: str) -> Text:
    """Return what a value is called, where it is one of the choices of a field."""
    titles = {one.title for act in workflow.actions for one in act.effects if isinstance(one, Book)}
    fields = (one for one in workflow.fields if one.name in titles)
    return next((one.choices[called] for one in fields if called in one.choices), same(called))


_SOMEBODY = Text("所请的人", "the person who is asked for")
_THIS = Text("本次办理的另一件事项", "another case of this very act")
