"""What the limits of a rescue rest on; each setting names one of these."""

from datetime import date

from community_gov.plugin import Authority, Text

ARRIVAL = Authority(
    Text(
        "《电梯维护保养管理规定》（企业制度，引用国家维保规则：直辖市或设区的市不超过30分钟，其他地区一般不超过"
        "1小时）；是否即 TSG T5002—2017 的条款待核对",
        "rules of a maintenance unit that quote the national maintenance rule: 30 minutes in a"
        " municipality or a city with districts, elsewhere generally 1 hour; whether the clause"
        " stands in TSG T5002-2017 is to be checked",
    ),
)

AREA = Authority(
    Text(
        "大同市为设区的市；本地条例是否另有规定待核实",
        "Datong is a city with districts; whether a local ordinance says otherwise is to be"
        " checked",
    ),
    confirmed=False,
)

COUNTED_FROM = Authority(
    Text(
        "国家规则自报告起算，有的地方条例自派单起算；本地算法待核实",
        "the national rule counts from the report, some local ordinances from the dispatch order;"
        " which holds here is to be checked",
    ),
    confirmed=False,
)

CHOICE = Authority(
    Text("由地方自行选择，待议定", "the place's own choice, to be agreed there"), confirmed=False
)

ANSWER = Authority(
    Text(
        "杭州市规范电梯应急救援服务征求意见稿（2024年）要求30秒接听；仅为征求意见稿，本系统按整分钟计",
        "a draft of Hangzhou (2024) asks for 30 seconds; a draft only, and whole minutes are"
        " counted here",
    ),
    confirmed=False,
)

TWO_HOURS = Authority(
    Text(
        "《特种设备安全监察条例》第六十四条：电梯轿厢滞留人员2小时以上为一般事故（待核实）",
        "Regulation on Safety Supervision of Special Equipment, art. 64: two hours or more in the"
        " car is a general accident (to be checked)",
    ),
    since=date(2009, 5, 1),
    confirmed=False,
)

REPORTING = Authority(
    Text(
        "发生事故应保护现场并立即报告（地方电梯条例）；一小时为常见上限，待核实",
        "in an accident the scene is kept and it is reported at once (a local lift ordinance); one"
        " hour is a common limit, to be checked",
    ),
    confirmed=False,
)

HOUSE_RULE = Authority(
    Text("本单位内部时限，无外部依据", "a time that the unit sets itself; no outside source"),
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

ROUNDS = Authority(
    Text(
        "《特种设备使用单位落实使用安全主体责任监督管理规定》（市场监管总局令第74号）：电梯安全员日管控、电梯安全"
        "总监周排查、主要负责人月调度（条款和检查项目待核实）",
        "Provisions on the responsibility of user units of special equipment (State Administration"
        " for Market Regulation, order 74): daily by the safety officer, weekly by the safety"
        " director, monthly by the head of the unit (articles and items to be checked)",
    ),
    since=date(2023, 5, 5),
    confirmed=False,
)

FAULTS = Authority(
    Text(
        "国家维保规则：困人以外的故障应“及时”处理；具体时限为内部规定，待核实",
        "the national maintenance rule: faults other than entrapment are seen to “in time”; the"
        " number is a rule of our own, to be checked",
    ),
    confirmed=False,
)

DRILLS = Authority(
    Text(
        "《电梯维护保养管理规定》（企业制度，引用国家维保规则）：按电梯类型至少每半年一次应急演练，系对维保单位的"
        "要求；使用单位的演练次数待核实",
        "rules of a maintenance unit that quote the national maintenance rule: a drill at least"
        " every six months by lift type, asked of the maintenance unit; how many the user unit"
        " owes is to be checked",
    ),
    confirmed=False,
)

TEACHING = Authority(
    Text(
        "2025年版面：演练后社区与物业开展互动教学；时限为内部规定",
        "the newspaper page: after the drill community and property company taught the residents;"
        " the time is a rule of our own",
    ),
    confirmed=False,
)

NO_PERSONAL_DATA = Authority(
    Text(
        "《个人信息保护法》第六条：只收集实现目的所必要的最小范围",
        "Personal Information Protection Law, art. 6: no more than the purpose needs",
    ),
    since=date(2021, 11, 1),
)
