"""A mapping file is read strictly, and every slip is named with its line."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from community_gov.domain.column_mapping import SourceForm, StatusColumn, TextColumn, TimeColumn
from community_gov.domain.errors import InvalidFile
from community_gov.host import mapping_of, read_mapping
from community_gov.host.schemas import schema_of

GOOD = """\
complaints: hall
label: {zh: 大厅, en: Hall}
id: {column: 编号}
opened: {column: 时间, formats: ["%Y年%m月%d日 %H:%M", excel]}
place: {column: 地点, until: [号楼]}
channel: {constant: counter}
closed: {column: 办结}
due: {column: 时限}
category: {column: 类别, table: {用房: premises}, if_empty: other}
status: {column: 状态, table: {办结: closed, 在办: open}, time_when_open: ignored}
text: [标题, 内容]
source: {encoding: gb18030, separator: tab, sheet: 一, header_row: 2}
zone: Asia/Shanghai
taxonomy: complaints:property@1
"""


def codes(text: str) -> list[tuple[str, str]]:
    with pytest.raises(InvalidFile) as refused:
        mapping_of(text.encode(), "map.yaml")
    return [(one.code, one.where) for one in refused.value.problems]


def test_every_key_is_read(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(GOOD, encoding="utf-8")
    mapping = read_mapping(tmp_path / "map.yaml")
    assert mapping.name == "hall"
    assert mapping.id == TextColumn("编号")
    assert mapping.opened == TimeColumn("时间", ("%Y年%m月%d日 %H:%M", "excel"))
    assert mapping.place == TextColumn("地点", until=("号楼",))
    assert mapping.channel == TextColumn(constant="counter")
    assert (mapping.closed, mapping.due) == (TimeColumn("办结"), TimeColumn("时限"))
    assert mapping.category == TextColumn("类别", table={"用房": "premises"}, if_empty="other")
    assert mapping.status == StatusColumn("状态", {"办结": "closed", "在办": "open"}, "ignored")
    assert mapping.text == ("标题", "内容")
    assert mapping.source == SourceForm("gb18030", "\t", "一", 2)
    assert datetime(2025, 1, 1, tzinfo=mapping.zone).utcoffset() == timedelta(hours=8)
    assert mapping.taxonomy == "complaints:property@1"


def test_what_may_be_left_out() -> None:
    short = "\n".join(GOOD.splitlines()[:6])
    mapping = mapping_of(short.encode(), "map.yaml")
    assert (mapping.closed, mapping.due, mapping.category, mapping.status) == (None,) * 4
    assert mapping.source == SourceForm()
    assert mapping.zone.utcoffset(None) == timedelta(hours=8)
    west = mapping_of((short + '\nzone: "-03:30"').encode(), "map.yaml")
    assert west.zone == timezone(-timedelta(hours=3, minutes=30)) != UTC


def slips() -> Iterable[tuple[str, str, str]]:
    yield "id: {column: 编号}", "id: {column: 编号, constant: x}", "complaints.one_source"
    yield "id: {column: 编号}", "id: {}", "complaints.one_source"
    yield "id: {column: 编号}", "id: {colum: 编号}", "file.unknown_key"
    yield "id: {column: 编号}", "id: 编号", "file.expected"
    yield "id: {column: 编号}", "id: {column: 7}", "file.expected"
    yield "excel]", "'%Y-%m']", "complaints.time_format"
    yield "excel]", "'%Y-%m-%d %M']", "complaints.time_format"
    yield "excel]", "'%Y-%m-%d %p']", "complaints.time_format"
    yield "excel]", "'%Y-%m-%d %Y']", "complaints.time_format"
    yield "excel]", "'%d%%']", "complaints.time_format"
    yield "closed: {column: 办结}\n", "", "complaints.status_without_closed"
    yield "在办: open", "在办: opened", "file.choice"
    yield "gb18030", "latin1", "file.choice"
    yield "separator: tab", "separator: x", "file.choice"
    yield "header_row: 2", "header_row: 0", "file.too_small"
    yield "Asia/Shanghai", "Asia/Nowhere", "complaints.zone"
    yield "Asia/Shanghai", "../../etc/passwd", "complaints.zone"
    yield "Asia/Shanghai", "'+15:00'", "complaints.zone"
    yield "property@1", "property", "file.taxonomy_name"
    yield "complaints: hall", "complaints: 大厅", "file.name"
    yield "complaints: hall\n", "", "file.missing_key"
    yield "text: [标题, 内容]", "text: 标题", "file.expected"


@pytest.mark.parametrize(
    ("old", "new", "code"), [pytest.param(*one, id=f"{one[2]}-{one[1]}") for one in slips()]
)
def test_slips_are_named_with_their_line(old: str, new: str, code: str) -> None:
    assert old in GOOD
    found = codes(GOOD.replace(old, new))
    assert code in [one for one, _ in found]
    assert all(where.startswith("map.yaml:") for _, where in found)
    if new.startswith("id:") and "colum" not in new:
        assert found[0][1] == "map.yaml:3"


def test_the_schema_says_the_same() -> None:
    validator = Draft202012Validator(schema_of("mapping"))
    load = YAML(typ="safe").load
    assert not list(validator.iter_errors(load(GOOD)))
    for old, new, code in slips():
        if code in (
            "complaints.time_format",
            "complaints.zone",
            "complaints.status_without_closed",
        ):
            continue  # what a schema cannot say
        if new == "id: {column: 7}" or not code.startswith("file."):
            continue
        assert list(validator.iter_errors(load(GOOD.replace(old, new)))), new
    for wrong in ("id: {}", "id: {column: a, constant: b}"):
        text = GOOD.replace("id: {column: 编号}", wrong)
        assert list(validator.iter_errors(load(text)))
