"""A renewal over the Spring Festival, counted day by day; a deadline that is only provisional."""

from itertools import groupby

from community_gov.plugin import Explanation
from community_gov_childcare.story.applying import draft, submit
from community_gov_childcare.story.cast import LATE, account, application
from community_gov_childcare.story.tale import OPERATE, Tale


def renewal(tale: Tale) -> None:
    """Renew in January 2026: no papers, a new account, a deadline across the festival."""
    tale.at(2026, 1, 26)
    tale.applied["duan-2026"] = case = _renew(tale)
    tale.say(
        "2026年段女士办理续领：不再交材料，只确认没有变化、换了收款账号、重新承诺。",
        "In 2026 the mother renews: no papers, only a new account and the declaration.",
    )
    _count(tale, tale.yingbin.explain_due(case, "review"))
    tale.at(2026, 2, 11)
    tale.yingbin.act(case, "first_review", by=tale.staff["reviewer"])
    tale.at(2026, 2, 28)
    tale.yingbin.act(case, "confirm", by=tale.staff["bureau"])
    tale.say(
        "2月28日是春节调休上班的星期六，区局当天审核确认。",
        "28 February is a Saturday worked in exchange for the festival: the county confirms.",
    )


def _renew(tale: Tale) -> str:
    parent = tale.person(tale.yingbin, "段晓梅")
    people = {"applicant": parent, "child": tale.person(tale.yingbin, "段一诺")}
    new = {
        "child_registered": tale.forms["duan"]["child_registered"],
        "bank_account": account(tale.stage.random),
        "declaration": True,
    }
    return tale.yingbin.open(
        OPERATE,
        by=parent,
        action="renew",
        people=people,
        data=new,
        links={"previous": [tale.applied["duan"]]},
    ).case


def provisional(tale: Tale) -> None:
    """Apply in December 2026, while nobody has announced the holidays of 2027."""
    tale.at(2026, 12, 7)
    case = draft(tale, LATE, application(LATE, tale.stage.random))
    submit(tale, case, LATE)
    tale.applied[LATE.key] = case
    deadline = tale.deadline(case, "review")
    if not deadline.due.provisional:
        raise AssertionError("a deadline in an unannounced year must be provisional")
    tale.stage.figure("provisional_deadline", deadline.due.day.isoformat())
    tale.say(
        f"2026年12月的新申请，审核时限暂定 {deadline.due.day}："
        "2027年放假安排尚未公布，公布后再核定。",
        f"An application of December 2026 is due on {deadline.due.day} for now: the holidays of"
        " 2027 are not announced yet.",
    )


def _count(tale: Tale, explanation: Explanation) -> None:
    for (counted, why, notice), days in groupby(
        explanation.days, key=lambda day: (day.counted, day.why, day.notice)
    ):
        span = list(days)
        first, last = span[0], span[-1]
        dates = f"{first.date:%m-%d}" + (f"…{last.date:%m-%d}" if last is not first else "")
        numbers = f"{first.number}–{last.number}" if last is not first else str(first.number)
        source = f"（{notice}）" if notice else ""
        tale.say(
            f"　{dates} {'第 ' + numbers + ' 个工作日' if counted else '不计'}：{why.zh}{source}",
            f"  {dates} {'working day ' + numbers if counted else 'not counted'}: {why.en}"
            f"{f' ({notice})' if notice else ''}",
        )
    made_up = [day.date.isoformat() for day in explanation.days if day.counted and day.notice]
    tale.stage.figure("renewal_deadline", explanation.due.day.isoformat())
    tale.stage.figure("renewal_working_days", sum(day.counted for day in explanation.days))
    tale.stage.figure("renewal_make_up_days", made_up)
    tale.say(
        f"审核时限 {explanation.due.day}，中间跨春节，含 {len(made_up)} 个调休上班日。",
        f"The review is due on {explanation.due.day}, across the Spring Festival with"
        f" {len(made_up)} make-up working days.",
    )
