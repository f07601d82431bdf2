"""What the commands on how cases really went say about themselves."""

from community_gov.domain.text import Text

TEXTS = {
    "process": Text(
        "流程实况：各环节用时、等待、返工、瓶颈，与流程是否相符。",
        "How cases really went: time, waiting, rework, bottlenecks, and the rules beside them.",
    ),
    "process_indicators": Text(
        "地方文件里定的指标：实际多少、目标多少、达标没有。",
        "The indicators of a place's file: what they say, what is aimed at, and whether it is met.",
    ),
    "indicators_by": Text(
        "由谁看（编号）；不写，只列人人可看的。",
        "who looks, by id; without it, only what everybody may see.",
    ),
    "process_show": Text(
        "按办理记录统计一个地方的流程；演练不计入。",
        "Figures of a place's processes from its history; exercises are left out.",
    ),
    "process_export": Text(
        "把办理记录导出成 XES 或 OCEL 2.0；只有角色，没有人。",
        "Write the history as XES or OCEL 2.0; it names roles, never persons.",
    ),
    "process_read": Text(
        "统计别处导出的记录（XES 或 CSV），并可与本地流程对照。",
        "Figures of a log from elsewhere (XES or CSV), beside a workflow of a place if wished.",
    ),
    "process_program": Text("只看这个项目（全名）。", "Only this program, by its full name."),
    "opened_since": Text("只看这天起立案的。", "Only cases opened from this day on."),
    "opened_until": Text(
        "只看到这天为止立案的，含当日。", "Only cases opened up to this day, included."
    ),
    "office_hours": Text(
        "时间只计办公时间，按地方的日历。",
        "Count only office hours, by the calendar of the place.",
    ),
    "least_cases": Text(
        "少于这么多件的走法不单列；默认 5。",
        "Ways that fewer cases went are not told apart; 5 by default.",
    ),
    "quiet": Text(
        "多少天没有动静算停滞；默认 30。",
        "After how many days without anything a case has gone quiet; 30 by default.",
    ),
    "xes": Text("写成 XES 文件。", "Write this XES file."),
    "ocel": Text("写成 OCEL 2.0 的 JSON 文件。", "Write this OCEL 2.0 file, as JSON."),
    "pseudonyms": Text(
        "给办理人编号（仅在此文件内有效）；不给则只有角色。",
        "Number those who acted, for this file only; without it, only roles are told.",
    ),
    "log_mapping": Text(
        "映射文件（YAML）：哪一列是什么，哪个活动是哪个操作；CSV 必须给出。",
        "YAML that says which column is what, and which activity is which action; CSV needs it.",
    ),
    "process_place": Text(
        "按这个地方的时区、日历和流程来看。",
        "Look at it with the zone, the calendar and the workflows of this place.",
    ),
    "process_beside": Text(
        "与这个地方的哪个流程（全名）对照。",
        "Beside which workflow of the place, by its full name.",
    ),
}
