"""A case: one run of a program's workflow for somebody or something."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from attrs import field, frozen

from community_gov.domain.calendar import Due, Pause
from community_gov.domain.commands import Answer, Command, Held
from community_gov.domain.findings import Finding

START = "start"


@frozen
class Vote:
    """One answer at one gate.

    Attributes:
        persons: who answered, and for whom, if for somebody.
        voter: whose vote it is, where an electorate votes.
    """

    gate: str
    persons: tuple[str, ...]
    answer: Answer
    at: datetime
    voter: str = ""


Weights = Mapping[str, Mapping[str, Fraction]]
"""A frozen electorate: by person, what they have of each measure, such as ``area``."""


@frozen
class Approval:
    """What was agreed to at a gate whose request then fell.

    Attributes:
        digest: of what was shown; it counts again for a request that shows the same.
        votes: who agreed; where an electorate had decided, all of its answers.
    """

    digest: str
    votes: tuple[Vote, ...]


@frozen
class Signer:
    """Somebody whose agreement was asked for besides (加签).

    Attributes:
        added_by: who asked for it.
    """

    person: str
    added_by: str


@frozen
class Pending:
    """An action that was asked for and waits at its gates.

    Attributes:
        basis: digest of what the request rests on; it falls when that changes.
        digest: of what was shown; a vote on anything else does not count.
        shown: by gate, the digest of the part that it looks at, where it does not look at all.
        electorates: by gate, who may vote there and with which weight, frozen at the request.
        signers: whose agreement was asked for besides.
        closed: gates at which nobody votes any more: their time was up, or they were passed on
            an earlier request.
    """

    command: Command
    basis: str
    digest: str
    votes: tuple[Vote, ...] = ()
    shown: Mapping[str, str] = field(factory=dict)
    electorates: Mapping[str, Weights] = field(factory=dict)
    signers: tuple[Signer, ...] = ()
    closed: tuple[str, ...] = ()


@frozen
class Running:
    """A clock that runs, is paused, or has fired.

    Attributes:
        pauses: times during which it stood still.
        paused: since when it stands still now, or None.
        fired: when it fired, or None.
        more: by how many of its units it was extended.
    """

    started: datetime
    due: Due
    pauses: tuple[Pause, ...] = ()
    paused: datetime | None = None
    fired: datetime | None = None
    more: int = 0


@frozen
class CaseState:
    """Where a case is: everything that deciding changes.

    Attributes:
        configuration: the active states, outer ones first.
        history: for each history state, what was active when its parent was left.
        pending: by action, what waits at a gate.
        clocks: by name, what runs.
        wrong: fields that were sent back, each with its reason.
        done_by: by action, everybody who ever did it; four eyes rest on it.
        links: by kind, the cases that belong to this one.
        flags: what is marked beside the state, in order of name.
        approved: by action and gate, what was agreed to on requests that fell.
        assigned: by action, or action and gate, the person to whom the step was given.
        finding: what data had found when the case was opened.
    """

    configuration: tuple[str, ...] = (START,)
    history: Mapping[str, tuple[str, ...]] = field(factory=dict)
    pending: Mapping[str, Pending] = field(factory=dict)
    clocks: Mapping[str, Running] = field(factory=dict)
    wrong: Mapping[str, str] = field(factory=dict)
    done_by: Mapping[str, tuple[str, ...]] = field(factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(factory=dict)
    flags: tuple[str, ...] = ()
    approved: Mapping[str, Approval] = field(factory=dict)
    assigned: Mapping[str, str] = field(factory=dict)
    finding: Finding | None = None


@frozen
class Case:
    """A case as a decision sees it.

    Attributes:
        id: unique in its place.
        place: the place whose wall it stands behind.
        program: full name, such as ``garden:plot``.
        workflow: content hash of the workflow that it began with and keeps.
        version: how many events it has; every write checks it.
        people: by part in the case, the ids of persons.
        held: by field, what it holds.
        exercise: nothing in it is real; every list, figure and message says so.
    """

    id: str
    place: str
    program: str
    workflow: str
    version: int = 0
    people: Mapping[str, tuple[str, ...]] = field(factory=dict)
    held: Mapping[str, Held] = field(factory=dict)
    state: CaseState = field(factory=CaseState)
    exercise: bool = False
