"""Days on which a place approves nothing."""

from datetime import date
from pathlib import Path

import pytest

from community_gov import InvalidFile

from .desk import PLACE, Desk

WRITTEN = """
states:
  filed: {label: {zh: 已收, en: filed}}
  done: {label: {zh: 办结, en: done}, status: closed}
actions:
  open: {label: {zh: 提交, en: hand in}, by: [resident], to: filed}
  approve:
    label: {zh: 批准, en: approve}
    by: [clerk]
    from: filed
    to: done
    gates: {chief: {label: {zh: 审批, en: approval}, by: [chief]}}
  grant:
    label: {zh: 许可, en: grant}
    by: [officer]
    from: filed
    to: done
    power: street
    gates: {street: {label: {zh: 复核, en: second look}, by: [officer], apart_from: [open]}}
"""
CLOSED = """
freezes:
  - since: 2026-03-03
    until: 2026-03-04
    why: {zh: 年度对账, en: the books are closed}
"""


def test_nothing_is_approved_while_the_books_are_closed_but_work_goes_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WRITTEN, place=PLACE + CLOSED)
    assert desk.bench.moment.date() == date(2026, 3, 2)
    first, second = desk.open(), desk.open()
    for case in (first, second):
        desk.act(case, "approve")
    assert desk.vote(first, "approve", "chief").happened == "acted"
    for _ in range(2):
        desk.after(days=1)
        assert desk.codes(desk.vote, second, "approve", "chief") == ["gate.frozen"]
    third = desk.open()
    assert desk.act(third, "approve").happened == "requested"
    desk.after(days=1)
    assert desk.vote(second, "approve", "chief").happened == "acted"
    assert desk.sound()


def test_a_place_does_not_halt_what_law_gives_to_another_body(tmp_path: Path) -> None:
    desk = Desk(tmp_path, WRITTEN, place=PLACE + CLOSED)
    case = desk.open()
    desk.after(days=1)
    desk.act(case, "grant", "officer")
    desk.people["other officer"] = desk.bench.worker("here", "officer", "street")
    assert desk.vote(case, "grant", "street", by="other officer").happened == "acted"


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("2026-03-04", "2026-03-02", "freeze.backwards"),
        ("    why", "    workflow: tried:thong\n    why", "notices.workflow"),
    ],
)
def test_a_stretch_that_cannot_be_is_refused(
    tmp_path: Path, right: str, wrong: str, code: str
) -> None:
    with pytest.raises(InvalidFile) as caught:
        Desk(tmp_path, WRITTEN, place=PLACE + CLOSED.replace(right, wrong))
    assert [one.code for one in caught.value.problems] == [code]
