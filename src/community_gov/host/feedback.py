"""Read the questions that a workflow file asks after a case is closed."""

from collections.abc import Mapping

from community_gov.host.workflow_parts import Parts
from community_gov.host.workflow_shape import FeedbackShape
from community_gov.host.yaml_reader import Steps
from community_gov.workflow.definition import Workflow
from community_gov.workflow.feedback import CannotAsk, Feedback, asking


def with_feedback(
    workflow: Workflow, questions: Mapping[str, FeedbackShape], parts: Parts
) -> Workflow:
    """Return a workflow that asks its questions; what is wrong with one goes to the parts."""
    for name, shape in questions.items():
        at: Steps = ("feedback", name)
        if not (shape.of and shape.after and shape.choices):
            parts.problems.append(parts.document.problem("feedback.nobody", at))
            continue
        try:
            workflow = asking(workflow, _feedback(name, shape, parts, at))
        except CannotAsk as error:
            parts.problems.append(parts.document.problem(error.code, at, **error.params))
    return workflow


def _feedback(name: str, shape: FeedbackShape, parts: Parts, at: Steps) -> Feedback:
    return Feedback(
        name=name,
        question=shape.question,
        of=shape.of,
        after=shape.after,
        choices=shape.choices,
        within=shape.within,
        later=shape.later,
        reopens=shape.reopens.answers if shape.reopens else (),
        through=shape.reopens.through if shape.reopens else None,
        origin=parts.origin(at),
    )
