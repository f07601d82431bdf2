"""What is wrong with a composed workflow, said before anybody relies on it: all at once."""

from collections.abc import Collection, Iterator
from string import Formatter

from community_gov.domain.cases import START
from community_gov.domain.effects import NEXT, Claim, Effect, Forward, Notify, Open
from community_gov.domain.errors import Problem, nearest
from community_gov.domain.fields import Direction, Field, FieldType
from community_gov.domain.people import CLOCK, SYSTEM_ROLES
from community_gov.workflow.check_sayable import unsayable
from community_gov.workflow.check_times import times_in
from community_gov.workflow.conditions import (
    ASKED,
    DONE,
    FLAG,
    IN,
    OVER,
    RUNNING,
    is_linked,
    is_standing,
    linked_as,
    on_arcs,
    subject,
)
from community_gov.workflow.definition import (
    Action,
    Clock,
    Correction,
    Gate,
    Origin,
    State,
    StateKind,
    Status,
    Workflow,
)
from community_gov.workflow.guards import problems_with_guards
from community_gov.workflow.needed import asked_by

_MEMORY = {StateKind.HISTORY, StateKind.DEEP_HISTORY}
_INSIDE = {StateKind.NESTED, StateKind.PARALLEL}


def problems_in(workflow: Workflow, questions: Collection[str]) -> list[Problem]:
    """Return all problems of a workflow.

    Args:
        workflow: composed: what a plugin gave, with all patches.
        questions: full names of the questions that the place's plugins answer.
    """
    return [*_Names(workflow, questions).problems(), *_shape(workflow)]


class _Names:
    """Every name that a part uses must be the name of something."""

    def __init__(self, workflow: Workflow, questions: Collection[str]) -> None:
        self.workflow = workflow
        self.questions = questions
        self.fields = {field.name for field in workflow.fields}
        self.sealed = {field.name for field in workflow.fields if field.personal is not None}
        self.roles = {role.name for role in workflow.roles}
        self.parts = {role.name for role in workflow.roles if role.body is None}
        self.states = {state.name for state in workflow.every_state()}
        self.actions = {action.name for action in workflow.actions}
        self.clocks = {clock.name for clock in workflow.clocks}
        self.flags = {flag.name for flag in workflow.flags}
        links = [link for action in workflow.actions for link in action.links]
        self.links = {name for link in links for name in (link.kind, link.back) if name}
        effects = [effect for action in workflow.actions for effect in action.effects]
        self.links |= {effect.link for effect in effects if isinstance(effect, Open)}

    def problems(self) -> Iterator[Problem]:
        for action in self.workflow.actions:
            yield from self._action(action)
        for clock in self.workflow.clocks:
            yield from self._clock(clock)
        for field in self.workflow.fields:
            if field.expires and field.type is not FieldType.DOCUMENT:
                at = Origin(file=f"fields.{field.name}")
                yield Problem("workflow.expires", str(at), {"field": field.label})
            if field.direction is Direction.OUT:
                yield from self._given_out(field)
            if field.type is FieldType.DOCUMENT and field.personal is None:
                at = Origin(file=f"fields.{field.name}")
                yield Problem("workflow.document_unsealed", str(at), {"field": field.label})
            if field.personal is not None:
                at = Origin(file=f"fields.{field.name}")
                yield from _unknown("role", [field.personal.about], self.parts, at)
                yield from _unknown("role", field.personal.readers, self.roles, at)

    def _action(self, action: Action) -> Iterator[Problem]:
        at = action.origin
        used = [name for arc in action.arcs for name in (arc.source, arc.target)]
        yield from _unknown("state", used, self.states | {START}, at)
        yield from _unknown("role", action.by, self.roles | SYSTEM_ROLES, at)
        yield from _unknown("action", action.apart_from, self.actions, at)
        yield from _unknown("role", action.unrelated_to, self.parts, at)
        yield from _unknown("role", action.signers, self.roles, at)
        yield from self._conditions(list(on_arcs(action)), at)
        asked = tuple(asked_by(action))
        yield from problems_with_guards(self.workflow, action, self.questions)
        yield from _unknown("flag", (*action.raises, *action.lowers), self.flags, at)
        yield from _unknown("clock", action.extends, self.clocks, at)
        yield from _unknown("check", asked, self.questions, at)
        needed = [name for need in action.needs for name in (need.field, *need.when)]
        yield from _unknown("field", (*needed, *action.takes, *action.records), self.fields, at)
        yield from _unknown("reason", action.reasons, self.workflow.reasons, at)
        linked = [name for link in action.links for name in (*link.same, *link.carries)]
        yield from _unknown("field", linked, self.fields, at)
        yield from self._choices(action)
        for link in action.links:
            if link.carries and not link.same:
                yield Problem("workflow.carries_from_anybody", str(at), {"link": link.kind})
        sealed = {name for need in action.needs for name in need.when}
        sealed |= {need.field for need in action.needs if need.value is not None}
        for name in sorted(sealed & self.sealed):
            yield Problem("workflow.need_on_sealed", str(at), {"field": name})
        for gate in action.gates:
            yield from _unknown("role", gate.by, self.roles, gate.origin)
            yield from _unknown("action", gate.apart_from, self.actions, gate.origin)
            yield from _unknown("action", [gate.refusal or action.name], self.actions, gate.origin)
            yield from _unknown("field", gate.looks_at, self.fields, gate.origin)
            yield from _unknown("role", gate.unrelated_to, self.parts, gate.origin)
            yield from _unknown("check", gate.weights.values(), self.questions, gate.origin)
            others = {one.name for one in action.gates if one.name != gate.name}
            yield from _unknown("gate", gate.after, others, gate.origin)
        for effect in action.effects:
            yield from self._effect(effect, action)

    def _given_out(self, field: Field) -> Iterator[Problem]:
        """What an office gives out, nobody hands in."""
        for action in self.workflow.actions:
            takes = {need.field for need in action.needs} | set(action.takes)
            parts = self.parts.intersection(action.by)
            if field.name in takes and parts:
                params = {"field": field.label, "action": action.label}
                yield Problem("workflow.given_out", str(action.origin), params)

    def _conditions(self, conditions: Collection[str], at: Origin) -> Iterator[Problem]:
        known: dict[str, tuple[str, set[str]]] = {
            IN: ("state", self.states),
            FLAG: ("flag", self.flags),
            DONE: ("action", self.actions),
            ASKED: ("action", self.actions),
            RUNNING: ("clock", self.clocks),
        }
        for kind, name in (subject(one) for one in conditions if is_standing(one)):
            yield from _unknown(known[kind][0], [name], known[kind][1], at)
        for link, status in (linked_as(one) for one in conditions if is_linked(one)):
            yield from _unknown("link", [link], self.links, at)
            yield from _unknown("status", [status], {OVER, *Status}, at)

    def _choices(self, action: Action) -> Iterator[Problem]:
        choices = {field.name: field.choices for field in self.workflow.fields if field.choices}
        for need in action.needs:
            for name, value in need.when.items():
                if name in choices:
                    at = action.origin
                    yield from _unknown("choice", [value], choices[name], at)

    def _effect(self, effect: Effect, action: Action) -> Iterator[Problem]:
        at = action.origin
        if isinstance(effect, Notify):
            yield from _unknown("role", [effect.to], self.roles | {NEXT}, at)
            yield from _unknown("message", [effect.message], self.workflow.messages, at)
        elif isinstance(effect, Claim):
            yield from _unknown("field", [effect.subject], self.fields, at)
            parts = [effect.part] if effect.part else []
            plain = self.fields - self.sealed
            known = plain | set(action.checks) | set(action.records.values())
            yield from _unknown("field", parts, known, at)
            needed = {need.field for need in action.needs} | self._given_before()
            if effect.subject not in needed:
                params = {"field": effect.subject, "action": action.label}
                yield Problem("workflow.claim_not_needed", str(at), params)
            if not self._findable(effect.subject):
                yield Problem("workflow.claim_not_findable", str(at), {"field": effect.subject})
        elif isinstance(effect, Forward):
            yield from _unknown("link", [effect.link], self.links, at)
        elif isinstance(effect, Open):
            yield from _unknown("role", effect.people.values(), self.parts, at)
            yield from _unknown("field", effect.carries.values(), self.fields, at)

    def _given_before(self) -> set[str]:
        return {need.field for action in self.workflow.actions for need in action.needs}

    def _findable(self, name: str) -> bool:
        return any(
            field.name == name and field.personal is not None and field.personal.findable
            for field in self.workflow.fields
        )

    def _clock(self, clock: Clock) -> Iterator[Problem]:
        states = (*clock.runs_in, *clock.pauses_in)
        yield from _unknown("state", states, self.states, clock.origin)
        conditions = (*clock.when, *clock.unless)
        yield from self._conditions(conditions, clock.origin)
        whole = [] if clock.part_of is None else [clock.part_of]
        yield from _unknown("clock", whole, self.clocks, clock.origin)
        if not all(is_standing(one) and not one.startswith(RUNNING) for one in conditions):
            yield Problem("workflow.clock_asks", str(clock.origin), {"clock": clock.label})
        if clock.fires is None:
            return
        yield from _unknown("action", [clock.fires], self.actions, clock.origin)
        fired = self.workflow.action(clock.fires)
        votes = fired is not None and any(gate.majority for gate in fired.gates)
        if fired is not None and CLOCK not in fired.by and not votes:
            params = {"clock": clock.label, "action": fired.label}
            yield Problem("workflow.clock_may_not_fire", str(clock.origin), params)


def _unknown(
    kind: str, used: Collection[str], known: Collection[str], at: Origin
) -> Iterator[Problem]:
    for name in dict.fromkeys(used):
        if name not in known:
            params = {"name": name, "near": nearest(name, known)}
            yield Problem(f"unknown.{kind}", str(at), params)


def _shape(workflow: Workflow) -> Iterator[Problem]:
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
        for name in dict.fromkeys((*_placeholders(text.zh), *_placeholders(text.en))):
            if name not in plain | {"items", "reason"}:
                yield Problem("workflow.message", str(workflow.origin), {**params, "name": name})


def _placeholders(text: str) -> list[str]:
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        return ["{"]
    return [name + (spec or "") for _, name, spec, _ in parts if name is not None]


def _gates(workflow: Workflow, action: Action) -> Iterator[Problem]:
    for gate in action.gates:
        at, params = str(gate.origin), {"gate": gate.label}
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
        "field": [(one.name, workflow.origin) for one in workflow.fields],
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
