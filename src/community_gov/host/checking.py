"""Check one workflow file by itself, before any place uses it."""

from pathlib import Path

from community_gov.domain.errors import InvalidFile, Problem
from community_gov.host.workflow_file import read_workflow
from community_gov.workflow.check import problems_in
from community_gov.workflow.needed import asked_by


def check_workflow_file(file: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with a workflow file, each with its line.

    Which questions a plugin answers, and what a setting is, only a place knows: their names
    are taken as they are.

    Args:
        file: the workflow file.
    """
    try:
        workflow = read_workflow(file.read_bytes(), file.name, "file")
    except OSError as error:
        params = {"detail": error.strerror or type(error).__name__}
        return (Problem("yaml.unreadable", str(file), params),)
    except InvalidFile as error:
        return error.problems
    asked = {name for action in workflow.actions for name in asked_by(action)}
    return tuple(problems_in(workflow, asked))
