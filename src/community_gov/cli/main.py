"""The group of commands, and the door through which they are called."""

import os
import sys
from importlib import import_module

import click

from community_gov.cli.ending import ended
from community_gov.cli.frame import Verbs, speak
from community_gov.cli.words import LANGUAGE, SAYS, examples

_COMMANDS = {
    "ask-again": "ask_again",
    "calendar": "calendar",
    "complaints": "complaints",
    "completion": "completion",
    "explain": "explain",
    "explain-due": "deadlines",
    "feedback": "feedback",
    "keys": "keys",
    "loop": "loop",
    "new": "new",
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


class _Commands(Verbs):
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
        with formatter.section(SAYS["commands"]):
            formatter.write_dl([(name, SAYS[name.replace("-", "_")]) for name in names])


_ENDS = f"\b\n{SAYS['exit']}\n" + "\n".join(
    f"  {status:>3}  {SAYS[f'exit_{status}']}" for status in (0, 1, 2, 130, 141)
)


@click.group(
    cls=_Commands,
    help=SAYS["group"],
    epilog=examples("story --json", "workflow validate", "points --help") + "\n\n" + _ENDS,
)
@click.version_option(package_name="community-gov", help=SAYS["version"])
def group() -> None:
    """Hold the commands."""


def main() -> None:
    """Run a command; exit 0 when done, 1 on findings or refusals, 2 on wrong use."""
    speak(LANGUAGE)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a character that the terminal lacks is no failure
            stream.reconfigure(errors="replace")
    sys.exit(ended(_run, LANGUAGE, as_json="--json" in sys.argv))


def _run() -> None:
    plain = os.environ.get("TERM") == "dumb" or bool(os.environ.get("NO_COLOR"))
    color = False if plain else None
    status = group.main(prog_name="community-gov", standalone_mode=False, color=color)
    if isinstance(status, int):
        sys.exit(status)
