"""The plugin: one program, one chart, and the settings as the chart reads them."""

from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.plugin import (
    Chapter,
    Offer,
    Program,
    Text,
    WorkflowFile,
    hookimpl,
)
from community_gov_elevator.daily import DAILY_PROGRAMS
from community_gov_elevator.settings import CountedFrom, ElevatorSettings
from community_gov_elevator.sources import ARRIVAL

_ON_THE_WAY = ["crew_dispatched", "crew_on_way"]
_NOT_THERE = ["crew_untold", "crew_told", *_ON_THE_WAY]


_EVERY_DAY = (
    *("daily_check", "weekly_check", "monthly_review", "drill_calendar"),
    *("daily_within", "weekly_within", "monthly_within", "drill_within"),
)


class Elevator:
    """Lift emergencies in one place."""

    name = "elevator"
    label = Text("电梯困人应急救援", "Lift emergencies")
    Settings = ElevatorSettings

    def __init__(self, settings: ElevatorSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> Sequence[Offer]:
        """Offer the rescue, as drill and in earnest, the checks of every day, and lessons."""
        package, values = "community_gov_elevator", _values(self._settings)
        return [
            Offer(one, WorkflowFile(package, f"workflows/{one.name}.yaml", values))
            for one in (_PROGRAM, *DAILY_PROGRAMS)
        ]

    @hookimpl
    def story(self) -> Sequence[Chapter]:
        """Tell the drill of the page; loaded only for who asks for the story."""
        from community_gov_elevator.story import CHAPTER

        return [CHAPTER]


def _values(settings: ElevatorSettings) -> Mapping[str, object]:
    """Return the settings as the workflow file writes them."""
    from_report = settings.counted_from is CountedFrom.REPORT
    late, late_in_drill, measure = "arrival_late", "rehearse_late", "note_other_limit"
    return {
        "answer_within": str(settings.answer_within),
        "arrival_limit": str(settings.arrival_limit),
        "half_time": str(settings.half_time),
        "brigade_after": str(settings.brigade_after),
        "accident_after": str(settings.accident_after),
        "report_within": str(settings.report_within),
        "retention": str(settings.retention),
        **{name: str(getattr(settings, name)) for name in _EVERY_DAY},
        "ruling_states": _NOT_THERE if from_report else _ON_THE_WAY,
        "report_fires": late if from_report else measure,
        "report_fires_in_drill": late_in_drill if from_report else measure,
        "dispatch_fires": measure if from_report else late,
        "dispatch_fires_in_drill": measure if from_report else late_in_drill,
        "arrival_source": {"zh": ARRIVAL.title.zh, "en": ARRIVAL.title.en},
    }


_PROGRAM = Program(
    "entrapment",
    Text("电梯困人应急救援", "Lift entrapment rescue"),
    workflow="entrapment",
    about=Text(
        "被困电梯时，请按轿厢里的对讲按钮，靠边站稳，不要扒门；我们昼夜有人接听。",
        "If you are trapped in a lift, press the intercom button, stand at the wall, leave the"
        " doors alone. Somebody answers day and night.",
    ),
    authority=ARRIVAL,
    since=date(2025, 1, 1),
)
