"""What somebody wants done; a clock's wish has the same form as a person's."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from community_gov.domain.facts import Plain
from community_gov.domain.findings import Finding
from community_gov.domain.people import Actor


class Kind(StrEnum):
    """Which kind of wish a command is."""

    OPEN = "open"
    ACT = "act"
    VOTE = "vote"
    FIRE = "fire"
    RECKON = "reckon"
    SETTLE = "settle"
    ASSIGN = "assign"
    ADD_SIGNER = "add_signer"
    DROP_SIGNER = "drop_signer"
    LINK = "link"
    MEASURE = "measure"


class Answer(StrEnum):
    """What a person says at a gate."""

    AGREE = "agree"
    REFUSE = "refuse"
    ABSTAIN = "abstain"


@frozen
class Held:
    """What a case holds for one field: a plain value, or the trace of a sealed one.

    Attributes:
        version: 1 for the first value, one more for each that replaces it.
        digest: SHA-256 of the ciphertext, or of the plain value.
        value: the plain value; None when the value is about a person and sealed.
        find: keyed hash of a sealed value that must be found again.
    """

    version: int
    digest: str
    value: Plain = None
    find: str | None = None


@frozen
class Command:
    """One wish on one case; `decide` answers it.

    Attributes:
        action: which action is wanted, voted on, or fired.
        at: when, with its time zone.
        held: values handed in with it, already sealed where they are about a person.
        items: fields that are sent back, each with its reason.
        reason: why, from the workflow's list of reasons.
        people: at opening, who has which part in the case.
        links: cases that are linked to this one by the command.
        gate, answer, shown: for a vote, on what, which answer, and the digest of what was shown.
        person: to whom a step is given, or whose agreement is asked for besides.
        finding: at opening, what data have found; for a measure, what they say now.
        clock: for a clock that fires, which one; its action is "" when it only runs out.
    """

    kind: Kind
    action: str
    by: Actor
    at: datetime
    held: Mapping[str, Held] = field(factory=dict)
    items: Mapping[str, str] = field(factory=dict)
    reason: str | None = None
    people: Mapping[str, tuple[str, ...]] = field(factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(factory=dict)
    gate: str | None = None
    answer: Answer | None = None
    shown: str | None = None
    clock: str | None = None
    person: str | None = None
    finding: Finding | None = None
