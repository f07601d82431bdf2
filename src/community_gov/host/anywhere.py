"""``anywhere`` in a patch: wherever a case of the patched workflow is while it is not over."""

from collections.abc import Iterator

from attrs import evolve

from community_gov.host.workflow_parts import ANYWHERE
from community_gov.workflow.definition import Action, Arc, Clock, Origin, Status, Workflow
from community_gov.workflow.patches import AddClock, Patch, Replace

_OVER = (Status.CLOSED, Status.FINAL, Status.HIDDEN)


def everywhere(patch: Patch, workflow: Workflow) -> Patch:
    """Return a patch in which ``anywhere`` is replaced by the outermost states of a workflow."""
    names = tuple(state.name for state in workflow.states if state.status not in _OVER)
    if isinstance(patch, AddClock):
        return evolve(
            patch,
            clock=_clock(patch.clock, names),
            rungs=tuple(_clock(one, names) for one in patch.rungs),
            fires=None if patch.fires is None else _action(patch.fires, names),
            brings=tuple(_action(one, names) for one in patch.brings),
        )
    if isinstance(patch, Replace):
        part = patch.part
        if isinstance(part, Clock):
            rungs = tuple(_clock(one, names) for one in patch.rungs)
            return evolve(patch, part=_clock(part, names), rungs=rungs)
        return evolve(patch, part=_action(part, names)) if isinstance(part, Action) else patch
    return patch


def _clock(clock: Clock, names: tuple[str, ...]) -> Clock:
    if ANYWHERE not in clock.runs_in:
        return clock
    rest = [one for one in clock.runs_in if one != ANYWHERE]
    return evolve(clock, runs_in=tuple(dict.fromkeys((*rest, *names))))


def _action(action: Action, names: tuple[str, ...]) -> Action:
    if not any(arc.source == ANYWHERE for arc in action.arcs):
        return action
    ways = [
        (way, action.origin_of("arcs", number))
        for number, arc in enumerate(action.arcs)
        for way in _ways(arc, names)
    ]
    others = {at: one for at, one in action.origins.items() if not at.startswith("arcs.")}
    lines: dict[str, Origin] = {f"arcs.{number}": one for number, (_, one) in enumerate(ways)}
    return evolve(action, arcs=tuple(way for way, _ in ways), origins={**others, **lines})


def _ways(arc: Arc, names: tuple[str, ...]) -> Iterator[Arc]:
    if arc.source != ANYWHERE:
        yield arc
        return
    for name in names:
        if arc.target == ANYWHERE:
            yield evolve(arc, source=name, target=name)
        elif arc.target != name:
            yield evolve(arc, source=name)
