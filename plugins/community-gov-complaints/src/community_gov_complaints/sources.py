"""What the list rests on: the page names two of its categories; the rest is ours."""

from community_gov.plugin import Authority, Text

PAGE = Authority(
    Text(
        "报道只点明两类：物业用房缺失属硬件问题，物业服务属软性矛盾；其余类别由本插件拟定，待核实",
        "The page names two: a missing property-management room is hard, property service is"
        " soft; all other categories are ours, to be checked",
    ),
    confirmed=False,
)
WORDS = Authority(
    Text(
        "本插件拟定的关键词，按编造的投诉试过；用于真实投诉前，先与人工标注对照",
        "Words of our own, tried on invented complaints; before real ones are sorted by them,"
        " compare them with labels by hand",
    ),
    confirmed=False,
)
HOUSE_RULE = Authority(
    Text("本小区自定，待议定", "a rule of the neighbourhood's own, to be agreed there"),
    confirmed=False,
)
