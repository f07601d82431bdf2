"""Composition is patching: pure, in the order of the place's file.

Laws, held by tests: no patch changes nothing; patches at different points commute; at the
same point they apply in order; two replacements of one part are a conflict that names both.
"""

from collections.abc import Callable, Collection
from functools import singledispatch
from typing import Any, TypeVar

from attrs import evolve

from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.domain.fields import Field
from community_gov.workflow.definition import Action, Clock, Gate, Origin, Workflow
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
from community_gov.workflow.powers import problems_with_powers
from community_gov.workflow.rewriting import spread

Part = TypeVar("Part", Action, Clock)


def compose(base: Workflow, *patches: Patch) -> Workflow:
    """Return a workflow with patches applied.

    Raises:
        InvalidFile: patches that name what is not there, add what is there already,
            replace the same part twice, or touch a power that law gives; all of them at once.
    """
    problems = _replaced_twice(patches)
    composed = base
    for patch in _replacements_first(base, patches):
        try:
            composed = _apply(patch, composed)
        except InvalidFile as error:
            problems.extend(error.problems)
    if patches:
        composed = spread(composed)
        problems.extend(problems_with_powers(base, composed))
    if problems:
        raise InvalidFile(*problems)
    return composed


def _replacements_first(base: Workflow, patches: tuple[Patch, ...]) -> list[Patch]:
    """Order patches so that none is lost, and equally in whatever order they were given.

    A replacement stands in for the base's part, so that additions to it are not lost; one of
    a whole clock comes before one of a rung of its ladder; what brings an action comes before
    what is added to that action.
    """
    rungs = {clock.name for clock in base.clocks if clock.part_of is not None}

    def rank(patch: Patch) -> int:
        if isinstance(patch, Replace):
            if isinstance(patch.part, Action):
                return 0
            return 2 if isinstance(patch.part, Clock) and patch.part.name in rungs else 1
        return 3 if isinstance(patch, AddClock) else 4

    return sorted(patches, key=rank)


def _replaced_twice(patches: tuple[Patch, ...]) -> list[Problem]:
    first: dict[tuple[str, str], Replace] = {}
    problems = []
    for patch in patches:
        if isinstance(patch, Replace):
            earlier = first.setdefault(patch.target, patch)
            if earlier is not patch:
                kind, name = patch.target
                params = {"kind": kind, "name": name, "first": earlier.origin}
                problems.append(Problem("patch.replaced_twice", str(patch.origin), params))
    return problems


@singledispatch
def _apply(patch: Patch, _workflow: Workflow) -> Workflow:
    raise TypeError(patch)


@_apply.register
def _(patch: AddGate, workflow: Workflow) -> Workflow:
    gate = evolve(patch.gate, origin=patch.origin)

    def add(action: Action) -> Action:
        _absent(patch, gate.name, [one.name for one in action.gates])
        return evolve(action, gates=(*action.gates, gate))

    return _at(patch, patch.action, workflow, add)


@_apply.register
def _(patch: AddDocument, workflow: Workflow) -> Workflow:
    name = patch.field.name
    _absent(patch, name, [one.name for one in workflow.fields])
    added = _coming_from(
        evolve(workflow, fields=(*workflow.fields, patch.field)), f"fields.{name}", patch.origin
    )

    def ask(action: Action) -> Action:
        if patch.optional:
            return _with_part(action, "takes", name, patch.origin)
        return _with_part(action, "needs", patch.need, patch.origin)

    return _at_each(patch, patch.actions, added, ask)


@_apply.register
def _(patch: AddClock, workflow: Workflow) -> Workflow:
    clocks = workflow.clocks
    for clock in (patch.clock, *patch.rungs):
        _absent(patch, clock.name, [one.name for one in clocks])
        clocks = (*clocks, _from(clock, patch))
    actions = workflow.actions
    for action in (patch.fires, *patch.brings):
        if action is not None:
            _absent(patch, action.name, [one.name for one in actions])
            actions = (*actions, _from(action, patch))
    return evolve(workflow, clocks=clocks, actions=actions)


def _from(part: Part, patch: Patch) -> Part:
    """Return a part with where it comes from: its own line, or that of the patch."""
    return part if part.origin.line else evolve(part, origin=patch.origin)


@_apply.register
def _(patch: AddEffect, workflow: Workflow) -> Workflow:
    def add(action: Action) -> Action:
        same = [one.kind for one in action.effects if one == patch.effect]
        _absent(patch, patch.effect.kind, same)
        return _with_part(action, "effects", patch.effect, patch.origin)

    return _at(patch, patch.action, workflow, add)


@_apply.register
def _(patch: AddNotice, workflow: Workflow) -> Workflow:
    message = patch.notice.message
    _absent(patch, message, workflow.messages)
    told = evolve(workflow, messages={**workflow.messages, message: patch.text})
    worded = _coming_from(told, f"messages.{message}", patch.origin)
    return _apply(AddEffect(patch.action, patch.notice, patch.origin), worded)


@_apply.register
def _(patch: AddCheck, workflow: Workflow) -> Workflow:
    def add(action: Action) -> Action:
        _absent(patch, patch.check, action.checks)
        if not patch.first:
            return _with_part(action, "checks", patch.check, patch.origin)
        moved = {_moved(place): origin for place, origin in action.origins.items()}
        origins = {**moved, "checks.0": patch.origin}
        return evolve(action, checks=(patch.check, *action.checks), origins=origins)

    return _at(patch, patch.action, workflow, add)


def _moved(place: str) -> str:
    kind, _, number = place.partition(".")
    return f"{kind}.{int(number) + 1}" if kind == "checks" else place


@_apply.register
def _(patch: AddFlag, workflow: Workflow) -> Workflow:
    name = patch.flag.name
    _absent(patch, name, [one.name for one in workflow.flags])
    flag = evolve(patch.flag, origin=patch.origin)
    added = evolve(workflow, flags=(*workflow.flags, flag))
    for kind, actions in (("raises", patch.raised_by), ("lowers", patch.lowered_by)):

        def mark(action: Action, kind: str = kind) -> Action:
            return _with_part(action, kind, name, patch.origin)

        added = _at_each(patch, actions, added, mark)
    return added


@_apply.register
def _(patch: Replace, workflow: Workflow) -> Workflow:
    part = patch.part
    if isinstance(part, Action):
        made = evolve(part, origin=patch.origin)
        return _at(patch, part.name, _with_items(patch, workflow), lambda _: made)
    if isinstance(part, Gate):
        gate = evolve(part, origin=patch.origin)
        return _at(
            patch, patch.action or "", workflow, lambda action: _regated(patch, action, gate)
        )
    if isinstance(part, Clock):
        return _reclocked(patch, part, workflow)
    _present(patch, part.name, [one.name for one in workflow.fields])
    return _with_field(workflow, part, patch.origin)


def _with_items(patch: Replace, workflow: Workflow) -> Workflow:
    """Return a workflow with the fields of a new checklist."""
    for item in patch.items:
        workflow = _with_field(workflow, item, patch.origin)
    return workflow


def _with_field(workflow: Workflow, field: Field, origin: Origin) -> Workflow:
    rest = (one for one in workflow.fields if one.name != field.name)
    made = evolve(workflow, fields=(*rest, field))
    return _coming_from(made, f"fields.{field.name}", origin)


def _reclocked(patch: Replace, clock: Clock, workflow: Workflow) -> Workflow:
    """A clock goes with its ladder, whose times were reckoned from its own."""
    before = next((one for one in workflow.clocks if one.name == clock.name), None)
    if before is None:
        _present(patch, clock.name, [one.name for one in workflow.clocks])
    assert before is not None
    made = evolve(
        clock, origin=patch.origin, part_of=before.part_of, rearms=clock.rearms or before.rearms
    )
    rest = [one for one in workflow.clocks if clock.name not in (one.name, one.part_of)]
    for rung in patch.rungs:
        _absent(patch, rung.name, [one.name for one in rest])
    rungs = (_from(rung, patch) for rung in patch.rungs)
    return evolve(workflow, clocks=(*rest, made, *rungs))


def _regated(patch: Replace, action: Action, gate: Gate) -> Action:
    _present(patch, gate.name, [one.name for one in action.gates])
    gates = tuple(gate if one.name == gate.name else one for one in action.gates)
    return evolve(action, gates=gates)


def _with_part(action: Action, kind: str, part: object, origin: Origin) -> Action:
    """Return an action with one more check, need, field to take, effect or flag at the end."""
    had = getattr(action, kind)
    changes: dict[str, Any] = {
        kind: (*had, part),
        "origins": {**action.origins, f"{kind}.{len(had)}": origin},
    }
    return evolve(action, **changes)


def _coming_from(workflow: Workflow, place: str, origin: Origin) -> Workflow:
    return evolve(workflow, origins={**workflow.origins, place: origin})


def _at_each(
    patch: Patch, names: tuple[str, ...], workflow: Workflow, change: Callable[[Action], Action]
) -> Workflow:
    problems: list[Problem] = []
    for name in names:
        try:
            workflow = _at(patch, name, workflow, change)
        except InvalidFile as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidFile(*problems)
    return workflow


def _at(
    patch: Patch, name: str, workflow: Workflow, change: Callable[[Action], Action]
) -> Workflow:
    action = workflow.action(name)
    if action is None:
        known = [one.name for one in workflow.actions]
        _present(patch, name, known)
    assert action is not None
    return workflow.with_action(change(action))


def _present(patch: Patch, name: str, known: list[str]) -> None:
    if name not in known:
        params = {"name": name, "near": nearest(name, known)}
        raise InvalidFile(Problem("patch.nothing_there", str(patch.origin), params))


def _absent(patch: Patch, name: str, known: Collection[str]) -> None:
    if name in known:
        raise InvalidFile(Problem("patch.already_there", str(patch.origin), {"name": name}))
