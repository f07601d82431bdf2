"""The code on a page says what it should: square by square, as a drawing and in a browser."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import segno

from community_gov.paper.qr import QUIET, qr_svg

from .browser import NEEDS_BROWSER, modules

TEXT = "CGV1." + "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" * 8 + "." + "A7" * 51 + "Q"
_STROKE = re.compile(r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?")


def expected(text: str) -> list[str]:
    rows = segno.make_qr(text, error="m").matrix_iter(border=QUIET)
    return ["".join("1" if one else "0" for one in row) for row in rows]


def drawn(svg: str) -> list[str]:
    """The squares that the strokes of a drawing cover."""
    root = ET.fromstring(svg)
    size = int(root.attrib["viewBox"].split()[2])
    squares = [["0"] * size for _ in range(size)]
    (path,) = (one for one in root.iter("path") if "stroke" in one.attrib)
    assert path.attrib["stroke"] == "#000"
    x = y = 0.0
    for kind, first, second in _STROKE.findall(path.attrib["d"]):
        if kind == "h":
            for at in range(int(x), int(x) + int(first)):
                squares[int(y)][at] = "1"
            x += int(first)
        elif kind == "m":
            x, y = x + float(first), y + float(second)
        else:
            x, y = float(first), float(second)
    return ["".join(row) for row in squares]


@pytest.mark.parametrize("text", [TEXT, "CGV1.A", "停车 <券>"])
def test_the_drawing_has_the_squares_of_the_code(text: str) -> None:
    assert drawn(qr_svg(text, "code")) == expected(text)


def test_the_edge_is_white() -> None:
    rows = drawn(qr_svg(TEXT, "code"))
    edges = [*rows[:QUIET], *rows[-QUIET:]]
    assert not any("1" in row for row in edges)
    assert not any("1" in row[:QUIET] + row[-QUIET:] for row in rows)


def test_the_drawing_is_xml_and_says_what_it_is() -> None:
    root = ET.fromstring(qr_svg(TEXT, '<b>"扫码" & show</b>'))
    assert (root.tag, root.attrib["class"]) == ("svg", "qr")
    assert root.findtext("title") == '<b>"扫码" & show</b>'
    assert {one.tag for one in root.iter()} == {"svg", "title", "path"}


def test_level_and_way_of_packing() -> None:
    """Base32 fits the small alphabet of the code; Base64 of the same bytes does not."""
    code = segno.make_qr(TEXT, error="m")
    assert code.mode == "alphanumeric"
    assert code.error in {"M", "Q", "H"}
    assert code.version < segno.make_qr("a" * (len(TEXT) * 5 // 6), error="m").version


@NEEDS_BROWSER
def test_a_browser_paints_the_same_squares(tmp_path: Path) -> None:
    assert modules(qr_svg(TEXT, "code"), tmp_path) == expected(TEXT)
