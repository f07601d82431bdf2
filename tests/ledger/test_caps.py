"""How much may be earned and spent in a stretch of days, and how much one may have."""

from collections.abc import Callable
from datetime import date

from community_gov.domain.errors import Refused
from community_gov.ledger.terms import Terms

from .orders import Desk, award, cap, hold, morning, refund, reverse, settle, void

Codes = Callable[..., list[str]]
DAY = cap(10, date(2026, 3, 2), date(2026, 3, 2))
MONTH = cap(25, date(2026, 3, 1), date(2026, 3, 31))
QUARTER = cap(40, date(2026, 1, 1), date(2026, 3, 31))
PARKING = cap(2, date(2026, 3, 1), date(2026, 3, 31), "points:parking")


def given(desk: Desk, id: str, amount: int, *caps: object, **more: object) -> int:
    (done,) = desk.book(award(id, "wang", amount, *caps, **more))  # type: ignore[arg-type]
    return done.amount


def test_an_award_gets_what_the_narrowest_cap_leaves(desk: Desk) -> None:
    assert given(desk, "a", 8, DAY, MONTH, QUARTER) == 8
    (cut,) = desk.book(award("b", "wang", 8, DAY, MONTH, QUARTER))
    assert (cut.amount, [one.en for one in cut.cut]) == (2, ["10 at most"])
    desk.at = morning(2026, 3, 3)
    assert given(desk, "c", 20, MONTH, QUARTER) == 15
    assert given(desk, "d", 20, MONTH, QUARTER) == 0, "nothing is an answer too"
    assert desk.balance("wang") == 25


def test_a_new_stretch_begins_anew_and_the_quarter_goes_on(desk: Desk) -> None:
    desk.at = morning(2026, 2, 28, 23)
    assert given(desk, "a", 30, QUARTER) == 30
    desk.at = morning(2026, 3, 1)
    assert given(desk, "b", 30, MONTH, QUARTER) == 10


def test_it_counts_for_the_day_on_which_it_was_done(desk: Desk) -> None:
    desk.at = morning(2026, 3, 3)
    assert given(desk, "a", 10, DAY, day=date(2026, 3, 2)) == 10
    assert given(desk, "b", 10, cap(10, date(2026, 3, 3), date(2026, 3, 3))) == 10


def test_a_cap_counts_one_activity_or_all_of_them(desk: Desk) -> None:
    everything = cap(25, date(2026, 3, 1), date(2026, 3, 31), "")
    given(desk, "a", 20, what="points:sweeping")
    assert given(desk, "b", 20, MONTH) == 20
    assert given(desk, "c", 10, everything) == 0
    assert given(desk, "d", 10, MONTH) == 5


def test_within_a_batch_caps_hold_too(desk: Desk) -> None:
    done = desk.book(award("a", "wang", 8, DAY), award("b", "wang", 8, DAY))
    assert [one.amount for one in done] == [8, 2]


def test_what_is_spent_does_not_count_as_earned_nor_the_other_way_round(desk: Desk) -> None:
    everything = cap(25, date(2026, 3, 1), date(2026, 3, 31), "")
    given(desk, "a", 20)
    desk.book(hold("h", "wang", 20, everything, what="points:parking", count=1))
    assert given(desk, "b", 5, everything) == 5


def test_a_hold_over_its_cap_is_refused_whole(desk: Desk, codes: Codes) -> None:
    given(desk, "a", 100)
    spends = {"what": "points:parking", "count": 1}
    desk.book(hold("h1", "wang", 10, PARKING, **spends), hold("h2", "wang", 10, PARKING, **spends))
    third = hold("h3", "wang", 10, PARKING, **spends)
    assert codes(Refused, desk.book, third) == ["hold.cap"]
    desk.book(void("v", "h1"))
    desk.book(third)


def test_what_is_refunded_whole_does_not_count_any_more(desk: Desk, codes: Codes) -> None:
    given(desk, "a", 100)
    spends = {"what": "points:parking", "count": 2}
    desk.book(hold("h1", "wang", 10, PARKING, **spends))
    desk.book(settle("s1", "h1"))
    again = hold("h2", "wang", 10, PARKING, **spends)
    desk.book(refund("r1", "s1", 9))
    assert codes(Refused, desk.book, again) == ["hold.cap"]
    desk.book(refund("r2", "s1", 1))
    desk.book(again)


def test_what_is_reversed_makes_room_on_the_day_that_it_counted_for(desk: Desk) -> None:
    given(desk, "a", 10, DAY)
    desk.at = morning(2026, 4, 5)
    desk.book(reverse("r", "a", 6))
    april = cap(10, date(2026, 4, 1), date(2026, 4, 30))
    assert given(desk, "b", 20, april) == 10
    assert given(desk, "c", 10, DAY, day=date(2026, 3, 2)) == 6


def test_an_award_of_nothing_stands_in_the_account_all_the_same(desk: Desk) -> None:
    given(desk, "a", 5, cap(0, date(2026, 3, 1), date(2026, 3, 31)))
    (done,) = desk.store.of_account("lane", "points:main", "wang", 9)
    assert (done.order.id, done.amount, [one.zh for one in done.cut]) == ("a", 0, ["0 at most"])


def test_a_ceiling_cuts_what_is_earned_and_not_what_comes_back(desk: Desk) -> None:
    desk.terms = Terms(ceiling=30)
    assert given(desk, "a", 25) == 25
    desk.book(hold("h", "wang", 20))
    assert given(desk, "b", 27) == 25
    assert given(desk, "c", 1) == 0
    desk.book(void("v", "h"))
    assert desk.balance("wang") == 50
    assert given(desk, "d", 1) == 0


def test_a_source_pays_one_account_once_for_ever(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 5, source="party-7"), award("b", "li", 5, source="party-7"))
    again = award("c", "wang", 5, source="party-7")
    assert codes(Refused, desk.book, again) == ["award.twice"]
    desk.book(reverse("r", "a"))
    desk.later(days=4000)
    assert codes(Refused, desk.book, again) == ["award.twice"]
    given(desk, "d", 5, source="party-8")


def test_a_source_pays_once_within_a_batch_and_when_it_paid_nothing(
    desk: Desk, codes: Codes
) -> None:
    twice = (award("a", "wang", 5, source="party-7"), award("b", "wang", 5, source="party-7"))
    assert codes(Refused, desk.book, *twice) == ["award.twice"]
    assert given(desk, "c", 5, cap(0, date(2026, 3, 1), date(2026, 3, 31)), source="party-7") == 0
    assert codes(Refused, desk.book, twice[0]) == ["award.twice"]
