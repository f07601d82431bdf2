"""How the parts of a workflow must stand to one another."""

from collections.abc import Iterator

from community_gov.domain.cases import START
from community_gov.domain.errors import Problem
from community_gov.domain.people import SYSTEM_ROLES
from community_gov.domain.text import placeholders
from community_gov.workflow.checking.sayable import unsayable
from community_gov.workflow.checking.times import times_in
from community_gov.workflow.definition import (
    Action,
    Correction,
    Gate,
    Origin,
    State,
    StateKind,
    Workflow,
)
from community_gov.workflow.gates import SIGNER

_MEMORY = {StateKind.HISTORY, StateKind.DEEP_HISTORY}
_INSIDE = {StateKind.NESTED, StateKind.PARALLEL}


def shape_of(workflow: Workflow) -> Iterator[Problem]:
    """Yield what is wrong with a workflow though all its names are right."""
    yield from _twice(workflow)
    yield from _states(workflow)
    yield from _powers(workflow)
    yield from _reach(workflow)
    yield from _messages(workflow)
    yield from times_in(workflow)
    yield from unsayable(workflow)
    yield from _circles(workflow)
    for action in workflow.actions:
        at = str(action.origin)
        if not action.by:
            yield Problem("workflow.nobody_may", at, {"action": action.label})
        if action.correction is Correction.NAMES and not action.reasons:
            yield Problem("workflow.no_reasons", at, {"action": action.label})
        if action.exercise and not action.opens:
            yield Problem("workflow.exercise_opens", at, {"action": action.label})
        if not action.arcs:
            yield Problem("workflow.leads_nowhere", at, {"action": action.label})
        if any(arc.target == START for arc in action.arcs):
            yield Problem("workflow.leads_to_start", at, {"action": action.label})
        yield from _gates(workflow, action)
    if not any(action.opens for action in workflow.actions):
        yield Problem("workflow.never_opens", str(workflow.origin), {"workflow": workflow.label})


def _messages(workflow: Workflow) -> Iterator[Problem]:
    """A message may name what is plain, and nothing through it."""
    plain = {field.name for field in workflow.fields if field.personal is None}
    for message, text in workflow.messages.items():
        params = {"message": message}
        for name in placeholders(text):
            if name not in plain | {"items", "reason"}:
                at = workflow.origin_of("messages", message)
                yield Problem("workflow.message", str(at), {**params, "name": name})


def _gates(workflow: Workflow, action: Action) -> Iterator[Problem]:
    for gate in action.gates:
        at, params = str(gate.origin), {"gate": gate.label}
        if gate.name == SIGNER:
            yield Problem("workflow.gate_reserved", at, {**params, "name": gate.name})
        if gate.needed < 1 or not gate.by:
            yield Problem("workflow.gate_needs_nobody", at, params)
        yield from _majority(gate)
        instead = workflow.action(gate.refusal) if gate.refusal else None
        if instead is not None and instead.gates:
            yield Problem("workflow.refusal_meets_gate", at, {**params, "action": instead.label})


def _majority(gate: Gate) -> Iterator[Problem]:
    """What is counted of each voter must be known, and nothing else is asked."""
    measures = set(gate.majority.measures) if gate.majority else set()
    for name in sorted(measures ^ set(gate.weights)):
        code = "workflow.no_weight" if name in measures else "workflow.weight_unused"
        yield Problem(code, str(gate.origin), {"gate": gate.label, "measure": name})


def _circles(workflow: Workflow) -> Iterator[Problem]:
    """Gates that wait for one another would wait for ever."""
    for action in workflow.actions:
        open_now = {gate.name for gate in action.gates if not gate.after}
        while True:
            more = {
                gate.name
                for gate in action.gates
                if gate.name not in open_now and open_now.issuperset(gate.after)
            }
            if not more:
                break
            open_now |= more
        known = {gate.name for gate in action.gates}
        for gate in action.gates:
            if gate.name not in open_now and known.issuperset(gate.after):
                yield Problem("workflow.gate_circle", str(gate.origin), {"gate": gate.label})


def _twice(workflow: Workflow) -> Iterator[Problem]:
    """One name for one thing of a kind."""
    kinds: dict[str, list[tuple[str, Origin]]] = {
        "action": [(one.name, one.origin) for one in workflow.actions],
        "role": [(one.name, one.origin) for one in workflow.roles],
        "field": [(one.name, workflow.origin_of("fields", one.name)) for one in workflow.fields],
        "clock": [(one.name, one.origin) for one in workflow.clocks],
        "flag": [(one.name, one.origin) for one in workflow.flags],
    }
    for role in workflow.roles:
        if role.name in SYSTEM_ROLES:
            yield Problem("workflow.role_reserved", str(role.origin), {"name": role.name})
    for action in workflow.actions:
        gates = [(one.name, one.origin) for one in action.gates]
        kinds[f"gate of {action.name}"] = gates
    for kind, named in kinds.items():
        seen: set[str] = set()
        for name, origin in named:
            if name in seen:
                yield Problem("workflow.twice", str(origin), {"kind": kind, "name": name})
            seen.add(name)


def _states(workflow: Workflow) -> Iterator[Problem]:
    seen: set[str] = {START}
    for state in workflow.every_state():
        at = str(state.origin)
        if state.name in seen:
            yield Problem("workflow.state_twice", at, {"name": state.name})
        seen.add(state.name)
        if state.kind in _MEMORY and state in workflow.states:
            yield Problem("workflow.history_at_top", at, {"name": state.name})
        entered = [one for one in state.states if one.kind not in _MEMORY]
        if state.states and not entered:
            yield Problem("workflow.only_history", at, {"name": state.name})
        if bool(state.states) is not (state.kind in _INSIDE):
            yield Problem("workflow.state_kind", at, {"name": state.name, "kind": state.kind.value})


def _powers(workflow: Workflow) -> Iterator[Problem]:
    """A role may hold an action only where the body has the power that law gives."""
    bodies = {role.name: role.body for role in workflow.roles}
    labels = {role.name: role.label for role in workflow.roles}
    for action in workflow.actions:
        for role in action.by:
            if action.power and role not in SYSTEM_ROLES and bodies.get(role) != action.power:
                params = {
                    "role": labels.get(role, role),
                    "action": action.label,
                    "power": action.power,
                }
                yield Problem("workflow.power", str(action.origin), params)
        for gate in action.gates:
            refusal = workflow.action(gate.refusal) if gate.refusal else None
            power = refusal.power if refusal else None
            for role in gate.by if power else ():
                if bodies.get(role) != power:
                    assert refusal is not None
                    params = {"role": labels.get(role, role), "action": refusal.label}
                    at = str(gate.origin)
                    yield Problem("workflow.power", at, {**params, "power": power})


def _reach(workflow: Workflow) -> Iterator[Problem]:
    """Name the states to which no way leads."""
    outer = {inner.name: state for state in workflow.every_state() for inner in state.states}
    by_name = {state.name: state for state in workflow.every_state()}
    ways: dict[str, set[str]] = {}
    for arc in (arc for action in workflow.actions for arc in action.arcs):
        ways.setdefault(arc.source, set()).add(arc.target)
    reached: set[str] = set()
    front = [START]
    while front:
        name = front.pop()
        if name in reached:
            continue
        reached.add(name)
        front.extend(ways.get(name, ()))
        front.extend(one.name for one in _entered_with(by_name.get(name)))
        front.extend([outer[name].name] if name in outer else [])
    for state in workflow.every_state():
        if state.name not in reached:
            yield Problem("workflow.unreachable", str(state.origin), {"state": state.label})


def _entered_with(state: State | None) -> tuple[State, ...]:
    if state is None:
        return ()
    return state.states if state.kind is StateKind.PARALLEL else state.states[:1]
