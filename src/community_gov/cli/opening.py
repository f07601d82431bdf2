"""Find the place files and open the district that a command works on."""

from importlib.metadata import entry_points
from pathlib import Path
from typing import TYPE_CHECKING, cast

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import NotFound, Problem, nearest
from community_gov.services.district import District
from community_gov.services.ports import Inquire, Rulebook
from community_gov.workflow.definition import Workflow

if TYPE_CHECKING:
    from community_gov.host import PlaceBook

GROUP = "community_gov.places"
_FILE = "sqlite:///"


def place_files(given: Path | None) -> Path:
    """Return the folder of place files: the one given, or the only installed set."""
    if given is not None:
        return given
    found = list(entry_points(group=GROUP))
    if len(found) != 1:
        names = ", ".join(sorted(one.name for one in found)) or "—"
        raise WrongUse(Problem("call.places", "--places", {"names": names}))
    return cast(Path, found[0].load()())


def rulebook_of(places: Path | None, place: str) -> Rulebook:
    """Return what holds in a place today."""
    from community_gov.host import PlaceBook

    return PlaceBook(place_files(places)).rulebook(place)


def composed(rulebook: Rulebook, name: str) -> Workflow:
    """Return a workflow with everything spliced in.

    Raises:
        NotFound: the place has no such workflow.
    """
    workflows = rulebook.workflows
    if name not in workflows:
        raise NotFound(Problem("workflow.not_here", name, {"near": nearest(name, workflows)}))
    return workflows[name]


def open_stored(
    places: "Path | PlaceBook | None",
    database: str,
    keys: Path | None,
    inquire: Inquire | None = None,
) -> District:
    """Open an existing district for a command; a path with a slip of the pen makes no new one."""
    from community_gov.bootstrap import open_district

    if not _path(database).is_file():
        raise WrongUse(Problem("store.no_file", database))
    found = place_files(places) if places is None or isinstance(places, Path) else places
    return open_district(found, database, keys or beside(database), inquire=inquire)


def open_to_read(places: "Path | PlaceBook", database: str, keys: Path | None) -> District:
    """Open an existing district in such a way that SQLite itself refuses to write."""
    from community_gov.bootstrap import open_district
    from community_gov.store import SqliteStore

    if not _path(database).is_file():
        raise WrongUse(Problem("store.no_file", database))
    store = SqliteStore.open(database, read_only=True)
    try:
        return open_district(places, store, keys or beside(database))
    except BaseException:
        store.close()
        raise


def beside(database: str) -> Path:
    """Return where the keys of a database are kept when nobody says otherwise."""
    path = _path(database)
    return path.with_name(path.name + ".keys")


def _path(database: str) -> Path:
    if not database.startswith(_FILE):
        raise WrongUse(Problem("store.not_sqlite", database))
    return Path(database.removeprefix(_FILE).partition("?")[0])
