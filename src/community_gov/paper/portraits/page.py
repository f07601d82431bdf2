"""The portrait of complaints as one page."""

from collections.abc import Iterator, Sequence
from html import escape

from community_gov.domain.text import Text
from community_gov.paper.charts import Chart, figure
from community_gov.paper.charts.figure import STYLE as CHARTS
from community_gov.paper.charts.figure import table
from community_gov.paper.page import element, long_day, page
from community_gov.paper.portraits import words
from community_gov.paper.portraits.charts import charts as all_charts
from community_gov.paper.portraits.measure import measure_part
from community_gov.paper.portraits.measure_charts import BEFORE_AND_AFTER, BY_CHANNEL
from community_gov.paper.portraits.subject import Subject

_STYLE = (
    CHARTS
    + """
body { max-width: 66rem; color: #17202a }
h2 { margin: 1.8rem 0 .5rem; padding-top: .6rem; border-top: 3px solid #1f4e79; font-size: 1.3rem }
header .place { font-size: 1.1rem; font-weight: 600 }
header .quiet, .tiles small { color: #4a545e }
.tiles { display: grid; gap: .75rem; margin: .6rem 0;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 12.5rem), 1fr)) }
.tiles div { border: 1px solid #d5dadf; border-left: 6px solid #1f4e79; border-radius: 8px;
  padding: .5rem .75rem; break-inside: avoid }
.tiles dt { color: #4a545e; font-size: .9rem }
.tiles dd { margin: 0; font-size: 1.5rem; font-weight: 700; line-height: 1.3 }
.tiles small { display: block; font-size: .8rem; font-weight: 400 }
.notes { border-left: 6px solid #e8a33d; background: #fdf6e7; border-radius: 0 8px 8px 0;
  margin: .6rem 0; padding: .6rem .75rem .6rem 2rem }
.verdict { font-size: 1.1rem; font-weight: 600 }
.notes li { margin: .25rem 0 }
.facts { max-width: 46rem; overflow-x: auto }
"""
)


def portrait_page(
    subject: Subject, place_label: Text, charts: Sequence[Chart] | None = None
) -> str:
    """Return a portrait as a page that asks for nothing else.

    Args:
        place_label: what people call the place.
        charts: of the portrait, if they were made already.

    Raises:
        NotInstalled: what draws charts is not there.
    """
    shown = all_charts(subject) if charts is None else charts
    title = f"{subject.say(words.TITLE)} · {subject.say(place_label)}"
    body = "\n".join(_body(subject, place_label, shown))
    return page(title, _STYLE, body, subject.language)


def _body(subject: Subject, place_label: Text, charts: Sequence[Chart]) -> Iterator[str]:
    yield "<header>"
    yield element("p", subject.say(place_label), "place")
    yield element("h1", subject.say(words.TITLE))
    span = subject.portrait.span
    days = {"since": span.since, "until": span.until, "as_of": span.as_of}
    said = {name: long_day(day) for name, day in days.items()}
    yield element("p", subject.say(words.SPAN, **said))
    yield element("p", _rests_on(subject), "quiet")
    yield "</header>\n<main>"
    yield from _glance(subject)
    yield from _notes(subject)
    compared = [one for one in charts if one.name in (BEFORE_AND_AFTER, BY_CHANNEL)]
    if subject.effect is not None:
        yield from measure_part(subject, subject.effect, compared)
    if charts:
        yield element("h2", subject.say(words.PICTURES))
        yield '<div class="charts">'
        yield from (figure(one) for one in charts if one not in compared)
        yield "</div>"
        yield from _findings(subject)
        yield from _closing(subject)
    yield "</main>"


def _rests_on(subject: Subject) -> str:
    taxonomy = subject.taxonomy
    if taxonomy.authority is None:
        return subject.say(words.RESTS_ON, taxonomy=taxonomy.name)
    return subject.say(words.RESTS_ON_MORE, taxonomy=taxonomy.name, title=taxonomy.authority.title)


def main_numbers(subject: Subject) -> Iterator[tuple[str, str, str]]:
    """Yield the main numbers: what is counted, how many, and what goes with it."""
    drawn = subject.portrait
    yield subject.say(words.ALL), subject.count(drawn.count), ""
    for one in drawn.sides:
        sure = subject.say(words.SURE, interval=subject.interval(one.share)) if one.share else ""
        yield subject.line(one, subject.side), subject.count(one.count, one.share), sure
    closing = drawn.to_close
    half = None if closing is None else closing.median.value
    yield subject.say(words.MEDIAN), subject.days(half), subject.say(words.SHARE_OF_CLOSED)
    in_time = drawn.in_time.share
    yield subject.say(words.IN_TIME_SHARE), subject.percent(in_time), subject.say(words.OF_DUE)
    again = drawn.recurrence
    label = subject.say(words.AGAIN, window=again.window)
    sure = subject.say(words.SURE, interval=subject.interval(again.share)) if again.share else ""
    yield label, subject.percent(again.share), sure


def _glance(subject: Subject) -> Iterator[str]:
    yield element("h2", subject.say(words.AT_A_GLANCE))
    if subject.portrait.count == 0:
        yield element("p", subject.say(words.NOTHING))
        return
    yield '<dl class="tiles">'
    for label, number, more in main_numbers(subject):
        small = f"<small>{escape(more)}</small>" if more else ""
        yield f"<div>{element('dt', label)}<dd>{escape(number)}{small}</dd></div>"
    yield "</dl>"


def _notes(subject: Subject) -> Iterator[str]:
    least = words.LEAST.fill(least=subject.portrait.least)
    some = (least,) if subject.portrait.least > 1 else ()
    yield element("h2", subject.say(words.NOTES))
    yield '<ul class="notes">'
    for one in (*subject.remarks, *subject.portrait.notes, *some, words.NO_TARGET):
        yield element("li", subject.say(one))
    yield "</ul>"


def _findings(subject: Subject) -> Iterator[str]:
    drawn = subject.portrait
    yield element("h2", subject.say(words.FINDINGS))
    yield "<ul>"
    for text, few in (
        (words.CONCENTRATED_KINDS, drawn.category_concentration),
        (words.CONCENTRATED_PLACES, drawn.place_concentration),
    ):
        if few is not None:
            said = {"groups": few.groups, "needed": few.needed, "percent": few.percent}
            yield element("li", subject.say(text, **said))
    yield element("li", _trend(subject))
    if not drawn.spots:
        yield element("li", subject.say(words.NO_SPOTS))
    yield "</ul>"
    if drawn.recurrence.most:
        title = subject.say(words.REPEATED)
        columns = (subject.say(words.PLACE), subject.say(words.COUNT))
        rows = tuple(
            (
                subject.say(
                    words.REPEATED_ROW, place=one.place, category=subject.category(one.category)
                ),
                subject.count(one.count),
            )
            for one in drawn.recurrence.most
        )
        yield element("h2", title)
        yield f'<div class="facts">{table(title, columns, rows)}</div>'


def _trend(subject: Subject) -> str:
    found = subject.portrait.trend
    if found is None:
        return subject.say(words.TREND_NONE)
    text = words.TREND_DOWN if found.slope < 0 else words.TREND_UP
    probability = f"{found.probability:.3f}"
    return subject.say(text, slope=f"{abs(found.slope):.1f}", probability=probability)


def _closing(subject: Subject) -> Iterator[str]:
    drawn = subject.portrait
    if drawn.to_close is None:
        return
    several = [(subject.say(words.CLOSING_ALL), drawn.to_close)]
    several += [(subject.category(code), one) for code, one in drawn.to_close_by_category.items()]
    title = subject.say(words.CLOSING)
    columns = (words.KIND, words.CLOSED_HALF, words.CLOSED_MOST, words.CLOSED_OF_ALL)
    rows = tuple(
        (
            label,
            subject.days(one.median.value),
            subject.days(one.ninetieth.value),
            subject.days(one.median.of_all),
        )
        for label, one in several
    )
    yield element("h2", title)
    yield element("p", subject.say(words.CLOSING_ARE))
    drawn_table = table(title, tuple(subject.say(one) for one in columns), rows)
    yield f'<div class="facts" role="region" tabindex="0" aria-label="{escape(title)}">'
    yield f"{drawn_table}</div>"
