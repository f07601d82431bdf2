"""What every plugin must keep, as tests that a plugin inherits.

>>> from community_gov.testing import Conformance
>>> class TestConforms(Conformance):
...     plugin = Rake
"""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar, Self, get_args

from attrs import fields, frozen

from community_gov.domain.text import Language
from community_gov.host import Catalogue, PlaceBook, read_workflow, written
from community_gov.host.report import PatchReport, PlaceReport, PluginReport
from community_gov.plugin.channels import ChannelKind
from community_gov.plugin.settings import SettingInfo
from community_gov.services.ports import Rulebook
from community_gov.testing.texts import missing, texts_in
from community_gov.workflow.drawing import mermaid
from community_gov.workflow.hashing import content_hash

_PLACE = """
place: here
kind: community
label: {{zh: 某社区, en: A community}}
plugins:
  - {plugin}
"""


@frozen
class _Found:
    """What a place has of the plugin that is tested."""

    rulebook: Rulebook
    plugin: PluginReport
    patches: tuple[PatchReport, ...]

    @classmethod
    def of(cls, name: str, rulebook: Rulebook, report: PlaceReport) -> Self:
        """Take what is this plugin's out of a place's report."""
        (plugin,) = (one for one in report.plugins if one.name == name)
        patches = tuple(one for one in report.patches if one.where.split(" ")[0] == name)
        return cls(rulebook, plugin, patches)


class Conformance:
    """Inherit it in a class whose name begins with ``Test``, and name the plugin.

    Attributes:
        plugin: the plugin's class; its name, where `places` is given.
        place: the text of a place file that chooses the plugin; one that chooses nothing else
            when empty.
        beside: classes of other plugins that the place chooses too.
        places: a folder of place files, instead of `place`; the first place that lists the plugin
            is looked at. So a little plugin is found, which a place brings in its own folder.
    """

    plugin: ClassVar[type | str]
    place: ClassVar[str] = ""
    beside: ClassVar[tuple[type, ...]] = ()
    places: ClassVar[Path | None] = None

    def _found(self, folder: Path) -> _Found:
        name = _name(self.plugin)
        book = PlaceBook(self.places) if self.places else self._alone(folder)
        for place in book.places:
            report = book.report(place)
            if name in {one.name for one in report.plugins}:
                return _Found.of(name, book.rulebook(place), report)
        raise AssertionError(f"no place lists the plugin {name}: add it under plugins:")

    def _alone(self, folder: Path) -> PlaceBook:
        assert isinstance(self.plugin, type), "name the plugin's class, or give its `places`"
        place = self.place or _PLACE.format(plugin=_name(self.plugin))
        (folder / "place.yaml").write_text(place, encoding="utf-8")
        return PlaceBook(folder, Catalogue.of(self.plugin, *self.beside))

    def test_it_gives_something(self, tmp_path: Path) -> None:
        """The place loads, and some of what holds there is this plugin's."""
        found = self._found(tmp_path)
        assert found.plugin.gives or found.patches, "the plugin gives nothing in this place"

    def test_every_text_is_in_both_languages(self, tmp_path: Path) -> None:
        """Whatever a person reads is written in Chinese and in English."""
        found = self._found(tmp_path)
        said: dict[str, object] = {}
        said |= {one.name: (one.about, one.authority) for one in found.plugin.settings}
        said |= _of_channels(self._own(found.rulebook))
        given = {"label": found.plugin.label, "settings": said, **self._own(found.rulebook)}
        wrong = [f"{where}: {text}" for where, text in texts_in(given) if missing(text)]
        assert not wrong, "\n".join(["only in one language, or in the wrong one:", *wrong])

    def test_every_setting_says_what_it_changes_and_rests_on(self, tmp_path: Path) -> None:
        """A person can read what a setting means, and on what its default rests, if only on us."""
        found = self._found(tmp_path)
        settings = found.plugin.settings
        unsaid = [one.name for one in settings if one.about is None or one.authority is None]
        channels = _of_channels(self._own(found.rulebook))
        unsaid += [name for name, info in channels.items() if info is None]
        assert not unsaid, f"declare these with setting(default, about, authority): {unsaid}"

    def test_it_gives_the_same_each_time(self, tmp_path: Path) -> None:
        """Two instances hand over the same, so no place sees what another left behind."""
        first, again = (self._found(tmp_path).rulebook for _ in range(2))
        assert first.programs == again.programs
        assert _hashes(first) == _hashes(again), "a workflow is composed differently each time"

    def test_every_workflow_is_kept_as_a_file_says_it(self, tmp_path: Path) -> None:
        """A workflow that is written as a file is read as the same workflow."""
        found = self._found(tmp_path).rulebook
        for name, workflow in found.workflows.items():
            owner, _, _ = name.partition(":")
            read = read_workflow(written(workflow).encode(), "written.yaml", owner)
            assert content_hash(read) == content_hash(workflow), f"{name} is not the same once read"

    def test_every_workflow_can_be_drawn(self, tmp_path: Path) -> None:
        """In each language, and not the same in both."""
        for name, workflow in self._found(tmp_path).rulebook.workflows.items():
            drawn = {mermaid(workflow, language) for language in get_args(Language)}
            assert len(drawn) == len(get_args(Language)), f"{name} is drawn in one language"

    def _own(self, found: Rulebook) -> dict[str, object]:
        kinds = (
            *(found.programs, found.workflows, found.schemes, found.point_rules),
            *(found.rewards, found.taxonomies, found.classifiers, found.questions),
            found.notices.kinds,
        )
        prefix = f"{_name(self.plugin)}:"
        return {
            name: one for kind in kinds for name, one in kind.items() if name.startswith(prefix)
        }


def _of_channels(own: Mapping[str, object]) -> dict[str, SettingInfo | None]:
    """Return what is said about each setting of the channels that a plugin gives."""
    return {
        f"{name}.{one.name}": one.metadata.get("setting")
        for name, kind in own.items()
        if isinstance(kind, ChannelKind)
        for one in fields(kind.settings)
    }


def _name(plugin: type | str) -> str:
    if isinstance(plugin, str):
        return plugin
    name: str = plugin.name  # type: ignore[attr-defined]
    return name


def _hashes(found: Rulebook) -> dict[str, str]:
    return {name: content_hash(one) for name, one in found.workflows.items()}
