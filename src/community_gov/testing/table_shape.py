"""The shape of a table of workflow tests, key by key."""

from typing import Any

from attrs import field, frozen

Several = str | tuple[str, ...]
"""One name, or several."""


@frozen
class PersonShape:
    """谁，任什么职 / who takes part, in which roles."""

    role: Several = ()
    body: str | None = None
    name: str | None = None
    phone: str | None = None
    email: str | None = None
    identity_number: str | None = None

    @property
    def contact(self) -> dict[str, str]:
        """What is registered of the person."""
        said = {
            "name": self.name,
            "phone": self.phone,
            "email": self.email,
            "identity_number": self.identity_number,
        }
        return {name: value for name, value in said.items() if value is not None}


@frozen
class ForShape:
    """替谁办、凭什么 / for whom somebody acts, and on which consent."""

    person: str
    channel: str = "in_person"
    consent: str = "—"


@frozen
class StepShape:
    """一步：谁做什么，办完怎样 / a step: who does what, and how things are then.

    Attributes:
        who: by name.
        opens: the program of which a case is opened.
        does: the action that is done; with `opens`, which opening action.
        answers: ``agree``, ``refuse`` or ``abstain``, at a gate of the action `to`.
        after: let a period pass; at: let time pass until a moment.
        case: the case by the name that `as_` gave it; the one of the step before when left out.
        then: where the case is afterwards.
        refused: by which codes it is refused, each with a part of the sentence if wanted.
        told: by name, a part of what they are told in this step; empty for nobody.
        due: by clock, the day on which it is due; ``none`` when it does not run.
        points: by name, how many points they can spend.
        holds: by field, the value, or the mask of a sealed one.
    """

    who: str | None = None
    opens: str | None = None
    does: str | None = None
    answers: str | None = None
    to: str | None = None
    gate: str | None = None
    after: str | None = None
    at: Any = None
    case: str | None = None
    as_: str | None = None
    place: str | None = None
    for_: str | ForShape | None = None
    people: dict[str, Several] = field(factory=dict)
    with_: dict[str, Any] = field(factory=dict)
    items: dict[str, str] = field(factory=dict)
    because: str | None = None
    links: dict[str, Several] = field(factory=dict)
    then: str | None = None
    refused: str | tuple[str, ...] | dict[str, str] | None = None
    told: dict[str, Several] | None = None
    due: dict[str, Any] = field(factory=dict)
    points: dict[str, int] = field(factory=dict)
    holds: dict[str, Any] = field(factory=dict)
    flags: tuple[str, ...] | None = None


@frozen
class TableShape:
    """一张流程测试表 / a table of workflow tests.

    Attributes:
        workflow_test: what is tested, in words.
        places: the folder of place files, from where the table is; the nearest one when left out.
        place: where it happens; may be left out where there is only one place.
        start: the moment at which the clock stands first.
    """

    workflow_test: str
    cases: dict[str, tuple[StepShape, ...]]
    people: dict[str, str | tuple[str, ...] | PersonShape] = field(factory=dict)
    places: str | None = None
    place: str | None = None
    start: Any = None
