"""Before and after a day: what is seen, how sure it is, and what cannot be told."""

from datetime import date, timedelta
from itertools import combinations
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.errors import InvalidInput
from community_gov.insight import days
from community_gov.insight.channels import Spell, Was
from community_gov.insight.effect import effect
from community_gov.insight.effects import Effect, Verdict
from community_gov.insight.span import Span

from .complaint_frames import ENGINES, Row, frame, on

YEAR = 2026
JULY = date(YEAR, 7, 1)
ALWAYS = {"phone": [Spell(date(2020, 1, 1))]}
DATA_REACH = JULY + timedelta(days=100)


def before_and_after(first: int, last: int, **values: Any) -> list[Row]:
    """So many complaints in 60 days on either side, spread over the days."""
    rows: list[Row] = []
    for count, begin in ((first, JULY - timedelta(days=60)), (last, JULY)):
        for number in range(count):
            rows += on(begin + timedelta(days=number * 7 % 60), **values)
    return rows


def compared(rows: list[Row], **asked: Any) -> Effect:
    usual = {"channels_open": ALWAYS, "as_of": DATA_REACH}
    return effect(frame(rows), JULY, 60, 60, **usual | asked)


def said(found: Effect) -> str:
    return "".join(one.en for one in found.says)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_no_complaint_on_property_from_july_on(engine: str) -> None:
    """The page: property-related complaints from 1 July on, 0."""
    rows = before_and_after(24, 0, category="service") + before_and_after(20, 20)
    made = ENGINES[engine](frame(rows))
    asked = {"categories": ["service"], "as_of": DATA_REACH}
    found = effect(made, JULY, 60, 60, channels_open=ALWAYS, **asked)
    assert (found.before.count, found.after.count) == (24, 0)
    assert (found.before.rate, found.after.rate) == (12, 0)
    assert found.verdict is Verdict.FEWER
    assert [one.was for one in found.after.channels] == [Was.OPEN]
    assert [one.count for one in found.after.channels] == [20]
    assert found.ratio is not None and (found.ratio.value, found.ratio.low) == (0, 0)
    assert found.ratio.high is not None and 0 < found.ratio.high < 0.3
    assert found.difference is not None and found.difference.high is not None
    assert found.difference.low < -12 == found.difference.value < found.difference.high < 0
    assert "that is not yet no problem" in said(found) and "no target" in said(found)
    assert "regression" in said(found) and "seasons" in said(found)
    assert all(one.zh and "{" not in one.zh + one.en for one in found.says)


@pytest.mark.parametrize(
    "channels_open",
    [
        {},
        {"phone": []},
        {"phone": [Spell(date(2020, 1, 1), JULY - timedelta(days=1))]},
        {"phone": [Spell(date(2020, 1, 1), JULY + timedelta(days=30))]},
        {"app": [Spell(date(2020, 1, 1))]},
    ],
)
def test_a_zero_of_a_channel_that_may_be_closed_says_nothing(channels_open: Any) -> None:
    found = compared(before_and_after(24, 0), channels_open=channels_open)
    assert found.after.count == 0 and found.verdict is Verdict.CANNOT_TELL
    assert "Cannot tell." in said(found)


def test_a_zero_where_the_data_may_end_says_nothing() -> None:
    assert compared(before_and_after(24, 0)).verdict is Verdict.FEWER
    found = compared(before_and_after(24, 0), as_of=None)
    assert found.verdict is Verdict.CANNOT_TELL and "may end before" in said(found)


def test_a_channel_that_opened_in_between() -> None:
    openings = {**ALWAYS, "app": [Spell(JULY)]}
    rows = before_and_after(30, 30) + before_and_after(0, 60, channel="app")
    found = compared(rows, channels_open=openings)
    assert found.verdict is Verdict.CANNOT_TELL and "“app” was not open alike" in said(found)
    assert compared(rows, channels_open={**openings, "app": ALWAYS["phone"]}).verdict == "more"


def test_few_complaints_are_not_told() -> None:
    found = compared(before_and_after(40, 3))
    assert found.verdict is Verdict.FEWER and found.after.count is None
    numbers = (found.difference, found.ratio, found.probability, found.series, found.after.rate)
    assert numbers == (None,) * 5 and "below 5" in said(found)
    assert [one.count for one in found.after.channels] == [None]
    assert compared(before_and_after(4, 2)).verdict is Verdict.CANNOT_TELL
    rest = before_and_after(30, 40) + before_and_after(3, 9, category="noise")
    left = compared(rest, categories=["lift"])
    assert [one.count for one in left.before.channels] == [None], "33 less 30 would be three"
    assert [one.count for one in left.after.channels] == [49]


def test_a_verdict_gives_no_hidden_number_away() -> None:
    for told in (40, 12, 9, 7, 5):
        for few in (lambda n, told=told: (told, n), lambda n, told=told: (n, told)):
            verdicts = {compared(before_and_after(*few(hidden))).verdict for hidden in range(1, 5)}
            assert len(verdicts) == 1, (told, verdicts)
    assert compared(before_and_after(3, 40)).verdict is Verdict.MORE
    sure, unsure = compared(before_and_after(9, 1)), compared(before_and_after(9, 1), least=1)
    assert sure.verdict is Verdict.CANNOT_TELL and unsure.verdict is Verdict.FEWER


def test_beside_a_portrait_its_totals_give_nothing_away() -> None:
    """The portrait tells how many there were in all: what is left of that is a number too."""
    half = Span(JULY - timedelta(days=90), JULY + timedelta(days=80), DATA_REACH)
    plain = compared(before_and_after(40, 20), beside=half)
    assert plain == compared(before_and_after(40, 20)) and plain.before.count == 40
    assert plain.rates is not None and plain.rates[0].value == plain.before.rate
    assert plain.rates[0].high is not None and plain.rates[0].low < 20 < plain.rates[0].high
    outside = [row for number in range(3) for row in on(JULY - timedelta(days=80 - number))]
    for rows in (before_and_after(40, 3), before_and_after(40, 20) + outside):
        found = compared(rows, beside=half)
        sides = (found.before, found.after)
        assert [one.count for one in sides] == [None, None] and "below 5" in said(found)
        assert {volume.count for one in sides for volume in one.channels} == {None}
        assert (found.rates, found.difference, found.ratio, found.probability) == (None,) * 4
    by_app = before_and_after(60, 60) + before_and_after(9, 2, channel="app")
    app = compared(by_app, beside=half, categories=["lift"]).before.channels[0]
    assert (app.channel, app.count) == ("app", None), "eleven less nine would be two"
    there = before_and_after(60, 30) + before_and_after(20, 20, place="west")
    there += [
        row for number in range(3) for row in on(JULY - timedelta(days=80 - number), place="west")
    ]
    assert compared(there, compare=["west"]).comparison is not None
    assert compared(there, compare=["west"], beside=half).comparison is None


def test_no_difference_and_more() -> None:
    same = compared(before_and_after(30, 30))
    assert same.verdict is Verdict.NO_DIFFERENCE and same.probability == 1
    assert compared(before_and_after(20, 60)).verdict is Verdict.MORE


def test_places_without_the_measure() -> None:
    rows = before_and_after(60, 30) + before_and_after(60, 60, place="west")
    found = compared(rows, compare=["west"])
    assert (found.before.count, found.after.count) == (60, 30)
    assert found.comparison is not None
    assert (found.comparison.before, found.comparison.after) == (60, 60)
    assert found.comparison.difference == -15
    ratio = found.comparison.ratio
    assert ratio.value == pytest.approx(0.5) and ratio.high is not None
    assert ratio.low < 0.5 < ratio.high < 1
    named = compared(rows, places=["east"], compare=["west"])
    assert evolve(named, places=None) == found and named.places == ("east",)
    few = compared(rows + before_and_after(2, 9, place="north"), compare=["north"])
    assert few.comparison is None and "too few" in said(few)
    assert compared(rows).comparison is None and "no place without" in said(compared(rows))


def test_what_cannot_be_asked() -> None:
    for asked, where in (
        ({"places": ["east"], "compare": ["east"]}, "compare"),
        ({"as_of": JULY}, "days_after"),
        ({"least": 0}, "least"),
        ({"draws": 0}, "draws"),
    ):
        with pytest.raises(InvalidInput) as caught:
            compared(on(JULY), **asked)
        assert [one.where for one in caught.value.problems] == [where] and str(caught.value)


@settings(max_examples=60, deadline=None)
@given(
    before=st.lists(st.integers(0, 4), min_size=1, max_size=6),
    after=st.lists(st.integers(0, 4), min_size=1, max_size=6),
)
def test_chance_is_exact(before: list[int], after: list[int]) -> None:
    every = [*before, *after]

    def apart(chosen: tuple[int, ...]) -> float:
        rest = (sum(every) - sum(chosen)) / len(before)
        return abs(sum(chosen) / len(after) - rest)

    ways = list(combinations(every, len(after)))
    seen = apart(tuple(after))
    far = sum(apart(one) >= seen - 1e-12 for one in ways)
    assert days.chance(before, after, Random(1), 9) == pytest.approx(far / len(ways))


def test_chance_by_draws_depends_on_the_seed_alone() -> None:
    random = Random(5)
    first = [random.randrange(900) for _ in range(200)]
    last = [random.randrange(950) for _ in range(200)]
    one, again, other = (days.chance(first, last, Random(seed), 300) for seed in (1, 1, 2))
    assert one == again != other and abs(one - other) < 0.15
    assert days.chance(first, [9_000] * 200, Random(1), 300) == 1 / 301


def test_intervals_widen_where_complaints_come_in_clusters() -> None:
    even, clustered = [1] * 60, [0, 0, 0, 0, 0, 6] * 10
    assert days.dispersion(even, even) == 1 and days.dispersion(clustered, even) > 2
    narrow, wide = days.ratio(even, even), days.ratio(clustered, even)
    assert narrow is not None and wide is not None and narrow.value == wide.value == 1
    assert wide.low < narrow.low < 1
    assert days.difference(clustered, even).low < days.difference(even, even).low
    assert days.ratio([0, 0], [1, 1]) is None


def test_the_interval_of_a_ratio_is_that_of_a_share() -> None:
    """Of 10 in 30, Wilson's interval is from 0.1923 to 0.5122; twice its odds."""
    found = days.ratio([1] * 20, [1] * 10)
    assert found is not None and found.value == 1 and found.high is not None
    assert (found.low, found.high) == pytest.approx((0.4762, 2.1000), abs=1e-3)


def test_a_series_finds_the_step_and_the_slope() -> None:
    level = [10 + week for week in range(16)] + [6 + 2 * week for week in range(16)]
    daily = [count for count in level for _ in range(7)]
    found = days.series(daily[: 16 * 7], daily[16 * 7 :])
    assert found is not None and found.weeks == (16, 16)
    assert found.step.value == pytest.approx((6 - 26) * 30)
    assert found.slope.value == pytest.approx(30 * 30 / 7)
    assert days.series(daily[: 11 * 7], daily[16 * 7 :]) is None


def test_a_series_of_noise_covers_nothing_happened() -> None:
    random = Random(3)
    covered = 0
    for _ in range(100):
        noise = [random.randrange(9) for _ in range(7 * 40)]
        found = days.series(noise[:140], noise[140:])
        assert found is not None and found.step.high is not None
        covered += found.step.low <= 0 <= found.step.high
    assert 80 <= covered <= 99
