"""The group of commands, and what happens when one of them is refused."""

import json
import sys
from importlib import import_module
from typing import Any

import click

from community_gov.cli.errors import WrongUse, as_json
from community_gov.cli.words import SAYS, language_of_environment
from community_gov.domain.errors import CommunityGovError, InvalidFile

_COMMANDS = {
    "ask-again": "ask_again",
    "calendar": "calendar",
    "complaints": "complaints",
    "explain": "explain",
    "explain-due": "deadlines",
    "feedback": "feedback",
    "keys": "keys",
    "loop": "loop",
    "notices": "notices",
    "person": "person",
    "plugins": "plugins",
    "points": "points",
    "portrait": "portrait",
    "process": "process",
    "run-due": "work",
    "schema": "schema",
    "story": "story",
    "verify": "verify",
    "voucher": "voucher",
    "what-if": "what_if",
    "worker": "work",
    "workflow": "workflow",
}


class _Commands(click.Group):
    """Commands that are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002
        module = _COMMANDS.get(name)
        if module is None:
            return None
        found = import_module(f"community_gov.cli.{module}")
        command: click.Command = getattr(found, name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands by what `SAYS` says of them; none of them is imported."""
        names = self.list_commands(ctx)
        with formatter.section("Commands"):
            formatter.write_dl([(name, SAYS[name.replace("-", "_")]) for name in names])


@click.group(cls=_Commands, help=SAYS["group"])
@click.version_option(package_name="community-gov")
def group() -> None:
    """Hold the commands."""


def main() -> None:
    """Run a command; exit 0 when done, 1 on findings or refusals, 2 on wrong use."""
    try:
        group.main(standalone_mode=False)
    except CommunityGovError as error:
        _print(error)
        sys.exit(2 if isinstance(error, InvalidFile | WrongUse) else 1)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        if _for_machine():
            said = error.format_message()
            usage = {"code": "usage", "where": "", "what": {"zh": said, "en": said}}
            print(json.dumps({"problems": [usage]}, ensure_ascii=False))
        else:
            error.show()
        sys.exit(error.exit_code)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)


def _print(error: CommunityGovError) -> None:
    if _for_machine():
        print(
            json.dumps({"problems": [as_json(one) for one in error.problems]}, ensure_ascii=False)
        )
        return
    for line in error.lines(_language()):
        print(line, file=sys.stderr)


def _for_machine() -> bool:
    return "--json" in sys.argv


def _language() -> Any:
    for number, word in enumerate(sys.argv):
        if word.startswith("--language="):
            return word.partition("=")[2]
        if word == "--language" and number + 1 < len(sys.argv):
            return sys.argv[number + 1]
    return language_of_environment()
