"""The book of a district's places: what holds in each, built when it is first asked for."""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import Lock, RLock
from types import MappingProxyType

from community_gov.domain.places import Place
from community_gov.host.building import Built, build, refuse_shared
from community_gov.host.catalogue import Catalogue
from community_gov.host.place_file import PlaceFile, read_change
from community_gov.host.places import Places, read_places
from community_gov.host.report import PlaceReport
from community_gov.plugin.contributions import Chapter
from community_gov.services.ports import Rulebook


class PlaceBook:
    """What holds in each place of a district.

    A place is built from its own file and those above it; it stays as it is until one of
    them has another content and `refresh` is called. A place that cannot be built stops no
    other. May be used from several threads.
    """

    def __init__(self, directory: Path | str, catalogue: Catalogue | None = None) -> None:
        """Read the place files of a folder; nothing is built yet.

        Args:
            directory: the folder with one YAML file for each place.
            catalogue: the plugins that may be listed; those installed when None.

        Raises:
            InvalidFile: all that is wrong with any of the files.
        """
        self._directory = Path(directory)
        self._catalogue = Catalogue.installed() if catalogue is None else catalogue
        self._lock = Lock()
        self._doors: dict[str, RLock] = {}
        self._built: dict[str, tuple[str, Built]] = {}
        self._places: Places = read_places(self._directory)

    @property
    def places(self) -> Mapping[str, Place]:
        """All places, by name, each with the bodies that have power there."""
        places = self._places
        return MappingProxyType({name: places.place(name) for name in places.files})

    def rulebook(self, place: str) -> Rulebook:
        """Return what holds in a place.

        Raises:
            NotFound: there is no such place.
            InvalidFile: what its files say cannot be; all problems at once.
            PluginError: one of its plugins could not be loaded.
        """
        return self._get(place).rulebook

    def chapters(self, place: str) -> tuple[Chapter, ...]:
        """Return the chapters of the story that a place's plugins give; raises as `rulebook`."""
        return self._get(place).chapters

    def report(self, place: str) -> PlaceReport:
        """Return which plugins are at work and which settings won; raises as `rulebook`."""
        return self._get(place).report

    def changed(self, place: str, file: Path) -> Rulebook:
        """Return what would hold in a place if a file set some settings of plugins anew.

        The place is built a second time and not kept.

        Args:
            file: YAML; by plugin, values as under ``values`` in a place file.

        Raises:
            InvalidFile: the file, or what it says, cannot be; all problems at once.
            NotFound, PluginError: as `rulebook`.
        """
        with self._lock:
            chain, whole = self._places.chain(place), self._places.place(place)
            elsewhere = self._instances()
        above = (*chain, read_change(file, chain[-1]))
        return build(whole, above, self._catalogue, elsewhere).rulebook

    def refresh(self) -> None:
        """Read the place files again; a place none of whose files has changed is kept.

        Raises:
            InvalidFile: all that is wrong with the files; then everything stays as it was.
        """
        places = read_places(self._directory)
        with self._lock:
            self._places = places
            self._built = {
                name: (digest, built)
                for name, (digest, built) in self._built.items()
                if name in places.files and digest == _digest(places.chain(name))
            }

    def _get(self, name: str) -> Built:
        with self._lock:
            self._places.chain(name)
            door = self._doors.setdefault(name, RLock())
        with door:  # a plugin that hangs while its place is built holds up no other place
            with self._lock:
                places, kept = self._places, self._built.get(name)
                elsewhere = self._instances()
            return kept[1] if kept else self._build(name, places, elsewhere)

    def _build(self, name: str, places: Places, elsewhere: Iterable[object]) -> Built:
        chain = places.chain(name)
        built = build(places.place(name), chain, self._catalogue, elsewhere)
        with self._lock:
            refuse_shared(built.active, self._instances())
            if self._places is places:
                self._built[name] = (_digest(chain), built)
        return built

    def _instances(self) -> list[object]:
        return [one.instance for _, built in self._built.values() for one in built.active]


def _digest(chain: Iterable[PlaceFile]) -> str:
    return hashlib.sha256("".join(file.digest for file in chain).encode()).hexdigest()
