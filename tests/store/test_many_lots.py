"""An account with more lots than are read at a time."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from community_gov.domain.calendar import CHINA_TIME
from community_gov.ledger.orders import Order, OrderKind, Rated
from community_gov.ledger.terms import Expiry, Terms
from community_gov.services.ports import Bookings
from community_gov.store import SqliteStore
from community_gov.store.books.shelf import LOTS

PLACE, UNIT = "place", "points:points"
TERMS = Terms(expiry=Expiry("term", days=30))
NOON = datetime(2026, 3, 2, 12, tzinfo=CHINA_TIME)
EACH = LOTS + 3
"""So many lots end on each of two days."""


def _book(store: SqliteStore, at: datetime, orders: Sequence[Order]) -> None:
    store.book_orders(PLACE, Bookings(tuple(orders), {UNIT: TERMS}, at))


def _awards(day: int) -> list[Order]:
    rated = Rated("points:patrol@1", 2)
    return [
        Order(f"{day}/{one}", UNIT, OrderKind.AWARD, credit="member", rated=rated)
        for one in range(EACH)
    ]


def test_lots_are_taken_in_their_turn_however_many_there_are(store: SqliteStore) -> None:
    later, sooner = NOON + timedelta(days=1), NOON
    _book(store, later, _awards(1))
    _book(store, sooner, _awards(0))
    lots = store.lots(PLACE, UNIT, "member")
    assert [lot.turn for lot in lots] == sorted(lot.turn for lot in lots)
    assert len(lots) == 2 * EACH

    taken = 2 * (EACH + LOTS) + 1
    hold = Order("hold", UNIT, OrderKind.HOLD, debit="member", credit="@funder:f", amount=taken)
    _book(store, later, [hold])
    done = store.transaction(PLACE, UNIT, "hold")
    assert done is not None
    assert [one.key for one in done.took] == [lot.key for lot in lots[: EACH + LOTS + 1]]
    assert [one.amount for one in done.took] == [2] * (EACH + LOTS) + [1]
    left = store.lots(PLACE, UNIT, "member")
    assert [lot.key for lot in left] == [lot.key for lot in lots[EACH + LOTS :]]
    assert store.book_damage(PLACE, UNIT) == []
