"""Complaints on the command line."""

import json
from collections.abc import Callable
from pathlib import Path

import polars
import pytest

from .conftest import Said

Gov = Callable[..., Said]

MAPPING = """
complaints: hall
label: {zh: 大厅, en: Hall}
id: {column: 编号}
opened: {column: 时间}
place: {column: 地点}
channel: {column: 来源, table: {热线: hotline}}
text: [内容]
"""
ROWS = """编号,时间,地点,来源,内容
1,2025-03-01,3号楼,热线,没有物业用房
2,2025-03-02 09:30,东门,热线,今天天气不错
"""
WRONG = ROWS + "3,2026-02-30,张三13812345678,微信,x\n"
PLUGIN = """
from community_gov.plugin import (
    Category, Classifier, KeywordRule, KeywordRules, NoSettings, Side, Taxonomy, hookimpl, same,
)


class Words:
    name = "words"
    label = same("words")
    Settings = NoSettings

    def __init__(self, settings):
        pass

    @hookimpl
    def taxonomies(self):
        return [Taxonomy("list@1", (Category("premises", same("premises"), Side.HARD),))]

    @hookimpl
    def classifiers(self):
        rules = KeywordRules((KeywordRule("premises", ("物业用房",)),))
        return [Classifier("words@1", same("words"), "list@1", rules)]
"""
PLACE = "place: here\nkind: estate\nlabel: {zh: 此, en: Here}\nplugins: [words]\n"


@pytest.fixture
def files(tmp_path: Path) -> Path:
    for name, text in (("map.yaml", MAPPING), ("good.csv", ROWS), ("wrong.csv", WRONG)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    places = tmp_path / "places"
    (places / "here").mkdir(parents=True)
    (places / "here.yaml").write_text(PLACE, encoding="utf-8")
    (places / "here" / "words.py").write_text(PLUGIN, encoding="utf-8")
    return tmp_path


def test_valid_rows_are_written_and_sorted(gov: Gov, files: Path) -> None:
    place = ("--place", "here", "--places", "places")
    said = gov("complaints", "import", "good.csv", "--mapping", "map.yaml", *place,
               "--out", "new/out.parquet", "--language", "en")  # fmt: skip
    assert said.code == 0, said.err
    assert "2 rows: 2 taken, 0 refused" in said.out
    assert "no rule knows it" in said.out
    assert "out.parquet" in said.out
    frame = polars.read_parquet(files / "new" / "out.parquet")
    assert frame["category"].to_list() == ["premises", None]
    assert frame.columns == ["id", "opened", "closed", "due", "place", "category", "channel"]


def test_refused_rows_are_listed_without_a_value_and_the_code_is_1(gov: Gov, files: Path) -> None:
    call = ("complaints", "import", "wrong.csv", "--mapping", "map.yaml", "--out", "out.csv")
    for language, words in (("en", "There is no such day"), ("zh", "没有这一天")):
        said = gov(*call, "--language", language)
        assert said.code == 1
        assert words in said.out
        assert "张三" not in said.out + said.err and "138" not in said.out + said.err
    assert len((files / "out.csv").read_text("utf-8-sig").splitlines()) == 3
    machine = gov(*call, "--json")
    assert machine.code == 1
    assert machine.json["accepted"] == 2
    refused = {(one["row"], one["column"]): one["problem"]["code"] for one in
               machine.json["refused"]}  # fmt: skip
    assert refused == {
        (4, "时间"): "complaints.no_such_day",
        (4, "地点"): "complaints.personal",
        (4, "来源"): "complaints.not_in_table",
    }


def test_a_dry_run_writes_nothing(gov: Gov, files: Path) -> None:
    said = gov("complaints", "import", "good.csv", "--mapping", "map.yaml", "--dry-run",
               "--out", "out.csv", "--language", "en")  # fmt: skip
    assert said.code == 0
    assert "nothing was written" in said.out
    assert not (files / "out.csv").exists()


def test_an_empty_export_says_what_it_may_mean(gov: Gov, files: Path) -> None:
    (files / "none.csv").write_text(ROWS.splitlines()[0] + "\n", encoding="utf-8")
    said = gov("complaints", "import", "none.csv", "--mapping", "map.yaml", "--dry-run",
               "--language", "zh")  # fmt: skip
    assert said.code == 0
    assert "渠道关了" in said.out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("good.csv", "--mapping", "map.yaml"), "complaints.nowhere"),
        (("good.csv", "--mapping", "map.yaml", "--out", "x.xls"), "complaints.nowhere"),
        (("good.csv", "--dry-run"), "complaints.no_column"),
        (("map.yaml", "--dry-run"), "complaints.kind"),
        (("good.csv", "--mapping", "good.csv", "--dry-run"), "yaml.no_map"),
        (("bad.xlsx", "--mapping", "map.yaml", "--dry-run"), "complaints.no_workbook"),
        (("good.csv", "--mapping", "map.yaml", "--dry-run", "--place", "bare", "--places",
          "places"), "complaints.no_taxonomy"),
    ],
)  # fmt: skip
def test_wrong_use(gov: Gov, files: Path, arguments: tuple[str, ...], code: str) -> None:
    (files / "bad.xlsx").write_bytes(b"PK")
    bare = PLACE.replace("here", "bare").replace("[words]", "[]") + "under: here\n"
    (files / "places" / "bare.yaml").write_text(bare, encoding="utf-8")
    said = gov("complaints", "import", *arguments, "--json")
    assert said.code == 2, said.out
    assert code in [one["code"] for one in said.json["problems"]]
    assert gov("complaints", "import", "nowhere.csv", "--dry-run").code == 2


def test_out_as_open311_and_in_again(gov: Gov, files: Path) -> None:
    place = ("--place", "here", "--places", "places")
    gov("complaints", "import", "good.csv", "--mapping", "map.yaml", *place, "--out", "c.csv")
    services = gov("complaints", "export", "c.csv", "--open311", "services", *place)
    assert [one["service_code"] for one in json.loads(services.out)] == ["premises", "unclassified"]
    for form in ("json", "xml"):
        out = f"r.{form}"
        said = gov("complaints", "export", "c.csv", "--open311", "requests", "--as", form,
                   "--out", out)  # fmt: skip
        assert said.code == 0, said.err
        back = gov("complaints", "import", out, *place, "--out", f"{form}.csv")
        assert back.code == 0, back.out + back.err
        assert (files / f"{form}.csv").read_bytes() == (files / "c.csv").read_bytes()
    one = gov("complaints", "export", "c.csv", "--open311", "requests", "--id", "2")
    assert [each["service_request_id"] for each in json.loads(one.out)] == ["2"]


def test_what_cannot_be_exported(gov: Gov, files: Path) -> None:
    gov("complaints", "import", "good.csv", "--mapping", "map.yaml", "--out", "c.csv")
    missing = gov("complaints", "export", "c.csv", "--open311", "requests", "--id", "9", "--json")
    assert missing.code == 1
    assert missing.json["problems"][0]["code"] == "complaints.not_here"
    services = gov("complaints", "export", "c.csv", "--open311", "services", "--json")
    assert services.code == 2
    text = (files / "c.csv").read_text("utf-8").replace("2025-03-01", "2025-02-30")
    (files / "c.csv").write_text(text, encoding="utf-8")
    damaged = gov("complaints", "export", "c.csv", "--open311", "requests", "--json")
    assert damaged.code == 1
    assert damaged.json["problems"][0]["code"] == "complaints.export_refused"


def test_what_came_in_before_is_not_taken_again(gov: Gov, files: Path) -> None:
    call = ("complaints", "import")
    mapped = ("--mapping", "map.yaml", "--language", "en")
    assert gov(*call, "good.csv", *mapped, "--out", "first.csv").code == 0
    before = (files / "first.csv").read_bytes()
    (files / "more.csv").write_text(ROWS + "5,2025-04-01,东门,热线,灯坏了\n", encoding="utf-8")
    more = (*call, "more.csv", *mapped, "--known", "first.csv")
    said = gov(*more, "--out", "second.csv")
    assert said.code == 0, said.err
    assert "3 rows: 1 taken, 0 refused, 2 there already" in said.out
    assert "Row 2 came in before" in said.out
    both = gov(*more, "--known", "second.csv", "--dry-run")
    assert "0 taken, 0 refused, 3 there already" in both.out
    for wrong, told in (
        (("--known", "first.csv", "--out", "./first.csv"), "would replace an earlier import"),
        (("--known", "more.csv", "--dry-run"), "no column"),
    ):
        refused = gov(*call, "more.csv", *mapped, *wrong)
        assert refused.code == 2 and told in refused.err
    assert (files / "first.csv").read_bytes() == before


def test_what_is_to_come_is_refused(gov: Gov, files: Path) -> None:
    (files / "late.csv").write_text(ROWS + "3,2999-01-01,东门,热线,x\n", encoding="utf-8")
    said = gov("complaints", "import", "late.csv", "--mapping", "map.yaml", "--dry-run", "--json")
    assert said.code == 1 and said.json["accepted"] == 2
    assert [(one["row"], one["column"]) for one in said.json["refused"]] == [(4, "时间")]
