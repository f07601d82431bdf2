"""Who acts, for whom, and by which right."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from attrs import field, frozen

from community_gov.domain.text import Text

CLOCK = "clock"
FORWARDED = "case"
AUTOMATIC = "automatic"
SYSTEM_ROLES = frozenset({CLOCK, FORWARDED, AUTOMATIC})
"""Roles that no person holds: time is up, another case moves, conditions have come to hold."""


class Channel(StrEnum):
    """How somebody reached the office."""

    ONLINE = "online"
    PHONE = "phone"
    PAPER = "paper"
    IN_PERSON = "in_person"


@frozen
class ActingFor:
    """Acting for somebody else (代办), with that person's consent on record.

    Attributes:
        person: whose matter it is.
        channel: how the wish reached the one who acts.
        consent: where the consent is kept: a form's number, a recording, a witness.
    """

    person: str
    channel: Channel
    consent: str


@frozen
class Actor:
    """The one who acts, with the roles that were looked up at the time of acting.

    Attributes:
        person: the id of a person, or a machine's name such as ``clock``.
        roles: each role held, with the kind of body it is held in ("" for a part in the case).
        acting_for: set when a worker does for a resident what the resident could do online.
        standing_in: by role, the person whose deputy the actor is in it.
        related: parts in the case held by somebody to whom the actor is related on record.
    """

    person: str
    roles: Mapping[str, str] = field(factory=dict)
    acting_for: ActingFor | None = None
    standing_in: Mapping[str, str] = field(factory=dict)
    related: tuple[str, ...] = ()

    @property
    def alone(self) -> bool:
        """Whether nobody else's hand is in this act."""
        return self.acting_for is None and not self.standing_in

    @property
    def persons(self) -> frozenset[str]:
        """Everybody whose hand is in this act: who acts, for whom, and in whose stead."""
        if self.alone:
            return frozenset((self.person,))
        behind = (self.acting_for.person,) if self.acting_for else ()
        return frozenset((self.person, *behind, *self.standing_in.values()))


@frozen
class Appointment:
    """A role that a person holds in a body for a term.

    Attributes:
        since: the first day.
        until: the last day, or None while it is open.
    """

    person: str
    role: str
    body: str
    since: date
    until: date | None = None


@frozen
class Relation:
    """What one person is to another for a time: parent, guardian, adoptive parent.

    Attributes:
        kind: open data, such as ``guardian``.
        evidence: what proves it, such as a custody agreement; None when nothing was shown.
    """

    kind: str
    person: str
    of: str
    since: date
    until: date | None = None
    evidence: Text | None = None
