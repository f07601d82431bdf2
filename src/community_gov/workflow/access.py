"""Who may act: roles, powers that law gives to one body, four eyes."""

from collections.abc import Mapping

from community_gov.domain.errors import Problem
from community_gov.domain.people import Actor
from community_gov.workflow.definition import Action, Gate, Workflow


def right_of(actor: Actor, by: tuple[str, ...], power: str | None) -> str | None:
    """Return the role by which somebody may act, or None.

    A power that law gives to one kind of body is never held through another.
    """
    bodies = set(actor.roles.values())
    if power is not None and power not in bodies:
        return None
    return next((role for role in by if role in actor.roles), None)


def may_act(workflow: Workflow, action: Action, actor: Actor) -> str | Problem:
    """Return the role by which an actor may do an action, or what stands against it."""
    return right_of(actor, action.by, action.power) or Problem(
        "action.not_yours",
        params={
            "action": action.label,
            "roles": tuple(_label(workflow, role) for role in action.by),
        },
    )


def apart(
    part: Action | Gate, actor: Actor, done_by: Mapping[str, tuple[str, ...]], workflow: Workflow
) -> list[Problem]:
    """Return what four eyes have against an actor: the same hand did what must be apart."""
    problems = []
    for name in part.apart_from:
        if actor.persons.intersection(done_by.get(name, ())):
            earlier = workflow.action(name)
            label = earlier.label if earlier else name
            problems.append(Problem("four_eyes", params={"action": part.label, "earlier": label}))
    return problems


def _label(workflow: Workflow, name: str) -> object:
    return next((role.label for role in workflow.roles if role.name == name), name)
