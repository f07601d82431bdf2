"""Each statistic, on numbers that can be checked by hand."""

from datetime import date, datetime, timedelta

import pytest

from community_gov.insight.cells import Cells, gather
from community_gov.insight.channels import Spell, Was, volumes
from community_gov.insight.closing import backlog, in_time, to_close
from community_gov.insight.kinds import categories, concentration, places, sides
from community_gov.insight.portrait import portrait
from community_gov.insight.spots import recurrence, spots
from community_gov.insight.times import Month, hours, months, trend, weekdays
from community_gov.insight.told import Line

from .complaint_frames import TAXONOMY, Row, frame, on, row

DAY = date(2024, 5, 6)


def cells(rows: list[Row], since: date = DAY, until: date = DAY, **asked: int) -> Cells:
    return gather(frame(rows), TAXONOMY, since, until, **asked)


def test_ninety_one_percent_are_hard() -> None:
    """The page: 106 complaints, 96 hard (91 %), 10 soft (9 %)."""
    rows = [*on(DAY, 60), *on(DAY, 36, category="room"), *on(DAY, 10, category="service")]
    hard, soft = sides(cells(rows), 5)
    assert (hard, soft) == (Line("hard", 96, 106), Line("soft", 10, 106))
    assert hard.share is not None and round(hard.share.exact * 100) == 91
    assert hard.share.interval == pytest.approx((0.8349, 0.9480), abs=1e-4)
    assert [one.name for one in categories(cells(rows), 5)] == ["lift", "room", "service"]


def test_what_is_not_classified_is_shown() -> None:
    found = cells([*on(DAY, 7, category=None), *on(DAY, 5, category="")])
    assert sides(found, 5) == categories(found, 5) == (Line("", 12, 12),)
    assert portrait(frame(on(DAY, 8, place=None)), TAXONOMY, DAY, DAY).places == (Line("", 8, 8),)


def test_one_place_and_ties() -> None:
    one = cells(on(DAY, 9))
    assert places(one, 5) == (Line("east", 9, 9),) and concentration([9], 5) is not None
    tied = cells([*on(DAY, 6, place="b"), *on(DAY, 6, place="a")])
    assert [line.name for line in places(tied, 5)] == ["a", "b"]


@pytest.mark.parametrize(
    ("counts", "groups", "needed"),
    [([80, 10, 10], 3, 1), ([79, 11, 10], 3, 2), ([5] * 10, 10, 8), ([0, 7], 1, 1)],
)
def test_how_few_hold_most(counts: list[int], groups: int, needed: int) -> None:
    found = concentration(counts, 5)
    assert found is not None and (found.groups, found.needed) == (groups, needed)
    assert concentration([4], 5) is None and concentration([], 1) is None


def test_the_median_is_a_rank() -> None:
    opened = datetime(2024, 5, 6, 9)
    rows = [row(opened, closed=opened + timedelta(minutes=one)) for one in (1, 2, 3, 4, 50, 60)]
    rows += [row(opened)] * 0 + on(DAY, 6)
    found = to_close(cells(rows), 5)
    assert found is not None
    assert (found.median.value, found.median.of_all, found.median.low) == (3, 60, None)
    assert found.ninetieth.value is None, "the longest of all is one complaint"
    assert to_close(cells(rows), 7) is None
    many = [row(opened, closed=opened + timedelta(minutes=one)) for one in range(1, 101)]
    told = to_close(cells(many), 5)
    assert told is not None and (told.median.value, told.ninetieth.value) == (50, 90)
    assert (told.median.low, told.median.high) == (41, 60), "ceil(50 - 9.8), ceil(50 + 9.8)"
    assert told.ninetieth.of_all == 90


def test_in_time_is_of_those_that_are_decided() -> None:
    opened, due = datetime(2024, 5, 6, 9), datetime(2024, 5, 6, 20)
    rows = [row(opened, due=due, closed=due) for _ in range(8)]
    rows += [row(opened, due=due) for _ in range(6)]
    rows += [row(opened, due=due + timedelta(days=1)) for _ in range(5)]
    found = in_time(cells([*rows, *on(DAY, 7)]), 5)
    assert (found.in_time, found.late, found.pending, found.not_promised) == (8, 6, 5, 7)
    assert found.share is not None and (found.share.count, found.share.of) == (8, 14)
    few = in_time(cells(rows[:11] + on(DAY, 7)), 5)
    assert few.late is None and few.share is None


def test_again_within_the_window() -> None:
    rows = [*on(DAY - timedelta(days=10)), *on(DAY, 3), *on(DAY + timedelta(days=11), 6)]
    rows += on(DAY, 2, place="west") + on(DAY, 9, category=None)
    found = cells(rows, until=DAY + timedelta(days=11), window=10)
    told = recurrence(found, 1)
    assert told.share is not None and (told.share.count, told.share.of) == (3 + 5 + 1, 20)
    assert told.seen_whole and [(one.place, one.count) for one in told.most] == [
        ("east", 8),
        ("west", 1),
    ]
    assert not recurrence(cells(rows, until=DAY, window=11), 1).seen_whole


def test_months_without_complaints_and_the_year_s_end() -> None:
    rows = on(date(2023, 12, 31), 6) + on(date(2024, 2, 29), 7)
    found = cells(rows, date(2023, 12, 15), date(2024, 2, 29))
    assert [(one.first, one.days, one.count, one.is_whole) for one in months(found, 5)] == [
        (date(2023, 12, 1), 17, 6, False),
        (date(2024, 1, 1), 31, 0, True),
        (date(2024, 2, 1), 29, 7, True),
    ]
    assert weekdays(found, 5) == (0, 0, 0, 7, 0, 0, 6)
    assert hours(found, 5)[9] == 13


def _series(counts: list[int | None]) -> list[Month]:
    firsts = [date(2025 + number // 12, number % 12 + 1, 1) for number in range(len(counts))]
    return [
        Month(one, ((one + timedelta(days=32)).replace(day=1) - one).days, count)
        for one, count in zip(firsts, counts, strict=True)
    ]


def test_a_season_is_no_trend() -> None:
    season = [30 * (one + 1) for one in range(12)]
    flat = trend(_series([*season, *season, *season]))
    assert flat is not None and (flat.probability, flat.slope) == (1, 0)
    assert flat.season[11] > 1.5 > flat.season[0]
    rising = trend(_series([*season, *[one + 31 for one in season], *[one + 62 for one in season]]))
    assert rising is not None and rising.probability < 0.001
    assert rising.slope == pytest.approx(30, abs=0.6)
    assert trend(_series([*season, *season[:11]])) is None, "one month only once"
    assert trend(_series([*season, None, *season[1:]])) is None, "one month is not told"
    nothing = trend(_series([0] * 24))
    assert nothing is not None and (nothing.probability, nothing.season) == (1, ())


def test_a_hot_spot() -> None:
    rows = []
    for month in range(1, 7):
        for place in ("a", "b", "c"):
            rows += on(date(2024, month, 3), 10, place=place)
    rows += on(date(2024, 4, 9), 40, place="b")
    found = cells(rows, date(2024, 1, 1), date(2024, 6, 30))
    (spot,) = spots(found, months(found, 5), 5)
    assert (spot.place, spot.month, spot.count) == ("b", date(2024, 4, 1), 50)
    assert spot.expected == pytest.approx(100 * 70 / 220)
    assert spots(cells(on(DAY, 20)), months(cells(on(DAY, 20)), 5), 5) == ()


def test_the_backlog_of_any_day() -> None:
    opened = datetime(2024, 5, 6, 9)
    rows = [row(opened, closed=opened + timedelta(days=2)) for _ in range(6)] + on(DAY, 7)
    found = cells(rows, until=DAY + timedelta(days=5))
    told = backlog(found, [DAY - timedelta(days=1), DAY, DAY + timedelta(days=2)], 5)
    assert [one.count for one in told] == [0, 13, 7]
    with pytest.raises(ValueError, match="after the day of the count"):
        backlog(found, [DAY + timedelta(days=6)], 5)


def test_a_zero_can_be_a_closed_channel() -> None:
    openings = {
        "app": [Spell(DAY + timedelta(days=5))],
        "desk": [Spell(date(2020, 1, 1), DAY), Spell(DAY + timedelta(days=2))],
        "phone": [Spell(date(2020, 1, 1))],
    }
    found = volumes({"phone": 9, "post": 6}, openings, DAY, DAY + timedelta(days=3), 5)
    assert [(one.channel, one.count, one.open_days, one.was) for one in found] == [
        ("app", 0, 0, Was.CLOSED),
        ("desk", 0, 3, Was.PARTLY),
        ("phone", 9, 4, Was.OPEN),
        ("post", 6, None, Was.NOT_SAID),
    ]
    drawn = portrait(frame(on(DAY, 9)), TAXONOMY, DAY, DAY, channels_open=openings)
    notes = "".join(one.en for one in drawn.notes)
    assert "“app” was closed" in notes and "{" not in notes
