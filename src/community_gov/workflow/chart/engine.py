"""Compile a workflow's states and arcs into a python-statemachine class, and step it once."""

from collections.abc import Callable, Mapping
from typing import cast

from attrs import frozen
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

Oracle = Callable[[str], bool]


@frozen
class Compiled:
    """A machine class, and what the workflow's names are called in it.

    The engine resolves states and events as attributes of the machine, so authors' names
    never enter it: they are numbered.

    Attributes:
        states: from a workflow's state to the machine's, in the order of the workflow.
        events: from an action to the machine's event.
    """

    machine: type[StateMachine]
    states: Mapping[str, str]
    events: Mapping[str, str]


class Model:
    """What a machine is run on: where it stands, and whom its conditions ask."""

    __slots__ = ("oracle", "state")

    def __init__(self, state: object, oracle: Oracle) -> None:
        self.state = state
        self.oracle = oracle


def compile_chart(workflow: Workflow, name: str) -> Compiled:
    """Return a machine class for a workflow.

    Args:
        workflow: checked already; its states' names are unique.
        name: unique in the process, for the engine keeps every class under its name for good.
    """
    names = (START, *(state.name for state in workflow.every_state()))
    ids = {name: f"s{number}" for number, name in enumerate(names)}
    made = {START: EngineState(value=ids[START], initial=True)}
    outer = {ids[START]: made[START]}
    outer |= {ids[state.name]: _engine_state(state, ids, made) for state in workflow.states}
    events = {action.name: f"e{number}" for number, action in enumerate(workflow.actions)}
    arcs = {events[action.name]: _arcs(action.arcs, made) for action in workflow.actions}
    body = {**PINNED_FLAGS, **outer, **arcs}
    machine = cast(type[StateMachine], StateMachineMetaclass(name, (StateMachine,), body))
    return Compiled(machine, ids, events)


def _engine_state(
    state: State, ids: Mapping[str, str], known: dict[str, EngineState]
) -> EngineState:
    if state.kind in (StateKind.HISTORY, StateKind.DEEP_HISTORY):
        depth = "deep" if state.kind is StateKind.DEEP_HISTORY else "shallow"
        made: EngineState = HistoryState(value=ids[state.name], type=depth)
    else:
        made = _with_inner(state, ids, [_engine_state(one, ids, known) for one in state.states])
    made._set_id(ids[state.name])
    known[state.name] = made
    return made


def _with_inner(state: State, ids: Mapping[str, str], inner: list[EngineState]) -> EngineState:
    histories = [one for one in inner if isinstance(one, HistoryState)]
    states = [one for one in inner if not isinstance(one, HistoryState)]
    if states and state.kind is StateKind.NESTED:
        states[0]._initial = True
    for history in histories:
        history.to(states[0])  # what it leads to before anything is remembered
    return EngineState(
        value=ids[state.name],
        parallel=state.kind is StateKind.PARALLEL,
        states=states,
        history=histories,
    )


def _arcs(arcs: tuple[Arc, ...], states: Mapping[str, EngineState]) -> TransitionList | None:
    made: TransitionList | None = None
    for arc in arcs:
        stays = arc.source == arc.target
        one = states[arc.source].to(
            None if stays else states[arc.target],
            cond=[_asking(check) for check in arc.when],
            unless=[_asking(check) for check in arc.unless],
        )
        made = one if made is None else made | one
    return made


def _asking(check: str) -> Callable[[Model], bool]:
    def ask(model: Model) -> bool:
        return model.oracle(check)

    return ask


def run_once(chart: Compiled, at: Position, event: str, oracle: Oracle) -> Position | None:
    """Send one event to a machine that stands at a position.

    Returns:
        Where it stands afterwards, or None when the event does not fit there.
    """
    ids = chart.states
    machine = chart.machine(Model(OrderedSet(ids[name] for name in at.configuration), oracle))
    machine.history_values = {
        ids[name]: [machine.states_map[ids[one]] for one in remembered]
        for name, remembered in at.history
    }
    if event not in chart.events:
        return None
    try:
        machine.send(chart.events[event])
    except TransitionNotAllowed:
        return None
    names = {engine_id: name for name, engine_id in ids.items()}
    remembered = {
        names[history]: tuple(names[state.value] for state in states)
        for history, states in machine.history_values.items()
    }
    active = machine.configuration_values
    return Position.of((name for name in ids if ids[name] in active), remembered)
