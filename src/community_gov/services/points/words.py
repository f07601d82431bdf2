"""What the lines of a points account say, and the labels of what they speak of."""

from datetime import date

from community_gov.domain.text import Text, same
from community_gov.ledger.orders import OrderKind
from community_gov.ledger.rules import rule_for
from community_gov.ledger.statements import REWARD
from community_gov.services.office import Office

WHAT = {
    OrderKind.TERMS: Text("积分办法有变动", "The terms of the scheme changed"),
    OrderKind.AWARD: Text("{what}：记 {amount} {unit}", "{what}: {amount} {unit}"),
    OrderKind.HOLD: Text(
        "兑换{what} {count} 份，先预扣 {amount} {unit}",
        "{amount} {unit} set aside for {what}, {count} of it",
    ),
    OrderKind.SETTLE: Text("{what}已交付", "{what} was handed over"),
    OrderKind.VOID: Text(
        "取消兑换{what}，退回 {amount} {unit}", "{what} was cancelled, {amount} {unit} come back"
    ),
    OrderKind.OVERDUE: Text(
        "{what}预留到期未领，退回 {amount} {unit}",
        "{what} was not taken in time, {amount} {unit} come back",
    ),
    OrderKind.REFUND: Text(
        "{what}已退，退回 {amount} {unit}", "{what} was given back, and {amount} {unit} with it"
    ),
    OrderKind.LAPSE: Text("到期作废 {amount} {unit}", "{amount} {unit} lapsed"),
    OrderKind.DEDUCT: Text("扣减 {amount} {unit}", "{amount} {unit} were deducted"),
    OrderKind.REVERSE: Text(
        "冲正“{what}”，{amount} {unit}", "“{what}” was reversed, {amount} {unit}"
    ),
    OrderKind.CLOSE: Text("账户停用", "The account was closed"),
    OrderKind.REOPEN: Text("账户重新启用", "The account was opened again"),
}
GAVE = Text("转给 {whom} {amount} {unit}", "{amount} {unit} given to {whom}")
GOT = Text("{whom} 转来 {amount} {unit}", "{amount} {unit} from {whom}")
A_DEDUCTION = Text("扣减", "a deduction")

RULE = Text("按规则 {rule} 第 {version} 版", "by rule {rule}, version {version}")
MEASURED = Text("当时登记：{measures}", "measured: {measures}")
MEASURE = Text("{name} {value}", "{name} {value}")
MEASURES = {
    "minutes": Text("分钟数", "minutes"),
    "role": Text("角色", "role"),
    "difficulty": Text("难度", "difficulty"),
    "day": Text("日期", "day"),
}
CUT = Text("受上限限制：{cap}", "cut by a cap: {cap}")
CONFIRMED = Text("确认人：{who}", "confirmed by {who}")
ASKED = Text("提出人：{who}", "asked for by {who}")
AGREED = Text("复核同意：{who}", "agreed by {who}")
REASON = Text("理由：{reason}", "reason: {reason}")
EVIDENCE = Text("凭据：{evidence}", "evidence: {evidence}")
EVENT = Text("活动编号：{source}", "event: {source}")
CASE = Text("事项编号：{case}", "case: {case}")
UNTIL = Text("保留到 {until:%Y-%m-%d %H:%M}", "kept until {until:%Y-%m-%d %H:%M}")
TO_LOT = Text(
    "{amount} {unit}回到原来那一批，{until}",
    "{amount} {unit} went back to where they came from, {until}",
)
NEW_LOT = Text(
    "{amount} {unit}另计一批，{until}", "{amount} {unit} are a lot of their own, {until}"
)
GOOD_UNTIL = Text("用到 {day} 为止", "good until {day}")
FOR_EVER = Text("长期有效", "good for ever")
AT_ONCE = Text(
    "其中 {amount} {unit}早已过期，退回时即作废",
    "{amount} {unit} of it were past their last day and lapsed at once",
)
CARRIED = Text(
    "{amount} {unit}结转，用到 {day} 为止", "{amount} {unit} carried over, good until {day}"
)

OTHERS = Text("其他", "other")


def unit_of(office: Office, scheme: str) -> Text:
    """Return what one of a scheme is called; nothing where no plugin gives it any more."""
    known = office.rulebook.schemes.get(scheme)
    return known.unit if known else Text("", "")


def label_of(office: Office, what: str) -> Text:
    """Return what an activity or a reward is called today, or its name where it is no more.

    Args:
        what: as it is counted: ``plugin:activity``, or ``reward:plugin:name``.
    """
    if what.startswith(REWARD):
        name = what.removeprefix(REWARD)
        reward = office.rulebook.rewards.get(name)
        return reward.label if reward else same(name)
    rules = tuple(office.rulebook.point_rules.values())
    rule = rule_for(rules, what, date.max) or rule_for(rules, what, date.min)
    rule = rule or next((one for one in rules if one.activity == what), None)
    return rule.label if rule else same(what)
