"""The neutral event log that all statistics read: cases, and what happened to each, in order."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from community_gov.domain.text import Text, same

Value = str | bool | int | float | datetime
"""What an attribute can be; a moment has its time zone."""


class Lifecycle(StrEnum):
    """What an event does to its activity: the standard transitions of XES 1849."""

    SCHEDULE = "schedule"
    ASSIGN = "assign"
    REASSIGN = "reassign"
    WITHDRAW = "withdraw"
    START = "start"
    SUSPEND = "suspend"
    RESUME = "resume"
    COMPLETE = "complete"
    AUTOSKIP = "autoskip"
    MANUALSKIP = "manualskip"
    ATE_ABORT = "ate_abort"
    PI_ABORT = "pi_abort"
    UNKNOWN = "unknown"


class Then(StrEnum):
    """What the time after an event is, until the next one of the case."""

    WORKING = "working"
    WAITING = "waiting"
    OVER = "over"


@frozen
class LogEvent:
    """Something that happened to a case.

    Attributes:
        activity: ASCII in a log of our own; whatever it is called in a log from elsewhere.
        label: what it is called for people.
        at: with its time zone.
        role: by which role it was done; "" when the log does not say. Never a person.
        body: the kind of body in which the role is held, or "".
        who: a pseudonym that means something in this log only, where one was asked for.
        states: the innermost states in which the case stood afterwards; none when the log does
            not know states.
        then: what the time afterwards is; None when the log does not say.
        sent_back: how many items were sent back with it.
    """

    activity: str
    label: Text
    at: datetime
    role: str = ""
    body: str = ""
    who: str = ""
    lifecycle: Lifecycle = Lifecycle.COMPLETE
    states: tuple[str, ...] = ()
    then: Then | None = None
    sent_back: int = 0
    attributes: Mapping[str, Value] = field(factory=dict)

    @property
    def done(self) -> bool:
        """Whether the activity was carried out, not only asked for, begun or dropped."""
        return self.lifecycle is Lifecycle.COMPLETE


def _in_order(events: Iterable[LogEvent]) -> tuple[LogEvent, ...]:
    """Sort by time; what happened at one moment keeps its order."""
    return tuple(sorted(events, key=lambda event: event.at))


@frozen
class Trace:
    """One case.

    Attributes:
        events: in the order of time.
        exercise: nothing in it is real.
        links: by kind, the cases that belong to it.
    """

    case: str
    events: tuple[LogEvent, ...] = field(default=(), converter=_in_order)
    exercise: bool = False
    links: Mapping[str, tuple[str, ...]] = field(factory=dict)
    attributes: Mapping[str, Value] = field(factory=dict)


@frozen
class Log:
    """The cases of one process.

    Attributes:
        name: such as ``garden:plot``.
        states, roles, bodies: what the names in it are called.
    """

    name: str
    traces: tuple[Trace, ...] = ()
    states: Mapping[str, Text] = field(factory=dict)
    roles: Mapping[str, Text] = field(factory=dict)
    bodies: Mapping[str, Text] = field(factory=dict)

    def state(self, name: str) -> Text:
        """Return what a state is called; its name where nobody says."""
        return self.states.get(name) or same(name)

    def role(self, name: str) -> Text:
        """Return what a role is called; its name where nobody says."""
        return self.roles.get(name) or same(name)

    @property
    def activities(self) -> Mapping[str, Text]:
        """What activities are called: as the latest event says that carried one out."""
        latest: dict[str, LogEvent] = {}
        for event in self.events:
            known = latest.setdefault(event.activity, event)
            if (event.done, event.at) >= (known.done, known.at):
                latest[event.activity] = event
        return {name: event.label for name, event in latest.items()}

    @property
    def events(self) -> tuple[LogEvent, ...]:
        """All events, case by case."""
        return tuple(event for trace in self.traces for event in trace.events)

    @property
    def real(self) -> "Log":
        """The log without exercises."""
        kept = tuple(trace for trace in self.traces if not trace.exercise)
        return Log(self.name, kept, self.states, self.roles, self.bodies)
