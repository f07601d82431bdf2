"""``community-gov process``: figures for people and machines, files out, logs from elsewhere in."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Said

Gov = Callable[..., Said]

CSV = "编号,环节,时间\n1,收件,2026-03-02 09:00\n1,退件,2026-03-03 09:00\n2,收件,2026-03-02 09:00\n"
MAPPING = """
columns: {case: 编号, activity: 环节, at: 时间}
activities: {收件: open, 退件: withdraw}
ends: [退件]
sends_back: [退件]
"""


def test_the_story(gov: Gov, database: str) -> None:
    where = ("--database", database)
    said = gov("process", "fenglin", *where, "--language", "zh")
    assert said.code == 0
    assert "1 件，其中办结 1 件；另有演练 2 件，不计入" in said.out
    assert "等待 50 分钟" in said.out and "相符度 100.0%" in said.out
    assert gov("process", "show", "fenglin", *where, "--language", "zh").out == said.out
    english = gov("process", "fenglin", *where, "--language", "en").out
    assert "cases: 1, over: 1; exercises, not counted: 2" in english
    machine = gov("process", "yingbin", "--program", "childcare:operate", "--json", *where).json
    (one,) = machine["processes"]
    assert one["view"]["cases"] == 13 == one["conformance"]["fitting"]
    assert one["view"]["waiting"] == 715 * 86400 + 13 * 3600
    assert one["conformance"]["fitness"] == "1"
    assert all(len(way["activities"]) and way["cases"] >= 5 for way in one["view"]["variants"])
    apart = gov(
        "process", "yingbin", "--program", "childcare:operate", "--least", "1", "--json", *where
    ).json["processes"][0]["view"]
    assert sum(way["cases"] for way in apart["variants"]) == 13 and apart["others"] is None


def test_what_a_place_watches(gov: Gov, database: str) -> None:
    where = ("yingbin", "--database", database, "--until", "2026-10-31")
    (one,) = gov("process", "indicators", *where, "--json").json
    assert (one["name"], one["share"], one["cases"], one["met"]) == ("first_answer", "1", 9, True)
    shown = gov("process", *where, "--json").json["processes"]
    assert [own for program in shown for own in program["indicators"]] == [one]
    assert "不低于 90%" in gov("process", "indicators", *where, "--language", "zh").out
    none = gov("process", "indicators", "hetai", "--database", database, "--language", "en")
    assert (none.code, none.out) == (0, "Nothing is watched here that you may see.\n")
    stranger = gov("process", "indicators", *where, "--by", "nobody", "--json")
    assert (stranger.code, stranger.json["problems"][0]["code"]) == (1, "people.unknown")


def test_office_hours_and_days(gov: Gov, database: str) -> None:
    where = ("--database", database)
    asked = ("process", "yingbin", "--program", "childcare:operate", *where, "--json")
    whole, office = gov(*asked).json, gov(*asked, "--office-hours").json
    assert office["office_hours"] is True
    of = [one["processes"][0]["view"]["waiting"] for one in (whole, office)]
    assert 0 < of[1] < of[0] // 3
    later = gov(*asked, "--since", "2026-01-01").json["processes"][0]["view"]["cases"]
    before = gov(*asked, "--until", "2025-12-31").json["processes"][0]["view"]["cases"]
    assert (later > 0, before > 0, later + before) == (True, True, 13)
    none = gov(*asked, "--since", "2030-01-01")
    assert (none.code, none.json["problems"][0]["code"]) == (1, "process.nothing")


def test_files_for_other_tools(gov: Gov, database: str, tmp_path: Path) -> None:
    where = ("--database", database)
    said = gov(
        "process", "export", "yingbin", "--ocel", "out/all.json", "--pseudonyms", "--json", *where
    )
    assert said.json == {
        "cases": {"childcare:operate": 13, "childcare:payments": 2},
        "files": ["out/all.json"],
    }
    written = json.loads((tmp_path / "out/all.json").read_text("utf-8"))
    assert {one["type"] for one in written["objects"]} >= {"childcare:operate", "role holder"}
    several = gov("process", "export", "yingbin", "--xes", "all.xes", "--json", *where)
    assert (several.code, several.json["problems"][0]["code"]) == (1, "process.which_program")
    assert not (tmp_path / "all.xes").exists()
    paid = ("--program", "childcare:payments", *where, "--language", "zh")
    said = gov("process", "export", "yingbin", "--xes", "all.xes", *paid)
    assert said.out == "childcare:payments：2 件\nall.xes\n"
    again = gov("process", "read", "all.xes", "--json").json["processes"][0]["view"]
    ours = gov("process", "yingbin", *paid, "--json").json["processes"][0]["view"]
    assert again == ours
    assert gov("process", "export", "yingbin", *where).code == 2


def test_a_log_from_elsewhere(gov: Gov, tmp_path: Path) -> None:
    (tmp_path / "old.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "old.yaml").write_text(MAPPING, encoding="utf-8")
    beside = ("--place", "yingbin", "--beside", "childcare:operate")
    said = gov("process", "read", "old.csv", "--mapping", "old.yaml", *beside, "--json")
    (one,) = said.json["processes"]
    assert (one["view"]["cases"], one["view"]["over"]) == (2, 1)
    assert one["view"]["rework"]["sent_back"] == [1, 1]
    assert one["view"]["throughput"]["median"] == 86400
    assert (one["conformance"]["fitting"], one["conformance"]["fitness"]) == (2, "1")
    told = gov("process", "read", "old.csv", "--mapping", "old.yaml", "--language", "zh")
    assert "等待与在办：记录没有说明" in told.out
    office = ("--place", "yingbin", "--office-hours", "--json")
    told = gov("process", "read", "old.csv", "--mapping", "old.yaml", *office)
    assert told.json["processes"][0]["view"]["throughput"]["median"] == 7 * 3600


@pytest.mark.parametrize(
    ("mapping", "more", "code"),
    [
        (None, (), "process.no_columns"),
        ("ends: [a]", (), "process.no_columns"),
        ("colums: {}", (), "file.unknown_key"),
        (MAPPING.replace("编号", "号"), (), "process.no_column"),
        (MAPPING.replace("withdraw", "give_up"), ("operate",), "process.unknown_actions"),
        (MAPPING, ("nothing",), "workflow.not_here"),
    ],
)
def test_what_cannot_be_read(
    mapping: str | None, more: tuple[str, ...], code: str, gov: Gov, tmp_path: Path
) -> None:
    (tmp_path / "old.csv").write_text(CSV, encoding="utf-8")
    arguments: list[str] = []
    if mapping is not None:
        (tmp_path / "old.yaml").write_text(mapping, encoding="utf-8")
        arguments = ["--mapping", "old.yaml"]
    if more:
        arguments += ["--place", "yingbin", "--beside", f"childcare:{more[0]}"]
    said = gov("process", "read", "old.csv", *arguments, "--json")
    assert said.code != 0
    assert said.json["problems"][0]["code"] == code


def test_wrong_use(gov: Gov, tmp_path: Path, database: str) -> None:
    (tmp_path / "bad.xes").write_text("<html/>", encoding="utf-8")
    assert gov("process", "read", "bad.xes").code == 2
    assert gov("process", "read", "bad.xes", "--beside", "x:y").code == 2
    assert gov("process", "read", "bad.xes", "--office-hours").code == 2
    where = ("--database", database)
    assert gov("process", "yingbin", "--program", "childcare:operat", *where).code == 1
    assert gov("process", "nowhere", *where).code == 1
    assert gov("process", "--help").code == 0
