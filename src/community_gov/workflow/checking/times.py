"""What is wrong with a workflow where time or the case itself moves it, and no person."""

from collections.abc import Iterator

from community_gov.domain.errors import Problem
from community_gov.domain.people import AUTOMATIC, CLOCK
from community_gov.workflow.definition import Action, Clock, Status, Workflow


def times_in(workflow: Workflow) -> Iterator[Problem]:
    """Yield all problems with clocks, extensions, deemed decisions and automatic actions."""
    for action in workflow.actions:
        yield from _deemed(action)
        yield from _way_round(workflow, action)
        yield from _automatic(action)
        yield from _extends(workflow, action)
    for clock in workflow.clocks:
        yield from _over(workflow, clock)


def _deemed(action: Action) -> Iterator[Problem]:
    """Nothing counts as decided by lapse of time unless the law behind it is named."""
    at, params = str(action.origin), {"action": action.label, "power": action.power}
    if action.power and _by_itself(action) and not action.deemed:
        yield Problem("workflow.not_deemed", at, params)
    if action.deemed and action.authority is None:
        yield Problem("workflow.deemed_by_whom", at, params)


def _way_round(workflow: Workflow, action: Action) -> Iterator[Problem]:
    """Nor does a case get by itself to where only a body with the power leads it."""
    if action.power or action.authority is not None or not _by_itself(action):
        return
    for state in dict.fromkeys(_reached(action)):
        leading = [one for one in workflow.actions if one != action and state in _reached(one)]
        if leading and all(one.power for one in leading):
            first = leading[0]
            params = {"action": action.label, "instead": first.label, "power": first.power}
            yield Problem("workflow.deemed_way_round", str(action.origin), params)


def _by_itself(action: Action) -> bool:
    return CLOCK in action.by or AUTOMATIC in action.by


def _reached(action: Action) -> list[str]:
    return [arc.target for arc in action.arcs if arc.target != arc.source]


def _automatic(action: Action) -> Iterator[Problem]:
    """An automatic action that stays where it is, whatever holds, would never stop."""
    if AUTOMATIC not in action.by:
        return
    at, params = str(action.origin), {"action": action.label}
    if action.opens:
        yield Problem("workflow.automatic_opens", at, params)
    if any(arc.source == arc.target and not (arc.when or arc.unless) for arc in action.arcs):
        yield Problem("workflow.automatic_endless", at, params)


def _extends(workflow: Workflow, action: Action) -> Iterator[Problem]:
    """An extension is added to the clock, and to those that are part of it, in their own unit."""
    for name, more in action.extends.items():
        meant = [one for one in workflow.clocks if name in (one.name, one.part_of)]
        other = [one for one in meant if not (one.duration and one.duration.unit is more.unit)]
        if other:
            whole = next((one for one in other if one.name == name), other[0]).period
            params = {"action": action.label, "more": more.text, "whole": whole.text}
            yield Problem("workflow.extends_unit", str(action.origin), params)


def _over(workflow: Workflow, clock: Clock) -> Iterator[Problem]:
    """Nobody is reminded of a case that is over for good."""
    final = {one.name: one.label for one in workflow.every_state() if one.status is Status.FINAL}
    for name in clock.runs_in:
        if name in final:
            params = {"clock": clock.label, "state": final[name]}
            yield Problem("workflow.clock_in_final", str(clock.origin), params)
