"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "complaints": Text(
        "1月至6月的物业投诉（件）", "Complaints about the property, January to June"
    ),
    "hard_percent": Text("其中硬件问题（%）", "Of these hard: missing or broken (per cent)"),
    "soft_percent": Text("其中软性矛盾（%）", "Of these soft: between people (per cent)"),
    "property_complaints_from_july": Text(
        "7月起的物业投诉（渠道都开通）", "Complaints from July on, with all channels open"
    ),
    "loop_found": Text(
        "5月6日发现的硬件投诉（此前125天）", "Hard complaints found on 6 May (125 days before)"
    ),
    "loop_effect": Text(
        "办结时、年末再问（各此前125天）",
        "Asked again at the closing and at the end of the year (125 days before each)",
    ),
    "loop_points_lines": Text(
        "志愿者记账（行）", "Lines booked for volunteers, points and minutes"
    ),
    "sides": Text("投诉（件）", "Complaints"),
    "sides.hard": Text("硬件问题", "hard"),
    "sides.soft": Text("软性矛盾", "soft"),
}
