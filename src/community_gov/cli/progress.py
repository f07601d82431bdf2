"""How far long work is, shown to a person at a terminal; never in a pipe or a file."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from community_gov.domain.text import Language, Text

Heard = Callable[[int, int], None]
"""Hears how many are done, and of how many."""


@contextmanager
def shown_progress(what: Text, language: Language, *, quiet: bool = False) -> Iterator[Heard]:
    """Show a bar on standard error while something is done, and take it away at the end.

    Args:
        what: what is counted.
        quiet: show nothing, since something else says how far it is.
    """
    if quiet or not sys.stderr.isatty():
        yield _deaf
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=Console(stderr=True),
        transient=True,
        redirect_stdout=False,
        redirect_stderr=False,
    ) as bar:
        task = bar.add_task(what.in_(language), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def _deaf(done: int, total: int) -> None:
    """Hear nothing."""
