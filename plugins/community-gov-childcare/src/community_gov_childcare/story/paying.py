"""Payment batches: four eyes, a payment that comes back, the next batch."""

from collections.abc import Sequence

from community_gov.plugin import Case, Said
from community_gov_childcare.story.cast import account
from community_gov_childcare.story.outreach import mirror
from community_gov_childcare.story.tale import OPERATE, PAYMENTS, Tale


def first_batch(tale: Tale) -> str:
    """Pay what is confirmed; nobody answers their own request."""
    tale.at(2025, 12, 8)
    batch = _collected(tale, "2025年第四季度第一批", None)
    tale.refused(
        "财政经办人查看孩子的出生医学证明",
        "The finance clerk opens a birth certificate",
        lambda: _read(tale, "birth_certificate"),
    )
    _read(tale, "bank_account")
    _ordered_by_two(tale, batch)
    tale.at(2025, 12, 10)
    _paid(tale, batch)
    _returned(tale, batch)
    _account_corrected(tale)
    return batch


def _read(tale: Tale, field: str) -> object:
    """Open a field for payment; that it was opened is written down."""
    case, clerk = tale.applied["duan"], tale.staff["clerk"]
    return tale.yingbin.read(case, field, by=clerk, purpose="take_account")


def _ordered_by_two(tale: Tale, batch: str) -> None:
    tale.yingbin.act(batch, "order_payment", by=tale.staff["head"])
    tale.refused(
        "提请拨付的人自己复核",
        "The one who asked for the payment answers as well",
        lambda: _agree(tale, batch, "head"),
    )
    _agree(tale, batch, "second head")
    yuan = tale.yingbin.case(batch).held["total_yuan"].value
    tale.say(
        f"第二人复核通过，拨付 {len(members(tale, batch))} 人、{yuan} 元。",
        f"A second person agrees: {len(members(tale, batch))} children, {yuan} yuan.",
    )


def second_batch(tale: Tale, previous: str) -> str:
    """Pay what came in since, within the quarter."""
    tale.at(2026, 3, 5)
    batch = _collected(tale, "2026年第一季度第一批", previous)
    tale.yingbin.act(batch, "order_payment", by=tale.staff["clerk"])
    _agree(tale, batch, "second head")
    tale.at(2026, 3, 9)
    _paid(tale, batch)
    tale.yingbin.act(batch, "close", by=tale.staff["clerk"])
    close_at_community(tale)
    yuan = tale.yingbin.case(batch).held["total_yuan"].value
    tale.say(
        f"不到一个季度开出下一批：{len(members(tale, batch))} 人、{yuan} 元，含退票重发一笔。",
        f"The next batch comes within the quarter: {len(members(tale, batch))} children,"
        f" {yuan} yuan, the returned payment among them.",
    )
    return batch


def members(tale: Tale, batch: str) -> tuple[str, ...]:
    """Return the cases in a batch."""
    return tale.yingbin.case(batch).state.links.get("member", ())


def close_at_community(tale: Tale) -> None:
    """Close what 和泰 followed, once the money is there."""
    paid = {case.id for case in tale.yingbin.cases(program=OPERATE, state="paid")}
    followed = [key for key in tale.listed if tale.applied.get(key) in paid]
    for key in followed:
        tale.hetai.act(tale.listed[key], "close", by=tale.staff["hetai"], reason="paid")
    tale.say(
        f"补贴到账的 {len(followed)} 名孩子，和泰社区逐件办结，其余继续跟进。",
        f"Hetai closes the cases of {len(followed)} children who were paid, and goes on with the"
        " others.",
    )


def _collected(tale: Tale, name: str, previous: str | None) -> str:
    clerk = tale.staff["clerk"]
    links = {} if previous is None else {"previous": [previous]}
    data = {"batch_name": name}
    batch = tale.yingbin.open(PAYMENTS, by=clerk, data=data, links=links).case
    waiting = tale.yingbin.cases(program=OPERATE, state="confirmed")
    member = {"member": [case.id for case in waiting]}
    tale.yingbin.act(batch, "collect", by=clerk, links=member)
    data_ = {"member_count": len(waiting), "total_yuan": _sum(waiting)}
    tale.yingbin.act(batch, "close_list", by=clerk, data=data_)
    return batch


def _sum(cases: Sequence[Case]) -> int:
    amounts = [case.held["amount_yuan"].value for case in cases]
    return sum(one for one in amounts if isinstance(one, int))


def _agree(tale: Tale, batch: str, who: str) -> None:
    (step,) = (one for one in tale.yingbin.what_next(batch) if one.gate is not None)
    tale.yingbin.vote(
        batch,
        "order_payment",
        "second_person",
        Said.AGREE,
        by=tale.staff[who],
        shown=step.shown or "",
    )


def _paid(tale: Tale, batch: str) -> None:
    receipt = f"HD{tale.stage.now():%Y%m%d}"
    tale.yingbin.act(batch, "confirm_paid", by=tale.staff["clerk"], data={"bank_receipt": receipt})
    for key, case in tale.applied.items():
        if case in members(tale, batch):
            mirror(tale, key, "paid")


def _returned(tale: Tale, batch: str) -> None:
    tale.yingbin.act(
        batch,
        "return_payment",
        by=tale.staff["clerk"],
        links={"returned": [tale.applied["ren"]]},
        reason="account_not_found",
    )
    mirror(tale, "ren", "confirmed")
    tale.yingbin.act(batch, "close", by=tale.staff["clerk"])


def _account_corrected(tale: Tale) -> None:
    tale.at(2025, 12, 12)
    case, parent = tale.applied["ren"], tale.person(tale.yingbin, "任晓燕")
    new = {"bank_account": account(tale.stage.random)}
    tale.refused(
        "任女士的一笔被银行退回；她更正账号时想一并改孩子姓名",
        "One payment comes back; with the account the mother corrects the child's name",
        lambda: tale.yingbin.act(
            case, "correct_account", by=parent, data={**new, "child_name": "任思源"}
        ),
    )
    tale.yingbin.act(case, "correct_account", by=parent, data=new)
    tale.yingbin.act(case, "accept_account", by=tale.staff["reviewer"])
    tale.say(
        "只更正账号，街道核对后等下一批重发，本年度名额不动。",
        "Only the account is corrected; the street checks it, and it is paid with the next batch.",
    )
