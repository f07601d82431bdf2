"""Orders as a points scheme gives them: a member earns, sets points aside for a reward, gets it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count

from community_gov.domain.text import Text
from community_gov.ledger.orders import Cap, Order, OrderKind, Rated
from community_gov.ledger.terms import Expiry, Terms
from community_gov.services.ports import Bookings
from community_gov.store import SqliteStore

PLACE, UNIT = "street", "points:points"
TERMS = Terms(expiry=Expiry("term", months=24))
EARNED, SPENT = 10, 5
FUNDER = "@funder:store"

_WEEK = timedelta(days=6)
_PATROL = Text("每周至多 500 分", "500 points a week")
_SOAP = Text("每周至多 50 份", "50 pieces a week")
_MINUTES = Text("居民会议纪要第 3 号", "minutes no. 3")

Way = tuple[Order, Order, Order]


def way(member: str, ids: tuple[str, str, str], at: datetime) -> Way:
    """Return the three orders of one member on one day."""
    day = at.date()
    earns, holds, gets = ids
    patrol = Cap(500, day - _WEEK, day, _PATROL, "points:patrol")
    soap = Cap(50, day - _WEEK, day, _SOAP, "points:soap")
    return (
        Order(
            earns,
            UNIT,
            OrderKind.AWARD,
            credit=member,
            what="points:patrol",
            source=f"shift:{earns}",
            measured={"hours": "2"},
            by="0" * 31 + "1",
            rated=Rated("points:patrol@2", EARNED, (patrol,), _MINUTES),
        ),
        Order(
            holds,
            UNIT,
            OrderKind.HOLD,
            debit=member,
            credit=FUNDER,
            amount=SPENT,
            until=at + timedelta(days=7),
            what="points:soap",
            count=1,
            by=member,
            rated=Rated("points:soap@1", SPENT, (soap,)),
        ),
        Order(gets, UNIT, OrderKind.SETTLE, of=holds, by="0" * 31 + "2"),
    )


def scattered(number: int) -> str:
    """Return an id of 32 digits; neighbours in number lie far apart in an index, as ids do."""
    return f"{number * 2654435761 & 0xFFFFFFFF:08x}{number:024x}"


class Orders:
    """Makes orders that have not been there yet."""

    def __init__(self, first: int = 1) -> None:
        self._numbers = count(first)

    def ways(self, members: list[str], at: datetime) -> Iterator[Way]:
        """Yield the way of each member."""
        for member in members:
            earns, holds, gets = (scattered(next(self._numbers)) for _ in range(3))
            yield way(member, (earns, holds, gets), at)


def one_by_one(ways: Iterator[Way], at: datetime) -> list[Bookings]:
    """Return a unit of work for each order."""
    return [Bookings((order,), {UNIT: TERMS}, at) for three in ways for order in three]


def in_bulk(ways: Iterator[Way], at: datetime, size: int) -> list[Bookings]:
    """Return one unit of work with all orders, cut to a size."""
    orders = [order for three in ways for order in three]
    return [Bookings(tuple(orders[:size]), {UNIT: TERMS}, at)]


def book(store: SqliteStore, bookings: Bookings) -> None:
    """Book a unit of work."""
    store.book_orders(PLACE, bookings)


def size_of(bookings: Bookings) -> int:
    """Return how many orders are in a unit of work."""
    return len(bookings.orders)
