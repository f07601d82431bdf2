"""What is tested: a plugin in a place where every body is there that its roles are held in."""

from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, ClassVar, Self, TypeVar

from attrs import frozen

from community_gov.host import Catalogue, PlaceBook
from community_gov.host.report import PatchReport, PlaceReport, PluginReport
from community_gov.services.ports import Rulebook
from community_gov.testing.bench import Bench
from community_gov.testing.steady import SteadyIds, SteadyKeyring
from community_gov.testing.walk import Examples

Value = TypeVar("Value")

_PLACE = """
place: here
kind: community
label: {{zh: 某社区, en: A community}}
{bodies}plugins:
  - {plugin}
"""
_BODY = "  {name}: {{kind: {kind}, label: {{zh: 某机构, en: A body}}}}\n"
_BESIDE = """
place: {name}
kind: community
label: {{zh: 隔壁, en: Next door}}
under: {under}
"""
NEXT_DOOR = "next_door"


@frozen
class Found:
    """What a place has of the plugin that is tested."""

    place: str
    rulebook: Rulebook
    plugin: PluginReport
    patches: tuple[PatchReport, ...]

    @classmethod
    def of(cls, name: str, place: str, rulebook: Rulebook, report: PlaceReport) -> Self:
        """Take what is this plugin's out of a place's report."""
        (plugin,) = (one for one in report.plugins if one.name == name)
        patches = tuple(one for one in report.patches if one.where.split(" ")[0] == name)
        return cls(place, rulebook, plugin, patches)


class Subject:
    """The plugin of a class of tests, and where it is tested; see `Conformance`."""

    plugin: ClassVar[type | str]
    place: ClassVar[str] = ""
    beside: ClassVar[tuple[type, ...]] = ()
    places: ClassVar[Path | None] = None
    examples: ClassVar[Examples] = {}

    def _once(self, what: str, make: Callable[[], Value]) -> Value:
        """Return something that all tests of this class look at, made when it is first asked for.

        The class that asks keeps it, so that one that inherits from it makes its own.
        """
        kept: dict[str, Any] = type(self).__dict__.get("_kept") or {}
        if what not in kept:
            type(self)._kept = kept = {**kept, what: make()}  # type: ignore[attr-defined]
        made: Value = kept[what]
        return made

    def _found(self) -> Found:
        """Return what the place has of the plugin; looked up once for all tests of a class."""
        return self._once("found", self._looked_up)

    def _looked_up(self) -> Found:
        """Build the place anew and return what it has of the plugin."""
        with TemporaryDirectory() as folder:
            book = PlaceBook(self._written(Path(folder)), self._catalogue())
            for place in book.places:
                report = book.report(place)
                if self._name in {one.name for one in report.plugins}:
                    return Found.of(self._name, place, book.rulebook(place), report)
        raise AssertionError(f"no place lists the plugin {self._name}: add it under plugins:")

    def _bench(self, folder: Path, seed: int, *, next_door: bool = False) -> Bench:
        """Return a bench without chance, with the clock, ids and keys that a seed decides."""
        places: Path | Mapping[str, str] = self.places or self._texts(next_door)
        bench = Bench(
            folder,
            places,
            plugins=self._classes(),
            keys=SteadyKeyring(),
            new_id=SteadyIds(seed),
        )
        return bench.at(self._found().place)

    def _texts(self, next_door: bool) -> dict[str, str]:
        texts = {"place.yaml": self._place_text()}
        if next_door:
            under = self._found().place
            texts["next_door.yaml"] = _BESIDE.format(name=NEXT_DOOR, under=under)
        return texts

    def _written(self, folder: Path) -> Path:
        if self.places is not None:
            return self.places
        (folder / "place.yaml").write_text(self._place_text(), encoding="utf-8")
        return folder

    def _place_text(self) -> str:
        return self.place or self._once("place", self._place_with_bodies)

    def _place_with_bodies(self) -> str:
        """Return a place with one body of each kind in which the plugin's roles are held."""
        with TemporaryDirectory() as folder:
            bare = _PLACE.format(plugin=self._name, bodies="")
            Path(folder, "place.yaml").write_text(bare, encoding="utf-8")
            workflows = PlaceBook(folder, self._catalogue()).rulebook("here").workflows
        kinds = {role.body for one in workflows.values() for role in one.roles if role.body}
        bodies = "".join(_BODY.format(name=f"the_{one}", kind=one) for one in sorted(kinds))
        head = f"bodies:\n{bodies}" if bodies else ""
        return _PLACE.format(plugin=self._name, bodies=head)

    def _classes(self) -> tuple[type, ...]:
        if self.places is not None:
            return ()
        assert isinstance(self.plugin, type), "name the plugin's class, or give its `places`"
        return (self.plugin, *self.beside)

    def _catalogue(self) -> Catalogue | None:
        classes = self._classes()
        return Catalogue.of(*classes) if classes else None

    def _own(self, found: Rulebook) -> dict[str, object]:
        kinds = (
            *(found.programs, found.workflows, found.schemes, found.point_rules),
            *(found.rewards, found.taxonomies, found.classifiers, found.questions),
            found.notices.kinds,
        )
        prefix = f"{self._name}:"
        return {
            name: one for kind in kinds for name, one in kind.items() if name.startswith(prefix)
        }

    @property
    def _programs(self) -> list[str]:
        """The full names of the plugin's programs whose workflow has the same name."""
        found = self._found().rulebook
        names = [one for one in found.programs if one.startswith(f"{self._name}:")]
        return [one for one in names if one in found.workflows]

    @property
    def _name(self) -> str:
        name: str = self.plugin if isinstance(self.plugin, str) else self.plugin.name  # type: ignore[attr-defined]
        return name
