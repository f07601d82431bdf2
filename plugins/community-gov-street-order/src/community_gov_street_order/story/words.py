"""What the chapter's figures are called."""

from collections.abc import Mapping

from community_gov.plugin import Text

WORDS: Mapping[str, Text] = {
    "reports": Text("发现的问题", "Reports"),
    "cleaned_without_enforcement": Text("环卫直接清理", "Cleaned, no enforcement"),
    "files": Text("立案", "Files opened"),
    "files_by_track": Text("按办理方式", "Files by track"),
    "files_by_track.advice": Text("劝导、限期改正", "advice, order to put right"),
    "files_by_track.cleared_at_once": Text("当场清除、事后告知", "cleared at once, notice after"),
    "files_by_track.fixed_structures": Text("固定违法搭建", "fixed structures"),
    "files_by_track.movable_things": Text("可移动物品", "movable things"),
    "no_penalty": Text("初次轻微、不予处罚", "First minor breach, no penalty"),
    "came_back": Text("反弹", "Came back"),
    "removed_by_force": Text("依法强制拆除", "Removed by enforcement"),
    "removed_by_the_party": Text("当事人自行拆除", "Removed by the party"),
    "two_officers_missing": Text("不足两人执法的案件", "Files with fewer than two officers"),
    "stalls_told_the_rules": Text("已告知的摊位", "Stalls told the rules"),
    "passable_width_in_centimetres": Text("通行宽度（厘米）", "Passable width in centimetres"),
    "passable_width_in_centimetres.before": Text("整治前", "before"),
    "passable_width_in_centimetres.after": Text("整治后", "after"),
    "opinions": Text("居民评价", "Opinion of residents"),
    "opinions.better": Text("变好了", "better"),
    "opinions.same": Text("差不多", "the same"),
    "opinions.worse": Text("变差了", "worse"),
    "rounds": Text("巡查", "Rounds"),
    "rounds.held": Text("已巡", "held"),
    "rounds.missed": Text("漏巡", "missed"),
    "reports_from_rounds": Text("巡查中发现的问题", "Reports from rounds"),
    "times_the_street_office_was_told": Text(
        "连续漏巡报街道次数", "Times the street office was told of missed rounds"
    ),
    "points_of_the_volunteer": Text("志愿者巡查积分", "Points of the volunteer"),
    "refusals": Text("被拒绝的操作", "Actions refused"),
}
