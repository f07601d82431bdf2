"""The kinds of charts: a few numbers in, what Vega-Lite draws out."""

from collections.abc import Sequence
from typing import Any

from attrs import frozen

from community_gov.domain.text import Language
from community_gov.paper.charts.chart import CANNOT_TELL
from community_gov.paper.charts.installed import altair
from community_gov.paper.charts.look import (
    EDGE,
    EMPTY,
    FILLS,
    INK,
    MAIN,
    PAPER,
    QUIET,
    WIDTH,
    config,
)

_ROW = 46
_THICK = 15
_CELL = 22
_KEY = 44
_SHOWN_FOR_EACH = 14
_ROOM = 1.32
"""How much wider than the longest bar the axis is, so that its number stands beside it."""


@frozen
class Bar:
    """One bar.

    Attributes:
        label: what is counted.
        value: None where it cannot be told.
        said: the number as it is read beside the bar.
        low: the lower end of its interval; None without one.
        high: the upper end.
        fill: which of the colours it has.
    """

    label: str
    value: float | None
    said: str
    low: float | None = None
    high: float | None = None
    fill: int = 0


@frozen
class Point:
    """One point of a line.

    Attributes:
        at: its label on the axis; ``|`` stands where it goes on in a second line; may be empty.
        value: None where it cannot be told: the line has a gap there.
    """

    at: str
    value: float | None


def bars(rows: Sequence[Bar], language: Language) -> dict[str, Any]:
    """Return lying bars, each with its label above it and its number behind it."""
    alt = altair()
    most = max([one.high or one.value or 0 for one in rows], default=0) or 1
    values = [
        {
            "row": place,
            "label": one.label,
            "value": one.value or 0,
            "said": one.said if one.value is not None else CANNOT_TELL.in_(language),
            "low": one.low,
            "high": one.high,
            "end": max(one.value or 0, one.high or 0),
            "fill": FILLS[one.fill % len(FILLS)],
        }
        for place, one in enumerate(rows)
    ]
    scale = alt.Scale(domain=[0, most * _ROOM], nice=False)
    row = alt.Y("row:O", axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart(alt.Data(values=values))
    label = base.mark_text(align="left", dy=-14, limit=WIDTH - 10).encode(
        y=row, x=alt.value(0), text="label:N"
    )
    bar = base.mark_bar(height=_THICK, yOffset=7, stroke=EDGE, strokeWidth=0.5).encode(
        y=row,
        x=alt.X("value:Q", axis=None, scale=scale),
        fill=alt.Fill("fill:N", scale=None, legend=None),
    )
    sure = base.transform_filter("isValid(datum.high)").encode(
        y=row, x=alt.X("low:Q", scale=scale), x2="high:Q"
    )
    halo = sure.mark_rule(yOffset=7, stroke=PAPER, strokeWidth=4)
    reach = sure.mark_rule(yOffset=7, stroke=INK, strokeWidth=2)
    number = base.mark_text(align="left", dx=6, dy=7, fontWeight="bold").encode(
        y=row, x=alt.X("end:Q", scale=scale), text="said:N"
    )
    return _whole(alt.layer(bar, halo, reach, label, number), language, _ROW * max(len(rows), 1))


def strip(rows: Sequence[Bar], language: Language) -> dict[str, Any]:
    """Return one strip that is the whole, divided into shares, and what each part is below it."""
    alt = altair()
    known = [one for one in rows if one.value]
    whole, begin, values = sum(one.value or 0 for one in known) or 1, 0.0, []
    for one in known:
        share = (one.value or 0) / whole
        fill = FILLS[one.fill % len(FILLS)]
        values.append({"from": begin, "to": begin + share, "fill": fill})
        begin += share
    parts = alt.Chart(alt.Data(values=values)).mark_bar(height=34, stroke=PAPER, strokeWidth=2)
    above = parts.encode(
        x=alt.X("from:Q", axis=None, scale=alt.Scale(domain=[0, 1], nice=False)),
        x2="to:Q",
        y=alt.value(18),
        fill=alt.Fill("fill:N", scale=None, legend=None),
    )
    keys = [
        {
            "y": 66 + _KEY * place,
            "label": one.label,
            "said": one.said if one.value is not None else unknown,
            "fill": FILLS[one.fill % len(FILLS)],
        }
        for unknown in (CANNOT_TELL.in_(language),)
        for place, one in enumerate(rows)
    ]
    key = alt.Chart(alt.Data(values=keys))
    where = alt.Y("y:Q", axis=None, scale=None)
    swatch = key.mark_square(size=200, opacity=1, stroke=EDGE, strokeWidth=0.5)
    swatch = swatch.encode(
        x=alt.value(8), y=where, fill=alt.Fill("fill:N", scale=None, legend=None)
    )
    words = key.mark_text(align="left", dy=-2, limit=WIDTH - 34)
    number = key.mark_text(align="left", dy=16, fontWeight="bold")
    layers = alt.layer(
        above,
        swatch,
        words.encode(x=alt.value(24), y=where, text="label:N"),
        number.encode(x=alt.value(24), y=where, text="said:N"),
    )
    return _whole(layers, language, 50 + _KEY * len(rows))


def line(points: Sequence[Point], unit: str, language: Language) -> dict[str, Any]:
    """Return a line with a gap, and a mark at the foot, where a number cannot be told.

    Args:
        points: in their order.
        unit: what is counted; stands beside the axis.
    """
    alt = altair()
    most = max([one.value or 0 for one in points], default=0) or 1
    each = len(points) <= _SHOWN_FOR_EACH
    values = [
        {
            "place": place,
            "at": one.at,
            "value": one.value,
            "said": "" if one.value is None or not each else f"{one.value:g}",
        }
        for place, one in enumerate(points)
    ]
    labels = "split(data('names')[datum.value].at, '|')"
    axis = alt.Axis(
        title=None, labelAngle=0, labelExpr=labels, labelOverlap=False, labelFlush=False
    )
    across = alt.X("place:O", axis=axis, scale=alt.Scale(padding=0.5))
    up = alt.Y(
        "value:Q",
        title=unit,
        scale=alt.Scale(domain=[0, most * 1.15], nice=False),
        axis=alt.Axis(tickMinStep=1, tickCount=4, format="d", titleAngle=0, titleAlign="left",
                      titleX=0, titleY=-18, titleAnchor="start"),
    )  # fmt: skip
    base = alt.Chart(alt.Data(values=values, name="names"))
    drawn = base.mark_line(stroke=MAIN, strokeWidth=2.5, invalid="break-paths-show-domains")
    told = base.transform_filter("isValid(datum.value)")
    dots = told.mark_point(filled=True, fill=MAIN, size=50, opacity=1)
    halo = told.mark_text(dy=-11, fontSize=12, stroke=PAPER, strokeWidth=4)
    said = told.mark_text(dy=-11, fontSize=12)
    gaps = base.transform_filter("!isValid(datum.value)").mark_text(
        text="?", fontWeight="bold", color=QUIET, dy=-8
    )
    layers = alt.layer(
        drawn.encode(x=across, y=up),
        dots.encode(x=across, y=up),
        halo.encode(x=across, y=up, text="said:N"),
        said.encode(x=across, y=up, text="said:N"),
        gaps.encode(x=across, y=alt.value("height")),
    )
    return _whole(layers, language, 210)


def heat(
    across: Sequence[str],
    down: Sequence[str],
    cells: Sequence[tuple[int, int, int]],
    language: Language,
) -> dict[str, Any]:
    """Return a map of cells, each row with its label above it and the numbers in their cells.

    Args:
        across: the labels of the columns.
        down: the labels of the rows.
        cells: row, column and number of those that are told; the others stay empty.
    """
    alt = altair()
    told = {(row, column): number for row, column, number in cells}
    values = [
        {
            "row": row,
            "column": column,
            "said": str(told.get((row, column), "")),
            "fill": MAIN if (row, column) in told else EMPTY,
        }
        for row in range(len(down))
        for column in range(len(across))
    ]
    labels = [{"row": row, "label": label} for row, label in enumerate(down)]
    heads = [{"column": column, "label": label} for column, label in enumerate(across)]
    x = alt.X("column:O", axis=None, scale=alt.Scale(padding=0))
    y = alt.Y("row:O", axis=None, scale=alt.Scale(padding=0))
    base = alt.Chart(alt.Data(values=values))
    box = base.mark_rect(height=_CELL, yOffset=8, stroke=PAPER, strokeWidth=2)
    number = base.mark_text(dy=8, fontSize=11, fontWeight="bold", color=PAPER)
    label = alt.Chart(alt.Data(values=labels)).mark_text(align="left", dy=-14, limit=WIDTH - 10)
    head = alt.Chart(alt.Data(values=heads)).mark_text(
        dy=12, fontSize=11, lineBreak="|", baseline="top"
    )
    layers = alt.layer(
        box.encode(x=x, y=y, fill=alt.Fill("fill:N", scale=None, legend=None)),
        number.encode(x=x, y=y, text="said:N"),
        label.encode(x=alt.value(0), y=y, text="label:N"),
        head.encode(x=x, y=alt.value("height"), text="label:N"),
    )
    return _whole(layers, language, _ROW * max(len(down), 1))


def _whole(layers: Any, language: Language, high: int) -> dict[str, Any]:
    fitted = layers.properties(
        width=WIDTH, height=high, autosize={"type": "fit-x", "contains": "padding"}
    )
    found: dict[str, Any] = fitted.configure(**config(language)).to_dict()
    return found
