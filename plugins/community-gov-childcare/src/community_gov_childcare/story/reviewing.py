"""First review at the street, one wrong paper, confirmation at the county, a move away."""

from community_gov_childcare.story.applying import apply_at_wuding, apply_late
from community_gov_childcare.story.cast import account, scan
from community_gov_childcare.story.outreach import mirror
from community_gov_childcare.story.tale import OPERATE, Tale


def wrong_paper(tale: Tale) -> None:
    """Name the wrong paper; take that one and nothing else."""
    tale.at(2025, 9, 17)
    _send_back(tale, "zhao", {"birth_certificate": "wrong_document"})
    tale.say(
        "赵女士的出生医学证明传成了预防接种证，街道只退回这一项，审核计时暂停，窗口当天打电话。",
        "A vaccination record was uploaded as the birth certificate; only that is sent back, the"
        " review's clock stands still, and the counter calls the same day.",
    )
    _contact(tale, "zhao", "window")
    _only_that_one(tale)


def _only_that_one(tale: Tale) -> None:
    tale.at(2025, 9, 18)
    case, parent = tale.applied["zhao"], tale.person(tale.yingbin, "赵雅婷")
    right = {"birth_certificate": scan("birth certificate")}
    more = {**right, "bank_account": account(tale.stage.random)}
    tale.refused(
        "她顺手把银行账号也换了",
        "She replaces the account as well",
        lambda: tale.yingbin.act(case, "resubmit", by=parent, data=more),
    )
    tale.yingbin.act(case, "resubmit", by=parent, data=right)
    mirror(tale, "zhao", "submitted")
    tale.say(
        "只换被指出的那一项，其余材料原样保留，不用跑一趟。",
        "Only what was named is replaced; everything else stays, and nobody had to come.",
    )


def first_reviews(tale: Tale) -> None:
    """Review what is complete; the community cannot."""
    tale.at(2025, 9, 19)
    tale.refused(
        "社区工作人员代签初审",
        "The community's worker signs the first review",
        lambda: _review(tale, "duan", "helper"),
    )
    for key in ("duan", "li", "zhao", "guo", "bai-1", "bai-2"):
        _review(tale, key, "reviewer")
    _review(tale, "sun", "seconded")
    _send_back(tale, "ren", {"bank_card": "unreadable"})
    passed = tale.yingbin.cases(program=OPERATE, state="first_reviewed")
    tale.say(
        f"街道初审通过 {len(passed)} 件，家长逐一收到告知；任女士的银行卡照片看不清，退回这一项。",
        f"The street passes {len(passed)} applications and tells every family; one bank card cannot"
        " be read and is sent back.",
    )


def confirmations(tale: Tale) -> None:
    """Confirm at the county; neither the community nor the same reviewer can."""
    tale.at(2025, 9, 22)
    tale.refused(
        "社区工作人员做审核确认",
        "The community's worker confirms",
        lambda: _confirm(tale, "duan", "helper"),
    )
    tale.refused(
        "初审人员自己做审核确认",
        "The first reviewer confirms",
        lambda: _confirm(tale, "duan", "reviewer"),
    )
    tale.refused(
        "借调到区局的街道人员确认自己初审过的一件",
        "A reviewer on loan to the bureau confirms what she reviewed herself",
        lambda: _confirm(tale, "sun", "seconded"),
    )
    for day, keys in ((22, ("duan", "li")), (24, ("sun", "guo")), (25, ("bai-1", "bai-2", "zhao"))):
        tale.at(2025, 9, day, 14)
        for key in keys:
            _confirm(tale, key, "bureau")


def late_correction(tale: Tale) -> None:
    """Nobody answers, the clock reminds, a worker calls: the applicant need not come."""
    case, parent = tale.applied["ren"], tale.person(tale.yingbin, "任晓燕")
    due = tale.deadline(case, "correction_reminder").due
    tale.at(2025, 10, 11)
    if not tale.deadline(case, "correction_reminder").fired:
        raise AssertionError("nobody was reminded of a correction that did not come")
    _contact(tale, "ren", "helper")
    card = {"bank_card": scan("bank card")}
    tale.yingbin.act(case, "resubmit", by=parent, data=card)
    tale.say(
        f"任女士到 {due.day} 仍未补交，系统提醒，社区当天打电话教她在手机上换好。",
        f"Nothing came by {due.day}, so the workers are reminded; one calls and helps the mother to"
        " do it on her telephone.",
    )
    tale.at(2025, 10, 13)
    _review(tale, "ren", "reviewer")
    tale.at(2025, 10, 15)
    _confirm(tale, "ren", "bureau")
    confirmed = tale.yingbin.cases(program=OPERATE, state="confirmed")
    tale.say(
        f"区级共审核确认 {len(confirmed)} 件，等待最近一批发放。",
        f"The county has confirmed {len(confirmed)} applications; they wait for the next batch.",
    )


def moved_away(tale: Tale) -> None:
    """Give the year back when the register moves, so that it can be claimed elsewhere."""
    tale.at(2025, 12, 16)
    apply_late(tale, "cao")
    tale.at(2025, 12, 18)
    _review(tale, "cao", "reviewer")
    tale.at(2025, 12, 22)
    tale.refused(
        "曹先生把孩子户口迁到武定街道，迎宾街道登记迁出之前就在那里申领",
        "A child's register moves to Wuding; the father applies there before the move is recorded",
        lambda: apply_at_wuding(tale, "cao"),
    )
    tale.yingbin.act(tale.applied["cao"], "record_move", by=tale.staff["window"])
    case = apply_at_wuding(tale, "cao")
    tale.at(2025, 12, 25)
    tale.wuding.act(case, "first_review", by=tale.staff["wuding reviewer"])
    tale.at(2025, 12, 29)
    tale.wuding.act(case, "confirm", by=tale.staff["wuding bureau"])
    tale.hetai.act(tale.listed["cao"], "close", by=tale.staff["hetai"], reason="moved_away")
    tale.say(
        "迎宾街道登记户口迁出、释放本年度名额，武定街道随即受理并审核确认。",
        "Yingbin records the move and frees the year; Wuding takes the application and confirms.",
    )


def told(tale: Tale) -> None:
    """Show what one family was told, step by step."""
    case = tale.hetai.case(tale.listed["duan"])
    passed_on = sum("mirror" in one.decision.done for one in tale.hetai.history(case.id))
    tale.say(
        f"和泰社区看不到街道的材料，只把进度转告段女士，已 {passed_on} 次。她自己随时能查到的是：",
        f"Hetai sees none of the papers; it has passed the progress on to one mother {passed_on}"
        " times. What she can look up at any time:",
    )
    for one in tale.yingbin.progress(tale.applied["duan"]):
        day = one.at.date()
        tale.say(
            f"　{day} {one.what.zh}。{''.join(now.zh for now in one.now)}",
            f"  {day} {one.what.en}. {' '.join(now.en for now in one.now)}",
        )


def _review(tale: Tale, key: str, who: str) -> None:
    tale.yingbin.act(tale.applied[key], "first_review", by=tale.staff[who])
    mirror(tale, key, "first_reviewed")


def _confirm(tale: Tale, key: str, who: str) -> None:
    tale.yingbin.act(tale.applied[key], "confirm", by=tale.staff[who])
    mirror(tale, key, "confirmed")


def _send_back(tale: Tale, key: str, items: dict[str, str]) -> None:
    tale.yingbin.act(tale.applied[key], "send_back", by=tale.staff["reviewer"], items=items)
    mirror(tale, key, "returned")


def _contact(tale: Tale, key: str, who: str) -> None:
    data = {"contact_channel": "phone"}
    tale.yingbin.act(tale.applied[key], "contact_applicant", by=tale.staff[who], data=data)
