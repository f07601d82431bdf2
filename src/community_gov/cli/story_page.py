"""The story as a page: which workflows a chapter went through, and the file."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from community_gov.cli.writing import write_file
from community_gov.domain.text import Language
from community_gov.services.district import District
from community_gov.workflow.definition import Workflow

_MANY = 100_000


def cases_at(district: District, places: Iterable[str]) -> frozenset[tuple[str, str, str]]:
    """Return the cases of places, each as place, id, and hash of the workflow that it keeps."""
    return frozenset(
        (place, case.id, case.workflow)
        for place in places
        for case in district.neighbourhood(place).cases(limit=_MANY)
    )


def workflows_of(
    district: District, cases: Iterable[tuple[str, str, str]]
) -> tuple[tuple[str, Workflow], ...]:
    """Return the workflows that cases keep, each once, with the place of the first of them."""
    found: dict[str, tuple[str, Workflow]] = {}
    for place, case, kept in sorted(cases):
        if kept not in found:
            found[kept] = place, district.neighbourhood(place).workflow_of(case)
    return tuple(sorted(found.values(), key=lambda one: (one[1].name, one[0])))


def write_page(
    file: Path,
    story: Mapping[str, Any],
    workflows: Mapping[str, Iterable[tuple[str, Workflow]]],
    language: Language,
) -> None:
    """Write the story as a page.

    Args:
        story: as it is printed for a machine.
        workflows: by chapter, those that were gone through, with their places.

    Raises:
        NotInstalled: what draws charts is not there.
        WrongUse: the file cannot be written.
    """
    from community_gov.paper.story import Diagram, story_page
    from community_gov.workflow.drawing import svg

    diagrams = {
        chapter: [
            Diagram(_label(workflow, story["places"][place], language), svg(workflow, language))
            for place, workflow in several
        ]
        for chapter, several in workflows.items()
    }
    write_file(file, story_page(story, diagrams, language))


def _label(workflow: Workflow, place: Mapping[str, str], language: Language) -> str:
    label = workflow.label.in_(language)
    return f"{label}（{place[language]}）" if language == "zh" else f"{label} ({place[language]})"
