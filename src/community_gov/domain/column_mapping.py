"""What the columns of somebody's complaints mean: written once for each source, as data."""

from collections.abc import Mapping
from datetime import tzinfo
from typing import Literal

from attrs import field, frozen

from community_gov.domain.calendar import CHINA_TIME

EXCEL = "excel"
"""The format of a day that a spreadsheet wrote as a number."""

Standing = Literal["open", "closed"]


@frozen
class TextColumn:
    """Where a text comes from: a column, or the same for all rows.

    Attributes:
        column: its name in the source; empty for a constant.
        constant: stands for all rows.
        table: what is written there, by what it means; a value that is not in it is refused.
            None to keep values as they are written.
        if_empty: stands for an empty value; None to refuse it, or to leave a category open.
        until: a place is cut after the first of these words, so that nothing finer is kept
            (``号楼``: the building, not the flat); without any of them it is refused.
    """

    column: str = ""
    constant: str | None = None
    table: Mapping[str, str] | None = None
    if_empty: str | None = None
    until: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        if bool(self.column) == (self.constant is not None):
            raise ValueError("a column or a constant, one of them")


@frozen
class TimeColumn:
    """Where a moment comes from.

    Attributes:
        formats: with ``%Y %m %d %H %M %S``, or ``excel`` for a spreadsheet's number; none for
            ISO 8601.
    """

    column: str
    formats: tuple[str, ...] = ()


@frozen
class StatusColumn:
    """Which rows are settled, as the source says it in words.

    Attributes:
        table: what is written there, by what it means (``办结`` is closed).
        time_when_open: whether a closing time of an open row is a contradiction (*refused*), or
            only the time of its last change (*ignored*).
    """

    column: str
    table: Mapping[str, Standing]
    time_when_open: Literal["refused", "ignored"] = "refused"


@frozen
class SourceForm:
    """How the file itself is written.

    Attributes:
        encoding: None to tell UTF-8, UTF-16 with a BOM and GB18030 apart by their bytes.
        sheet: of a workbook; None for its only one.
        header_row: the row with the names of the columns, from 1.
    """

    encoding: str | None = None
    delimiter: str = ","
    sheet: str | None = None
    header_row: int = 1


@frozen
class ColumnMapping:
    """What the columns of one source mean.

    Attributes:
        name: of the source; with its version when its form changes.
        text: columns with free text; they are looked at to sort a complaint, and dropped.
        zone: of times that are written without one.
        taxonomy: full name; None for the only one of the place.
        apostrophes: whether an apostrophe before ``=``, ``+``, ``-`` or ``@`` was put there to
            keep a spreadsheet from reckoning, as our own CSV does.
    """

    name: str
    id: TextColumn
    opened: TimeColumn
    place: TextColumn
    channel: TextColumn
    closed: TimeColumn | None = None
    due: TimeColumn | None = None
    category: TextColumn | None = None
    status: StatusColumn | None = None
    text: tuple[str, ...] = ()
    source: SourceForm = field(factory=SourceForm)
    zone: tzinfo = CHINA_TIME
    taxonomy: str | None = None
    apostrophes: bool = False

    def __attrs_post_init__(self) -> None:
        if self.status is not None and self.closed is None:
            raise ValueError("what is settled needs the moment at which it was")

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns of the source that are read, each once."""
        parts = (
            self.id, self.opened, self.closed, self.due, self.place, self.category, self.channel,
            self.status,
        )  # fmt: skip
        named = [one.column for one in parts if one is not None and one.column]
        return tuple(dict.fromkeys((*named, *self.text)))
