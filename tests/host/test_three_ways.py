"""A workflow in a file, as a value, as a class: whichever way it was written, it is the same."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from statemachine import State as ChartState
from statemachine import StateChart

from community_gov.domain.errors import InvalidFile
from community_gov.host import PlaceBook
from community_gov.plugin import (
    Action,
    ActionRule,
    Arc,
    Authority,
    Offer,
    Program,
    Role,
    Rules,
    State,
    StateRule,
    Text,
    Workflow,
    WorkflowClass,
    WorkflowFile,
    hookimpl,
    same,
)
from community_gov.workflow.hashing import content_hash

Book = Callable[..., PlaceBook]

OAK = "place: oak\nkind: community\nlabel: {zh: 橡树, en: Oak}\nplugins: [pantry]\n"
ROLE = Role("family", Text("家庭", "family"))

AS_FILE = """\
workflow: lunch
label: {zh: 午餐, en: lunch}
roles: {family: {label: {zh: 家庭, en: family}}}
states: {wanted: {label: {zh: 想要, en: wanted}}, eaten: {label: {zh: 吃了, en: eaten}}}
actions:
  ask: {label: {zh: 要, en: ask}, by: [family], to: wanted}
  eat:
    label: {zh: 吃, en: eat}
    by: [family]
    arcs: [{from: wanted, to: eaten, when: [eligible@1]}]
"""

AS_VALUE = Workflow(
    "lunch",
    Text("午餐", "lunch"),
    (ROLE,),
    (State("wanted", Text("想要", "wanted")), State("eaten", Text("吃了", "eaten"))),
    (
        Action("ask", Text("要", "ask"), (Arc("start", "wanted"),), ("family",)),
        Action("eat", Text("吃", "eat"), (Arc("wanted", "eaten", ("eligible@1",)),), ("family",)),
    ),
)


class Lunch(StateChart):
    wanted = ChartState(initial=True)
    eaten = ChartState(final=True)
    eat = wanted.to(eaten, cond="eligible@1")

    rules = Rules(
        name="lunch",
        label=Text("午餐", "lunch"),
        roles=(ROLE,),
        states={
            "wanted": StateRule(Text("想要", "wanted")),
            "eaten": StateRule(Text("吃了", "eaten")),
        },
        actions={
            "ask": ActionRule(Text("要", "ask"), ("family",)),
            "eat": ActionRule(Text("吃", "eat"), ("family",)),
        },
    )


class Singing(Lunch):
    def on_eat(self) -> None:
        raise AssertionError("never called")


WAYS = {
    "file": WorkflowFile("pantry_files", "workflows/lunch.yaml"),
    "value": AS_VALUE,
    "class": WorkflowClass(Lunch),
}


def offering(pantry: Any, workflow: Any, rule: Authority) -> Any:
    program = Program("lunch", same("l"), "lunch", same("l"), rule, date(2024, 1, 1))

    @hookimpl
    def programs(self: object) -> Sequence[Offer]:
        return [Offer(program, workflow)]

    return type("Pantry", (pantry,), {"programs": programs})


@pytest.mark.parametrize("way", WAYS)
def test_it_is_the_same_workflow(
    book: Book, pantry: Any, pantry_files: Path, rule: Authority, way: str
) -> None:
    (pantry_files / "workflows" / "lunch.yaml").write_text(AS_FILE, encoding="utf-8")
    rulebook = book(offering(pantry, WAYS[way], rule), oak=OAK).rulebook("oak")
    workflow = rulebook.workflows["pantry:lunch"]
    eat = workflow.action("eat")
    assert eat is not None
    assert eat.arcs == (Arc("wanted", "eaten", ("pantry:eligible@1",)),)
    assert workflow.origin.plugin == "pantry"
    assert eat.origin.plugin == "pantry"
    other = book(offering(pantry, AS_VALUE, rule), oak=OAK).rulebook("oak")
    assert content_hash(workflow) == content_hash(other.workflows["pantry:lunch"])


def test_a_class_that_does_something_by_itself_is_refused(
    book: Book, pantry: Any, rule: Authority
) -> None:
    district = book(offering(pantry, WorkflowClass(Singing), rule), oak=OAK)
    with pytest.raises(InvalidFile) as caught:
        district.rulebook("oak")
    assert "class.callback" in {one.code for one in caught.value.problems}
