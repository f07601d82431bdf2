"""Pages with charts in a real headless Chromium, on a telephone and on a desk."""

from functools import cache
from pathlib import Path

import pytest

from community_gov.domain.text import Language
from community_gov.paper.portraits import portrait_page

from .browser import NEEDS_BROWSER
from .chromium import NEEDS_AXE, Chromium
from .samples import LANGUAGES, PLACE, complaints, portrait_of, story_of, subject

pytestmark = NEEDS_BROWSER
WIDTHS = (360, 1280)


def _few(language: Language) -> str:
    return portrait_page(subject(language, complaints(3)), PLACE)


PAGES = {"story": story_of, "portrait": portrait_of, "few": _few}
ALL = [(name, language) for name in PAGES for language in LANGUAGES]


@cache
def _page(name: str, language: Language) -> str:
    return PAGES[name](language)


@pytest.fixture(params=ALL, ids=" ".join)
def file(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"{request.param[1]}.html"
    path.write_text(_page(*request.param), encoding="utf-8")
    return path


@pytest.mark.parametrize("wide", WIDTHS)
def test_it_is_shown_and_nothing_stands_out(chromium: Chromium, file: Path, wide: int) -> None:
    chromium.show(file, wide)
    assert chromium.layout() == {"wide": wide, "out": []}
    assert chromium.unprinted() == []
    chromium.unfold()
    assert chromium.layout() == {"wide": wide, "out": []}
    assert chromium.ask("getComputedStyle(document.body).color") == "rgb(23, 32, 42)"
    assert chromium.said() == []
    assert chromium.asked() == [file.as_uri()]


def test_every_chinese_character_is_drawn(chromium: Chromium, file: Path) -> None:
    chromium.show(file, 360)
    han = chromium.ask("/\\p{Script=Han}/u.test(document.body.textContent)")
    assert han or file.stem == "en"
    assert chromium.missing_letters() == []


@NEEDS_AXE
@pytest.mark.parametrize("wide", WIDTHS)
def test_axe_finds_nothing_serious(chromium: Chromium, file: Path, wide: int) -> None:
    chromium.show(file, wide)
    chromium.unfold()
    assert chromium.axe() == []


BROKEN = """<!DOCTYPE html><html lang="zh"><meta charset="utf-8"><title>x</title>
<body style="margin: 0"><p style="width: 1400px; color: #ccc">汉\U00031400</p>
<img src="https://example.invalid/x.png"><script>console.error("no")</script>"""


def test_what_is_wrong_is_found(chromium: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "broken.html"
    file.write_text(BROKEN, encoding="utf-8")
    chromium.show(file, 1280)
    assert len(chromium.layout()["out"]) == 1
    assert any('"no"' in one for one in chromium.said())
    assert "https://example.invalid/x.png" in chromium.asked()
    assert chromium.missing_letters() == ["\U00031400"]


@NEEDS_AXE
def test_axe_finds_what_is_serious(chromium: Chromium, tmp_path: Path) -> None:
    file = tmp_path / "broken.html"
    file.write_text(BROKEN, encoding="utf-8")
    chromium.show(file, 1280)
    assert {one.split()[0] for one in chromium.axe()} >= {"image-alt", "color-contrast"}
