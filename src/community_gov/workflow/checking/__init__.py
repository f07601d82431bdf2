"""What is wrong with a composed workflow, said before anybody relies on it: all at once."""

from collections.abc import Collection

from community_gov.domain.errors import Problem
from community_gov.workflow.checking.names import Names
from community_gov.workflow.checking.shape import shape_of
from community_gov.workflow.definition import Workflow


def problems_in(workflow: Workflow, questions: Collection[str]) -> list[Problem]:
    """Return all problems of a workflow.

    Args:
        workflow: composed: what a plugin gave, with all patches.
        questions: full names of the questions that the place's plugins answer.
    """
    found = [*Names(workflow, questions).problems(), *shape_of(workflow)]
    return [one for number, one in enumerate(found) if one not in found[:number]]
