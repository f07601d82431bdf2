"""Settings of a plugin in one place: which of the written values wins, checked by its type."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from attrs import NOTHING, Attribute, Factory, evolve, fields, frozen, has, resolve_types

from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.host.catalogue import Installed
from community_gov.host.fresh import fresh
from community_gov.host.place_file import Listed, PlaceFile, Written
from community_gov.host.report import Layer, LayerKind, SettingReport
from community_gov.host.structuring import make_converter, structure
from community_gov.host.yaml_reader import Document, Steps
from community_gov.plugin.settings import NoSettings, SettingInfo

_CONVERTER = make_converter()


@frozen
class Chosen:
    """The settings of one plugin in one place, with their story.

    Attributes:
        written: where the value that holds was written, by setting; not for defaults.
    """

    settings: Any
    reports: tuple[SettingReport, ...]
    written: Mapping[str, Written]

    @property
    def by_name(self) -> dict[str, object]:
        """The values, by name."""
        return {one.name: getattr(self.settings, one.name) for one in fields(type(self.settings))}

    def written_at(self, steps: Steps) -> tuple[Document, Steps] | None:
        """Return where a part of a setting was written; None when it is the plugin's default.

        Args:
            steps: the setting's name, and the way from it to the part.
        """
        written = self.written.get(str(steps[0])) if steps else None
        return None if written is None else (written.document, (*written.at, *steps[1:]))


def choose(
    maker: object,
    installed: Installed,
    lister: PlaceFile,
    listed: Listed,
    below: Sequence[PlaceFile],
) -> Chosen:
    """Return typed settings: default, then where the plugin is listed, then overrides.

    Args:
        maker: the plugin's class or factory; its ``Settings`` says what there is.
        lister: the place whose file lists the plugin.
        below: the files that may override values, the lister's own first.

    Raises:
        InvalidFile: settings that do not exist or have the wrong form; all of them.
        PluginError: the plugin's ``Settings`` is no attrs class.
    """
    kind = settings_class(maker, installed)
    sources: list[tuple[LayerKind, str, Mapping[str, Written]]] = [
        ("file", lister.place.name, listed.settings)
    ]
    sources += [("override", file.place.name, file.values.get(listed.name, {})) for file in below]
    problems: list[Problem] = []
    layers: dict[str, list[Layer]] = {}
    for layer_kind, place, written in sources:
        for name, one in written.items():
            value = _typed(kind, name, one, installed, problems)
            layers.setdefault(name, []).append(Layer(value, layer_kind, place, one.where))
    problems.extend(_missing(kind, layers, listed))
    if problems:
        raise InvalidFile(*problems)
    holding = {name: one for _, _, written in sources for name, one in written.items()}
    return _made(kind, layers, listed, holding)


def choose_defaults(maker: object, installed: Installed) -> Chosen | None:
    """Return the settings of a plugin where no file says anything; None when one must be said.

    Raises:
        InvalidFile: the defaults do not agree with one another.
        PluginError: the plugin's ``Settings`` is no attrs class.
    """
    kind = settings_class(maker, installed)
    if any(one.default is NOTHING for one in _shown(kind)):
        return None
    nowhere = Listed(installed.name, {}, Document(installed.name, None, {}), ())
    return _made(kind, {}, nowhere, {})


def settings_class(maker: object, installed: Installed) -> Any:
    """Return the attrs class of a plugin's settings, with its types.

    Raises:
        PluginError: the plugin's ``Settings`` is no attrs class.
    """
    kind = getattr(maker, "Settings", NoSettings)
    if not (isinstance(kind, type) and has(kind)):
        raise installed.error("plugin.settings")
    try:
        return resolve_types(kind)
    except Exception as error:
        raise installed.raised("Settings", error) from error


def _typed(
    kind: Any, name: str, written: Written, installed: Installed, problems: list[Problem]
) -> object:
    known = {one.name: one for one in fields(kind) if one.init}
    document = written.document
    if name not in known:
        params = {"plugin": installed.name, "name": name, "near": nearest(name, known) or "—"}
        problems.append(document.problem("setting.unknown", written.at, **params))
        return None
    try:
        return structure(_CONVERTER, document, written.value, known[name].type or Any, written.at)
    except InvalidFile as error:
        problems.extend(error.problems)
        return None
    except Exception as error:
        # The plugin's own type for this setting is one that nothing can be read into.
        raise installed.raised("Settings", error) from error


def _missing(kind: Any, layers: Mapping[str, Sequence[Layer]], listed: Listed) -> Iterator[Problem]:
    for one in fields(kind):
        if one.init and one.default is NOTHING and one.name not in layers:
            params = {"plugin": listed.name, "name": one.name}
            yield listed.document.problem("setting.missing", listed.at, **params)


def _made(
    kind: Any,
    layers: Mapping[str, Sequence[Layer]],
    listed: Listed,
    holding: Mapping[str, Written],
) -> Chosen:
    values = {name: given[-1].value for name, given in layers.items()}
    aliases = {one.name: one.alias for one in fields(kind)}
    try:
        settings = fresh(kind(**{aliases[name]: one for name, one in values.items()}), listed.name)
    except Exception as error:
        params = {"plugin": listed.name, "detail": str(error)}
        problem = listed.document.problem("setting.refused", listed.at, **params)
        raise InvalidFile(problem) from error
    reports = tuple(_report(one, settings, layers.get(one.name, ())) for one in _shown(kind))
    return Chosen(settings, reports, holding)


def _shown(kind: Any) -> Iterable["Attribute[Any]"]:
    return (one for one in fields(kind) if one.init)


def _report(attribute: "Attribute[Any]", settings: Any, given: Sequence[Layer]) -> SettingReport:
    info = attribute.metadata.get("setting", SettingInfo(None))  # type: ignore[arg-type]
    layers = [*_default(attribute, settings), *given]
    layers[-1] = evolve(layers[-1], value=getattr(settings, attribute.name))
    return SettingReport(attribute.name, tuple(layers), info.about, info.authority)


def _default(attribute: "Attribute[Any]", settings: Any) -> list[Layer]:
    default: Any = attribute.default
    if default is NOTHING:
        return []
    if isinstance(default, Factory):  # type: ignore[arg-type]
        default = default.factory(settings) if default.takes_self else default.factory()
    return [Layer(default, "default")]
