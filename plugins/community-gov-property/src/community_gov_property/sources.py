"""What the settings rest on; each setting names one of these."""

from datetime import date

from community_gov.plugin import Authority, Text

PAGE = Authority(
    Text(
        "报道只写“三方会商+产权置换”“问题—方案—执行”，没有写三方是谁；这里的各方由本插件拟定，待核实",
        "The page says consultation of three parties and a swap of property, and not who the three"
        " are; the parties here are ours, to be checked",
    ),
    confirmed=False,
)
JOINT_DECISION = Authority(
    Text(
        "《民法典》第二百七十八条：九项共同决定事项、参与比例和同意比例",
        "Civil Code, art. 278: nine items, who must take part, who must agree",
    ),
    since=date(2021, 1, 1),
)
NO_COMMITTEE = Authority(
    Text(
        "《民法典》第二百七十七条：居民委员会协助成立业主大会、选举业主委员会；没有业主委员会时如何召集待核实",
        "Civil Code, art. 277: the residents' committee helps owners to assemble and elect; how"
        " they are called together without a committee is to be checked",
    ),
    since=date(2021, 1, 1),
    confirmed=False,
)
TOLD_BEFORE = Authority(
    Text(
        "《物业管理条例》第十四条：业主大会会议召开15日前告知全体业主（待核实）",
        "Regulation on Property Management, art. 14: owners are told 15 days before (to be"
        " checked)",
    ),
    confirmed=False,
)
RULES_OF_PROCEDURE = Authority(
    Text(
        "由本小区业主大会议事规则规定；默认天数由本插件拟定，待核实",
        "as the owners' own rules of procedure say; the default is ours, to be checked",
    ),
    confirmed=False,
)
PUBLISHED = Authority(
    Text(
        "依据《物业管理条例》整理：决定三日内公告；业主大会的决定待核实",
        "after the Regulation on Property Management: decisions within three days; for the assembly"
        " to be checked",
    ),
    confirmed=False,
)
SUIT = Authority(
    Text(
        "《民法典》第二百八十条；一年期限见相关司法解释，待核实",
        "Civil Code, art. 280; the year stands in an interpretation of the court, to be checked",
    ),
    since=date(2021, 1, 1),
    confirmed=False,
)
OFFICES = Authority(
    Text(
        "登记、规划各由哪个部门办理，按当地机构设置，待核实",
        "which office registers and which plans depends on the place, to be checked",
    ),
    confirmed=False,
)
HOUSE_RULE = Authority(
    Text("本小区约定，无外部依据", "agreed in the estate; no outside source"), confirmed=False
)
RETENTION = Authority(
    Text(
        "《个人信息保护法》第十九条：最短必要时间；具体时间待核实",
        "Personal Information Protection Law, art. 19: the shortest time necessary; how long that"
        " is here is to be checked",
    ),
    since=date(2021, 11, 1),
    confirmed=False,
)
