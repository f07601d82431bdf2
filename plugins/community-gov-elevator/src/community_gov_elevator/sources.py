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

DAILY = Authority(
    Text(
        "日管控、周排查、月调度（使用单位落实安全主体责任的规定）；具体时刻由使用单位确定",
        "daily control, weekly check and monthly review are the user unit's; the hours are its own",
    ),
)

DRILLS = Authority(
    Text(
        "《电梯维护保养管理规定》：维保单位至少每半年按电梯类别演练一次；使用单位的演练次数待核实",
        "rules of a maintenance unit: a drill at least every six months by type of lift; how often"
        " the user unit must is to be checked",
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
