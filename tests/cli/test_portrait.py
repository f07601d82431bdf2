"""``community-gov portrait``, and the story as a page."""

import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from .conftest import Said

Gov = Callable[..., Said]

MAPPING = """
complaints: hall
label: {zh: 大厅, en: Hall}
id: {column: 编号}
opened: {column: 时间}
place: {column: 地点}
channel: {column: 来源, table: {12345热线: hotline, app: app}}
category: {column: 类别, if_empty: ""}
"""
PLUGIN = """
from community_gov.plugin import Category, NoSettings, Side, Taxonomy, Text, hookimpl, same


class Words:
    name = "words"
    label = same("words")
    Settings = NoSettings

    def __init__(self, settings):
        pass

    @hookimpl
    def taxonomies(self):
        hard = Category("premises", Text("物业用房缺失", "Premises"), Side.HARD)
        soft = Category("service", Text("物业服务", "Service"), Side.SOFT)
        return [Taxonomy("list@1", (hard, soft))]
"""
PLACE = "place: here\nkind: estate\nlabel: {zh: 此间小区, en: Here}\nplugins: [words]\n"


def rows(count: int) -> str:
    lines = ["编号,时间,地点,来源,类别"]
    for number in range(count):
        kind = "service" if number % 10 == 0 else "premises"
        day = f"2025-{number % 6 + 1:02d}-{number % 28 + 1:02d}"
        lines.append(f"{number},{day} 10:00,{number % 3}号楼,12345热线,{kind}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """A file of sixty complaints, and how it is asked for."""
    (tmp_path / "map.yaml").write_text(MAPPING, encoding="utf-8")
    (tmp_path / "in.csv").write_text(rows(60), encoding="utf-8")
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "here.yaml").write_text(PLACE, encoding="utf-8")
    (tmp_path / "words.py").write_text(PLUGIN, encoding="utf-8")
    info = tmp_path / "words-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: words\nVersion: 1.0\n", encoding="utf-8")
    entry = "[community_gov.plugins]\nwords = words:Words\n"
    (info / "entry_points.txt").write_text(entry, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}:{':'.join(sys.path)}")
    return (
        *("portrait", "in.csv", "--mapping", "map.yaml"),
        *("--place", "here", "--places", "places"),
    )


def test_it_prints_the_main_numbers(gov: Gov, asked: tuple[str, ...]) -> None:
    said = gov(*asked, "--language", "zh")
    assert said.code == 0 and said.err == ""
    assert "60 件" in said.out and "54 件（90%）" in said.out and "6 件（10%）" in said.out
    assert "未说明以下渠道何时开通：12345热线。" in said.out


def test_it_writes_a_page_and_pictures(gov: Gov, asked: tuple[str, ...], tmp_path: Path) -> None:
    said = gov(
        *asked,
        *("--html", "new/page.html", "--png", "png", "--svg", "svg"),
        *("--open", "hotline:2025-01-01", "--language", "zh"),
    )
    assert said.code == 0, said.err
    page = (tmp_path / "new" / "page.html").read_text(encoding="utf-8")
    assert "此间小区" in page and "12345热线（全程开通）" in page and "物业用房缺失" in page
    names = {path.stem for path in (tmp_path / "png").iterdir()}
    assert names == {path.stem for path in (tmp_path / "svg").iterdir()}
    assert {"sides", "months", "channels"} <= names
    for path in (tmp_path / "svg").iterdir():
        assert ET.parse(path).getroot().tag.endswith("svg")
    for path in (tmp_path / "png").iterdir():
        assert path.read_bytes().startswith(b"\x89PNG")
    assert all(f"已写入 {one}" in said.out for one in ("new/page.html", "png/sides.png"))


def test_before_and_after_a_measure(gov: Gov, asked: tuple[str, ...], tmp_path: Path) -> None:
    half = ("--since", "2025-01-01", "--until", "2025-06-30", "--open", "hotline:2025-01-01")
    asked = (*asked, *half, "--measure", "2025-04-01", "--language", "zh")
    some = ("--measure-side", "hard", "--measure-place", "1号楼", "--compare", "2号楼")
    said = gov(*asked, *some, "--least", "1", "--html", "page.html", "--svg", "svg")
    assert said.code == 0 and said.err == ""
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    for text in (said.out, page):
        assert "某项措施前后（2025年4月1日起）" in text and "此前 90 天" in text
        assert "对照地方：此后 91 天" in text and "12345热线 · 此后 91 天" in text
        assert "前后的差别与日常波动无法区分；这不等于没有变化。" in text
    assert "只算：物业用房缺失。" in page and "采取措施的地方：1号楼。" in page
    names = {path.stem for path in (tmp_path / "svg").iterdir()}
    assert {"before_and_after", "before_and_after_channels"} <= names
    told = gov(*asked, "--measure-category", "service", "--measure-days", "30", "--json").json
    effect = told["effect"]
    assert (effect["verdict"], effect["categories"]) == ("cannot_tell", ["service"])
    assert (effect["before"]["first"], effect["after"]["last"]) == ("2025-03-02", "2025-04-30")
    assert effect["before"]["count"] is None and effect["says"][0]["zh"] == "无法判断。"


def test_a_measure_that_cannot_be_meant(gov: Gov, asked: tuple[str, ...]) -> None:
    asked = (*asked, "--json")
    for more, codes in (
        (("--compare", "1号楼"), ["no_measure"]),
        (("--measure", "2031-01-01", "--measure-category", "x", "--compare", "99号楼"),
         ["measure_outside", "measure_category", "measure_place"]),
        (("--measure", "2025-04-01", "--measure-days", "400"), ["measure_days"]),
    ):  # fmt: skip
        said = gov(*asked, *more)
        assert said.code == 2
        assert [one["code"] for one in said.json["problems"]] == [
            f"portrait.{one}" for one in codes
        ]


def test_for_a_machine(gov: Gov, asked: tuple[str, ...]) -> None:
    told = gov(*asked, "--json", "--since", "2025-02-01", "--until", "2025-04-30").json
    assert told["portrait"]["count"] == 30 and told["refused_rows"] == 0
    assert told["portrait"]["span"]["since"] == "2025-02-01"
    assert told["written"] == [] and told["effect"] is None


def test_refused_rows_are_said_on_the_page(
    gov: Gov, asked: tuple[str, ...], tmp_path: Path
) -> None:
    with (tmp_path / "in.csv").open("a", encoding="utf-8") as file:
        file.write("x,no day,1号楼,12345热线,premises\n")
    said = gov(*asked, "--html", "page.html", "--language", "en")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "1 rows of the file were refused" in page and "1 rows of the file" in said.out


@pytest.mark.parametrize(
    ("more", "code"),
    [(("--open", "hotline:soon"), "portrait.open"), (("--open", "hotline"), "portrait.open")],
)
def test_what_cannot_be_meant(
    gov: Gov, asked: tuple[str, ...], more: tuple[str, ...], code: str
) -> None:
    said = gov(*asked, "--json", *more)
    assert said.code == 2
    assert [one["code"] for one in said.json["problems"]] == [code]


def test_no_complaint_needs_its_days(gov: Gov, asked: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(rows(0), encoding="utf-8")
    said = gov(*asked, "--json")
    assert [one["code"] for one in said.json["problems"]] == ["portrait.no_days"]
    days = ("--since", "2025-01-01", "--until", "2025-06-30")
    told = gov(*asked, *days, "--html", "page.html", "--language", "zh")
    assert told.code == 0
    assert "这不说明没有问题" in (tmp_path / "page.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_what_draws_nothing_is_written(
    gov: Gov, asked: tuple[str, ...], tmp_path: Path, missing: str
) -> None:
    (tmp_path / f"{missing}.py").write_text("raise ImportError('not here')\n", encoding="utf-8")
    said = gov(*asked, "--html", "page.html", "--language", "en")
    assert said.code == 1 and "community-gov[pictures]" in said.err
    assert not (tmp_path / "page.html").exists()
    early = gov("portrait", "in.csv", "--place", "nowhere", "--html", "page.html", "--json")
    assert [one["code"] for one in early.json["problems"]] == ["pictures.not_installed"]
    assert gov(*asked).code == 0
    told = gov("story", "--html", "story.html", "--write", "story.json")
    assert told.code == 1 and not (tmp_path / "story.json").exists()


def test_the_story_as_a_page(kept: tuple[Path, Said]) -> None:
    folder, told = kept
    assert told.code == 0 and told.err == ""
    page = (folder / "new" / "story.html").read_text(encoding="utf-8")
    for chapter in told.json["chapters"].values():
        assert chapter["title"]["zh"] in page
    assert page.count("<svg") > 10 and "电梯困人应急救援（枫林逸景社区）" in page
    words = json.dumps([one["words"] for one in told.json["chapters"].values()])
    assert words and not re.search(r"https?:", page)
