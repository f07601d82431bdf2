"""Complaints from CSV."""

import csv
import io
from collections.abc import Iterator, Sequence

from community_gov.domain.column_mapping import SourceForm
from community_gov.insight.intake.decoding import decoded
from community_gov.insight.intake.rows import Limits, Rows, heads, refused, tabular


def read_csv(content: bytes, file: str, form: SourceForm, limits: Limits) -> Rows:
    """Open a CSV file.

    Raises:
        InvalidFile: its encoding, its quotes or its heads cannot be used.
    """
    text = decoded(content, file, form.encoding)
    records = _records(text, file, form.delimiter)
    columns: tuple[str, ...] = ()
    for number, record in enumerate(records, start=1):
        if number == form.header_row:
            columns = heads(file, record, limits)
            break
    if not columns:
        raise refused(file, "empty")
    rows = tabular(file, columns, records, form.header_row + 1, limits.rows)
    return Rows(file, columns, rows)


def _records(text: str, file: str, delimiter: str) -> Iterator[Sequence[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refused(file, "csv_form", line=reader.line_num) from error
        yield record
