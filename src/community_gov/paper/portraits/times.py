"""The charts of a portrait that say when."""

from collections.abc import Sequence
from datetime import date

from community_gov.domain.text import Text
from community_gov.paper.charts import Bar, Chart, Point, bars, heat, line
from community_gov.paper.page import short_month
from community_gov.paper.portraits import words
from community_gov.paper.portraits.sentences import columns, gaps, joined, most
from community_gov.paper.portraits.subject import Subject

_QUARTER = 3
_FEW_MONTHS = 14


def months(subject: Subject) -> Chart:
    """Return the complaints by month."""
    told = subject.portrait.months
    parts = [words.PART_OF_MONTH if not one.is_whole else Text("", "") for one in told]
    return _over_time(
        subject,
        "months",
        words.MONTHS,
        [(one.first, one.count) for one in told],
        [subject.say(one) for one in parts],
    )


def backlog(subject: Subject) -> Chart:
    """Return what was open at the end of each month."""
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
    counts = [count for _, count in told]
    about = joined(
        subject, most(subject, list(zip(labels, counts, strict=True))), gaps(subject, counts)
    )
    return Chart(
        name,
        subject.say(title),
        about,
        columns(subject, words.MONTH, words.COUNT),
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


def spots(subject: Subject) -> Chart:
    """Return the places and months that stand out."""
    spots = subject.portrait.spots
    months = [one.first for one in subject.portrait.months]
    places = list(dict.fromkeys(one.place for one in spots))
    cells = [(places.index(one.place), months.index(one.month), one.count) for one in spots]
    return Chart(
        "spots",
        subject.say(words.SPOTS),
        subject.say(words.SPOTS_ARE),
        columns(subject, words.PLACE_AND_MONTH, words.COUNT, words.EXPECTED),
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


def weekdays(subject: Subject) -> Chart:
    """Return the complaints by day of the week."""
    told = subject.portrait.weekdays
    names = [subject.say(one) for one in words.WEEKDAYS]
    drawn = [
        Bar(name, count, subject.count(count)) for name, count in zip(names, told, strict=True)
    ]
    return Chart(
        "weekdays",
        subject.say(words.BY_WEEKDAY),
        most(subject, list(zip(names, told, strict=True))),
        columns(subject, words.WEEKDAY, words.COUNT),
        tuple((name, subject.count(count)) for name, count in zip(names, told, strict=True)),
        bars(drawn, subject.language),
        subject.language,
    )


def hours(subject: Subject) -> Chart:
    """Return the complaints by hour."""
    told = subject.portrait.hours
    names = [subject.say(words.HOUR, hour=hour) for hour in range(24)]
    points = [
        Point(str(hour) if hour % _QUARTER == 0 else "", count) for hour, count in enumerate(told)
    ]
    about = joined(subject, most(subject, list(zip(names, told, strict=True))), gaps(subject, told))
    return Chart(
        "hours",
        subject.say(words.BY_HOUR),
        about,
        columns(subject, words.HOURS, words.COUNT),
        tuple((name, subject.count(count)) for name, count in zip(names, told, strict=True)),
        line(points, subject.say(words.COUNT), subject.language),
        subject.language,
    )
