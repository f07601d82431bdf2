"""Composition is patching: what a place's file may splice in, and in which order it counts."""

from collections.abc import Callable
from copy import deepcopy

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Award, Effect, Notify
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.fields import FieldType
from community_gov.domain.people import CLOCK
from community_gov.workflow.compose import compose
from community_gov.workflow.definition import Action, Flag, Need, Workflow
from community_gov.workflow.hashing import content_hash
from community_gov.workflow.patches import (
    AddCheck,
    AddClock,
    AddDocument,
    AddEffect,
    AddFlag,
    AddGate,
    AddNotice,
    Patch,
    Replace,
)

from .builders import action, clock, gate, origin, plain_field, text
from .full_workflow import FULL

PLACE = origin("pingcheng")
ACTIONS = [one.name for one in FULL.actions]
FULL_EFFECT = next(one for one in FULL.actions if one.name == "approve").effects[0]
FREE = [one.name for one in FULL.actions if one.power is None]
"""Actions that a clock of somebody else's may fire: the law gives them to nobody."""


def points(rule: str = "patrol") -> Effect:
    return Award("applicant", rule)


def doing(of: Workflow, name: str) -> Action:
    found = of.action(name)
    assert found is not None
    return found


@st.composite
def patches(draw: st.DrawFn) -> list[Patch]:
    """Draw patches of which no two touch the same point."""
    numbers = st.integers(0, 9)
    makers: list[Callable[[str, int], tuple[object, Patch]]] = [
        lambda name, n: (("gates", name), AddGate(name, gate(f"g{n}"), PLACE)),
        lambda name, n: (
            ("needs", name),
            AddDocument(plain_field(f"f{n}"), (name,), PLACE, when={"use": "x"}, anew=n > 5),
        ),
        lambda name, n: (
            ("takes", name),
            AddDocument(plain_field(f"o{n}"), (name,), PLACE, optional=True),
        ),
        lambda name, n: (("checks", name), AddCheck(name, f"extra{n}@1", n % 2 == 0, PLACE)),
        lambda name, n: (
            ("effects", name),
            AddNotice(name, Notify("applicant", f"m{n}"), text(f"m{n}"), PLACE),
        ),
        lambda name, n: (("effects", name), AddEffect(name, points(f"r{n}"), PLACE)),
        lambda name, n: (
            ("flags", name),
            AddFlag(Flag(f"l{n}", text("l")), (name,), (name,) if n > 5 else (), PLACE),
        ),
        lambda name, n: (
            ("clock", n),
            AddClock(
                clock(f"c{n}", fires=FREE[n % len(FREE)]),
                None,
                PLACE,
                rungs=(clock(f"c{n}-soon", fires="lapse", part_of=f"c{n}"),) * (n > 5),
            ),
        ),
        lambda name, n: (("new", 0), AddClock(clock("new"), action(f"x{n}", by=(CLOCK,)), PLACE)),
        lambda name, n: (
            ("fields", "use"),
            Replace(plain_field("use", FieldType.INT), None, PLACE),
        ),
        lambda name, n: (("clocks", "payment"), Replace(clock("payment"), None, PLACE)),
        lambda name, n: (
            ("actions", "refuse"),
            Replace(action("refuse", "filed>refused", by=("leader",)), None, PLACE),
        ),
        lambda name, n: (("gate", "boss"), Replace(gate("boss", needed=2), "approve", PLACE)),
    ]
    made: dict[object, Patch] = {}
    names: set[object] = set()
    for maker, name, number in draw(
        st.lists(st.tuples(st.sampled_from(makers), st.sampled_from(ACTIONS), numbers), max_size=7)
    ):
        point, patch = maker(name, number)
        key = (type(patch), number)
        if point not in made and key not in names:
            made[point] = patch
            names.add(key)
    return list(made.values())


def test_no_patch_changes_nothing() -> None:
    assert compose(FULL) == FULL
    assert content_hash(compose(FULL)) == content_hash(FULL)


@settings(deadline=None)
@given(patches(), st.randoms(use_true_random=False))
def test_patches_at_different_points_may_come_in_any_order(
    chosen: list[Patch], rng: object
) -> None:
    shuffled = list(chosen)
    rng.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = compose(FULL, *chosen), compose(FULL, *shuffled)
    assert one == other
    assert content_hash(one) == content_hash(other)
    assert (content_hash(one) == content_hash(FULL)) is (not chosen)


@settings(deadline=None)
@given(patches())
def test_neither_the_base_nor_a_patch_is_written_to(chosen: list[Patch]) -> None:
    base, given_ = deepcopy(FULL), deepcopy(chosen)
    compose(base, *chosen)
    assert base == FULL
    assert chosen == given_
    assert content_hash(base) == content_hash(FULL)


def test_at_one_point_they_stand_in_the_order_of_the_file() -> None:
    composed = compose(
        FULL,
        AddGate("approve", gate("b")),
        AddGate("approve", gate("a")),
        AddCheck("approve", "after@1"),
        AddCheck("approve", "before@1", first=True),
        AddCheck("approve", "last@1"),
        AddDocument(plain_field("y"), ("approve", "refuse")),
        AddDocument(plain_field("x"), ("approve",)),
        AddNotice("approve", Notify("clerk", "n2"), text("n2")),
        AddEffect("approve", points()),
        AddNotice("approve", Notify("clerk", "n1"), text("n1")),
    )
    approve, before = doing(composed, "approve"), doing(FULL, "approve")
    assert [one.name for one in approve.gates] == ["leader", "boss", "b", "a"]
    assert approve.checks == ("before@1", "eligible@1", "complete@1", "after@1", "last@1")
    assert approve.needs == (*before.needs, Need("y"), Need("x"))
    assert doing(composed, "refuse").needs == (Need("y"),)
    added = (Notify("clerk", "n2"), points(), Notify("clerk", "n1"))
    assert approve.effects[len(before.effects) :] == added
    assert composed.messages["n1"] == text("n1")
    assert {"x", "y"} < {one.name for one in composed.fields}


def test_a_deadline_brings_the_action_that_it_fires() -> None:
    deemed = action("deem", "filed>filed", by=(CLOCK,))
    composed = compose(FULL, AddClock(clock("deadline", fires="deem"), deemed, PLACE))
    assert doing(composed, "deem") == deemed
    assert doing(composed, "deem").origin == PLACE
    assert next(one for one in composed.clocks if one.name == "deadline").origin == PLACE


@pytest.mark.parametrize(
    "patch",
    [
        Replace(action("approve", "filed>approved")),
        Replace(action("approve", "filed>approved", power="street_office")),
    ],
    ids=["no power", "another power"],
)
def test_a_patch_never_changes_who_the_law_lets_decide(patch: Patch) -> None:
    with pytest.raises(InvalidFile) as caught:
        compose(FULL, patch)
    assert [one.code for one in caught.value.problems] == ["patch.power"]


@pytest.mark.parametrize(
    ("patch", "found"),
    [
        (
            AddCheck("approve", "x@1", first=True, origin=PLACE),
            lambda w: doing(w, "approve").origin_of("checks", 0),
        ),
        (
            AddEffect("refuse", points(), PLACE),
            lambda w: doing(w, "refuse").origin_of("effects", 0),
        ),
        (
            AddNotice("refuse", Notify("clerk", "n"), text("n"), PLACE),
            lambda w: doing(w, "refuse").origin_of("effects", 0),
        ),
        (
            AddNotice("refuse", Notify("clerk", "n"), text("n"), PLACE),
            lambda w: w.origin_of("messages", "n"),
        ),
        (
            AddDocument(plain_field("x"), ("approve",), PLACE),
            lambda w: doing(w, "approve").origin_of("needs", 2),
        ),
        (
            AddDocument(plain_field("x"), ("approve",), PLACE, optional=True),
            lambda w: doing(w, "approve").origin_of("takes", 1),
        ),
        (AddDocument(plain_field("x"), (), PLACE), lambda w: w.origin_of("fields", "x")),
        (Replace(plain_field("use"), None, PLACE), lambda w: w.origin_of("fields", "use")),
        (AddFlag(Flag("f", text("f")), (), (), PLACE), lambda w: w.flags[0].origin),
        (
            AddFlag(Flag("f", text("f")), ("refuse",), (), PLACE),
            lambda w: doing(w, "refuse").origin_of("raises", 0),
        ),
        (
            AddClock(clock("c"), None, PLACE, rungs=(clock("c-soon", part_of="c"),)),
            lambda w: w.clocks[1].origin,
        ),
        (AddGate("approve", gate("g"), PLACE), lambda w: doing(w, "approve").gates[-1].origin),
        (Replace(gate(), "approve", PLACE), lambda w: doing(w, "approve").gates[0].origin),
        (Replace(action("refuse"), None, PLACE), lambda w: doing(w, "refuse").origin),
        (Replace(clock(), None, PLACE), lambda w: w.clocks[-1].origin),
    ],
    ids=[
        *(
            "check",
            "effect",
            "notice",
            "message",
            "document",
            "optional document",
            "field",
            "refield",
        ),
        *("flag", "raised", "rung", "gate", "regate", "action", "clock"),
    ],
)
def test_a_part_knows_which_patch_it_comes_from(
    patch: Patch, found: Callable[[Workflow], object]
) -> None:
    assert found(compose(FULL, patch)) == PLACE


def test_what_was_there_keeps_where_it_comes_from() -> None:
    base = evolve(
        FULL,
        actions=tuple(
            evolve(one, origins={f"checks.{n}": origin("base", n + 1) for n in range(2)})
            for one in FULL.actions
        ),
        origins={"fields.use": origin("base", 7)},
    )
    composed = compose(
        base,
        AddCheck("approve", "first@1", first=True, origin=PLACE),
        AddCheck("approve", "last@1", origin=PLACE),
        AddDocument(plain_field("x"), ("approve",), PLACE),
    )
    approve = doing(composed, "approve")
    assert [approve.origin_of("checks", n) for n in range(4)] == [
        PLACE,
        origin("base", 1),
        origin("base", 2),
        PLACE,
    ]
    assert composed.origin_of("fields", "use") == origin("base", 7)


def test_a_clock_is_replaced_with_its_ladder() -> None:
    rung = clock("payment-soon", ("unpaid",), part_of="payment", duration=Duration.parse("1 month"))
    patch = Replace(clock("payment", ("unpaid",)), None, PLACE, rungs=(rung,))
    composed = compose(FULL, patch)
    assert [one.name for one in composed.clocks] == ["payment", "payment-soon"]


def test_a_new_checklist_brings_its_items() -> None:
    item = plain_field("refuse-seen", FieldType.BOOL)
    composed = compose(FULL, Replace(action("refuse", "filed>refused"), items=(item,)))
    assert item in composed.fields


SHORT = clock(runs_in=("unpaid",), duration=Duration.parse("3 minutes"), part_of="payment")
PARTS = {
    "action": (action("refuse", "filed>refused", by=("leader",)), None),
    "clock": (SHORT, None),
    "field": (plain_field("use", choices={"z": text("z")}), None),
    "gate": (gate(needed=2), "approve"),
}


@pytest.mark.parametrize("kind", PARTS)
def test_a_replacement_stands_where_the_part_stood(kind: str) -> None:
    part, where = PARTS[kind]
    composed = compose(FULL, Replace(part, where, PLACE))
    lists = {
        "action": (composed.actions, FULL.actions),
        "clock": (composed.clocks, FULL.clocks),
        "field": (composed.fields, FULL.fields),
        "gate": (doing(composed, "approve").gates, doing(FULL, "approve").gates),
    }
    now, before = lists[kind]
    assert [one.name for one in now] == [one.name for one in before]
    assert part in now
    assert content_hash(composed) != content_hash(FULL)


def test_the_ladder_of_a_replaced_clock_goes_with_it() -> None:
    shorter = clock("payment", ("unpaid",), duration=Duration.parse("3 minutes"))
    composed = compose(FULL, Replace(shorter, None, PLACE))
    assert [one.name for one in FULL.clocks if one.part_of] == ["review_time"]
    assert [one.name for one in composed.clocks] == ["payment"]


def test_an_addition_to_a_replaced_action_is_not_lost() -> None:
    add, replace = AddGate("refuse", gate("g")), Replace(action("refuse", "filed>refused"))
    for order in ((add, replace), (replace, add)):
        assert [one.name for one in doing(compose(FULL, *order), "refuse").gates] == ["g"]


def problems(*chosen: Patch) -> list[Problem]:
    with pytest.raises(InvalidFile) as caught:
        compose(FULL, *chosen)
    for problem in caught.value.problems:
        assert problem.line("zh") and problem.line("en")
    return list(caught.value.problems)


@pytest.mark.parametrize("kind", PARTS)
def test_two_replacements_of_one_part_are_a_conflict_that_names_both(kind: str) -> None:
    part, where = PARTS[kind]
    first, second = origin("childcare", 3), origin("pingcheng", 9)
    found = problems(Replace(part, where, first), Replace(part, where, second))
    assert [one.code for one in found] == ["patch.replaced_twice"]
    assert "childcare.yaml:3" in found[0].line("en")
    assert "pingcheng.yaml:9" in found[0].line("en")
    assert part.name in found[0].line("zh")


def test_gates_of_one_name_on_two_actions_are_two_parts() -> None:
    twice = evolve(FULL, actions=tuple(evolve(one, gates=(gate(),)) for one in FULL.actions))
    composed = compose(twice, Replace(gate(needed=2), "approve"), Replace(gate(needed=3), "refuse"))
    assert [doing(composed, name).gates[0].needed for name in ("approve", "refuse")] == [2, 3]


@pytest.mark.parametrize(
    ("patch", "near"),
    [
        (AddGate("aprove", gate("g"), PLACE), "approve"),
        (AddDocument(plain_field("x"), ("submitt",), PLACE), "submit"),
        (AddEffect("refusee", points(), PLACE), "refuse"),
        (AddNotice("refusee", Notify("clerk", "n"), text("n"), PLACE), "refuse"),
        (AddCheck("laps", "x@1", origin=PLACE), "lapse"),
        (AddFlag(Flag("f", text("f")), ("refusee",), (), PLACE), "refuse"),
        (AddFlag(Flag("f", text("f")), (), ("corect",), PLACE), "correct"),
        (Replace(action("corect"), None, PLACE), "correct"),
        (Replace(clock("paymemt"), None, PLACE), "payment"),
        (Replace(plain_field("month"), None, PLACE), "months"),
        (Replace(gate("leeder"), "approve", PLACE), "leader"),
        (Replace(gate("leader"), "aprove", PLACE), "approve"),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, str) else one,
)
def test_a_patch_for_what_is_not_there_names_the_nearest(patch: Patch, near: str) -> None:
    (problem,) = problems(patch)
    assert (problem.code, problem.where) == ("patch.nothing_there", str(PLACE))
    assert problem.params["near"] == near


@pytest.mark.parametrize(
    ("patch", "name"),
    [
        (AddGate("approve", gate("leader"), PLACE), "leader"),
        (AddDocument(plain_field("use"), (), PLACE), "use"),
        (AddClock(clock("payment"), None, PLACE), "payment"),
        (AddClock(clock("c"), action("refuse"), PLACE), "refuse"),
        (AddEffect("approve", FULL_EFFECT, PLACE), FULL_EFFECT.kind),
        (AddNotice("refuse", Notify("clerk", "approved"), text("n"), PLACE), "approved"),
        (AddCheck("approve", "eligible@1", origin=PLACE), "eligible@1"),
        (AddFlag(Flag("quiet", text("q")), (), (), PLACE), "quiet"),
        (AddClock(clock("c"), None, PLACE, rungs=(clock("review_time"),)), "review_time"),
        (AddClock(clock("c"), None, PLACE, brings=(action("lapse"),)), "lapse"),
    ],
    ids=lambda one: type(one).__name__ if not isinstance(one, str) else one,
)
def test_what_is_there_already_is_not_added_twice(patch: Patch, name: str) -> None:
    (problem,) = problems(patch)
    assert (problem.code, problem.where) == ("patch.already_there", str(PLACE))
    assert problem.params["name"] == name


def test_the_author_hears_of_all_that_is_wrong_at_once() -> None:
    found = problems(
        AddGate("nowhere", gate("g"), PLACE),
        Replace(SHORT, None, origin("a")),
        AddCheck("approve", "eligible@1"),
        Replace(SHORT, None, origin("b")),
        AddGate("approve", gate("fine")),
        AddGate("approve", gate("fine")),
    )
    assert [one.code for one in found] == [
        "patch.replaced_twice",
        "patch.nothing_there",
        "patch.already_there",
        "patch.already_there",
    ]
