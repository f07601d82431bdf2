"""When a history does not replay to what the database holds."""

from community_gov.domain.text import Text

HISTORIES: dict[str, tuple[Text, Text]] = {
    "history.refused_now": (
        Text("重放历史时，这一步被拒绝（{codes}）。", "Replayed, this step is refused ({codes})."),
        Text(
            "历史或程序被改动过；请与备份比对。",
            "The history or the program was changed; compare with a backup.",
        ),
    ),
    "history.decided_otherwise": (
        Text("重放历史时，这一步得出了不同的结果。", "Replayed, this step is decided otherwise."),
        Text(
            "历史或程序被改动过；请与备份比对。",
            "The history or the program was changed; compare with a backup.",
        ),
    ),
    "history.no_case": (
        Text("只剩历史，事项本身不见了。", "Only the history is left; the case itself is gone."),
        Text(
            "请从备份恢复，勿手工修改数据库。",
            "Restore it from a backup; never edit the database by hand.",
        ),
    ),
    "history.beside": (
        Text(
            "数据库里的“{table}”与历史不符。",
            "The table “{table}” does not say what the history says.",
        ),
        Text(
            "请与备份比对，勿手工修改数据库。",
            "Compare with a backup; never edit the database by hand.",
        ),
    ),
    "history.claims": (
        Text(
            "全区登记簿“{register}”与历史不符。",
            "The register “{register}” does not say what the history says.",
        ),
        Text(
            "请与备份比对；名额可能被重复申领。",
            "Compare with a backup; something may have been claimed twice.",
        ),
    ),
    "history.appointments": (
        Text(
            "“{role}”的任职记录与历史不符。",
            "The records of who is “{role}” do not say what the history says.",
        ),
        Text(
            "请与备份比对；可能有人没有经过任命就在任。",
            "Compare with a backup; somebody may hold an office that nobody has given.",
        ),
    ),
    "history.slots": (
        Text(
            "“{what}”的预订表与历史不符。",
            "The table of what is booked does not say what the history says of “{what}”.",
        ),
        Text(
            "请与备份比对；可能有一个时段被订了两次。",
            "Compare with a backup; some hours may have been booked twice.",
        ),
    ),
    "history.other_case": (
        Text("事项现状与其历史不符。", "The case is not what its history says."),
        Text(
            "请与备份比对，勿手工修改数据库。",
            "Compare with a backup; never edit the database by hand.",
        ),
    ),
}
