"""The durable job that other libraries are given: the rows that the store writes for one command.

State, sealed values, clock and outbox go into our own tables, the event to where the library
keeps its events. What the store reads and hashes on the way is not asked of them.
"""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from attrs import frozen
from families import Units
from recording import Statement

from community_gov.services.ports import Change
from community_gov.store import SqliteStore
from community_gov.store.codec import EVENT


@frozen
class Job:
    """One command on one case.

    Attributes:
        rows: all rows but that of the event, for our own tables.
        event: what happened, as JSON; it goes where the library keeps events.
    """

    case: str
    seq: int
    rows: list[Statement]
    event: str


def jobs(units: Units, statements: Sequence[list[Statement]]) -> list[Job]:
    """Return the jobs of units; a unit of several changes has none."""
    return [
        _job(unit, written) for unit, written in zip(units, statements, strict=True) if not unit[1:]
    ]


def _job(unit: list[Change], written: list[Statement]) -> Job:
    (change,) = unit
    rows = [one for one in written if not one[0].startswith("INSERT INTO cg_event ")]
    return Job(change.after.id, change.after.version, rows, EVENT.write(change.event).decode())


def tables(file: Path) -> None:
    """Make our own tables in a file, for a library to write into."""
    with closing(SqliteStore.open(f"sqlite:///{file}")):
        pass
