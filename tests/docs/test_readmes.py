"""What a plugin's README draws is what its definitions say."""

import re
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from attrs import fields

from community_gov.domain.text import Language
from community_gov.host import PlaceBook
from community_gov.plugin import Cycle, Duration, NoSettings
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


def halves(plugin: str) -> dict[Language, str]:
    english, chinese = readme(plugin).split("## 中文说明")
    return {"en": english, "zh": chinese}


@cache
def of_the_page() -> PlaceBook:
    return PlaceBook(places())


def drawings(plugin: str, folder: Path, language: Language) -> set[str]:
    """Return the workflows of a plugin, as its defaults and as the places of the page have them."""
    (folder / "here.yaml").write_text(PLACE.format(plugin=plugin), encoding="utf-8")
    page = of_the_page()
    books = [PlaceBook(folder).rulebook("here"), *(page.rulebook(name) for name in page.places)]
    ours = (one for book in books for one in book.workflows.values())
    return {
        mermaid(workflow, language).strip()
        for workflow in ours
        if workflow.name.startswith(f"{plugin}:")
    }


@pytest.mark.parametrize("plugin", sorted(NAMED))
def test_diagrams_are_made_from_the_definitions(plugin: str, tmp_path: Path) -> None:
    for language, half in halves(plugin).items():
        drawn = drawings(plugin, tmp_path, language)
        shown = re.findall(r"```mermaid\n(.*?)\n```", half, re.DOTALL)
        assert bool(shown) is bool(drawn), f"with workflows, it shows at least one in {language}"
        assert not [one.splitlines()[1] for one in shown if one not in drawn]


@pytest.mark.parametrize("plugin", sorted(NAMED))
def test_it_is_in_both_languages_and_read_in_minutes(plugin: str) -> None:
    assert f"- {plugin}" in readme(plugin), "it shows how a place's file chooses it"
    said = {
        one: re.sub(r"```.*?```", "", half, flags=re.DOTALL) for one, half in halves(plugin).items()
    }
    assert 50 < len(said["en"].split()) < 1800, "nine minutes at 200 words a minute"
    assert 100 < len(re.findall(r"[\u4e00-\u9fff]", said["zh"])) < 2700, "at 300 characters"


@pytest.mark.parametrize("plugin", sorted(name for name in NAMED if fields(SETTINGS[name])))
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_setting_is_in_a_table_with_default_and_authority(
    plugin: str, language: Language
) -> None:
    rows = re.findall(r"^\|.*\|$", halves(plugin)[language], re.MULTILINE)
    for one in fields(SETTINGS[plugin]):
        (row,) = (row for row in rows if f"`{one.name}`" in row.split("|")[1])
        _, _, default, rests_on, _ = (cell.strip() for cell in row.split("|"))
        assert default and rests_on, one.name
        if isinstance(one.default, str | int | Duration | Cycle):
            numbers = set(re.findall(r"(?<![/\d])\d+(?![/\d])", str(one.default)))
            assert numbers <= set(re.findall(r"\d+", default)), f"{one.name} is {one.default}"


def test_the_places_of_the_page_are_listed() -> None:
    text = (PLUGINS / "community-gov-pingcheng" / "README.md").read_text(encoding="utf-8")
    for half in text.split("## 中文说明"):
        rows = re.findall(r"^\| `(\w+)`", half, re.MULTILINE)
        assert sorted(rows) == sorted(of_the_page().places)
