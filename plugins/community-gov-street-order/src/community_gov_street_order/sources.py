"""What the terms rest on; each setting names one of these, and none is confirmed yet."""

from datetime import date

from community_gov.plugin import Authority, Text


def _enforcement_law(zh: str, en: str) -> Authority:
    """Name an article of the Administrative Enforcement Law, to be checked."""
    return Authority(
        Text(
            f"《行政强制法》{zh}（待核实）", f"Administrative Enforcement Law, {en} (to be checked)"
        ),
        since=date(2012, 1, 1),
        confirmed=False,
    )


PENALTY = Authority(
    Text(
        "《行政处罚法》第二十八条、第三十三条：责令改正；期限由街道合理确定（待核实）",
        "Administrative Penalty Law, arts 28 and 33: order to put right; the street sets a fair"
        " term (to be checked)",
    ),
    since=date(2021, 7, 15),
    confirmed=False,
)
NOTICE_AFTER = _enforcement_law("第五十二条：立即清除，事后通知", "art. 52: notice after")
KEEPING = _enforcement_law(
    "第二十五条：扣押不超过三十日，可延长一次不超过三十日",
    "art. 25: kept 30 days at most, and 30 more once",
)
REMOVAL = _enforcement_law("第四十四条：限期自行拆除", "art. 44: removal within a term")
STATEMENT = _enforcement_law(
    "第三十五条、第三十六条：催告，陈述和申辩", "arts 35 and 36: reminder, statement"
)
ORDER_OF_STEPS = _enforcement_law(
    "第三十五条、第四十四条：催告与复议、诉讼期限的先后有不同理解",
    "arts 35 and 44: whether the reminder may come before the terms are over is disputed",
)
HOURS = _enforcement_law(
    "第四十三条：不得在夜间或者法定节假日实施", "art. 43: not at night nor on public holidays"
)
REVIEW = Authority(
    Text(
        "《行政复议法》：申请期限六十日（条款待核实）",
        "Administrative Reconsideration Law: 60 days to ask for a review (article to be checked)",
    ),
    confirmed=False,
)
SUIT = Authority(
    Text(
        "《行政诉讼法》：起诉期限六个月（条款待核实）",
        "Administrative Litigation Law: six months to bring a suit (article to be checked)",
    ),
    confirmed=False,
)
PAGE = Authority(
    Text(
        "报纸版面：建立常态化巡查机制，定人定岗进行监督；具体安排由街道确定",
        "the newspaper page: routine inspections with a named person and post; how often is for"
        " the street to say",
    ),
)
HOUSE_RULE = Authority(
    Text("本单位内部安排，无外部依据", "a time that the office sets itself; no outside source"),
    confirmed=False,
)
CHOICE = Authority(
    Text("由街道自行选择，待议定", "the street's own choice, to be agreed there"),
    confirmed=False,
)
KINDS = Authority(
    Text(
        "类别与执法案件所用相同；哪些算硬件、哪些算软性由我们设定，待核实",
        "the kinds of the files; which are hard and which soft is ours, to be checked",
    ),
    confirmed=False,
)
WORDS = Authority(
    Text("归类用的词由我们设定，待与真实投诉对照", "the words are ours, to be tried on complaints"),
    confirmed=False,
)
RETENTION = Authority(
    Text(
        "《个人信息保护法》第十九条：保存期限为实现目的所必要的最短时间；案卷保存年限待核实",
        "Personal Information Protection Law, art. 19: the shortest time necessary; how long a file"
        " is kept is to be checked",
    ),
    since=date(2021, 11, 1),
    confirmed=False,
)
PUBLISHING = Authority(
    Text(
        "《个人信息保护法》第六条、第二十五条：对外公开限于最小范围（待核实）",
        "Personal Information Protection Law, arts 6 and 25: as little as possible is made public"
        " (to be checked)",
    ),
    since=date(2021, 11, 1),
    confirmed=False,
)
