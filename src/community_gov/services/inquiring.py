"""Answer what an action asks by itself: from the case's data, from other cases, from a plugin."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.errors import Refused
from community_gov.domain.facts import Fact
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.text import Text
from community_gov.services.measuring import asked_now
from community_gov.services.office import Office
from community_gov.workflow.inquiring import AGAIN, QUIET, UNCLEAR, Ask

Asked = Callable[[str], Fact]
"""Asks a plugin's question by its name."""

_NOT_OPENED_ON = Text(
    "立案时没有数据发现，没有数据可以再问。",
    "The case was not opened on what data had found, so there are no data to ask.",
)
_NOT_YET = Text("观察还不满一天。", "It has not been watched for a whole day yet.")
_NO_NUMBER = Text("数据没有给出可用的数。", "The data give no number that could be used.")
_SILENT = Text(
    "同期一件投诉也没有：可能是渠道不通，不能当作没有复发。",
    "There were no complaints at all in that time: a channel may be closed, so it is not known.",
)
_NOT_HELD = Text("本事项缺少要比较的填写项。", "The case does not hold what is to be compared.")
_COUNT = Text("此后新立案 {count} 件。", "Cases opened since: {count}.")
_ONLY_SINCE = Text("{label}（只看最近 {days} 天）", "{label} (only the last {days} days)")
_BETWEEN = Text("；", "; ")


def inquired(office: Office, case: Case, asked: Ask, command: Command, ask: Asked) -> Fact:
    """Return ``again``, ``quiet`` or ``unclear``, and why; an answer that fails is unclear.

    Args:
        asked: what is asked.
        ask: asks a plugin's question.
    """
    found = list(_answers(office, case, asked, command, ask))
    said = [one.value for one in found]
    value = AGAIN if AGAIN in said else UNCLEAR if UNCLEAR in said or not found else QUIET
    told = [one.because for one in found if one.because is not None] or [_NOT_OPENED_ON]
    because = told[0]
    for one in told[1:]:
        because = _joined(because, one)
    return Fact(value, because)


def _joined(one: Text, other: Text) -> Text:
    return Text(
        *(f"{a}{mark}{b}" for a, mark, b in zip(*map(_both, (one, _BETWEEN, other)), strict=True))
    )


def _both(text: Text) -> tuple[str, str]:
    return text.zh, text.en


def _answers(
    office: Office, case: Case, asked: Ask, command: Command, ask: Asked
) -> Iterator[Fact]:
    started = case.state.clocks.get(asked.since)
    since = office.moment(started.started if started else command.at)
    if asked.question:
        fact = ask(asked.question)
        yield Fact(UNCLEAR if not fact.known else AGAIN if fact.value else QUIET, fact.because)
    # Where it is only one of several sources, a case without data is asked of the others.
    if asked.data and (case.state.finding or not (asked.question or asked.cases)):
        yield _from_data(office, case, asked, since.date(), command)
    if asked.cases:
        yield _from_cases(office, case, asked, since, command)


def _from_data(office: Office, case: Case, asked: Ask, since: date, command: Command) -> Fact:
    first = case.state.finding
    if first is None:
        return Fact(UNCLEAR, _NOT_OPENED_ON)
    at = office.moment(command.at)
    # The day on which the watch began may still hold what was put right on it.
    days = (at.date() - since - timedelta(days=1)).days
    if days < 1:
        return Fact(UNCLEAR, _NOT_YET)
    narrowed = evolve(case, state=evolve(case.state, finding=_only_since(first, days)))
    try:
        found = asked_now(office, narrowed, at)
    except Refused as refused:
        return Fact(UNCLEAR, refused.problems[0].what)
    return _judged(found, asked)


def _only_since(first: Finding, days: int) -> Finding:
    """Return a finding whose inquiry is about no more days than were watched."""
    inquiry = first.inquiry
    written = inquiry.asked.get("days", "")
    if not written.isdecimal() or int(written) <= days:
        return first
    label = _ONLY_SINCE.fill(label=inquiry.label, days=days)
    return evolve(first, inquiry=Inquiry(inquiry.name, {**inquiry.asked, "days": str(days)}, label))


def _judged(found: Finding, asked: Ask) -> Fact:
    count, of = (_whole(found.answer.get(name)) for name in (asked.data, "of"))
    if count is None:
        return Fact(UNCLEAR, found.said if found.said.zh else _NO_NUMBER)
    if count >= asked.at_least:
        return Fact(AGAIN, found.said)
    return Fact(UNCLEAR, _SILENT) if of == 0 else Fact(QUIET, found.said)


def _whole(written: str | None) -> int | None:
    return int(written) if written is not None and written.isdecimal() else None


def _from_cases(office: Office, case: Case, asked: Ask, since: datetime, command: Command) -> Fact:
    held = {**case.held, **command.held}
    wanted = {there: held.get(here) for there, here in asked.same.items()}
    if None in wanted.values():
        return Fact(UNCLEAR, _NOT_HELD)
    count = 0
    found = office.store.cases(office.place, program=asked.cases, exercise=False, limit=_MOST)
    for one in reversed(found):
        opened = office.store.events(office.place, one.id)[0].event.command.at
        if opened < since:
            break
        count += one.id != case.id and all(_equal(one, name, wanted[name]) for name in wanted)
    return Fact(AGAIN if count >= asked.at_least else QUIET, _COUNT.fill(count=count))


_MOST = 1_000_000


def _equal(other: Case, name: str, mine: Held | None) -> bool:
    theirs = other.held.get(name)
    if theirs is None or mine is None:
        return False
    if mine.find or theirs.find:
        return mine.find == theirs.find
    return mine.value is not None and mine.value == theirs.value
