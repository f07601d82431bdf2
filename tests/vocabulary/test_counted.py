"""Numbers that an action counts over linked cases, and links that go together or exclude."""

from pathlib import Path
from typing import Any

import pytest

from .desk import HEAD, Desk, faults

ROUND = """
fields:
  walks: {label: {zh: 次数, en: walks}, type: int}
  over: {label: {zh: 已办结, en: over}, type: int}
  gone: {label: {zh: 出发的, en: gone}, type: int}
  sacks: {label: {zh: 袋数, en: sacks}, type: int}
  walkers: {label: {zh: 人数, en: walkers}, type: int}
states:
  on: {label: {zh: 进行中, en: going on}}
actions:
  open: {label: {zh: 发起, en: begin}, by: [clerk], to: on}
  joined: {label: {zh: 加入, en: joined}, by: [case], from: on, links: [walk, pair]}
  sum_up:
    label: {zh: 汇总, en: sum up}
    by: [clerk]
    from: on
    records:
      walks: 'count:walk'
      over: 'count:walk:over'
      gone: 'count:walk:in:gone'
      sacks: 'sum:walk:sacks'
      walkers: 'people:walk:resident'
"""
WALK = (
    HEAD.replace("workflow: thing", "workflow: walk")
    + """
fields:
  sacks: {label: {zh: 袋数, en: sacks}, type: int}
states:
  gone: {label: {zh: 出发, en: gone}}
  back: {label: {zh: 回来, en: back}, status: closed}
actions:
  open:
    label: {zh: 出发, en: go}
    by: [clerk]
    to: gone
    takes: [sacks]
    links: [{kind: round, back: walk, one_for: resident}]
  pair:
    label: {zh: 结伴, en: pair}
    by: [clerk]
    from: gone
    links:
      - {kind: first, shares: [round]}
      - {kind: second, shares: [round], not_as: [first]}
  come_back: {label: {zh: 回来, en: come back}, by: [clerk], from: gone, to: back}
"""
)


class Rounds:
    def __init__(self, folder: Path) -> None:
        self.desk = Desk(folder, ROUND, more={"walk": WALK})
        self.case = self.desk.open("clerk")

    def walk(self, who: str, sacks: int | None = None, of: str = "") -> str:
        data = {} if sacks is None else {"sacks": sacks}
        links = {"round": [of or self.case]}
        people = {"resident": who}
        return self.desk.open("clerk", "walk", people=people, data=data, links=links)

    def counted(self) -> dict[str, Any]:
        self.desk.act(self.case, "sum_up")
        return {name: one.value for name, one in self.desk.here.case(self.case).held.items()}


@pytest.fixture
def rounds(tmp_path: Path) -> Any:
    made = Rounds(tmp_path)
    yield made
    made.desk.bench.district.close()


def test_what_is_counted_is_what_the_cases_say_now_and_nobody_hands_it_in(rounds: Rounds) -> None:
    nothing = {"walks": 0, "over": 0, "gone": 0, "sacks": 0, "walkers": 0}
    assert rounds.counted() == nothing
    first = rounds.walk("ann", 3)
    rounds.desk.act(first, "come_back")
    for who, sacks in (("ann", 4), ("bob", None)):
        rounds.walk(who, sacks)
    assert rounds.counted() == {"walks": 3, "over": 1, "gone": 2, "sacks": 7, "walkers": 2}
    typed = {"data": {"sacks": 70}}
    assert rounds.desk.codes(rounds.desk.act, rounds.case, "sum_up", **typed) == ["field.not_taken"]
    assert rounds.desk.sound()


def test_one_walk_at_a_time_for_each_who_walks(rounds: Rounds) -> None:
    first, other = rounds.walk("ann"), rounds.desk.open("clerk")
    assert rounds.desk.codes(rounds.walk, "ann") == ["check.denied"]
    rounds.walk("ann", of=other)
    two = {"resident": (rounds.desk.person("cem"), rounds.desk.person("bob"))}
    for people in (two, {}):
        asked = {"people": people, "links": {"round": [rounds.case]}}
        by = rounds.desk.person("clerk")
        said = rounds.desk.codes(rounds.desk.here.open, "tried:walk", by=by, **asked)
        assert said == ["check.denied"], "one case is for one person"
    rounds.desk.act(first, "come_back")
    rounds.walk("ann")
    assert rounds.desk.sound()


def test_only_walks_of_one_round_are_paired_and_none_with_itself(rounds: Rounds) -> None:
    ann, bob = rounds.walk("ann"), rounds.walk("bob")
    elsewhere = rounds.walk("cem", of=rounds.desk.open("clerk"))
    for links in ({"first": [elsewhere]}, {"first": [bob], "second": [bob]}):
        assert rounds.desk.codes(rounds.desk.act, ann, "pair", links=links) == ["check.denied"]
    rounds.desk.act(ann, "pair", links={"first": [ann], "second": [bob]})
    assert rounds.desk.sound()


@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (ROUND.replace("'count:walk'", "'count:hike'"), "unknown.link"),
        (ROUND.replace("walk:over'", "walk:done'"), "unknown.status"),
        (ROUND.replace("sacks}, type: int", "sacks}, type: text"), "workflow.counted_field"),
        (ROUND.replace("'count:walk'", "'sum:walk'"), "file.recorded"),
    ],
)
def test_what_cannot_be_counted_is_said_of_the_file(broken: str, code: str) -> None:
    (found,) = {one.code: one for one in faults(broken)}.values()
    assert found.code == code and found.line("zh") != found.line("en")
