"""Tables for a terminal, and the same values as JSON."""

import json
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import click
from attrs import fields, has

from community_gov.cli.errors import as_json as problem_json
from community_gov.cli.frame import width_of
from community_gov.domain.errors import Problem
from community_gov.domain.text import Language, Text
from community_gov.ledger.rewards import Reward
from community_gov.ledger.terms import Scheme

_WIDE = 10_000
"""How wide a table may be where no terminal shows it: a row is one line, for `grep` and `cut`."""

_SHORT = 8
"""How wide a head may be, in columns, and still stand on one line over narrow cells."""

_WHOLE = re.compile(r"[!-~]+( \d\d:\d\d)?")
"""What is copied or looked for in one piece: an id, a name, a code, a moment."""

YUAN = Text("{amount} 元", "{amount} yuan")
NO_WORTH = Text("不折算成钱", "no worth in money")
UNTOLD = Text("人数太少，不列数字", "too few persons: cannot tell")


def show_table(heads: Sequence[Text], rows: Iterable[Sequence[object]], language: Language) -> None:
    """Print rows under their heads; numbers stand right.

    On a terminal texts are folded to its width, ids never; elsewhere each row is one line.

    Args:
        rows: texts, numbers, or whatever reads alike in both languages.
    """
    from rich.box import SIMPLE
    from rich.console import Console
    from rich.table import Table

    written = [list(row) for row in rows]
    table = Table(box=SIMPLE, pad_edge=False, show_edge=False)
    for place, head in enumerate(heads):
        values = [row[place] for row in written]
        cells = [_cell(one, language) for one in values]
        numbers = bool(cells) and all(one is None or isinstance(one, int) for one in values)
        least = _unfolded(cells)
        table.add_column(
            head.in_(language),
            justify="right" if numbers else "left",
            overflow="fold",
            min_width=least,
            no_wrap=least is not None and width_of(head.in_(language)) <= max(least, _SHORT),
        )
    for row in written:
        table.add_row(*(_cell(one, language) for one in row))
    width = None if sys.stdout.isatty() else _WIDE
    console = Console(width=width, highlight=False, markup=False, emoji=False)
    # Where ids alone are wider than the terminal, the terminal wraps; cut off they were lost.
    console.print(table, crop=False)


def _unfolded(cells: Sequence[str]) -> int | None:
    """Return how wide a column must be at least, if it holds what must not be folded."""
    said = [one for one in cells if one not in ("", "–")]
    whole = bool(said) and all(_WHOLE.fullmatch(one) for one in said)
    return max(map(len, said)) if whole else None


def _cell(value: object, language: Language) -> str:
    if value is None:
        return "–"
    return value.in_(language) if isinstance(value, Text) else str(value)


def in_yuan(amount: Fraction | None) -> Text:
    """Return an amount of money, to the fen, or that there is none."""
    return NO_WORTH if amount is None else YUAN.fill(amount=to_fen(amount))


def to_fen(amount: Fraction) -> str:
    """Return yuan with two places, rounded to the nearest fen."""
    return f"{Decimal(round(amount * 100)) / 100:.2f}"


def signed(amount: int) -> str:
    """Return a change with its sign."""
    return f"{amount:+d}" if amount else "0"


def show_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(plain(value), ensure_ascii=False))


def plain(value: object) -> object:
    """Return a value as what JSON can hold; money with two places, as text."""
    if isinstance(value, Text):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, Problem):
        return problem_json(value)
    if isinstance(value, Scheme | Reward):
        return {"name": value.name, "label": plain(value.label)}
    if isinstance(value, Fraction):
        return to_fen(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if has(type(value)):
        kind: Any = type(value)
        return {one.name: plain(getattr(value, one.name)) for one in fields(kind)}
    return value
