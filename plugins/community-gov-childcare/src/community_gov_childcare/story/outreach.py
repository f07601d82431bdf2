"""The community looks for families, tells them, answers, and calls back."""

from community_gov_childcare.story.cast import CHANNELS, FAMILIES, Family, phone
from community_gov_childcare.story.tale import ASSIST, Tale

_TOPICS = ("who", "amount", "how", "papers", "dates", "payment")
_EXPLAINED = ("conditions_explained", "amount_explained", "papers_explained")
_BY_PHONE = ("li", "guo", "sun", "cao", "wen", "he", "hou")


def outreach(tale: Tale) -> None:
    """List, tell, call one by one, call back."""
    tale.at(2025, 9, 1)
    tale.hire(tale.hetai, "hetai", "hetai_committee", "community_worker")
    for family in FAMILIES:
        tale.listed[family.key] = _list(tale, family)
    tale.say(
        f"和泰社区摸排出 {len(tale.listed)} 名可能符合条件的孩子，逐一建档，不收材料。",
        f"The community lists {len(tale.listed)} children who may be eligible; no papers are kept.",
    )
    _tell_groups(tale)
    _call(tale)
    _call_back(tale)


def advice(tale: Tale) -> None:
    """Estimate and explain; a birth date that gives nothing is said so at once."""
    tale.at(2025, 9, 5)
    for family in FAMILIES:
        if family.key in ("wen", "he", "hou"):
            continue
        _estimate(tale, family)
        data = dict.fromkeys(_EXPLAINED, True)
        tale.hetai.act(tale.listed[family.key], "advise", by=tale.staff["hetai"], data=data)
    case = tale.hetai.case(tale.listed["sun"])
    months, yuan = (case.held[name].value for name in ("months_this_year", "yuan_this_year"))
    tale.say(
        f"讲解条件、标准和材料。孙家孩子今年6月满3周岁，本年度 {months} 个月，估算 {yuan} 元。",
        f"Conditions, amount and papers are explained. One child turned three in June: {months}"
        f" months this year, an estimated {yuan} yuan.",
    )
    _not_applying(tale)


def _not_applying(tale: Tale) -> None:
    wen = next(one for one in FAMILIES if one.key == "wen")
    tale.refused(
        "温家孩子的金额估算", "An estimate for another family", lambda: _estimate(tale, wen)
    )
    _set_aside(tale, "wen", "not_eligible")
    _set_aside(tale, "he", "not_interested")
    tale.hetai.act(tale.listed["he"], "reopen", by=tale.person(tale.hetai, "贺敏"))
    tale.say(
        "贺家先说暂不考虑，当天又想再了解，自己恢复了跟进。",
        "One family declined, thought again, and took its case up by itself the same day.",
    )


def mirror(tale: Tale, key: str, status: str) -> None:
    """Pass on to a family what the office outside says; families unknown at 和泰 are left out."""
    if key in tale.listed:
        data = {"outside_status": status}
        tale.hetai.act(tale.listed[key], "mirror", by=tale.staff["hetai"], data=data)


def note_application(tale: Tale, key: str, through: str) -> None:
    """Note the number under which a family has applied."""
    number = f"YEBT2025{tale.stage.random.randrange(10**8):08d}"
    data = {"outside_reference": number, "applied_through": through}
    case = tale.listed[key]
    tale.hetai.act(case, "record_application", by=tale.staff["hetai"], data=data)


def _list(tale: Tale, family: Family) -> str:
    people = {
        "family": tale.person(tale.hetai, family.parent),
        "child": tale.person(tale.hetai, family.child),
    }
    data = {"contact_phone": phone(tale.stage.random)}
    return tale.hetai.open(ASSIST, by=tale.staff["hetai"], people=people, data=data).case


def _log(tale: Tale, key: str, channel: str, outcome: str, topic: str) -> None:
    data = {"channel": channel, "outcome": outcome, "topic": topic}
    tale.hetai.act(tale.listed[key], "log_contact", by=tale.staff["hetai"], data=data)


def _tell_groups(tale: Tale) -> None:
    for hour, channel in ((10, "wechat_group"), (15, "property_group")):
        tale.at(2025, 9, 1, hour)
        reached = [one.key for one in FAMILIES if one.group == channel]
        for key in reached:
            _log(tale, key, channel, "told", "none")
        name = CHANNELS[channel]
        tale.say(
            f"在{name.zh}发布通知，覆盖名单上 {len(reached)} 名孩子的家庭。",
            f"A notice in the {name.en} reaches the families of {len(reached)} children.",
        )


def _call(tale: Tale) -> None:
    for minute, key in enumerate(_BY_PHONE):
        tale.at(2025, 9, 2, 9, 5 * minute)
        later = key == "hou"
        topic = "none" if later else tale.stage.random.choice(_TOPICS)
        _log(tale, key, "phone", "call_again" if later else "answered", topic)
    tale.hetai.act(tale.listed["hou"], "promise_call_back", by=tale.staff["hetai"])
    tale.say(
        f"再点对点打 {len(_BY_PHONE)} 个电话，逐个答疑；一家在外，约定改日回访。",
        f"{len(_BY_PHONE)} families are called one by one; one is promised a call back.",
    )


def _call_back(tale: Tale) -> None:
    (deadline,) = tale.hetai.deadlines(tale.listed["hou"])
    tale.say(
        f"回访时限 {deadline.due.day}，到期没打，系统会提醒社区工作人员。",
        f"The call back is due on {deadline.due.day}; if nobody calls, the worker is reminded.",
    )


def finish_call_back(tale: Tale) -> None:
    """The reminder has fired: now the worker calls."""
    tale.at(2025, 9, 10)
    (deadline,) = tale.hetai.deadlines(tale.listed["hou"])
    if not deadline.fired:
        raise AssertionError("the call back was due and nobody was reminded")
    _log(tale, "hou", "phone", "answered", "how")
    _set_aside(tale, "hou", "registered_elsewhere")
    tale.say(
        "提醒到了，工作人员当天补打：户口在外地，已告知到户口所在地申领。",
        "Reminded, the worker calls: the child is registered elsewhere, and the family is told to"
        " apply there.",
    )


def _estimate(tale: Tale, family: Family) -> None:
    data = {"child_birth_date": family.born}
    tale.hetai.act(tale.listed[family.key], "estimate", by=tale.staff["hetai"], data=data)


def _set_aside(tale: Tale, key: str, reason: str) -> None:
    tale.hetai.act(tale.listed[key], "set_aside", by=tale.staff["hetai"], reason=reason)
