"""Charts as pictures: what cannot be told is no zero, texts stay texts, nobody is asked."""

import re
import struct
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from community_gov.domain.text import Language
from community_gov.paper.charts import (
    Bar,
    Chart,
    Point,
    as_png,
    as_svg,
    bars,
    figure,
    heat,
    inline,
    line,
    strip,
)
from community_gov.paper.charts.installed import NotInstalled, require
from community_gov.paper.charts.look import EDGE, FILLS, INK, PAPER, QUIET

from .browser import Reader
from .samples import LANGUAGES, NASTY

BARS = (
    Bar("物业用房", 41, "41 件", 31, 51),
    Bar("电梯", None, "0 件", fill=1),
    Bar(NASTY, 3, NASTY, fill=2),
)
POINTS = (Point("1月|2025", 5), Point("2月", None), Point("3月", 0), Point("", 12))
CANNOT = {"zh": "无法判断", "en": "cannot tell"}


def chart(spec: dict[str, object], language: Language = "zh", title: str = "标题") -> Chart:
    rows = (("物业用房", "41 件"), (NASTY, NASTY))
    return Chart("name", title, "说明", ("类别", NASTY), rows, spec, language)


def words(svg: str) -> list[str]:
    return [
        "".join(one.itertext()) for one in ET.fromstring(svg).iter() if one.tag.endswith("text")
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("draw", [bars, strip])
def test_what_cannot_be_told_is_said_and_is_no_zero(draw: object, language: Language) -> None:
    spec = bars(BARS, language) if draw is bars else strip(BARS, language)
    read = words(as_svg(chart(spec, language)))
    assert CANNOT[language] in read and "0 件" not in read
    assert [one for one in ("物业用房", "41 件", "电梯") if one not in read] == []


def test_a_line_has_a_gap_where_it_cannot_be_told() -> None:
    svg = as_svg(chart(line(POINTS, "件数", "zh")))
    read = words(svg)
    assert read.count("?") == 1 and "1月2025" in read
    (stroke,) = re.findall(r'<path[^>]* d="([^"]+)"[^>]*stroke-width="2.5"', svg)
    assert stroke.count("M") == 2 and stroke.count("L") == 1
    assert {"5", "12"} <= {*read}


def test_a_map_shows_only_what_is_told() -> None:
    read = words(as_svg(chart(heat(["1", "2"], ["3号楼", "东门"], [(0, 1, 9)], "zh"))))
    assert sorted(read) == sorted(["标题", "1", "2", "3号楼", "东门", "9", "", "", ""])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_stands_alone_and_says_what_it_shows(language: Language) -> None:
    svg = as_svg(chart(bars(BARS, language), language, NASTY))
    root = ET.fromstring(svg)
    space = "{http://www.w3.org/2000/svg}"
    assert root.attrib["role"] == "img" and root.attrib["aria-label"] == NASTY
    assert root.findtext(f"{space}title") == NASTY and root.findtext(f"{space}desc") == "说明"
    assert words(svg).count(NASTY) == 3  # the title, a label, a number
    assert svg.count("http") == 1 and "url(" not in svg and "href" not in svg
    assert not {"script", "image", "style", "foreignObject"} & {
        one.tag.removeprefix(space) for one in root.iter()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_in_a_page_it_is_title_drawing_words_and_table(language: Language) -> None:
    html = figure(chart(strip(BARS, language), language, NASTY))
    seen = Reader(html)
    assert "<img" not in html and seen.texts.count(NASTY) > 3
    assert seen.tags.count("svg") == seen.tags.count("table") == 1
    assert seen.texts.count("说明") == 2 and "41 件" in seen.texts
    assert "xmlns" not in inline(chart(strip(BARS, language), language))


def test_a_png_is_sharp_and_has_its_letters() -> None:
    one, other, none = (
        as_png(chart(bars([Bar(label, 1, "")], "zh"), title=""))
        for label in ("汉", "字", "\U0010fffd")
    )
    assert one[:8] == b"\x89PNG\r\n\x1a\n"
    wide, _ = struct.unpack(">II", one[16:24])
    svg = ET.fromstring(as_svg(chart(bars([Bar("汉", 1, "")], "zh"), title="")))
    assert wide == 2 * int(svg.attrib["width"])
    assert len({one, other, none}) == 3


def test_nothing_is_nothing() -> None:
    for spec in (bars([], "zh"), strip([], "zh"), line([], "件", "zh"), heat([], [], [], "zh")):
        assert ET.fromstring(as_svg(chart(spec))).tag.endswith("svg")


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_colours_can_be_read_and_told_apart_without_colour() -> None:
    assert all(contrast(one, PAPER) >= 4.5 for one in (INK, QUIET, EDGE))
    first, second, third, _ = FILLS
    assert contrast(first, second) > 3 and contrast(first, third) > 3
    assert contrast(first, PAPER) > 3


@pytest.mark.parametrize("missing", ["altair", "vl_convert"])
def test_without_what_draws_it_says_what_to_install(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(NotInstalled, match=r"community-gov\[pictures\]") as caught:
        require()
    assert [one.code for one in caught.value.problems] == ["pictures.not_installed"]


def test_nobody_waits_for_altair_who_draws_nothing(tmp_path: Path) -> None:
    modules = "community_gov.paper, community_gov.paper.story, community_gov.paper.portraits"
    modules += ", community_gov.cli.story, community_gov.cli.portrait"
    script = f"import sys, {modules}; print({{'altair', 'vl_convert'}} & {{*sys.modules}})"
    ended = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert ended.stdout == "set()\n"
