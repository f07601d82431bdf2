"""Who may act: roles, powers that law gives to one body, four eyes."""

from collections.abc import Mapping

from community_gov.domain.errors import Problem
from community_gov.domain.people import AUTOMATIC, CLOCK, FORWARDED, Actor
from community_gov.workflow.definition import Action, Gate, Workflow


def right_of(
    workflow: Workflow, actor: Actor, by: tuple[str, ...], power: str | None = None
) -> str | None:
    """Return the role by which somebody may act, or None.

    A role counts only in the kind of body that the workflow names, and a power that law
    gives to one kind of body is held by the very role that is used. A clock has no body: an
    action that it may fire is a decision that the definition itself takes, and so is one that
    follows by itself. An act that comes
    through another case rests on the power of the person behind it.
    """
    for role in by:
        held_in = actor.roles.get(role)
        if held_in is None:
            continue
        if role in (CLOCK, AUTOMATIC):
            return role
        if role == FORWARDED:
            if power is None or power in actor.roles.values():
                return role
        elif power in (None, held_in) and held_in == _body(workflow, role):
            return role
    return None


def _body(workflow: Workflow, name: str) -> str | None:
    return next((role.body or "" for role in workflow.roles if role.name == name), None)


def may_act(workflow: Workflow, action: Action, actor: Actor) -> str | Problem:
    """Return the role by which an actor may do an action, or what stands against it."""
    return right_of(workflow, actor, action.by, action.power) or Problem(
        "action.not_yours",
        params={"action": action.label, "roles": labels_of(workflow, action.by)},
    )


def labels_of(workflow: Workflow, roles: tuple[str, ...]) -> tuple[object, ...]:
    """Return what roles are called."""
    labels: dict[str, object] = {role.name: role.label for role in workflow.roles}
    return tuple(labels.get(name, name) for name in roles)


def related(part: Action | Gate, actor: Actor, workflow: Workflow) -> list[Problem]:
    """Return what stands against an actor who is related to somebody in the case.

    Source: Civil Servants Law, art. 76 (recusal); Administrative Licensing and similar laws
    leave the circle of relatives to record.
    """
    close = tuple(name for name in part.unrelated_to if name in actor.related)
    if not close:
        return []
    parts = labels_of(workflow, close)
    return [Problem("conflict_of_interest", params={"action": part.label, "parts": parts})]


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
