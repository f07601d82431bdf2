"""Who is named for a part must hold an office, at the naming and whenever a step asks again."""

from datetime import timedelta
from pathlib import Path

import pytest

from community_gov.domain.errors import InvalidFile

from .desk import Desk

WRITTEN = """
states:
  filed: {label: {zh: 已定, en: filed}}
  done: {label: {zh: 已办, en: done}, status: closed}
actions:
  open:
    label: {zh: 定人, en: name somebody}
    by: [chief]
    to: filed
    checks: ['holds:owner:clerk', 'named:resident']
  hold:
    label: {zh: 办理, en: hold}
    by: [owner]
    arcs: [{from: filed, to: done, when: ['holds:owner:clerk']}]
"""


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path, WRITTEN)


def named(desk: Desk, *names: str) -> str:
    people = {"owner": names} if names else {}
    return desk.open(by="chief", people=people)


def test_only_who_holds_the_office_is_named(desk: Desk) -> None:
    assert desk.codes(named, desk) == ["check.denied"]
    assert desk.codes(named, desk, "resident") == ["check.denied"]
    assert desk.codes(named, desk, "clerk", "chief") == ["check.denied"]
    assert desk.states(named(desk, "clerk", "other clerk")) == ("filed",)
    without = desk.codes(lambda: desk.open(by="chief", parts=False, people={}))
    assert without == ["check.denied", "check.denied"]
    assert desk.sound()


def test_who_holds_it_no_longer_cannot_go_on(desk: Desk) -> None:
    case = named(desk, "clerk")
    today = desk.bench.moment.date()
    desk.here.end_appointment(desk.person("clerk"), "clerk", "office", today)
    desk.after(days=1)
    assert desk.codes(desk.act, case, "hold", "clerk") == ["check.denied"]
    desk.here.appoint(desk.person("clerk"), "clerk", "office", today + timedelta(days=1))
    desk.act(case, "hold", "clerk")
    assert desk.states(case) == ("done",) and desk.sound()


@pytest.mark.parametrize(
    ("written", "near"),
    [("holds:ownr:clerk", "owner"), ("holds:owner:clark", "clerk"), ("named:clerk", None)],
)
def test_what_is_misspelt_is_said(tmp_path: Path, written: str, near: str | None) -> None:
    with pytest.raises(InvalidFile) as wrong:
        Desk(tmp_path, WRITTEN.replace("holds:owner:clerk", written))
    assert {one.code for one in wrong.value.problems} == {"unknown.role"}
    assert near is None or near in {one.params["near"] for one in wrong.value.problems}
