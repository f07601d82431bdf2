"""Until when points are good, and what becomes of those that come back late."""

from datetime import date, timedelta

import pytest

from community_gov.ledger.terms import Expiry, Terms

from .orders import Desk, award, hold, morning, refund, reverse, settle, transfer, void

MONTH = Terms(Expiry("term", months=1))


@pytest.mark.parametrize(
    ("earned", "expiry", "last"),
    [
        ((2028, 2, 29), Expiry("term", months=12), date(2029, 2, 28)),
        ((2027, 2, 28), Expiry("term", months=12), date(2028, 2, 28)),
        ((2028, 2, 29), Expiry("term", months=48), date(2032, 2, 29)),
        ((2026, 1, 31), Expiry("term", months=1), date(2026, 2, 28)),
        ((2028, 1, 31), Expiry("term", months=1), date(2028, 2, 29)),
        ((2026, 12, 31), Expiry("term", months=1), date(2027, 1, 31)),
        ((2026, 12, 31), Expiry("term", days=1), date(2027, 1, 1)),
        ((2026, 1, 31), Expiry("term", months=1, days=1), date(2026, 3, 1)),
        ((2026, 12, 31), Expiry("year_end"), date(2026, 12, 31)),
        ((2027, 1, 1), Expiry("year_end"), date(2027, 12, 31)),
        ((2026, 5, 1), Expiry(), None),
    ],
)
def test_the_last_day(
    desk: Desk, earned: tuple[int, int, int], expiry: Expiry, last: date | None
) -> None:
    desk.at, desk.terms = morning(*earned), Terms(expiry)
    desk.book(award("a", "wang", 10))
    assert desk.lots("wang") == [(10, last)]
    if last is None:
        return
    desk.at = morning(last.year, last.month, last.day, 23, 59)
    assert desk.due("wang") == 0
    desk.later(minutes=1)
    assert desk.due("wang") == 1
    assert (desk.balance("wang"), desk.balance("@lapsed")) == (0, 10)


def test_the_day_is_the_one_at_the_place(desk: Desk) -> None:
    """At half past midnight in Taiyuan it is still yesterday in UTC."""
    desk.at, desk.terms = morning(2027, 1, 1, 0, 30), Terms(Expiry("year_end"))
    desk.book(award("a", "wang", 10))
    assert desk.lots("wang") == [(10, date(2027, 12, 31))]


def test_what_lapses_first_is_spent_first_and_then_what_came_first(desk: Desk) -> None:
    desk.terms = Terms(Expiry("term", months=3))
    desk.book(award("long", "wang", 10))
    desk.terms = MONTH
    desk.book(award("short", "wang", 10), award("short too", "wang", 10))
    desk.book(hold("h", "wang", 15))
    assert desk.lots("wang") == [(5, date(2026, 4, 2)), (10, date(2026, 6, 2))]
    done = desk.store.transaction("lane", "points:main", "h")
    assert done is not None
    assert [(take.number, take.amount) for take in done.took] == [(4, 10), (5, 5)]


def test_lapsed_points_are_not_spent_although_the_worker_is_late(desk: Desk, codes: object) -> None:
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.later(days=32)
    desk.book(award("b", "wang", 3))
    desk.book(hold("h", "wang", 3))
    assert (desk.balance("wang"), desk.balance("@lapsed"), desk.balance("@held")) == (0, 10, 3)


def test_held_points_do_not_lapse_and_can_be_spent_after_their_last_day(desk: Desk) -> None:
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 6))
    desk.later(days=40)
    assert desk.due("wang") == 1
    assert (desk.balance("@lapsed"), desk.balance("@held")) == (4, 6)
    desk.book(settle("s", "h"))
    assert (desk.balance("@funder:street"), desk.balance("@lapsed")) == (6, 4)


def test_held_points_that_come_back_late_lapse_at_once(desk: Desk) -> None:
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 6))
    desk.later(days=40)
    (back,) = desk.book(void("v", "h"))
    assert (back.amount, back.change_of("wang"), back.change_of("@lapsed")) == (6, 0, 6)
    assert (desk.balance("wang"), desk.lots("wang")) == (4, [(4, date(2026, 4, 2))])


def test_grace_gives_them_some_days_more(desk: Desk) -> None:
    desk.terms = Terms(Expiry("term", months=1), grace=7)
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 6))
    desk.at = morning(2026, 4, 11)
    desk.due("wang")
    desk.book(void("v", "h"))
    assert desk.lots("wang") == [(6, date(2026, 4, 18))]
    desk.at = morning(2026, 4, 18, 23)
    assert desk.due("wang") == 0
    desk.at = morning(2026, 4, 19)
    assert (desk.due("wang"), desk.balance("wang")) == (1, 0)


def test_on_their_last_day_they_are_not_late(desk: Desk) -> None:
    desk.terms = Terms(Expiry("term", months=1), grace=7)
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 6))
    desk.at = morning(2026, 4, 2, 23)
    desk.book(void("v", "h"))
    assert desk.lots("wang") == [(10, date(2026, 4, 2))]


def test_a_hold_is_over_at_its_very_moment(desk: Desk) -> None:
    until = desk.at + timedelta(hours=1)
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 6, until=until))
    desk.at = until - timedelta(microseconds=1)
    assert desk.due("wang") == 0
    desk.at = until
    assert desk.store.due_accounts(until, until.date(), 9) == [("lane", "points:main", "wang")]
    assert (desk.due("wang"), desk.balance("wang")) == (1, 10)
    assert desk.store.due_accounts(until, until.date(), 9) == []


def test_points_of_a_hold_that_is_over_can_be_spent_although_the_worker_is_late(
    desk: Desk,
) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 6, until=desk.at + timedelta(hours=1)))
    desk.later(hours=1)
    desk.book(transfer("t", "wang", "li", 10))
    assert (desk.balance("wang"), desk.balance("li"), desk.balance("@held")) == (0, 10, 0)


def test_what_is_not_settled_goes_back_to_its_lots(desk: Desk) -> None:
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.later(days=1)
    desk.book(award("b", "wang", 10))
    desk.book(hold("h", "wang", 15))
    desk.book(settle("s", "h", 4))
    # The oldest were spent; what is left are six of the first day and all of the second.
    assert desk.lots("wang") == [(6, date(2026, 4, 2)), (10, date(2026, 4, 3))]


def test_a_refund_goes_back_to_its_lot_the_last_point_spent_first(desk: Desk) -> None:
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.later(days=1)
    desk.book(award("b", "wang", 10))
    desk.book(hold("h", "wang", 15))
    desk.book(settle("s", "h"))
    desk.book(refund("r1", "s", 3))
    assert desk.lots("wang") == [(8, date(2026, 4, 3))]
    desk.book(refund("r2", "s", 3))
    assert desk.lots("wang") == [(1, date(2026, 4, 2)), (10, date(2026, 4, 3))]
    (rest,) = desk.book(refund("r3", "s"))
    assert (rest.amount, desk.balance("@funder:street")) == (9, 0)


def test_many_small_earnings_are_spent_one_after_the_other(desk: Desk) -> None:
    desk.terms = MONTH
    for day in range(25):
        desk.book(*(award(f"{day}-{number}", "wang", 1) for number in range(4)))
        desk.later(days=1)
    desk.book(hold("h", "wang", 90))
    last_days = [last for _, last in desk.lots("wang")]
    assert last_days == [date(2026, 4, day) for day in (24, 24, 25, 25, 25, 25, 26, 26, 26, 26)]
    desk.book(void("v", "h"))
    assert len(desk.lots("wang")) == 100
    desk.at = morning(2026, 4, 12)
    assert desk.due("wang") == 10
    assert desk.balance("wang") == 60


def test_a_transfer_takes_the_last_days_along(desk: Desk) -> None:
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.later(days=20)
    desk.book(transfer("t", "wang", "li", 10))
    assert desk.lots("li") == [(10, date(2026, 4, 2))]


def test_what_may_be_carried_over_is_as_much_as_allowed_the_newest(desk: Desk) -> None:
    desk.terms = Terms(Expiry("year_end", carried=1, at_most=12))
    desk.book(award("a", "wang", 10))
    desk.later(days=1)
    desk.book(award("b", "wang", 10))
    desk.at = morning(2027, 1, 1)
    assert desk.due("wang") == 1
    assert desk.lots("wang") == [(2, date(2027, 12, 31)), (10, date(2027, 12, 31))]
    assert desk.balance("@lapsed") == 8
    desk.book(award("c", "wang", 5))
    desk.at = morning(2028, 1, 1)
    desk.due("wang")
    assert desk.lots("wang") == [(5, date(2028, 12, 31))], "only once each"


def test_a_worker_who_comes_years_late_lets_each_year_pass(desk: Desk) -> None:
    desk.terms = Terms(Expiry("year_end", carried=2, at_most=7))
    desk.book(award("a", "wang", 10))
    desk.at = morning(2028, 6, 1)
    assert desk.due("wang") == 2
    assert desk.lots("wang") == [(7, date(2028, 12, 31))]
    desk.at = morning(2029, 1, 1)
    assert (desk.due("wang"), desk.balance("wang")) == (1, 0)


def test_points_that_came_back_lapse_once(desk: Desk) -> None:
    """A lot into which something came back lapses like any other, also when booked again."""
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 4))
    desk.book(void("v", "h"))
    desk.later(days=40)
    assert desk.due("wang") == 1
    assert desk.balance("@lapsed") == 10
    assert desk.damage() == []


def test_new_terms_hold_for_what_is_earned_from_now_on(desk: Desk) -> None:
    desk.book(award("a", "wang", 10))
    desk.terms = MONTH
    desk.book(award("b", "wang", 10))
    assert desk.lots("wang") == [(10, date(2026, 4, 2)), (10, None)]
    kinds = [one.kind.value for one in desk.store.transactions("lane", "points:main")]
    assert kinds == ["terms", "award", "terms", "award"]


def test_an_award_that_was_reversed_takes_its_own_points_first(desk: Desk) -> None:
    desk.terms = MONTH
    desk.book(award("a", "wang", 10))
    desk.later(days=1)
    desk.book(award("b", "wang", 10))
    desk.book(reverse("r", "b"))
    assert desk.lots("wang") == [(10, date(2026, 4, 2))]
