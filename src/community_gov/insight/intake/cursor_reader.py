"""Complaints from a table or a query: the rows of any DB-API cursor."""

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from community_gov.insight.intake.rows import Limits, Rows, heads, refused, tabular

_AT_ONCE = 1000


class Cursor(Protocol):
    """What is used of a DB-API 2.0 cursor that has executed a query."""

    @property
    def description(self) -> Any:
        """The columns of the result, each a sequence whose first item is its name."""

    def fetchmany(self, size: int = ..., /) -> Sequence[Any]:
        """Return the next rows; none at the end."""


def read_cursor(cursor: Cursor, name: str, limits: Limits | None = None) -> Rows:
    """Open the result of a query; which one is up to who has the database.

    Args:
        name: what refusals call the source.

    Raises:
        InvalidFile: there is no result, or two of its columns have one name.
    """
    limits = limits or Limits()
    if not cursor.description:
        raise refused(name, "no_result")
    columns = heads(name, [one[0] for one in cursor.description], limits)
    return Rows(name, columns, tabular(name, columns, _records(cursor), 1, limits.rows))


def _records(cursor: Cursor) -> Iterator[Sequence[object]]:
    while records := cursor.fetchmany(_AT_ONCE):
        yield from records
