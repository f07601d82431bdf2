"""The little plugins that a place brings itself, in a folder beside its file, named like it.

Nothing in it runs before the place's file lists it. What was read is what runs: the files are
kept as they were read, and each place that is built from them runs them anew, in modules of
its own, so that not even a module's globals are shared.
"""

import hashlib
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from types import CodeType
from typing import ClassVar

from attrs import evolve, frozen

from community_gov.domain.errors import InvalidFile, PluginError, Problem
from community_gov.host.catalogue import Installed
from community_gov.host.own_module import line_of, plugin_classes, run
from community_gov.host.yaml_reader import read_bytes
from community_gov.workflow.definition import Origin

_ENDINGS = (".py", ".yaml", ".yml")


@frozen
class Brought:
    """The folder of one place.

    Attributes:
        files: what its Python and YAML files held when the place's file was read, by name;
            hidden files and inner folders are left alone.
    """

    folder: Path
    files: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """SHA-256 of all names and contents."""
        files = sorted(self.files.items())
        each = (f"{name}\0{hashlib.sha256(content).hexdigest()}\n" for name, content in files)
        return hashlib.sha256("".join(each).encode()).hexdigest()

    def shown(self, file: str) -> str:
        """Return how a file is called in messages."""
        return f"{self.folder.name}/{file}"

    def plugins(self, place: str) -> tuple["Own", ...]:
        """Return the plugins, one for each Python file, to be loaded for one place.

        Raises:
            PluginError: files that are no Python, or have not one plugin class; all of them.
        """
        found: list[Own] = []
        problems: list[Problem] = []
        for file in sorted(one for one in self.files if one.endswith(".py")):
            try:
                found.append(self._plugin(file, place))
            except PluginError as error:
                problems.extend(error.problems)
        if problems:
            raise PluginError(*problems)
        return tuple(found)

    def _plugin(self, file: str, place: str) -> "Own":
        path, stem = str(self.folder / file), file.removesuffix(".py")
        mark = hashlib.sha256(f"{self.folder.resolve()}\0{self.digest}".encode()).hexdigest()
        module = f"{place}__{stem}__{mark[:12]}"
        own = Own(stem, self.shown(file), self.digest[:12], module, lambda: None, self, path)
        try:
            classes = plugin_classes(self.files[file], path)
        except Exception as error:  # besides SyntaxError also ValueError, RecursionError …
            raise own.raised("import", error) from error
        if len(classes) != 1:
            found = ", ".join(kind for _, kind in classes) or "—"
            raise own.error("plugin.one_class", file=own.distribution, found=found)
        ((name, kind),) = classes
        load = partial(run, module, path, self.files[file], kind)
        return evolve(own, name=name, target=f"{module}:{kind}", load=load)


def read_brought(folder: Path) -> Brought | None:
    """Read a place's folder, if it has one with anything in it.

    Raises:
        InvalidFile: one of its files cannot be read, or is too large.
    """
    if not folder.is_dir():
        return None
    try:
        inside = [path for path in folder.iterdir() if path.suffix in _ENDINGS and path.is_file()]
    except OSError as error:
        params = {"detail": error.strerror or type(error).__name__}
        raise InvalidFile(Problem("yaml.unreadable", folder.name, params)) from error
    seen = [path.name for path in inside if not path.name.startswith(".")]
    files = {name: read_bytes(folder / name, f"{folder.name}/{name}") for name in seen}
    return Brought(folder, files) if files else None


@frozen
class Own(Installed):
    """A plugin that a place brought itself; errors name its file and line."""

    brought: Brought
    path: str
    twice: ClassVar[str] = "plugin.brought_twice"

    def __str__(self) -> str:
        return self.distribution

    @property
    def module(self) -> str:
        """What the module is called, in this place only."""
        return self.target.partition(":")[0]

    def raised(self, hook: str, error: BaseException) -> PluginError:
        """Return the error for an exception, where it left the plugin's file."""
        (problem,) = super().raised(hook, error).problems
        line = line_of(error, self.path)
        return PluginError(evolve(problem, where=f"{self.distribution}:{line}"))

    def origin(self, code: object) -> Origin:
        """Return where a function of the plugin is written."""
        written = getattr(code, "__code__", None)
        line = 0
        if isinstance(written, CodeType) and written.co_filename == self.path:
            line = written.co_firstlineno
        return Origin(self.name, self.distribution, line)

    def resource(self, package: str, file: str) -> tuple[bytes, str]:
        """Return a file of the place's folder, or of an installed package."""
        if package != self.module:
            return super().resource(package, file)
        if file not in self.brought.files:
            raise self.error("plugin.no_own_file", folder=self.brought.folder.name, file=file)
        return self.brought.files[file], self.brought.shown(file)
