"""Charts as pictures: inside a page, or as a file of their own."""

import re
from html import escape
from typing import Any

from community_gov.paper.charts.chart import Chart
from community_gov.paper.charts.installed import vl_convert

_ROOT = re.compile(r"<svg[^>]*>")
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')
_LANGUAGES = {"zh": "zh-CN", "en": "en"}


def inline(chart: Chart) -> str:
    """Return a chart as an ``<svg>`` element for a page; its title stands in the page already."""
    drawn = _drawn(dict(chart.spec))
    return _rooted(drawn, chart, "")


def as_svg(chart: Chart) -> str:
    """Return a chart as an SVG file that needs nothing else."""
    return _rooted(_drawn(_titled(chart)), chart, ' xmlns="http://www.w3.org/2000/svg"') + "\n"


def as_png(chart: Chart, scale: float = 2) -> bytes:
    """Return a chart as a PNG file.

    Args:
        scale: dots for a pixel of the page; 2 is sharp on a telephone and in print.
    """
    found: bytes = vl_convert().vegalite_to_png(_titled(chart), scale=scale, allowed_base_urls=[])
    return found


def _titled(chart: Chart) -> dict[str, Any]:
    return {**chart.spec, "title": {"text": chart.title}}


def _drawn(spec: dict[str, Any]) -> str:
    found: str = vl_convert().vegalite_to_svg(spec, allowed_base_urls=[])
    return found


def _rooted(svg: str, chart: Chart, space: str) -> str:
    root = _ROOT.match(svg)
    size = root and _SIZE.search(root[0])
    if root is None or size is None:
        raise ValueError("this is no drawing")
    wide, high = size.groups()
    head = (
        f'<svg{space} class="chart" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}"'
        f' role="img" lang="{_LANGUAGES[chart.language]}" aria-label="{escape(chart.title)}">'
        f"<title>{escape(chart.title)}</title><desc>{escape(chart.about)}</desc>"
    )
    return head + svg[root.end() :]
