"""A chart as it stands in a page: title, drawing, what it says, the table of its numbers."""

from html import escape

from community_gov.domain.text import Text
from community_gov.paper.charts.chart import Chart
from community_gov.paper.charts.drawn import inline
from community_gov.paper.page import element

NUMBERS = Text("数字", "The numbers")

STYLE = """
.charts { columns: 3 20rem; column-gap: 1rem; margin: 1rem 0 }
figure { margin: 0 0 1rem; padding: .75rem .6rem; border: 1px solid #d5dadf; border-radius: 8px;
  min-width: 0; break-inside: avoid }
figcaption { font-weight: 700; margin-bottom: .4rem }
svg.chart { display: block; max-width: 100%; height: auto }
figure p { font-size: .9rem; color: #4a545e }
details { margin-top: .5rem }
summary { cursor: pointer; padding: .25rem 0; color: #1f4e79; font-weight: 600 }
table { border-collapse: collapse; width: 100%; margin: .4rem 0 }
caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap }
th, td { border-bottom: 1px solid #c3cad1; padding: .3rem .5rem; text-align: left;
  vertical-align: top }
thead th { border-bottom: 2px solid #5a6670 }
tbody th { font-weight: 400 }
th { overflow-wrap: normal; min-width: 3.5em }
tbody th { overflow-wrap: anywhere; min-width: 6em }
figure th, figure td { font-size: .8rem; padding: .25rem .2rem; min-width: 0 }
figure tbody th { min-width: 4.5em }
@media print {
  figure { break-inside: auto }
  figcaption, svg.chart, figure tr { break-inside: avoid }
  figcaption { break-after: avoid }
}
.number { text-align: right; font-variant-numeric: tabular-nums }
"""
"""For pages with charts."""


def figure(chart: Chart) -> str:
    """Return a chart as HTML."""
    return (
        f"<figure>{element('figcaption', chart.title)}\n{inline(chart)}\n"
        f"{element('p', chart.about)}\n"
        f"<details><summary>{escape(NUMBERS.in_(chart.language))}</summary>\n"
        f"{table(chart.title, chart.columns, chart.rows)}\n</details></figure>"
    )


def table(caption: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """Return a table whose first column names the rows and whose others hold numbers."""
    head = "".join(
        f'<th scope="col"{_number(place)}>{escape(one)}</th>' for place, one in enumerate(columns)
    )
    body = "\n".join(
        "<tr>"
        + f'<th scope="row">{escape(first)}</th>'
        + "".join(element("td", one, "number") for one in rest)
        + "</tr>"
        for first, *rest in rows
    )
    return (
        f"<table>{element('caption', caption)}\n<thead><tr>{head}</tr></thead>\n"
        f"<tbody>\n{body}\n</tbody></table>"
    )


def _number(place: int) -> str:
    return ' class="number"' if place else ""
