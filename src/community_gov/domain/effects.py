"""What an action causes beyond its own case: data, carried out in the same transaction."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from attrs import field, frozen

NEXT = "next"
"""Whoever can do what comes next: the receiver of an urging (催办)."""


class Effect:
    """The base of the kinds below; a workflow lists them, a decision resolves them."""

    kind: str


@frozen
class Notify(Effect):
    """Tell somebody, through the outbox, after the commit.

    Attributes:
        to: a role; everybody who holds it then, or has that part in the case, is told.
        message: the name of the text in the workflow's `messages`.
    """

    to: str
    message: str
    kind: Literal["notify"] = "notify"


@frozen
class Claim(Effect):
    """Take what exists once in the whole district; refused when it is taken.

    Attributes:
        register: what is claimed, such as ``garden-plot``.
        subject: the findable field that says for whom; "" for what the place has once.
        part: the fact or field that says which part, such as the year; "" for all of it.
        found: the keyed hash of the subject, or the place; filled in by the decision.
    """

    register: str
    subject: str = ""
    part: str = ""
    found: str = ""
    kind: Literal["claim"] = "claim"


@frozen
class Release(Effect):
    """Give back what this case claimed in a register, so that somebody else can claim it."""

    register: str
    kind: Literal["release"] = "release"


@frozen
class Forward(Effect):
    """Do an action on every case that is linked to this one; one refusal refuses all.

    Attributes:
        link: which links to follow, such as ``member``.
        action: what is done there, by the same person, through this case.
        new_only: only on the cases that this very command links.
        where: only on those in this state.
        up_to: only on as many as there is room for, in the order in which they were linked: a
            condition ``room:LINK:STATE:FIELD`` on the same link.
        cases: filled in by the decision.
    """

    link: str
    action: str
    new_only: bool = False
    # None, and not "": so the hash of a workflow that says neither is what it always was.
    where: str | None = None
    up_to: str | None = None
    cases: tuple[str, ...] = field(default=())
    kind: Literal["forward"] = "forward"


@frozen
class Open(Effect):
    """Open another case, of this program or another: a part of this one, or what follows.

    Attributes:
        program: full name; a short one is of the same plugin.
        action: how it is opened.
        link: what the new case is to this one, such as ``part``.
        back: what this case is to the new one; "" when the new one need not know.
        people: by part there, the part here whose persons have it.
        carries: by field there, the field here whose value it begins with; sealed anew.
        case: the id of the new case; filled in by the decision.
    """

    program: str
    link: str
    action: str = "open"
    back: str = ""
    people: Mapping[str, str] = field(factory=dict)
    carries: Mapping[str, str] = field(factory=dict)
    case: str = ""
    kind: Literal["open"] = "open"


@frozen
class Award(Effect):
    """Give points for what was done, to everybody who has a part in the case.

    Attributes:
        to: the part.
        rule: full name of the points rule; a short one is of the same plugin.
        activity: instead of a rule, the field whose value names it.
        measures: by measure (``minutes``, ``role``, ``difficulty``, ``day``), the field that
            says it; what is not filled is not measured.
        source: the field that names the event, which pays a person once; the case itself when
            it is left out.
        evidence: the fields that show that it was done.
        if_any: where nobody has the part, nothing is given; otherwise the action is refused.
        people, measured, shown: filled in by the decision.
    """

    to: str
    rule: str = ""
    activity: str = ""
    measures: Mapping[str, str] = field(factory=dict)
    source: str = ""
    evidence: tuple[str, ...] = ()
    if_any: bool = False
    people: tuple[str, ...] = ()
    measured: Mapping[str, str] = field(factory=dict)
    shown: tuple[str, ...] = ()
    kind: Literal["award"] = "award"


@frozen
class TakeBack(Effect):
    """Reverse what this case has awarded; a second person must have agreed."""

    kind: Literal["take_back"] = "take_back"


@frozen
class Reserve(Effect):
    """Set aside the price of a reward, and the reward itself if it lies in stock.

    A case reserves once.

    Attributes:
        of: the part whose points they are; one person.
        item: the field whose value names the reward.
        until: the clock that ends the reservation; a voucher is good as long as it runs.
        quantity: the field that says how many; one when it is left out.
        person, reward, count: filled in by the decision.
    """

    of: str
    item: str
    until: str
    quantity: str = ""
    person: str = ""
    reward: str = ""
    count: int = 1
    kind: Literal["reserve"] = "reserve"


@frozen
class HandOver(Effect):
    """Spend what this case has reserved; the rest goes back.

    Attributes:
        quantity: the field that says how many were handed over; all when it is left out.
        count: filled in by the decision; None for all.
    """

    quantity: str = ""
    count: int | None = None
    kind: Literal["hand_over"] = "hand_over"


@frozen
class GiveBack(Effect):
    """Give back what this case has reserved, also after it was handed over."""

    kind: Literal["give_back"] = "give_back"


@frozen
class Restock(Effect):
    """Put rewards into stock.

    Attributes:
        item: the field whose value names the reward.
        quantity: the field that says how many.
        reward, count: filled in by the decision.
    """

    item: str
    quantity: str
    reward: str = ""
    count: int = 0
    kind: Literal["restock"] = "restock"


@frozen
class Book(Effect):
    """Take rooms, things or people of the place for hours of some days; refused where taken.

    Beside an `Unbook`, in the same action, only days from today on are taken.

    Attributes:
        first: the field that says the first day.
        what: the fields whose values name resources of the place.
        who: the parts in the case whose persons are taken.
        last: the field that says the last day; the first one only when it is left out.
        every: on how many days one follows the other: 7 for every week, 1 for every day.
        hours: the field that says from when to when, such as ``09:00-10:30``; the whole day when
            it is left out or not filled.
        skips: the field that lists days on which it is not needed.
        title: the field that says what it is for.
        without_holidays: leave out the days that a notice or a closure of the place names off.
        heads: the field that says for how many people; what has less room is refused.
        taken, days, starts, ends, called, count: filled in by the decision.
    """

    first: str
    what: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    last: str = ""
    every: int = 7
    hours: str = ""
    skips: str = ""
    title: str = ""
    without_holidays: bool = False
    heads: str = ""
    taken: tuple[str, ...] = ()
    days: tuple[date, ...] = ()
    starts: int = 0
    ends: int = 0
    called: str = ""
    count: int = 0
    kind: Literal["book"] = "book"


@frozen
class Unbook(Effect):
    """Give back what this case has booked from today on; what is past stays.

    Attributes:
        since: filled in by the decision.
    """

    since: date | None = None
    kind: Literal["unbook"] = "unbook"


@frozen
class Appoint(Effect):
    """Give an office to everybody who has a part in the case, from the day of the act on.

    The place must have entrusted the workflow with that (``appoints`` in its file); else nobody
    is appointed.

    Attributes:
        to: the part.
        role: the office, one of the workflow's roles that are held in a body.
        until: the field that says the last day; "" where `term` says it, or nothing does.
        term: instead of a field, the clock whose due day is the last one; ``LINK:CLOCK`` for
            that of a linked case.
        body, people, since, last: filled in by the decision; without a body nobody is appointed.
    """

    to: str
    role: str
    until: str = ""
    term: str = ""
    body: str = ""
    people: tuple[str, ...] = ()
    since: date | None = None
    last: date | None = None
    kind: Literal["appoint"] = "appoint"


@frozen
class EndAppointment(Effect):
    """Take back an office that this case has given, at once: the day before is the last one.

    Attributes:
        role: the office.
        last: filled in by the decision.
    """

    role: str
    last: date | None = None
    kind: Literal["end_appointment"] = "end_appointment"


BOOKED = (Award, TakeBack, Reserve, HandOver, GiveBack, Restock)
"""What is booked in the ledger; never for an exercise."""

KINDS: dict[str, type[Effect]] = {
    "notify": Notify,
    "claim": Claim,
    "release": Release,
    "forward": Forward,
    "open": Open,
    "award": Award,
    "take_back": TakeBack,
    "reserve": Reserve,
    "hand_over": HandOver,
    "give_back": GiveBack,
    "restock": Restock,
    "book": Book,
    "unbook": Unbook,
    "appoint": Appoint,
    "end_appointment": EndAppointment,
}
