"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "premises": Text("置换的房屋", "Premises swapped"),
    "gap_area": Text("物业用房缺口（平方米）", "Room that was missing (m²)"),
    "room_area": Text("建成的物业用房（平方米）", "Room as measured (m²)"),
    "gap_left": Text("还缺（平方米）", "Still missing (m²)"),
    "parties": Text("会商各方（含召集人）", "Parties, the convener among them"),
    "rounds": Text("会商轮数", "Rounds of talks"),
    "owners": Text("业主（编造）", "Owners (invented)"),
    "heads_taking_part": Text("参加表决的人数份额", "Share of heads taking part"),
    "area_taking_part": Text("参加表决的面积份额", "Share of area taking part"),
    "heads_agreeing": Text(
        "参加者中同意的人数份额", "Share of heads agreeing, of those taking part"
    ),
    "area_agreeing": Text("参加者中同意的面积份额", "Share of area agreeing, of those taking part"),
    "works_finished": Text("改造完成", "Fitted out on"),
    "transfer_registered": Text("产权转移登记", "Transfer registered on"),
    "days_apart": Text("两者相差（天）", "Days between the two"),
    "property_complaints_from_july": Text(
        "7月1日起的物业投诉（渠道全部开通）",
        "Complaints about the property from 1 July on (all channels open)",
    ),
    "found": Text("立案时发现的投诉", "Complaints found at the opening"),
    "found_again": Text("办结时再查", "Asked again at the closing"),
    "points_lines": Text("志愿者记分（行）", "Lines of points for who helped"),
    "refusals": Text("被拒绝的操作", "Actions refused"),
}
