"""Patches that name one another: ladders, flags, conditions, documents that come at times."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Notify
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.host import PlaceBook
from community_gov.workflow.definition import Action, Arc, Need, Workflow

Book = Callable[..., PlaceBook]
Problems = Callable[..., list[Problem]]
OAK = """\
place: oak
kind: community
label: {zh: 橡树, en: Oak}
plugins: [other_bank, pantry]
"""
PATCHES = (Path(__file__).parent / "files" / "patches_more.yaml").read_text(encoding="utf-8")


@pytest.fixture
def parcels(book: Book, pantry: Any, other_bank: Any) -> Workflow:
    rulebook = book(pantry, other_bank, oak=OAK + PATCHES).rulebook("oak")
    return rulebook.workflows["pantry:parcels"]


def doing(workflow: Workflow, name: str) -> Action:
    found = workflow.action(name)
    assert found is not None
    return found


def test_a_gate_may_wait_for_another_that_is_added(parcels: Workflow) -> None:
    second = doing(parcels, "give").gates[-1]
    assert (second.after, second.looks_at) == (("oak:first",), ("oak:lease",))


def test_a_document_may_be_asked_for_at_times_or_be_left_open(parcels: Workflow) -> None:
    submit = doing(parcels, "submit")
    assert submit.needs[-1] == Need("oak:lease", {"care": "alone"}, anew=True)
    assert submit.takes[-1] == "oak:remark"


def test_a_clock_comes_with_its_ladder(parcels: Workflow) -> None:
    clocks = {one.name: one for one in parcels.clocks}
    whole = clocks["oak:patience"]
    soon, late = clocks["oak:patience-soon"], clocks["oak:patience-late"]
    assert [one.duration for one in (soon, whole, late)] == [
        Duration.parse(f"{number} working days") for number in (15, 20, 25)
    ]
    assert (soon.fires, late.fires) == ("oak:nag", "oak:last_word")
    assert {soon.part_of, late.part_of} == {"oak:patience"}
    assert (whole.when, whole.unless) == (("flag:oak:hot",), ("done:oak:last_word",))
    assert whole.runs_in == ("draft", "review"), "anywhere, as long as the case is not over"
    assert str(late.origin).startswith("oak oak.yaml:")
    assert late.origin.line == soon.origin.line + 1


def test_an_action_that_is_added_may_ask_whether_it_was_done(parcels: Workflow) -> None:
    once = ("done:oak:nag",)
    assert doing(parcels, "oak:nag").arcs == (
        Arc("draft", "draft", (), once),
        Arc("review", "review", (), once),
    )
    assert doing(parcels, "oak:nag").effects == (Notify("family", "oak:please"),)


def test_a_flag_is_put_up_and_taken_off_by_actions(parcels: Workflow) -> None:
    assert [flag.name for flag in parcels.flags] == ["oak:hot"]
    assert doing(parcels, "send_back").raises == ("oak:hot",)
    assert doing(parcels, "oak:nag").lowers == ("oak:hot",)


def test_an_expression_may_name_a_field_that_is_added(parcels: Workflow) -> None:
    assert doing(parcels, "submit").checks[-1] == "is:oak:lease == 'long' or size > 3"


def line_of(text: str, part: str) -> int:
    return text[: text.index(part)].count("\n") + 1


def patched(patch: str) -> str:
    return OAK + "patches:\n  pantry:parcels:\n    - " + patch + "\n"


GATE = "label: {zh: 问, en: asked}"
CLOCK = "label: {zh: 钟, en: clock}, duration: 1 month"
ACTION = "label: {zh: 做, en: done}, by: [clock], from: draft"
FIELD = "label: {zh: 填, en: fill}, type: text"
SEALED = "about: familly, class: other, purpose: {zh: 用, en: use}, retention: 1 month"
SIDE_TABLES = {
    "a notice to nobody": (
        "add_notice: {action: give, to: familly, name: n, text: {zh: 好, en: good}}",
        ("unknown.role", "familly", "family"),
    ),
    "a notice that names a sealed field": (
        "add_notice: {action: give, to: family, name: n, text: {zh: '{family_name}', en: good}}",
        ("workflow.message", "family_name", None),
    ),
    "a notice without its text": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft], fires: x}}, fires: {{name: x,"
        f" action: {{{ACTION}, effects: [{{notify: {{to: family, message: recieved}}}}]}}}}}}",
        ("unknown.message", "recieved", "received"),
    ),
    "a notice on an action that was renamed": (
        "add_notice: {action: gives, to: family, name: n, text: {zh: 好, en: good}}",
        ("patch.nothing_there", "gives", "give"),
    ),
    "an effect on an action that was renamed": (
        "add_effect: {action: gives, effect: {notify: {to: family, message: received}}}",
        ("patch.nothing_there", "gives", "give"),
    ),
    "an effect that is there already": (
        "add_effect: {action: submit, effect: {notify: {to: family, message: received}}}",
        ("patch.already_there", "notify", None),
    ),
    "an effect in words that are not there": (
        "add_effect: {action: give, effect: {notify: {to: family, message: recieved}}}",
        ("unknown.message", "recieved", "received"),
    ),
    "points for nobody": (
        "add_effect: {action: give, effect: {award: {to: familly, rule: 'x:y'}}}",
        ("unknown.role", "familly", "family"),
    ),
    "points for what cannot be measured": (
        "add_effect: {action: give, effect: {award: {to: family, rule: 'x:y',"
        " measures: {minutes: sise}}}}",
        ("unknown.field", "sise", "size"),
    ),
    "a case of a program that was renamed": (
        "add_effect: {action: give, effect: {open: {program: parcel, link: part}}}",
        ("unknown.program", "pantry:parcel", "pantry:parcels"),
    ),
    "a check that nobody answers": (
        "add_check: {action: give, check: elligible@1}",
        ("unknown.check", "pantry:elligible@1", "pantry:eligible@1"),
    ),
    "an expression over nothing": (
        "add_check: {action: give, check: sise > 3}",
        ("unknown.field", "sise", "size"),
    ),
    "a check on an action that was renamed": (
        "add_check: {action: submitt, check: eligible@1}",
        ("patch.nothing_there", "submitt", "submit"),
    ),
    "a gate of nobody": (
        f"add_gate: {{action: give, name: g, gate: {{{GATE}, by: [countr]}}}}",
        ("unknown.role", "countr", "counter"),
    ),
    "a gate after one that is not there": (
        f"add_gate: {{action: give, name: g, gate: {{{GATE}, by: [counter], after: [second]}}}}",
        ("unknown.gate", "second", "second_person"),
    ),
    "a gate whose refusal leads nowhere": (
        f"add_gate: {{action: give, name: g, gate: {{{GATE}, by: [counter], refusal: send_bak}}}}",
        ("unknown.action", "send_bak", "send_back"),
    ),
    "a gate that looks at nothing": (
        f"add_gate: {{action: give, name: g, gate: {{{GATE}, by: [counter], looks_at: [sise]}}}}",
        ("unknown.field", "sise", "size"),
    ),
    "a gate on an action that was renamed": (
        f"add_gate: {{action: giv, name: g, gate: {{{GATE}, by: [counter]}}}}",
        ("patch.nothing_there", "giv", "give"),
    ),
    "a document about nobody": (
        f"add_document: {{name: d, actions: [submit], field: {{{FIELD}, personal: {{{SEALED}}}}}}}",
        ("unknown.role", "familly", "family"),
    ),
    "a document when something unknown": (
        f"add_document: {{name: d, actions: [submit], field: {{{FIELD}}}, when: {{car: alone}}}}",
        ("unknown.field", "car", "care"),
    ),
    "a document when a choice that is none": (
        f"add_document: {{name: d, actions: [submit], field: {{{FIELD}}}, when: {{care: alon}}}}",
        ("unknown.choice", "alon", "alone"),
    ),
    "a document with an action that was renamed": (
        f"add_document: {{name: d, actions: [submitt], field: {{{FIELD}}}}}",
        ("patch.nothing_there", "submitt", "submit"),
    ),
    "a clock in no state": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [drafft]}}}}",
        ("unknown.state", "drafft", "draft"),
    ),
    "a clock that pauses in no state": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft], pauses_in: [pause]}}}}",
        ("unknown.state", "pause", "paused"),
    ),
    "a clock that fires nothing": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft], fires: hury}}}}",
        ("unknown.action", "hury", "hurry"),
    ),
    "a clock that fires what it may not": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft], fires: pause}}}}",
        ("workflow.clock_may_not_fire", None, None),
    ),
    "a clock under a condition on nothing": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft], when: ['done:submitt']}}}}",
        ("unknown.action", "submitt", "submit"),
    ),
    "an escalation that fires nothing": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft],"
        " ladder: {late: {after: 1 month, fires: hury}}}}",
        ("unknown.action", "hury", "hurry"),
    ),
    "an escalation that fires what a clock may not do": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft],"
        " ladder: {late: {after: 1 month, fires: pause}}}}",
        ("workflow.clock_may_not_fire", None, None),
    ),
    "a reminder in another unit": (
        f"add_clock: {{name: c, clock: {{{CLOCK}, runs_in: [draft],"
        " ladder: {late: {after: 1 minute, fires: hurry}}}}",
        ("file.rung_unit", None, None),
    ),
    "a clock that was renamed": (
        f"replace: {{clock: revew, with: {{{CLOCK}, runs_in: [draft]}}}}",
        ("patch.nothing_there", "revew", "review"),
    ),
    "a field that was renamed": (
        f"replace: {{field: sise, with: {{{FIELD}}}}}",
        ("patch.nothing_there", "sise", "size"),
    ),
    "a gate that was renamed": (
        f"replace: {{gate: second_persn, action: give, with: {{{GATE}, by: [counter]}}}}",
        ("patch.nothing_there", "second_persn", "second_person"),
    ),
    "an action that was renamed": (
        f"replace: {{action: hurri, with: {{{ACTION}}}}}",
        ("patch.nothing_there", "hurri", "hurry"),
    ),
    "a flag that nothing raises": (
        "add_flag: {name: f, flag: {label: {zh: 旗, en: flag}}, raised_by: [submitt]}",
        ("patch.nothing_there", "submitt", "submit"),
    ),
    "a replacement that puts up no flag there is": (
        f"replace: {{action: hurry, with: {{{ACTION}, raises: [hot]}}}}",
        ("unknown.flag", "hot", "—"),
    ),
    "a replacement that opens another program": (
        f"replace: {{action: hurry, with: {{{ACTION},"
        " effects: [{open: {program: 'pantry:parcel', link: part}}]}}",
        ("unknown.program", "pantry:parcel", "pantry:parcels"),
    ),
    "a replacement that opens by another action": (
        f"replace: {{action: hurry, with: {{{ACTION},"
        " effects: [{open: {program: 'pantry:parcels', action: opn, link: part}}]}}",
        ("unknown.action", "opn", "open"),
    ),
    "a case that has no link for what opens it": (
        "add_effect: {action: give, effect: {open: {program: parcels, link: part, back: cause}}}",
        ("unknown.link", "cause", "—"),
    ),
    "a replacement that hands people nobody": (
        f"replace: {{action: hurry, with: {{{ACTION}, effects:"
        " [{open: {program: 'pantry:parcels', link: part, people: {familly: family}}}]}}",
        ("unknown.role", "familly", "family"),
    ),
    "a replacement that carries to no field": (
        f"replace: {{action: hurry, with: {{{ACTION}, effects:"
        " [{open: {program: 'pantry:parcels', link: part, carries: {sise: size}}}]}}",
        ("unknown.field", "sise", "size"),
    ),
}


@pytest.mark.parametrize("case", SIDE_TABLES)
def test_what_names_nothing_is_found_with_file_line_and_nearest_name(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any, case: str
) -> None:
    patch, (code, name, near) = SIDE_TABLES[case]
    text = patched(patch)
    found = problems_of(InvalidFile, lambda: book(pantry, other_bank, oak=text).rulebook("oak"))
    (problem,) = (one for one in found if one.code == code)
    assert problem.where.endswith(f"oak.yaml:{line_of(text, patch)}")
    assert problem.params.get("name") == name
    assert problem.params.get("near") == near
    assert problem.line("zh") and problem.line("en")


def test_a_wrong_name_far_inside_a_patch_has_its_own_line(
    book: Book, problems_of: Problems, pantry: Any, other_bank: Any
) -> None:
    text = OAK + PATCHES.replace("message: please", "message: pleas").replace("late@3", "latr@3")
    found = problems_of(InvalidFile, lambda: book(pantry, other_bank, oak=text).rulebook("oak"))
    assert {(one.code, one.where) for one in found} == {
        ("unknown.message", f"oak oak.yaml:{line_of(text, 'message: pleas')}"),
        ("unknown.check", f"oak oak.yaml:{line_of(text, 'latr@3')}"),
    }


def test_a_replaced_action_brings_its_checklist(book: Book, pantry: Any, other_bank: Any) -> None:
    patch = (
        "replace: {action: pause, with: {label: {zh: 停, en: pause}, by: [counter], from: draft,"
        " to: paused, checklist: {asked: {zh: 问过, en: asked}}}}"
    )
    rulebook = book(pantry, other_bank, oak=patched(patch)).rulebook("oak")
    workflow = rulebook.workflows["pantry:parcels"]
    assert doing(workflow, "pause").needs == (Need("pause-asked", anew=True, value="true"),)
    assert workflow.origin_of("fields", "pause-asked").plugin == "oak"
