"""What a place may set: every limit, and what it is counted from."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from attrs import field, frozen

from community_gov.plugin import Cycle, Duration, Text, setting
from community_gov_elevator.checklists import DAILY, LESSONS, MONTHLY, OTHER_KINDS, WEEKLY, Item
from community_gov_elevator.sources import (
    ANSWER,
    AREA,
    ARRIVAL,
    CHOICE,
    COUNTED_FROM,
    DRILLS,
    FAULTS,
    HOUSE_RULE,
    REPORTING,
    RETENTION,
    ROUNDS,
    TEACHING,
    TWO_HOURS,
)


class AreaClass(StrEnum):
    """What kind of area a lift stands in; the time to arrive depends on it."""

    CITY_WITH_DISTRICTS = "city_with_districts"
    ELSEWHERE = "elsewhere"


class CountedFrom(StrEnum):
    """From when the time to arrive is counted; the other one is kept as a measure."""

    REPORT = "report"
    DISPATCH = "dispatch"


@frozen
class Elsewhere:
    """Where a finding goes that is not about a lift: a program that the place has chosen.

    Attributes:
        program: by its full name; its opening action must let `case` do it.
        action: which opening action.
        link: what the round is to the case that is opened.
        carries: by a field of that case, the field of the round that it begins with: `estate`,
            `lifts`, `post`, `other` or `spot`.
    """

    program: str
    action: str = "open"
    link: str = "round"
    carries: Mapping[str, str] = field(factory=dict)


def _minutes(number: int) -> Duration:
    return Duration.parse(f"{number} minutes")


def _days(number: int) -> Duration:
    return Duration.parse(f"{number} calendar days")


def half(whole: Duration) -> Duration:
    """Return half of a time, one of its unit at least."""
    return Duration(max(1, whole.amount // 2), whole.unit)


@frozen
class ElevatorSettings:
    """The settings of one place."""

    area_class: AreaClass = setting(
        AreaClass.CITY_WITH_DISTRICTS,
        Text(
            "地区类别：city_with_districts 直辖市或设区的市；elsewhere 其他地区",
            "class of the area: city_with_districts, a municipality or a city with districts;"
            " elsewhere, any other",
        ),
        AREA,
    )
    arrival_in_city: Duration = setting(
        _minutes(30),
        Text(
            "直辖市或设区的市：维保人员到场时限",
            "time for the crew to arrive in a municipality or a city with districts",
        ),
        ARRIVAL,
    )
    arrival_elsewhere: Duration = setting(
        _minutes(60),
        Text("其他地区：维保人员到场时限", "time for the crew to arrive elsewhere"),
        ARRIVAL,
    )
    counted_from: CountedFrom = setting(
        CountedFrom.REPORT,
        Text(
            "到场时限从何时起算：report 自接到报告；dispatch 自派单。另一种只作记录，不触发升级",
            "what the time to arrive is counted from: report or dispatch. The other is kept as a"
            " measure and escalates nothing",
        ),
        COUNTED_FROM,
    )
    answer_within: Duration = setting(
        _minutes(1),
        Text("接听轿厢求救的时限", "time to answer a call from the car"),
        ANSWER,
    )
    brigade_after: Duration = setting(
        _minutes(15),
        Text(
            "报96333后多久仍未到场即请消防救援",
            "how long after platform 96333 was told the fire brigade is called",
        ),
        HOUSE_RULE,
    )
    accident_after: Duration = setting(
        _minutes(120),
        Text("被困多久转为事故", "how long people are trapped before it is an accident"),
        TWO_HOURS,
    )
    report_within: Duration = setting(
        _minutes(60),
        Text("事故多久未上报即提醒", "how long after an accident a missing report is reminded of"),
        REPORTING,
    )
    retention: Duration = setting(
        Duration.parse("1 month"),
        Text("办结后回拨号码保存多久", "how long a call-back number is kept after the end"),
        RETENTION,
    )
    daily_times: Cycle = setting(
        Cycle.parse("every day at 08:00"), Text("何时日管控", "when the daily round is due"), ROUNDS
    )
    weekly_times: Cycle = setting(
        Cycle.parse("every Friday at 09:00"),
        Text("何时周排查", "when the weekly round is due"),
        ROUNDS,
    )
    monthly_times: Cycle = setting(
        Cycle.parse("day 25 of every month at 09:00, or the next working day"),
        Text("何时月调度", "when the monthly review is due"),
        ROUNDS,
    )
    daily_within: Duration = setting(
        _minutes(480),
        Text(
            "日管控多久内查完；过半提醒，超时报安全总监，再过同样时间记为漏查",
            "time for the daily round: a reminder at half, the safety director at the end, missed"
            " after as long again",
        ),
        HOUSE_RULE,
    )
    weekly_within: Duration = setting(
        _days(2), Text("周排查多久内查完，同上", "time for the weekly round, likewise"), HOUSE_RULE
    )
    monthly_within: Duration = setting(
        _days(4),
        Text("月调度多久内办完，同上", "time for the monthly review, likewise"),
        HOUSE_RULE,
    )
    daily_items: tuple[Item, ...] = setting(
        DAILY, Text("日管控逐项查看的内容", "what the daily round looks at"), ROUNDS
    )
    weekly_items: tuple[Item, ...] = setting(
        WEEKLY, Text("周排查逐项查看的内容", "what the weekly round looks at"), ROUNDS
    )
    monthly_items: tuple[Item, ...] = setting(
        MONTHLY, Text("月调度逐项过问的内容", "what the monthly review looks at"), ROUNDS
    )
    fault_within: Duration = setting(
        _minutes(1440),
        Text(
            "无人被困的故障多久内处理；超时催办，再过同样时间报安全总监",
            "time to clear a fault in which nobody is trapped: a reminder at the end, the safety"
            " director after as long again",
        ),
        FAULTS,
    )
    other_findings: Elsewhere | None = setting(
        None,
        Text(
            "检查中发现的非电梯问题在哪个项目立案（全名）；不写则通知物业",
            "by full name, the program in which a round's finding opens a case that is not about a"
            " lift; property staff are told where none is named",
        ),
        CHOICE,
    )
    other_kinds: tuple[Item, ...] = setting(
        OTHER_KINDS,
        Text(
            "非电梯问题有哪几类；交给别的项目时，与那边的类别同名才能带过去",
            "the kinds of finding that are not about a lift; handed to another program, they are"
            " those of that program by name",
        ),
        CHOICE,
    )
    drills_a_year: int = setting(
        2, Text("每年至少演练几次", "how many drills a year at least"), DRILLS
    )
    drill_times: Cycle = setting(
        Cycle.parse("day 15 of April, October at 09:00, or the next working day"),
        Text(
            "何时该演练，每年不得少于 drills_a_year 次",
            "when a drill is due, not less often a year than drills_a_year",
        ),
        DRILLS,
    )
    drill_within: Duration = setting(
        _days(30),
        Text(
            "多久内完成演练；过半提醒，逾期报安全总监，再过同样时间报主要负责人",
            "time to hold a drill that is due: a reminder at half, the safety director at the end,"
            " the head of the unit after as long again",
        ),
        HOUSE_RULE,
    )
    teaching_within: Duration = setting(
        _days(14),
        Text(
            "演练复盘后多久内办互动教学；过半提醒，逾期报主要负责人",
            "time for the teaching session after a debrief: a reminder at half, the head of the"
            " unit at the end",
        ),
        TEACHING,
    )
    lessons: tuple[Item, ...] = setting(
        LESSONS, Text("互动教学讲什么", "what a teaching session teaches"), TEACHING
    )

    def __attrs_post_init__(self) -> None:
        if wrong := [*_too_few_drills(self), *_too_short(self)]:
            raise ValueError("; ".join(wrong))

    @property
    def arrival_limit(self) -> Duration:
        """The time to arrive in this place's class of area."""
        in_city = self.area_class is AreaClass.CITY_WITH_DISTRICTS
        return self.arrival_in_city if in_city else self.arrival_elsewhere

    @property
    def half_time(self) -> Duration:
        """When the first warning comes: half of the time to arrive, a minute at least."""
        return half(self.arrival_limit)


_HALVED = ("daily_within", "weekly_within", "monthly_within", "drill_within", "teaching_within")


def _too_short(settings: ElevatorSettings) -> Iterator[str]:
    """Yield the times that have no half at which to remind."""
    for name in _HALVED:
        if getattr(settings, name).amount < 2:
            yield (
                f"{name} 至少为 2 个单位，过半才能提醒 / {name} is at least 2 of its unit, so that"
                " there is a half at which to remind"
            )


def _too_few_drills(settings: ElevatorSettings) -> Iterator[str]:
    given, owed = _times_a_year(settings.drill_times), settings.drills_a_year
    if given < owed:
        yield (
            f"drill_times 每年只有 {given} 次，少于 drills_a_year 的 {owed} 次 / drill_times comes"
            f" {given} times a year, and drills_a_year asks for {owed}"
        )


def _times_a_year(cycle: Cycle) -> int:
    """Return how often a cycle comes in a year, at least."""
    if cycle.day is not None:
        return len(cycle.months) or 12
    return 52 * (len(cycle.weekdays) or 1)
