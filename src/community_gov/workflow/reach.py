"""Where a case can come in a workflow, and where it can come only by certain actions.

Questions and expressions are taken to hold; what a case answers by itself is followed: a way
that asks for ``done:grant`` is open once *grant* can have been done.
"""

from collections.abc import Collection, Mapping

from attrs import field, frozen

from community_gov.domain.cases import START
from community_gov.workflow.conditions import DONE, FLAG, IN, is_standing, subject
from community_gov.workflow.definition import Action, Arc, State, StateKind, Workflow


def entered(workflow: Workflow, arc: Arc) -> frozenset[str]:
    """Return the states that a way leads into: its target, what is around it and inside it."""
    return _Tree.of(workflow).entered(arc)


def reachable(workflow: Workflow, without: Collection[str] = ()) -> frozenset[str]:
    """Return the states that a case can come to.

    Args:
        without: actions that nobody does.
    """
    tree = _Tree.of(workflow)
    found = _Found()
    actions = [action for action in workflow.actions if action.name not in without]
    grows = True
    while grows:
        grows = False
        for action in actions:
            grows |= _grew(found, tree, action)
    return frozenset(found.states - {START})


@frozen
class _Found:
    """What can have happened so far."""

    states: set[str] = field(factory=lambda: {START})
    done: set[str] = field(factory=set)
    flags: set[str] = field(factory=set)

    def size(self) -> int:
        return len(self.states) + len(self.done) + len(self.flags)

    def allows(self, arc: Arc) -> bool:
        known = {IN: self.states, DONE: self.done, FLAG: self.flags}
        asked = (subject(one) for one in arc.when if is_standing(one))
        return arc.source in self.states and all(
            name in known[kind] for kind, name in asked if kind in known
        )


def _grew(found: _Found, tree: "_Tree", action: Action) -> bool:
    before = found.size()
    for arc in action.arcs:
        if found.allows(arc):
            found.states.update(tree.entered(arc))
            found.done.add(action.name)
            found.flags.update(action.raises)
    return found.size() > before


@frozen
class _Tree:
    """Which state is in which.

    Attributes:
        outer: by the name of a state, the one around it.
    """

    states: Mapping[str, State]
    outer: Mapping[str, State]

    @classmethod
    def of(cls, workflow: Workflow) -> "_Tree":
        states = {state.name: state for state in workflow.every_state()}
        return cls(states, {one.name: state for state in states.values() for one in state.states})

    def entered(self, arc: Arc) -> frozenset[str]:
        """Return the states that a way leads into, without those in which it begins."""
        if arc.source == arc.target:
            return frozenset()
        new = {arc.target, *self._around(arc.target)} - {arc.source, *self._around(arc.source)}
        for name in tuple(new):
            state = self.states.get(name)
            if state is not None and (name == arc.target or state.kind is StateKind.PARALLEL):
                new |= self._inside(state)
            if state is not None and state.kind in (StateKind.HISTORY, StateKind.DEEP_HISTORY):
                new |= self._inside(self.outer[name])
        return frozenset(new)

    def _around(self, name: str) -> list[str]:
        found = []
        while name in self.outer:
            name = self.outer[name].name
            found.append(name)
        return found

    def _inside(self, state: State) -> set[str]:
        """Return the states that are entered with one."""
        inner = state.states if state.kind is StateKind.PARALLEL else state.states[:1]
        return {name for one in inner for name in (one.name, *self._inside(one))}
