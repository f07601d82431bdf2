"""Complaints from a workbook: values only, no formula is evaluated, nothing is unpacked unseen."""

import io
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

from community_gov.domain.column_mapping import SourceForm
from community_gov.domain.errors import InvalidFile
from community_gov.insight.intake.rows import Limits, Odd, Rows, heads, refused, tabular
from community_gov.insight.intake.xml_parsing import refuse_declarations

_MOST_PARTS = 2000
_ENCRYPTED = 0x1
_EXACT = 10**15
"""A spreadsheet keeps 15 digits of a number."""


def read_xlsx(content: bytes, file: str, form: SourceForm, limits: Limits) -> Rows:
    """Open a workbook.

    Raises:
        InvalidFile: it is none, holds too much, or the sheet or its heads cannot be used.
    """
    _refuse_bombs(content, file, limits)
    book = _opened(content, file)
    sheet = _sheet(book, file, form.sheet)
    records = _records(sheet, file)
    columns: tuple[str, ...] = ()
    for number, record in enumerate(records, start=1):
        if number == form.header_row:
            columns = heads(file, record, limits)
            break
    if not columns:
        raise refused(file, "empty")
    rows = tabular(file, columns, records, form.header_row + 1, limits.rows, padded=True)
    return Rows(file, columns, rows, book.epoch.date())


def _refuse_bombs(content: bytes, file: str, limits: Limits) -> None:
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        parts = archive.infolist()
        # What is read of a part ends at the size that it declares.
        if sum(one.file_size for one in parts) > limits.unpacked or len(parts) > _MOST_PARTS:
            raise refused(file, "unpacks_too_large", limit=limits.unpacked)
        if any(one.flag_bits & _ENCRYPTED for one in parts):
            raise refused(file, "encrypted")
        for one in parts:
            if one.filename.endswith((".xml", ".rels")):
                with archive.open(one) as part:
                    refuse_declarations(part, file)
    except InvalidFile:
        raise
    except Exception as error:
        # On damaged archives zipfile raises what zlib, lzma and struct do, besides its own.
        raise refused(file, "no_workbook") from error


def _opened(content: bytes, file: str) -> Any:
    from openpyxl import load_workbook  # type: ignore[import-untyped]

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about styles and extensions, which are not read
            return load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    except Exception as error:
        # On damaged parts openpyxl raises KeyError, ValueError, ParseError and others.
        raise refused(file, "no_workbook") from error


def _sheet(book: Any, file: str, name: str | None) -> Any:
    names = [one.title for one in book.worksheets]
    if name is None and len(names) == 1:
        return book.worksheets[0]
    if name not in names:
        shown = "、".join(names)[:200]
        raise refused(file, "sheet", name=name or "—", names=shown)
    return book[name]


def _records(sheet: Any, file: str) -> Iterator[Sequence[object]]:
    sheet.reset_dimensions()  # what a sheet declares may be wrong
    cells = iter(sheet.iter_rows())
    while True:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                record = [_value(one) for one in next(cells)]
        except StopIteration:
            return
        except Exception as error:
            raise refused(file, "no_workbook") from error
        yield record


def _value(cell: Any) -> object:
    if cell.data_type == "f":
        return Odd.FORMULA
    if cell.data_type == "e":
        return Odd.ERROR
    value = cell.value
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return Odd.ROUNDED if is_number and abs(value) >= _EXACT else value
