"""The charts of a portrait: each says what it shows, and has the table of its numbers."""

from collections.abc import Iterator, Sequence
from datetime import date

from community_gov.domain.text import Text
from community_gov.insight.channels import WAS
from community_gov.insight.told import Line
from community_gov.paper.charts import Bar, Chart, Point, bars, heat, line, strip
from community_gov.paper.page import short_month
from community_gov.paper.portraits import words
from community_gov.paper.portraits.subject import Subject

_MOST_BARS = 15
_QUARTER = 3
_FEW_MONTHS = 14


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
    yield _months(subject)
    if drawn.spots:
        yield _spots(subject)
    yield _weekdays(subject)
    yield _hours(subject)
    yield _in_time(subject)
    yield _backlog(subject)
    yield _channels(subject)


def _sides(subject: Subject) -> Chart:
    told = subject.portrait.sides
    parts = [
        Bar(
            subject.side(one.name),
            one.count,
            subject.count(one.count, one.share),
            fill=subject.fill(one.name),
        )
        for one in told
    ]
    return Chart(
        "sides",
        subject.say(words.SIDES),
        _listed(subject, parts),
        _columns(subject, words.KIND, words.COUNT, words.SHARE, words.INTERVAL),
        tuple(
            (
                subject.side(one.name),
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
            label(one.name),
            one.count,
            subject.count(one.count, one.share),
            *_ends(one),
            fill=subject.fill(one.name) if name == "categories" else 0,
        )
        for one in told[:_MOST_BARS]
    ]
    about = _most(subject, [(label(one.name), one.count) for one in told if one.name])
    if len(told) > _MOST_BARS:
        about += subject.say(words.ONLY_FIRST, count=_MOST_BARS)
    return Chart(
        name,
        subject.say(title),
        about + subject.say(words.LINES),
        _columns(subject, first, words.COUNT, words.SHARE, words.INTERVAL),
        tuple(
            (
                label(one.name),
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


def _months(subject: Subject) -> Chart:
    told = subject.portrait.months
    parts = [words.PART_OF_MONTH if not one.is_whole else Text("", "") for one in told]
    return _over_time(
        subject,
        "months",
        words.MONTHS,
        [(one.first, one.count) for one in told],
        [subject.say(one) for one in parts],
    )


def _backlog(subject: Subject) -> Chart:
    told = subject.portrait.backlog
    unmarked = [""] * len(told)
    return _over_time(
        subject, "backlog", words.BACKLOG, [(one.day, one.count) for one in told], unmarked
    )


def _over_time(
    subject: Subject,
    name: str,
    title: Text,
    told: Sequence[tuple[date, int | None]],
    marks: Sequence[str],
) -> Chart:
    points = [
        Point(_at(subject, day, place, len(told)), count) for place, (day, count) in enumerate(told)
    ]
    labels = [subject.say(words.YEAR_MONTH, year=day.year, month=day.month) for day, _ in told]
    about = _most(
        subject, [(one, count) for one, (_, count) in zip(labels, told, strict=True)]
    ) + _gaps(subject, [count for _, count in told])
    return Chart(
        name,
        subject.say(title),
        about,
        _columns(subject, words.MONTH, words.COUNT),
        tuple(
            (f"{one}{mark}", subject.count(count))
            for one, mark, (_, count) in zip(labels, marks, told, strict=True)
        ),
        line(points, subject.say(words.COUNT), subject.language),
        subject.language,
    )


def _at(subject: Subject, day: date, place: int, of: int) -> str:
    """Return the label of a month: each of a few, the first of each quarter of many."""
    if of > _FEW_MONTHS and day.month % (_QUARTER if of <= 3 * _FEW_MONTHS else 12) != 1:
        return ""
    short = subject.say(short_month(day))
    begins = place == 0 or day.month == 1
    return f"{short}|{day.year}" if begins else short


def _spots(subject: Subject) -> Chart:
    spots = subject.portrait.spots
    months = [one.first for one in subject.portrait.months]
    places = list(dict.fromkeys(one.place for one in spots))
    cells = [(places.index(one.place), months.index(one.month), one.count) for one in spots]
    return Chart(
        "spots",
        subject.say(words.SPOTS),
        subject.say(words.SPOTS_ARE),
        _columns(subject, words.PLACE_AND_MONTH, words.COUNT, words.EXPECTED),
        tuple(
            (
                f"{one.place} · {_month(subject, one.month)}",
                subject.count(one.count),
                f"{one.expected:.1f}",
            )
            for one in spots
        ),
        heat(
            [_at(subject, one, place, len(months)) for place, one in enumerate(months)],
            places,
            cells,
            subject.language,
        ),
        subject.language,
    )


def _month(subject: Subject, day: date) -> str:
    return subject.say(words.YEAR_MONTH, year=day.year, month=day.month)


def _weekdays(subject: Subject) -> Chart:
    told = subject.portrait.weekdays
    names = [subject.say(one) for one in words.WEEKDAYS]
    drawn = [
        Bar(name, count, subject.count(count)) for name, count in zip(names, told, strict=True)
    ]
    return Chart(
        "weekdays",
        subject.say(words.BY_WEEKDAY),
        _most(subject, list(zip(names, told, strict=True))),
        _columns(subject, words.WEEKDAY, words.COUNT),
        tuple((name, subject.count(count)) for name, count in zip(names, told, strict=True)),
        bars(drawn, subject.language),
        subject.language,
    )


def _hours(subject: Subject) -> Chart:
    told = subject.portrait.hours
    names = [subject.say(words.HOUR, hour=hour) for hour in range(24)]
    points = [
        Point(str(hour) if hour % _QUARTER == 0 else "", count) for hour, count in enumerate(told)
    ]
    about = _most(subject, list(zip(names, told, strict=True))) + _gaps(subject, told)
    return Chart(
        "hours",
        subject.say(words.BY_HOUR),
        about,
        _columns(subject, words.HOURS, words.COUNT),
        tuple((name, subject.count(count)) for name, count in zip(names, told, strict=True)),
        line(points, subject.say(words.COUNT), subject.language),
        subject.language,
    )


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
        _listed(subject, parts),
        _columns(subject, words.KIND, words.COUNT),
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
        _columns(subject, words.CHANNEL, words.COUNT, words.OPEN_DAYS),
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


def _columns(subject: Subject, *columns: Text) -> tuple[str, ...]:
    return tuple(subject.say(one) for one in columns)


def _listed(subject: Subject, parts: Sequence[Bar]) -> str:
    said = [subject.say(words.PART, label=one.label, said=one.said) for one in parts]
    return subject.say(words.PARTS, parts=("；" if subject.language == "zh" else "; ").join(said))


def _most(subject: Subject, told: Sequence[tuple[str, int | None]]) -> str:
    known = [(count, label) for label, count in told if count is not None]
    most = max((count for count, _ in known), default=0)
    if not most:
        return ""
    labels = [label for count, label in known if count == most]
    return subject.say(words.MOST, labels=labels, count=subject.count(most))


def _gaps(subject: Subject, counts: Sequence[int | None]) -> str:
    return subject.say(words.GAPS) if None in counts else ""
