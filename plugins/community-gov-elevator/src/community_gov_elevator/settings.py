"""What a place may set: every limit, and what it is counted from."""

from enum import StrEnum

from attrs import frozen

from community_gov.plugin import Cycle, Duration, Text, setting
from community_gov_elevator.sources import (
    ANSWER,
    AREA,
    ARRIVAL,
    COUNTED_FROM,
    DAILY,
    DRILLS,
    HOUSE_RULE,
    REPORTING,
    RETENTION,
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


def _minutes(number: int) -> Duration:
    return Duration.parse(f"{number} minutes")


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
    daily_check: Cycle = setting(
        Cycle.parse("every day at 08:00"),
        Text("何时日管控", "when the daily control is due"),
        DAILY,
    )
    weekly_check: Cycle = setting(
        Cycle.parse("every Friday at 09:00"),
        Text("何时周排查", "when the weekly check is due"),
        DAILY,
    )
    monthly_review: Cycle = setting(
        Cycle.parse("day 25 of every month at 09:00, or the next working day"),
        Text("何时月调度", "when the monthly review is due"),
        DAILY,
    )
    drill_calendar: Cycle = setting(
        Cycle.parse("day 15 of April, October at 09:00, or the next working day"),
        Text("何时组织应急演练", "when a drill is due"),
        DRILLS,
    )
    daily_within: Duration = setting(
        _minutes(180),
        Text(
            "日管控多久内做完；再过同样时间记为漏做", "time for it; as long again, and it is missed"
        ),
        HOUSE_RULE,
    )
    weekly_within: Duration = setting(
        Duration.parse("1 working day"), Text("周排查多久内做完", "likewise, weekly"), HOUSE_RULE
    )
    monthly_within: Duration = setting(
        Duration.parse("3 working days"), Text("月调度多久内做完", "likewise, monthly"), HOUSE_RULE
    )
    drill_within: Duration = setting(
        Duration.parse("15 working days"), Text("演练多久内办", "likewise, the drill"), HOUSE_RULE
    )
    retention: Duration = setting(
        Duration.parse("1 month"),
        Text("办结后回拨号码保存多久", "how long a call-back number is kept after the end"),
        RETENTION,
    )

    @property
    def arrival_limit(self) -> Duration:
        """The time to arrive in this place's class of area."""
        in_city = self.area_class is AreaClass.CITY_WITH_DISTRICTS
        return self.arrival_in_city if in_city else self.arrival_elsewhere

    @property
    def half_time(self) -> Duration:
        """When the first warning comes: half of the time to arrive, a minute at least."""
        return Duration(max(1, self.arrival_limit.amount // 2), self.arrival_limit.unit)
