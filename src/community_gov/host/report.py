"""What is at work in a place: which plugins, from where, and which value of a setting won."""

from typing import Literal

from attrs import asdict, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.text import Language, Text, same

LayerKind = Literal["default", "file", "override"]

_KINDS = {
    "default": Text("插件默认值", "the plugin's default"),
    "file": Text(
        "{place}启用插件时设定（{where}）", "set where {place} lists the plugin ({where})"
    ),
    "override": Text("{place}改定（{where}）", "set anew by {place} ({where})"),
}
_PLUGIN = Text("{label}（{name} {version}），{where}", "{label} ({name} {version}), {where}")
_SETTING = Text("  {name} = {value}：{why}", "  {name} = {value}: {why}")
_BEATEN = Text("    不用 {value}：{why}", "    instead of {value}: {why}")
_ABOUT = Text("    {about}", "    {about}")
_RESTS = Text("    依据：{title}", "    rests on: {title}")
_UNCONFIRMED = Text("（待核实）", " (to be checked)")
_FROM = Text("  来自：{distribution}", "  from: {distribution}")
_GIVES = Text("  提供：{names}", "  gives: {names}")
_PATCH = Text("{workflow}：{what}，{where}", "{workflow}: {what}, {where}")


@frozen
class Layer:
    """One value that a setting was given.

    Attributes:
        kind: the plugin's default, where the plugin is listed, or an override.
        place: the place whose file says it, or "".
        where: file and line, or "".
    """

    value: object
    kind: LayerKind
    place: str = ""
    where: str = ""

    @property
    def why(self) -> Text:
        """Who says so."""
        return _KINDS[self.kind].fill(place=self.place, where=self.where)


@frozen
class SettingReport:
    """One setting and how it got its value.

    Attributes:
        layers: every value that it was given, the winner last.
        about: what it changes.
        authority: what its default rests on.
    """

    name: str
    layers: tuple[Layer, ...]
    about: Text | None
    authority: Authority | None

    @property
    def winner(self) -> Layer:
        """The value that holds."""
        return self.layers[-1]


@frozen
class PluginReport:
    """One plugin at work.

    Attributes:
        distribution: the package or the place's own file that it comes from.
        where: the line of the file that lists it.
        gives: full names of all that it contributed.
    """

    name: str
    label: Text
    version: str
    distribution: str
    where: str
    settings: tuple[SettingReport, ...]
    gives: tuple[str, ...]


@frozen
class PatchReport:
    """One patch at work.

    Attributes:
        what: kind and name, such as ``add_gate oak_street:hearing``.
        where: who made it, with file and line.
    """

    workflow: str
    what: str
    where: str


@frozen
class PlaceReport:
    """What is at work in a place.

    Attributes:
        listed_by: the place whose file lists the plugins, this one or one above; "" for none.
    """

    place: str
    listed_by: str
    plugins: tuple[PluginReport, ...]
    patches: tuple[PatchReport, ...]

    def lines(self, language: Language, *, why: bool = True) -> list[str]:
        """Return the report for a reader; with `why`, also each setting and what it rests on."""
        texts = [text for plugin in self.plugins for text in _plugin(plugin, why=why)]
        for patch in self.patches:
            texts.append(_PATCH.fill(workflow=patch.workflow, what=patch.what, where=patch.where))
        return [text.in_(language) for text in texts]

    def plain(self) -> dict[str, object]:
        """Return the report as values that JSON can hold, save for dates and durations."""
        return asdict(self)


def _plugin(plugin: PluginReport, *, why: bool) -> list[Text]:
    texts = [
        _PLUGIN.fill(
            label=plugin.label, name=plugin.name, version=plugin.version, where=plugin.where
        )
    ]
    if why and plugin.distribution:
        texts.append(_FROM.fill(distribution=plugin.distribution))
    texts += [_GIVES.fill(names=tuple(plugin.gives))] if plugin.gives else []
    settings = plugin.settings if why else ()
    return texts + [text for one in settings for text in _setting(one)]


def _setting(setting: SettingReport) -> list[Text]:
    *beaten, winner = setting.layers
    texts = [_SETTING.fill(name=setting.name, value=_readable(winner.value), why=winner.why)]
    texts += [
        _BEATEN.fill(value=_readable(layer.value), why=layer.why) for layer in reversed(beaten)
    ]
    if setting.about is not None:
        texts.append(_ABOUT.fill(about=setting.about))
    if setting.authority is not None:
        rests = _RESTS.fill(title=setting.authority.title)
        if not setting.authority.confirmed:
            rests = Text(rests.zh + _UNCONFIRMED.zh, rests.en + _UNCONFIRMED.en)
        texts.append(rests)
    return texts


def _readable(value: object) -> Text:
    text = getattr(value, "text", value)
    return text if isinstance(text, Text) else same(str(value))
