"""``community-gov keys``: look after the keys that personal values are sealed with."""

import json
from pathlib import Path

import click

from community_gov.cli.frame import group
from community_gov.cli.opening import beside
from community_gov.cli.words import SAYS, examples, spoken
from community_gov.domain.text import Language, Text

_ROTATED = Text(
    "已换用新的主密钥，重新包裹了 {count} 把个人密钥。",
    "A new root key is in use; {count} personal keys were wrapped anew.",
)


@group(help=SAYS["keys"], epilog=examples("keys rotate --database sqlite:///district.db"))
def keys() -> None:
    """Hold the commands on keys."""


@keys.command(
    help=SAYS["rotate"],
    epilog=examples(
        "keys rotate --database sqlite:///district.db",
        "keys rotate --keys /srv/keys --database sqlite:///district.db",
    ),
)
@click.option("--database", required=True, envvar="COMMUNITY_GOV_DATABASE", help=SAYS["database"])
@click.option(
    "--keys",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="COMMUNITY_GOV_KEYS",
    help=SAYS["keys_folder"],
)
@spoken
def rotate(database: str, folder: Path | None, language: Language, as_json: bool) -> None:
    """Wrap every personal key under a new root key; may be stopped and begun again."""
    from community_gov.privacy import FileKeyring

    count = FileKeyring(folder or beside(database)).rotate()
    if as_json:
        click.echo(json.dumps({"rotated": count}))
    else:
        click.echo(_ROTATED.fill(count=count).in_(language))
