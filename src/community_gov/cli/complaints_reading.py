"""Complaints from a file, for the commands that begin with them."""

import sys
from collections.abc import Collection
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import Problem
from community_gov.domain.taxonomy import Taxonomy

if TYPE_CHECKING:
    from community_gov.domain.column_mapping import ColumnMapping
    from community_gov.insight.classify import Sorter
    from community_gov.insight.intake import Intake
    from community_gov.services.ports import Rulebook

OPEN311_KINDS = ("json", "xml")
"""Files that say by themselves what their columns mean."""


def mapping_of(file: Path, given: Path | None) -> "ColumnMapping":
    """Return what the columns of a file mean: as given, or as its form says by itself."""
    from community_gov.host import read_mapping
    from community_gov.insight.intake import CANONICAL, OPEN311, kind_of

    kind = kind_of(file.name)
    if given is not None:
        return read_mapping(given)
    return OPEN311 if kind in OPEN311_KINDS else CANONICAL


def taxonomy_of(rulebook: "Rulebook", name: str | None) -> Taxonomy:
    """Return a taxonomy of a place: the one named, or its only one.

    Raises:
        WrongUse: it has none of that name, or several.
    """
    known = rulebook.taxonomies
    if name is None and len(known) == 1:
        return next(iter(known.values()))
    if name is None or name not in known:
        params = {"name": name or "—", "names": ", ".join(known) or "—"}
        raise WrongUse(Problem("complaints.no_taxonomy", rulebook.place.name, params))
    return known[name]


def sorter_of(rulebook: "Rulebook", mapping: "ColumnMapping") -> "Sorter":
    """Return who sorts the complaints of a place."""
    from community_gov.insight.classify import Sorter

    taxonomy = taxonomy_of(rulebook, mapping.taxonomy)
    return Sorter.of(taxonomy, rulebook.classifiers.values())


def taken(
    file: Path,
    mapping: "ColumnMapping",
    sorter: "Sorter | None",
    *,
    quiet: bool,
    known: Collection[str] = (),
    now: datetime | None = None,
) -> "Intake":
    """Return the complaints of a file, checked row by row; how far it is stands on the terminal.

    Args:
        known: numbers that came in before.
        now: what is later is refused; None not to look.

    Raises:
        WrongUse: the file cannot be read.
        InvalidFile: it is not what it should be.
    """
    from community_gov.insight.intake import Limits, read_rows, take_in

    limits = Limits()
    try:
        with file.open("rb") as opened:
            content = opened.read(limits.size + 1)
    except OSError as error:
        params = {"reason": error.strerror or type(error).__name__}
        raise WrongUse(Problem("complaints.unreadable", str(file), params)) from error
    rows = read_rows(content, file.name, mapping, limits)
    with watched(quiet=quiet) as progress:
        watch = iter if progress is None else progress.track
        return take_in(
            rows,
            mapping,
            taxonomy=None if sorter is None else sorter.taxonomy,
            sort=sorter,
            known=known,
            now=now,
            watch=watch,
        )


def watched(*, quiet: bool) -> Any:
    """Show how far it is, to a person at a terminal."""
    if quiet or not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, SpinnerColumn, TimeElapsedColumn

    shown = (SpinnerColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*shown, console=Console(stderr=True), transient=True)
