"""``community-gov schema``: what an editor reads to help whoever writes a file."""

import json
from pathlib import Path

import click

from community_gov.cli.errors import as_json as problem_json
from community_gov.cli.words import SAYS, examples, language_of_environment
from community_gov.cli.writing import write_file
from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text

_WRITTEN = Text(
    "已写好 {file}。请在文件首行写：# yaml-language-server: $schema=到它的路径",
    "Written: {file}. Name it on the first line of a file:"
    " # yaml-language-server: $schema=PATH-TO-IT",
)
_NOT_SEEN = Text(
    "下列各处看不了，其中的名称编辑器不会提示；改好后请再运行一次：",
    "These could not be looked at, and an editor will not offer their names;"
    " put them right and run this again:",
)


@click.command(
    help=SAYS["schema"],
    epilog=examples(
        "schema place --places places --write schemas/place.json",
        "schema workflow --language zh --write schemas/workflow.json",
        "schema mapping",
    ),
)
@click.argument("kind", type=click.Choice(["place", "workflow", "mapping"]))
@click.option("--language", type=click.Choice(["zh", "en"]), help=SAYS["schema_language"])
@click.option("--write", type=click.Path(dir_okay=False, path_type=Path), help=SAYS["schema_write"])
@click.option("--json", "as_json", is_flag=True, help=SAYS["json"])
@click.option(
    "--places",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    envvar="COMMUNITY_GOV_PLACES",
    help=SAYS["schema_places"],
)
def schema(
    kind: str, language: Language | None, write: Path | None, as_json: bool, places: Path | None
) -> None:
    """Print or write the schema of a kind of file."""
    from community_gov.host.schemas import as_written, look_around, schema_of, with_installation

    problems: tuple[Problem, ...] = ()
    if places is None:
        made = schema_of(kind, language)
    else:
        here = look_around(places)
        made, problems = with_installation(kind, here, language), here.problems
    if write is not None:
        write_file(write, as_written(made))
    if as_json:
        told = {"schema": made, "problems": [problem_json(one) for one in problems]}
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    spoken = language or language_of_environment()
    _tell(problems, spoken)
    if write is None:
        click.echo(as_written(made), nl=False)
    else:
        click.echo(_WRITTEN.fill(file=str(write)).in_(spoken))


def _tell(problems: tuple[Problem, ...], language: Language) -> None:
    if problems:
        click.echo(_NOT_SEEN.in_(language), err=True)
        for problem in problems:
            click.echo(f"  {problem.line(language)}", err=True)
