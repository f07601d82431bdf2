"""Complaints in: from files, databases and Open311, checked row by row.

>>> from community_gov.insight.intake import read_rows, take_in, to_frame
"""

from community_gov.insight.intake.checker import Sort, take_in
from community_gov.insight.intake.cursor_reader import read_cursor
from community_gov.insight.intake.frames import to_csv, to_frame, to_parquet
from community_gov.insight.intake.mappings import CANONICAL, OPEN311
from community_gov.insight.intake.reading import KINDS, kind_of, read_rows
from community_gov.insight.intake.result import Duplicate, Intake, RefusedRow
from community_gov.insight.intake.rows import Limits, Row, Rows

__all__ = [
    "CANONICAL",
    "KINDS",
    "OPEN311",
    "Duplicate",
    "Intake",
    "Limits",
    "RefusedRow",
    "Row",
    "Rows",
    "Sort",
    "kind_of",
    "read_cursor",
    "read_rows",
    "take_in",
    "to_csv",
    "to_frame",
    "to_parquet",
]
