"""What a round looks at and may find, and what is taught: lists that a place may write anew."""

from collections.abc import Iterable, Mapping

from attrs import frozen

from community_gov.plugin import Text


@frozen
class Item:
    """One item of a list that is ticked, or of which one is chosen.

    Attributes:
        name: short, in ASCII; a changed list is for cases that begin from then on.
    """

    name: str
    label: Text


def as_checklist(items: Iterable[Item]) -> Mapping[str, object]:
    """Return items as a workflow file writes a checklist or choices."""
    return {one.name: {"zh": one.label.zh, "en": one.label.en} for one in items}


DAILY = (
    Item("intercom", Text("对讲、报警装置有人应答", "intercom and alarm, answered")),
    Item("doors", Text("层门、轿门开关，地坎", "landing and car doors, sills")),
    Item("levelling", Text("平层、运行有无异响", "stops level, runs without noise")),
    Item("light", Text("轿厢照明、通风、按钮显示", "light, air, buttons and display")),
    Item("signs", Text("使用标志、乘梯须知、救援电话", "signs, rules of use, rescue number")),
    Item("machine_room", Text("机房门锁和环境", "machine room, locked and in order")),
)

WEEKLY = (
    Item("daily_records", Text("本周日管控记录逐日核对", "the records of each day of the week")),
    Item("findings", Text("发现的问题是否处理到位", "whether what was found was seen to")),
    Item("upkeep", Text("维保是否按计划进行并签字", "upkeep, on schedule and signed for")),
    Item("on_duty", Text("值班和持证情况", "who is on duty, and certificates")),
)

MONTHLY = (
    Item("report", Text("听取电梯安全总监汇报", "the report of the lift safety director")),
    Item("findings", Text("隐患治理进展", "how far findings were put right")),
    Item("upkeep", Text("维保和检验安排", "upkeep and inspections")),
    Item("next_month", Text("下月工作部署", "the work of the next month")),
)

OTHER_KINDS = (
    Item("blocked_way", Text("候梯厅、机房通道堆物", "things in the way to lift or machine room")),
    Item("water", Text("底坑、井道渗水", "water in pit or shaft")),
    Item("rubbish", Text("垃圾", "rubbish")),
    Item("building", Text("房屋或公共设施损坏", "damage to the building")),
)

LESSONS = (
    Item("riding", Text("安全乘梯常识", "riding safely")),
    Item("self_help", Text("被困时的自救方法", "helping oneself when trapped")),
    Item("intercom", Text("对讲系统的正确使用", "using the intercom")),
)
