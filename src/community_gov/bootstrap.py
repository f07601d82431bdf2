"""The one place where the parts meet."""

import secrets
from datetime import UTC, datetime
from pathlib import Path

from community_gov.host import PlaceBook
from community_gov.privacy import FileKeyring
from community_gov.services.district import District
from community_gov.services.office import Office
from community_gov.services.ports import Inquire, Keyring, NewId, Now, Store
from community_gov.store import SqliteStore


def real_time() -> datetime:
    """Return the time of this machine."""
    return datetime.now(UTC)


def random_id() -> str:
    """Return an id of 128 random bits."""
    return secrets.token_hex(16)


def open_district(
    places: Path | str | PlaceBook,
    database: str | Store,
    keys: Path | str | Keyring,
    *,
    now: Now = real_time,
    new_id: NewId = random_id,
    inquire: Inquire | None = None,
) -> District:
    """Open a district: a folder of place files, a database, and the keys of its people.

    Args:
        places: the folder with one YAML file for each place.
        database: such as ``sqlite:///district.db``; or a store made over a connection of your
            own, for which see `SqliteStore.over`.
        keys: the folder of the key files; never inside the database's backups. New keys are
            made only where there is no folder and no case yet.
        now: the clock.
        new_id: gives names to cases and records.
        inquire: asks the data of a place; called when a case is closed that was opened on what
            they had found, on a thread of its own. One that raises, or does not answer in five
            seconds, holds up nobody: ask again with `Neighbourhood.ask_again`.

    Returns:
        The district; close it, or use it in a ``with`` statement.

    Raises:
        InvalidFile: a place file cannot be used; all problems of all files at once.
        StoreError: the database is not what this version needs.
        KeyringError: the keys are missing, damaged, or readable by others.
    """
    book = places if isinstance(places, PlaceBook) else PlaceBook(Path(places))
    store = SqliteStore.open(database) if isinstance(database, str) else database
    keyring = _keyring(Path(keys), store) if isinstance(keys, str | Path) else keys

    def make(place: str) -> Office:
        return Office(book.rulebook(place), store, keyring, now, new_id, inquire)

    return District(tuple(book.places), make, store, keyring, now)


def _keyring(folder: Path, store: Store) -> Keyring:
    return FileKeyring(folder, create=not folder.exists() and store.is_new())
