"""``community-gov workflow draw``: a diagram of a workflow, and where a case is in it."""

import json
from pathlib import Path

import click
from attrs import frozen

from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import command
from community_gov.cli.opening import composed, open_stored, rulebook_of
from community_gov.cli.words import SAYS, examples, placed, spoken
from community_gov.cli.writing import write_file
from community_gov.domain.errors import NotFound, Problem
from community_gov.domain.text import Language
from community_gov.workflow.definition import Workflow
from community_gov.workflow.drawing import mermaid, svg
from community_gov.workflow.hashing import content_hash

_WAYS = {"mermaid": mermaid, "svg": svg}


@frozen
class _Subject:
    """What is drawn: a workflow, and the states that are marked."""

    workflow: Workflow
    here: tuple[str, ...] = ()


@command(
    help=SAYS["draw"],
    epilog=examples(
        "workflow draw willow garden:plot",
        "workflow draw willow garden:plot --as svg --write plot.svg",
        "workflow draw willow garden:plot --case CASE --database sqlite:///district.db",
    ),
)
@click.argument("place")
@click.argument("name")
@click.option(
    "--as", "form", type=click.Choice(sorted(_WAYS)), default="mermaid", help=SAYS["draw_as"]
)
@click.option("--case", help=SAYS["draw_case"])
@click.option("--database", envvar="COMMUNITY_GOV_DATABASE", help=SAYS["database"])
@click.option(
    "--keys",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="COMMUNITY_GOV_KEYS",
    help=SAYS["keys_folder"],
)
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help=SAYS["draw_write"])
@spoken
@placed
def draw(
    place: str,
    name: str,
    form: str,
    case: str | None,
    database: str | None,
    keys: Path | None,
    write: Path | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Draw a workflow of a place, or the one that a case keeps."""
    if case is None:
        subject = _Subject(composed(rulebook_of(places, place), name))
    elif database is None:
        params = {"option": "--case", "other": "--database"}
        raise WrongUse(Problem("call.needs", "--case", params))
    else:
        subject = _of_case(place, name, case, places, database, keys)
    drawing = _WAYS[form](subject.workflow, language, subject.here)
    if write is not None:
        write_file(write, drawing)
    if as_json:
        click.echo(_json(subject, form, drawing))
    elif write is None:
        click.echo(drawing, nl=False)


def _of_case(
    place: str, name: str, case: str, places: Path | None, database: str, keys: Path | None
) -> _Subject:
    with open_stored(places, database, keys) as district:
        neighbourhood = district.neighbourhood(place)
        kept, here = neighbourhood.workflow_of(case), neighbourhood.case(case).state.configuration
    if kept.name != name:
        raise NotFound(Problem("case.other_workflow", case, {"name": name, "kept": kept.name}))
    return _Subject(kept, here)


def _json(subject: _Subject, form: str, drawing: str) -> str:
    content = content_hash(subject.workflow)
    told = {"hash": content, "as": form, "here": list(subject.here), "drawing": drawing}
    return json.dumps(told, ensure_ascii=False)
