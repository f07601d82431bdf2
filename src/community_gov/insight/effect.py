"""The effect of a measure: complaints before and after a day, and what that shows."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from attrs import evolve

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.text import Text
from community_gov.insight import days as compared
from community_gov.insight.channels import Openings, Volume, volumes
from community_gov.insight.counting import Counted, Question, count
from community_gov.insight.effect_beside import hidden, is_safe
from community_gov.insight.effect_words import changed, says, unsaid
from community_gov.insight.effects import Comparison, Effect, Stretch, Verdict
from community_gov.insight.span import Span
from community_gov.insight.told import whole

_LIKELY = 0.05
_DRAWS = 1999


def effect(
    frame: object,
    day: date,
    days_before: int,
    days_after: int,
    *,
    as_of: date | None = None,
    channels_open: Openings | None = None,
    channel_labels: Mapping[str, Text] | None = None,
    categories: Collection[str] | None = None,
    places: Collection[str] | None = None,
    compare: Collection[str] = (),
    beside: Span | None = None,
    seed: int = 0,
    draws: int = _DRAWS,
    least: int = 5,
) -> Effect:
    """Compare the complaints before a day with those from it on.

    Args:
        frame: has the columns of `insight.columns`; of any engine.
        day: the first day of the measure, and of what comes after.
        days_before, days_after: how many days are compared.
        as_of: the day until which the data reach; without it, no complaint of any kind after the
            day says nothing.
        channels_open: when each channel was open; a zero says nothing where nobody said.
        channel_labels: what `says` calls a channel, by code; its code where there is none.
        categories: only complaints of these; all when None.
        places: where the measure was taken; everywhere but in `compare` when None.
        compare: places without the measure.
        beside: the days of a portrait that it is shown with: what is left of the totals of these
            days is nothing or enough, too.
        seed, draws: of the permutation test, where not every choice can be counted.
        least: fewer complaints are not told.

    Raises:
        InvalidInput: with all that is wrong.
    """
    numbers = {"days_before": days_before, "days_after": days_after, "least": least, "draws": draws}
    wrong = [
        Problem("insight.number", name, {"name": name, "least": 1})
        for name, number in numbers.items()
        if number < 1
    ]
    if places is not None and set(places) & set(compare):
        wrong.append(Problem("insight.both", "compare"))
    if as_of is not None and day + timedelta(days=days_after - 1) > as_of:
        wrong.append(Problem("insight.reach", "days_after", {"as_of": as_of}))
    if wrong:
        raise InvalidInput(*wrong)
    question = Question(
        day,
        days_before,
        days_after,
        categories=None if categories is None else tuple(sorted(set(categories))),
        places=None if places is None else tuple(sorted(set(places))),
        compare=tuple(sorted(set(compare))),
    )
    found = count(frame, question)
    total = None if beside is None else count(frame, evolve(question, **_all_of(beside)))
    known = channels_open or {}, channel_labels or {}
    return _effect(question, found, total, known, Random(seed), draws, least, as_of)


def _all_of(span: Span) -> dict[str, Any]:
    return {"day": span.since, "before": 0, "after": span.days}


def _effect(
    question: Question,
    found: Counted,
    total: Counted | None,
    known: tuple[Openings, Mapping[str, Text]],
    random: Random,
    draws: int,
    least: int,
    as_of: date | None,
) -> Effect:
    before, after = found.asked
    stretches = [_stretch(question, found, known[0], at, least) for at in (0, 1)]
    if total is not None:
        stretches = hidden(stretches, total, least)
    may = [
        (first, last, compared.chance(first, last, random, draws))
        for first in _may_be(before, least)
        for last in _may_be(after, least)
    ]
    ends = as_of is None and not any(found.channels[1].values())
    verdict = _verdict(stretches, may)
    verdict = Verdict.CANNOT_TELL if ends else verdict
    told = all(one.count is not None for one in stretches)
    comparison = _comparison(found, total, least) if told and question.compare else None
    series = compared.series(before, after) if told else None
    return Effect(
        day=question.day,
        categories=question.categories,
        places=question.places,
        compare=question.compare,
        before=stretches[0],
        after=stretches[1],
        rates=compared.rates(before, after) if told else None,
        difference=compared.difference(before, after) if told else None,
        ratio=compared.ratio(before, after) if told else None,
        probability=may[0][2] if told else None,
        series=series,
        comparison=comparison,
        verdict=verdict,
        says=says(
            verdict, stretches, least, bool(question.compare), comparison, series, ends, known[1]
        ),
    )


def _stretch(
    question: Question, found: Counted, openings: Openings, at: int, least: int
) -> Stretch:
    length = (question.before, question.after)[at]
    first = question.day if at else question.day - timedelta(days=length)
    last = first + timedelta(days=length - 1)
    asked = sum(found.asked[at])
    channels = dict.fromkeys((*found.channels[0], *found.channels[1]), 0) | found.channels[at]
    seen = volumes(channels, openings, first, last, least)
    rests = asked, sum(found.compared[at]), sum(channels.values())
    if any(whole(rest, least) is None for rest in (*rests, rests[2] - rests[0] - rests[1])):
        seen = tuple(Volume(one.channel, None, one.open_days, one.days) for one in seen)
    return Stretch(first, last, whole(asked, least), seen)


Days = Sequence[int]


def _may_be(days: Days, least: int) -> tuple[Days, ...]:
    """Return the days as they are; where they are too few to tell, the fewest and the most."""
    if whole(sum(days), least) is not None:
        return (days,)
    return _spread(1, len(days)), _spread(least - 1, len(days))


def _spread(count: int, days: int) -> Days:
    every, more = divmod(count, days)
    return [every + (day < more) for day in range(days)]


def _verdict(stretches: Sequence[Stretch], may: Sequence[tuple[Days, Days, float]]) -> Verdict:
    """Return what holds whatever a number is that is not told, so that it gives nothing away."""
    unsure = stretches[1].count == 0 and unsaid(stretches)
    if all(not one.count for one in stretches) or changed(stretches) or unsure:
        return Verdict.CANNOT_TELL
    verdicts = {_one_verdict(*one) for one in may}
    return verdicts.pop() if len(verdicts) == 1 else Verdict.CANNOT_TELL


def _one_verdict(before: Days, after: Days, probability: float) -> Verdict:
    if probability >= _LIKELY:
        return Verdict.NO_DIFFERENCE
    fewer = sum(after) * len(before) < sum(before) * len(after)
    return Verdict.FEWER if fewer else Verdict.MORE


def _comparison(found: Counted, total: Counted | None, least: int) -> Comparison | None:
    before, after = found.compared
    counts = sum(before), sum(after)
    if any(whole(one, least) is None for one in counts) or not any(counts):
        return None
    if total is not None and not is_safe(sum(total.compared[1]), counts, least):
        return None
    gap, ratio = compared.against(found.asked, found.compared)
    return Comparison(*counts, compared.rates(before, after), gap, ratio)
