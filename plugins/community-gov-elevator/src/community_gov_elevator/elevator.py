"""The plugin: the rescue, and what goes on between two of them: rounds, drills, teaching."""

from collections.abc import Sequence
from datetime import date

from community_gov.plugin import (
    Authority,
    Chapter,
    Offer,
    Program,
    Question,
    Telling,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_elevator.questions import QUESTIONS
from community_gov_elevator.settings import ElevatorSettings
from community_gov_elevator.sources import ARRIVAL, DRILLS, FAULTS, ROUNDS, TEACHING
from community_gov_elevator.tellings import TELLINGS
from community_gov_elevator.values import values_of


class Elevator:
    """Lift emergencies in one place."""

    name = "elevator"
    label = Text("电梯困人应急救援", "Lift emergencies")
    Settings = ElevatorSettings

    def __init__(self, settings: ElevatorSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer the rescue, as drill and in earnest, and what keeps it rare."""
        values = values_of(self._settings)
        return [
            Offer(one, WorkflowFile("community_gov_elevator", f"workflows/{one.name}.yaml", values))
            for one in _PROGRAMS
        ]

    @hookimpl
    def questions(self) -> Sequence[Question]:
        """Answer whether a log of questions names nobody."""
        return QUESTIONS

    @hookimpl
    def tellings(self) -> Sequence[Telling]:
        """Tell what the workflows themselves do not."""
        return TELLINGS

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the drill of the page; loaded only for who asks for the story."""
        from community_gov_elevator.story import CHAPTER

        return [CHAPTER]


def _program(name: str, label: Text, about: Text, authority: Authority) -> Program:
    return Program(name, label, name, about, authority, since=date(2025, 1, 1))


_PROGRAMS = (
    _program(
        "entrapment",
        Text("电梯困人应急救援", "Lift entrapment rescue"),
        Text(
            "被困电梯时，请按轿厢里的对讲按钮，靠边站稳，不要扒门；我们昼夜有人接听。",
            "If you are trapped in a lift, press the intercom button, stand at the wall, leave the"
            " doors alone. Somebody answers day and night.",
        ),
        ARRIVAL,
    ),
    _program(
        "fault",
        Text("电梯故障（无人被困）", "Lift fault (nobody trapped)"),
        Text(
            "电梯不对劲、但没有人被困：维保单位处理，使用单位安全员签字。有人被困请走应急救援。",
            "Something is wrong with a lift and nobody is trapped: the maintenance unit clears it,"
            " the user unit's safety officer signs. Where somebody is trapped, call for rescue.",
        ),
        FAULTS,
    ),
    _program(
        "roster",
        Text("电梯安全定人定岗", "Post for lift safety rounds"),
        Text(
            "日管控、周排查、月调度各有专人，到时间自动派单。",
            "Daily, weekly and monthly rounds each have somebody by name, and come by themselves.",
        ),
        ROUNDS,
    ),
    _program(
        "round",
        Text("电梯安全检查", "Lift safety round"),
        Text(
            "逐项查看，发现问题当场立案；漏查逐级上报。",
            "Looked at item by item; what is found opens a case, what is missed is escalated.",
        ),
        ROUNDS,
    ),
    _program(
        "drill_calendar",
        Text("电梯演练日历", "Drill calendar"),
        Text("每年按时演练，不靠记性。", "Drills come round by the calendar, not by memory."),
        DRILLS,
    ),
    _program(
        "drill_plan",
        Text("电梯演练计划", "Planned drill"),
        Text(
            "一次该做的演练：提醒、逾期上报，直到做完。",
            "One drill that is due: reminded of and escalated until it was held.",
        ),
        DRILLS,
    ),
    _program(
        "teaching",
        Text("安全乘梯互动教学", "Teaching session"),
        Text(
            "演练之后，到楼下讲安全乘梯、自救方法和对讲使用，有问有答。",
            "After a drill, where people live: riding safely, helping oneself, using the intercom,"
            " with questions and answers.",
        ),
        TEACHING,
    ),
)
