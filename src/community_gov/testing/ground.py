"""The ground a test stands on: a real database, real keys, place files, a clock that it moves."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Self

from community_gov.bootstrap import open_district, random_id
from community_gov.domain.calendar import CHINA_TIME
from community_gov.host import Catalogue, PlaceBook
from community_gov.services.due import DueReport
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.services.ports import Inquire, Keyring, NewId
from community_gov.store import SqliteStore

START = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA_TIME)
"""A Monday on which people work."""


class Ground:
    """A district and its clock; see `community_gov.testing.Bench`."""

    def __init__(
        self,
        folder: Path,
        places: Path | Mapping[str, str],
        start: datetime = START,
        plugins: Iterable[type] = (),
        inquire: Inquire | None = None,
        *,
        keys: Keyring | None = None,
        new_id: NewId = random_id,
    ) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.moment = start
        self.url = f"sqlite:///{folder / 'bench.db'}"
        self.places = places if isinstance(places, Path) else _written(folder / "places", places)
        self.keys = folder / "keys"
        if not (file := folder / "bench.db").exists():
            file.touch(0o600)
            file.write_bytes(_empty_database())
        catalogue = Catalogue.of(*plugins) if plugins else None
        book = PlaceBook(self.places, catalogue)
        self.book = book
        self.ids = new_id
        self.store = SqliteStore.open(self.url)
        self.district = open_district(
            book,
            self.store,
            keys or self.keys,
            now=lambda: self.moment,
            new_id=new_id,
            inquire=inquire,
        )

    def place(self, name: str) -> Neighbourhood:
        """Return the handle on a place."""
        return self.district.neighbourhood(name)

    def worker(self, place: str, role: str, body: str, *more: str) -> str:
        """Register somebody and appoint them to roles in a body, from today on."""
        here = self.place(place)
        person = here.register_person({})
        for one in (role, *more):
            here.appoint(person, one, body, self.moment.date())
        return person

    def go_to(self, moment: datetime) -> DueReport:
        """Move the clock and fire then what is due: as a worker who looks in only at that moment.

        See `Bench.until` for a worker who is always there.
        """
        self.moment = moment
        return self.district.run_due()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.district.close()


@cache
def _empty_database() -> bytes:
    """Return an empty database: making its tables takes longer than most tests that need one."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "empty.db")
        SqliteStore.open(f"sqlite:///{file}").close()
        return file.read_bytes()


def _written(folder: Path, files: Mapping[str, str]) -> Path:
    folder.mkdir(parents=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder
