"""The frame of a help text: in the reader's language, and as wide as the terminal shows it."""

import gettext
import os
import re
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import click

from community_gov.domain.text import Language

_SMALL_LETTERS = re.compile(r"[!-~]+|.", re.DOTALL)
_MAY_NOT_BEGIN = "，。；：、！？）》”’…"
_MAY_NOT_END = "（《“‘"


def speak(language: Language) -> None:
    """Let click say in a language what it says by itself: *Usage* or *No such option*."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("messages", str(Path(__file__).with_name("locale")))


def width_of(text: str) -> int:
    """Return how many columns a text takes on a terminal; a Chinese character takes two."""
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def folded(text: str, width: int) -> list[str]:
    """Break a paragraph into lines: between English words, and between Chinese characters."""
    lines, line = [], ""
    for piece in _pieces(" ".join(text.split())):
        if line and width_of(line + piece.rstrip()) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece if line else piece.lstrip()
    return [*lines, line.rstrip()] if line.strip() else lines


def _pieces(text: str) -> list[str]:
    """Return what stays together; a full stop stays with what it ends."""
    pieces: list[str] = []
    for piece in _SMALL_LETTERS.findall(text):
        joins = pieces and (piece[0] in _MAY_NOT_BEGIN + " " or pieces[-1][-1] in _MAY_NOT_END)
        if joins:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces


class _Sheet(click.HelpFormatter):
    """Help that counts columns, not characters, and cuts no sentence off."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        usage = gettext.gettext("Usage:")
        super().write_usage(prog, args, prefix or (f"{usage} " if usage.isascii() else usage))

    def write_text(self, text: str) -> None:
        for number, paragraph in enumerate(text.split("\n\n")):
            self.write("\n" if number else "")
            raw = paragraph.startswith("\b\n")
            wide = self.width - self.current_indent
            lines = paragraph.split("\n")[1:] if raw else folded(paragraph, wide)
            for line in lines:
                self.write(f"{'':>{self.current_indent}}{line}\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        known = list(rows)
        first_col = min(max(width_of(first) for first, _ in known), col_max) + col_spacing
        beside = " " * (first_col + self.current_indent)
        for first, second in known:
            said = second.replace("required]", gettext.gettext("required]"))
            lines = folded(said, max(self.width - len(beside), 10))
            gap = first_col - width_of(first)
            if gap < col_spacing:
                lines, gap = ["", *lines], 0
            begun = f"{'':>{self.current_indent}}{first}{'':>{gap}}{lines[0] if lines else ''}"
            self.write(begun.rstrip() + "\n")
            for line in lines[1:]:
                self.write(f"{beside}{line}\n")

    def write_heading(self, heading: str) -> None:
        colon = ":" if heading.isascii() else "："
        self.write(f"{'':>{self.current_indent}}{heading}{colon}\n")


class _Context(click.Context):
    formatter_class = _Sheet


class Verb(click.Command):
    """One command."""

    context_class = _Context


class Verbs(click.Group):
    """A group of commands."""

    context_class = _Context
    command_class = Verb

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands, each with all that it says about itself."""
        known = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, one.help or "") for name, one in known if one and not one.hidden]
        with formatter.section(gettext.gettext("Commands")):
            formatter.write_dl(rows)


command: Callable[..., Callable[[Callable[..., Any]], Verb]] = partial(click.command, cls=Verb)
"""Makes a command, as `click.command` does."""

group: Callable[..., Callable[[Callable[..., Any]], Verbs]] = partial(click.group, cls=Verbs)
"""Makes a group of commands, as `click.group` does."""
