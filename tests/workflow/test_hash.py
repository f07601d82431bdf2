"""A running case is pinned to what its workflow does, not to how that reads."""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve, fields

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Cycle, Duration, Unit
from community_gov.domain.effects import Claim, Forward, Notify, Open, Release
from community_gov.domain.fields import DataClass, Direction, Field, FieldType, Personal
from community_gov.domain.text import same
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Correction,
    Flag,
    Gate,
    Need,
    Queue,
    Role,
    State,
    StateKind,
    Status,
    Workflow,
)
from community_gov.workflow.hashing import content_hash
from community_gov.workflow.inquiring import Ask
from community_gov.workflow.majority import Majority, Share

from .builders import ROLES, action, clock, gate, origin, plain_field, state, text
from .full_workflow import FULL, with_first, with_origins

Place = Callable[[Any], Workflow]
APPROVE = FULL.actions[1]
GATE = APPROVE.gates[0]
CLOCK = FULL.clocks[1]
CHILD = next(one for one in FULL.fields if one.name == "child")


def approving(part: str, at: int = 0) -> Place:
    """Put one of the parts of approving in its place."""

    def put(one: Any) -> Workflow:
        had = getattr(APPROVE, part)
        return FULL.with_action(evolve(APPROVE, **{part: (*had[:at], one, *had[at + 1 :])}))

    return put


def in_child(personal: Personal) -> Workflow:
    rest = tuple(one for one in FULL.fields if one.name != "child")
    return evolve(FULL, fields=(*rest, evolve(CHILD, personal=personal)))


def in_fields(one: Field) -> Workflow:
    return evolve(FULL, fields=(*(had for had in FULL.fields if had.name != "year"), one))


def in_clocks(one: Clock) -> Workflow:
    return evolve(FULL, clocks=(FULL.clocks[0], one))


NO = text("other wording")
LATER = evolve(APPROVE.authority or Authority(NO), since=date(2026, 1, 1))

# part, where it goes, attributes that count with another value, attributes that do not
PARTS: list[tuple[Any, Place, dict[str, Any], dict[str, Any]]] = [
    (
        FULL,
        lambda one: one,
        {
            "name": "other:permit",
            "roles": ROLES,
            "states": (*FULL.states, state("more")),
            "actions": FULL.actions[:-1],
            "fields": FULL.fields[:-1],
            "clocks": FULL.clocks[:-1],
            "flags": FULL.flags[:-1],
            "reasons": {**FULL.reasons, "late": NO},
            "messages": {**FULL.messages, "refused": NO},
        },
        {
            "label": NO,
            "queues": (Queue("mine", NO),),
            "origin": origin("x"),
            "origins": {"fields.use": origin("x")},
        },
    ),
    (
        FULL.roles[0],
        lambda one: with_first(FULL, "roles", one),
        {"name": "officer", "body": "street_office"},
        {"label": NO, "origin": origin("x")},
    ),
    (
        FULL.states[0],
        lambda one: with_first(FULL, "states", one),
        {
            "name": "lodged",
            "kind": StateKind.PARALLEL,
            "status": Status.WAITING,
            "states": (state("inside"),),
        },
        {"label": NO, "told": NO, "origin": origin("x")},
    ),
    (
        APPROVE.arcs[0],
        approving("arcs"),
        {"source": "refused", "target": "refused", "when": (), "unless": ("able@1",)},
        {},
    ),
    (
        APPROVE.needs[1],
        approving("needs", 1),
        {"field": "year", "when": {"year": "y2025"}, "anew": True, "value": "x"},
        {},
    ),
    (
        GATE,
        approving("gates"),
        {
            "name": "boss",
            "by": ("clerk",),
            "needed": 2,
            "majority": None,
            "weights": {},
            "after": (),
            "looks_at": (),
            "unrelated_to": (),
            "veto": True,
            "tells": "approved",
            "apart_from": (),
            "refusal": None,
            "authority": LATER,
        },
        {"label": NO, "origin": origin("x")},
    ),
    (
        APPROVE,
        FULL.with_action,
        {
            "arcs": APPROVE.arcs[::-1],
            "by": ("clerk", "leader"),
            "power": None,
            "exercise": True,
            "gates": (),
            "checks": APPROVE.checks[::-1],
            "needs": (),
            "takes": (),
            "correction": Correction.NAMES,
            "reasons": (),
            "records": {"months": "months_due@2"},
            "links": (),
            "effects": APPROVE.effects[::-1],
            "apart_from": (),
            "unrelated_to": (),
            "signers": (),
            "raises": (),
            "lowers": (),
            "extends": {"payment": Duration.parse("2 months")},
            "deemed": True,
            "asks": Ask("use", "payment"),
            "authority": None,
        },
        {"label": NO, "told": NO, "origin": origin("x"), "origins": {"arcs.0": origin("x")}},
    ),
    (
        APPROVE,
        lambda one: evolve(FULL, actions=(FULL.actions[0], one, *FULL.actions[2:])),
        {"name": "grant"},
        {},
    ),
    (
        CLOCK,
        in_clocks,
        {
            "name": "reading_time",
            "duration": Duration.parse("6 working days"),
            "runs_in": ("refused",),
            "fires": "refuse",
            "pauses_in": (),
            "when": (),
            "unless": (),
            "part_of": None,
            "rearms": True,
            "recurs": Cycle.parse("every day at 09:00"),
            "authority": None,
        },
        {"label": NO, "origin": origin("x")},
    ),
    (
        FULL.flags[1],
        lambda one: evolve(FULL, flags=(FULL.flags[0], one)),
        {"name": "hasty", "each": "use", "number": "months"},
        {"label": NO, "origin": origin("x")},
    ),
    (
        CLOCK.duration,
        lambda one: in_clocks(evolve(CLOCK, duration=one)),
        {"amount": 6, "unit": Unit.CALENDAR_DAYS},
        {},
    ),
    (
        next(one for one in FULL.fields if one.name == "year"),
        in_fields,
        {
            "name": "period",
            "type": FieldType.TEXT,
            "choices": {"y2025": text("2025")},
            "personal": CHILD.personal,
            "expires": True,
            "direction": Direction.OUT,
        },
        {"label": NO},
    ),
    (
        CHILD.personal,
        in_child,
        {
            "about": "clerk",
            "data_class": DataClass.PHONE,
            "retention": Duration.parse("24 months"),
            "readers": (),
            "findable": False,
        },
        {"purpose": NO},
    ),
    (
        APPROVE.authority,
        lambda one: FULL.with_action(evolve(APPROVE, authority=one)),
        {"since": date(2026, 1, 1), "confirmed": False},
        {"title": same("another law")},
    ),
    (APPROVE.effects[0], approving("effects"), {"to": "clerk", "message": "more"}, {}),
    (
        APPROVE.effects[1],
        approving("effects", 1),
        {"register": "child", "subject": "use", "part": "", "found": "x"},
        {},
    ),
    (
        APPROVE.effects[2],
        approving("effects", 2),
        {
            "link": "batch",
            "action": "approve",
            "new_only": True,
            "where": "received",
            "up_to": "room:batch:received:count",
            "cases": ("x",),
        },
        {},
    ),
    (APPROVE.effects[3], approving("effects", 3), {"register": "list"}, {}),
    (
        APPROVE.effects[4],
        approving("effects", 4),
        {
            "program": "office:third",
            "link": "piece",
            "action": "open",
            "back": "",
            "people": {},
            "carries": {},
            "case": "x",
        },
        {},
    ),
]
CHANGES = [
    pytest.param(place(evolve(part, **{name: value})), counts, id=f"{type(part).__name__}.{name}")
    for part, place, counting, reading in PARTS
    for changes, counts in ((counting, True), (reading, False))
    for name, value in changes.items()
]
KINDS: set[type] = {
    *(Workflow, Role, State, Arc, Need, Gate, Action, Clock, Field, Personal),
    Flag,
    *(Authority, Duration, Notify, Claim, Forward, Release, Open),
}


@pytest.mark.parametrize(("changed", "counts"), CHANGES)
def test_what_a_part_does_counts_and_how_it_reads_does_not(changed: Workflow, counts: bool) -> None:
    assert (content_hash(changed) != content_hash(FULL)) is counts


def test_no_attribute_of_any_part_was_forgotten_above() -> None:
    tried = {(type(part), name) for part, _, *both in PARTS for one in both for name in one}
    every = {(kind, one.name) for kind in KINDS for one in fields(kind) if one.name != "kind"}
    every |= {(State, "kind")}
    assert tried == every


@pytest.mark.parametrize(
    "reworded",
    [
        with_origins(FULL),
        evolve(FULL, actions=FULL.actions[::-1]),
        evolve(FULL, roles=FULL.roles[::-1]),
        evolve(FULL, fields=FULL.fields[::-1], clocks=FULL.clocks[::-1]),
        evolve(FULL, messages={"approved": NO}),
        evolve(FULL, reasons={"expired": NO, "blurred": NO}),
        in_fields(plain_field("year", FieldType.CHOICE, choices={"y2026": NO, "y2025": NO})),
        approving("gates")(evolve(GATE, authority=Authority(NO))),
    ],
    ids=["origins", "actions", "roles", "fields", "messages", "reasons", "choices", "titles"],
)
def test_the_same_rules_told_otherwise_have_the_same_hash(reworded: Workflow) -> None:
    assert content_hash(reworded) == content_hash(FULL)


def test_which_inner_state_comes_first_counts_for_it_is_entered() -> None:
    approved = FULL.states[1]
    turned = evolve(approved, states=approved.states[::-1])
    states = (FULL.states[0], turned, FULL.states[2])
    assert content_hash(evolve(FULL, states=states)) != content_hash(FULL)


def test_effects_of_two_kinds_that_say_the_same_are_not_the_same() -> None:
    swapped = [approving("effects", 3)(one) for one in (Release("x"), Claim("x", ""))]
    assert content_hash(swapped[0]) != content_hash(swapped[1])


def test_parts_made_anew_hash_alike() -> None:
    again = approving("gates")(
        gate(
            apart_from=("submit",),
            refusal="refuse",
            majority=Majority((Share(Fraction(1, 2), True, "area"), Share(Fraction(2, 3)))),
            weights={"area": "area@1"},
            after=("boss",),
            looks_at=("use",),
            unrelated_to=("applicant",),
            veto=False,
            authority=LATER,
        )
    )
    assert content_hash(again) == content_hash(approving("gates")(evolve(GATE, authority=LATER)))
    assert len(content_hash(FULL)) == 64
    assert content_hash(evolve(FULL, clocks=(clock(), *FULL.clocks))) != content_hash(FULL)
    assert content_hash(evolve(FULL, actions=(*FULL.actions, action("more")))) != content_hash(FULL)


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_finds_the_same_hash(seed: str) -> None:
    here = Path(__file__)
    code = (
        f"import sys; sys.path.insert(0, {str(here.parents[1])!r})\n"
        f"from {here.parent.name}.full_workflow import FULL\n"
        "from community_gov.workflow.hashing import content_hash\n"
        "print(content_hash(FULL))"
    )
    there = subprocess.run(
        [sys.executable, "-B", "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == content_hash(FULL)
