"""A page as a reader sees it, and as a browser lays it out."""

import html
import json
import re
import shutil
import subprocess
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
NEEDS_BROWSER = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="there is no Chromium here")
SWITCHES = "headless no-sandbox disable-gpu disable-quic no-first-run disable-sync hide-scrollbars"
SWITCHES += " disable-background-networking disable-component-update"
_SEEN = """
addEventListener('load', () => {
  const frame = document.querySelector('iframe');
  const inside = frame.contentDocument;
  const out = [...inside.querySelectorAll('body *')].filter(one => {
    const box = one.getBoundingClientRect();
    return box.right > frame.clientWidth + 0.5 || box.left < -0.5;
  });
  const seen = {
    wide: inside.documentElement.scrollWidth,
    high: inside.documentElement.scrollHeight,
    out: out.map(one => one.outerHTML.slice(0, 80)),
    font: frame.contentWindow.getComputedStyle(inside.querySelector('h1')).fontSize,
  };
  document.body.textContent = JSON.stringify(seen);
});
"""
_MODULES = """
addEventListener('load', () => {
  const drawn = document.querySelector('img');
  const paper = document.createElement('canvas').getContext('2d');
  const size = SIZE;
  paper.canvas.width = paper.canvas.height = 8 * size;
  paper.drawImage(drawn, 0, 0, 8 * size, 8 * size);
  const dark = (x, y) => paper.getImageData(8 * x + 4, 8 * y + 4, 1, 1).data[0] < 128 ? '1' : '0';
  const all = [...Array(size).keys()];
  document.body.textContent = JSON.stringify(all.map(y => all.map(x => dark(x, y)).join('')));
});
"""
_OUTSIDE = re.compile(
    r"(?:src|action|data|srcset)\s*=|href\s*=(?!.#)|url\(|@import|https?:", re.IGNORECASE
)


class Reader(HTMLParser):
    """What is read on a page, and which elements it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip())


def asks_for_nothing(page: str) -> bool:
    """Whether a page is all there is, and its policy forbids everything but its style."""
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none'; style-src 'sha256-")
    assert not any(name == "style" or name.startswith("on") for name, _ in Reader(page).attributes)
    assert "script" not in Reader(page).tags
    return not _OUTSIDE.search(page)


def laid_out(page: str, folder: Path, wide: int = 360) -> Any:
    """Return how a browser shows a page in a window of so many pixels.

    In a frame, since a headless window is never narrower than 500 pixels.
    """
    around = (
        "<!DOCTYPE html><meta charset=utf-8><style>iframe{border:0}</style>"
        f"<iframe width={wide} height=800 srcdoc='{html.escape(page)}'></iframe>"
        f"<script>{_SEEN}</script>"
    )
    return _found(around, folder)


def modules(drawing: str, folder: Path) -> Any:
    """Return the light (0) and dark (1) squares of a code as a browser paints them, by rows."""
    size = re.search(r'viewBox="0 0 (\d+) \1"', drawing)
    assert size is not None
    named = drawing.replace("<svg", f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[1]}"', 1)
    source = "data:image/svg+xml;base64," + b64encode(named.encode()).decode()
    script = _MODULES.replace("SIZE", size[1])
    return _found(f"<!DOCTYPE html><img src={source}><script>{script}</script>", folder)


def sheets(page: str, folder: Path, size: str) -> int:
    """Return how many sheets of paper a page takes."""
    # The policy allows only the style that is in the page: the size of the sheet goes without it.
    free = re.sub("<meta http-equiv[^>]+>", "", page)
    sized = free.replace("@page {", f"@page {{ size: {size};")
    printed = folder / "page.pdf"
    _run(_written(sized, folder), folder, f"--print-to-pdf={printed}", "--no-pdf-header-footer")
    return len(re.findall(rb"/Type\s*/Page\b", printed.read_bytes()))


def picture(page: str, folder: Path, size: str) -> Path:
    """Return a screenshot of a page."""
    shot = folder / "page.png"
    _run(_written(page, folder), folder, f"--screenshot={shot}", f"--window-size={size}")
    return shot


def _found(page: str, folder: Path) -> Any:
    ended = _run(_written(page, folder), folder, "--dump-dom")
    found = re.search("<body>(.*)</body>", ended, re.DOTALL)
    assert found, ended[-500:]
    return json.loads(html.unescape(found[1]))


def _written(page: str, folder: Path) -> Path:
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    return path


def _run(page: Path, folder: Path, *asked: str) -> str:
    switches = [f"--{one}" for one in SWITCHES.split()]
    ended = subprocess.run(
        [CHROMIUM, *switches, f"--user-data-dir={folder / 'profile'}", *asked, page.as_uri()],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=True,
    )
    return ended.stdout
