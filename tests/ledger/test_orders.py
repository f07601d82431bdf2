"""What an order must look like, and what happens when it is sent again."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.errors import Conflict, InvalidInput, NotFound, Refused
from community_gov.domain.text import same
from community_gov.ledger.orders import Order, OrderKind, Rated
from community_gov.ledger.terms import Expiry, Terms

from .orders import (
    POINTS,
    RICE,
    Desk,
    award,
    deduct,
    hold,
    morning,
    refund,
    reserved,
    settle,
    stocked,
    transfer,
    void,
)

Codes = Callable[..., list[str]]
MOST = 10**12


@pytest.mark.parametrize("amount", [0, -1, True, 1.0, 1.5, "1", None, MOST + 1])
def test_amounts_are_whole_and_above_nothing(desk: Desk, codes: Codes, amount: Any) -> None:
    desk.book(award("a", "wang", 10), stocked("s", 5))
    for order in (
        hold("x", "wang", amount),
        transfer("x", "wang", "li", amount),
        deduct("x", "wang", amount),
        stocked("x", amount),
    ):
        assert set(codes(InvalidInput, desk.book, order)) == {"ledger.amount"}, order.kind
    assert (desk.balance("wang"), desk.balance("@shelf", RICE)) == (10, 5)


@pytest.mark.parametrize("amount", [-1, True, 1.0, "1", MOST + 1])
def test_what_a_rule_gives_is_whole_and_not_below_nothing(
    desk: Desk, codes: Codes, amount: Any
) -> None:
    assert codes(InvalidInput, desk.book, award("a", "wang", amount)) == ["ledger.amount"]
    assert [one.amount for one in desk.book(award("a", "wang", 0))] == [0]


@pytest.mark.parametrize("amount", [0, -1, True, 1.0, MOST + 1])
def test_parts_are_whole_and_above_nothing(desk: Desk, codes: Codes, amount: Any) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 5), hold("h2", "wang", 5))
    desk.book(settle("s", "h"))
    for order in (settle("x", "h2", amount), refund("x", "s", amount)):
        assert codes(InvalidInput, desk.book, order) == ["ledger.amount"]


def test_no_balance_goes_beyond_a_thousand_billion_million(desk: Desk, codes: Codes) -> None:
    desk.book(*(award(f"a{number}", "wang", MOST) for number in range(1000)))
    assert desk.balance("wang") == 10**15
    assert codes(Refused, desk.book, award("b", "wang", 1)) == ["ledger.too_large"]
    assert codes(Refused, desk.book, award("b", "li", 1)) == ["ledger.too_large"], "all of them"
    desk.book(transfer("t", "wang", "li", MOST))


def test_nobody_transfers_to_themselves(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    again = transfer("t", "wang", "wang", 1)
    assert codes(InvalidInput, desk.book, again) == ["ledger.same_account"]


@pytest.mark.parametrize(
    "order",
    [
        transfer("x", "@issued", "wang", 1),
        transfer("x", "wang", "@lapsed", 1),
        transfer("x", "@held", "@shelf", 1),
        transfer("x", "@shelf", "@handed", 1),
        transfer("x", "", "wang", 1),
        hold("x", "wang", 1, credit="li"),
        hold("x", "wang", 1, credit="@handed"),
        hold("x", "@held", 1),
        award("x", "@shelf", 1),
        award("x", "", 1),
        evolve(award("x", "wang", 1), rated=None),
        evolve(award("x", "wang", 1), debit="li"),
        deduct("x", "@funder:street", 1),
        evolve(deduct("x", "wang", 1), credit="li"),
        evolve(settle("x", "h"), debit="wang"),
        Order("x", POINTS, OrderKind.CLOSE, debit="@held"),
    ],
)
def test_accounts_of_the_scheme_are_used_as_meant(desk: Desk, codes: Codes, order: Order) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 5))
    assert codes(InvalidInput, desk.book, order) == ["ledger.accounts"]


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (evolve(award("", "wang", 1)), "ledger.id"),
        (award("@lapse/9", "wang", 1), "ledger.id"),
        (award("two\nlines", "wang", 1), "ledger.name"),
        (award("x" * 201, "wang", 1), "ledger.name"),
        (award("x", "w" * 201, 1), "ledger.name"),
        (award("x", "wang", 1, what="\ud800"), "ledger.name"),
        (award("x", "wang", 1, by="\ud800"), "ledger.name"),
        (award("x", "wang", 1, case="c\x00"), "ledger.name"),
        (void("x", "\ud800"), "ledger.name"),
        (void("x", ""), "ledger.of_nothing"),
        (hold("x", "wang", 1, until=morning(2026, 3, 3).replace(tzinfo=None)), "ledger.no_zone"),
    ],
)
def test_names_are_plain(desk: Desk, codes: Codes, order: Order, code: str) -> None:
    assert codes(InvalidInput, desk.book, order) == [code]


@pytest.mark.parametrize("kind", [OrderKind.TERMS, OrderKind.LAPSE])
def test_what_the_ledger_does_by_itself_is_not_ordered(
    desk: Desk, codes: Codes, kind: OrderKind
) -> None:
    desk.book(award("a", "wang", 10))
    order = Order("x", POINTS, kind, terms=Terms(), day=desk.at.date())
    assert codes(InvalidInput, desk.book, order) == ["ledger.kind"]
    assert codes(InvalidInput, desk.book, evolve(order, debit="wang")) == ["ledger.kind"]


def test_all_that_is_wrong_is_told_at_once(desk: Desk, codes: Codes) -> None:
    told = codes(InvalidInput, desk.book, hold("", "wang", 0), transfer("t", "li", "li", 1))
    assert sorted(told) == ["ledger.amount", "ledger.id", "ledger.same_account"]


def test_the_same_again_is_answered_as_before(desk: Desk) -> None:
    first = desk.book(award("a", "wang", 10), award("b", "li", 3))
    desk.terms = Terms(floor=-5)
    desk.later(days=100)
    assert desk.book(award("a", "wang", 10), award("b", "li", 3)) == first
    assert desk.book(award("b", "li", 3)) == first[1:]
    assert (desk.balance("wang"), desk.balance("li")) == (10, 3)
    assert len([*desk.store.transactions("lane", POINTS)]) == 3


def test_what_was_answered_stays_answered_when_it_could_no_longer_be_done(desk: Desk) -> None:
    desk.book(award("a", "wang", 10))
    (done,) = desk.book(hold("h", "wang", 10, until=desk.at + timedelta(hours=1)))
    desk.later(hours=2)
    assert desk.book(hold("h", "wang", 10, until=morning(2026, 3, 2) + timedelta(hours=1))) == (
        done,
    )
    assert desk.balance("@held") == 10


def test_another_rating_of_the_same_thing_is_the_same_order(desk: Desk) -> None:
    (done,) = desk.book(award("a", "wang", 10))
    other = evolve(award("a", "wang", 10), rated=Rated("points:patrol@2", 99))
    assert desk.book(other) == (done,)


FIELDS = {
    "credit": "li",
    "amount": 11,
    "of": "o",
    "until": morning(2026, 3, 9),
    "day": date(2026, 3, 1),
    "what": "points:sweeping",
    "count": 2,
    "source": "party",
    "measured": {"hours": "3"},
    "evidence": "photo",
    "reason": same("so"),
    "by": "chief",
    "second": "zhang",
    "case": "c",
}


@pytest.mark.parametrize("number", range(len(FIELDS)))
def test_an_id_is_not_used_for_something_else(desk: Desk, number: int) -> None:
    """Told is the first thing that differs, not the others."""
    desk.book(award("a", "wang", 10))
    names = [*FIELDS]
    other = evolve(award("a", "wang", 10), **{name: FIELDS[name] for name in names[number:]})
    assert reused(desk, other) == [("a", names[number])]


def test_nor_for_another_kind_of_thing_or_somebody_else(desk: Desk) -> None:
    desk.book(award("a", "wang", 10), award("b", "li", 10))
    desk.book(hold("h", "wang", 5), hold("i", "li", 5))
    assert reused(desk, transfer("a", "wang", "li", 1)) == [("a", "kind")]
    assert reused(desk, hold("h", "li", 4)) == [("h", "debit")]
    both = (hold("h", "wang", 5), hold("i", "li", 4))
    assert reused(desk, *both) == [("i", "amount")], "the first one is as it was"


def reused(desk: Desk, *orders: Order) -> list[tuple[str, object]]:
    with pytest.raises(Conflict) as caught:
        desk.book(*orders)
    assert {one.code for one in caught.value.problems} == {"ledger.id_reused"}
    return [(one.where, one.params["field"]) for one in caught.value.problems]


def test_an_id_belongs_to_one_scheme(desk: Desk) -> None:
    desk.book(award("a", "wang", 10), award("a", "wang", 10, unit="points:care"))
    assert desk.balance("wang", "points:care") == 10


def test_an_id_twice_in_one_batch(desk: Desk, codes: Codes) -> None:
    both = (award("a", "wang", 1), award("a", "wang", 1))
    assert codes(InvalidInput, desk.book, *both) == ["ledger.id_twice"]


def test_an_old_id_does_not_join_a_new_batch(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    mixed = (award("a", "wang", 10), award("b", "wang", 10))
    assert codes(Conflict, desk.book, *mixed) == ["ledger.id_in_batch"]
    assert desk.balance("wang") == 10


def test_a_batch_is_booked_whole_or_not_at_all(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10), stocked("s", 1))
    before = [*desk.store.transactions("lane", POINTS)]
    one = (hold("h", "wang", 5), reserved("r", 1))
    two = (hold("h2", "wang", 5), reserved("r2", 1))
    assert codes(Refused, desk.book, *one, *two) == ["stock.too_little"]
    assert [*desk.store.transactions("lane", POINTS)] == before
    assert (desk.balance("wang"), desk.balance("@shelf", RICE)) == (10, 1)
    desk.book(*one)
    assert codes(Refused, desk.book, *two) == ["stock.too_little"]
    assert desk.balance("wang") == 5


def test_a_hold_ends_once(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 5))
    assert codes(Refused, desk.book, settle("s", "h", 6)) == ["hold.too_much"]
    desk.book(settle("s", "h", 3))
    assert (desk.balance("wang"), desk.balance("@held")) == (7, 0)
    for order in (settle("s2", "h"), settle("s2", "h", 1), void("v", "h")):
        assert codes(Refused, desk.book, order) == ["hold.ended"]
    for order in (settle("s2", "a"), settle("s2", "nothing"), void("v", "s")):
        assert codes(NotFound, desk.book, order) == ["hold.not_here"]


def test_a_hold_that_is_over_is_not_settled(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 5, until=desk.at + timedelta(hours=1)))
    desk.later(hours=1)
    assert codes(Refused, desk.book, settle("s", "h")) == ["hold.over"]
    assert codes(Refused, desk.book, void("v", "h")) == ["hold.over"]
    desk.book(Order("o", POINTS, OrderKind.OVERDUE, of="h"))
    assert desk.balance("wang") == 10
    assert codes(Refused, desk.book, hold("h2", "wang", 5, until=desk.at)) == ["hold.over"]


def test_a_hold_is_not_overdue_before_its_time(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 5, until=desk.at + timedelta(hours=1)), hold("h2", "wang", 5))
    for id in ("h", "h2", "a", "nothing"):
        order = Order("o", POINTS, OrderKind.OVERDUE, of=id)
        assert codes(Refused, desk.book, order) == ["hold.ended"]


def test_only_what_was_settled_is_refunded_and_no_more(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.book(hold("h", "wang", 5))
    assert codes(NotFound, desk.book, refund("r", "h")) == ["refund.of_nothing"]
    desk.book(settle("s", "h", 3))
    assert codes(Refused, desk.book, refund("r", "s", 4)) == ["undo.too_much"]
    desk.book(refund("r", "s", 2))
    assert codes(Refused, desk.book, refund("r2", "s", 2)) == ["undo.too_much"]
    desk.book(refund("r2", "s"))
    assert codes(Refused, desk.book, refund("r3", "s")) == ["undo.too_much"]
    assert desk.balance("wang") == 10


def test_a_refusal_says_what_there_is(desk: Desk) -> None:
    desk.book(award("a", "wang", 3))
    with pytest.raises(Refused) as caught:
        desk.book(hold("h", "wang", 5))
    assert "3" in caught.value.lines("zh")[0] and "5" in caught.value.lines("zh")[0]
    assert caught.value.problems[0].params == {"have": 3, "need": 5}


def test_a_book_that_was_never_begun_is_in_order(desk: Desk) -> None:
    assert desk.damage("points:nobody") == []
    assert desk.due("wang", "points:nobody") == 0
    assert desk.store.books() == []


def test_points_in_lots_stay_in_lots(desk: Desk, codes: Codes) -> None:
    desk.book(award("a", "wang", 10))
    desk.terms = Terms(lots=False)
    assert codes(Refused, desk.book, award("b", "wang", 10)) == ["ledger.lots"]
    assert (desk.balance("wang"), desk.lots("wang")) == (10, [(10, None)])


@pytest.mark.parametrize(
    "long",
    [
        lambda: Expiry("term", months=1201),
        lambda: Expiry("term", days=36_501),
        lambda: Terms(grace=36_501),
    ],
    ids=["months", "days", "grace"],
)
def test_no_last_day_lies_beyond_the_calendar(long: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="at most"):
        long()
