"""What the commands on cases, and on a database as a whole, say about themselves."""

from community_gov.domain.text import Text

TEXTS = {
    "story": Text(
        "照着地方文件，把报纸上的故事从头到尾办一遍。",
        "Live through the story of the newspaper page, on the place files.",
    ),
    "seed": Text(
        "编造人物与编号的种子；相同则故事相同。",
        "Seed of invented people and ids; the same seed tells the same story.",
    ),
    "write": Text("同时把 JSON 写到这个文件。", "Also write the JSON to this file."),
    "verify": Text(
        "重放每件事项并核对历史链；有问题则退出码为 1。",
        "Replay every case and check every chain; exit 1 when something is wrong.",
    ),
    "run_due": Text(
        "让到期的期限生效一次，然后结束。", "Fire the clocks that are due, once, and stop."
    ),
    "worker": Text(
        "持续运行：期限到期即生效，通知按规则发出，其余消息交出。Ctrl-C 结束。--json 时一行一份 JSON（JSON Lines）。",
        "Keep running: fire what is due, send notices, hand out messages. Ctrl-C ends it. With --json it prints one document a line (JSON Lines).",
    ),
    "limit": Text("一次最多处理多少条。", "How many at most in one go."),
    "every": Text("每隔多少秒看一次。", "How many seconds between two looks."),
    "outbox": Text(
        "消息追加到这个 JSON Lines 文件；不给则打印。",
        "Append messages to this JSON Lines file; print them when left out.",
    ),
    "keys": Text("照看密封个人信息的密钥。", "Look after the keys of personal data."),
    "rotate": Text(
        "换一把主密钥，并重新包裹每个人的密钥；中断后可再次运行。",
        "Use a new root key and wrap everybody's key anew; may be interrupted and run again.",
    ),
    "explain": Text(
        "逐步说明一件事项：谁、凭什么、依据什么，办了什么。",
        "Tell a case step by step: who did what, by which right and rule.",
    ),
    "calendar": Text(
        "把本处场地、物品和人员的预订写成日历文件（iCalendar），手机和日历软件都能读。",
        "Write what is booked of a place's rooms, things and people as a calendar (iCalendar).",
    ),
    "ics": Text("写到这个文件。", "Write it to this file."),
    "what_booked": Text(
        "只要这个场地或物品（名称）的。", "Only of this room or thing, by its name."
    ),
    "since_today": Text("第一天，含当日；默认今天。", "The first day, included; today by default."),
    "until_a_year": Text(
        "最后一天，含当日；默认一年以后。", "The last day, included; a year later by default."
    ),
    "loop": Text(
        "说明一件事项怎样闭环：问题、方案、执行、积分、效果。",
        "Tell how a case went round: problem, plan, execution, points, effect.",
    ),
    "explain_due": Text("逐日说明一个期限怎样算出。", "Explain a deadline, day by day."),
}
