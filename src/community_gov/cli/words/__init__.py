"""What the commands say about themselves, in the language of whoever calls them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from community_gov.cli.languages import language_of_call
from community_gov.cli.words import cases, common, complaints, files, new, people, points, process

LANGUAGE = language_of_call()

TEXTS = {
    **common.TEXTS,
    **cases.TEXTS,
    **files.TEXTS,
    **new.TEXTS,
    **people.TEXTS,
    **points.TEXTS,
    **complaints.TEXTS,
    **process.TEXTS,
}

SAYS = {name: text.in_(LANGUAGE) for name, text in TEXTS.items()}

Command = Callable[..., Any]


def spoken(command: Command) -> Command:
    """Add ``--json`` and ``--language`` to a command."""
    language = click.option(
        "--language", type=click.Choice(["zh", "en"]), default=LANGUAGE, help=SAYS["language"]
    )
    machine = click.option("--json", "as_json", is_flag=True, help=SAYS["json"])
    return machine(language(command))


def examples(*lines: str) -> str:
    """Return the end of a help text: calls of the command, as they are typed."""
    calls = "\n".join(f"  community-gov {line}" for line in lines)
    return f"\b\n{SAYS['examples']}\n{calls}"


def schemed(command: Command) -> Command:
    """Add ``--scheme`` to a command."""
    return click.option("--scheme", help=SAYS["scheme"])(command)


def placed(command: Command) -> Command:
    """Add ``--places`` to a command."""
    option = click.option(
        "--places",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        envvar="COMMUNITY_GOV_PLACES",
        help=SAYS["places"],
    )
    return option(command)


def stored(command: Command) -> Command:
    """Add ``--database`` and ``--keys`` to a command that needs a district as it stands."""
    database = click.option(
        "--database", required=True, envvar="COMMUNITY_GOV_DATABASE", help=SAYS["database"]
    )
    keys = click.option(
        "--keys",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="COMMUNITY_GOV_KEYS",
        help=SAYS["keys_folder"],
    )
    return database(keys(placed(command)))
