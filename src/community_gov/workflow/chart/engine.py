"""Compile a workflow's states and arcs into a python-statemachine class, and step it once."""

from collections.abc import Callable, Mapping
from typing import cast

from statemachine import HistoryState, StateMachine
from statemachine import State as EngineState
from statemachine.exceptions import TransitionNotAllowed
from statemachine.factory import StateMachineMetaclass
from statemachine.orderedset import OrderedSet
from statemachine.transition_list import TransitionList

from community_gov.domain.cases import START
from community_gov.workflow.chart.position import Position
from community_gov.workflow.definition import Arc, State, StateKind, Workflow

PINNED_FLAGS: Mapping[str, bool] = {
    "allow_event_without_transition": False,
    "enable_self_transition_entries": False,
    "atomic_configuration_update": True,
    "catch_errors_as_events": False,
    "validate_disconnected_states": False,
    "validate_trap_states": False,
    "validate_final_reachability": False,
}
"""An event that does not fit raises, and so does a callback; a failed step leaves no trace.
The engine's own checks of the graph are off: ours say more, and in both languages."""

_STATE, _EVENT = "s_", "e_"
"""Prefixes that keep an author's names apart from the attributes of a machine."""

Oracle = Callable[[str], bool]


class Model:
    """What a machine is run on: where it stands, and whom its conditions ask."""

    __slots__ = ("oracle", "state")

    def __init__(self, state: object, oracle: Oracle) -> None:
        self.state = state
        self.oracle = oracle


def compile_chart(workflow: Workflow, name: str) -> type[StateMachine]:
    """Return a machine class for a workflow.

    Args:
        workflow: checked already; its states' names are unique.
        name: unique in the process, for the engine keeps every class under its name for good.
    """
    states: dict[str, EngineState] = {START: EngineState(value=START, initial=True)}
    outer = {_STATE + START: states[START]}
    outer |= {_STATE + state.name: _engine_state(state, states) for state in workflow.states}
    events = {_EVENT + action.name: _arcs(action.arcs, states) for action in workflow.actions}
    made = StateMachineMetaclass(name, (StateMachine,), {**PINNED_FLAGS, **outer, **events})
    return cast(type[StateMachine], made)


def _engine_state(state: State, known: dict[str, EngineState]) -> EngineState:
    if state.kind in (StateKind.HISTORY, StateKind.DEEP_HISTORY):
        depth = "deep" if state.kind is StateKind.DEEP_HISTORY else "shallow"
        made: EngineState = HistoryState(value=state.name, type=depth)
    else:
        inner = [_engine_state(one, known) for one in state.states]
        if inner and state.kind is StateKind.NESTED:
            inner[0]._initial = True
        made = EngineState(
            value=state.name,
            parallel=state.kind is StateKind.PARALLEL,
            states=[one for one in inner if not isinstance(one, HistoryState)],
            history=[one for one in inner if isinstance(one, HistoryState)],
        )
    made._set_id(_STATE + state.name)
    known[state.name] = made
    return made


def _arcs(arcs: tuple[Arc, ...], states: Mapping[str, EngineState]) -> TransitionList | None:
    made: TransitionList | None = None
    for arc in arcs:
        one = states[arc.source].to(
            states[arc.target],
            internal=arc.source == arc.target,
            cond=[_asking(check) for check in arc.when],
            unless=[_asking(check) for check in arc.unless],
        )
        made = one if made is None else made | one
    return made


def _asking(check: str) -> Callable[[Model], bool]:
    def ask(model: Model) -> bool:
        return model.oracle(check)

    return ask


def run_once(
    chart: type[StateMachine], at: Position, event: str, oracle: Oracle
) -> Position | None:
    """Send one event to a machine that stands at a position.

    Returns:
        Where it stands afterwards, or None when the event does not fit there.
    """
    model = Model(OrderedSet(at.configuration), oracle)
    machine = chart(model)
    machine.history_values = {
        _STATE + name: [machine.states_map[one] for one in remembered]
        for name, remembered in at.history
    }
    try:
        machine.send(_EVENT + event)
    except TransitionNotAllowed:
        return None
    remembered = {
        name.removeprefix(_STATE): tuple(state.value for state in states)
        for name, states in machine.history_values.items()
    }
    active = machine.configuration_values
    return Position.of((name for name in chart.states_map if name in active), remembered)
