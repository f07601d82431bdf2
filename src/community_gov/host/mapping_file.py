"""Read a mapping file: what the columns of a source of complaints mean."""

import re
from datetime import timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from community_gov.domain.column_mapping import (
    EXCEL,
    ColumnMapping,
    SourceForm,
    StatusColumn,
    TextColumn,
    TimeColumn,
)
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.host.mapping_shape import MappingShape, TextColumnShape, TimeColumnShape
from community_gov.host.structuring import make_converter, structure
from community_gov.host.yaml_reader import Document, Steps, read_yaml, read_yaml_file

_CONVERTER = make_converter()
_OFFSET = re.compile(r"([+-])(0[0-9]|1[0-4]):([0-5][0-9])")
_TEXTS = ("id", "place", "channel", "category")
_TIMES = ("opened", "closed", "due")
_DAY = ("%Y", "%m", "%d")
_TIME = ("%H", "%M", "%S")


def read_mapping(path: Path) -> ColumnMapping:
    """Read a mapping file from disk.

    Raises:
        InvalidFile: all that is wrong with it, each with its line and path.
    """
    document, _ = read_yaml_file(path)
    return _mapping(document)


def mapping_of(content: bytes, file: str) -> ColumnMapping:
    """Read the content of a mapping file, such as one in a package.

    Raises:
        InvalidFile: all that is wrong with it, each with its line and path.
    """
    return _mapping(read_yaml(content, file))


def _mapping(document: Document) -> ColumnMapping:
    shape = structure(_CONVERTER, document, document.value, MappingShape)
    problems = _problems(shape, document)
    zone = _zone(shape.zone)
    if zone is None:
        problems.append(document.problem("complaints.zone", ("zone",)))
    if problems or zone is None:
        raise InvalidFile(*problems)
    status, source = shape.status, shape.source
    return ColumnMapping(
        name=shape.complaints,
        id=_text(shape.id),
        opened=TimeColumn(shape.opened.column, shape.opened.formats),
        place=_text(shape.place),
        channel=_text(shape.channel),
        closed=_time(shape.closed),
        due=_time(shape.due),
        category=None if shape.category is None else _text(shape.category),
        status=None
        if status is None
        else StatusColumn(status.column, status.table, status.time_when_open),
        text=shape.text,
        source=SourceForm(
            encoding=source.encoding,
            delimiter="\t" if source.separator == "tab" else source.separator,
            sheet=source.sheet,
            header_row=source.header_row,
        ),
        zone=zone,
        taxonomy=shape.taxonomy,
    )


def _problems(shape: MappingShape, document: Document) -> list[Problem]:
    problems = []
    for name in _TEXTS:
        text: TextColumnShape | None = getattr(shape, name)
        if text is not None and bool(text.column) == bool(text.constant):
            problems.append(document.problem("complaints.one_source", (name,)))
    for name in _TIMES:
        time: TimeColumnShape | None = getattr(shape, name)
        for number, one in enumerate(time.formats if time is not None else ()):
            if not _is_format(one):
                at: Steps = (name, "formats", number)
                problems.append(document.problem("complaints.time_format", at))
    if shape.status is not None and shape.closed is None:
        problems.append(document.problem("complaints.status_without_closed", ("status",)))
    return problems


def _is_format(written: str) -> bool:
    if written == EXCEL:
        return True
    parts = re.findall("%.?", written)
    times = parts.count("%H") + parts.count("%M") + parts.count("%S")
    return sorted(parts) == sorted((*_DAY, *_TIME[:times]))


def _text(shape: TextColumnShape) -> TextColumn:
    return TextColumn(
        shape.column or "", shape.constant, shape.table, shape.if_empty, tuple(shape.until)
    )


def _time(shape: TimeColumnShape | None) -> TimeColumn | None:
    return None if shape is None else TimeColumn(shape.column, shape.formats)


def _zone(written: str) -> tzinfo | None:
    if (found := _OFFSET.fullmatch(written)) is not None:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
        return timezone(offset if found[1] == "+" else -offset)
    if not re.fullmatch("[A-Z][A-Za-z_]+(/[A-Za-z_-]+){1,2}", written):
        return None
    try:
        return ZoneInfo(written)
    except (KeyError, ValueError, OSError):
        return None
