"""``community-gov workflow``: look at a composed workflow, or check one before use."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from community_gov.cli.errors import as_json as problem_json
from community_gov.cli.opening import place_files
from community_gov.cli.words import SAYS, placed, spoken
from community_gov.domain.errors import InvalidFile, NotFound, PluginError, Problem, nearest
from community_gov.domain.text import Language, Text
from community_gov.workflow.definition import Action, Clock, State, Workflow
from community_gov.workflow.hashing import content_hash, plain

_GOOD = Text("没有发现问题。", "No problems were found.")
_STATES, _ACTIONS, _CLOCKS = Text("环节", "States"), Text("操作", "Actions"), Text("期限", "Clocks")
_GATE = Text("审批：{gate}（{needed} 人，{roles}）", "approval: {gate} ({needed} of {roles})")
_CLOCK = Text("{label}：{duration}，到期 → {fires}", "{label}: {duration}, then {fires}")


@click.group(help=SAYS["workflow"])
def workflow() -> None:
    """Hold the commands on workflows."""


@workflow.command(help=SAYS["show"])
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
    from community_gov.host import PlaceBook, written

    workflows = PlaceBook(place_files(places)).rulebook(place).workflows
    if name not in workflows:
        raise NotFound(Problem("workflow.not_here", name, {"near": nearest(name, workflows)}))
    found = workflows[name]
    if form == "yaml":
        file = written(found)
        machine = json.dumps({"hash": content_hash(found), "yaml": file}, ensure_ascii=False)
        click.echo(machine if as_json else file, nl=as_json)
        return
    if as_json:
        click.echo(json.dumps({"hash": content_hash(found), "workflow": plain(found)}, default=str))
        return
    click.secho(f"{found.label.in_(language)}  {found.name}  {content_hash(found)[:12]}", bold=True)
    for line in _lines(found, language, origin):
        click.echo(line)


def _lines(found: Workflow, language: Language, origin: bool) -> Iterator[str]:
    def row(name: str, text: str, part: State | Action | Clock) -> str:
        came = f"  [{part.origin}]" if origin else ""
        return f"  {name:<24} {text}{came}"

    roles = {role.name: role.label.in_(language) for role in found.roles}
    yield _STATES.in_(language)
    for state in found.every_state():
        yield row(state.name, f"{state.label.in_(language)} ({state.status})", state)
    yield _ACTIONS.in_(language)
    for action in found.actions:
        ways = ", ".join(dict.fromkeys(f"{arc.source} → {arc.target}" for arc in action.arcs))
        by = ", ".join(roles.get(role, role) for role in action.by)
        yield row(action.name, f"{action.label.in_(language)}: {ways} · {by}", action)
        for gate in action.gates:
            asked = tuple(roles.get(role, role) for role in gate.by)
            text = _GATE.fill(gate=gate.label, needed=gate.needed, roles=asked).in_(language)
            came = f"  [{gate.origin}]" if origin else ""
            yield f"  {'':<24}   {text}{came}"
    yield _CLOCKS.in_(language)
    for clock in found.clocks:
        due = _CLOCK.fill(label=clock.label, duration=clock.duration.text, fires=clock.fires)
        yield row(clock.name, due.in_(language), clock)


@workflow.command(help=SAYS["validate"])
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
            book.rulebook(place)
        except (InvalidFile, PluginError) as error:
            yield from error.problems
