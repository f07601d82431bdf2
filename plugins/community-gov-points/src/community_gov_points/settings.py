"""What a place may set: activities, when points lapse, what they buy, and who pays for it."""

from datetime import date
from enum import StrEnum
from fractions import Fraction

from attrs import Factory, frozen

from community_gov.plugin import Duration, Text, setting
from community_gov_points.sources import CARRIED, COMMON_GROUND, HOUR, HOUSE_RULE, YUAN


@frozen
class Activity:
    """What one activity earns.

    Attributes:
        version: one more for each changed rule; the old one stays for what was done before.
        per_hour, each: points for an hour, and for each time.
        hours: whether minutes are counted besides, also where there are no points for them.
        minutes_at_most: so many minutes of one activity count.
        roles, difficulties: factors; where there are any, one of them must be given.
        a_day, a_month, a_quarter: at most so many points in it.
        evidence: whether a photograph or the like must be handed in.
        since, until: the days of the activity for which it holds.
    """

    name: str
    label: Text
    version: int = 1
    per_hour: int = 0
    each: int = 0
    hours: bool = False
    minutes_at_most: int | None = None
    roles: dict[str, Fraction] = Factory(dict)
    difficulties: dict[str, Fraction] = Factory(dict)
    a_day: int | None = None
    a_month: int | None = None
    a_quarter: int | None = None
    evidence: bool = False
    since: date | None = None
    until: date | None = None


@frozen
class Price:
    """A price in points, from a day on."""

    since: date
    points: int


@frozen
class RewardSetting:
    """What points buy.

    Attributes:
        funder: who pays for it: a short name; what is spent on it is added up under this.
        stocked: whether it is counted, so that no more is reserved than there is.
        a_quarter: how many of it one person may have in a quarter.
        common_ground: whether it uses what belongs to all owners, such as a parking place;
            it is offered only with their consent on record.
        consent: where that is on record; the setting `parking_consent` when it is left out.
        since, until: the days on which it is offered.
    """

    name: str
    label: Text
    prices: tuple[Price, ...]
    funder: str
    funder_label: Text
    stocked: bool = True
    a_quarter: int | None = None
    common_ground: bool = False
    consent: Text | None = None
    since: date | None = None
    until: date | None = None


@frozen
class AwardSetting:
    """Points for what is done in another program.

    Attributes:
        workflow: its full name, such as ``garden:plot``.
        action: what somebody else does there to confirm it.
        to: the part in the case whose people earn; where there is nobody, nobody earns.
        activity: one of `activities`, or the full name of another plugin's rule.
        measures: by measure (``minutes``, ``role``, ``difficulty``, ``day``), the field there.
        source: the field there that says on which occasion; the case itself when left out.
        evidence: the fields there that show that it was done.
    """

    workflow: str
    action: str
    to: str
    activity: str
    measures: dict[str, str] = Factory(dict)
    source: str = ""
    evidence: tuple[str, ...] = ()


class Lapse(StrEnum):
    """When points lapse."""

    NEVER = "never"
    TERM = "term"
    YEAR_END = "year_end"


_START = date(2025, 1, 1)
_ACTIVITIES = (
    Activity(
        "waste_sorting",
        Text("垃圾分类督导", "Waste-sorting supervision"),
        per_hour=1,
        hours=True,
        minutes_at_most=120,
    ),
    Activity("patrol", Text("社区巡逻", "Patrol"), per_hour=1, hours=True, minutes_at_most=120),
    Activity("referral", Text("介绍新志愿者", "Bringing in a new volunteer"), each=2),
)
_PROPERTY = Text("物业公司", "Property company")
_REWARDS = (
    RewardSetting(
        "parking",
        Text("免费停车券（1天）", "Free parking voucher (a day)"),
        (Price(_START, 5),),
        "property_company",
        _PROPERTY,
        common_ground=True,
    ),
    RewardSetting(
        "housekeeping",
        Text("家政服务（2小时）", "Housekeeping (two hours)"),
        (Price(_START, 20),),
        "housekeeping_partner",
        Text("家政服务合作单位", "Housekeeping partner"),
    ),
)


@frozen
class PointsSettings:
    """The settings of one place."""

    activities: tuple[Activity, ...] = setting(
        _ACTIVITIES,
        Text("哪些活动记分、怎么记", "which activities earn points, and how"),
        HOUR,
    )
    awards: tuple[AwardSetting, ...] = setting(
        (),
        Text(
            "别的项目里，办了哪个操作也给谁记分",
            "which actions of other programs earn points too, and for whom",
        ),
        HOUSE_RULE,
    )
    lapse: Lapse = setting(
        Lapse.YEAR_END,
        Text(
            "积分何时作废：never 不作废；term 记入后满期；year_end 年底",
            "when points lapse: never; term, so long after they were earned; year_end",
        ),
        CARRIED,
    )
    lapse_months: int = setting(
        12, Text("lapse 为 term 时：几个月", "for lapse: term, after how many months"), HOUSE_RULE
    )
    carried_years: int = setting(
        1,
        Text("年底作废时：可结转几年", "for lapse: year_end, over how many years points pass on"),
        CARRIED,
    )
    carried_at_most: int | None = setting(
        None,
        Text("每人每年最多结转多少分；空为不限", "how many points pass on at most; empty for all"),
        HOUSE_RULE,
    )
    lowest_balance: int = setting(
        0,
        Text(
            "冲正已花掉的积分时，余额最低可到多少（0或负数）",
            "how low a balance may fall when points are taken back that were spent; 0 or below",
        ),
        HOUSE_RULE,
    )
    highest_balance: int | None = setting(
        None, Text("余额上限；空为不限", "the highest balance; empty for none"), HOUSE_RULE
    )
    grace_days: int = setting(
        30,
        Text(
            "兑换没办成、积分退回时已过期的，再给几天",
            "for how many days points are good that come back after they would have lapsed",
        ),
        HOUSE_RULE,
    )
    yuan_per_point: Fraction = setting(
        Fraction(1), Text("1分折合多少元", "what a point is worth, in yuan"), YUAN
    )
    rewards: tuple[RewardSetting, ...] = setting(
        _REWARDS, Text("积分能换什么、谁出钱", "what points buy, and who pays for it"), HOUSE_RULE
    )
    parking_consent: Text | None = setting(
        None,
        Text(
            "业主同意用共有车位发停车券的记录（何时、何种决定）；不写则不提供停车券",
            "where the owners' consent to parking vouchers on common ground is on record; without"
            " it there are none",
        ),
        COMMON_GROUND,
    )
    redeem_a_quarter: int | None = setting(
        None,
        Text("每人每季度最多兑换几件；空为不限", "how many rewards a person may have in a quarter"),
        HOUR,
    )
    voucher_days: Duration = setting(
        Duration.parse("30 calendar days"),
        Text("预留多久；到期退回积分", "how long a reward is kept; then the points go back"),
        HOUSE_RULE,
    )
    confirm_within: Duration = setting(
        Duration.parse("10 working days"),
        Text("多久没有确认就提醒", "after how long a reminder to confirm is sent"),
        HOUSE_RULE,
    )
    retention: Duration = setting(
        Duration.parse("24 months"),
        Text("凭据和备注保存多久", "how long evidence and notes are kept"),
        HOUSE_RULE,
    )
