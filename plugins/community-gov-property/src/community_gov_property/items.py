"""The items of Civil Code art. 278, first paragraph, in the order of the law."""

from collections.abc import Mapping

from community_gov.plugin import Text

ITEMS: Mapping[str, Text] = {
    "procedure": Text("（一）业主大会议事规则", "(1) rules of procedure of the owners' assembly"),
    "covenant": Text("（二）管理规约", "(2) management covenant"),
    "committee": Text("（三）选举、更换业主委员会", "(3) electing or replacing the committee"),
    "company": Text("（四）选聘、解聘物业服务人", "(4) hiring or dismissing the property company"),
    "use_fund": Text("（五）使用维修资金", "(5) using the maintenance fund"),
    "raise_fund": Text("（六）筹集维修资金", "(6) raising the maintenance fund"),
    "rebuild": Text("（七）改建、重建", "(7) rebuilding"),
    "change_use": Text(
        "（八）改变共有部分的用途或者利用共有部分从事经营活动",
        "(8) changing the use of common parts, or using them for business",
    ),
    "other": Text(
        "（九）有关共有和共同管理权利的其他重大事项",
        "(9) other important matters of co-ownership and common management",
    ),
}
NONE_OF_THEM = Text("不属于共同决定事项", "none of them")
