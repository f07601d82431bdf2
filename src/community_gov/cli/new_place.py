"""The file of a new place: what is installed, in comments, and how people are told."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrs import NOTHING, Factory, fields

from community_gov.cli.frame import folded
from community_gov.domain.text import Language, Text
from community_gov.host.schemas import Installation
from community_gov.host.schemas.values import as_value
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
_NO_CHANNEL = Text(
    "怎样告知：装了带渠道的插件（如 community-gov-notices）并启用后，去掉“# ”。",
    "How people are told: once a plugin with channels is installed (such as"
    " community-gov-notices) and chosen, take away the `# `.",
)


def plugin_lines(here: Installation, chosen: Sequence[str], language: Language) -> str:
    """Return the part ``plugins`` of a place's file: those chosen, and the others in comments."""
    lines = ["plugins:" if chosen else "plugins: []"]
    for name, kind in sorted(here.settings.items(), key=lambda one: (one[0] not in chosen, one[0])):
        label = here.labels.get(name)
        hidden = "" if name in chosen else "# "
        lines += [f"  # {one}" for one in folded(label.in_(language), _WIDE)] if label else []
        lines.append(f"  {hidden}- {name}")
        lines += [f"  # {one}".rstrip() for one in _settings(kind, language)]
    return "\n".join(lines)


def _settings(kind: Any, language: Language) -> Iterator[str]:
    """Yield the settings of a plugin at their defaults, each under what it means."""
    for one in fields(kind) if kind is not None else ():
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


def notice_lines(place: str, here: Installation, chosen: Sequence[str], language: Language) -> str:
    """Return the part ``notices`` of a place's file; in comments where nothing can carry them."""
    works = _FILE in here.channels and "notices" in chosen
    lines = [
        "notices:",
        "  channels:",
        f"    book: {{kind: '{_FILE}', path: {place}-notices.jsonl}}",
        "  quiet: 21:00-08:00",
        "  rules:",
        "    - {to: parts, by: book}",
        "    - {to: offices, by: book}",
    ]
    about = folded((_BOOK if works else _NO_CHANNEL).in_(language), _WIDE)
    return "\n".join(
        [*(f"# {one}" for one in about), *(one if works else f"# {one}" for one in lines)]
    )
