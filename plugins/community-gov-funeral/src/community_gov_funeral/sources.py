"""What the rules rest on; each rule names one of these."""

from datetime import date

from community_gov.plugin import Authority, Text

PAGE = Authority(
    Text(
        "平城区永泰街道凯德世家社区殡葬移风易俗宣传的做法（报道）",
        "the campaign of Kaide Shijia, as the newspaper tells it",
    ),
    confirmed=False,
)

CHARTER = Authority(
    Text(
        "红白理事会章程的通行写法（任期三年、可连任，居民或居民代表选举）；本地章程待核实",
        "charters of such councils elsewhere (three years, may be re-elected, elected by residents"
        " or their representatives); the charter here is to be checked",
    ),
    confirmed=False,
)

GUIDELINE = Authority(
    Text(
        "各地红白事标准不一，只作倡导；本地标准由居民议定，待核实",
        "guidelines differ from place to place and only recommend; what holds here is for the"
        " residents to agree on, to be checked",
    ),
    confirmed=False,
)

COVENANT = Authority(
    Text(
        "民政部等七部门《关于做好村规民约和居民公约工作的指导意见》（2018年）：征集民意、拟定草案、"
        "提请审核、审议表决、备案公布",
        "Guidance of seven departments on village rules and residents' covenants (2018): opinions,"
        " draft, review, vote, filing and publication",
    ),
    since=date(2018, 12, 4),
)

MEETING = Authority(
    Text(
        "《城市居民委员会组织法》：居民会议的召开和表决办法；参加和同意的份额待核实",
        "Organic Law of Urban Residents' Committees, on the residents' assembly; the shares are to"
        " be checked",
    ),
    confirmed=False,
)

HOUSE_RULE = Authority(
    Text("本社区内部时限，无外部依据", "a time that the community sets itself; no outside source"),
    confirmed=False,
)

RETENTION = Authority(
    Text(
        "《个人信息保护法》第十九条：保存期限为实现目的所必要的最短时间；具体月数待核实",
        "Personal Information Protection Law, art. 19: the shortest time necessary; the number of"
        " months is to be checked",
    ),
    since=date(2021, 11, 1),
    confirmed=False,
)
