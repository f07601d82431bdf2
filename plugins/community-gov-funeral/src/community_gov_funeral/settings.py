"""What a place may set: times, shares of a vote, and the guidelines that hold from day to day."""

from datetime import date

from attrs import frozen

from community_gov.plugin import Duration, Text, setting
from community_gov_funeral.sources import (
    CHARTER,
    GUIDELINE,
    HOUSE_RULE,
    MEETING,
    RETENTION,
)


@frozen
class Guideline:
    """What the residents recommend for a feast, from a day on; it recommends and forbids nothing.

    Attributes:
        name: how a case remembers it, such as ``2025``.
        source: where it was agreed on.
        since, until: the days on which a notice may be given that it is applied to.
        occasions: kinds of event that it speaks of; all when empty.
        tables, yuan_a_table, gift_yuan, days: at most so many; None says nothing about it.
    """

    name: str
    source: Text
    since: date
    until: date | None = None
    occasions: tuple[str, ...] = ()
    tables: int | None = None
    yuan_a_table: int | None = None
    gift_yuan: int | None = None
    days: int | None = None


@frozen
class FuneralSettings:
    """The settings of one place."""

    guidelines: tuple[Guideline, ...] = setting(
        (),
        Text(
            "红白事倡导标准，逐条写明起止日期；报备按当天有效的标准对照，没有写就不对照",
            "guidelines for feasts, each with its days; a notice is held against the one of its"
            " day, and against none where none is written",
        ),
        GUIDELINE,
    )
    first_advice: Duration = setting(
        Duration.parse("1 calendar day"),
        Text(
            "报备后多久还没有人上门帮忙，即提醒理事会",
            "how long after a family's notice the council is reminded that nobody has come to help",
        ),
        HOUSE_RULE,
    )
    answer_time: Duration = setting(
        Duration.parse("5 working days"),
        Text(
            "转街道的疑问多久未答复即提醒",
            "how long a question may wait at the street before a reminder",
        ),
        HOUSE_RULE,
    )
    term: Duration = setting(
        Duration.parse("36 months"),
        Text("红白理事会的任期", "term of office of the council"),
        CHARTER,
    )
    election_after: Duration = setting(
        Duration.parse("33 months"),
        Text(
            "就任多久后提醒筹备换届，应短于任期",
            "how long after taking office an election is reminded of; shorter than the term",
        ),
        HOUSE_RULE,
    )
    vacancy_time: Duration = setting(
        Duration.parse("30 working days"),
        Text(
            "出缺多久未补选即提醒", "how long a seat is vacant before a by-election is reminded of"
        ),
        HOUSE_RULE,
    )
    poll_time: Duration = setting(
        Duration.parse("7 calendar days"),
        Text("居民表决的期限", "how long residents may vote"),
        MEETING,
    )
    taking_part: str = setting(
        "more than 1/2 of all",
        Text("参加表决的居民须占多少", "how many of the residents must take part in a vote"),
        MEETING,
    )
    agreeing: str = setting(
        "more than 1/2 of those taking part",
        Text("同意的须占多少", "how many must agree"),
        MEETING,
    )
    opinion_time: Duration = setting(
        Duration.parse("15 calendar days"),
        Text(
            "公约征集意见至少多久才可拟定草案",
            "how long opinions on a covenant are gathered at least, before a draft",
        ),
        HOUSE_RULE,
    )
    notice_time: Duration = setting(
        Duration.parse("7 calendar days"),
        Text("公约公布多久后生效", "how long a covenant is posted before it is in force"),
        HOUSE_RULE,
    )
    retention: Duration = setting(
        Duration.parse("12 months"),
        Text("办结后个人信息保存多久", "how long personal data is kept after a case is closed"),
        RETENTION,
    )
