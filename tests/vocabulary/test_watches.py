"""A watch asks by itself: what is back opens again, what is quiet ends, what is not told waits."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from community_gov.domain.facts import Fact, unknown
from community_gov.domain.findings import Finding, Inquiry
from community_gov.domain.text import same

from .desk import Desk, faults

WRITTEN = """
fields:
  spot: {{label: {{zh: 地点, en: spot}}, type: text}}
states:
  found: {{label: {{zh: 已发现, en: found}}}}
  watched: {{label: {{zh: 观察, en: watched}}, status: waiting}}
  done: {{label: {{zh: 已办结, en: done}}, status: closed}}
actions:
  open: {{label: {{zh: 立案, en: open}}, by: [clerk], to: found, takes: [spot]}}
  settle: {{label: {{zh: 办好, en: settle}}, by: [clerk], from: found, to: watched}}
  back: {{label: {{zh: 复发, en: came back}}, by: [clerk], from: [watched, done], to: found}}
  close: {{label: {{zh: 办结, en: close}}, by: [clerk], from: watched, to: done}}
watches:
  recurrence:
    label: {{zh: 是否复发, en: is it back}}
    in: [watched]
    every: every Monday at 09:00
    lasts: 60 calendar days
    asks: {asks}
    reopens: {through}
    ends: close
    tells: [clerk]
"""


def desk(folder: Path, asks: str, **more: Any) -> Desk:
    return Desk(folder, WRITTEN.format(asks=asks, through="back"), **more)


def watched(made: Desk, spot: str = "东门", **more: Any) -> str:
    case = made.open(by="clerk", parts=False, data={"spot": spot}, **more)
    made.act(case, "settle")
    return case


def asked(made: Desk, case: str) -> object:
    return made.here.case(case).held["recurrence"].value


def test_a_question_that_says_yes_opens_it_again_and_the_next_watch_begins_anew(
    tmp_path: Path,
) -> None:
    says = {"back": False}
    made = desk(tmp_path, "{question: back@1}", answers={"back@1": lambda _: Fact(says["back"])})
    case = watched(made)
    made.after(days=15)
    assert (made.states(case), made.flags(case)) == (("watched",), ())
    says["back"] = True
    made.after(days=7)
    assert (made.states(case), made.flags(case)) == (("found",), ())
    made.act(case, "settle")
    says["back"] = False
    made.after(days=58)
    assert made.states(case) == ("watched",)
    made.after(days=10)
    assert made.states(case) == ("done",)
    assert made.sound()


def test_what_cannot_be_told_neither_reopens_nor_closes_and_tells_a_person(tmp_path: Path) -> None:
    says: dict[str, Fact] = {"now": unknown(same("nobody knows"))}
    made = desk(tmp_path, "{question: back@1}", answers={"back@1": lambda _: says["now"]})
    case = watched(made)
    made.after(days=100)
    assert made.states(case) == ("watched",)
    assert set(made.flags(case)) == {"recurrence-over", "recurrence-untold"}
    told = [who for who, text in made.told() if "no reliable answer" in text]
    assert told.count("clerk") == 2
    says["now"] = Fact(False)
    made.after(days=8)
    assert (made.states(case), made.flags(case)) == (("done",), ())
    assert made.sound()


def test_other_cases_since_the_watch_began_count_where_they_are_about_the_same(
    tmp_path: Path,
) -> None:
    made = desk(tmp_path, "{cases: thing, same: {spot: spot}, at_least: 2}")
    before = made.open(by="clerk", parts=False, data={"spot": "东门"})
    made.after(days=1)
    case = watched(made)
    made.open(by="clerk", parts=False, data={"spot": "西门"})
    made.open(by="clerk", parts=False, data={"spot": "东门"})
    made.after(days=8)
    assert (asked(made, case), made.states(case)) == ("quiet", ("watched",))
    made.open(by="clerk", parts=False, data={"spot": "东门"})
    made.after(days=7)
    assert (asked(made, case), made.states(case)) == ("again", ("found",))
    assert made.states(before) == ("found",)
    assert made.sound()


class Data:
    """What the data answer, and over how many days they were asked."""

    def __init__(self, answer: dict[str, str] | None) -> None:
        self.answer = answer
        self.days: list[int] = []

    def __call__(self, place: str, inquiry: Inquiry, at: Any) -> Finding | None:
        self.days.append(int(inquiry.asked["days"]))
        return None if self.answer is None else Finding(inquiry, at, self.answer, same("said"))


@pytest.mark.parametrize(
    ("answer", "value", "state"),
    [
        ({"complaints": "3", "of": "40"}, "again", "found"),
        ({"complaints": "2", "of": "40"}, "quiet", "watched"),
        ({"complaints": "0", "of": "0"}, "unclear", "watched"),
        ({}, "unclear", "watched"),
        (None, "unclear", "watched"),
    ],
)
def test_the_data_of_the_case_are_asked_only_about_the_days_since(
    tmp_path: Path, answer: dict[str, str] | None, value: str, state: str
) -> None:
    data = Data(answer)
    made = desk(tmp_path, "{data: complaints, at_least: 3}", inquire=data)
    inquiry = Inquiry("complaints", {"days": "90"}, same("how many"))
    first = Finding(inquiry, made.bench.moment - timedelta(days=1), {"complaints": "9"})
    case = watched(made, finding=first)
    made.after(days=8)
    assert (asked(made, case), made.states(case)) == (value, (state,))
    assert all(days < 8 for days in data.days)
    assert made.sound()


def test_data_alone_on_a_case_without_a_finding_cannot_be_told(tmp_path: Path) -> None:
    made = desk(tmp_path, "{data: complaints, at_least: 3}")
    case = watched(made)
    made.after(days=8)
    assert asked(made, case) == "unclear"
    assert any("opened on" in str(e.facts.answers) for e in made.here.history(case))


@pytest.mark.parametrize(
    ("asks", "through", "code"),
    [
        ("{at_least: 1}", "back", "watch.asks_nothing"),
        ("{cases: thing}", "gone", "watch.through"),
        ("{cases: thing}", "open", "watch.through_way"),
    ],
)
def test_a_watch_that_does_not_fit_is_refused_with_its_line(
    asks: str, through: str, code: str
) -> None:
    assert [one.code for one in faults(WRITTEN.format(asks=asks, through=through))] == [code]
