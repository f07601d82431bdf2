"""The bench: a real database, real keys, real place files, and a clock that the test moves."""

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
from community_gov.services.ports import Inquire
from community_gov.store import SqliteStore

START = datetime(2026, 3, 2, 9, 0, tzinfo=CHINA_TIME)
"""A Monday on which people work."""


class Bench:
    """A district to test a plugin on.

    Args:
        folder: an empty folder, such as pytest's ``tmp_path``.
        places: a folder of place files, or the files' texts by name.
        start: the moment at which the clock stands first.
        plugins: plugin classes to choose from, instead of those that are installed.
        inquire: answers for the data of a place, when a case is closed.

    >>> def test_a_plugin(tmp_path):
    ...     with Bench(tmp_path, {"here.yaml": "place: here …"}) as bench:
    ...         here = bench.place("here")
    """

    def __init__(
        self,
        folder: Path,
        places: Path | Mapping[str, str],
        start: datetime = START,
        plugins: Iterable[type] = (),
        inquire: Inquire | None = None,
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
        self.district = open_district(
            book,
            self.url,
            self.keys,
            now=lambda: self.moment,
            new_id=random_id,
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
        """Move the clock and fire what is due by then."""
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
