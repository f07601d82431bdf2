"""How people are told: by which channel which audience, in which language, and when not."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, time, timedelta
from typing import Literal, Self

from attrs import evolve, field, frozen

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.text import Text

Spoken = Literal["zh", "en", "both"]
"""In which language somebody is told."""

GIVEN = "given"
"""Whom a step was given to, or whose agreement is asked for besides."""

PARTS = "parts"
"""Whoever has a part in the case, and is named by no other rule: applicants, reporters."""

OFFICES = "offices"
"""Whoever acts for a body or comes next, and is named by no other rule."""

ROLE = "role:"
"""Stands before the audience where a notice goes to nobody by name."""

_STRETCH = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])-([01]?[0-9]|2[0-3]):([0-5][0-9])")
_MOST_DOUBLINGS = 60
_UNSAID = Text("", "")


@frozen
class Notice:
    """Something to be told to one receiver by one channel.

    Attributes:
        id: the same at every attempt; a receiver that knows it already has been told.
        to: a person, or ``role:NAME`` where nobody is meant by name.
        channel: the name of the channel in the place's file.
        about: what it is about, such as what the workflow is called; never a personal value.
        at: when what it tells happened.
        urgent: it leaves in quiet hours too.
        seq, number: the event of the case, and the order of what that event tells.
        from_place: what the place is called; filled in at the moment of sending.
        address: where the channel sends it; opened at the moment of sending and kept nowhere.
    """

    id: str
    place: str
    case: str
    to: str
    channel: str
    language: Spoken
    about: Text
    text: Text
    at: datetime
    urgent: bool = False
    seq: int = 0
    number: int = 0
    from_place: Text = _UNSAID
    address: str = field(default="", repr=False)

    @property
    def title(self) -> str:
        """Who tells, and about what: the subject of a letter."""
        titles = Text(
            f"{self.from_place.zh}：{self.about.zh}", f"{self.from_place.en}: {self.about.en}"
        )
        return self._said(titles, " / ")

    @property
    def body(self) -> str:
        """The text in the language of the notice; in both, Chinese first."""
        return self._said(self.text, "\n\n")

    def _said(self, text: Text, between: str) -> str:
        if self.language == "both":
            return f"{text.zh}{between}{text.en}"
        return text.in_(self.language)


class NotSent(CommunityGovError):
    """A notice could not leave by its channel.

    Args:
        code: of the message table.
        detail: what a technician needs, such as ``SMTP 451``; never an address, a secret or
            what a server answered in words.
        again: whether trying again may help; if not, the notice is given up at once.
        whole_channel: whether the channel is down for everybody.
        after: when to try again at the earliest; None leaves it to the place.
    """

    def __init__(
        self,
        code: str,
        detail: str = "",
        *,
        again: bool = True,
        whole_channel: bool = False,
        after: timedelta | None = None,
    ) -> None:
        super().__init__(Problem(code, params={"detail": detail or "—"}))
        self.code = code
        self.detail = detail
        self.again = again
        self.whole_channel = whole_channel
        self.after = after


Send = Callable[[Notice], None]
"""Sends one notice; returns when it has left, or raises `NotSent`."""


@frozen
class OpenChannel:
    """A channel as it is at work in one place.

    Attributes:
        send: sends one notice, within its own time limit.
        address: the field of a person that says where to; "" when none is needed.
        to_all: one notice tells a whole audience, such as a group of colleagues.
    """

    name: str
    send: Send = field(repr=False, eq=False)
    address: str = ""
    to_all: bool = False


@frozen
class QuietHours:
    """From when to when nothing leaves, by the clock of the place; may run over midnight.

    Raises:
        ValueError: begin and end are one time.
    """

    begin: time
    end: time

    def __attrs_post_init__(self) -> None:
        if self.begin == self.end:
            raise ValueError("quiet hours: they end at another time than they begin")

    @classmethod
    def parse(cls, written: str) -> Self:
        """Read quiet hours such as ``21:00-08:00``.

        Raises:
            ValueError: they are written otherwise.
        """
        found = _STRETCH.fullmatch(written.strip())
        if found is None:
            raise ValueError(f"quiet hours {written!r}: write from when to when, like 21:00-08:00")
        begin, begun, end, ended = map(int, found.groups())
        return cls(time(begin, begun), time(end, ended))

    def over(self, moment: datetime) -> datetime:
        """Return when something may leave: the moment itself, or the end of the quiet hours.

        Args:
            moment: in the time zone of the place.
        """
        clock = moment.time()
        if self.begin < self.end:
            quiet, tomorrow = self.begin <= clock < self.end, False
        else:
            quiet, tomorrow = clock >= self.begin or clock < self.end, clock >= self.begin
        if not quiet:
            return moment
        day = moment.date() + timedelta(days=1) if tomorrow else moment.date()
        return datetime.combine(day, self.end, moment.tzinfo)


@frozen
class Pace:
    """How often and how fast a notice is tried: each pause is twice the one before.

    The defaults add up to about a day and are this library's; a place may set its own.
    """

    first: timedelta = timedelta(minutes=1)
    most: timedelta = timedelta(hours=6)
    attempts: int = 12

    def pause(self, attempts: int) -> timedelta:
        """Return how long to wait after so many attempts, of which there was at least one."""
        doublings = min(attempts - 1, _MOST_DOUBLINGS)
        # Reckoned in whole microseconds, which do not overflow as a timedelta does.
        micros = (self.first // timedelta(microseconds=1)) * 2**doublings
        return timedelta(microseconds=min(micros, self.most // timedelta(microseconds=1)))


@frozen
class NoticeRule:
    """Which of what happens is told to whom by which channel.

    Without a text it says how the notices leave that workflows cause; with a text it is a
    notice of its own, once for each time that the action is done or the state is entered.

    Attributes:
        workflow: full name; "" for every workflow.
        on: actions, one of which is done, or asked for; any when empty.
        entering: states, one of which is entered; any when empty.
        to: roles, ``next`` or ``given``; or, without a text, ``parts`` or ``offices``.
        by: channels; each receiver is told by the first that reaches them. Empty for what a
            plugin tells: the place says how that leaves.
        language: None for that of the place.
        name: stays the same, whatever else the file says, as long as the text does.
    """

    to: tuple[str, ...]
    by: tuple[str, ...]
    workflow: str = ""
    on: tuple[str, ...] = ()
    entering: tuple[str, ...] = ()
    language: Spoken | None = None
    urgent: bool = False
    text: Text | None = None
    name: str = ""

    def is_met(self, workflow: str, done: Collection[str], entered: Collection[str]) -> bool:
        """Whether what happened is what the rule is about."""
        return (
            self.workflow in ("", workflow)
            and (not self.on or not set(self.on).isdisjoint(done))
            and (not self.entering or not set(self.entering).isdisjoint(entered))
        )


@frozen
class NoticeBook:
    """How people are told in one place; an empty one leaves all notices to the application.

    Attributes:
        kinds: the kinds of channels that the place's plugins give, by full name.
        given: what the place's plugins tell besides their workflows; of those without a text
            only the urgency counts.
    """

    channels: Mapping[str, OpenChannel] = field(factory=dict)
    rules: tuple[NoticeRule, ...] = ()
    quiet: QuietHours | None = None
    pace: Pace = Pace()
    kinds: Mapping[str, Text] = field(factory=dict)
    given: tuple[NoticeRule, ...] = ()


@frozen
class Outgoing:
    """A notice on its way, as a worker and an office see it.

    Attributes:
        attempts: how often it was tried.
        next_at: when it is tried next, at the earliest.
        problem: why the last attempt failed; None after none.
        given_up: when it was given up; only a person takes it up again.
    """

    notice: Notice
    attempts: int
    next_at: datetime
    problem: Problem | None = None
    given_up: datetime | None = None


def addressed(notice: Notice, from_place: Text, address: str) -> Notice:
    """Return a notice as a channel gets it."""
    return evolve(notice, from_place=from_place, address=address)
