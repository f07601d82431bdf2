"""Rows as a source gives them: values by the name of the column, nothing interpreted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum

from attrs import frozen

from community_gov.domain.errors import InvalidFile, Problem, nearest

EXCEL_EPOCH = date(1899, 12, 30)
"""Day 0 of spreadsheets that count from 1900 (right from 1 March 1900 on)."""


class Odd(Enum):
    """What stands in a cell instead of a value."""

    FORMULA = "formula"
    ERROR = "error"
    NESTED = "nested"
    ROUNDED = "rounded"


@frozen
class Limits:
    """How much is read at most.

    Attributes:
        size: bytes of a file.
        unpacked: bytes of all that is packed in a workbook.
        cell: characters of one value.
    """

    size: int = 64 * 1024 * 1024
    unpacked: int = 256 * 1024 * 1024
    rows: int = 500_000
    columns: int = 500
    cell: int = 20_000


@frozen
class Row:
    """One row.

    Attributes:
        number: as a person finds it: the row of a table, its heads included; the place in a
            list or a result, from 1.
        values: by column; None and missing are the same.
        ragged: whether it has more or fewer values than the table has columns.
    """

    number: int
    values: Mapping[str, object]
    ragged: bool = False


@frozen
class Rows:
    """An opened source.

    Attributes:
        columns: as they are named, in order; None where rows name them one by one.
        rows: read as they are asked for, once.
        epoch: from which day a spreadsheet's numbers count.
    """

    file: str
    columns: tuple[str, ...] | None
    rows: Iterable[Row]
    epoch: date = EXCEL_EPOCH

    def require(self, names: Iterable[str]) -> None:
        """Refuse a source without some columns.

        Raises:
            InvalidFile: all that are missing.
        """
        if self.columns is None:
            return
        problems = [
            Problem(
                "complaints.no_column",
                self.file,
                {"name": name, "near": nearest(name, self.columns)[:200] or "—"},
            )
            for name in names
            if name not in self.columns
        ]
        if problems:
            raise InvalidFile(*problems)


def refused(file: str, code: str, **params: object) -> InvalidFile:
    """Return the refusal of a whole file."""
    return InvalidFile(Problem(f"complaints.{code}", file, params))


def heads(file: str, written: Sequence[object], limits: Limits) -> tuple[str, ...]:
    """Return the names of columns; empty ones at the end are left out.

    Raises:
        InvalidFile: there are none, too many, or two alike.
    """
    names = ["" if one is None else str(one).strip() for one in written]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise refused(file, "empty")
    if len(names) > limits.columns:
        raise refused(file, "too_many_columns", limit=limits.columns)
    twice = sorted({one for one in names if one and names.count(one) > 1})
    if twice:
        raise refused(file, "column_twice", name=twice[0][:40])
    return tuple(names)


def tabular(
    file: str,
    columns: Sequence[str],
    records: Iterable[Sequence[object]],
    first: int,
    most: int,
    *,
    padded: bool = False,
) -> Iterator[Row]:
    """Yield the rows of a table; empty ones are passed over.

    Args:
        first: the number of the first record.
        most: how many there may be.
        padded: whether the source leaves out empty values at the end of a row.

    Raises:
        InvalidFile: there are more.
    """
    for count, record in enumerate(records):
        if count >= most:
            raise refused(file, "too_many_rows", limit=most)
        values = list(record)
        while values and values[-1] in (None, "") and len(values) > len(columns):
            values.pop()
        if padded:
            values += [None] * (len(columns) - len(values))
        if any(one not in (None, "") for one in values):
            named = {name: one for name, one in zip(columns, values, strict=False) if name}
            yield Row(first + count, named, ragged=len(values) != len(columns))
