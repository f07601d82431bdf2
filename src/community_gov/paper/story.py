"""The story as one page: what happened chapter by chapter, its figures, and its workflows drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from html import escape
from typing import Any

from attrs import frozen

from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.text import Language, Text
from community_gov.paper.charts import Bar, Chart, bars, figure
from community_gov.paper.charts.figure import STYLE as CHARTS
from community_gov.paper.charts.figure import table
from community_gov.paper.page import element, long_day, page
from community_gov.paper.told import Told, told

_TITLE = Text("社区治理：一章一章讲清楚", "Neighbourhood governance, chapter by chapter")
_LEAD = Text(
    "每一章都在系统里从头办了一遍；人物是编造的，数字是办完之后数出来的。",
    "Each chapter was lived through in the system; the people are invented, "
    "the figures were counted afterwards.",
)
_CHECKED = Text(
    "历史核对：{cases} 件事项逐件重放，{problems} 处不符。",
    "History checked: {cases} cases replayed, {problems} problems.",
)
_CHAPTERS = Text("各章", "Chapters")
_WHERE = Text("发生在：{places}", "Where: {places}")
_FIGURES = Text("数字", "Figures")
_COLUMNS = (Text("项目", "What"), Text("数值", "Number"))
_CHARTED = Text("{parts}。", "{parts}.")
_PART = Text("{name} {value}", "{name} {value}")
_MORE = Text("其余数据（供程序核对）", "More, by the names that programs use")
_HAPPENED = Text("经过", "What happened")
_DIAGRAMS = Text("办理流程", "Workflows")
_DIAGRAM = Text("流程图：{name}", "Diagram: {name}")
_SCROLL = Text(
    "图比屏幕宽时，可以左右滑动。", "Where it is wider than the screen, slide it sideways."
)
_STYLE = (
    CHARTS
    + """
body { max-width: 66rem; color: #17202a }
h2 { margin-top: 2.2rem; padding-top: .6rem; border-top: 3px solid #1f4e79; font-size: 1.4rem }
h3 { margin: 1.4rem 0 .4rem; font-size: 1.1rem }
header p, .where { color: #4a545e }
nav ul { display: flex; flex-wrap: wrap; gap: .4rem 1.2rem; margin: .6rem 0; padding: 0;
  list-style: none }
a { color: #1f4e79; text-underline-offset: .2em }
nav a { display: inline-block; padding: .3rem 0; font-weight: 600 }
.days { margin: 0; padding: 0; list-style: none; max-width: 46rem }
.days > li { border-left: 3px solid #6fa8c9; padding: 0 0 .5rem 1rem; position: relative }
.days > li::before { content: ""; position: absolute; left: -8px; top: .4rem; width: 13px;
  height: 13px; border-radius: 50%; background: #1f4e79 }
.days time { font-weight: 700 }
.days ol { margin: .2rem 0; padding: 0; list-style: none }
.days ol li { margin: .25rem 0 }
.days ol time { font-weight: 400; color: #4a545e; margin-right: .5rem;
  font-variant-numeric: tabular-nums }
.scroller { overflow-x: auto; border: 1px solid #d5dadf; border-radius: 8px }
.scroller svg { display: block }
.facts { max-width: 34rem }
code { font-family: "Noto Sans Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
  font-size: .85em }
@media print {
  section { break-before: page }
  section:first-of-type { break-before: auto }
  .scroller { overflow: visible; border: 0 }
  .scroller svg { max-width: 100%; height: auto; max-height: 240mm }
}
"""
)


@frozen
class Diagram:
    """A workflow as it is drawn in the page.

    Attributes:
        label: of the workflow.
        svg: an SVG file without script, font or picture.
    """

    label: str
    svg: str


def story_page(
    story: Mapping[str, Any], diagrams: Mapping[str, Sequence[Diagram]], language: Language
) -> str:
    """Return the story as a page that asks for nothing else.

    Args:
        story: as ``community-gov story --json`` prints it.
        diagrams: by chapter, the workflows that were gone through.
        language: of all that is read.

    Raises:
        NotInstalled: what draws charts is not there.
    """
    title = _TITLE.in_(language)
    chapters = story["chapters"]
    body = [
        f"<header>\n{element('h1', title)}",
        element("p", _LEAD.in_(language)),
        element("p", _checked(story, language)),
        f"{_contents(chapters, language)}\n</header>\n<main>",
    ]
    for name, chapter in chapters.items():
        body += _chapter(name, chapter, story["places"], diagrams.get(name, ()), language)
    return page(title, _STYLE, "\n".join([*body, "</main>"]), language)


def _checked(story: Mapping[str, Any], language: Language) -> str:
    verified = story["verified"]
    said = _CHECKED.fill(cases=verified["cases"], problems=len(verified["problems"]))
    return said.in_(language)


def _contents(chapters: Mapping[str, Any], language: Language) -> str:
    links = "\n".join(
        f'<li><a href="#{escape(name)}">{escape(_said(one["title"], language))}</a></li>'
        for name, one in chapters.items()
    )
    label = escape(_CHAPTERS.in_(language))
    return f'<nav aria-label="{label}"><ul>\n{links}\n</ul></nav>'


def _chapter(
    name: str,
    chapter: Mapping[str, Any],
    places: Mapping[str, Any],
    diagrams: Sequence[Diagram],
    language: Language,
) -> Iterator[str]:
    where = [Text(**places[one]) for one in chapter["places"]]
    yield f'<section id="{escape(name)}">'
    yield element("h2", _said(chapter["title"], language))
    yield element("p", _WHERE.fill(places=where).in_(language), "where")
    yield from _figures(told(chapter["figures"], chapter["words"], language), language)
    yield element("h3", _HAPPENED.in_(language))
    yield from _happened(chapter["lines"], language)
    if diagrams:
        yield element("h3", _DIAGRAMS.in_(language))
        yield element("p", _SCROLL.in_(language))
        yield from (_diagram(one, language) for one in diagrams)
    yield "</section>"


def _figures(figures: Sequence[Told], language: Language) -> Iterator[str]:
    columns = tuple(one.in_(language) for one in _COLUMNS)
    title = _FIGURES.in_(language)
    plain = [(one.label, one.said) for one in figures if one.named and not one.compares]
    if plain:
        yield element("h3", title)
        yield f'<div class="facts">{table(title, columns, tuple(plain))}</div>'
    charts = [_chart(one, columns, language) for one in figures if one.named and one.compares]
    if charts:
        yield '<div class="charts">'
        yield from map(figure, charts)
        yield "</div>"
    rest = tuple((one.label, one.said) for one in figures if not one.named)
    if rest:
        more = _MORE.in_(language)
        yield f'<details class="facts">{element("summary", more)}'
        yield f"{table(more, columns, rest)}</details>"


def _chart(one: Told, columns: tuple[str, ...], language: Language) -> Chart:
    parts = [_PART.fill(name=part.label, value=part.said).in_(language) for part in one.parts]
    about = _CHARTED.fill(parts=("；" if language == "zh" else "; ").join(parts)).in_(language)
    drawn = bars([Bar(part.label, part.number, part.said) for part in one.parts], language)
    rows = tuple((part.label, part.said) for part in one.parts)
    return Chart(one.name, one.label, about, columns, rows, drawn, language)


def _happened(lines: Iterable[Mapping[str, str]], language: Language) -> Iterator[str]:
    day = None
    yield '<ol class="days">'
    for line in lines:
        at = datetime.fromisoformat(line["at"]).astimezone(CHINA_TIME)
        if at.date() != day:
            if day is not None:
                yield "</ol></li>"
            day = at.date()
            shown = long_day(day).in_(language)
            yield f'<li><time datetime="{day.isoformat()}">{escape(shown)}</time><ol>'
        time = f'<time datetime="{at.isoformat()}">{at:%H:%M}</time>'
        yield f"<li>{time}{escape(line[language])}</li>"
    if day is not None:
        yield "</ol></li>"
    yield "</ol>"


def _diagram(one: Diagram, language: Language) -> str:
    label = escape(_DIAGRAM.fill(name=one.label).in_(language))
    drawn = one.svg.strip().replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
    return (
        f"<details><summary>{escape(one.label)}</summary>\n"
        f'<div class="scroller" role="region" tabindex="0" aria-label="{label}">\n{drawn}\n</div>'
        "</details>"
    )


def _said(both: Mapping[str, str], language: Language) -> str:
    return both[language]
