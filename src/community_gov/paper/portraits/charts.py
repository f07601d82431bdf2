"""The charts of a portrait: each says what it shows, and has the table of its numbers."""

from collections.abc import Iterator, Sequence

from community_gov.domain.text import Text
from community_gov.insight.channels import WAS
from community_gov.insight.told import Line
from community_gov.paper.charts import Bar, Chart, bars, strip
from community_gov.paper.portraits import words
from community_gov.paper.portraits.measure_charts import measure_charts
from community_gov.paper.portraits.sentences import columns, joined, listed, most
from community_gov.paper.portraits.subject import Subject
from community_gov.paper.portraits.times import backlog, hours, months, spots, weekdays

_MOST_BARS = 15


def charts(subject: Subject) -> tuple[Chart, ...]:
    """Return all charts of a portrait that have something to show.

    Raises:
        NotInstalled: what draws charts is not there.
    """
    return tuple(_charts(subject))


def _charts(subject: Subject) -> Iterator[Chart]:
    drawn = subject.portrait
    if not drawn.count:
        return
    yield _sides(subject)
    yield _shares(subject, "categories", words.CATEGORIES, drawn.categories)
    yield _shares(subject, "places", words.PLACES, drawn.places)
    yield months(subject)
    if drawn.spots:
        yield spots(subject)
    yield weekdays(subject)
    yield hours(subject)
    yield _in_time(subject)
    yield backlog(subject)
    yield _channels(subject)
    if subject.effect is not None:
        yield from measure_charts(subject, subject.effect)


def _sides(subject: Subject) -> Chart:
    told = subject.portrait.sides
    parts = [
        Bar(
            subject.line(one, subject.side),
            one.count,
            subject.count(one.count, one.share),
            fill=subject.fill(one),
        )
        for one in told
    ]
    return Chart(
        "sides",
        subject.say(words.SIDES),
        listed(subject, parts),
        columns(subject, words.KIND, words.COUNT, words.SHARE, words.INTERVAL),
        tuple(
            (
                subject.line(one, subject.side),
                subject.count(one.count),
                subject.percent(one.share),
                subject.interval(one.share),
            )
            for one in told
        ),
        strip(parts, subject.language),
        subject.language,
    )


def _shares(subject: Subject, name: str, title: Text, told: Sequence[Line]) -> Chart:
    label = subject.category if name == "categories" else subject.place
    first = words.KIND if name == "categories" else words.PLACE
    drawn = [
        Bar(
            subject.line(one, label),
            one.count,
            subject.count(one.count, one.share),
            *_ends(one),
            fill=subject.fill(one) if name == "categories" else 0,
        )
        for one in told[:_MOST_BARS]
    ]
    about = most(subject, [(subject.line(one, label), one.count) for one in told if one.name])
    cut = subject.say(words.ONLY_FIRST, count=_MOST_BARS) if len(told) > _MOST_BARS else ""
    return Chart(
        name,
        subject.say(title),
        joined(subject, about, cut, subject.say(words.LINES)),
        columns(subject, first, words.COUNT, words.SHARE, words.INTERVAL),
        tuple(
            (
                subject.line(one, label),
                subject.count(one.count),
                subject.percent(one.share),
                subject.interval(one.share),
            )
            for one in told
        ),
        bars(drawn, subject.language),
        subject.language,
    )


def _ends(one: Line) -> tuple[float | None, float | None]:
    share = one.share
    if share is None or one.of is None:
        return None, None
    low, high = share.interval
    return low * one.of, high * one.of


def _in_time(subject: Subject) -> Chart:
    told = subject.portrait.in_time
    counts = (told.in_time, told.late, told.pending, told.not_promised, told.wrong)
    parts = [
        Bar(subject.say(word), count, subject.count(count), fill=place)
        for place, (word, count) in enumerate(zip(words.IN_TIME_PARTS, counts, strict=True))
        if count != 0
    ]
    return Chart(
        "in_time",
        subject.say(words.IN_TIME),
        listed(subject, parts),
        columns(subject, words.KIND, words.COUNT),
        tuple(
            (subject.say(word), subject.count(count))
            for word, count in zip(words.IN_TIME_PARTS, counts, strict=True)
        ),
        strip(parts, subject.language),
        subject.language,
    )


def _channels(subject: Subject) -> Chart:
    told = subject.portrait.channels
    drawn = [
        Bar(
            subject.say(words.CHANNEL_WAS, channel=subject.channel(one.channel), was=WAS[one.was]),
            one.count,
            subject.count(one.count),
        )
        for one in told
    ]
    return Chart(
        "channels",
        subject.say(words.CHANNELS),
        subject.say(words.CHANNELS_ARE),
        columns(subject, words.CHANNEL, words.COUNT, words.OPEN_DAYS),
        tuple(
            (
                subject.channel(one.channel),
                subject.count(one.count),
                subject.say(WAS[one.was])
                if one.open_days is None
                else subject.say(words.DAYS_OF, open=one.open_days, days=one.days),
            )
            for one in told
        ),
        bars(drawn, subject.language),
        subject.language,
    )
