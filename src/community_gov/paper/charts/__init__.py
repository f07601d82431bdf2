"""Charts that stand still: drawn once, as SVG or PNG, with their numbers in words beside them.

Altair and vl-convert are imported when the first chart is drawn, and nowhere else.
"""

from community_gov.paper.charts.chart import Chart
from community_gov.paper.charts.drawn import as_png, as_svg, inline
from community_gov.paper.charts.figure import figure
from community_gov.paper.charts.installed import require
from community_gov.paper.charts.kinds import Bar, Point, bars, heat, line, strip

__all__ = [
    "Bar",
    "Chart",
    "Point",
    "as_png",
    "as_svg",
    "bars",
    "figure",
    "heat",
    "inline",
    "line",
    "require",
    "strip",
]
