"""What a place may set: who sits at the table, how often and how long, which bodies answer."""

from enum import StrEnum

from attrs import frozen

from community_gov.plugin import Cycle, Duration, Text, setting
from community_gov_property.sources import (
    HOUSE_RULE,
    JOINT_DECISION,
    NO_COMMITTEE,
    OFFICES,
    PAGE,
    PUBLISHED,
    RETENTION,
    RULES_OF_PROCEDURE,
    SUIT,
    TOLD_BEFORE,
)


class PartyName(StrEnum):
    """Who can be asked to agree; each is a role of the workflow."""

    OWNERS = "owners_side"
    COMPANY = "property_staff"
    TITLE_HOLDER = "title_holder"
    STREET = "street_office"


_THREE = (PartyName.OWNERS, PartyName.COMPANY, PartyName.TITLE_HOLDER)


@frozen
class PropertySettings:
    """The settings of one place."""

    convener_body: str = setting(
        "community",
        Text("由哪类机构召集会商", "the kind of body that calls the parties together"),
        PAGE,
    )
    owners_committee: bool = setting(
        True,
        Text(
            "是否已有业主委员会；没有的，业主推选代表发言，由召集人协助召集，表决的仍是全体业主",
            "whether there is an owners' committee; without one the owners choose who speaks and"
            " the convener helps them to assemble, and it is still all owners who vote",
        ),
        NO_COMMITTEE,
    )
    parties: tuple[PartyName, ...] = setting(
        _THREE,
        Text(
            "召集人之外，须同意方案的各方：owners_side 业主方、property_staff 物业、"
            "title_holder 产权人、street_office 街道",
            "who must agree besides the convener: owners_side, property_staff, title_holder,"
            " street_office",
        ),
        PAGE,
    )
    register: str = setting(
        "property",
        Text(
            "由哪个插件回答业主人数和面积（area@1、owners_count@1、total_area@1、"
            "roll_readable@1）；property 为事项里的名册，约可容一百户",
            "the plugin that answers who owns how much (area@1, owners_count@1, total_area@1,"
            " roll_readable@1); property reads the roll in the case, which holds about a hundred"
            " homes",
        ),
        JOINT_DECISION,
    )
    rounds: int = setting(3, Text("会商最多几轮", "how many rounds of talks at most"), HOUSE_RULE)
    round_time: Duration = setting(
        Duration.parse("10 working days"),
        Text("每轮多久后提醒召集人", "how long a round may take before the convener is told"),
        HOUSE_RULE,
    )
    notice_time: Duration = setting(
        Duration.parse("15 calendar days"),
        Text("表决前公示多久", "how long the vote is on public notice before it begins"),
        TOLD_BEFORE,
    )
    ballot_time: Duration = setting(
        Duration.parse("30 calendar days"),
        Text("表决期限", "how long owners may vote"),
        RULES_OF_PROCEDURE,
    )
    publish_within: Duration = setting(
        Duration.parse("3 calendar days"),
        Text("多久未公布结果即提醒", "how long after the vote a missing result is reminded of"),
        PUBLISHED,
    )
    result_time: Duration = setting(
        Duration.parse("7 calendar days"),
        Text("结果公布多久", "how long the result hangs"),
        RULES_OF_PROCEDURE,
    )
    challenge_term: Duration = setting(
        Duration.parse("12 months"),
        Text(
            "业主可以请求法院撤销决定的期限",
            "how long an owner may ask the court to revoke a decision",
        ),
        SUIT,
    )
    watch_for: Duration = setting(
        Duration.parse("6 months"),
        Text("验收后观察多久", "how long it is watched whether the problem comes back"),
        HOUSE_RULE,
    )
    watch_every: Cycle = setting(
        Cycle.parse("day 1 of every month at 09:00"),
        Text("观察期内何时自动询问是否复发", "when the watch asks whether the problem is back"),
        HOUSE_RULE,
    )
    watch_least: int = setting(
        3,
        Text(
            "观察开始以后有几件投诉，或几件同名问题，就算复发",
            "how many complaints, or cases of the same problem, since the watch began mean that"
            " it is back",
        ),
        HOUSE_RULE,
    )
    watch_program: str = setting(
        "property:swap",
        Text(
            "复发按哪个事项的新立案来数；须有填写项 problem",
            "the program whose new cases count as the problem coming back; it has a field problem",
        ),
        HOUSE_RULE,
    )
    registration_body: str = setting(
        "registration_authority",
        Text("由哪类机构办理不动产登记", "the kind of body that registers title"),
        OFFICES,
    )
    planning_body: str = setting(
        "planning_authority",
        Text("由哪类机构认定规划用途", "the kind of body that says what the plan allows"),
        OFFICES,
    )
    retention: Duration = setting(
        Duration.parse("36 months"),
        Text("办结后个人信息保存多久", "how long personal values are kept after the end"),
        RETENTION,
    )

    def __attrs_post_init__(self) -> None:
        if not self.parties or len(set(self.parties)) != len(self.parties):
            raise ValueError("parties: at least one, and each once / 各方至少一个，不能重复")

    @property
    def owners_body(self) -> str | None:
        """The kind of body in which the owners' side holds office; None for a part in the case."""
        return "owners_committee" if self.owners_committee else None

    @property
    def organiser_body(self) -> str:
        """Who organises the owners' vote: their committee, or without one who helps them."""
        return self.owners_body or self.convener_body
