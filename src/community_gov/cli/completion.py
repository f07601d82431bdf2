"""``community-gov completion``: the script by which a shell completes what is typed."""

import click
from click.shell_completion import get_completion_class

from community_gov.cli.frame import command
from community_gov.cli.words import SAYS, examples

SHELLS = ("bash", "zsh", "fish")


@command(
    help=SAYS["completion"],
    epilog=examples(
        "completion bash > ~/.community-gov.bash",
        "completion zsh > ~/.community-gov.zsh",
        "completion fish > ~/.config/fish/completions/community-gov.fish",
    ),
)
@click.argument("shell", type=click.Choice(SHELLS))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print a script."""
    made = get_completion_class(shell)
    if made is None:
        raise AssertionError("click knows these shells")
    root = ctx.find_root().command
    name = "community-gov"
    click.echo(made(root, {}, name, "_COMMUNITY_GOV_COMPLETE").source())
