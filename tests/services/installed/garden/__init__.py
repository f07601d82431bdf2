"""Garden plots: a small program of its own, so that these tests read like a counter's day."""

from datetime import date

from attrs import frozen

from community_gov.plugin import (
    Authority,
    Duration,
    Fact,
    Mood,
    Offer,
    Program,
    Question,
    Reading,
    Text,
    WorkflowFile,
    allow,
    deny,
    hookimpl,
    same,
    setting,
)

RULE = Authority(Text("居民会议决定", "decided by the residents' meeting"), date(2026, 1, 1))


def not_promised(reading: Reading) -> Fact:
    """Deny the plot that is kept for the kindergarten."""
    return deny(_PROMISED) if reading.values.get("plot") == "school" else allow()


def healthy(reading: Reading) -> Fact:
    """Allow; a test makes it fail."""
    return allow()


def fee(reading: Reading) -> Fact:
    """Answer with the fee of a plot."""
    return Fact({"sunny": 60, "shady": 30, "school": 0}[str(reading.values["plot"])], _BY_PLOT)


def season(reading: Reading) -> Fact:
    """Answer with the year: a plot is held for one."""
    return Fact(reading.at.year, _BY_YEAR)


_PROMISED = Text("这块地留给幼儿园。", "This plot is kept for the kindergarten.")
_BY_PLOT = Text("按地块", "by the plot")
_BY_YEAR = Text("每年一次", "once a year")


@frozen
class GardenSettings:
    """What a place may set for its gardens."""

    answer_in: Duration = setting(
        Duration.parse("5 working days"), Text("答复期限", "time to answer"), RULE
    )


class Garden:
    """Two programs: a plot for a household, and a round on which plots are visited."""

    name = "garden"
    label = Text("社区菜园", "Community garden")
    Settings = GardenSettings

    def __init__(self, settings: GardenSettings) -> None:
        self._settings = settings

    @hookimpl
    def programs(self) -> list[Offer]:
        values = {"answer_in": str(self._settings.answer_in)}
        return [
            Offer(_program("plot", date(2026, 1, 1)), WorkflowFile("garden", "plot.yaml", values)),
            Offer(_program("round", date(2026, 1, 1)), WorkflowFile("garden", "round.yaml")),
            Offer(_program("winter", date(2026, 11, 1)), WorkflowFile("garden", "winter.yaml")),
        ]

    @hookimpl
    def questions(self) -> list[Question]:
        # Looked up when asked, so that a test can put another function in its place.
        return [
            Question(
                "not_promised@1",
                same("not promised"),
                ("plot",),
                lambda reading: not_promised(reading),
                RULE,
            ),
            Question(
                "healthy@1",
                Text("土壤合格", "the soil is healthy"),
                ("plot", "phone"),
                lambda reading: healthy(reading),
                RULE,
            ),
            Question(
                "fee@1",
                Text("费用", "the fee"),
                ("plot",),
                lambda reading: fee(reading),
                RULE,
                Mood.COMPUTE,
            ),
            Question(
                "season@1", same("season"), (), lambda reading: season(reading), RULE, Mood.COMPUTE
            ),
        ]


def _program(name: str, since: date) -> Program:
    return Program(name, same(name), name, same("gardens"), RULE, since)
