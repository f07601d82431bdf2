"""The file of a new place: what is installed, in comments, and how people are told."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import NOTHING, Factory, fields, frozen

from community_gov.cli.frame import folded
from community_gov.domain.errors import PluginError
from community_gov.domain.text import Language, Text
from community_gov.host import Catalogue
from community_gov.host.schemas.values import as_value
from community_gov.host.settings import settings_class
from community_gov.host.yaml_writer import write_yaml
from community_gov.plugin.settings import SettingInfo

_WIDE = 90
_RESTS = Text("{about}。依据：{title}", "{about}; rests on: {title}")
_UNCONFIRMED = Text("（待核实）", " (to be checked)")
_NEEDED = Text("必填：{name}", "to be filled in: {name}")
_FILE = "notices:file"
_BOOK = Text(
    "告知先记进一个本子，由社区转告：一行管居民，一行管工作人员。走什么渠道由本地议定。",
    "What people are told goes into a book, for the community to pass on: a line for residents,"
    " a line for those who work there. Which channels, is to be agreed in the neighbourhood.",
)
_INHERITED = Text(
    "现在照上级地方启用的。要自己定，就去掉“plugins:”和所选名称前的“# ”："
    "那以后只有这里列的才启用。",
    "What the place above lists holds here. To choose otherwise, take away the `# ` before"
    " `plugins:` and before the names: from then on only what stands here is chosen.",
)
_AS_ABOVE = Text(
    "告知照上级地方的办。要自己定，去掉“# ”。",
    "People are told as the place above says. To do otherwise, take away the `# `.",
)
_NO_CHANNEL = Text(
    "怎样告知：装了带渠道的插件（如 community-gov-notices）并启用后，去掉“# ”。",
    "How people are told: once a plugin with channels is installed (such as"
    " community-gov-notices) and chosen, take away the `# `.",
)


@frozen
class Choice:
    """An installed plugin.

    Attributes:
        label: what people call it; None where it does not say.
        settings: the attrs class of its settings.
    """

    label: Text | None
    settings: Any


def choices() -> Mapping[str, Choice]:
    """Return the plugins that are installed, by name, but for those that cannot be loaded."""
    catalogue = Catalogue.installed()
    found = {}
    for name in catalogue:
        try:
            installed = catalogue[name]
            maker = installed.maker()
            settings = settings_class(maker, installed)
        except PluginError:
            continue
        label = getattr(maker, "label", None)
        found[name] = Choice(label if isinstance(label, Text) else None, settings)
    return found


def plugin_lines(
    here: Mapping[str, Choice], chosen: Sequence[str], language: Language, *, inherits: bool
) -> str:
    """Return the part ``plugins`` of a place's file: those chosen, and the others in comments.

    Args:
        inherits: the plugins of the place above hold here too, as long as this part is a comment.
    """
    if inherits:
        lines = [*(f"# {one}" for one in folded(_INHERITED.in_(language), _WIDE)), "# plugins:"]
    else:
        lines = ["plugins:" if chosen else "plugins: []"]
    for name in sorted(here, key=lambda one: (one not in chosen, one)):
        label = here[name].label
        hidden = "" if name in chosen else "# "
        lines += [f"  # {one}" for one in folded(label.in_(language), _WIDE)] if label else []
        lines.append(f"  {hidden}- {name}")
        lines += [f"  # {one}".rstrip() for one in _settings(here[name].settings, language)]
    return "\n".join(lines)


def _settings(kind: Any, language: Language) -> Iterator[str]:
    """Yield the settings of a plugin at their defaults, each under what it means."""
    for one in fields(kind):
        if not one.init:
            continue
        for line in folded(_meaning(one, language), _WIDE - 8):
            yield f"    # {line}"
        for line in _default(one, language).splitlines():
            yield f"    {line}"


def _meaning(one: Any, language: Language) -> str:
    info = one.metadata.get("setting")
    if not isinstance(info, SettingInfo):
        return ""
    if info.authority is None:
        return info.about.in_(language)
    said = _RESTS.fill(about=info.about, title=info.authority.title).in_(language)
    return said if info.authority.confirmed else said + _UNCONFIRMED.in_(language)


def _default(one: Any, language: Language) -> str:
    default = one.default
    if isinstance(default, Factory):  # type: ignore[arg-type]
        default = None if default.takes_self else default.factory()
    if default is NOTHING:
        return f"# {_NEEDED.fill(name=one.name).in_(language)}"
    if default is None:
        return f"# {one.name}:"
    try:
        return write_yaml({one.name: as_value(default)})
    except TypeError:
        return f"# {one.name}:"


def notice_lines(place: str, language: Language, *, carried: bool, inherits: bool) -> str:
    """Return the part ``notices`` of a place's file; in comments where nothing can carry them.

    Args:
        carried: the plugin that brings the channel is chosen.
        inherits: what the place above says holds here too, as long as this part is a comment.
    """
    lines = [
        "notices:",
        "  channels:",
        f"    book: {{kind: '{_FILE}', path: {place}-notices.jsonl}}",
        "  quiet: 21:00-08:00",
        "  rules:",
        "    - {to: parts, by: book}",
        "    - {to: offices, by: book}",
    ]
    said = _BOOK if carried else _AS_ABOVE if inherits else _NO_CHANNEL
    about = folded(said.in_(language), _WIDE)
    return "\n".join(
        [*(f"# {one}" for one in about), *(one if carried else f"# {one}" for one in lines)]
    )
