"""What goes wrong when data come in."""

from pathlib import Path

from community_gov.domain.text import Text
from community_gov.host import read_mapping
from community_gov.plugin.insight import read_rows, take_in

from ..shape import Case, Room, did, wrote


def names() -> dict[str, object]:
    """Return what a snippet finds."""
    mapping = read_mapping(Path("hall.yaml"))
    return {"Path": Path, "read_rows": read_rows, "take_in": take_in, "mapping": mapping}


CSV, MAPPING = "hall.csv", "hall.yaml"
ROW = "2025-1,2025-03-01 09:30,2025-03-04 10:00,3号楼2单元,热线,办结,小区一直没有物业用房"


def row(code: str, zh: str, en: str, old: str, new: str) -> Case:
    """Return a case in which one cell of the register is otherwise."""
    assert old in ROW
    return wrote(code, zh, en, CSV, f"-{ROW}\n+{ROW.replace(old, new)}\n")


READ = 'read_rows({}, "{}", mapping)'
ROOM = Room(
    Text("数据导入", "Data in"),
    Text(
        "登记表和映射文件同[投诉的导入与导出](../how-to/complaints.md)；"
        "`mapping` 是读入的 `hall.yaml`。",
        "Register and mapping are those of [Complaints in and out](../how-to/complaints.md);"
        " `mapping` is `hall.yaml`, read.",
    ),
    (
        row(
            "complaints.no_such_day",
            "没有这一天",
            "A day that never was",
            "2025-03-01",
            "2025-02-30",
        ),
        row(
            "complaints.time_form",
            "日期写法不同",
            "A day written otherwise",
            "2025-03-01 09:30",
            "1/3/2025",
        ),
        row("complaints.in_future", "日子还没到", "A day to come", "2025-03-04", "2027-03-04"),
        row(
            "complaints.closed_too_early",
            "没提出就办结了",
            "Settled before it was made",
            "2025-03-04",
            "2025-02-27",
        ),
        row(
            "complaints.closed_without_time",
            "办结了却没有时间",
            "Settled, nobody knows when",
            "2025-03-04 10:00",
            "",
        ),
        row(
            "complaints.not_in_table",
            "来源没有对应",
            "A channel that is not in the table",
            "热线",
            "电话",
        ),
        row(
            "complaints.personal",
            "地点栏里写了电话",
            "A telephone number in the place",
            "3号楼2单元",
            "13800138000，3号楼",
        ),
        row("complaints.missing", "没有编号", "No number", "2025-1,", ","),
        row("complaints.ragged", "多了一个逗号", "A comma too many", "物业用房", "物业用房,急"),
        wrote(
            "complaints.number_twice",
            "同一编号两种说法",
            "One number, two contents",
            CSV,
            f" {ROW}\n+{ROW.replace('3号楼', '4号楼')}\n",
        ),
        wrote(
            "complaints.no_column",
            "列名对不上",
            "A column that is not there",
            MAPPING,
            "-id: {column: 编号}\n+id: {column: 工单编号}\n",
        ),
        wrote(
            "complaints.column_twice",
            "表头重名",
            "Two columns of one name",
            CSV,
            "-编号,受理,办结,地点,来源,状态,内容\n+编号,受理,办结,地点,来源,来源,内容\n",
        ),
        did(
            "complaints.kind",
            "交来一份 PDF",
            "A PDF is handed in",
            READ.format('b"%PDF-1.7"', "hall.pdf"),
        ),
        did("complaints.empty", "空文件", "An empty file", READ.format('b""', "hall.csv")),
        did(
            "complaints.no_workbook",
            "把 CSV 改名为 .xlsx",
            "A CSV that is named .xlsx",
            READ.format('Path("hall.csv").read_bytes()', "hall.xlsx"),
        ),
    ),
    names,
)
