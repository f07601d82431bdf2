"""What the rules of the subsidy rest on; each rule names one of these."""

from datetime import date

from community_gov.plugin import Authority, Text

PLAN = Authority(
    Text(
        "中共中央办公厅、国务院办公厅《育儿补贴制度实施方案》",
        "Implementation Plan for the Childcare Subsidy System, General Offices of the CPC Central"
        " Committee and the State Council",
    ),
    since=date(2025, 1, 1),
)
"""Published on 2025-07-28; it pays from 2025-01-01."""

NORMS = Authority(
    Text(
        "国家卫生健康委、财政部《育儿补贴制度管理规范（试行）》",
        "Administrative Norms for the Childcare Subsidy System (trial), National Health Commission"
        " and Ministry of Finance",
    ),
    since=date(2025, 9, 18),
)

SPLIT_BY_YEAR = Authority(
    Text(
        "按各年应补月数分年计发，系据方案“按应补贴月数计发”推算，待核实",
        "reckoned for each year by the months due in it: derived from the Plan's rule of months"
        " due, to be checked",
    ),
    since=date(2025, 1, 1),
    confirmed=False,
)

THREE_YEARS = Authority(
    Text(
        "2025年起出生的按三个年度各发一次，发放年度的起止待核实",
        "births from 2025 on are paid in three yearly sums; which three years is to be checked",
    ),
    since=date(2025, 1, 1),
    confirmed=False,
)

FIRST_DAY = Authority(
    Text(
        "2022年1月1日当天出生是否纳入：中文报道称“2022年1月1日后”，英文发布会稿称“after”，待核实",
        "whether a birth on 2022-01-01 itself counts: reports say 'after' that day; to be checked",
    ),
    confirmed=False,
)

WHO_DECIDES = Authority(
    Text(
        "街道初审、县级卫生健康部门审核确认、财政拨付为通行做法，大同市的分工待核实",
        "first review by the street, confirmation by the county health department, payment by"
        " finance: common practice, not confirmed for Datong",
    ),
    confirmed=False,
)

HOUSE_RULE = Authority(
    Text("本单位内部时限，无外部依据", "a time that the office sets itself; no outside source"),
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
