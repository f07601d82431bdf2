"""What a lift asks for between rescues: its checks, what they find, and lessons in riding it."""

from datetime import date

from community_gov.plugin import Authority, Program, Text
from community_gov_elevator.sources import DAILY, HOUSE_RULE


def _program(name: str, label: Text, about: Text, authority: Authority) -> Program:
    return Program(name, label, name, about, authority, since=date(2025, 1, 1))


DAILY_PROGRAMS = (
    _program(
        "safety",
        Text("电梯日常安全", "Lift in daily use"),
        Text(
            "每台电梯的日管控、周排查、月调度和演练计划，到时自动提醒。",
            "The checks and drills of each lift come by themselves: daily, weekly, monthly.",
        ),
        DAILY,
    ),
    _program(
        "check",
        Text("电梯检查", "Check of a lift"),
        Text("由使用单位人员检查、签字。", "Made and signed by the user unit."),
        DAILY,
    ),
    _program(
        "fault",
        Text("电梯问题", "Fault of a lift"),
        Text(
            "检查发现的问题，由维保单位处理。",
            "Found by a check, repaired by the maintenance unit.",
        ),
        DAILY,
    ),
    _program(
        "lesson",
        Text("乘梯安全教学", "Teaching session"),
        Text(
            "教大家安全乘梯、被困自救、怎样使用对讲。",
            "How to ride safely, to help oneself when trapped, and to use the intercom.",
        ),
        HOUSE_RULE,
    ),
)
