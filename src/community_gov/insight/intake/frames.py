"""Accepted complaints as a frame in the canonical columns, and as our own CSV and Parquet."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from community_gov.insight import columns
from community_gov.insight.complaint import Complaint

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_LAZY = ("duckdb", "dask", "ibis", "pyspark", "sqlframe")


def to_frame(complaints: Iterable[Complaint], backend: str = "polars", **options: Any) -> Any:
    """Return complaints as a frame that all statistics read.

    Args:
        backend: any engine that narwhals knows: polars, pandas, pyarrow, duckdb, pyspark….
        options: for a lazy engine, what narwhals asks for, such as a Spark ``session``.
    """
    import narwhals as nw

    schema: dict[str, Any] = dict.fromkeys(columns.COLUMNS, nw.String())
    moments = (columns.OPENED, columns.CLOSED, columns.DUE)
    schema |= dict.fromkeys(moments, nw.Datetime("us"))
    listed = list(complaints)
    data = {name: [getattr(one, name) for one in listed] for name in columns.COLUMNS}
    eager: Any = "polars" if backend in _LAZY else backend
    frame = nw.from_dict(data, schema, backend=eager)
    if backend in _LAZY:
        lazy: Any = backend
        return frame.lazy(lazy, **options).to_native()
    return frame.to_native()


def to_csv(complaints: Iterable[Complaint]) -> str:
    """Return complaints as CSV with a byte order mark, which spreadsheets need for Chinese.

    A text that a spreadsheet would take for a formula gets an apostrophe before it; reading
    our own CSV takes it away again.
    """
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns.COLUMNS)
    for one in complaints:
        writer.writerow([_cell(getattr(one, name)) for name in columns.COLUMNS])
    return "\ufeff" + written.getvalue()


def to_parquet(complaints: Iterable[Complaint]) -> bytes:
    """Return complaints as a Parquet file in the canonical columns."""
    written = io.BytesIO()
    to_frame(complaints).write_parquet(written)
    return written.getvalue()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        return str(value.isoformat(sep=" "))
    return f"'{value}" if value.startswith(_FORMULA) or value.startswith("'") else value
