"""The charts of a portrait as files."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from community_gov.cli.writing import write_bytes

if TYPE_CHECKING:
    from community_gov.paper.portraits import Subject


def require_pictures() -> None:
    """Make sure that charts can be drawn, before long work begins.

    Raises:
        NotInstalled: they cannot.
    """
    from community_gov.paper.charts import require

    require()


def write_charts(subject: "Subject", png: Path | None, svg: Path | None) -> list[Path]:
    """Write each chart to the folders that are given, and return the files.

    Raises:
        WrongUse: a file cannot be written.
    """
    return list(_written(subject, png, svg))


def _written(subject: "Subject", png: Path | None, svg: Path | None) -> Iterator[Path]:
    if png is None and svg is None:
        return
    from community_gov.paper.charts import as_png, as_svg
    from community_gov.paper.portraits import charts

    for chart in charts(subject):
        if png is not None:
            write_bytes(png / f"{chart.name}.png", as_png(chart))
            yield png / f"{chart.name}.png"
        if svg is not None:
            write_bytes(svg / f"{chart.name}.svg", as_svg(chart).encode())
            yield svg / f"{chart.name}.svg"
