"""What is installed is only available; nothing of it runs before a place lists it."""

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from community_gov.domain.errors import PluginError, Problem
from community_gov.host import Catalogue, Installed


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installed distribution with a plugin, a module and a broken one."""
    site = tmp_path / "site"
    info = site / "food_library-3.1.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: food-library\nVersion: 3.1\n")
    (info / "entry_points.txt").write_text(
        "[community_gov.plugins]\n"
        "food = food_library:Food\n"
        "whole = food_library\n"
        "inner = food_library:os\n"
        "number = food_library:NUMBER\n"
        "gone = food_library:Gone\n"
        "broken = food_broken:Food\n"
    )
    (site / "food_library.py").write_text("import os\nNUMBER = 5\nclass Food: name = 'food'\n")
    (site / "food_broken.py").write_text("raise RuntimeError('no oven')\n")
    monkeypatch.syspath_prepend(str(site))
    yield site
    sys.modules.pop("food_library", None)


def problem(installed: Installed) -> Problem:
    with pytest.raises(PluginError) as caught:
        installed.maker()
    return caught.value.problems[0]


def test_plugins_are_listed_without_being_imported(installed: Path) -> None:
    catalogue = Catalogue.installed()
    assert "food" in catalogue
    food = catalogue["food"]
    assert (food.distribution, food.version) == ("food-library", "3.1")
    assert str(food) == "food 3.1"
    assert "food_library" not in sys.modules
    assert food.maker().__name__ == "Food"  # type: ignore[attr-defined]
    assert "food_library" in sys.modules


def test_what_is_installed_is_read_once(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = Catalogue.installed()
    monkeypatch.setattr("community_gov.host.catalogue.entry_points", None)
    assert "food" in list(catalogue)
    assert catalogue["food"].version == "3.1"


def test_a_module_is_refused_without_being_imported(installed: Path) -> None:
    found = problem(Catalogue.installed()["whole"])
    assert (found.code, found.where) == ("plugin.module", "whole 3.1")
    assert "food_library" not in sys.modules


def test_a_module_inside_a_module_is_refused_too(installed: Path) -> None:
    assert problem(Catalogue.installed()["inner"]).code == "plugin.module"


def test_what_cannot_make_anything_is_refused(installed: Path) -> None:
    assert problem(Catalogue.installed()["number"]).code == "plugin.no_maker"


@pytest.mark.parametrize(("name", "why"), [("gone", "AttributeError"), ("broken", "no oven")])
def test_a_plugin_that_cannot_be_imported_is_named(installed: Path, name: str, why: str) -> None:
    found = problem(Catalogue.installed()[name])
    assert found.code == "plugin.raised"
    assert (found.params["plugin"], found.params["version"]) == (name, "3.1")
    assert found.params["hook"] == "import"
    assert why in str(found.params["detail"])


def test_two_distributions_with_one_name_are_refused_when_the_name_is_used() -> None:
    def loaded() -> object:
        raise AssertionError("not to be imported")

    twice = [Installed("food", package, "1", "food:Food", loaded) for package in ("a", "b")]
    other = Installed("other", "c", "1", "other:Other", loaded)
    catalogue = Catalogue([*twice, other])
    assert catalogue["other"] is other
    with pytest.raises(PluginError) as caught:
        catalogue["food"]
    assert caught.value.problems[0].code == "plugin.installed_twice"
    assert caught.value.problems[0].params["distributions"] == ("a 1", "b 1")


def test_an_entry_point_without_distribution_has_no_version() -> None:
    entry = EntryPoint("food", "food_library:Food", "community_gov.plugins")
    from community_gov.host.catalogue import _announced

    assert _announced(entry).version == ""
