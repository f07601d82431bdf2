"""The charts that people will print, and what a browser makes of them."""

import html
import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from community_gov.domain.text import Language
from community_gov.host import PlaceBook
from community_gov.workflow.definition import Workflow
from community_gov.workflow.drawing import svg

from .test_drawing import LANGUAGES, nothing_lies_on_anything, picture, says_everything

PLACES = Path(__file__).parents[2] / "plugins/community-gov-pingcheng/src"
CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
OTHERS = ("sans-serif", "serif")
"""What a machine without any of our fonts falls back to."""


@pytest.fixture(scope="module")
def charts() -> dict[str, Workflow]:
    book = PlaceBook(PLACES / "community_gov_pingcheng" / "places")
    return {
        name: workflow
        for place in book.places
        for name, workflow in book.rulebook(place).workflows.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_installed_workflow_is_legible(
    charts: dict[str, Workflow], language: Language
) -> None:
    assert charts
    for workflow in charts.values():
        says_everything(workflow, language)
        drawn = picture(workflow, language)
        nothing_lies_on_anything(drawn)
        assert drawn.whole.right < 2600 and drawn.whole.bottom < 6000


MEASURE = """
const told = [...document.querySelectorAll('svg')].map(svg => {
  const outside = [];
  for (const group of svg.querySelectorAll('g.state, g.way')) {
    const box = group.querySelector(':scope > rect').getBBox();
    for (const text of group.querySelectorAll(':scope > text')) {
      const said = text.getBBox();
      if (said.x < box.x || said.x + said.width > box.x + box.width + 1) {
        outside.push([text.textContent, said.width, box.width]);
      }
    }
  }
  return {states: svg.querySelectorAll('g.state').length, outside: outside};
});
document.body.textContent = JSON.stringify(told);
"""


@pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="there is no Chromium here")
def test_a_browser_shows_every_text_inside_its_box(
    charts: dict[str, Workflow], tmp_path: Path
) -> None:
    drawings = [
        (workflow, font, re.sub('font-family="[^"]+"', f'font-family="{font}"', drawn))
        for workflow in charts.values()
        for drawn in (svg(workflow, language) for language in LANGUAGES)
        for font in (re.search('font-family="([^"]+)"', drawn)[1], *OTHERS)  # type: ignore[index]
    ]
    told = shown("".join(drawn for _, _, drawn in drawings), tmp_path)
    for (workflow, font, _), one in zip(drawings, told, strict=True):
        assert one["states"] == len(list(workflow.every_state()))
        assert not one["outside"], font


def shown(drawings: str, folder: Path) -> Any:
    """Return what a script finds on a page once a browser has laid it out."""
    page = folder / "page.html"
    page.write_text(f"<meta charset=utf-8>{drawings}<script>{MEASURE}</script>", encoding="utf-8")
    switches = "headless no-sandbox disable-gpu disable-quic no-first-run dump-dom disable-sync"
    switches += " disable-background-networking disable-component-update"
    ended = subprocess.run(
        [
            CHROMIUM,
            *(f"--{one}" for one in switches.split()),
            f"--user-data-dir={folder / 'profile'}",
            page.as_uri(),
        ],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        check=True,
    )
    found = re.search("<body>(.*)</body>", ended.stdout, re.DOTALL)
    assert found, ended.stdout[-500:]
    return json.loads(html.unescape(found[1]))
