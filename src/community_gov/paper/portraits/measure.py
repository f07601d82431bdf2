"""Before and after a measure, as a part of the page and as rows for a terminal."""

from collections.abc import Iterator, Sequence
from html import escape

from community_gov.domain.text import Text
from community_gov.insight.channels import WAS
from community_gov.insight.days import Interval
from community_gov.insight.effects import Effect
from community_gov.paper.charts import Chart, figure
from community_gov.paper.charts.figure import table
from community_gov.paper.page import element, long_day
from community_gov.paper.portraits import measure_words as words
from community_gov.paper.portraits.measure_charts import asked, between, number, rows, volumes
from community_gov.paper.portraits.sentences import columns
from community_gov.paper.portraits.subject import Subject
from community_gov.paper.portraits.words import CHANNEL_WAS, INTERVAL

_SMALL = 0.001
_SIGNED, _TIMES = "+.1f", ".2f"


def measure_title(subject: Subject, effect: Effect) -> str:
    """Return what the part of the page is called."""
    return subject.say(words.TITLE, day=long_day(effect.day))


def measure_numbers(subject: Subject, effect: Effect) -> Iterator[tuple[str, str, str]]:
    """Yield all numbers of an effect: what is counted, the number, and what goes with it."""
    for label, count, rate in rows(subject, effect):
        yield label, subject.count(count), _rate(subject, rate)
    for label, value, interval in _differences(subject, effect):
        yield label, value, subject.say(words.SURE, interval=interval) if interval else ""
    for channel, label, one in volumes(subject, effect):
        name = subject.say(words.CHANNEL_STRETCH, channel=channel, stretch=label)
        yield name, subject.count(one.count), subject.say(WAS[one.was])


def measure_part(subject: Subject, effect: Effect, charts: Sequence[Chart]) -> Iterator[str]:
    """Yield the part of the page, as HTML.

    Args:
        charts: those of the effect.
    """
    verdict, *more = effect.says
    yield element("h2", measure_title(subject, effect))
    yield element("p", subject.say(verdict), "verdict")
    yield element("p", asked(subject, effect))
    yield '<ul class="notes">'
    for one in more:
        yield element("li", subject.say(one))
    yield "</ul>"
    yield '<div class="charts">'
    yield from map(figure, charts)
    yield "</div>"
    name = subject.say(words.NUMBERS)
    heads = columns(subject, words.WHAT, words.VALUE, INTERVAL)
    told = tuple(
        (label, value, interval or "–") for label, value, interval in _differences(subject, effect)
    )
    yield f'<div class="facts" role="region" tabindex="0" aria-label="{escape(name)}">'
    yield f"{table(name, heads, told)}</div>"


def _rate(subject: Subject, rate: Interval | None) -> str:
    if rate is None:
        return ""
    said = subject.say(words.PER_30, rate=number(rate.value))
    sure = subject.say(words.SURE, interval=between(subject, rate))
    return subject.say(CHANNEL_WAS, channel=said, was=sure)


def _differences(subject: Subject, effect: Effect) -> Iterator[tuple[str, str, str]]:
    yield _told(subject, words.DIFFERENCE, effect.difference, _SIGNED)
    yield _told(subject, words.RATIO, effect.ratio, _TIMES)
    yield subject.say(words.CHANCE), _chance(subject, effect.probability), ""
    if effect.compare:
        there = effect.comparison
        gap = subject.unknown if there is None else number(there.difference, _SIGNED)
        yield subject.say(words.GAP), gap, ""
        yield _told(subject, words.RATIOS, None if there is None else there.ratio, _TIMES)
    if effect.series is not None:
        yield _told(subject, words.STEP, effect.series.step, _SIGNED)
        yield _told(subject, words.SLOPE, effect.series.slope, _SIGNED)


def _told(subject: Subject, label: Text, value: Interval | None, form: str) -> tuple[str, str, str]:
    if value is None:
        return subject.say(label), subject.unknown, ""
    return subject.say(label), number(value.value, form), between(subject, value, form)


def _chance(subject: Subject, probability: float | None) -> str:
    if probability is None:
        return subject.unknown
    return subject.say(words.BELOW) if probability < _SMALL else f"{probability:.3f}"
