"""Complaints from Parquet."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

from community_gov.insight.intake.rows import Limits, Odd, Rows, heads, refused, tabular

_MAGIC = b"PAR1"
_AT_ONCE = 5000


def read_parquet(content: bytes, file: str, limits: Limits, names: Sequence[str] = ()) -> Rows:
    """Open a Parquet file.

    Args:
        names: the columns that are wanted; others are not unpacked. None for all.

    Raises:
        InvalidFile: it is none, or holds too much.
    """
    if not (content.startswith(_MAGIC) and content.endswith(_MAGIC) and len(content) > 12):
        raise refused(file, "no_parquet")
    columns, frame = _frame(content, file, limits, names)
    rows = tabular(file, frame.columns, _records(frame), 1, limits.rows)
    return Rows(file, columns, rows)


def _frame(
    content: bytes, file: str, limits: Limits, names: Sequence[str]
) -> tuple[tuple[str, ...], Any]:
    import polars
    from polars.exceptions import PanicException

    try:
        found = list(polars.read_parquet_schema(io.BytesIO(content)))
        wanted = [one for one in found if not names or one in names]
        columns = heads(file, found, limits)
        lazy = polars.scan_parquet(io.BytesIO(content))
        count = lazy.select(polars.len()).collect().item()
        if count > limits.rows:
            raise refused(file, "too_many_rows", limit=limits.rows)
        return columns, lazy.select(wanted).collect()
    except (polars.exceptions.PolarsError, PanicException, OSError) as error:
        raise refused(file, "no_parquet") from error


def _records(frame: Any) -> Iterator[Sequence[object]]:
    for record in frame.iter_rows(buffer_size=_AT_ONCE):
        yield [Odd.NESTED if isinstance(one, list | dict) else one for one in record]
