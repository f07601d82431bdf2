"""Composition is patching: pure, in the order of the place's file.

Laws, held by tests: no patch changes nothing; patches at different points commute; at the
same point they apply in order; two replacements of one part are a conflict that names both.
"""

from collections.abc import Callable, Collection, Iterable
from functools import singledispatch

from attrs import evolve

from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.workflow.definition import Action, Clock, Gate, Need, Workflow
from community_gov.workflow.patches import (
    AddCheck,
    AddClock,
    AddDocument,
    AddGate,
    AddNotice,
    Patch,
    Replace,
)
from community_gov.workflow.rewriting import spread_action, spread_clock


def compose(base: Workflow, *patches: Patch) -> Workflow:
    """Return a workflow with patches applied.

    Raises:
        InvalidFile: patches that name what is not there, add what is there already, or
            replace the same part twice; all of them at once.
    """
    problems = _replaced_twice(patches)
    composed = base
    for patch in _replacements_first(patches):
        try:
            composed = _apply(patch, composed)
        except InvalidFile as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidFile(*problems)
    return composed


def _replacements_first(patches: tuple[Patch, ...]) -> list[Patch]:
    """A replacement stands in for the base's part, so that additions to it are not lost."""

    def rank(patch: Patch) -> int:
        if not isinstance(patch, Replace):
            return 2
        return 0 if isinstance(patch.part, Action) else 1

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
    _absent(patch, patch.field.name, [one.name for one in workflow.fields])
    added = evolve(workflow, fields=(*workflow.fields, patch.field))
    problems: list[Problem] = []
    for name in patch.actions:
        try:
            added = _at(patch, name, added, lambda action: _needing(action, patch.field.name))
        except InvalidFile as error:
            problems.extend(error.problems)
    if problems:
        raise InvalidFile(*problems)
    return added


def _needing(action: Action, name: str) -> Action:
    return evolve(action, needs=(*action.needs, Need(name)))


@_apply.register
def _(patch: AddClock, workflow: Workflow) -> Workflow:
    clocks = (patch.clock, *patch.rungs)
    for one in clocks:
        _absent(patch, one.name, [known.name for known in workflow.clocks])
    added = evolve(workflow, clocks=(*workflow.clocks, *_clocks(patch, clocks, workflow)))
    if patch.fires is None:
        return added
    _absent(patch, patch.fires.name, [one.name for one in workflow.actions])
    fired = evolve(spread_action(patch.fires, workflow), origin=patch.origin)
    _refuse_way_round(patch, workflow, fired)
    return evolve(added, actions=(*workflow.actions, fired))


def _clocks(patch: Patch, clocks: Iterable[Clock], workflow: Workflow) -> tuple[Clock, ...]:
    return tuple(evolve(spread_clock(one, workflow), origin=patch.origin) for one in clocks)


@_apply.register
def _(patch: AddNotice, workflow: Workflow) -> Workflow:
    _absent(patch, patch.notice.message, workflow.messages)
    told = evolve(workflow, messages={**workflow.messages, patch.notice.message: patch.text})
    return _at(
        patch,
        patch.action,
        told,
        lambda action: evolve(action, effects=(*action.effects, patch.notice)),
    )


@_apply.register
def _(patch: AddCheck, workflow: Workflow) -> Workflow:
    def add(action: Action) -> Action:
        _absent(patch, patch.check, action.checks)
        checks = (patch.check, *action.checks) if patch.first else (*action.checks, patch.check)
        return evolve(action, checks=checks)

    return _at(patch, patch.action, workflow, add)


@_apply.register
def _(patch: Replace, workflow: Workflow) -> Workflow:
    part = patch.part
    if isinstance(part, Action):
        made = evolve(spread_action(part, workflow), origin=patch.origin)

        def replace(action: Action) -> Action:
            if action.power is not None and made.power != action.power:
                _refuse_power(patch, action)
            return made

        return _at(patch, part.name, workflow, replace)
    if isinstance(part, Gate):
        gates = evolve(part, origin=patch.origin)
        return _at(
            patch, patch.action or "", workflow, lambda action: _regated(patch, action, gates)
        )
    if isinstance(part, Clock):
        _present(patch, part.name, [one.name for one in workflow.clocks])
        clocks = _clocks(patch, (part, *patch.rungs), workflow)
        rest = [one for one in workflow.clocks if part.name not in (one.name, one.part_of)]
        return evolve(workflow, clocks=(*rest, *clocks))
    _present(patch, part.name, [one.name for one in workflow.fields])
    fields = (one for one in workflow.fields if one.name != part.name)
    return evolve(workflow, fields=(*fields, part))


def _refuse_way_round(patch: AddClock, workflow: Workflow, added: Action) -> None:
    """A new action must not lead to where only the body can lead that the law names."""
    for target in {arc.target for arc in added.arcs if arc.target != arc.source}:
        leading = [action for action in workflow.actions if _leads_to(action, target)]
        if leading and all(action.power is not None for action in leading):
            _refuse_power(patch, leading[0])


def _leads_to(action: Action, state: str) -> bool:
    return any(arc.target == state != arc.source for arc in action.arcs)


def _refuse_power(patch: Patch, action: Action) -> None:
    params = {"action": action.label, "power": action.power}
    raise InvalidFile(Problem("patch.power", str(patch.origin), params))


def _regated(patch: Replace, action: Action, gate: Gate) -> Action:
    _present(patch, gate.name, [one.name for one in action.gates])
    gates = tuple(gate if one.name == gate.name else one for one in action.gates)
    return evolve(action, gates=gates)


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
