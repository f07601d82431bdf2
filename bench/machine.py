"""The reference: python-statemachine as its users write it, on an equivalent flat chart."""

from types import new_class
from typing import Any

from attrs import evolve
from statemachine import State, StateMachine

from community_gov.domain.cases import START
from community_gov.workflow.definition import Action, Workflow

GUARD = "bench:open_today@1"
"""A check that stands on every arc, so that both sides ask one guard for each transition."""


class Holder:
    """The model that one machine is run on, case after case."""

    __slots__ = ("state",)

    def __init__(self, state: str) -> None:
        self.state = state


def guarded(workflow: Workflow) -> Workflow:
    """Return the workflow with one guard on each arc."""
    actions = tuple(_guarded(action) for action in workflow.actions)
    return evolve(workflow, actions=actions)


def _guarded(action: Action) -> Action:
    arcs = tuple(evolve(arc, when=(*arc.when, GUARD)) for arc in action.arcs)
    return evolve(action, arcs=arcs)


def machine_class(workflow: Workflow) -> type[StateMachine]:
    """Return a machine class with the states, events and guards of a guarded flat workflow."""
    leaving = {arc.source for action in workflow.actions for arc in action.arcs}
    states = {START: State(value=START, initial=True)}
    for one in workflow.states:
        states[one.name] = State(value=one.name, final=one.name not in leaving)
    body: dict[str, Any] = {f"in_{name}": state for name, state in states.items()}
    for action in workflow.actions:
        body[action.name] = _transitions(action, states)
    body["open_today"] = _open_today
    return new_class("OperateMachine", (StateMachine,), exec_body=lambda empty: empty.update(body))


def _open_today(machine: StateMachine) -> bool:  # noqa: ARG001 - called as a method
    return True


def _transitions(action: Action, states: dict[str, State]) -> Any:
    made: Any = None
    for arc in action.arcs:
        one = states[arc.source].to(states[arc.target], cond="open_today")
        made = one if made is None else made | one
    return made
