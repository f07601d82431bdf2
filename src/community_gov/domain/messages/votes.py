"""When how many must agree, or who is on the roll, cannot be used as it stands."""

from community_gov.domain.text import Text

_EXAMPLES = Text(
    "可写 2/3、at least 3/4（四分之三以上）、more than 1/2（过半数）、all（全体）；按参加表决的计算，后面加 of those taking part。",
    "Write 2/3, at least 3/4, more than 1/2 or all; for a part of those taking part, add “of those taking part”.",
)

VOTES: dict[str, tuple[Text, Text]] = {
    "gate.frozen": (
        Text(
            "{since} 至 {until} 暂停审批：{why}。",
            "Nothing is approved from {since} to {until}: {why}.",
        ),
        Text("请在此后再签署意见。", "Answer after that."),
    ),
    "freeze.backwards": (
        Text("暂停审批的时段，末日早于首日。", "This stretch ends before it begins."),
        Text("请核对 since 和 until。", "Check “since” and “until”."),
    ),
    "share.form": (
        Text("“{value}”不是一个比例。", "“{value}” is not a share."),
        Text(
            "请写 2/3、at least 3/4（四分之三以上）、more than 1/2（过半数）、all（全体）；"
            "按参加表决的计算，后面加 of those taking part。",
            "Write 2/3, at least 3/4, more than 1/2 or all; for a part of those taking "
            "part, add “of those taking part”.",
        ),
    ),
    "share.inexact": (
        Text(
            "“{value}”是小数或百分数。比例要精确到一票，而 0.66 不足三分之二。",
            "“{value}” is a decimal or a percentage. A share is exact to one vote, and 0.66 is less than two thirds.",
        ),
        Text("请写成分数，如 2/3。", "Write a fraction, such as 2/3."),
    ),
    "share.nothing": (
        Text(
            "“{value}”是零，等于无须任何人同意。",
            "“{value}” is nothing, so nobody would have to agree.",
        ),
        Text(
            "请写 2/3、at least 3/4（四分之三以上）、more than 1/2（过半数）、all（全体）；"
            "按参加表决的计算，后面加 of those taking part。",
            "Write 2/3, at least 3/4, more than 1/2 or all; for a part of those taking "
            "part, add “of those taking part”.",
        ),
    ),
    "share.beyond": (
        Text("“{value}”超过全体，永远达不到。", "“{value}” is more than all, and never reached."),
        Text(
            "请写 2/3、at least 3/4（四分之三以上）、more than 1/2（过半数）、all（全体）；"
            "按参加表决的计算，后面加 of those taking part。",
            "Write 2/3, at least 3/4, more than 1/2 or all; for a part of those taking "
            "part, add “of those taking part”.",
        ),
    ),
    "share.of_whom": (
        Text(
            "规定了参加比例，“{value}”却没有写明按谁计算。",
            "A share must take part, but “{value}” does not say of whom it is reckoned.",
        ),
        Text(
            "请写明：按参加表决的计算，后面加 of those taking part；按全体计算，后面加 of all。",
            "Add “of those taking part”, or “of all”.",
        ),
    ),
    "share.of_itself": (
        Text(
            "“{value}”：参加比例不能按参加表决的计算。",
            "“{value}”: how much takes part cannot be reckoned on those taking part.",
        ),
        Text("请去掉 of those taking part。", "Remove “of those taking part”."),
    ),
    "majority.form": (
        Text("没有写明须多少人同意。", "This does not say how many must agree."),
        Text(
            "请写人数（如 2）、比例（如 more than 1/2），或在 agree、taking_part 下分项写比例。",
            "Write a number such as 2, a share such as more than 1/2, or shares under “agree” and “taking_part”.",
        ),
    ),
    "majority.nobody": (
        Text("{value} 人同意，等于无须任何人同意。", "{value} people: nobody would have to agree."),
        Text("请写 1 或更大的整数。", "Write 1 or more."),
    ),
    "majority.empty": (
        Text("“{key}”下没有写比例。", "There is no share under “{key}”."),
        Text(
            "请写 2/3、at least 3/4（四分之三以上）、more than 1/2（过半数）、all（全体）；"
            "按参加表决的计算，后面加 of those taking part。",
            "Write 2/3, at least 3/4, more than 1/2 or all; for a part of those taking "
            "part, add “of those taking part”.",
        ),
    ),
    "majority.key": (
        Text("没有“{name}”这个键。", "There is no key “{name}”."),
        Text("您是不是要写：{near}？", "Did you mean: {near}?"),
    ),
    "majority.measure": (
        Text("“{name}”不能用作计算项的名称。", "“{name}” cannot be the name of a measure."),
        Text(
            "请改写：按人数写 heads；其他计算项用小写英文字母开头的名称，如 area。",
            "Write heads for people; for anything else a name of small letters, such as area.",
        ),
    ),
    "roll.empty": (
        Text("表决名册上没有人。", "There is nobody on the roll."),
        Text("请先登记有表决权的人，再提请表决。", "Register who may vote, then ask for the vote."),
    ),
    "roll.too_few": (
        Text(
            "须 {needed} 人同意，表决名册上只有 {count} 人。",
            "{needed} people must agree, and the roll has only {count}.",
        ),
        Text(
            "请补齐名册，或修改须同意的人数。",
            "Complete the roll, or change how many must agree.",
        ),
    ),
    "roll.gaps": (
        Text(
            "表决名册上有 {count} 人没有登记“{measure}”。",
            "{count} of those on the roll have no “{measure}” on record.",
        ),
        Text(
            "请补登；确实没有的，登记为 0。",
            "Register it; write 0 for those who really have none.",
        ),
    ),
    "roll.weightless": (
        Text(
            "表决名册上所有人的“{measure}”合计为 0，比例无从计算。",
            "The “{measure}” of all on the roll comes to 0, so no share of it can be reckoned.",
        ),
        Text("请核对登记的数据。", "Check what is registered."),
    ),
}
