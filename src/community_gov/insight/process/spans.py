"""Time between events: what it was spent on, and how long a case stood at a step."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, tzinfo
from itertools import pairwise

from attrs import evolve, frozen

from community_gov.domain.office_time import office_time
from community_gov.domain.work_calendar import WorkCalendar
from community_gov.insight.process.log import Lifecycle, Log, LogEvent, Then, Trace

Measure = Callable[[datetime, datetime], timedelta]
"""How long it is from one moment to another."""

_NOTHING = timedelta(0)


def elapsed(since: datetime, until: datetime) -> timedelta:
    """Return the time that passed, nights and days off included."""
    return until - since


def office_hours(calendar: WorkCalendar, zone: tzinfo) -> Measure:
    """Return a measure that counts only the time in which the office of a place was open."""

    def measure(since: datetime, until: datetime) -> timedelta:
        since, until = (one.astimezone(zone).replace(tzinfo=None) for one in (since, until))
        return office_time(since, until, calendar)

    return measure


@frozen
class Gap:
    """The time between two events of a case that follow one another.

    Attributes:
        then: what it was spent on, as the event says with which it begins.
    """

    since: datetime
    until: datetime
    then: Then | None


def gaps(trace: Trace) -> tuple[Gap, ...]:
    """Return the time between the events of a case, piece by piece."""
    return tuple(Gap(one.at, following.at, one.then) for one, following in pairwise(trace.events))


def spent(parts: Sequence[Gap], on: Then, measure: Measure) -> timedelta:
    """Return how much time was spent on one thing."""
    return sum((measure(one.since, one.until) for one in parts if one.then is on), _NOTHING)


@frozen
class Stay:
    """A time during which a case stood at a step.

    Attributes:
        until: None while it stands there still.
        gaps: the pieces of it.
    """

    case: str
    step: str
    since: datetime
    until: datetime | None
    gaps: tuple[Gap, ...] = ()


def knows_states(log: Log) -> bool:
    """Whether a log says in which states its cases stood."""
    return any(event.states for event in log.events)


def stays_in_states(trace: Trace) -> Iterator[Stay]:
    """Yield each time that a case stood in a state, from entering it to leaving it.

    An action that stays where it is does not end it. Where regions run side by side, a case
    stands in several states at once, and their times overlap. Standing in a state that is over
    is no step: it is left out.
    """
    between = gaps(trace)
    entered: dict[str, int] = {}
    for number, event in enumerate(trace.events):
        here = () if event.then is Then.OVER else event.states
        for state in [one for one in entered if one not in here]:
            first = entered.pop(state)
            yield _stay(trace, state, first, number, between)
        for state in here:
            entered.setdefault(state, number)
    for state, first in entered.items():
        stay = _stay(trace, state, first, len(trace.events) - 1, between)
        yield evolve(stay, until=None)


def _stay(trace: Trace, step: str, first: int, last: int, between: tuple[Gap, ...]) -> Stay:
    events = trace.events
    return Stay(trace.case, step, events[first].at, events[last].at, between[first:last])


def stays_before_activities(trace: Trace) -> Iterator[Stay]:
    """Yield, for each activity that was carried out, the time since the one before it.

    This is what a log tells that knows no states: how long a case took to come to an activity,
    and through it. Events that are not yet an end (begun, asked for) divide it into pieces.
    """
    between = gaps(trace)
    first = 0
    for number, event in enumerate(trace.events):
        if event.done and number > 0:
            yield _stay(trace, event.activity, first, number, between)
        if event.done:
            first = number


def paced(log: Log, ends: Sequence[str] = (), sends_back: Sequence[str] = ()) -> Log:
    """Return a log from elsewhere in which events say what the time after them is.

    Where some event begins an activity, time is working while at least one activity of the case
    has begun and is neither complete nor suspended, and waiting else. Where none does, the log
    does not say. After one of `ends` was carried out, the case is over until something else
    happens. What events say already is kept.

    Args:
        ends: activities that end a case.
        sends_back: activities that send something back.
    """
    begins = any(event.lifecycle is Lifecycle.START for event in log.events)
    return evolve(
        log, traces=tuple(_paced(trace, begins, ends, sends_back) for trace in log.traces)
    )


_RUNS = (Lifecycle.START, Lifecycle.RESUME)


def _paced(trace: Trace, begins: bool, ends: Sequence[str], sends_back: Sequence[str]) -> Trace:
    running: set[str] = set()
    events: list[LogEvent] = []
    for event in trace.events:
        if event.lifecycle in _RUNS:
            running.add(event.activity)
        else:
            running.discard(event.activity)
        then = (Then.WORKING if running else Then.WAITING) if begins else None
        if event.done and event.activity in ends:
            then = Then.OVER
        back = int(event.done and event.activity in sends_back)
        events.append(evolve(event, then=event.then or then, sent_back=event.sent_back or back))
    return evolve(trace, events=events)
