"""Patches: what others enter into a workflow bears their name, and meets what it means."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Notify
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.text import Text, same
from community_gov.host import PlaceBook
from community_gov.plugin import (
    AddCheck,
    AddClock,
    AddDocument,
    AddGate,
    AddNotice,
    Replace,
    Splice,
    hookimpl,
)
from community_gov.workflow.definition import Action, Arc, Clock, Gate, Link, Need

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]
OAK = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
plugins: [other_bank, pantry]
"""
PATCHES = (Path(__file__).parent / "files" / "patches.yaml").read_text(encoding="utf-8")


def variant(of: type, **changes: Any) -> Any:
    return type(of.__name__, (of,), changes)


def test_the_patches_of_a_place_bear_its_name(book: Book, pantry: Any, other_bank: Any) -> None:
    rulebook = book(pantry, other_bank, oak=OAK + PATCHES).rulebook("oak")
    workflow = rulebook.workflows["pantry:parcels"]
    give, submit, send_back, nag = (
        workflow.action(name) for name in ("give", "submit", "send_back", "oak:nag")
    )
    assert give and submit and send_back and nag
    assert [gate.name for gate in give.gates] == ["second_person", "oak:hearing"]
    assert str(give.gates[1].origin) == "oak oak.yaml:8"
    assert give.checks == ("other_bank:not_served@2",)
    assert submit.needs[-1] == Need("oak:lease")
    assert [clock.name for clock in workflow.clocks] == ["oak:patience", "review"]
    assert workflow.clocks[0].fires == "oak:nag"
    assert nag.checks == ("pantry:late@3",), "a bare question is the workflow's plugin's"
    assert nag.effects == (Notify("family", "oak:please"),)
    assert send_back.effects == (Notify("family", "oak:please"),)
    assert workflow.messages["oak:please"] == Text("请补", "correct")
    assert next(field for field in workflow.fields if field.name == "size").label.en == "how many"


def test_a_patch_that_meets_nothing(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    lost = PATCHES.replace("pantry:parcels", "pantry:parcel")
    found = problems_of(
        InvalidFile, lambda: book(pantry, other_bank, oak=OAK + lost).rulebook("oak")
    )
    assert [(one.code, one.where, one.params["near"]) for one in found] == [
        ("patch.no_workflow", "oak.yaml:7", "pantry:parcels")
    ]
    lost = PATCHES.replace("action: give, name", "action: giv, name")
    found = problems_of(
        InvalidFile, lambda: book(pantry, other_bank, oak=OAK + lost).rulebook("oak")
    )
    assert [(one.code, one.where) for one in found] == [("patch.nothing_there", "oak oak.yaml:8")]


def test_names_are_checked_once_all_patches_are_in(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    lost = PATCHES.replace("by: [counter]", "by: [countr]").replace("late@3", "later@3")
    found = problems_of(
        InvalidFile, lambda: book(pantry, other_bank, oak=OAK + lost).rulebook("oak")
    )
    assert [(one.code, one.params["name"]) for one in found] == [
        ("unknown.role", "countr"),
        ("unknown.check", "pantry:later@3"),
    ]


def splices(*patches: object, workflow: str = "pantry:parcels") -> Any:
    @hookimpl
    def given(self: object) -> Sequence[Splice]:
        return [Splice(workflow, patches)]  # type: ignore[arg-type]

    return given


def test_a_plugin_splices_before_the_place_does(book: Book, pantry: Any, other_bank: Any) -> None:
    gate = Gate("visit", Text("走访", "visit"), ("counter",), refusal="retry")
    retry = Action("retry", Text("重来", "again"), (Arc("review", "draft"),), ("clock",))
    link = Link("earlier", same=("card",), carries=("card", "size"))
    hurry = evolve(
        retry,
        name="hurry",
        needs=(Need("card", {"card": "yes"}, anew=True),),
        records={"card": "not_served@2"},
        links=(link,),
        apart_from=("retry", "give"),
    )
    clock = Clock("later", Text("稍后", "later"), Duration.parse("1 month"), ("draft",), "retry")
    guest = variant(
        other_bank,
        splices=splices(
            AddGate("give", gate),
            AddClock(clock, retry),
            AddDocument(Field("card", same("card"), FieldType.TEXT), ("retry",)),
            AddCheck("submit", "not_served@2"),
            AddCheck("give", "eligible@1"),
            AddNotice("retry", Notify("family", "again"), same("again")),
            Replace(evolve(hurry, takes=("card",))),
            Replace(evolve(gate, name="second_person"), "give"),
        ),
    )
    text = OAK + PATCHES.replace("other_bank:not_served@2", "eligible@1")
    with pytest.raises(InvalidFile) as caught:
        book(pantry, guest, oak=text).rulebook("oak")
    assert [one.code for one in caught.value.problems] == ["patch.already_there"] * 2
    text = OAK + "\n".join(line for line in PATCHES.split("\n") if "add_check" not in line)
    plain = variant(pantry, splices=splices(AddCheck("hurry", "urgent@1")))
    patches = guest.splices(None)[0].patches
    guest.splices = splices(*patches[:3], *patches[4:])
    workflow = book(plain, guest, oak=text).rulebook("oak").workflows["pantry:parcels"]
    give, again, hurried = (workflow.action(one) for one in ("give", "other_bank:retry", "hurry"))
    assert give and again and hurried
    assert [one.name for one in give.gates] == ["second_person", "other_bank:visit", "oak:hearing"]
    assert [one.refusal for one in give.gates[:2]] == ["other_bank:retry"] * 2
    assert str(give.gates[1].origin).endswith("test_splicing")
    assert give.checks == ("pantry:eligible@1",)
    assert again.needs == (Need("other_bank:card"),)
    assert again.effects == (Notify("family", "other_bank:again"),)
    card = "other_bank:card"
    assert hurried.takes == (card,)
    assert hurried.needs == (Need(card, {card: "yes"}, anew=True),)
    assert hurried.records == {card: "other_bank:not_served@2"}
    assert hurried.links == (evolve(link, same=(card,), carries=(card, "size")),)
    assert hurried.apart_from == ("other_bank:retry", "give")
    assert hurried.checks == ("pantry:urgent@1",)


def test_a_bare_question_is_the_splicers_own_when_it_answers_one(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    guest = variant(other_bank, splices=splices(AddCheck("give", "not_served@2")))
    workflow = book(pantry, guest, oak=OAK).rulebook("oak").workflows["pantry:parcels"]
    give = workflow.action("give")
    assert give is not None
    assert give.checks[-1] == "other_bank:not_served@2"


def test_a_splice_for_a_workflow_that_is_not_there(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    guest = variant(other_bank, splices=splices(AddCheck("give", "x@1"), workflow="pantry:lunch"))
    found = problems_of(InvalidFile, lambda: book(pantry, guest, oak=OAK).rulebook("oak"))
    assert [(one.code, one.where) for one in found] == [("patch.no_workflow", "other_bank 1.2")]


def test_an_added_approval_may_come_after_another_added_one(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    first = Gate("visit", Text("走访", "visit"), ("counter",))
    second = Gate("report", Text("报告", "report"), ("counter",), after=("visit", "second_person"))
    guest = variant(other_bank, splices=splices(AddGate("give", first), AddGate("give", second)))
    workflow = book(pantry, guest, oak=OAK).rulebook("oak").workflows["pantry:parcels"]
    give = workflow.action("give")
    assert give is not None
    owner = guest.name
    assert [one.after for one in give.gates if one.name == f"{owner}:report"] == [
        (f"{owner}:visit", "second_person")
    ]


def test_a_clock_that_a_place_adds_can_be_part_of_another_that_it_adds(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    added = """
    - add_clock:
        name: hearing_time
        clock: {label: {zh: 听证, en: hearing}, duration: 9 working days, runs_in: [draft]}
    - add_clock:
        name: soon
        clock:
          label: {zh: 快到了, en: soon}
          duration: 7 working days
          runs_in: [draft]
          fires: nag
          part_of: hearing_time
"""
    place = OAK + PATCHES.rstrip() + added
    workflow = book(pantry, other_bank, oak=place).rulebook("oak").workflows["pantry:parcels"]
    (soon,) = (clock for clock in workflow.clocks if clock.name == "oak:soon")
    assert soon.part_of == "oak:hearing_time"
