"""What those are told besides whom a report or a file is about."""

from community_gov.plugin import Telling, Text

TELLINGS = (
    Telling(
        "taken_up",
        "report",
        ("resident",),
        entering=("taken_up",),
        text=Text(
            "您反映的问题（{kind}，{spot}）已由执法队办理。",
            "What you reported ({kind}, {spot}) is with the officers.",
        ),
    ),
    Telling(
        "no_case",
        "report",
        ("resident",),
        entering=("no_case",),
        text=Text(
            "您反映的问题（{kind}，{spot}）已到现场核实，不予处理：{reason}。",
            "What you reported ({kind}, {spot}) was looked at; there is no case: {reason}.",
        ),
    ),
    Telling(
        "file_closed",
        "finding",
        ("trader",),
        entering=("no_case", "lasting"),
        text=Text("这起案件（{kind}，{spot}）已办结。", "The file on {kind}, {spot}, is closed."),
    ),
)
