"""Small sources of complaints, and what came of them."""

from typing import Any

from attrs import evolve

from community_gov.domain.column_mapping import (
    ColumnMapping,
    StatusColumn,
    TextColumn,
    TimeColumn,
)
from community_gov.insight.intake import Intake, Row, Rows, read_rows, take_in

PLATFORM = ColumnMapping(
    name="platform",
    id=TextColumn("编号"),
    opened=TimeColumn("受理时间"),
    closed=TimeColumn("办结时间"),
    place=TextColumn("地点"),
    category=None,
    channel=TextColumn("来源", table={"热线": "hotline", "平台": "platform"}),
    status=StatusColumn("状态", {"办结": "closed", "处理中": "open"}),
    text=("内容",),
)
HEADS = ("编号", "受理时间", "办结时间", "地点", "来源", "状态", "内容")
GOOD = ("A1", "2025-03-01 09:30", "2025-03-04 10:00", "3号楼", "热线", "办结", "没有物业用房")
OPEN = ("A2", "2025-03-02", "", "东门", "平台", "处理中", "电梯坏了")


def csv_of(*rows: tuple[str, ...], heads: tuple[str, ...] = HEADS) -> str:
    return "".join(",".join(row) + "\r\n" for row in (heads, *rows))


def changed(row: tuple[str, ...] = GOOD, **values: str) -> tuple[str, ...]:
    """Return a row with other values: ``id``, ``opened``, ``closed``, ``place`` …."""
    names = ("id", "opened", "closed", "place", "channel", "status", "text")
    return tuple(values.get(name, one) for name, one in zip(names, row, strict=True))


def taken(content: bytes | str, file: str = "in.csv", **more: Any) -> Intake:
    mapping = more.pop("mapping", PLATFORM)
    raw = content.encode("utf-8") if isinstance(content, str) else content
    return take_in(read_rows(raw, file, mapping), mapping, **more)


def one_row(mapping: ColumnMapping = PLATFORM, **values: object) -> Intake:
    """Take in one row that is good but for some values of any type."""
    names = dict(zip(("id", "opened", "closed", "place", "channel", "status", "text"), HEADS,
                     strict=True))  # fmt: skip
    row = dict(zip(HEADS, GOOD, strict=True)) | {names[key]: one for key, one in values.items()}
    return take_in(Rows("rows", HEADS, [Row(1, row)]), mapping)


def why(intake: Intake) -> list[tuple[int, str, str]]:
    return [(one.row, one.column, one.code.removeprefix("complaints.")) for one in intake.refused]


def with_formats(*formats: str) -> ColumnMapping:
    return evolve(PLATFORM, opened=TimeColumn("受理时间", formats))
