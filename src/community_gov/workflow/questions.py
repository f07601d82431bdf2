"""Questions that a decision rests on, and the Python functions that answer them.

A function answers from plain values and reads no clock: its answer is recorded with the
decision, so that it is never asked again for the same command.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum

from attrs import field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Day
from community_gov.domain.facts import Fact
from community_gov.domain.text import Text
from community_gov.workflow.definition import Origin


@frozen
class Reading:
    """What a question may look at: opened values of the fields it declared, and the moment.

    Attributes:
        values: by field, in its Python type; a field that is not filled is absent.
        at: the moment of the command, in the place's time zone.
        day: that day by the place's calendar: whether it is worked, and why.
        person: of whom it is asked, where each voter of an electorate is weighed.
    """

    values: Mapping[str, object] = field(repr=False)
    at: datetime
    person: str | None = None
    day: Day | None = None


class Mood(StrEnum):
    """What a question is for, and so what its failure means."""

    GUARD = "guard"
    COMPUTE = "compute"


@frozen
class Question:
    """A named, versioned question; running cases keep the version they know.

    Attributes:
        name: such as ``months_due@1``; a new meaning takes a new version.
        label: what is asked, for the one who reads the answer.
        reads: the fields that are opened for it, for this purpose only.
        answer: called with a `Reading`; answers with `allow`, `deny`, `unknown` or a `Fact`.
        mood: a guard that fails denies; a computation that fails is unknown.
    """

    name: str
    label: Text
    reads: tuple[str, ...]
    answer: Callable[[Reading], Fact] = field(repr=False, eq=False)
    authority: Authority
    mood: Mood = Mood.GUARD
    origin: Origin = field(factory=Origin, eq=False)
