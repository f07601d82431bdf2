"""What is wrong between the workflows of one place: cases that an action opens elsewhere."""

from collections.abc import Iterator, Mapping

from community_gov.domain.effects import Open
from community_gov.domain.errors import Problem
from community_gov.workflow.checking.unknown import unknown
from community_gov.workflow.definition import Origin, Workflow


def problems_between(
    workflows: Mapping[str, Workflow], programs: Mapping[str, str]
) -> Iterator[Problem]:
    """Yield what actions say about other programs and is not so.

    Args:
        workflows: all of a place, by full name.
        programs: by the full name of a program, that of its workflow.
    """
    for workflow in workflows.values():
        for action in workflow.actions:
            for number, effect in enumerate(action.effects):
                if isinstance(effect, Open):
                    at = action.origin_of("effects", number)
                    yield from _opened(effect, at, workflows, programs)


def _opened(
    effect: Open, at: Origin, workflows: Mapping[str, Workflow], programs: Mapping[str, str]
) -> Iterator[Problem]:
    if effect.program not in programs:
        yield from unknown("program", [effect.program], programs, at)
        return
    there = workflows[programs[effect.program]]
    opening = [action.name for action in there.actions if action.opens]
    if effect.action not in opening:
        yield from unknown("action", [effect.action], opening, at)
    parts = [role.name for role in there.roles if role.body is None]
    fields = [field.name for field in there.fields]
    for kind, used, known in (("role", effect.people, parts), ("field", effect.carries, fields)):
        yield from unknown(kind, used, known, at)
