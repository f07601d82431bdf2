"""What a place may set: every term, the order of disputed steps, the rounds, and words."""

from enum import StrEnum

from attrs import frozen

from community_gov.plugin import Cycle, Duration, Text, setting
from community_gov_street_order import sources


class ReminderWhen(StrEnum):
    """When the party may be reminded; the law is read in both ways."""

    TERMS_OVER = "terms_over"
    ANNOUNCED = "announced"


@frozen
class RoutePoint:
    """A point of the route that is checked in every round.

    Attributes:
        name: short, in ASCII; a changed list is for rounds that begin from then on.
    """

    name: str
    label: Text


@frozen
class KindWords:
    """Words that make a complaint one of a kind.

    Attributes:
        kind: as in the files of findings, such as ``sewage``.
        any_of: at least one of them is in it.
        all_of: all of them are.
        none_of: none of them is.
        order: a smaller one is asked first, and settles it when it holds.
    """

    kind: str
    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()
    order: int = 1


_WORDS = (
    # 先看用来占场的东西：说杂物占道的，不是说摊贩。
    # What holds a place first: boards in the way are no stall in the way.
    KindWords("placeholder", ("占场", "占位", "木板", "旧家具", "泡沫箱"), order=0),
    KindWords("dead_corner", ("死角",), order=0),
    KindWords("waste_heap", ("垃圾",)),
    KindWords("sewage", ("污水", "脏水", "泔水")),
    KindWords("over_the_line", ("占道", "越线", "出店经营", "流动摊", "摆到路")),
    KindWords("awning", ("伞棚", "遮阳棚", "雨棚", "大伞")),
    KindWords("shed", ("屋棚", "简易房", "简易棚", "彩钢房", "板房")),
)


def _for(written: str) -> Duration:
    return Duration.parse(written)


_ROUTE = (
    RoutePoint("way", Text("通道宽度", "the way is wide enough")),
    RoutePoint("waste", Text("垃圾、污水", "no waste, no sewage")),
    RoutePoint("line", Text("摊位边线", "stalls within their lines")),
    RoutePoint("corners", Text("墙角巷道", "corners and lanes")),
)


@frozen
class StreetOrderSettings:
    """The settings of one place."""

    put_right_term: Duration = setting(
        _for("3 calendar days"), Text("责令改正的期限", "term to put it right"), sources.PENALTY
    )
    notice_within: Duration = setting(
        _for("1 working day"),
        Text(
            "当场清除后多久告知当事人；再过同样时间报负责人",
            "how soon the party is told after clearing; as long again, and the head hears of it",
        ),
        sources.NOTICE_AFTER,
    )
    away_term: Duration = setting(
        _for("60 minutes"),
        Text("要求移走可移动物品的时限", "time to take movable things away"),
        sources.HOUSE_RULE,
    )
    keep_term: Duration = setting(
        _for("30 calendar days"), Text("登记暂存的期限", "how long goods are kept"), sources.KEEPING
    )
    keep_more: Duration = setting(
        _for("30 calendar days"), Text("暂存延长一次", "how much longer, once"), sources.KEEPING
    )
    removal_term: Duration = setting(
        _for("7 calendar days"), Text("自行拆除的期限", "term to remove it"), sources.REMOVAL
    )
    statement_term: Duration = setting(
        _for("5 working days"),
        Text("催告后陈述、申辩和申请听证的期限", "time after the reminder to state one's case"),
        sources.STATEMENT,
    )
    review_term: Duration = setting(
        _for("60 calendar days"), Text("申请复议的期限", "term for a review"), sources.REVIEW
    )
    suit_term: Duration = setting(
        _for("6 months"), Text("起诉的期限", "term for a suit"), sources.SUIT
    )
    reminder_when: ReminderWhen = setting(
        ReminderWhen.TERMS_OVER,
        Text(
            "何时催告：terms_over 复议、起诉期满之后；announced 公告之后即可",
            "when the party is reminded: terms_over, once the terms for review and suit are over;"
            " announced, as soon as it was announced",
        ),
        sources.ORDER_OF_STEPS,
    )
    day_begins: int = setting(
        6, Text("几点起可以拆除（整点）", "from which hour a removal may be made"), sources.HOURS
    )
    day_ends: int = setting(
        22, Text("几点起不得拆除（整点）", "from which hour it may not"), sources.HOURS
    )
    weekends: bool = setting(
        False,
        Text(
            "周末可否拆除；法定节假日一律不可",
            "whether a removal may be made at a weekend; never on a public holiday",
        ),
        sources.HOURS,
    )
    look_again_after: Duration = setting(
        _for("7 calendar days"),
        Text("整改后多久回头看", "how long after it is looked at again"),
        sources.HOUSE_RULE,
    )
    watch_for: Duration = setting(
        _for("30 calendar days"),
        Text(
            "问题办结后观察多久：同一处同一类又被反映的，重新核实",
            "how long a settled report is watched: the same at the same spot is looked at again",
        ),
        sources.HOUSE_RULE,
    )
    roster_body: str = setting(
        "enforcement_team",
        Text("由哪类机构排班、确认巡查", "the kind of body that keeps the roster"),
        sources.PAGE,
    )
    round_times: Cycle = setting(
        Cycle.parse("every day at 08:30"), Text("何时巡查", "when a round is due"), sources.PAGE
    )
    round_within: Duration = setting(
        _for("180 minutes"), Text("多久内巡完", "time to go on a round"), sources.HOUSE_RULE
    )
    remind_before: Duration = setting(
        _for("60 minutes"), Text("超时前多久提醒", "reminder before"), sources.HOUSE_RULE
    )
    missed_after: Duration = setting(
        _for("240 minutes"), Text("超时多久记为漏巡", "how late it is missed"), sources.HOUSE_RULE
    )
    put_off_by: Duration = setting(
        _for("120 minutes"), Text("可推迟多久", "how long it may be put off"), sources.HOUSE_RULE
    )
    route: tuple[RoutePoint, ...] = setting(
        _ROUTE, Text("路线上逐个检查的点", "the points of the route"), sources.PAGE
    )
    words: tuple[KindWords, ...] = setting(
        _WORDS,
        Text("投诉按哪些词归入问题类别", "the words by which a complaint is one of a kind"),
        sources.WORDS,
    )
    words_version: int = setting(
        1,
        Text("关键词的版本；改了词就加一", "the version of the words; one more when they change"),
        sources.WORDS,
    )
    points_rule: str | None = setting(
        None,
        Text(
            "确认的巡查按哪条规则记分（全名，如 points:patrol）；不写则不记分",
            "by which points rule a confirmed round earns, by full name, such as points:patrol;"
            " nothing is earned where none is named",
        ),
        sources.CHOICE,
    )
    retention: Duration = setting(
        _for("36 months"), Text("案卷保存多久", "how long a file is kept"), sources.RETENTION
    )
