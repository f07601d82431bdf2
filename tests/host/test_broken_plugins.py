"""A plugin that cannot be used is named, with version and hook, and stops only its place."""

import os
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.authority import Authority
from community_gov.domain.errors import PluginError, Problem
from community_gov.domain.programs import Program
from community_gov.domain.text import same
from community_gov.host import PlaceBook
from community_gov.plugin import (
    Chapter,
    NoSettings,
    Offer,
    Workflow,
    WorkflowFile,
    hookimpl,
)
from community_gov.workflow.definition import Action, Arc, Gate, Role, State

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]
OAK = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
plugins: [other_bank, pantry]
"""


TOP = "place: top\nkind: street\nlabel: {zh: 街, en: Street}\n"


def under_top(name: str, rest: str = "") -> str:
    return f"place: {name}\nkind: community\nlabel: {{zh: 社区, en: Community}}\nunder: top\n{rest}"


def variant(of: type, **changes: Any) -> Any:
    return type(of.__name__, (of,), changes)


def boom(self: object, *_: object) -> Any:
    raise RuntimeError("the oven is cold")


def hook(answer: object) -> Any:
    @hookimpl
    def given(self: object) -> Any:
        return answer

    return given


def wrapped() -> Any:
    @hookimpl(wrapper=True)
    def programs(self: object) -> Any:
        return (yield)

    return programs


PROGRAM = Program("lunch", same("l"), "lunch", same("l"), Authority(same("r")), date(2024, 1, 1))
ROLE = Role("family", same("family"))
GOOD = Workflow(
    "lunch",
    same("lunch"),
    (ROLE,),
    (State("here", same("here")),),
    (Action("open", same("open"), (Arc("start", "here"),), ("family",)),),
)
NO_TUPLE = evolve(GOOD, actions=(evolve(GOOD.actions[0], by="family"),))  # type: ignore[arg-type]


def gated(**changes: Any) -> Workflow:
    gate = evolve(Gate("g", same("g"), ("family",)), **changes)
    return evolve(GOOD, actions=(evolve(GOOD.actions[0], gates=(gate,)),))


CHAPTER = Chapter("lunch", same("l"), ("oak",), print)

BROKEN = [
    ("raises when it is made", {"__init__": boom}, "plugin.raised", "__init__"),
    ("raises in a hook", {"programs": hookimpl(boom)}, "plugin.raised", "programs"),
    ("answers nothing", {"programs": hook(None)}, "plugin.answer", "programs"),
    ("answers one thing", {"programs": hook(Offer(PROGRAM, GOOD))}, "plugin.answer", "programs"),
    ("answers text", {"story": hook("story")}, "plugin.answer", "story"),
    ("answers with something else", {"programs": hook([PROGRAM])}, "plugin.answer", "programs.0"),
    (
        "offers what is no workflow",
        {"programs": hook([Offer(PROGRAM, "lunch.yaml")])},  # type: ignore[arg-type]
        "plugin.answer",
        "programs.0.workflow",
    ),
    (
        "forgot the comma of a tuple",
        {"programs": hook([Offer(PROGRAM, NO_TUPLE)])},
        "plugin.answer",
        "programs.0.workflow.actions.0.by",
    ),
    (
        "gives a title in one language",
        {"story": hook([evolve(CHAPTER, title="lunch")])},
        "plugin.answer",
        "story.0.title",
    ),
    (
        "counts with a truth value",
        {"programs": hook([Offer(PROGRAM, gated(needed=True))])},
        "plugin.answer",
        "programs.0.workflow.actions.0.gates.0.needed",
    ),
    (
        "lists reasons without words",
        {"programs": hook([Offer(PROGRAM, evolve(GOOD, reasons=["late"]))])},
        "plugin.answer",
        "programs.0.workflow.reasons",
    ),
    (
        "gives words in one language",
        {"programs": hook([Offer(PROGRAM, evolve(GOOD, reasons={"late": "late"}))])},
        "plugin.answer",
        "programs.0.workflow.reasons.late",
    ),
    (
        "tells a story that cannot be called",
        {"story": hook([evolve(CHAPTER, tell="once upon a time")])},
        "plugin.answer",
        "story.0.tell",
    ),
    ("has a hook that does not exist", {"program": hook([])}, "plugin.unknown_hook", "program"),
    ("wants to wrap the others", {"programs": wrapped()}, "plugin.wrapper", "programs"),
]


@pytest.mark.parametrize(
    ("changes", "code", "where"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_a_plugin_that_breaks_a_promise_is_named_and_stops_only_its_place(
    book: Book,
    problems_of: Problems,
    other_bank: Any,
    pantry: Any,
    changes: dict[str, Any],
    code: str,
    where: str,
) -> None:
    broken = variant(other_bank, **changes)
    district = book(
        broken,
        top=TOP,
        oak=under_top("oak", "plugins: [other_bank]\n"),
        elm=under_top("elm", "plugins: []\n"),
    )
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert (found.code, found.where) == (code, "other_bank 1.2")
    assert (found.params["plugin"], found.params["version"]) == ("other_bank", "1.2")
    assert found.params["hook"] == where
    assert district.rulebook("elm").place.name == "elm"


def test_a_misspelt_hook_is_answered_with_the_nearest_name(
    book: Book, problems_of: Problems, other_bank: Any
) -> None:
    typo = variant(other_bank, quesitons=hook([]))
    district = book(typo, oak=OAK.replace(", pantry", ""))
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert (found.params["hook"], found.params["near"]) == ("quesitons", "questions")


def test_a_hook_with_an_argument_that_does_not_exist(
    book: Book, problems_of: Problems, other_bank: Any
) -> None:
    @hookimpl
    def story(self: object, stage: object) -> Any:
        return []

    district = book(variant(other_bank, story=story), oak=OAK.replace(", pantry", ""))
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert (found.code, found.params["hook"]) == ("plugin.raised", "register")


NAMES = [
    ("another name than announced", {"name": "other"}, "plugin.other_name"),
    ("no label", {"label": "Bank"}, "plugin.label"),
    ("settings that are no attrs class", {"Settings": dict}, "plugin.settings"),
]


@pytest.mark.parametrize(("changes", "code"), [row[1:] for row in NAMES])
def test_a_plugin_must_say_who_it_is(
    book: Book, problems_of: Problems, other_bank: Any, changes: dict[str, Any], code: str
) -> None:
    def factory(settings: object) -> object:
        return variant(other_bank, **changes)(settings)

    factory.name = "other_bank"  # type: ignore[attr-defined]
    factory.Settings = changes.get("Settings", NoSettings)  # type: ignore[attr-defined]
    district = book(factory, oak=OAK.replace(", pantry", ""))
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert found.code == code


@pytest.mark.parametrize("made", [os, None, dict])
def test_a_factory_must_make_an_object(book: Book, problems_of: Problems, made: object) -> None:
    def factory(settings: object) -> object:
        return made

    factory.name = "other_bank"  # type: ignore[attr-defined]
    district = book(factory, oak=OAK.replace(", pantry", ""))
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert found.code == "plugin.no_instance"


def offering(pantry: Any, *offers: Offer) -> Any:
    return variant(pantry, programs=hook(list(offers)), name="pantry")


TWICE = [
    ("one program twice", (Offer(PROGRAM, GOOD), Offer(PROGRAM, GOOD)), "plugin.given_twice"),
    (
        "two workflows of one name",
        (Offer(PROGRAM, GOOD), Offer(evolve(PROGRAM, name="x"), evolve(GOOD, label=same("y")))),
        "plugin.given_twice",
    ),
    (
        "a workflow of another name",
        (Offer(evolve(PROGRAM, workflow="x"), GOOD),),
        "plugin.other_workflow",
    ),
    (
        "a program in another's name",
        (Offer(evolve(PROGRAM, name="a:b"), GOOD),),
        "plugin.foreign_name",
    ),
    (
        "a workflow in another's name",
        (Offer(PROGRAM, evolve(GOOD, name="a:lunch")),),
        "plugin.foreign_name",
    ),
    (
        "a file that is not there",
        (Offer(PROGRAM, WorkflowFile("pantry_files", "x.yaml")),),
        "plugin.no_file",
    ),
    (
        "a package that is not there",
        (Offer(PROGRAM, WorkflowFile("no_such", "x.yaml")),),
        "plugin.no_file",
    ),
    (
        "a file outside",
        (Offer(PROGRAM, WorkflowFile("pantry_files", "workflows/../workflows/parcels.yaml")),),
        "plugin.no_file",
    ),
]


@pytest.mark.parametrize(
    ("offers", "code"), [row[1:] for row in TWICE], ids=[row[0] for row in TWICE]
)
def test_what_a_plugin_offers_must_be_its_own_and_once(
    book: Book, problems_of: Problems, pantry: Any, offers: tuple[Offer, ...], code: str
) -> None:
    district = book(offering(pantry, *offers), oak=OAK.replace("other_bank, ", ""))
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert (found.code, found.where) == (code, "pantry 1.2")


def test_two_programs_may_follow_one_workflow(book: Book, pantry: Any) -> None:
    both = (Offer(PROGRAM, GOOD), Offer(evolve(PROGRAM, name="supper"), GOOD))
    rulebook = book(offering(pantry, *both), oak=OAK.replace("other_bank, ", "")).rulebook("oak")
    assert list(rulebook.programs) == ["pantry:lunch", "pantry:supper"]
    assert list(rulebook.workflows) == ["pantry:lunch"]


def test_the_origins_of_a_duplicate_are_both_named(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    @hookimpl
    def questions(self: Any) -> Any:
        return [*pantry.questions(self), evolve(pantry.questions(self)[0], answer=print)]

    district = book(variant(pantry, questions=questions), other_bank, oak=OAK)
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert (found.code, found.params["name"]) == ("plugin.given_twice", "pantry:eligible@1")
    assert "_yes" in str(found.params["first"])
    assert "print" in str(found.params["second"])
    guest = variant(other_bank, story=hook([evolve(CHAPTER, name="parcels")]))
    district = book(pantry, guest, oak=OAK)
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert (found.params["first"], found.params["second"]) == ("other_bank", "pantry")


@pytest.mark.parametrize("name", ["eligible", "eligible@new", "Eligible@1", "other_bank:x@1"])
def test_a_question_needs_a_version_and_the_plugins_name(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any, name: str
) -> None:
    @hookimpl
    def questions(self: Any) -> Any:
        return [evolve(pantry.questions(self)[0], name=name)]

    district = book(variant(pantry, questions=questions), other_bank, oak=OAK)
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert found.code in ("plugin.question_name", "plugin.foreign_name")
