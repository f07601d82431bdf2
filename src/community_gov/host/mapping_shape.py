"""The shape of a mapping file: what the columns of somebody's complaints mean, key by key."""

from typing import Annotated, Literal

from attrs import Factory, field, frozen
from msgspec import Meta

from community_gov.domain.text import Text
from community_gov.host.names import Name

TaxonomyName = Annotated[
    str,
    Meta(
        pattern="^[a-z][a-z0-9_-]{0,63}:[a-z][a-z0-9_-]{0,63}@[1-9][0-9]{0,8}$",
        description="插件:类目@版本，如 complaints:property@1 / plugin, taxonomy and version",
        extra={"code": "file.taxonomy_name"},
    ),
]

Separator = Literal[",", ";", "tab", "|"]


@frozen
class TextColumnShape:
    """一项文字从哪里来 / where a text comes from."""

    column: str | None = None
    constant: str | None = None
    table: dict[str, str] | None = None
    if_empty: str | None = None
    until: tuple[str, ...] = ()


@frozen
class TimeColumnShape:
    """一个时间从哪里来 / where a moment comes from."""

    column: str
    formats: tuple[str, ...] = ()


@frozen
class StatusColumnShape:
    """哪些算办结 / which rows are settled."""

    column: str
    table: dict[str, Literal["open", "closed"]]
    time_when_open: Literal["refused", "ignored"] = "refused"


@frozen
class SourceShape:
    """源文件怎样写成 / how the file itself is written."""

    encoding: Literal["utf-8", "utf-16", "gb18030"] | None = None
    separator: Separator = ","
    sheet: str | None = None
    header_row: Annotated[int, Meta(ge=1)] = 1


@frozen
class MappingShape:
    """投诉来源的映射文件 / the mapping of one source of complaints."""

    complaints: Name
    label: Text
    id: TextColumnShape
    opened: TimeColumnShape
    place: TextColumnShape
    channel: TextColumnShape
    closed: TimeColumnShape | None = None
    due: TimeColumnShape | None = None
    category: TextColumnShape | None = None
    status: StatusColumnShape | None = None
    text: tuple[str, ...] = ()
    source: SourceShape = field(default=Factory(SourceShape))
    zone: str = "+08:00"
    taxonomy: TaxonomyName | None = None
