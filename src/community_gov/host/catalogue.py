"""Which plugins are installed; none is imported before a place's file lists it."""

from collections.abc import Callable, Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from importlib.resources import files
from itertools import chain
from pathlib import PurePosixPath
from types import ModuleType
from typing import Any, ClassVar, Self

from attrs import field, frozen

from community_gov.domain.errors import PluginError, Problem
from community_gov.workflow.definition import Origin

GROUP = "community_gov.plugins"


@frozen
class Installed:
    """One plugin as its distribution announces it.

    Attributes:
        name: what a place's file calls it.
        distribution: the package that brought it, or "" for one that was handed in.
        target: what the announcement points at, such as ``food_bank:FoodBank``.
        load: imports and returns the target.
    """

    name: str
    distribution: str
    version: str
    target: str
    load: Callable[[], object] = field(repr=False, eq=False)
    twice: ClassVar[str] = "plugin.installed_twice"
    """The code for a name that this plugin and another one have."""

    def __str__(self) -> str:
        return f"{self.name} {self.version}"

    def maker(self) -> Callable[[Any], object]:
        """Return the class or factory that makes a fresh instance for each place.

        Raises:
            PluginError: it cannot be imported, or is a module, whose globals all places would
                share, or cannot be called.
        """
        if ":" not in self.target:
            raise self.error("plugin.module", target=self.target)
        try:
            target = self.load()
        except Exception as error:
            raise self.raised("import", error) from error
        if isinstance(target, ModuleType):
            raise self.error("plugin.module", target=self.target)
        if not callable(target):
            raise self.error("plugin.no_maker", target=self.target, found=type(target).__name__)
        return target

    def error(self, code: str, **params: object) -> PluginError:
        """Return an error that names this plugin."""
        named = {"plugin": self.name, "version": self.version, **params}
        return PluginError(Problem(code, str(self), named))

    def raised(self, hook: str, error: BaseException) -> PluginError:
        """Return the error for an exception that came out of the plugin."""
        detail = f"{type(error).__name__}: {error}"
        return self.error("plugin.raised", hook=hook, detail=detail)

    def origin(self, code: object) -> Origin:
        """Return where a function of the plugin is written."""
        name = getattr(code, "__qualname__", type(code).__name__)
        return Origin(self.name, f"{getattr(code, '__module__', '')}.{name}")

    def resource(self, package: str, file: str) -> tuple[bytes, str]:
        """Return what a file of a package holds, and how the file is called in messages.

        Raises:
            PluginError: there is no such file.
        """
        steps = PurePosixPath(file).parts
        try:
            if ".." in steps or file.startswith("/"):
                raise ValueError(file)
            return files(package).joinpath(*steps).read_bytes(), file
        except (ImportError, OSError, TypeError, ValueError) as error:
            raise self.error("plugin.no_file", package=package, file=file) from error


class Catalogue:
    """The plugins that a place's file may list."""

    def __init__(self, installed: Iterable[Installed]) -> None:
        self._by_name: dict[str, list[Installed]] = {}
        for one in installed:
            self._by_name.setdefault(one.name, []).append(one)

    @classmethod
    def installed(cls) -> Self:
        """Return what the installed distributions announce, read once and not imported."""
        return cls(_announced(entry) for entry in entry_points(group=GROUP))

    @classmethod
    def of(cls, *makers: Any, version: str = "0") -> Self:
        """Return a catalogue of classes or factories that are at hand, for a test or a script."""
        return cls(_at_hand(maker, version) for maker in makers)

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._by_name))

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def __getitem__(self, name: str) -> Installed:
        """Return one plugin.

        Raises:
            KeyError: there is none of that name.
            PluginError: two distributions announce the name.
        """
        first, *others = self._by_name[name]
        if others:
            both = tuple(f"{one.distribution} {one.version}" for one in (first, *others))
            raise first.error(first.twice, distributions=both)
        return first

    def after(self, brought: Iterable[Installed]) -> "Catalogue":
        """Return a catalogue in which plugins that a place brought come first."""
        return Catalogue(chain(brought, *self._by_name.values()))


def _at_hand(maker: Any, version: str) -> Installed:
    target = f"{maker.__module__}:{maker.__qualname__}"
    return Installed(maker.name, "", version, target, lambda: maker)


def _announced(entry: EntryPoint) -> Installed:
    distribution = entry.dist
    return Installed(
        name=entry.name,
        distribution=distribution.name if distribution else "",
        version=distribution.version if distribution else "",
        target=entry.value,
        load=entry.load,
    )
