"""What an action causes beyond its own case: data, carried out in the same transaction."""

from collections.abc import Mapping
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
        subject: the findable field that says for whom.
        part: the fact or field that says which part, such as the year; "" for all of it.
        found: the keyed hash of the subject; filled in by the decision.
    """

    register: str
    subject: str
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
    """

    link: str
    action: str
    new_only: bool = False
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


KINDS: dict[str, type[Effect]] = {
    "notify": Notify,
    "claim": Claim,
    "release": Release,
    "forward": Forward,
    "open": Open,
}
