"""A command that a page shows exists, with all its options, and finds the places of the page."""

import re
import shlex
from pathlib import Path

import click
import pytest

from community_gov.cli.main import group

from .pages import DOCS, ROOT, blocks

READMES = sorted((ROOT / "plugins").glob("*/README.md"))
PAGES = sorted([*DOCS.rglob("*.md"), *READMES, ROOT / "README.md"])
_INLINE = re.compile(r"`(community-gov [a-z][^`]*)`")


def commands(page: Path) -> list[str]:
    """Return what a reader is told to type, in blocks and within a sentence."""
    shown = [
        line for one in blocks(page) if one.language == "console" for line in lines(one.source)
    ]
    return [*shown, *_INLINE.findall(page.read_text(encoding="utf-8"))]


def lines(source: str) -> list[str]:
    """Return the lines after a prompt, without the remark."""
    typed = [line[2:].split("  #")[0] for line in source.splitlines() if line.startswith("$ ")]
    return [line for line in typed if re.match(r"community-gov [a-z]", line)]


def strange(typed: str) -> str:
    """Return the command or the option that there is not, or nothing."""
    at: click.Command = group
    context = click.Context(group)
    for word in shlex.split(typed)[1:]:
        if isinstance(at, click.Group) and at is not group and not at.get_command(context, word):
            at = (
                at.get_command(context, "show") or at
            )  # ``process PLACE`` is ``process show PLACE``
        inner = at.get_command(context, word) if isinstance(at, click.Group) else None
        if inner is not None:
            at = inner
        elif word.startswith("--") and word != "--help":
            known = {name for one in at.params for name in (*one.opts, *one.secondary_opts)}
            if word not in known:
                return word
        elif at is group:
            return word
    return ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_is_there(page: Path) -> None:
    assert {one: strange(one) for one in commands(page) if strange(one)} == {}


def test_a_command_that_is_not_there_is_found() -> None:
    assert strange("community-gov hold") == "hold"
    assert strange("community-gov verify --databse x") == "--databse"
    assert sum(len(commands(page)) for page in PAGES) > 60
