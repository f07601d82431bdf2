"""What the defaults rest on. Practice of other places is no rule here: all of it to be checked."""

from datetime import date

from community_gov.plugin import Authority, Text

HOUR = Authority(
    Text(
        "社区志愿者积分奖励制度（试行）（海林）：1小时1分，一次活动最多计2小时，每季度兑换一次；仅供参考，待核实",
        "Points rules of a community in Hailin (trial): an hour is a point, two hours of one"
        " activity count at most, redeemed once a quarter; an example, to be checked",
    ),
    confirmed=False,
)
YUAN = Authority(
    Text(
        "义工活动积分（吴江）：1分折1元；仅供参考，待核实",
        "Volunteers' points in Wujiang: a point is worth a yuan; an example, to be checked",
    ),
    confirmed=False,
)
CARRIED = Authority(
    Text(
        "合肥合裕路社区（2019）：余分转入下一年；各地不同，待核实",
        "Heyulu Community (2019): what is left passes to the next year; places differ, to be"
        " checked",
    ),
    confirmed=False,
)
COMMON_GROUND = Authority(
    Text(
        "《民法典》第二百七十五条、第二百七十八条、第二百八十二条：占用业主共有场地的车位属于业主共有，"
        "利用共有部分经营须业主共同决定",
        "Civil Code, art. 275, 278 and 282: parking places on common ground belong to all owners,"
        " who decide together on its use",
    ),
    since=date(2021, 1, 1),
)
HOUSE_RULE = Authority(
    Text("本社区自定，待居民议事确认", "a rule of the neighbourhood's own, to be agreed there"),
    confirmed=False,
)
