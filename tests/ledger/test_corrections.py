"""Taking points away again: who may, how far, and what is owed afterwards."""

from collections.abc import Callable
from datetime import date

import pytest

from community_gov.domain.errors import CommunityGovError, InvalidInput, NotFound, Refused
from community_gov.ledger.terms import Expiry, Terms

from .orders import (
    Desk,
    award,
    cap,
    close,
    deduct,
    hold,
    refund,
    reopen,
    reverse,
    settle,
    transfer,
    void,
)

Codes = Callable[..., list[str]]
TO_MINUS_10 = Terms(Expiry("term", months=1), floor=-10)


def test_what_is_spent_already_is_not_taken_back_below_nothing(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 8))
    assert codes(Refused, desk.book, reverse("r", "a")) == ["points.below_floor"]
    desk.book(reverse("r", "a", 2))
    assert desk.balance("wang") == 0


def test_where_the_floor_allows_it_is_owed(desk: Desk, codes: Codes) -> None:
    desk.terms = TO_MINUS_10
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 10))
    desk.book(reverse("r", "a"))
    assert (desk.balance("wang"), desk.lots("wang")) == (-10, [])
    assert codes(Refused, desk.book, deduct("d", "wang", 1)) == ["points.below_floor"]
    assert codes(Refused, desk.book, hold("h2", "wang", 1)) == ["points.too_few"]


def test_a_reversal_takes_other_points_once_its_own_are_spent(desk: Desk) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(award("b", "wang", 10))
    desk.book(hold("h", "wang", 12))
    (done,) = desk.book(reverse("r", "a", 3))
    assert [(take.number, take.amount) for take in done.took] == [(3, 3)]
    assert desk.lots("wang") == [(5, None)]


def test_earning_pays_what_is_owed_and_only_the_rest_lapses_some_day(desk: Desk) -> None:
    desk.terms = TO_MINUS_10
    desk.book(deduct("d", "wang", 10))
    desk.book(award("a", "wang", 4))
    assert (desk.balance("wang"), desk.lots("wang")) == (-6, [])
    desk.book(award("b", "wang", 9))
    assert (desk.balance("wang"), desk.lots("wang")) == (3, [(3, date(2026, 4, 2))])


def test_points_that_come_back_pay_what_is_owed_the_oldest_first(desk: Desk) -> None:
    desk.terms = TO_MINUS_10
    desk.book(award("a", "wang", 5))
    desk.later(days=1)
    desk.book(award("b", "wang", 5))
    desk.book(hold("h", "wang", 10))
    desk.book(deduct("d", "wang", 6))
    desk.book(void("v", "h"))
    assert (desk.balance("wang"), desk.lots("wang")) == (4, [(4, date(2026, 4, 3))])


def test_points_that_come_to_a_debtor_pay_what_is_owed_the_oldest_first(desk: Desk) -> None:
    desk.terms = TO_MINUS_10
    desk.book(deduct("d", "wang", 6))
    desk.book(award("a", "li", 5))
    desk.later(days=1)
    desk.book(award("b", "li", 5))
    desk.book(transfer("t", "li", "wang", 10))
    assert desk.lots("wang") == [(4, date(2026, 4, 3))]


def test_a_deduction_is_reversed_as_if_it_had_not_been(desk: Desk) -> None:
    desk.terms = TO_MINUS_10
    desk.book(award("a", "wang", 5))
    desk.later(days=3)
    desk.book(deduct("d", "wang", 8))
    assert desk.balance("wang") == -3
    desk.book(reverse("r", "d"))
    assert (desk.balance("wang"), desk.lots("wang")) == (5, [(5, date(2026, 4, 2))])


def test_what_was_owed_and_paid_meanwhile_comes_back_as_newly_earned(desk: Desk) -> None:
    desk.terms = TO_MINUS_10
    desk.book(deduct("d", "wang", 8))
    desk.book(award("a", "wang", 8))
    desk.later(days=3)
    desk.book(reverse("r", "d"))
    assert desk.lots("wang") == [(8, date(2026, 4, 5))]


def test_it_is_undone_in_parts_and_never_twice(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(reverse("r1", "a", 4))
    assert codes(Refused, desk.book, reverse("r2", "a", 7)) == ["undo.too_much"]
    desk.book(reverse("r2", "a"))
    assert desk.balance("wang") == 0
    assert codes(Refused, desk.book, reverse("r3", "a")) == ["undo.too_much"]


def test_parts_of_one_batch_count_too(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    both = (reverse("r1", "a", 6), reverse("r2", "a", 6))
    assert codes(Refused, desk.book, *both) == ["undo.too_much"]
    assert desk.balance("wang") == 10


def test_a_reversal_is_not_reversed(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(reverse("r", "a"))
    assert codes(Refused, desk.book, reverse("again", "r")) == ["reverse.kind"]
    assert codes(NotFound, desk.book, reverse("again", "nothing")) == ["reverse.of_nothing"]


@pytest.mark.parametrize(
    ("by", "second", "error", "code"),
    [
        ("clerk", "", InvalidInput, "ledger.second"),
        ("", "chief", InvalidInput, "ledger.second"),
        ("clerk", "clerk", InvalidInput, "ledger.second"),
        ("wang", "chief", Refused, "correction.own"),
        ("clerk", "wang", Refused, "correction.own"),
    ],
)
def test_it_takes_two_and_neither_is_the_one_concerned(
    desk: Desk, codes: Codes, by: str, second: str, error: type[CommunityGovError], code: str
) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(deduct("d", "wang", 2))
    for order in (
        deduct("x", "wang", 1, by, second),
        reverse("x", "a", None, by, second),
        reverse("x", "d", None, by, second),
    ):
        assert codes(error, desk.book, order) == [code]
    assert desk.balance("wang") == 8


def test_nobody_confirms_points_for_themselves(desk: Desk, codes: Codes) -> None:
    assert codes(Refused, desk.book, award("a", "wang", 5, by="wang")) == ["award.by_oneself"]


def test_a_closed_account_takes_nothing_new_and_ends_what_was_begun(
    desk: Desk, codes: Codes
) -> None:
    desk.book(award("a", "wang", 10), award("b", "li", 10))
    desk.book(hold("h1", "wang", 2), hold("h2", "wang", 2), hold("h3", "wang", 2))
    desk.book(settle("s1", "h1"))
    desk.book(close("c", "wang"))
    for order in (
        *(award("x", "wang", 1), hold("x", "wang", 1), deduct("x", "wang", 1)),
        *(transfer("x", "wang", "li", 1), transfer("x", "li", "wang", 1), close("x", "wang")),
    ):
        assert codes(Refused, desk.book, order) == ["account.closed"], order.kind
    desk.book(settle("s2", "h2"), void("v3", "h3"), refund("r1", "s1"), reverse("r2", "a", 1))
    assert desk.balance("wang") == 10 - 2 - 1
    desk.book(reopen("o", "wang"))
    assert codes(Refused, desk.book, reopen("o2", "wang")) == ["account.not_closed"]
    desk.book(award("again", "wang", 1))


def test_a_reversed_award_makes_room_under_its_cap(desk: Desk) -> None:
    day = cap(10, desk.at.date(), desk.at.date())
    desk.book(award("a", "wang", 10, day))
    assert [one.amount for one in desk.book(award("b", "wang", 10, day))] == [0]
    desk.book(reverse("r", "a", 4))
    assert [one.amount for one in desk.book(award("c", "wang", 10, day))] == [4]


def test_a_stricter_floor_does_not_forbid_what_is_owed_already(desk: Desk, codes: Codes) -> None:
    desk.terms = TO_MINUS_10
    desk.book(deduct("d", "wang", 8))
    desk.terms = Terms(floor=0)
    desk.book(award("a", "wang", 3))
    assert desk.balance("wang") == -5
    assert codes(Refused, desk.book, deduct("d2", "wang", 1)) == ["points.below_floor"]
    desk.book(reverse("r", "d"))
    assert desk.balance("wang") == 3
