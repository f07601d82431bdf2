"""Find the place files and open the district that a command works on."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import cast

import click

from community_gov.cli.words import SAYS
from community_gov.services.district import District

GROUP = "community_gov.places"
_FILE = "sqlite:///"


def place_files(given: Path | None) -> Path:
    """Return the folder of place files: the one given, or the only installed set."""
    if given is not None:
        return given
    found = list(entry_points(group=GROUP))
    if len(found) != 1:
        names = ", ".join(sorted(one.name for one in found)) or "—"
        raise click.UsageError(f"--places: {SAYS['places']} ({names})")
    return cast(Path, found[0].load()())


def open_stored(places: Path | None, database: str, keys: Path | None) -> District:
    """Open an existing or new district for a command."""
    from community_gov.bootstrap import open_district

    return open_district(place_files(places), database, keys or beside(database))


def beside(database: str) -> Path:
    """Return where the keys of a database are kept when nobody says otherwise."""
    if not database.startswith(_FILE):
        raise click.UsageError(f"--keys: {SAYS['keys']}")
    path = Path(database.removeprefix(_FILE).partition("?")[0])
    return path.with_name(path.name + ".keys")
