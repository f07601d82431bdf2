"""A place is built from what its file lists: all or nothing, and nothing shared."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timezone
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from attrs import evolve, fields, has

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import AnnouncedYear, Duration
from community_gov.domain.effects import Notify
from community_gov.domain.errors import InvalidFile, NotFound, PluginError, Problem
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.programs import Program
from community_gov.domain.text import Text, same
from community_gov.host import PlaceBook
from community_gov.plugin import (
    AddCheck,
    AddClock,
    AddDocument,
    AddGate,
    AddNotice,
    Chapter,
    Offer,
    Replace,
    Splice,
    Workflow,
    WorkflowFile,
    hookimpl,
)
from community_gov.workflow.definition import Action, Arc, Clock, Gate, Need, Role, State
from community_gov.workflow.hashing import content_hash

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]

OAK = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
plugins: [other_bank, pantry]
"""
HEARING = """\
patches:
  pantry:parcels:
    - add_gate: {action: give, name: hearing, gate: {label: {zh: 听证, en: hearing}, by: [counter]}}
    - add_document:
        {name: lease, field: {label: {zh: 租约, en: lease}, type: document}, actions: [submit]}
    - add_clock:
        name: patience
        clock: {label: {zh: 耐心, en: patience}, duration: 5 working days, runs_in: [draft], fires: nag}
        fires:
          name: nag
          action: {label: {zh: 提醒, en: nag}, by: [clock], from: draft, checks: [late@3],
                   effects: [{notify: {to: family, message: please}}]}
    - add_notice: {action: send_back, to: family, name: please, text: {zh: 请补, en: please correct}}
    - add_check: {action: give, check: other_bank:not_served@2, first: true}
    - replace: {field: size, with: {label: {zh: 几口人, en: how many}, type: int}}
"""


def variant(of: type, **changes: Any) -> Any:
    return type(of.__name__, (of,), changes)


def test_a_place_has_what_its_file_lists(book: Book, pantry: Any, other_bank: Any) -> None:
    rulebook = book(pantry, other_bank, oak=OAK).rulebook("oak")
    assert list(rulebook.programs) == ["pantry:parcels"]
    assert rulebook.programs["pantry:parcels"].workflow == "pantry:parcels"
    assert list(rulebook.workflows) == ["pantry:parcels"]
    assert list(rulebook.questions)[:2] == ["other_bank:not_served@2", "pantry:eligible@1"]
    assert rulebook.questions["pantry:late@3"].origin.plugin == "pantry"
    assert (rulebook.language, rulebook.zone.utcoffset(None)) == ("zh", rulebook.zone.utcoffset(None))
    with pytest.raises(TypeError):
        rulebook.programs["x"] = None  # type: ignore[index]


def test_a_plugin_that_no_file_lists_is_not_even_made(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    def fail(*_: object) -> None:
        raise AssertionError("nobody listed it")

    quiet = variant(pantry, name="quiet", __init__=fail)
    assert book(pantry, other_bank, quiet, oak=OAK).rulebook("oak").programs


def test_a_plugin_that_is_not_installed(book: Book, problems_of: Problems, pantry: Any) -> None:
    district = book(pantry, oak=OAK.replace("other_bank, pantry", "pantri, other"))
    found = problems_of(InvalidFile, lambda: district.rulebook("oak"))
    assert [(one.code, one.where, one.params["near"]) for one in found] == [
        ("plugin.unknown", "oak.yaml:4", "pantry"),
        ("plugin.unknown", "oak.yaml:4", "pantry"),
    ]


def test_the_patches_of_a_place_bear_its_name(book: Book, pantry: Any, other_bank: Any) -> None:
    rulebook = book(pantry, other_bank, oak=OAK + HEARING).rulebook("oak")
    workflow = rulebook.workflows["pantry:parcels"]
    give, submit, send_back, nag = (
        workflow.action(name) for name in ("give", "submit", "send_back", "oak:nag")
    )
    assert give and submit and send_back and nag
    assert [gate.name for gate in give.gates] == ["second_person", "oak:hearing"]
    assert str(give.gates[1].origin) == "oak oak.yaml:7"
    assert give.checks == ("other_bank:not_served@2",)
    assert submit.needs[-1] == Need("oak:lease")
    assert [clock.name for clock in workflow.clocks] == ["oak:patience", "review"]
    assert workflow.clocks[0].fires == "oak:nag"
    assert nag.checks == ("pantry:late@3",), "a bare question is the workflow's plugin's"
    assert nag.effects == (Notify("family", "oak:please"),)
    assert send_back.effects == (Notify("family", "oak:please"),)
    assert workflow.messages["oak:please"] == Text("请补", "please correct")
    assert next(field for field in workflow.fields if field.name == "size").label.en == "how many"


def test_a_patch_that_meets_nothing(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    lost = HEARING.replace("pantry:parcels", "pantry:parcel")
    found = problems_of(
        InvalidFile, lambda: book(pantry, other_bank, oak=OAK + lost).rulebook("oak")
    )
    assert [(one.code, one.where, one.params["near"]) for one in found] == [
        ("patch.no_workflow", "oak.yaml:6", "pantry:parcels")
    ]
    lost = HEARING.replace("action: give, name", "action: giv, name")
    found = problems_of(
        InvalidFile, lambda: book(pantry, other_bank, oak=OAK + lost).rulebook("oak")
    )
    assert [(one.code, one.where) for one in found] == [("patch.nothing_there", "oak oak.yaml:7")]


def test_names_are_checked_once_all_patches_are_in(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    lost = HEARING.replace("by: [counter]", "by: [countr]").replace("late@3", "later@3")
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
    clock = Clock("later", Text("稍后", "later"), Duration.parse("1 month"), ("draft",), "retry")
    guest = variant(
        other_bank,
        splices=splices(
            AddGate("give", gate),
            AddClock(clock, retry),
            AddDocument(Field("card", same("card"), FieldType.DOCUMENT), ("retry",)),
            AddCheck("submit", "not_served@2"),
            AddCheck("give", "eligible@1"),
            AddNotice("retry", Notify("family", "again"), same("again")),
            Replace(evolve(retry, name="hurry", takes=("card",))),
        ),
    )
    text = OAK + HEARING.replace("other_bank:not_served@2", "eligible@1")
    with pytest.raises(InvalidFile) as caught:
        book(pantry, guest, oak=text).rulebook("oak")
    assert [one.code for one in caught.value.problems] == ["patch.already_there"] * 2
    text = OAK + HEARING.replace("    - add_check: {action: give, check: other_bank:not_served@2, first: true}\n", "")
    plain = variant(pantry, splices=splices(AddCheck("hurry", "urgent@1")))
    guest.splices = splices(*guest.splices(None)[0].patches[:3], *guest.splices(None)[0].patches[4:])
    workflow = book(plain, guest, oak=text).rulebook("oak").workflows["pantry:parcels"]
    give, again, hurry = (workflow.action(one) for one in ("give", "other_bank:retry", "hurry"))
    assert give and again and hurry
    assert [one.name for one in give.gates] == ["second_person", "other_bank:visit", "oak:hearing"]
    assert give.gates[1].refusal == "other_bank:retry"
    assert str(give.gates[1].origin).endswith("test_building")
    assert give.checks == ("pantry:eligible@1",)
    assert again.needs == (Need("other_bank:card"),)
    assert again.effects == (Notify("family", "other_bank:again"),)
    assert hurry.takes == ("other_bank:card",)
    assert hurry.checks == ("pantry:urgent@1",)


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


TOP = "place: top\nkind: street\nlabel: {zh: 街, en: Street}\n"


def under_top(name: str, rest: str = "") -> str:
    return f"place: {name}\nkind: community\nlabel: {{zh: 社区, en: Community}}\nunder: top\n{rest}"


def test_plugins_and_patches_come_from_the_nearest_place_above(
    book: Book, pantry: Any, other_bank: Any
) -> None:
    listing = "plugins: [other_bank, pantry]\n"
    district = book(
        pantry,
        other_bank,
        top=TOP + "language: en\n" + listing + HEARING,
        below=under_top("below"),
        apart=under_top("apart", listing + "language: zh\n"),
        empty=under_top("empty", "plugins: []\n"),
    )
    below, apart, empty = (district.rulebook(name) for name in ("below", "apart", "empty"))
    top = district.rulebook("top")
    assert content_hash(below.workflows["pantry:parcels"]) == content_hash(
        top.workflows["pantry:parcels"]
    )
    assert below.workflows["pantry:parcels"].action("oak:nag") is None
    assert below.workflows["pantry:parcels"].action("top:nag") is not None
    assert apart.workflows["pantry:parcels"].action("top:nag") is None
    assert not empty.programs
    assert (top.language, below.language, apart.language) == ("en", "en", "zh")


def test_days_off_hold_below_and_a_calendar_must_exist(
    book: Book, problems_of: Problems
) -> None:
    district = book(
        top=TOP + "calendar: {closures: {2026-05-20: {zh: 县庆, en: County Day}}}\n",
        below=under_top("below", "calendar: {closures: {2026-06-01: {zh: 停水, en: no water}}}\n"),
        lost=under_top("lost", "calendar: {name: mars}\n"),
    )
    below, top = district.rulebook("below").calendar, district.rulebook("top").calendar
    assert not below.works(date(2026, 5, 20))
    assert not below.works(date(2026, 6, 1))
    assert top.works(date(2026, 6, 1))
    found = problems_of(InvalidFile, lambda: district.rulebook("lost"))
    assert [(one.code, one.where) for one in found] == [("place.calendar", "lost.yaml:5")]


SHIPPED_AND_FROZEN = (AnnouncedYear, timezone)
"""Notices of the State Council, and the one legal time: the same for everybody."""


def reachable(value: object, seen: dict[int, object]) -> dict[int, object]:
    """Everything that a place holds and that could carry something from one place to another."""
    leaf = isinstance(value, (str, int, date, type, FunctionType, *SHIPPED_AND_FROZEN))
    if leaf or value is None or value == () or id(value) in seen:
        return seen
    seen[id(value)] = value
    if has(type(value)):
        for one in fields(type(value)):
            reachable(getattr(value, one.name), seen)
    elif isinstance(value, Mapping):
        for one in value.values():
            reachable(one, seen)
    elif isinstance(value, (tuple, list, set)):
        for one in value:
            reachable(one, seen)
    elif hasattr(value, "__self__"):
        reachable(value.__self__, seen)
    elif hasattr(value, "__dict__"):
        reachable(vars(value), seen)
    return seen


@pytest.mark.parametrize("first", ["east", "west"])
def test_two_places_with_one_plugin_share_nothing(
    book: Book, pantry: Any, other_bank: Any, first: str, rule: Authority
) -> None:
    reasons = {"late": same("late")}
    constant = Workflow(
        "lunch",
        same("lunch"),
        (Role("family", same("family")),),
        (State("here", same("here")),),
        (Action("open", same("open"), (Arc("start", "here"),), ("family",)),),
        reasons=reasons,
    )
    program = Program("lunch", same("lunch"), "lunch", same("lunch"), rule, date(2024, 1, 1))

    class Lunch(pantry):
        @hookimpl
        def programs(self) -> Sequence[Offer]:
            return [*super().programs(), Offer(program, constant)]

        @hookimpl
        def questions(self) -> Any:
            return [evolve(one, answer=self.answer) for one in super().questions()]

        def answer(self, reading: object) -> Any:
            return self.settings

    district = book(
        Lunch,
        other_bank,
        top=TOP + "plugins: []\n",
        east=under_top("east", "plugins:\n  - other_bank\n  - pantry: {review_time: 3 months}\n")
        + HEARING,
        west=under_top("west", "plugins: [pantry, other_bank]\n"),
    )
    second = "west" if first == "east" else "east"
    one, two = district.rulebook(first), district.rulebook(second)
    shared = reachable(one, {}).keys() & reachable(two, {}).keys()
    held = reachable(one, {})
    assert [held[key] for key in shared] == [one.calendar.years]
    assert len(held) > 200, "the walk went through the whole place"
    east, west = (district.rulebook(name).workflows["pantry:parcels"] for name in ("east", "west"))
    assert east.clocks[-1].duration == Duration.parse("3 months")
    assert west.clocks[-1].duration == Duration.parse("30 working days")
    assert west.action("east:nag") is None
    assert one.workflows["pantry:lunch"].reasons is not reasons


def test_a_factory_that_hands_out_one_object_twice_is_refused(
    book: Book, problems_of: Problems, other_bank: Any
) -> None:
    kept = other_bank(None)

    def factory(settings: object) -> object:
        return kept

    factory.name = "other_bank"  # type: ignore[attr-defined]
    listing = "plugins: [other_bank]\n"
    district = book(
        factory, top=TOP, east=under_top("east", listing), west=under_top("west", listing)
    )
    district.rulebook("east")
    found = problems_of(PluginError, lambda: district.rulebook("west"))
    assert [one.code for one in found] == ["plugin.shared"]


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


PROGRAM = Program(
    "lunch", same("l"), "lunch", same("l"), Authority(same("r")), date(2024, 1, 1)
)
ROLE = Role("family", same("family"))
GOOD = Workflow(
    "lunch",
    same("lunch"),
    (ROLE,),
    (State("here", same("here")),),
    (Action("open", same("open"), (Arc("start", "here"),), ("family",)),),
)
NO_TUPLE = evolve(GOOD, actions=(evolve(GOOD.actions[0], by="family"),))  # type: ignore[arg-type]
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
    factory.Settings = changes.get("Settings", _NoSettings)  # type: ignore[attr-defined]
    district = book(factory, oak=OAK.replace(", pantry", ""))
    (found,) = problems_of(PluginError, lambda: district.rulebook("oak"))
    assert found.code == code


from community_gov.plugin import NoSettings as _NoSettings  # noqa: E402


@pytest.mark.parametrize("made", [os, None, dict])
def test_a_factory_must_make_an_object(
    book: Book, problems_of: Problems, made: object
) -> None:
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
    ("a workflow of another name", (Offer(evolve(PROGRAM, workflow="x"), GOOD),), "plugin.other_workflow"),
    ("a program in another's name", (Offer(evolve(PROGRAM, name="a:b"), GOOD),), "plugin.foreign_name"),
    ("a workflow in another's name", (Offer(PROGRAM, evolve(GOOD, name="a:lunch")),), "plugin.foreign_name"),
    ("a file that is not there", (Offer(PROGRAM, WorkflowFile("pantry_files", "x.yaml")),), "plugin.no_file"),
    ("a package that is not there", (Offer(PROGRAM, WorkflowFile("no_such", "x.yaml")),), "plugin.no_file"),
    ("a file outside", (Offer(PROGRAM, WorkflowFile("pantry_files", "../x.yaml")),), "plugin.no_file"),
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


def test_all_problems_of_a_plugins_file_are_told(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any, pantry_files: Path
) -> None:
    file = pantry_files / "workflows" / "parcels.yaml"
    file.write_text(file.read_text().replace("type: int", "type: number").replace("[clock]", "9"))
    found = problems_of(
        InvalidFile, lambda: book(pantry, other_bank, oak=OAK).rulebook("oak")
    )
    assert [one.code for one in found] == ["file.choice", "file.choice", "file.expected"]
    assert all(one.where.startswith("workflows/parcels.yaml:") for one in found)


def test_a_place_is_built_once_and_again_when_a_file_changes(
    book: Book, write: Any, pantry: Any, other_bank: Any
) -> None:
    district = book(
        pantry,
        other_bank,
        top=TOP,
        oak=under_top("oak", "plugins: [other_bank, pantry]\n"),
        elm=under_top("elm"),
    )
    oak, elm = district.rulebook("oak"), district.rulebook("elm")
    assert district.rulebook("oak") is oak
    district.refresh()
    assert district.rulebook("oak") is oak, "the same content is the same place"
    write({"elm": under_top("elm", "language: en\n")})
    assert district.rulebook("elm") is elm, "nothing changes behind a running office's back"
    district.refresh()
    assert district.rulebook("elm").language == "en"
    assert district.rulebook("oak") is oak
    write({"top": TOP + "language: en\n"})
    district.refresh()
    assert district.rulebook("oak").language == "en", "a file above belongs to the place too"


def test_a_bad_file_leaves_everything_as_it_was(book: Book, write: Any) -> None:
    district = book(top=TOP, oak=under_top("oak"))
    oak = district.rulebook("oak")
    write({"oak": "place: [oak\n"})
    with pytest.raises(InvalidFile):
        district.refresh()
    assert district.rulebook("oak") is oak
    (Path(write({})) / "oak.yaml").unlink()
    district.refresh()
    with pytest.raises(NotFound):
        district.rulebook("oak")


def test_the_book_knows_its_places_and_chapters(book: Book, pantry: Any, other_bank: Any) -> None:
    bodies = "bodies: {office: {kind: street, label: {zh: 街道办, en: Office}}}\n"
    listing = "plugins: [other_bank, pantry]\n"
    district = book(pantry, other_bank, top=TOP + bodies, oak=under_top("oak", listing))
    assert sorted(district.places) == ["oak", "top"]
    assert list(district.places["oak"].bodies) == ["office"]
    assert district.rulebook("oak").place == district.places["oak"]
    assert [chapter.name for chapter in district.chapters("oak")] == ["parcels"]
    assert district.chapters("top") == ()
