"""What a decision may know: plain values derived from what the case holds, or *unknown*."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from attrs import field, frozen

from community_gov.domain.calendar import Due
from community_gov.domain.text import Text

Plain = bool | int | str | date | None


@frozen
class Fact:
    """One answer to one question, such as ``months_due@1``.

    Never a personal value, only something derived from it, so that a history can be
    replayed after a person's data is gone. A missing fact is not false: it is unknown.

    Attributes:
        value: the answer; a check answers True or False.
        because: why it is so, in words that name no personal value.
        known: False when it could not be found out; then `because` says why.
    """

    value: Plain = None
    because: Text | None = None
    known: bool = True

    @property
    def holds(self) -> bool | None:
        """True, False, or None for unknown."""
        return bool(self.value) if self.known else None


def allow() -> Fact:
    """Return the answer of a check that has nothing against the act."""
    return Fact(True)


def deny(because: Text) -> Fact:
    """Return the answer of a check that refuses, with the reason the person will read."""
    return Fact(False, because)


def unknown(why: Text) -> Fact:
    """Return the answer when it could not be found out."""
    return Fact(None, why, known=False)


@frozen
class Facts:
    """All that was found out before a decision; it is stored with the decision.

    Attributes:
        answers: by name and version, such as ``eligible@2``.
        dues: for each clock that may start or go on, when it would be due.
        electorates: by gate, who may vote there and with which weight.
        holders: persons who hold a role that the step asks for, among those looked up.
        ids: for cases that are opened by it.
        linked: by link and state, such as ``member:in:waiting``, the linked cases that are there.
        days_off: of the days that are to be booked, those that the calendar names off.
        rests_on: by linked case, the version that was looked at; it must not have moved on.
    """

    answers: Mapping[str, Fact] = field(factory=dict)
    dues: Mapping[str, Due] = field(factory=dict)
    electorates: Mapping[str, Mapping[str, Mapping[str, Fraction]]] = field(factory=dict)
    holders: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    rests_on: Mapping[str, int] = field(factory=dict)
    linked: Mapping[str, tuple[str, ...]] = field(factory=dict)
    days_off: tuple[date, ...] = ()
