"""Read the watches of a workflow file."""

from collections.abc import Mapping

from community_gov.host.workflow_parts import Parts
from community_gov.host.workflow_shape import WatchShape
from community_gov.host.yaml_reader import Steps
from community_gov.workflow.definition import Workflow
from community_gov.workflow.inquiring import Ask
from community_gov.workflow.watches import CannotWatch, Watch, watching


def with_watches(workflow: Workflow, watches: Mapping[str, WatchShape], parts: Parts) -> Workflow:
    """Return a workflow that watches; what is wrong with one watch goes to the parts."""
    for name, shape in watches.items():
        at: Steps = ("watches", name)
        try:
            workflow = watching(workflow, _watch(name, shape, parts, at))
        except CannotWatch as error:
            parts.problems.append(parts.document.problem(error.code, at, **error.params))
    return workflow


def _watch(name: str, shape: WatchShape, parts: Parts, at: Steps) -> Watch:
    asked = shape.asks
    return Watch(
        name=name,
        label=shape.label,
        in_=shape.in_,
        every=shape.every,
        lasts=shape.lasts,
        asks=Ask(
            name,
            f"{name}-term",
            asked.question or "",
            asked.data,
            asked.cases,
            asked.same,
            asked.at_least,
        ),
        reopens=shape.reopens,
        ends=shape.ends,
        tells=shape.tells,
        authority=shape.authority,
        origin=parts.origin(at),
    )
