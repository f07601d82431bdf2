"""What every plugin must keep, as tests that a plugin inherits.

>>> from community_gov.testing import Conformance
>>> class TestConforms(Conformance):
...     plugin = Rake
"""

from pathlib import Path
from typing import ClassVar, get_args

from attrs import fields

from community_gov.domain.text import Language, Text
from community_gov.host import Catalogue, PlaceBook, read_workflow, written
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


class Conformance:
    """Inherit it in a class whose name begins with ``Test``, and name the plugin.

    Attributes:
        plugin: the plugin's class.
        place: the text of a place file that chooses the plugin; one that chooses nothing else
            when empty.
        beside: classes of other plugins that the place chooses too.
    """

    plugin: ClassVar[type]
    place: ClassVar[str] = ""
    beside: ClassVar[tuple[type, ...]] = ()

    def _book(self, folder: Path) -> Rulebook:
        place = self.place or _PLACE.format(plugin=_name(self.plugin))
        (folder / "place.yaml").write_text(place, encoding="utf-8")
        book = PlaceBook(folder, Catalogue.of(self.plugin, *self.beside))
        (name,) = book.places
        return book.rulebook(name)

    def test_it_gives_something(self, tmp_path: Path) -> None:
        """The place loads, and some of what holds there is this plugin's."""
        assert self._own(self._book(tmp_path)), "the plugin gives nothing in this place"

    def test_every_text_is_in_both_languages(self, tmp_path: Path) -> None:
        """Whatever a person reads is written in Chinese and in English."""
        given = {"settings": self._settings(), **self._own(self._book(tmp_path))}
        wrong = [f"{where}: {text}" for where, text in texts_in(given) if missing(text)]
        assert not wrong, "\n".join(["only in one language, or in the wrong one:", *wrong])

    def test_every_setting_says_what_it_changes(self) -> None:
        """A setting has a meaning that a person can read before changing it."""
        unsaid = [name for name, about in self._settings().items() if about is None]
        assert not unsaid, f"declare these with setting(default, about, authority): {unsaid}"

    def test_it_gives_the_same_each_time(self, tmp_path: Path) -> None:
        """Two instances hand over the same, so no place sees what another left behind."""
        first, again = self._book(tmp_path), self._book(tmp_path)
        assert first.programs == again.programs
        assert _hashes(first) == _hashes(again), "a workflow is composed differently each time"

    def test_every_workflow_is_kept_as_a_file_says_it(self, tmp_path: Path) -> None:
        """A workflow that is written as a file is read as the same workflow."""
        found = self._book(tmp_path)
        for name, workflow in found.workflows.items():
            owner, _, _ = name.partition(":")
            read = read_workflow(written(workflow).encode(), "written.yaml", owner)
            assert content_hash(read) == content_hash(workflow), f"{name} is not the same once read"

    def test_every_workflow_can_be_drawn(self, tmp_path: Path) -> None:
        """In each language, and not the same in both."""
        for name, workflow in self._book(tmp_path).workflows.items():
            drawn = {mermaid(workflow, language) for language in get_args(Language)}
            assert len(drawn) == len(get_args(Language)), f"{name} is drawn in one language"

    def _own(self, found: Rulebook) -> dict[str, object]:
        kinds = (
            *(found.programs, found.workflows, found.schemes, found.point_rules),
            *(found.rewards, found.taxonomies, found.notices.kinds),
        )
        prefix = f"{_name(self.plugin)}:"
        return {
            name: one for kind in kinds for name, one in kind.items() if name.startswith(prefix)
        }

    def _settings(self) -> dict[str, Text | None]:
        declared = getattr(self.plugin, "Settings", None)
        found: dict[str, Text | None] = {}
        for one in fields(declared) if declared else ():
            info: SettingInfo | None = one.metadata.get("setting")
            found[one.name] = info.about if info else None
        return found


def _name(plugin: type) -> str:
    name: str = plugin.name  # type: ignore[attr-defined]
    return name


def _hashes(found: Rulebook) -> dict[str, str]:
    return {name: content_hash(one) for name, one in found.workflows.items()}
