"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "participants": Text("参与人数：积分前后各 90 天", "Participants in 90 days, before and after"),
    "participants.before": Text("积分之前", "Before points"),
    "participants.after": Text("积分之后", "After points"),
    "base": Text("有可能参与的居民", "Residents who could take part"),
    "participation_relative_percent": Text("参与率相对提高（%）", "Participation, % relative"),
    "participation_percentage_points": Text(
        "参与率提高（百分点）", "Participation, percentage points"
    ),
    "outstanding_points": Text("未兑付积分", "Points outstanding"),
    "outstanding_yuan": Text("折合（元）", "Worth in yuan"),
    "owed_by_funder": Text("应由出资方支付", "Owed by who funds the rewards"),
    "owed_by_funder.property_company": Text("物业公司", "Property company"),
}
