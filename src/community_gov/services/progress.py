"""What a resident is told about a case, and by when what comes next."""

from datetime import datetime

from attrs import frozen

from community_gov.domain.calendar import Due, Explanation, Unit, explain_due
from community_gov.domain.cases import Case
from community_gov.domain.errors import NotFound, Problem, nearest
from community_gov.domain.text import Text, in_exercise, same
from community_gov.services.office import Office
from community_gov.workflow.clocks import lengthened
from community_gov.workflow.definition import Clock


@frozen
class Told:
    """One line of progress.

    Attributes:
        at: when it happened.
        what: what was done, as a resident was told then.
        why: the reason, when one was given.
        now: where the case has been since.
    """

    at: datetime
    what: Text
    now: tuple[Text, ...]
    why: Text | None = None


@frozen
class Deadline:
    """A clock of a case.

    Attributes:
        paused: it stands still, and its due day will move.
        fired: it was not kept.
    """

    clock: str
    label: Text
    due: Due
    paused: bool
    fired: bool


def until(office: Office, clock: Clock, due: Due) -> Text:
    """Say until when there is time: a day, or a minute where the hour matters."""
    if clock.duration and clock.duration.unit not in (Unit.MINUTES, Unit.WORKING_HOURS):
        return same(due.day.isoformat())
    return same(f"{due.at.astimezone(office.rulebook.zone):%Y-%m-%d %H:%M}")


def told(office: Office, case: Case) -> tuple[Told, ...]:
    """Return the progress of a case, oldest first."""
    mark = in_exercise if case.exercise else _as_it_is
    return tuple(
        Told(one.event.command.at, mark(one.event.label_told), one.event.told, one.event.reason)
        for one in office.store.events(office.place, case.id)
        if one.event.decision.done
    )


def _as_it_is(text: Text) -> Text:
    return text


def deadlines(office: Office, case: Case) -> tuple[Deadline, ...]:
    """Return the clocks that run in a case."""
    clocks = {clock.name: clock for clock in office.pinned(case.workflow).workflow.clocks}
    return tuple(
        Deadline(
            name,
            clocks[name].label,
            running.due,
            paused=running.paused is not None,
            fired=running.fired is not None,
        )
        for name, running in case.state.clocks.items()
    )


def explained(office: Office, case: Case, name: str) -> Explanation:
    """Return every day that a clock of a case counts, and why."""
    clocks = {clock.name: clock for clock in office.pinned(case.workflow).workflow.clocks}
    running, clock = case.state.clocks.get(name), clocks.get(name)
    if running is None or clock is None:
        near = nearest(name, case.state.clocks)
        raise NotFound(Problem("clock.not_running", name, {"near": near}))
    calendar, zone = office.rulebook.calendar, office.rulebook.zone
    whole = lengthened(clock, running.more)
    return explain_due(running.started, whole, calendar, zone, running.pauses)
