"""What came of an intake."""

from collections.abc import Mapping

from attrs import field, frozen

from community_gov.domain.errors import Problem
from community_gov.insight.classify import Outcome
from community_gov.insight.complaint import Complaint


@frozen
class RefusedRow:
    """One thing that is wrong with one row; never says the value.

    Attributes:
        row: as a person finds it in the source.
        column: as the mapping names it; empty for the row as a whole.
        code: of the message table.
    """

    row: int
    column: str
    code: str
    params: Mapping[str, object] = field(factory=dict)

    def problem(self, file: str) -> Problem:
        """Return it with its place and in words."""
        where = f"{file}:{self.row}" + (f":{self.column}" if self.column else "")
        return Problem(self.code, where, self.params)


@frozen
class Duplicate:
    """A row that says again what is there already.

    Attributes:
        first: the row that said it first; None for an earlier intake.
        sure: same number and same content, left out; else another number with the same text,
            place and day, which was accepted and is for people to look at.
    """

    row: int
    first: int | None
    sure: bool = True


@frozen
class Intake:
    """What came of an intake.

    Attributes:
        refused: in the order of the rows; a row may be here several times.
        outcomes: of the accepted, how many got their category, or none, and why.
        read: how many rows were looked at.
    """

    accepted: tuple[Complaint, ...]
    refused: tuple[RefusedRow, ...]
    duplicates: tuple[Duplicate, ...]
    outcomes: Mapping[Outcome, int]
    read: int

    @property
    def refused_rows(self) -> int:
        """How many rows were refused."""
        return len({one.row for one in self.refused})
