"""What is installed here and what a folder of places has, so that an editor can offer it."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, frozen

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.text import Text
from community_gov.host.asking import Active, Asking, activated
from community_gov.host.catalogue import Catalogue, Installed
from community_gov.host.contents import Contents, collected
from community_gov.host.district import PlaceBook
from community_gov.host.place_file import Listed
from community_gov.host.places import read_places
from community_gov.host.settings import choose_defaults, settings_class
from community_gov.host.yaml_reader import Document
from community_gov.plugin.channels import ChannelKind
from community_gov.services.ports import Rulebook
from community_gov.workflow.definition import Workflow


@frozen
class Installation:
    """Names that a place file may use here.

    Attributes:
        settings: by plugin, its class of settings; None where it could not be looked at.
        labels: what people call a plugin, where it says so.
        workflows: by full name, as the plugin gives it and as each place composes it.
        silent: plugins whose workflows are not all known, since they could not be asked alone.
        channels: kinds of channels, by full name.
        programs, questions, rules: full names.
        problems: what could not be looked at, and why.
    """

    places: tuple[str, ...] = ()
    settings: Mapping[str, Any] = field(factory=dict)
    labels: Mapping[str, Text] = field(factory=dict)
    workflows: Mapping[str, tuple[Workflow, ...]] = field(factory=dict)
    silent: frozenset[str] = frozenset()
    channels: Mapping[str, ChannelKind] = field(factory=dict)
    programs: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


class _Found:
    """What was seen so far."""

    def __init__(self) -> None:
        self.settings: dict[str, Any] = {}
        self.labels: dict[str, Text] = {}
        self.workflows: dict[str, list[Workflow]] = {}
        self.programs: set[str] = set()
        self.silent: set[str] = set()
        self.channels: dict[str, ChannelKind] = {}
        self.questions: set[str] = set()
        self.rules: set[str] = set()
        self.problems: list[Problem] = []

    def add(self, what: Contents | Rulebook) -> None:
        """Take in what one plugin gives alone, or what holds in a place."""
        for name, workflow in what.workflows.items():
            self.workflows.setdefault(name, []).append(workflow)
        self.programs.update(what.programs)
        self.questions.update(what.questions)
        self.rules.update(what.point_rules)


def look_around(places: Path | None = None, catalogue: Catalogue | None = None) -> Installation:
    """Look at what is installed, and at a folder of places.

    Every installed plugin is imported, listed or not, since only then its settings are known;
    of what a place brought in its own folder, only what the place's file lists is run. What
    cannot be looked at stops nothing: a folder is looked at while somebody writes in it.

    Args:
        places: the folder with one YAML file for each place; only what is installed when None.
        catalogue: the plugins that may be listed; those installed when None.
    """
    catalogue = Catalogue.installed() if catalogue is None else catalogue
    found = _Found()
    for name in catalogue:
        _look_at_plugin(name, catalogue, found)
    names = _look_at_places(places, catalogue, found) if places is not None else ()
    return Installation(
        places=tuple(names),
        settings=found.settings,
        labels=found.labels,
        workflows={name: tuple(each) for name, each in sorted(found.workflows.items())},
        silent=frozenset(found.silent),
        channels=found.channels,
        programs=tuple(sorted(found.programs)),
        questions=tuple(sorted(found.questions)),
        rules=tuple(sorted(found.rules)),
        problems=tuple(
            one for at, one in enumerate(found.problems) if one not in found.problems[:at]
        ),
    )


def _look_at_plugin(name: str, catalogue: Catalogue, found: _Found) -> None:
    found.settings[name] = None
    found.silent.add(name)
    try:
        installed = catalogue[name]
        maker = installed.maker()
        found.settings[name] = settings_class(maker, installed)
        label = getattr(maker, "label", None)
        if isinstance(label, Text):
            found.labels[name] = label
        contents = _alone(maker, installed)
    except CommunityGovError as error:
        found.problems.extend(error.problems)
        return
    if contents is not None:
        found.silent.discard(name)
        found.add(contents)
        found.channels.update(contents.channels)


def _alone(maker: Any, installed: Installed) -> Contents | None:
    """Return what a plugin gives with its default settings; None when it cannot do so alone."""
    chosen = choose_defaults(maker, installed)
    if chosen is None:
        return None
    listed = Listed(installed.name, {}, Document(installed.name, None, {}), ())
    try:
        active: Active = activated(maker, installed, listed, chosen)
        return collected([active], Asking([active]), None)
    except CommunityGovError:
        return None  # it may need another plugin beside it, as a place lists them


def _look_at_places(folder: Path, catalogue: Catalogue, found: _Found) -> Iterator[str]:
    try:
        files = read_places(folder).files
        book = PlaceBook(folder, catalogue)
    except CommunityGovError as error:
        found.problems.extend(error.problems)
        return
    for name, file in files.items():
        yield name
        listed = {one.name for one in file.plugins or ()}
        try:
            brought = file.brought.plugins(name) if file.brought else ()
            for own in brought:
                _look_at_own(own, found, run=own.name in listed)
            rules = book.rulebook(name)
        except CommunityGovError as error:
            found.problems.extend(error.problems)
            continue
        found.add(rules)


def _look_at_own(own: Installed, found: _Found, *, run: bool) -> None:
    found.settings.setdefault(own.name, None)
    found.silent.add(own.name)
    if run:
        found.settings[own.name] = settings_class(own.maker(), own)
