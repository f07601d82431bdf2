"""Where a workflow leaves a case open for ever.

A workflow with such a state can be used, so no place is refused for it; who checks a workflow
is told.
"""

from collections.abc import Iterator

from community_gov.domain.errors import Problem
from community_gov.workflow.definition import State, StateKind, Status, Workflow

_EXPECTED = (Status.OPEN, Status.WAITING)


def dead_ends(workflow: Workflow) -> Iterator[Problem]:
    """Yield the states in which something is still expected and from which no way leads.

    A way may lead from the state itself, from a state around it, or, where regions run side by
    side, from another region out of all of them.
    """
    ways = [arc for action in workflow.actions for arc in action.arcs if arc.source != arc.target]
    left = {arc.source for arc in ways}

    def stuck(state: State, outer: tuple[State, ...]) -> bool:
        if left & {state.name, *(one.name for one in outer)}:
            return False
        beside = [_names(one) for one in outer if one.kind is StateKind.PARALLEL]
        return not any(
            arc.source in names and arc.target not in names for names in beside for arc in ways
        )

    for state, outer in _places(workflow.states, ()):
        if state.status in _EXPECTED and stuck(state, outer):
            yield Problem("workflow.dead_end", str(state.origin), {"state": state.label})


def _places(
    states: tuple[State, ...], outer: tuple[State, ...]
) -> Iterator[tuple[State, tuple[State, ...]]]:
    """Yield the innermost states, each with those around it."""
    for state in states:
        if state.states:
            yield from _places(state.states, (*outer, state))
        elif state.kind is StateKind.PLAIN:
            yield state, outer


def _names(state: State) -> frozenset[str]:
    return frozenset({state.name}.union(*(_names(one) for one in state.states)))
