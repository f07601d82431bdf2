"""``community-gov new``: begin a plugin, a neighbourhood or a workflow."""

import json
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from community_gov.cli.errors import WrongUse
from community_gov.cli.frame import group
from community_gov.cli.languages import language_of_environment
from community_gov.cli.scaffolds import Naming, filled, named, put, refuse_existing
from community_gov.cli.words import SAYS, examples
from community_gov.domain.errors import Problem, nearest
from community_gov.domain.text import Language, Text

_MADE = Text("已写好：", "Written:")
_NEXT = Text("接下来：", "Next:")
_LIST_IT = Text(
    "在这个地方的文件的 plugins 下加一行：- {name}",
    "Under plugins in the place's file, add a line: - {name}",
)
_OFFER_IT = Text(
    "在插件的 programs() 里提供它：Offer(Program({name!r}, …), WorkflowFile(包名, {file!r}))",
    "Offer it in the plugin's programs(): Offer(Program({name!r}, …),"
    " WorkflowFile(PACKAGE, {file!r}))",
)
_PLUGIN = (
    "cd {folder}",
    "pip install -e '.[test]'",
    "python -m pytest",
    "community-gov workflow validate --places places",
    "community-gov schema place --places places --write schemas/place.json",
)
_TEMPLATES = (
    "pyproject.toml",
    "README.md",
    "src/PACKAGE/__init__.py",
    "src/PACKAGE/plugin.py",
    "src/PACKAGE/py.typed",
    "src/PACKAGE/settings.py",
    "tests/test_answer.py",
    "tests/test_conforms.py",
    "tests/test_request.yaml",
    "places/willow.yaml",
)


@group(
    help=SAYS["new"],
    epilog=examples("new plugin tool_library", "new neighbourhood willow", "new workflow key_help"),
)
def new() -> None:
    """Hold the scaffolds."""


def _made(default: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add the arguments and options that every scaffold takes."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        folder = click.Path(file_okay=False, path_type=Path)
        kinds = (
            click.argument("name"),
            click.option("--into", type=folder, default=default, help=SAYS["new_into"]),
            click.option(
                "--language",
                type=click.Choice(["zh", "en"]),
                default=language_of_environment(),
                help=SAYS["new_language"],
            ),
            click.option("--label-zh", help=SAYS["new_label_zh"]),
            click.option("--label-en", help=SAYS["new_label_en"]),
            click.option("--json", "as_json", is_flag=True, help=SAYS["json"]),
        )
        for one in reversed(kinds):
            command = one(command)
        return command

    return add


@new.command(
    help=SAYS["new_plugin"],
    epilog=examples(
        "new plugin tool_library",
        "new plugin tool_library --label-zh 工具共享 --label-en 'Tool library'",
        "new plugin tool_library --into plugins --language zh",
    ),
)
@_made(".")
def plugin(
    name: str,
    into: Path,
    language: Language,
    label_zh: str | None,
    label_en: str | None,
    as_json: bool,
) -> None:
    """Make a plugin."""
    naming = named(name, label_zh, label_en, language, "新的社区事务", "my_plugin")
    _refuse_installed(name)
    package = f"community_gov_{name.replace('-', '_')}"
    folder = into / f"community-gov-{name.replace('_', '-')}"
    refuse_existing(folder)
    words = naming.words | {
        "package": package,
        "distribution": folder.name,
        "needs": _needs(version("community-gov")),
        "workflow": "request",
        "duration": "{setting: time_to_answer}",
        "schema": "../../../schemas/workflow.json",
    }
    made = {
        path.replace("PACKAGE", package): filled(f"plugin/{path}.txt", language, words)
        for path in _TEMPLATES
    }
    made[f"src/{package}/workflows/request.yaml"] = filled("request.yaml.txt", language, words)
    put(folder, made)
    _tell(
        folder, made, [Text(one, one).fill(folder=str(folder)) for one in _PLUGIN], naming, as_json
    )


@new.command(
    help=SAYS["new_neighbourhood"],
    epilog=examples(
        "new neighbourhood willow",
        "new neighbourhood willow --label-zh 柳荫社区 --label-en Willow --plugin points",
        "new neighbourhood court --under willow --into places",
    ),
)
@_made("places")
@click.option("--under", help=SAYS["new_under"])
@click.option("--plugin", "chosen", multiple=True, help=SAYS["new_choose"])
def neighbourhood(
    name: str,
    into: Path,
    language: Language,
    label_zh: str | None,
    label_en: str | None,
    as_json: bool,
    under: str | None,
    chosen: tuple[str, ...],
) -> None:
    """Make a place's file."""
    from community_gov.cli.new_place import notice_lines, plugin_lines
    from community_gov.host.schemas import look_around

    naming = named(name, label_zh, label_en, language, "新社区（名称待填）", "my_neighbourhood")
    above = _above(name, into, under)
    here = look_around()
    unknown = [one for one in chosen if one not in here.settings]
    if unknown:
        near = {one: nearest(one, here.settings) or "—" for one in unknown}
        raise WrongUse(
            *(
                Problem("new.no_plugin", "--plugin", {"name": one, "near": near[one]})
                for one in near
            )
        )
    listed = list(dict.fromkeys([*chosen, *(["notices"] if "notices" in here.settings else [])]))
    words = naming.words | {
        "under": f"\nunder: {above}" if above else "",
        "body": name,
        "plugins": plugin_lines(here, listed, language),
        "notices": notice_lines(name, here, listed, language),
    }
    made = {f"{name}.yaml": filled("neighbourhood/place.yaml.txt", language, words)}
    put(into, made)
    schema = into.parent / "schemas" / "place.json"
    lines = (
        f"community-gov workflow validate --places {into}",
        f"community-gov schema place --places {into} --write {schema}",
        f"community-gov plugins --why --place {name} --places {into}",
    )
    _tell(into, made, [Text(one, one) for one in lines], naming, as_json)


@new.command(
    help=SAYS["new_workflow"],
    epilog=examples(
        "new workflow key_help --into places/willow",
        "new workflow key_help --into src/community_gov_tools/workflows",
    ),
)
@_made(".")
def workflow(
    name: str,
    into: Path,
    language: Language,
    label_zh: str | None,
    label_en: str | None,
    as_json: bool,
) -> None:
    """Make a workflow."""
    naming = named(name, label_zh, label_en, language, "新的办理事项", "my_workflow")
    words = naming.words | {
        "workflow": name,
        "duration": "5 working days",
        "schema": "../../schemas/workflow.json",
    }
    made = {f"{name}.yaml": filled("request.yaml.txt", language, words)}
    lines = [f"community-gov workflow validate {into / f'{name}.yaml'}"]
    if _in_a_package(into):
        step = _OFFER_IT.fill(name=name, file=f"{into.name}/{name}.yaml")
    else:
        _refuse_installed(name)
        made[f"{name}.py"] = filled("workflow/plugin.py.txt", language, words)
        made[f"tests/test_{name}.py"] = filled("workflow/test.py.txt", language, words)
        lines.append(f"python -m pytest {into / 'tests' / f'test_{name}.py'}")
        step = _LIST_IT.fill(name=name)
    put(into, made)
    _tell(into, made, [*(Text(one, one) for one in lines), step], naming, as_json)


def _in_a_package(folder: Path) -> bool:
    return any((one / "__init__.py").is_file() for one in (folder, folder.resolve().parent))


def _refuse_installed(name: str) -> None:
    from community_gov.host import Catalogue

    if name in Catalogue.installed():
        raise WrongUse(Problem("new.installed", name, {"near": f"our_{name}"}))


def _needs(installed: str) -> str:
    """Return the versions of the library that will do: this one and smaller changes to it."""
    first, second, *_ = installed.split(".")
    return f">={first}.{second},<{first}.{int(second) + 1}"


def _above(name: str, folder: Path, under: str | None) -> str | None:
    """Return the place above a new one: the one given, or the topmost of the folder."""
    from community_gov.host import PlaceBook

    if not folder.is_dir() or not [*folder.glob("*.yaml"), *folder.glob("*.yml")]:
        if under is not None:
            raise WrongUse(Problem("new.no_place", "--under", {"name": under, "near": "—"}))
        return None
    known = PlaceBook(folder).places
    if name in known:
        raise WrongUse(Problem("new.exists", f"{folder}: {name}"))
    if under is not None and under not in known:
        params = {"name": under, "near": nearest(under, known) or "—"}
        raise WrongUse(Problem("new.no_place", "--under", params))
    return under or next(one.name for one in known.values() if one.under is None)


def _tell(
    folder: Path, made: dict[str, str], steps: list[Text], naming: Naming, as_json: bool
) -> None:
    written = [str(folder / one) for one in made]
    if as_json:
        following = [{"zh": one.zh, "en": one.en} for one in steps]
        click.echo(json.dumps({"written": written, "next": following}, ensure_ascii=False))
        return
    spoken = naming.language
    click.echo(_MADE.in_(spoken))
    for path in written:
        click.echo(f"  {path}")
    click.echo(_NEXT.in_(spoken))
    for step in steps:
        click.echo(f"  {step.in_(spoken)}")
