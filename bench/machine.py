"""The reference: python-statemachine as its users write it, on an equivalent chart."""

from collections.abc import Callable, Iterable, Mapping
from types import new_class
from typing import Any

from attrs import evolve
from statemachine import HistoryState, State, StateMachine

from community_gov.domain.cases import START
from community_gov.domain.facts import Fact
from community_gov.workflow.conditions import IN
from community_gov.workflow.definition import Action, StateKind, Workflow
from community_gov.workflow.definition import State as Drawn

GUARD = "bench:open_today@1"
"""A check that stands on every arc, so that both sides ask one guard for each transition."""


class Holder:
    """The model that one machine is run on, case after case.

    Attributes:
        state: where the case is; a set of states where several are active.
        answers: of the checks that this step may ask for.
    """

    __slots__ = ("answers", "state")

    def __init__(self, state: Any) -> None:
        self.state = state
        self.answers: Mapping[str, Fact] = {}


def guarded(workflow: Workflow) -> Workflow:
    """Return the workflow with one guard on each arc."""
    actions = tuple(_guarded(action) for action in workflow.actions)
    return evolve(workflow, actions=actions)


def _guarded(action: Action) -> Action:
    arcs = tuple(evolve(arc, when=(*arc.when, GUARD)) for arc in action.arcs)
    return evolve(action, arcs=arcs)


def event_name(action: str) -> str:
    """Return what an action is called in the machine."""
    return f"do_{action}"


def machine_class(workflow: Workflow) -> type[StateMachine]:
    """Return a machine class with the states, events and guards of a guarded workflow."""
    states: dict[str, Any] = {START: State(value=START, initial=True)}
    outer = {"in_start": states[START]}
    outer |= {f"in_{one.name}": _state(one, states) for one in workflow.states}
    body: dict[str, Any] = {"validate_trap_states": False, "validate_disconnected_states": False}
    body |= {"validate_final_reachability": False, **outer}
    conditions = _Conditions()
    for action in workflow.actions:
        body[event_name(action.name)] = _transitions(action, states, conditions)
    body |= conditions.methods
    return new_class("ProgramMachine", (StateMachine,), exec_body=lambda empty: empty.update(body))


def _state(drawn: Drawn, known: dict[str, Any]) -> Any:
    inner = [_state(one, known) for one in drawn.states]
    histories = [one for one in inner if isinstance(one, HistoryState)]
    states = [one for one in inner if not isinstance(one, HistoryState)]
    made: Any
    if drawn.kind in (StateKind.HISTORY, StateKind.DEEP_HISTORY):
        depth = "deep" if drawn.kind is StateKind.DEEP_HISTORY else "shallow"
        made = HistoryState(value=drawn.name, type=depth)
    else:
        if states and drawn.kind is StateKind.NESTED:
            states[0]._initial = True
        for history in histories:
            history.to(states[0])
        parallel = drawn.kind is StateKind.PARALLEL
        made = State(value=drawn.name, parallel=parallel, states=states, history=histories)
    made._set_id(f"in_{drawn.name}")
    known[drawn.name] = made
    return made


class _Conditions:
    """A method of the machine for each condition that stands on an arc."""

    def __init__(self) -> None:
        self.methods: dict[str, Callable[[StateMachine], bool]] = {}
        self._names: dict[str, str] = {}

    def names(self, conditions: Iterable[str]) -> list[str]:
        return [self._name(one) for one in conditions]

    def _name(self, condition: str) -> str:
        if condition not in self._names:
            name = self._names[condition] = f"asks_{len(self._names)}"
            self.methods[name] = _method(condition)
        return self._names[condition]


def _method(condition: str) -> Callable[[StateMachine], bool]:
    if condition.startswith(IN):
        state = condition.removeprefix(IN)
        return lambda machine: state in machine.configuration_values
    return lambda machine: machine.model.answers[condition].holds is True


def _transitions(action: Action, states: dict[str, Any], conditions: _Conditions) -> Any:
    made: Any = None
    for arc in action.arcs:
        # An action that stays where it is leaves nothing and enters nothing.
        target = None if arc.source == arc.target else states[arc.target]
        asked = {"cond": conditions.names(arc.when), "unless": conditions.names(arc.unless)}
        one = states[arc.source].to(target, **asked)
        made = one if made is None else made | one
    return made
