"""What a plugin's README draws is what its definitions say."""

import re
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from attrs import fields

from community_gov.host import PlaceBook
from community_gov.plugin import NoSettings
from community_gov.workflow.drawing import mermaid
from community_gov_pingcheng import places

PLUGINS = Path(__file__).parents[2] / "plugins"
PLACE = """
place: here
kind: community
label: {{zh: 某社区, en: A community}}
plugins:
  - {plugin}
"""
NAMED = {one.name: one for one in entry_points(group="community_gov.plugins")}
SETTINGS = {name: getattr(one.load(), "Settings", NoSettings) for name, one in NAMED.items()}


def readme(plugin: str) -> str:
    folder = PLUGINS / f"community-gov-{plugin.replace('_', '-')}"
    return (folder / "README.md").read_text(encoding="utf-8")


def drawings(plugin: str, folder: Path) -> set[str]:
    """Return the workflows of a plugin, as its defaults and as the places of the page have them."""
    (folder / "here.yaml").write_text(PLACE.format(plugin=plugin), encoding="utf-8")
    page = PlaceBook(places())
    books = [PlaceBook(folder).rulebook("here"), *(page.rulebook(name) for name in page.places)]
    return {
        mermaid(workflow, language).strip()
        for book in books
        for name, workflow in book.workflows.items()
        if name.startswith(f"{plugin}:")
        for language in ("en", "zh")
    }


@pytest.mark.parametrize("plugin", sorted(NAMED))
def test_diagrams_are_made_from_the_definitions(plugin: str, tmp_path: Path) -> None:
    drawn = drawings(plugin, tmp_path)
    shown = re.findall(r"```mermaid\n(.*?)\n```", readme(plugin), re.DOTALL)
    assert bool(shown) is bool(drawn), "a plugin with workflows shows at least one"
    assert not [one.splitlines()[1] for one in shown if one not in drawn]


@pytest.mark.parametrize("plugin", sorted(NAMED))
def test_it_is_in_both_languages(plugin: str) -> None:
    text = readme(plugin)
    assert "## 中文说明" in text
    assert f"- {plugin}" in text, "it shows how a place's file chooses it"


@pytest.mark.parametrize("plugin", sorted(name for name in NAMED if fields(SETTINGS[name])))
def test_every_setting_is_in_a_table_of_both_halves(plugin: str) -> None:
    english, chinese = readme(plugin).split("## 中文说明")
    names = [one.name for one in fields(SETTINGS[plugin])]
    for half in (english, chinese):
        rows = "\n".join(re.findall(r"^\|.*$", half, re.MULTILINE))
        assert [name for name in names if f"`{name}`" not in rows] == []
