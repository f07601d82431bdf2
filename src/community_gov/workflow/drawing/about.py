"""What a drawing says to somebody who cannot see it."""

from collections.abc import Collection

from community_gov.domain.text import Language
from community_gov.workflow.definition import StateKind, Workflow
from community_gov.workflow.drawing import words
from community_gov.workflow.reading import leaves


def about(workflow: Workflow, language: Language, here: Collection[str]) -> str:
    """Return a sentence or two: how large the workflow is, and where the case is."""
    marked = tuple(state.label for state in leaves(workflow, tuple(here)))
    memory = (StateKind.HISTORY, StateKind.DEEP_HISTORY)
    states = sum(state.kind not in memory for state in workflow.every_state())
    text = words.ABOUT.fill(states=states, actions=len(workflow.actions)).in_(language)
    space = "" if language == "zh" else " "
    return text + (space + words.NOW.fill(states=marked).in_(language) if marked else "")
