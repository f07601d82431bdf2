"""Ask plugins, one by one, what they contribute; pluggy never decides about their order."""

from collections.abc import Sequence
from difflib import get_close_matches
from types import ModuleType
from typing import Any, TypeVar

from attrs import evolve, frozen
from pluggy import HookCaller, HookImpl, PluginManager, PluginValidationError

from community_gov.domain.errors import PluginError
from community_gov.domain.text import Text
from community_gov.host.answers import Wrong, misfit
from community_gov.host.catalogue import Installed
from community_gov.host.place_file import Listed
from community_gov.host.settings import Chosen
from community_gov.plugin.hookspecs import Hooks
from community_gov.plugin.markers import PROJECT

Answer = TypeVar("Answer")


@frozen
class Active:
    """One plugin at work in one place: an instance of its own, made with this place's settings."""

    installed: Installed
    listed: Listed
    chosen: Chosen
    instance: object
    label: Text

    @property
    def name(self) -> str:
        """What the place's file calls it."""
        return self.installed.name


def activated(maker: Any, installed: Installed, listed: Listed, chosen: Chosen) -> Active:
    """Make the plugin's instance for one place.

    Raises:
        PluginError: it raised, gave a module or a class, has no label, or goes by another name
            than its announcement.
    """
    try:
        instance = maker(chosen.settings)
    except Exception as error:
        raise installed.raised("__init__", error) from error
    if isinstance(instance, (ModuleType, type)) or instance is None:
        raise installed.error("plugin.no_instance", found=type(instance).__name__)
    name, label = getattr(instance, "name", None), getattr(instance, "label", None)
    if name != installed.name:
        raise installed.error("plugin.other_name", found=str(name))
    if not isinstance(label, Text):
        raise installed.error("plugin.label", found=type(label).__name__)
    return Active(installed, listed, chosen, instance, label)


class Asking:
    """A fresh manager for one place; thrown away with everything in it when anything fails."""

    def __init__(self, plugins: Sequence[Active]) -> None:
        """Register plugins.

        Raises:
            PluginError: hooks that do not exist, with the nearest name, or that do not fit.
        """
        self._manager = PluginManager(PROJECT)
        self._manager.add_hookspecs(Hooks)
        for plugin in plugins:
            self._register(plugin)

    def _register(self, plugin: Active) -> None:
        try:
            self._manager.register(plugin.instance, plugin.name)
        except Exception as error:
            raise plugin.installed.raised("register", error) from error
        try:
            self._manager.check_pending()
        except PluginValidationError as error:
            raise self._unknown_hook(plugin) from error
        for caller in self._callers():
            for one in caller.get_hookimpls():
                if one.plugin is plugin.instance and (one.wrapper or one.hookwrapper):
                    raise plugin.installed.error("plugin.wrapper", hook=caller.name)

    def _callers(self) -> list[HookCaller]:
        return [one for one in vars(self._manager.hook).values() if isinstance(one, HookCaller)]

    def _unknown_hook(self, plugin: Active) -> PluginError:
        known = sorted(caller.name for caller in self._callers() if caller.has_spec())
        name = next(caller.name for caller in self._callers() if not caller.has_spec())
        near = get_close_matches(name, known, n=1, cutoff=0.3) or known
        return plugin.installed.error("plugin.unknown_hook", hook=name, near=", ".join(near))

    def ask(self, plugin: Active, hook: str, kind: type[Answer]) -> tuple[Answer, ...]:
        """Return what one plugin answers to one hook; empty when it does not implement it.

        Raises:
            PluginError: it raised, or answered something else than a sequence of that kind.
        """
        caller = getattr(self._manager.hook, hook)
        answers: list[Answer] = []
        for implementation in caller.get_hookimpls():
            if implementation.plugin is plugin.instance:
                answers.extend(_answered(plugin, hook, kind, implementation))
        return tuple(answers)


def _answered(
    plugin: Active, hook: str, kind: type[Answer], implementation: HookImpl
) -> Sequence[Answer]:
    try:
        answer: Any = implementation.function()
        wrong = _misfit(answer, kind)
    except Exception as error:
        raise plugin.installed.raised(hook, error) from error
    if wrong is not None:
        path = ".".join(str(step) for step in (hook, *wrong.at))
        params = {"hook": path, "expected": wrong.expected, "found": wrong.found}
        raise plugin.installed.error("plugin.answer", **params)
    return tuple(answer)


def _misfit(answer: object, kind: type) -> Wrong | None:
    if not isinstance(answer, (tuple, list)):
        return Wrong((), f"a sequence of {kind.__name__}", type(answer).__name__)
    found = ((number, misfit(one, kind)) for number, one in enumerate(answer))
    return next((evolve(one, at=(number, *one.at)) for number, one in found if one), None)
