"""A table as a log: columns by name, in any order, and all that is wrong with it at once."""

import pytest

from community_gov import InvalidFile
from community_gov.domain.calendar import CHINA_TIME
from community_gov.insight.process.csv_reading import Columns, read_csv
from community_gov.insight.process.log import Lifecycle, Log

from .process_logs import MONDAY

COLUMNS = Columns(case="编号", activity="环节", at="办结时间", start="开始时间", role="岗位")
TABLE = """岗位,编号,环节,开始时间,办结时间,备注
经办,1,"受理,登记",,2026-03-02 09:00,王秀英
经办,2,受理,,2026/03/02 09:00:00,
负责人,1,审批,2026-03-02T02:00:00Z,2026-03-02 11:00,
,,,,,

经办,1,收件,,2026-03-02 08:00+08:00,
"""


def read(text: str, columns: Columns = COLUMNS, encoding: str = "utf-8") -> Log:
    return read_csv(text.encode(encoding), columns, CHINA_TIME, file="old.csv", name="old")


def test_a_table() -> None:
    one = read(TABLE)
    assert (one.name, [trace.case for trace in one.traces]) == ("old", ["1", "2"])
    told = [(e.activity, e.lifecycle, e.at.hour, e.role) for e in one.traces[0].events]
    done = Lifecycle.COMPLETE
    assert told == [
        ("收件", done, 8, "经办"),
        ("受理,登记", done, 9, "经办"),
        ("审批", Lifecycle.START, 2, "负责人"),
        ("审批", done, 11, "负责人"),
    ]
    assert one.traces[1].events[0].at == MONDAY
    assert "王秀英" not in str(one)


def test_encodings_formats_and_transitions() -> None:
    from attrs import evolve

    chinese = evolve(COLUMNS, encoding="gb18030")
    assert read(TABLE, chinese, "gb18030") == read(TABLE) == read("\ufeff" + TABLE)
    columns = Columns("c", "a", "t", lifecycle="l", format="%d.%m.%Y %H:%M")
    one = read(
        "c,a,t,l\n1,x,02.03.2026 09:00,START\n1,x,02.03.2026 10:00,\n1,y,02.03.2026 11:00,so",
        columns,
    )
    assert [e.lifecycle.value for e in one.events] == ["start", "complete", "unknown"]
    assert one.events[0].at == MONDAY


def refused(data: bytes, columns: Columns = COLUMNS) -> list[tuple[str, str]]:
    with pytest.raises(InvalidFile) as found:
        read_csv(data, columns, CHINA_TIME, file="old.csv")
    assert all(one.line("zh") and one.line("en") for one in found.value.problems)
    return [(one.where, one.code) for one in found.value.problems]


def test_all_that_is_wrong_at_once() -> None:
    assert refused(b"a,b\n1,2\n") == [("old.csv:1", "process.no_column")] * 5
    table = (
        "编号,环节,开始时间,办结时间,岗位\n"
        ",受理,,昨天,\n"
        '1,"受理\n登记",2026-03-02 10:00,2026-03-02 09:00,\n'
        "1,,前天,,\n"
    )
    assert refused(table.encode()) == [
        ("old.csv:2", "process.empty_cell"),
        ("old.csv:2", "process.cell_moment"),
        ("old.csv:4", "process.backwards"),
        ("old.csv:5", "process.empty_cell"),
        ("old.csv:5", "process.empty_cell"),
        ("old.csv:5", "process.cell_moment"),
    ]


def test_what_is_no_table() -> None:
    from attrs import evolve

    assert refused(TABLE.encode("gb18030")) == [("old.csv", "process.encoding")]
    klingon = evolve(COLUMNS, encoding="klingon")
    assert refused(TABLE.encode(), klingon) == [("old.csv", "process.encoding")]
    assert refused(b"")[0][1] == "process.no_column"
    long = TABLE.encode() + b"1," + b"x" * 200_000
    assert refused(long)[-1][1] == "process.no_table"


def test_the_size_is_limited() -> None:
    data = TABLE.encode()
    assert read_csv(data, COLUMNS, CHINA_TIME, largest=len(data)).traces
    with pytest.raises(InvalidFile) as found:
        read_csv(data, COLUMNS, CHINA_TIME, largest=len(data) - 1)
    assert found.value.problems[0].code == "process.too_large"
