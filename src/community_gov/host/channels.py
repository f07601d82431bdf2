"""Kinds of channels of the plugins of one place, and the channels that its file makes of them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from attrs import NOTHING, evolve, fields, frozen, has, resolve_types

from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.domain.notices import Notice, OpenChannel, Send
from community_gov.host.asking import Active, Asking
from community_gov.host.offers import own_name
from community_gov.host.structuring import make_converter, structure
from community_gov.host.yaml_reader import Document, Steps
from community_gov.plugin.channels import ChannelKind
from community_gov.services.people import PERSON_FIELDS

_CONVERTER = make_converter()
KIND = "kind"


def kinds(asking: Asking, plugin: Active) -> Iterable[ChannelKind]:
    """Yield the kinds of channels that a plugin gives, under full names.

    Raises:
        PluginError: the settings of one are no attrs class, or it wants an address that no
            person has.
    """
    for one in asking.ask(plugin, "channels", ChannelKind):
        if not has(one.settings):
            raise plugin.installed.error("plugin.settings")
        if one.address and one.address not in PERSON_FIELDS:
            near = nearest(one.address, PERSON_FIELDS)
            raise plugin.installed.error("plugin.channel_address", name=one.address, near=near)
        yield evolve(one, name=own_name(plugin, one.name), settings=resolve_types(one.settings))


@frozen
class WrittenChannel:
    """A channel as a place's file writes it."""

    name: str
    document: Document
    settings: Mapping[str, object]

    @property
    def at(self) -> Steps:
        """Where it stands in the file."""
        return ("notices", "channels", self.name)

    def problem(self, code: str, *more: str, **params: object) -> Problem:
        """Return a problem with the channel, or with one of its settings."""
        return self.document.problem(code, (*self.at, *more), **params)


def opened(written: WrittenChannel, known: Mapping[str, ChannelKind]) -> OpenChannel:
    """Return a channel at work.

    Raises:
        InvalidFile: its kind or its settings cannot be; all problems, none quoting a value.
    """
    name = written.settings.get(KIND)
    if not isinstance(name, str):
        raise InvalidFile(written.problem("notices.kind_missing"))
    if name not in known:
        near = nearest(name, known) or "—"
        raise InvalidFile(written.problem("notices.kind", KIND, name=name, near=near))
    kind = known[name]
    settings = _settings(written, kind.settings)
    try:
        send = kind.open(settings)
    except Exception as error:
        raise InvalidFile(written.problem("notices.settings", detail=str(error))) from None
    return OpenChannel(written.name, _alone(send), kind.address, kind.to_all)


def _alone(send: Send) -> Callable[[Notice], None]:
    """Return a function of this channel only: who hangs in one holds up no other."""

    def call(notice: Notice) -> None:
        send(notice)

    return call


def _settings(written: WrittenChannel, kind: Any) -> object:
    known = {one.name: one for one in fields(kind) if one.init}
    given = {name: one for name, one in written.settings.items() if name != KIND}
    problems: list[Problem] = []
    values: dict[str, object] = {}
    for name, value in given.items():
        if name not in known:
            params = {"name": name, "near": nearest(name, known) or "—"}
            problems.append(written.problem("notices.setting_unknown", name, **params))
            continue
        at, wanted = (*written.at, name), known[name].type or Any
        try:
            found: object = structure(_CONVERTER, written.document, value, wanted, at)
            values[known[name].alias or name] = found
        except InvalidFile as error:
            problems.extend(error.problems)
    problems += [
        written.problem("notices.setting_missing", name=name)
        for name, one in known.items()
        if one.default is NOTHING and name not in given
    ]
    if problems:
        raise InvalidFile(*problems)
    try:
        made: object = kind(**values)
    except Exception as error:
        raise InvalidFile(written.problem("notices.settings", detail=str(error))) from None
    return made
