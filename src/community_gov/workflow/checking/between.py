"""What is wrong between the workflows of one place: what is said of cases elsewhere."""

from collections.abc import Collection, Iterator, Mapping

from community_gov.domain.effects import Forward, Open
from community_gov.domain.errors import Problem
from community_gov.workflow.checking.unknown import unknown
from community_gov.workflow.conditions import is_linked, linked_as
from community_gov.workflow.counted import PEOPLE, counted_as, is_counted
from community_gov.workflow.definition import Action, Origin, Workflow


def problems_between(
    workflows: Mapping[str, Workflow], programs: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what actions say about other programs and is not so.

    Args:
        workflows: all of a place, by full name.
        programs: by the full name of a program, that of its workflow.
    """
    states = {state.name for workflow in workflows.values() for state in workflow.every_state()}
    fields = {field.name for workflow in workflows.values() for field in workflow.fields}
    parts = {role.name for workflow in workflows.values() for role in workflow.roles}
    for workflow in workflows.values():
        for action in workflow.actions:
            yield from _states(action, states)
            yield from _counted(action, states, fields, parts)
            for number, effect in enumerate(action.effects):
                if isinstance(effect, Open):
                    at = action.origin_of("effects", number)
                    yield from _opened(effect, at, workflows, programs)


def _states(action: Action, states: Collection[str]) -> Iterator[Problem]:
    """Yield states of linked cases that no workflow of the place has; which one it is, is open."""
    for number, arc in enumerate(action.arcs):
        named = [linked_as(one).state for one in (*arc.when, *arc.unless) if is_linked(one)]
        yield from unknown(
            "state", list(filter(None, named)), states, action.origin_of("arcs", number)
        )
    for number, effect in enumerate(action.effects):
        if isinstance(effect, Forward):
            limit = linked_as(effect.up_to).state if effect.up_to else None
            named = [one for one in (effect.where, limit) if one]
            yield from unknown("state", named, states, action.origin_of("effects", number))


def _counted(
    action: Action, states: Collection[str], fields: Collection[str], parts: Collection[str]
) -> Iterator[Problem]:
    """Yield what is counted of linked cases and no workflow of the place has."""
    for name, written in action.records.items():
        if is_counted(written):
            asked, at = counted_as(written), action.origin_of("records", name)
            state = asked.where.state if asked.where is not None else ""
            kind, known = ("role", parts) if asked.kind == PEOPLE else ("field", fields)
            yield from unknown("state", [state] if state else [], states, at)
            yield from unknown(kind, [asked.name] if asked.name else [], known, at)


def _opened(
    effect: Open, at: Origin, workflows: Mapping[str, Workflow], programs: Mapping[str, str]
) -> Iterator[Problem]:
    if effect.program not in programs:
        yield from unknown("program", [effect.program], programs, at)
        return
    there = workflows[programs[effect.program]]
    opening = {action.name: action for action in there.actions if action.opens}
    if effect.action not in opening:
        yield from unknown("action", [effect.action], opening, at)
    elif effect.back:
        links = [link.kind for link in opening[effect.action].links]
        yield from unknown("link", [effect.back], links, at)
    parts = [role.name for role in there.roles if role.body is None]
    fields = [field.name for field in there.fields]
    for kind, used, known in (("role", effect.people, parts), ("field", effect.carries, fields)):
        yield from unknown(kind, used, known, at)
