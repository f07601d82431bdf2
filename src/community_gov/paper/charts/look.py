"""How charts look: told apart by people who see no red or green, on a telephone and in print."""

from collections.abc import Mapping

from community_gov.domain.text import Language

WIDTH = 316
"""In pixels, edges included: the width of a small telephone, so that nothing is made smaller."""

INK = "#17202a"
QUIET = "#4a545e"
EDGE = "#5a6670"
PAPER = "#ffffff"
EMPTY = "#eef1f4"
GRID = "#d5dadf"
FILLS = ("#1f4e79", "#e8a33d", "#6fa8c9", "#8a8f94")
"""Dark blue, amber, light blue, grey: apart from one another also without colour."""

MAIN = FILLS[0]

_CHINESE = "Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif"
FONTS: Mapping[Language, str] = {
    "zh": _CHINESE,
    "en": f"Noto Sans, Segoe UI, Helvetica, Arial, {_CHINESE}",
}


def config(language: Language) -> dict[str, object]:
    """Return what holds for every chart in a language."""
    return {
        "font": FONTS[language],
        "aria": False,
        "mark": {"aria": False},
        "background": PAPER,
        "padding": 4,
        "view": {"stroke": None},
        "title": {"fontSize": 15, "color": INK, "anchor": "start", "offset": 12},
        "axis": {
            "labelFontSize": 12,
            "labelColor": INK,
            "titleFontSize": 12,
            "titleFontWeight": "normal",
            "titleColor": QUIET,
            "domainColor": EDGE,
            "tickColor": EDGE,
            "gridColor": GRID,
        },
        "text": {"fontSize": 14, "color": INK},
    }
