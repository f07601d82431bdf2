"""Applications at the street: online, by somebody acting for the family, and those refused."""

from functools import partial

from community_gov.plugin import ActingFor, Channel, Neighbourhood
from community_gov_childcare.story.cast import FAMILIES, Family, application, scan
from community_gov_childcare.story.outreach import mirror, note_application
from community_gov_childcare.story.tale import OPERATE, Tale

_FAMILY = {family.key: family for family in FAMILIES}


def staff(tale: Tale) -> None:
    """Appoint those who work on the street's cases, each in a body of their own."""
    tale.hire(tale.yingbin, "helper", "hetai_committee", "community_worker")
    tale.hire(tale.yingbin, "window", "street_office", "window_worker")
    tale.hire(tale.yingbin, "reviewer", "street_office", "first_reviewer")
    tale.hire(tale.yingbin, "supervisor", "street_office", "supervisor")
    tale.hire(tale.yingbin, "seconded", "street_office", "first_reviewer")
    tale.hire(tale.yingbin, "seconded", "health_bureau", "confirmer")
    tale.hire(tale.yingbin, "bureau", "health_bureau", "confirmer")
    tale.hire(tale.yingbin, "clerk", "finance_bureau", "finance_clerk")
    tale.hire(tale.yingbin, "head", "finance_bureau", "finance_clerk", "finance_head")
    tale.hire(tale.yingbin, "second head", "finance_bureau", "finance_head")
    tale.hire(tale.wuding, "wuding reviewer", "street_office", "first_reviewer")
    tale.hire(tale.wuding, "wuding bureau", "health_bureau", "confirmer")


def applications(tale: Tale) -> None:
    """Let the families apply, most of them by telephone."""
    tale.at(2025, 9, 11)
    _apply(tale, _FAMILY["duan"])
    masks = tale.yingbin.masked(tale.applied["duan"])
    shown = "、".join(masks[name] for name in ("applicant_name", "child_identity_number"))
    amount, paid_into = masks["amount_yuan"], masks["bank_account"]
    tale.say(
        f"段女士在微信上提交申请；窗口只看到掩码：{shown}，账号 {paid_into}，应发 {amount} 元。",
        f"A mother applies by WeChat; the screen shows masks only: {shown}, account {paid_into},"
        f" {amount} yuan due.",
    )
    _say_why(tale, tale.applied["duan"])
    _acting_for(tale, _FAMILY["li"])
    tale.at(2025, 9, 15)
    _apply(tale, _FAMILY["zhao"], birth_certificate=scan("vaccination record"))
    _divorced(tale, _FAMILY["guo"])
    _apply(tale, _FAMILY["sun"])
    tale.at(2025, 9, 16)
    _twins(tale)
    _apply(tale, _FAMILY["ren"])


def _say_why(tale: Tale, case: str) -> None:
    """Say where an amount comes from: the rule, with its authority, as the decision kept it."""
    fact = tale.yingbin.history(case)[-1].facts.answers["childcare:amount_yuan@1"]
    if fact.because is None:
        raise AssertionError("an amount must explain itself")
    tale.say(f"金额的由来：{fact.because.zh}", f"Why this amount: {fact.because.en}")


def refused_applications(tale: Tale) -> None:
    """Refuse a second parent, here and elsewhere in the district, and a birth before 2022."""
    tale.at(2025, 12, 15)
    for place in (tale.yingbin, tale.wuding):
        case = _draft(tale, place, _FAMILY["duan"], "高鹏", tale.forms["duan"])
        tale.refused(
            f"孩子父亲又在{place.rulebook.place.label.zh}申领同一年度",
            f"The father applies for the same year at {place.rulebook.place.label.en}",
            partial(_submit, tale, place, case, "高鹏"),
        )
        place.act(case, "withdraw", by=tale.person(place, "高鹏"))
    wen = _FAMILY["wen"]
    case = _draft(tale, tale.yingbin, wen, wen.parent, application(wen, tale.stage.random))
    tale.refused(
        "温家仍自行提交",
        "A family with a birth date that gives nothing applies all the same",
        lambda: _submit(tale, tale.yingbin, case, wen.parent),
    )
    tale.yingbin.act(case, "withdraw", by=tale.person(tale.yingbin, wen.parent))


def draft(tale: Tale, family: Family, form: dict[str, object]) -> str:
    """Begin an application at 迎宾 and return the case."""
    return _draft(tale, tale.yingbin, family, family.parent, form)


def submit(tale: Tale, case: str, family: Family) -> None:
    """Hand an application in."""
    _submit(tale, tale.yingbin, case, family.parent)


def apply_late(tale: Tale, key: str) -> None:
    """Apply for a child of the list shortly before the year ends."""
    _apply(tale, _FAMILY[key])


def apply_at_wuding(tale: Tale, key: str) -> str:
    """Apply for a child at 武定 and return the case."""
    family = _FAMILY[key]
    case = _draft(tale, tale.wuding, family, family.parent, tale.forms[key])
    _submit(tale, tale.wuding, case, family.parent)
    return case


def _apply(tale: Tale, family: Family, **changed: object) -> None:
    form = application(family, tale.stage.random)
    tale.forms[family.key] = form
    case = draft(tale, family, {**form, **changed})
    _check(tale, case)
    submit(tale, case, family)
    _noted(tale, family, case)


def _noted(tale: Tale, family: Family, case: str, through: str = "wechat") -> None:
    tale.applied[family.key] = case
    note_application(tale, family.key, through)
    mirror(tale, family.key, "submitted")


def _check(tale: Tale, case: str) -> None:
    data = {"papers_result": "complete"}
    tale.yingbin.act(case, "check_papers", by=tale.staff["helper"], data=data)


def _draft(
    tale: Tale, place: Neighbourhood, family: Family, applicant: str, form: dict[str, object]
) -> str:
    by = tale.person(place, applicant)
    people = {"applicant": by, "child": tale.person(place, family.child)}
    return place.open(OPERATE, by=by, people=people, data=form).case


def _submit(tale: Tale, place: Neighbourhood, case: str, applicant: str) -> None:
    place.act(case, "submit", by=tale.person(place, applicant))


def _acting_for(tale: Tale, family: Family) -> None:
    tale.at(2025, 9, 12)
    tale.forms[family.key] = application(family, tale.stage.random)
    parent = tale.person(tale.yingbin, family.parent)
    tale.refused(
        "李先生在外务工，社区工作人员直接替他填报",
        "A worker fills in the form for a father who works far away, in her own name",
        lambda: _begin_for(tale, family, None),
    )
    tale.refused(
        "改为代办但没有写明本人同意",
        "She acts for him without saying where his consent is kept",
        lambda: _begin_for(tale, family, ActingFor(parent, Channel.PHONE, "")),
    )
    acting = ActingFor(parent, Channel.PHONE, "和泰社区代办委托 2025-01（电话录音）")
    case = _begin_for(tale, family, acting)
    tale.yingbin.act(case, "submit", by=tale.staff["helper"], acting_for=acting)
    _noted(tale, family, case, "platform")
    tale.say(
        "李先生电话同意并留存录音后，由社区代办提交，全程记在他名下。",
        "With his consent by telephone on record she applies for him; the history says so.",
    )


def _begin_for(tale: Tale, family: Family, acting: ActingFor | None) -> str:
    people = {
        "applicant": tale.person(tale.yingbin, family.parent),
        "child": tale.person(tale.yingbin, family.child),
    }
    return tale.yingbin.open(
        OPERATE,
        by=tale.staff["helper"],
        people=people,
        data=tale.forms[family.key],
        acting_for=acting,
    ).case


def _divorced(tale: Tale, family: Family) -> None:
    form = tale.forms[family.key] = application(family, tale.stage.random)
    case = draft(tale, family, form)
    tale.refused(
        "郭女士离异抚养，没有上传抚养材料",
        "A divorced mother applies without the papers on custody",
        lambda: submit(tale, case, family),
    )
    papers = {name: scan(name) for name in ("divorce_certificate", "custody_agreement")}
    parent = tale.person(tale.yingbin, family.parent)
    tale.yingbin.act(case, "fill_in", by=parent, data=papers)
    submit(tale, case, family)
    _noted(tale, family, case)


def _twins(tale: Tale) -> None:
    first, second = _FAMILY["bai-1"], _FAMILY["bai-2"]
    _apply(tale, first)
    form = tale.forms[second.key] = application(second, tale.stage.random)
    case = draft(tale, second, {**form, "child_birth_date": second.born.replace(day=2)})
    tale.refused(
        "白女士的双胞胎各建一件，第二件出生日期填错一天",
        "Twins have a case each; in the second the date of birth is a day off",
        lambda: submit(tale, case, second),
    )
    parent = tale.person(tale.yingbin, second.parent)
    data = {"child_birth_date": second.born}
    tale.yingbin.act(case, "fill_in", by=parent, data=data)
    submit(tale, case, second)
    _noted(tale, second, case)
