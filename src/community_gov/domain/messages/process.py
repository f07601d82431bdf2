"""Event logs: from elsewhere, and beside a workflow."""

from community_gov.domain.text import Text

_EXPORT_ANEW = Text(
    "请从原系统重新导出，或改正这一行。", "Export it again from where it comes, or mend this line."
)

PROCESS: dict[str, tuple[Text, Text]] = {
    "process.too_large": (
        Text("文件太大，最多 {most} MB。", "The file is too large; it may have {most} MB at most."),
        Text("请按时间分成几个文件。", "Divide it by time into several files."),
    ),
    "process.no_xml": (
        Text("从这里起不是完整的 XML。", "From here on it is not whole XML."),
        _EXPORT_ANEW,
    ),
    "process.doctype": (
        Text(
            "文件里有文档类型声明（DOCTYPE），事件日志用不着，也可能有害。",
            "The file has a document type (DOCTYPE); an event log needs none, and it can do harm.",
        ),
        Text("请删去这一段再读。", "Take it out and read the file again."),
    ),
    "process.no_xes": (
        Text(
            "最外层不是 log，这不是 XES 文件。", "The outermost element is no log: this is no XES."
        ),
        Text("请核对文件，或改用 CSV。", "Check which file this is, or use CSV."),
    ),
    "process.value": (
        Text("“{key}”的值“{value}”读不懂。", "The value “{value}” of “{key}” cannot be read."),
        Text(
            "请改写：时间要带时区（或给出地方），数字和真假值按 XES 书写。",
            "Write it as XES does; give moments a zone (or name a place).",
        ),
    ),
    "process.no_activity": (
        Text("这个事件没有名称（concept:name）。", "This event has no name (concept:name)."),
        _EXPORT_ANEW,
    ),
    "process.no_moment": (
        Text("这个事件没有时间（time:timestamp）。", "This event has no moment (time:timestamp)."),
        _EXPORT_ANEW,
    ),
    "process.no_case": (
        Text("这个案例没有编号（concept:name）。", "This case has no id (concept:name)."),
        _EXPORT_ANEW,
    ),
    "process.case_twice": (
        Text("案例“{case}”出现了两次。", "The case “{case}” is there twice."),
        Text("请把两处合并。", "Put the two together."),
    ),
    "process.more": (
        Text(
            "另有 {count} 处同类问题，未逐一列出。", "There are {count} more problems like these."
        ),
        Text("请先改正上面这些。", "Mend those above first."),
    ),
    "process.no_column": (
        Text("表头里没有“{column}”这一列。", "The head of the table has no column “{column}”."),
        Text("请改映射文件；现有的列：{known}。", "Change the mapping; there are: {known}."),
    ),
    "process.encoding": (
        Text("文件不是 {encoding} 编码。", "The file is not written in {encoding}."),
        Text(
            "请在映射文件里写明 encoding，如 gb18030。",
            "Say in the mapping which encoding it has, such as gb18030.",
        ),
    ),
    "process.empty_cell": (
        Text("“{column}”这一格是空的。", "The cell of “{column}” is empty."),
        Text(
            "请补上：每一行都要有案例、活动和时间。",
            "Fill it in: each line needs a case, an activity and a moment.",
        ),
    ),
    "process.cell_moment": (
        Text("“{column}”的“{value}”不是时间。", "“{value}” in “{column}” is no moment."),
        Text(
            "请写成 2026-03-02 09:00，或在映射文件里写明 format。",
            "Write it as 2026-03-02 09:00, or say in the mapping which format it has.",
        ),
    ),
    "process.no_table": (
        Text("从这里起不是完整的 CSV。", "From here on it is not whole CSV."),
        _EXPORT_ANEW,
    ),
    "process.backwards": (
        Text("结束早于开始。", "It ends before it begins."),
        Text("请核对这一行的两个时间。", "Check the two moments of this line."),
    ),
    "process.no_columns": (
        Text(
            "CSV 文件要有映射文件，说明哪一列是案例、活动和时间。",
            "CSV needs a mapping that says which columns are case, activity and moment.",
        ),
        Text("请用 --mapping 给出。", "Give it with --mapping."),
    ),
    "process.unknown_actions": (
        Text(
            "映射文件里的“{names}”不是流程“{workflow}”的操作。",
            "“{names}” in the mapping are no actions of “{workflow}”.",
        ),
        Text(
            "请改正映射文件；流程有：{known}。", "Correct the mapping; the workflow has: {known}."
        ),
    ),
    "process.nothing": (
        Text("这里没有符合条件的事项。", "There are no such cases here."),
        Text("请放宽日期，或换一个项目。", "Choose other days, or another program."),
    ),
    "process.which_program": (
        Text(
            "XES 文件只装一个流程，这里有几个：{known}。",
            "An XES file holds one process; here are several: {known}.",
        ),
        Text("请用 --program 选一个，或改用 OCEL。", "Choose one with --program, or use OCEL."),
    ),
}
