"""``community-gov workflow``: look at a composed workflow, or check one before use."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from attrs import asdict

from community_gov.cli.drawing import draw
from community_gov.cli.errors import as_json as problem_json
from community_gov.cli.frame import group
from community_gov.cli.opening import composed, place_files, rulebook_of
from community_gov.cli.words import SAYS, examples, placed, spoken
from community_gov.domain.errors import InvalidFile, PluginError, Problem
from community_gov.domain.text import Language, Text
from community_gov.services.ports import Rulebook
from community_gov.workflow.checking.ends import dead_ends
from community_gov.workflow.definition import Workflow
from community_gov.workflow.described import Described, described
from community_gov.workflow.hashing import content_hash, plain
from community_gov.workflow.wording import Wording, joined

_GOOD = Text("没有发现问题。", "No problems were found.")
_HEADS = {
    "role": Text("角色", "Roles"),
    "state": Text("环节", "States"),
    "field": Text("填写项", "Fields"),
    "action": Text("操作", "Actions"),
    "clock": Text("期限", "Clocks"),
    "flag": Text("标记", "Flags"),
    "reason": Text("理由", "Reasons"),
    "message": Text("告知的内容", "Messages"),
}


@group(
    help=SAYS["workflow"], epilog=examples("workflow validate", "workflow show willow garden:plot")
)
def workflow() -> None:
    """Hold the commands on workflows."""


workflow.add_command(draw)


@workflow.command(
    help=SAYS["show"],
    epilog=examples(
        "workflow show willow garden:plot",
        "workflow show willow garden:plot --origin",
        "workflow show willow garden:plot --as yaml > plot.yaml",
    ),
)
@click.argument("place")
@click.argument("name")
@click.option("--origin", is_flag=True, help=SAYS["origin"])
@click.option("--as", "form", type=click.Choice(["yaml"]), help=SAYS["as_yaml"])
@spoken
@placed
def show(
    place: str,
    name: str,
    origin: bool,
    form: str | None,
    places: Path | None,
    language: Language,
    as_json: bool,
) -> None:
    """Print one composed workflow."""
    from community_gov.host import written

    rulebook = rulebook_of(places, place)
    found = composed(rulebook, name)
    if form == "yaml":
        file = written(found)
        machine = json.dumps({"hash": content_hash(found), "yaml": file}, ensure_ascii=False)
        click.echo(machine if as_json else file, nl=as_json)
        return
    parts = list(described(found, _wording(found, rulebook)))
    if as_json:
        told: dict[str, object] = {"hash": content_hash(found), "workflow": plain(found)}
        told["parts"] = [_as_json(part) for part in parts]
        click.echo(json.dumps(told, default=str, ensure_ascii=False))
        return
    click.secho(f"{found.label.in_(language)}  {found.name}  {content_hash(found)[:12]}", bold=True)
    for line in _lines(parts, language, origin):
        click.echo(line)


def _wording(found: Workflow, rulebook: Rulebook) -> Wording:
    bodies: dict[str, list[Text]] = {}
    for body in rulebook.place.bodies.values():
        bodies.setdefault(body.kind, []).append(body.label)
    return Wording(
        found,
        {name: question.label for name, question in rulebook.questions.items()},
        {kind: joined(labels, Text("、", ", ")) for kind, labels in bodies.items()},
    )


def _as_json(part: Described) -> dict[str, object]:
    return {
        "kind": part.kind,
        "name": part.name,
        "inside": part.inside,
        "text": {"zh": part.text.zh, "en": part.text.en},
        "origin": asdict(part.origin),
    }


def _lines(parts: list[Described], language: Language, origin: bool) -> Iterator[str]:
    head = ""
    for part in parts:
        came = f"  [{part.origin}]" if origin and str(part.origin) else ""
        text = part.text.in_(language)
        if part.inside and part.kind != "state":
            yield f"    {text}{came}"
            continue
        if part.kind != head:
            head = part.kind
            yield _HEADS[head].in_(language)
        step = "  " if part.inside else ""
        yield f"  {step}{part.name:<{22 - len(step)}}  {text}{came}"


@workflow.command(
    help=SAYS["validate"],
    epilog=examples(
        "workflow validate",
        "workflow validate plot.yaml",
        "workflow validate --places places --json",
    ),
)
@click.argument("file", required=False, type=click.Path(exists=True, path_type=Path))
@spoken
@placed
def validate(file: Path | None, places: Path | None, language: Language, as_json: bool) -> None:
    """Check a file, or every place."""
    problems = list(_of_file(file) if file else _of_places(place_files(places)))
    if as_json:
        click.echo(
            json.dumps({"problems": [problem_json(one) for one in problems]}, ensure_ascii=False)
        )
    elif problems:
        for problem in problems:
            click.echo(problem.line(language))
    else:
        click.echo(_GOOD.in_(language))
    sys.exit(1 if problems else 0)


def _of_file(file: Path) -> tuple[Problem, ...]:
    from community_gov.host import check_workflow_file

    return check_workflow_file(file)


def _of_places(places: Path) -> Iterator[Problem]:
    from community_gov.host import PlaceBook

    try:
        book = PlaceBook(places)
    except InvalidFile as error:
        yield from error.problems
        return
    for place in book.places:
        try:
            rulebook = book.rulebook(place)
        except (InvalidFile, PluginError) as error:
            yield from error.problems
            continue
        for one in rulebook.workflows.values():
            yield from dead_ends(one)
