"""The schema that an editor reads, from the command line."""

from pathlib import Path

from .conftest import start

PLACE = "place: oak\nkind: community\nlabel: {zh: 橡树, en: Oak}\nplugins: [ghost]\n"


def test_a_schema_is_written_and_what_cannot_be_looked_at_is_named(tmp_path: Path) -> None:
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "oak.yaml").write_text(PLACE, encoding="utf-8")
    said = start(
        *("schema", "place", "--places", "places", "--write", "out/place.json"),
        *("--language", "en"),
        folder=tmp_path,
    )
    assert said.code == 0 and said.out.startswith("Written: out/place.json")
    assert "ghost" in said.err and "oak.yaml:4" in said.err
    written = (tmp_path / "out" / "place.json").read_text(encoding="utf-8")
    assert '"childcare"' in written and '"oak"' in written


def test_without_places_it_is_the_shipped_one(tmp_path: Path) -> None:
    said = start("schema", "mapping", "--json", folder=tmp_path)
    assert said.json["problems"] == []
    assert said.json["schema"]["$id"].startswith("urn:community-gov:schema:mapping:")
