"""Open a file of complaints by its kind."""

from pathlib import PurePath
from typing import Literal, get_args

from community_gov.domain.column_mapping import ColumnMapping
from community_gov.insight.intake.csv_reader import read_csv
from community_gov.insight.intake.open311_reader import read_open311_json, read_open311_xml
from community_gov.insight.intake.parquet_reader import read_parquet
from community_gov.insight.intake.rows import Limits, Rows, refused
from community_gov.insight.intake.xlsx_reader import read_xlsx

Kind = Literal["csv", "xlsx", "parquet", "json", "xml"]
KINDS: tuple[Kind, ...] = get_args(Kind)


def kind_of(file: str) -> Kind:
    """Return the kind of a file by the end of its name.

    Raises:
        InvalidFile: it is none that can be read.
    """
    ending = PurePath(file).suffix.lower().removeprefix(".")
    for kind in KINDS:
        if kind == ending:
            return kind
    raise refused(file, "kind", kinds=", ".join(KINDS))


def read_rows(
    content: bytes, file: str, mapping: ColumnMapping, limits: Limits | None = None
) -> Rows:
    """Open a file of complaints.

    Args:
        file: its name; its end says what it is, and refusals name it.
        mapping: says how it is written, and which columns must be there.

    Raises:
        InvalidFile: it cannot be read as what it says it is, or a column is missing.
    """
    limits = limits or Limits()
    kind = kind_of(file)
    if not content.strip():
        raise refused(file, "empty")
    if len(content) > limits.size:
        raise refused(file, "too_large", limit=limits.size)
    rows = _opened(kind, content, file, mapping, limits)
    rows.require(mapping.columns)
    return rows


def _opened(kind: Kind, content: bytes, file: str, mapping: ColumnMapping, limits: Limits) -> Rows:
    match kind:
        case "csv":
            return read_csv(content, file, mapping.source, limits)
        case "xlsx":
            return read_xlsx(content, file, mapping.source, limits)
        case "parquet":
            return read_parquet(content, file, limits, mapping.columns)
        case "json":
            return read_open311_json(content, file, limits)
        case "xml":
            return read_open311_xml(content, file, limits)
