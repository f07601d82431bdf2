"""``community-gov story``: the same seed tells the same story, everywhere."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Said, start

Gov = Callable[..., Said]


def test_it_is_told_and_verified(kept: tuple[Path, Said]) -> None:
    _, told = kept
    assert told.code == 0 and told.err == ""
    assert told.json["seed"] == 2026 and told.json["verified"]["problems"] == []
    assert told.json["verified"]["cases"] > 20
    chapter = told.json["chapters"]["subsidy"]
    assert chapter["figures"]["applications"] == 10
    assert all(line["zh"] and line["en"] and line["at"] for line in chapter["lines"])


def test_it_is_written_as_it_is_printed(kept: tuple[Path, Said]) -> None:
    folder, told = kept
    written = (folder / "new" / "story.json").read_text(encoding="utf-8")
    assert json.loads(written) == told.json and written.endswith("\n")


def test_the_same_seed_tells_the_same(kept: tuple[Path, Said], tmp_path: Path) -> None:
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "America/Lima"}
    again = start("story", "--json", folder=tmp_path, environment=elsewhere)
    assert again == kept[1]


@pytest.mark.slow
def test_another_seed_tells_another(gov: Gov, kept: tuple[Path, Said]) -> None:
    first, other = kept[1].json, gov("story", "--json", "--seed", "7")
    assert other.code == 0 and other.json["seed"] == 7
    assert other.json["chapters"] != first["chapters"]
    assert other.json["chapters"]["subsidy"]["figures"] == first["chapters"]["subsidy"]["figures"]


def test_it_leaves_nothing_where_it_was_called(kept: tuple[Path, Said]) -> None:
    folder, _ = kept
    names = {path.name for path in folder.iterdir()}
    assert {"new", "story.db", "story.db.keys"} <= names
    assert names <= {"new", "story.db", "story.db.keys", "story.db-wal", "story.db-shm"}


@pytest.mark.slow
def test_it_is_told_in_the_language_that_is_asked_for(gov: Gov) -> None:
    chinese = gov("story", "--language", "zh")
    assert chinese.code == 0 and "育儿补贴精准落地" in chinese.out and "处不符" in chinese.out
    assert "Childcare" not in chinese.out
    english = gov("story", environment={"COMMUNITY_GOV_LANGUAGE": "en"})
    assert "Childcare subsidy" in english.out and "History checked" in english.out
    assert chinese.out.count("\n") == english.out.count("\n")


def test_a_database_that_was_used_is_refused(gov: Gov, database: str, tmp_path: Path) -> None:
    before = (tmp_path / "story.db").read_bytes()
    for language, said in (("zh", "空白"), ("en", "begins with none")):
        again = gov("story", "--database", database, "--language", language)
        assert again.code == 2 and said in again.err
    assert (tmp_path / "story.db").read_bytes() == before


def test_the_kept_database_is_well(gov: Gov, database: str) -> None:
    said = gov("verify", "--database", database, "--language", "en")
    assert said.code == 0 and "nothing was altered" in said.out and said.err == ""
