"""What a place may set: the subjects, how long a seat is kept, and when a course is widened."""

from datetime import date

from attrs import frozen

from community_gov.plugin import Duration, Text, setting
from community_gov_courses.sources import COMMITMENTS, HOUSE_RULE, PAGE, RETENTION, SAFETY


@frozen
class Subject:
    """One thing that is taught.

    Attributes:
        physical: whether it needs a health declaration, insurance and a teacher's certificate.
    """

    name: str
    label: Text
    physical: bool = False


@frozen
class Gift:
    """What a partner gives to helpers for their time, such as paper and ink.

    Attributes:
        minutes: how many minutes of help it takes.
        funder: the partner who pays for it, a short name; what was given is added up under this.
        since: from which day on.
    """

    name: str
    label: Text
    minutes: int
    funder: str
    funder_label: Text
    since: date


OWN_RULE = "helping"
"""The rule by which a helper's time is kept, in this plugin's own scheme."""

_SUBJECTS = (
    Subject("calligraphy", Text("书法", "Calligraphy")),
    Subject("recitation", Text("朗诵", "Recitation")),
    Subject("classical_dance", Text("古典舞", "Classical dance"), physical=True),
    Subject("african_drum", Text("非洲鼓", "African drum")),
    Subject("digital_piano", Text("电钢琴", "Digital piano")),
    Subject("therapeutic_yoga", Text("理疗瑜伽", "Therapeutic yoga"), physical=True),
    Subject("bungee_fitness", Text("室内蹦极", "Indoor bungee fitness"), physical=True),
)


@frozen
class CoursesSettings:
    """The settings of one place."""

    subjects: tuple[Subject, ...] = setting(
        _SUBJECTS,
        Text(
            "开设的课程；体育类（physical）要健康声明、保险和教师资质",
            "what is taught; physical ones need a health declaration, insurance and a teacher's"
            " certificate",
        ),
        PAGE,
    )
    agreement_term: Duration = setting(
        Duration.parse("12 months"), Text("合作协议期限", "term of an agreement"), COMMITMENTS
    )
    remind_before: Duration = setting(
        Duration.parse("1 month"),
        Text(
            "协议到期前多久提醒，单位与协议期限相同",
            "how long before an agreement ends somebody is reminded; in the unit of the term",
        ),
        HOUSE_RULE,
    )
    keep_seat: Duration = setting(
        Duration.parse("3 calendar days"),
        Text(
            "递补到的名额保留多久，过时顺延给下一位",
            "how long a seat is kept for who has moved up, before it goes to the next",
        ),
        HOUSE_RULE,
    )
    skip_holidays: bool = setting(
        True,
        Text(
            "法定节假日和本地公布的停办日自动停课，不占教室和老师",
            "no class on public holidays and on days on which the place is closed; room and teacher"
            " stay free then",
        ),
        HOUSE_RULE,
    )
    full_enough: int = setting(
        100,
        Text(
            "报名人数达到名额的百分之几，且出勤、评价都好，建议扩班",
            "from how many applicants in a hundred seats on a course that is well attended and"
            " liked should be widened",
        ),
        HOUSE_RULE,
    )
    too_few: int = setting(
        50,
        Text(
            "报名人数不到名额的百分之几，建议停开或换内容",
            "below how many applicants in a hundred seats a course should change or stop",
        ),
        HOUSE_RULE,
    )
    well_attended: int = setting(
        70,
        Text("出勤率百分之几以上算好", "from which attendance in per cent on it is well attended"),
        HOUSE_RULE,
    )
    well_liked: int = setting(
        80,
        Text("好评百分之几以上算好", "from how many good opinions in a hundred on it is liked"),
        HOUSE_RULE,
    )
    decided_by: int = setting(
        2,
        Text(
            "下期安排须几名居委会成员同意",
            "how many members of the residents' committee must agree on next term",
        ),
        HOUSE_RULE,
    )
    helper_rule: str = setting(
        OWN_RULE,
        Text(
            "课程志愿者按哪条规则记：helping 记服务时长；也可写别的规则的全名，如 points:patrol；"
            "空着则不记",
            "the rule by which a course helper earns: helping, which keeps the hours; or another by"
            " its full name, such as points:patrol; none when empty",
        ),
        HOUSE_RULE,
    )
    gifts: tuple[Gift, ...] = setting(
        (),
        Text(
            "合伙人拿什么答谢志愿者，要多少分钟服务时长",
            "what partners give to helpers, for how many minutes of help",
        ),
        HOUSE_RULE,
    )
    insurance_needed: bool = setting(
        True,
        Text("体育类课程开班前须有保险单", "a physical course needs an insurance policy"),
        SAFETY,
    )
    retention: Duration = setting(
        Duration.parse("6 months"),
        Text("办结后个人信息保存多久", "how long personal data are kept after the end"),
        RETENTION,
    )
