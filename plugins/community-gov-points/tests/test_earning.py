"""Points are earned by what somebody else has confirmed."""

from collections.abc import Callable
from datetime import timedelta

from community_gov.plugin import Document

from .conftest import Block, codes

PHOTO = Document("合影.png", b"\x89PNG\r\n\x1a\n" + b"0" * 20)


def test_an_hour_of_patrol_is_a_point(block: Block) -> None:
    block.worked("li", minutes=60)
    assert block.has("li") == (1, 0)
    minutes = block.points.balance(block.who["li"], "points:minutes")
    assert minutes.points == 60
    block.sound()


def test_everybody_who_took_part_earns(block: Block) -> None:
    block.worked("li", "chen", minutes=120)
    assert (block.has("li"), block.has("chen")) == ((2, 0), (2, 0))


def test_two_hours_of_one_activity_count_at_most(block: Block) -> None:
    block.worked("li", minutes=300)
    assert block.has("li") == (2, 0)


def test_a_part_of_an_hour_is_rounded_down(block: Block) -> None:
    block.worked("li", minutes=59)
    assert block.has("li") == (0, 0)


def test_nobody_confirms_for_themselves(block: Block) -> None:
    case = block.registered("wang")
    assert codes(lambda: block.act(case, "confirm", "wang")) == ["conflict_of_interest"]
    assert block.act(case, "confirm", "zhao") == "acted"


def test_nor_for_their_household(block: Block) -> None:
    block.family("wang", "li")
    case = block.registered("li")
    assert codes(lambda: block.act(case, "confirm", "wang")) == ["conflict_of_interest"]


def test_the_same_event_pays_once(block: Block) -> None:
    block.worked("li", event="3月2日早班，北门")
    again = block.registered("li", event="3月2日早班，北门")
    assert codes(lambda: block.act(again, "confirm", "wang")) == ["award.twice"]
    assert block.has("li") == (1, 0)
    block.sound()


def test_what_is_yet_to_come_earns_nothing(block: Block) -> None:
    case = block.registered("li", day=block.bench.moment.date() + timedelta(1))
    assert codes(lambda: block.act(case, "confirm", "wang")) == ["award.later"]


def test_minutes_are_asked_for_by_the_rule(block: Block) -> None:
    people = {"volunteer": block.who["li"]}
    data = {"activity": "patrol", "event": "一次", "day": block.bench.moment.date()}
    case = block.here.open("points:activity", by=block.who["li"], people=people, data=data).case
    assert codes(lambda: block.act(case, "confirm", "wang")) == ["award.not_measured"]
    block.act(case, "confirm", "wang", data={"minutes": 60})
    assert block.has("li") == (1, 0)


RULES = """{activities: [
  {name: clean, label: {zh: 清扫, en: Sweeping}, per_hour: 2, a_month: 5, evidence: true,
   roles: {organiser: 3/2, helper: 1}, difficulties: {hard: 2, usual: 1}}]}"""


def test_role_difficulty_evidence_and_a_cap(made: Callable[..., Block]) -> None:
    block = made(RULES)
    case = block.registered("li", activity="clean", minutes=60, role="organiser", difficulty="hard")
    assert codes(lambda: block.act(case, "confirm", "wang")) == ["award.no_evidence"]
    block.act(case, "confirm", "wang", data={"photo": PHOTO})
    assert block.has("li") == (6 - 1, 0)
    (done,) = block.points.history(block.who["li"])
    assert [one.zh for one in done.cut] == ["清扫每月最多 5"]
    assert done.order.evidence == "photo"


def test_all_that_is_missing_is_said_at_once(made: Callable[..., Block]) -> None:
    block = made(RULES)
    case = block.registered("li", activity="clean", role="boss")
    wish = {"photo": PHOTO}
    found = codes(lambda: block.act(case, "confirm", "wang", data=wish))
    assert found == ["award.unknown_measure", "award.not_measured"]


def test_the_rule_of_the_day_counts(made: Callable[..., Block]) -> None:
    block = made(
        """{activities: [
      {name: patrol, label: {zh: 巡逻, en: Patrol}, each: 1, until: 2026-02-28},
      {name: patrol, label: {zh: 巡逻, en: Patrol}, version: 2, each: 3, since: 2026-03-01}]}"""
    )
    february = block.bench.moment.date() - timedelta(7)
    block.worked("li", day=february)
    block.worked("chen")
    assert (block.has("li"), block.has("chen")) == ((1, 0), (3, 0))


def test_the_worker_is_reminded(block: Block) -> None:
    block.registered("li")
    block.days(20)
    sent: list[str] = []
    block.bench.district.deliver(lambda message: sent.append(message.text.zh))
    assert any("还没有确认" in one for one in sent)


def test_the_case_says_what_it_booked(block: Block) -> None:
    case = block.worked("li", minutes=120)
    said = [why.zh for step in block.here.explain(case) for why in step.why]
    assert any("记 2 分（points:patrol@1）" in one for one in said)


def test_nor_for_a_household_recorded_with_its_head(block: Block) -> None:
    block.resident("head")
    block.family("wang", "head")
    block.family("chen", "head")
    case = block.registered("chen")
    assert codes(lambda: block.act(case, "confirm", "wang")) == ["conflict_of_interest"]
    who = block.who
    wish = {"by": who["wang"], "id": "1", "minutes": 60}
    assert codes(lambda: block.points.award(who["chen"], "points:patrol", **wish)) == [
        "award.related"
    ]


def test_the_same_event_written_otherwise_pays_once(block: Block) -> None:
    block.worked("li", event="3月2日 早班")
    for event in ("3月2日 早班 ", "3月2日  早班", "３月２日 早班"):
        again = block.registered("li", event=event)
        assert codes(lambda case=again: block.act(case, "confirm", "wang")) == ["award.twice"]
    assert block.has("li") == (1, 0)


def test_who_is_named_twice_earns_once(block: Block) -> None:
    block.worked("li", "li")
    assert block.has("li") == (1, 0)
    block.sound()
