"""Read which workflows a place lets appoint to what; what the places above let holds too."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from community_gov.domain.effects import Appoint
from community_gov.domain.errors import Problem, nearest
from community_gov.domain.places import Body, Place
from community_gov.host.place_file import PlaceFile
from community_gov.host.place_shape import AppointsShape
from community_gov.host.yaml_reader import Steps
from community_gov.workflow.definition import Workflow


@frozen
class ReadAppoints:
    """By workflow and role the body to which cases may appoint, and what is wrong with that."""

    bodies: dict[tuple[str, str], str] = field(factory=dict)
    problems: list[Problem] = field(factory=list)


def read_appoints(
    chain: Iterable[PlaceFile], place: Place, workflows: Mapping[str, Workflow]
) -> ReadAppoints:
    """Return which workflows may appoint to what in a place.

    Args:
        chain: its file and those above it; the nearer one of a workflow and role holds.
        place: with all bodies that have power there.
        workflows: those that the place has; a place above may name one that is not among them.
    """
    files = list(chain)
    read = ReadAppoints()
    for file in files:
        known: set[tuple[str, str]] = set()
        for number, one in enumerate(file.appoints):
            at: Steps = ("appoints", number)
            workflow, key = workflows.get(one.workflow), (one.workflow, one.role)
            if workflow is None:
                if file is files[-1]:
                    read.problems.append(_no_workflow(file, one.workflow, at, workflows))
                continue
            if key in known:
                read.problems.append(file.document.problem("appoints.twice", at, role=one.role))
            known.add(key)
            for code, step, params in _wrong(one, workflow, place.bodies, workflows):
                read.problems.append(file.document.problem(code, (*at, step), **params))
            read.bodies[key] = one.body
    return read


def _no_workflow(
    file: PlaceFile, name: str, at: Steps, workflows: Mapping[str, Workflow]
) -> Problem:
    params = {"name": name, "near": nearest(name, workflows) or "—"}
    return file.document.problem("notices.workflow", (*at, "workflow"), **params)


def _wrong(
    one: AppointsShape,
    workflow: Workflow,
    bodies: Mapping[str, Body],
    workflows: Mapping[str, Workflow],
) -> Iterator[tuple[str, str, dict[str, object]]]:
    given = {
        effect.role
        for action in workflow.actions
        for effect in action.effects
        if isinstance(effect, Appoint)
    }
    if one.role not in given:
        near = nearest(one.role, given) or "—"
        yield "appoints.nothing", "role", {"name": one.role, "near": near}
        return
    body = bodies.get(one.body)
    if body is None:
        yield "appoints.body", "body", {"name": one.body, "near": nearest(one.body, bodies) or "—"}
        return
    role = next(role for role in workflow.roles if role.name == one.role)
    if body.kind != role.body:
        params: dict[str, object] = {"role": role.label, "body": body.label, "kind": role.body}
        yield "role.other_body", "body", params
    powers = _powers(one.role, role.body, workflows.values())
    unnamed = sorted(powers - {*one.powers})
    if unnamed:
        yield "appoints.power", "role", {"role": role.label, "powers": ", ".join(unnamed)}


def _powers(role: str, body: str | None, workflows: Iterable[Workflow]) -> set[str]:
    """Return the full names of the actions for whose power the office is held."""
    return {
        f"{workflow.name}.{action.name}"
        for workflow in workflows
        if any(one.name == role and one.body == body for one in workflow.roles)
        for action in workflow.actions
        if action.power is not None and action.power == body
        if role in {*action.by, *(one for gate in action.gates for one in gate.by)}
    }
