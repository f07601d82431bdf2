"""Check one workflow file by itself, before any place uses it."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.text import same
from community_gov.host.workflow_file import settings_in, with_settings, workflow_of
from community_gov.host.yaml_reader import Document, read_yaml_file
from community_gov.workflow.checking import problems_in
from community_gov.workflow.checking.ends import dead_ends
from community_gov.workflow.definition import Action
from community_gov.workflow.needed import asked_by

_OWNER = "file"
_ASSUMED = "setting-"
"""Begins a word that stands for a setting whose value only a place knows."""


def check_workflow_file(file: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with a workflow file, each with its line.

    Which questions a plugin answers, and what a setting is, only a place knows: questions are
    taken to be answered, and settings to have a value that fits.

    Args:
        file: the workflow file.
    """
    try:
        document, _ = read_yaml_file(file)
        workflow = workflow_of(with_settings(document, _assumed(document)), _OWNER)
    except InvalidFile as error:
        return error.problems
    asked = {name for action in workflow.actions for name in _asked(action)}
    found = (*problems_in(workflow, asked), *dead_ends(workflow))
    return tuple(one for one in found if not _is_assumed(one))


def _asked(action: Action) -> Iterator[str]:
    yield from asked_by(action)
    for gate in action.gates:
        yield from gate.weights.values()


def _assumed(document: Document) -> dict[str, object]:
    """Return a value for each setting that fits everywhere the file uses it, if there is one."""
    places: dict[str, list[str]] = {}
    for steps, name in settings_in(document):
        places.setdefault(name, []).append(".".join(str(step) for step in steps))
    values: dict[str, object] = {name: _ASSUMED + name for name in places}
    for name, paths in places.items():
        before = all(path.endswith(".before") for path in paths)
        guesses = _guesses(name, "1 month" if before else "2 months")
        fitting = (one for one in guesses if _fits(document, {**values, name: one}, paths))
        values[name] = next(fitting, values[name])
    return values


def _guesses(name: str, duration: str) -> tuple[object, ...]:
    text = _ASSUMED + name
    question = f"{text}@1"
    named = {"one": {"zh": text, "en": text}}
    several = (text,), (question,), named, ({"release": {"register": text}},)
    times = Duration.parse(duration), Cycle.parse("every day at 09:00")
    rest = same(text), 1, True, _A_DAY, _A_SHARE
    return text, *times, question, *several, *rest


_A_DAY = date(2025, 1, 1)
_A_SHARE = "more than 1/2 of all"


def _fits(document: Document, values: Mapping[str, object], paths: list[str]) -> bool:
    try:
        workflow_of(with_settings(document, values), _OWNER)
    except InvalidFile as error:
        wrong = [str(one.params.get("path", "")) for one in error.problems]
        return not any(f"{one}.".startswith(f"{path}.") for one in wrong for path in paths)
    return True


def _is_assumed(problem: Problem) -> bool:
    return any(_ASSUMED in str(value) for value in problem.params.values())
