"""Effects in words."""

from community_gov.domain.effects import (
    Appoint,
    Award,
    Book,
    Claim,
    Effect,
    EndAppointment,
    Forward,
    GiveBack,
    HandOver,
    Notify,
    Open,
    Release,
    Reserve,
    Restock,
    TakeBack,
    Unbook,
)
from community_gov.domain.text import Text, same
from community_gov.workflow.wording import Wording, joined

_NOTIFY = Text("告知{to}：{message}", "tells {to}: {message}")
_CLAIM = Text("在“{register}”登记占用：{subject}", "claims in “{register}” for {subject}")
_THE_PLACE = Text("本处", "the place")
_RELEASE = Text("释放“{register}”的占用", "gives back what it claimed in “{register}”")
_FORWARD = Text("对关联的“{link}”办“{action}”", "does “{action}” on linked cases “{link}”")
_FORWARD_FIRST = Text(
    "按先后对关联的“{link}”中处于“{state}”的办“{action}”，满额为止",
    "does “{action}” on linked cases “{link}” at “{state}”, first come first served, as far as"
    " there is room",
)
_FORWARD_AT = Text(
    "对关联的“{link}”中处于“{state}”的办“{action}”",
    "does “{action}” on linked cases “{link}” at “{state}”",
)
_OPEN = Text("另立事项：{program}（{link}）", "opens a case: {program} ({link})")


_BOOK = Text("预订{what}，有冲突则不予办理", "books {what}; refused where that is taken")
_BOOK_WORKDAYS = Text(
    "预订{what}，放假的日子除外，有冲突则不予办理",
    "books {what}, but not on holidays; refused where that is taken",
)
_UNBOOK = Text("退订今天起的预订", "gives back what it has booked from today on")
_APPOINT = Text(
    "任命{to}为{role}（地方文件授权的，自当日起）",
    "appoints {to} as {role} from that day on, where the place lets it",
)
_APPOINT_UNTIL = Text(
    "任命{to}为{role}，任期到{last}（地方文件授权的，自当日起）",
    "appoints {to} as {role} from that day on until {last}, where the place lets it",
)
_END_APPOINTMENT = Text(
    "免去本事项任命的{role}，即时生效", "takes the office of {role} back at once"
)
_DUE = Text("“{clock}”届满之日", "the due day of “{clock}”")
_AWARD = Text("按规则“{rule}”给{to}记积分", "gives points to {to} by the rule “{rule}”")
_TAKE_BACK = Text("冲正本事项记过的积分", "reverses the points that the case has given")
_RESERVE = Text(
    "预扣{of}的积分，预留“{item}”所选物品", "sets aside points of {of} for the chosen “{item}”"
)
_HAND_OVER = Text("兑付预留的物品", "hands over what was set aside")
_GIVE_BACK = Text("退回积分和物品", "gives the points back, and the reward to the stock")
_RESTOCK = Text("补充“{item}”所选物品的库存", "puts the chosen “{item}” into stock")


def effect_in_words(effect: Effect, words: Wording) -> Text:
    """Return what an effect does, in one clause."""
    match effect:
        case Notify():
            text = words.workflow.messages.get(effect.message, same(effect.message))
            return _NOTIFY.fill(to=words.role(effect.to), message=text)
        case Claim(subject=""):
            return _CLAIM.fill(register=effect.register, subject=_THE_PLACE)
        case Claim():
            return _CLAIM.fill(register=effect.register, subject=words.field(effect.subject))
        case Release():
            return _RELEASE.fill(register=effect.register)
        case Forward():
            return _forward(effect)
        case Open():
            return _OPEN.fill(program=effect.program, link=effect.link)
        case Book():
            named = (*map(words.field, effect.what), *map(words.role, effect.who))
            text = _BOOK_WORKDAYS if effect.without_holidays else _BOOK
            return text.fill(what=joined(named, Text("、", ", ")))
        case Unbook():
            return _UNBOOK
        case Appoint():
            return _appoint(effect, words)
        case EndAppointment():
            return _END_APPOINTMENT.fill(role=words.role(effect.role))
        case _:
            return _booked(effect, words)


def _appoint(effect: Appoint, words: Wording) -> Text:
    to, role = words.role(effect.to), words.role(effect.role)
    if not (effect.until or effect.term):
        return _APPOINT.fill(to=to, role=role)
    last = words.field(effect.until) if effect.until else _DUE.fill(clock=_clock(effect, words))
    return _APPOINT_UNTIL.fill(to=to, role=role, last=last)


def _clock(effect: Appoint, words: Wording) -> Text:
    known = {one.name: one.label for one in words.workflow.clocks}
    return known.get(effect.term, same(effect.term))


def _forward(effect: Forward) -> Text:
    text = _FORWARD if effect.where is None else _FORWARD_FIRST if effect.up_to else _FORWARD_AT
    return text.fill(link=effect.link, action=effect.action, state=effect.where or "")


def _booked(effect: Effect, words: Wording) -> Text:
    match effect:
        case Award():
            rule = words.field(effect.activity) if effect.activity else effect.rule
            return _AWARD.fill(rule=rule, to=words.role(effect.to))
        case TakeBack():
            return _TAKE_BACK
        case Reserve():
            return _RESERVE.fill(of=words.role(effect.of), item=words.field(effect.item))
        case HandOver():
            return _HAND_OVER
        case GiveBack():
            return _GIVE_BACK
        case Restock():
            return _RESTOCK.fill(item=words.field(effect.item))
    raise TypeError(effect)
