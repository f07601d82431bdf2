"""The charts of before and after a measure."""

from collections.abc import Iterator

from community_gov.insight.channels import WAS, Volume
from community_gov.insight.days import Interval
from community_gov.insight.effects import Effect, Stretch
from community_gov.paper.charts import Bar, Chart, bars
from community_gov.paper.page import long_day
from community_gov.paper.portraits import measure_words as words
from community_gov.paper.portraits.sentences import columns, joined
from community_gov.paper.portraits.subject import Subject
from community_gov.paper.portraits.words import (
    CHANNELS_ARE,
    COUNT,
    DAYS_OF,
    INTERVAL,
    OPEN_DAYS,
    PART,
    PARTS,
)

BEFORE_AND_AFTER = "before_and_after"
BY_CHANNEL = "before_and_after_channels"
_FILLS = (2, 0)
"""Of before and of after."""

Row = tuple[str, int | None, Interval | None]
"""What is counted, how many, and how many per 30 days."""


def measure_charts(subject: Subject, effect: Effect) -> Iterator[Chart]:
    """Yield the charts of an effect: the rates, and what came by which channel."""
    yield _rates(subject, effect)
    if effect.before.channels:
        yield _channels(subject, effect)


def stretches(subject: Subject, effect: Effect) -> tuple[tuple[str, Stretch], ...]:
    """Return what is before and what is after, each with what it is called."""
    return (
        (subject.say(words.BEFORE, days=effect.before.days), effect.before),
        (subject.say(words.AFTER, days=effect.after.days), effect.after),
    )


def rows(subject: Subject, effect: Effect) -> tuple[Row, ...]:
    """Return what was counted before and after, and the same at the places to compare with."""
    named = stretches(subject, effect)
    rates = effect.rates or (None, None)
    found: list[Row] = [
        (label, one.count, rate) for (label, one), rate in zip(named, rates, strict=True)
    ]
    if effect.compare:
        there = effect.comparison
        counts = (None, None) if there is None else (there.before, there.after)
        rates = (None, None) if there is None else there.rates
        found += [
            (subject.say(words.ELSEWHERE, stretch=label), count, rate)
            for (label, _), count, rate in zip(named, counts, rates, strict=True)
        ]
    return tuple(found)


def asked(subject: Subject, effect: Effect) -> str:
    """Return in words what is compared."""
    before, after = effect.before, effect.after
    days = {
        "first": long_day(before.first),
        "before": long_day(before.last),
        "after": long_day(after.first),
        "last": long_day(after.last),
    }
    count = {"days_before": before.days, "days_after": after.days}
    kinds = [subject.category(code) for code in effect.categories or ()]
    some = effect.categories is not None
    of = subject.say(words.OF_SOME, categories=kinds) if some else subject.say(words.OF_ALL)
    return joined(
        subject,
        subject.say(words.COMPARED, **days, **count),
        of,
        subject.say(words.AT, places=effect.places) if effect.places else "",
        subject.say(words.AGAINST, places=effect.compare) if effect.compare else "",
    )


def volumes(subject: Subject, effect: Effect) -> Iterator[tuple[str, str, Volume]]:
    """Yield what came by each channel before and after: the channel, the days, the volume."""
    named = [
        (label, {volume.channel: volume for volume in one.channels})
        for label, one in stretches(subject, effect)
    ]
    for channel in sorted(set().union(*(by_channel for _, by_channel in named))):
        for label, by_channel in named:
            if channel in by_channel:
                yield subject.channel(channel), label, by_channel[channel]


def between(subject: Subject, interval: Interval | None, form: str = ".1f") -> str:
    """Return an interval as it is read."""
    if interval is None:
        return subject.unknown
    if interval.high is None:
        return subject.say(words.OR_MORE, low=number(interval.low, form))
    low, high = number(interval.low, form), number(interval.high, form)
    return subject.say(words.BETWEEN, low=low, high=high)


def number(value: float, form: str = ".1f") -> str:
    """Return a number as it is read: no zero has a sign, and the sign is no hyphen."""
    sign, places = ("+", form[1:]) if form.startswith("+") else ("", form)
    return f"{value:{sign}z{places}}".replace("-", "−")


def _rates(subject: Subject, effect: Effect) -> Chart:
    told = rows(subject, effect)
    drawn = [
        Bar(label, rate.value, _said(subject, count, rate), rate.low, rate.high, _FILLS[place % 2])
        if rate
        else Bar(label, None, "")
        for place, (label, count, rate) in enumerate(told)
    ]
    return Chart(
        BEFORE_AND_AFTER,
        subject.say(words.CHART),
        joined(subject, asked(subject, effect), subject.say(words.INTERVALS)),
        columns(subject, words.STRETCH, COUNT, words.PER, INTERVAL),
        tuple(
            (
                label,
                subject.count(count),
                subject.unknown if rate is None else number(rate.value),
                between(subject, rate),
            )
            for label, count, rate in told
        ),
        bars(drawn, subject.language),
        subject.language,
    )


def _said(subject: Subject, count: int | None, rate: Interval) -> str:
    return subject.say(words.RATE, rate=number(rate.value), count=subject.count(count))


def _channels(subject: Subject, effect: Effect) -> Chart:
    told = list(volumes(subject, effect))
    named = [
        subject.say(words.CHANNEL_STRETCH, channel=channel, stretch=label)
        for channel, label, _ in told
    ]
    was = [
        subject.say(PART, label=name, said=subject.say(WAS[one.was]))
        for name, (_, _, one) in zip(named, told, strict=True)
    ]
    first = stretches(subject, effect)[0][0]
    drawn = [
        Bar(name, one.count, subject.count(one.count), fill=_FILLS[label != first])
        for name, (_, label, one) in zip(named, told, strict=True)
    ]
    return Chart(
        BY_CHANNEL,
        subject.say(words.BY_CHANNEL),
        joined(
            subject,
            subject.say(PARTS, parts=("；" if subject.language == "zh" else "; ").join(was)),
            subject.say(CHANNELS_ARE),
        ),
        columns(subject, words.CHANNEL_AND_DAYS, COUNT, OPEN_DAYS),
        tuple(
            (name, subject.count(one.count), _opened(subject, one))
            for name, (_, _, one) in zip(named, told, strict=True)
        ),
        bars(drawn, subject.language),
        subject.language,
    )


def _opened(subject: Subject, one: Volume) -> str:
    if one.open_days is None:
        return subject.say(WAS[one.was])
    return subject.say(DAYS_OF, open=one.open_days, days=one.days)
