"""What an application asks for, and what it is answered."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from attrs import field, frozen

from community_gov.domain.commands import Answer as Said
from community_gov.domain.commands import Kind
from community_gov.domain.errors import Problem
from community_gov.domain.findings import Finding
from community_gov.domain.people import ActingFor
from community_gov.domain.text import Text


@frozen
class Wish:
    """One request, with plain values; they are sealed before anything else happens.

    Attributes:
        case: the case's id; a new one when a case is opened.
        program: full name, when a case is opened.
        by: the person who acts.
        data: values by field, in their Python types.
        finding: what data have found, when it opens a case.
        version: the version that the person saw, or None to accept any.
        at: the moment, when it is not the office's own, as for a clock that fires.
    """

    kind: Kind
    case: str
    action: str
    by: str
    program: str = ""
    acting_for: ActingFor | None = None
    data: Mapping[str, object] = field(factory=dict, repr=False)
    items: Mapping[str, str] = field(factory=dict)
    reason: str | None = None
    people: Mapping[str, tuple[str, ...]] = field(factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(factory=dict)
    gate: str | None = None
    answer: Said | None = None
    shown: str | None = None
    clock: str | None = None
    person: str | None = None
    version: int | None = None
    finding: Finding | None = None
    at: datetime | None = None


@frozen
class Answer:
    """What became of a request.

    Attributes:
        case: the case's id.
        version: what it is now; pass it with the next request to be safe from surprise.
        happened: ``opened``, ``acted``, ``requested``, ``voted``, ``refused``, ``fired``,
            ``assigned``, ``add_signer`` or ``drop_signer``.
        states: the names of the states in which the case is.
        told: what the resident is told about them.
        exercise: nothing in the case is real.
        repeated: the same request was answered before; nothing was done again.
    """

    case: str
    version: int
    happened: str
    states: tuple[str, ...]
    told: tuple[Text, ...]
    exercise: bool = False
    repeated: bool = False


@frozen
class Outcome:
    """What became of one of many cases.

    Attributes:
        answer: what happened; None when nothing did.
        problems: why nothing did, all reasons; none when something did.
    """

    case: str
    answer: Answer | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the action was done, or asked for at its gates."""
        return self.answer is not None


def several(persons: str | Sequence[str]) -> tuple[str, ...]:
    """Return one person or several as several."""
    return (persons,) if isinstance(persons, str) else tuple(dict.fromkeys(persons))


def linked(links: Mapping[str, Sequence[str]] | None) -> dict[str, tuple[str, ...]]:
    """Return linked cases by kind, as a wish keeps them."""
    return {kind: tuple(cases) for kind, cases in (links or {}).items()}
