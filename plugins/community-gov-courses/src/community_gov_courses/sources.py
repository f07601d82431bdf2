"""What the rules of partners and courses rest on; each setting names one of these."""

from datetime import date

from community_gov.plugin import Authority, Text

PAGE = Authority(
    Text(
        "报道所述西马路社区的做法：“社区合伙人”，组织共建、文明共宣、服务共办、文化共享",
        "the practice of the community 西马路 as reported: community partners, building together,"
        " good manners promoted together, services run together, culture shared",
    ),
    since=date(2025, 1, 1),
)

COMMITMENTS = Authority(
    Text(
        "四个“共”作为协议中的四项承诺，系本插件的理解，待社区确认",
        "that the four parts of this way of working are commitments of an agreement is how we read"
        " it, to be confirmed by the community",
    ),
    confirmed=False,
)

HOUSE_RULE = Authority(
    Text("社区自定，无外部依据，待核实", "set by the community; no outside source, to be checked"),
    confirmed=False,
)

SAFETY = Authority(
    Text(
        "体育类课程须有健康声明、保险和教师资质：依据及限额待核实",
        "a health declaration, insurance and a teacher's certificate for physical courses: what"
        " they rest on, and the amounts, are to be checked",
    ),
    confirmed=False,
)

RETENTION = Authority(
    Text(
        "《个人信息保护法》第十九条：保存期限为实现目的所必要的最短时间；具体时间待核实",
        "Personal Information Protection Law, art. 19: the shortest time necessary; how long that"
        " is here is to be checked",
    ),
    since=date(2021, 11, 1),
    confirmed=False,
)
