"""What every plugin must keep, as tests that a plugin inherits.

>>> from community_gov.testing import Conformance
>>> class TestConforms(Conformance):
...     plugin = Rake
"""

from collections.abc import Mapping
from typing import get_args

from attrs import fields

from community_gov.domain.text import Language
from community_gov.host import read_workflow, written
from community_gov.plugin.channels import ChannelKind
from community_gov.plugin.settings import SettingInfo
from community_gov.services.ports import Rulebook
from community_gov.testing.conforming_walks import WalkTests
from community_gov.testing.texts import missing, texts_in
from community_gov.workflow.drawing import mermaid
from community_gov.workflow.hashing import content_hash


class Conformance(WalkTests):
    """Inherit it in a class whose name begins with ``Test``, and name the plugin.

    Attributes:
        plugin: the plugin's class; its name, where `places` is given.
        place: the text of a place file that chooses the plugin; when empty, one that chooses
            nothing else and has a body of each kind in which the plugin's roles are held.
        beside: classes of other plugins that the place chooses too.
        places: a folder of place files, instead of `place`; the first place that lists the plugin
            is looked at. So a little plugin is found, which a place brings in its own folder.
        examples: by field, a value that the plugin's own checks take, or a function that makes
            one from a `random.Random`, or None to leave the field out; walks use it.
        seed, steps: of the walks.
        snapshots: a folder where the composed workflows are kept; when None, they are not.
    """

    def test_it_gives_something(self) -> None:
        """The place loads, and some of what holds there is this plugin's."""
        found = self._found()
        assert found.plugin.gives or found.patches, "the plugin gives nothing in this place"

    def test_every_text_is_in_both_languages(self) -> None:
        """Whatever a person reads is written in Chinese and in English."""
        found = self._found()
        said: dict[str, object] = {}
        said |= {one.name: (one.about, one.authority) for one in found.plugin.settings}
        said |= _of_channels(self._own(found.rulebook))
        given = {"label": found.plugin.label, "settings": said, **self._own(found.rulebook)}
        wrong = [f"{where}: {text}" for where, text in texts_in(given) if missing(text)]
        assert not wrong, "\n".join(["only in one language, or in the wrong one:", *wrong])

    def test_every_setting_says_what_it_changes_and_rests_on(self) -> None:
        """A person can read what a setting means, and on what its default rests, if only on us."""
        found = self._found()
        settings = found.plugin.settings
        unsaid = [one.name for one in settings if one.about is None or one.authority is None]
        channels = _of_channels(self._own(found.rulebook))
        unsaid += [name for name, info in channels.items() if info is None]
        assert not unsaid, f"declare these with setting(default, about, authority): {unsaid}"

    def test_it_gives_the_same_each_time(self) -> None:
        """Two instances hand over the same, so no place sees what another left behind."""
        first, again = (self._looked_up().rulebook for _ in range(2))
        assert first.programs == again.programs
        assert _hashes(first) == _hashes(again), "a workflow is composed differently each time"

    def test_every_workflow_is_kept_as_a_file_says_it(self) -> None:
        """A workflow that is written as a file is read as the same workflow."""
        found = self._found().rulebook
        for name, workflow in found.workflows.items():
            owner, _, _ = name.partition(":")
            read = read_workflow(written(workflow).encode(), "written.yaml", owner)
            assert content_hash(read) == content_hash(workflow), f"{name} is not the same once read"

    def test_every_workflow_can_be_drawn(self) -> None:
        """In each language, and not the same in both."""
        for name, workflow in self._found().rulebook.workflows.items():
            drawn = {mermaid(workflow, language) for language in get_args(Language)}
            assert len(drawn) == len(get_args(Language)), f"{name} is drawn in one language"


def _of_channels(own: Mapping[str, object]) -> dict[str, SettingInfo | None]:
    """Return what is said about each setting of the channels that a plugin gives."""
    return {
        f"{name}.{one.name}": one.metadata.get("setting")
        for name, kind in own.items()
        if isinstance(kind, ChannelKind)
        for one in fields(kind.settings)
    }


def _hashes(found: Rulebook) -> dict[str, str]:
    return {name: content_hash(one) for name, one in found.workflows.items()}
