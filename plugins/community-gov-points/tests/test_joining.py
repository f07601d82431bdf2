"""Points for what is done in a program that knows nothing of points."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from community_gov.plugin import CommunityGovError
from community_gov.testing import Bench

from .conftest import PLACE, Block, codes

GARDEN = """
from datetime import date
from community_gov.plugin import Authority, Offer, Program, Text, WorkflowFile, hookimpl

LABEL = Text("社区果园", "Community orchard")

class Orchard:
    name = "orchard"
    label = LABEL

    def __init__(self, settings):
        pass

    @hookimpl
    def programs(self):
        plot = Program("plot", LABEL, "plot", LABEL, Authority(LABEL), date(2026, 1, 1))
        return [Offer(plot, WorkflowFile(__name__, "plot.yaml"))]
"""
PLOT = """
workflow: plot
label: {zh: 果园帮工, en: Help in the orchard}
roles:
  helper: {label: {zh: 帮工的人, en: helper}}
  keeper: {label: {zh: 管护人, en: keeper}, body: community}
fields:
  minutes: {label: {zh: 用时, en: Minutes}, type: int}
  morning: {label: {zh: 哪天上午, en: Which morning}, type: text}
states:
  planned: {label: {zh: 已约好, en: Planned}}
  dug: {label: {zh: 已翻土, en: Dug}, status: closed}
actions:
  open: {label: {zh: 约定, en: Plan}, by: [keeper], to: planned, needs: [morning]}
  dig: {label: {zh: 翻好了, en: Note that it is dug}, by: [keeper], from: planned, to: dug,
        takes: [minutes]}
"""
AWARD = """
      awards:
        - {workflow: orchard:plot, action: dig, to: helper, activity: patrol,
           measures: {minutes: minutes}, source: morning}
  - orchard
"""
Made = Callable[..., Block]


@pytest.fixture
def orchard(tmp_path: Path) -> Iterator[Made]:
    """Make a neighbourhood with a program of its own, whose helpers earn points."""
    made: list[Bench] = []

    def make(award: str = AWARD) -> Block:
        places = tmp_path / str(len(made)) / "places"
        (places / "here").mkdir(parents=True)
        (places / "here.yaml").write_text(PLACE % award, encoding="utf-8")
        (places / "here" / "orchard.py").write_text(GARDEN, encoding="utf-8")
        (places / "here" / "plot.yaml").write_text(PLOT, encoding="utf-8")
        made.append(Bench(places.parent, places))
        block = Block(made[-1])
        block.here.appoint(block.who["wang"], "keeper", "committee", block.bench.moment.date())
        block.resident("li")
        block.resident("chen")
        return block

    yield make
    for bench in made:
        bench.district.close()


def planned(block: Block, *helpers: str, **data: Any) -> str:
    people = {"helper": [block.who[one] for one in helpers]} if helpers else {}
    data = {"morning": "3月7日", **data}
    return block.here.open("orchard:plot", by=block.who["wang"], people=people, data=data).case


def test_who_helps_in_another_program_earns(orchard: Made) -> None:
    block = orchard()
    case = planned(block, "li", "chen")
    block.act(case, "dig", "wang", data={"minutes": 120})
    assert (block.has("li"), block.has("chen")) == ((2, 0), (2, 0))
    said = [why.zh for step in block.here.explain(case) for why in step.why]
    assert any("记 2 分（points:patrol@1）" in one for one in said)
    block.sound()


def test_a_morning_pays_once_whichever_case_and_program_it_comes_from(orchard: Made) -> None:
    block = orchard()
    block.worked("li", event="3月7日")
    case = planned(block, "li")
    wish = {"minutes": 60}
    assert codes(lambda: block.act(case, "dig", "wang", data=wish)) == ["award.twice"]
    assert block.has("li") == (1, 0)
    block.sound()


def test_where_nobody_helped_the_other_program_goes_on(orchard: Made) -> None:
    block = orchard()
    assert block.act(planned(block), "dig", "wang") == "acted"
    data = {"activity": "patrol", "event": "一次", "day": block.bench.moment.date(), "minutes": 60}
    alone = block.here.open("points:activity", by=block.who["wang"], data=data).case
    assert codes(lambda: block.act(alone, "confirm", "wang")) == ["award.nobody"]
    block.sound()


def test_nobody_confirms_for_themselves_there_either(orchard: Made) -> None:
    block = orchard()
    wish = {"minutes": 60}
    case = planned(block, "wang")
    with pytest.raises(CommunityGovError):
        block.act(case, "dig", "wang", data=wish)
    assert block.has("wang") == (0, 0)


@pytest.mark.parametrize(
    ("old", "new", "code", "near"),
    [
        ("orchard:plot", "orchard:plott", "patch.no_workflow", "orchard:plot"),
        ("action: dig", "action: digg", "patch.nothing_there", "dig"),
        ("to: helper", "to: helpers", "unknown.role", "helper"),
        ("activity: patrol", "activity: patrl", "unknown.rule", "points:patrol"),
        ("minutes: minutes", "minutes: minute", "unknown.field", "minutes"),
        ("{minutes: minutes}", "{minuts: minutes}", "unknown.measure", "minutes"),
        ("source: morning", "source: mornin", "unknown.field", "morning"),
    ],
)
def test_what_is_not_there_is_said_with_its_line(
    orchard: Made, old: str, new: str, code: str, near: str
) -> None:
    written = AWARD.replace(old, new)
    assert written != AWARD
    with pytest.raises(CommunityGovError) as caught:
        orchard(written)
    (problem,) = caught.value.problems
    line = (PLACE % written).split("orchard:plot")[0].count("\n") + 1
    assert (problem.code, problem.params["near"]) == (code, near)
    assert problem.where.endswith(f"here.yaml:{line}")
    assert problem.line("zh") and problem.line("en")
