"""Orders as the services would hand them in, and a place in whose books they are booked."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from attrs import define, field

from community_gov.domain.text import same
from community_gov.ledger.orders import Cap, Order, OrderKind, Rated
from community_gov.ledger.terms import STOCK, Terms
from community_gov.ledger.transactions import Lot, Transaction
from community_gov.services.ports import Bookings
from community_gov.store import SqliteStore

ZONE = ZoneInfo("Asia/Shanghai")
POINTS, RICE = "points:main", "stock:rice"
FUNDER = "@funder:street"


def morning(year: int, month: int, day: int, hour: int = 1, minute: int = 0) -> datetime:
    """A moment at the place; at this hour it is still yesterday in UTC."""
    return datetime(year, month, day, hour, minute, tzinfo=ZONE)


def award(id: str, to: str, amount: int, *caps: Cap, unit: str = POINTS, **more: object) -> Order:
    given: dict[str, object] = {"by": "clerk", "what": "points:patrol", **more}
    rated = Rated("points:patrol@1", amount, caps)
    return Order(id, unit, OrderKind.AWARD, credit=to, rated=rated, **given)  # type: ignore[arg-type]


def hold(id: str, of: str, amount: int, *caps: Cap, unit: str = POINTS, **more: object) -> Order:
    rated = Rated("points:parking", amount, caps) if caps else None
    given: dict[str, object] = {"credit": FUNDER, "rated": rated, **more}
    return Order(id, unit, OrderKind.HOLD, debit=of, amount=amount, **given)  # type: ignore[arg-type]


def settle(id: str, of: str, amount: int | None = None, unit: str = POINTS) -> Order:
    return Order(id, unit, OrderKind.SETTLE, of=of, amount=amount)


def void(id: str, of: str, unit: str = POINTS) -> Order:
    return Order(id, unit, OrderKind.VOID, of=of)


def refund(id: str, of: str, amount: int | None = None) -> Order:
    return Order(id, POINTS, OrderKind.REFUND, of=of, amount=amount)


def transfer(id: str, of: str, to: str, amount: int, unit: str = POINTS) -> Order:
    return Order(id, unit, OrderKind.TRANSFER, debit=of, credit=to, amount=amount)


def deduct(id: str, of: str, amount: int, by: str = "clerk", second: str = "chief") -> Order:
    return Order(id, POINTS, OrderKind.DEDUCT, debit=of, amount=amount, by=by, second=second)


def reverse(
    id: str, of: str, amount: int | None = None, by: str = "clerk", second: str = "chief"
) -> Order:
    return Order(id, POINTS, OrderKind.REVERSE, of=of, amount=amount, by=by, second=second)


def close(id: str, name: str) -> Order:
    return Order(id, POINTS, OrderKind.CLOSE, debit=name)


def reopen(id: str, name: str) -> Order:
    return Order(id, POINTS, OrderKind.REOPEN, debit=name)


def stocked(id: str, amount: int) -> Order:
    return transfer(id, "@supplier", "@shelf", amount, RICE)


def reserved(id: str, amount: int, **more: object) -> Order:
    return hold(id, "@shelf", amount, unit=RICE, credit="@handed", **more)


def cap(most: int, since: date, until: date, what: str = "points:patrol") -> Cap:
    return Cap(most, since, until, same(f"{most} at most"), what)


@define
class Desk:
    """A place, its scheme, and what time it is there."""

    store: SqliteStore
    at: datetime = field(factory=lambda: morning(2026, 3, 2))
    terms: Terms = field(factory=Terms)
    place: str = "lane"

    def all_terms(self, orders: Sequence[Order]) -> Mapping[str, Terms]:
        return {one.unit: STOCK if one.unit == RICE else self.terms for one in orders}

    def book(self, *orders: Order) -> Sequence[Transaction]:
        bookings = Bookings(orders, self.all_terms(orders), self.at)
        return self.store.book_orders(self.place, bookings)

    def later(self, **more: float) -> None:
        self.at += timedelta(**more)

    def balance(self, name: str, unit: str = POINTS) -> int:
        account = self.store.account(self.place, unit, name)
        return account.balance if account else 0

    def lots(self, name: str) -> list[tuple[int, date | None]]:
        """How many points are good until when."""
        return [(lot.left, lot.last_day) for lot in self._lots(name)]

    def _lots(self, name: str) -> Sequence[Lot]:
        return self.store.lots(self.place, POINTS, name)

    def due(self, name: str, unit: str = POINTS) -> int:
        return self.store.book_due(self.place, unit, name, self.at)

    def damage(self, unit: str = POINTS) -> list[str]:
        return [problem.code for problem in self.store.book_damage(self.place, unit)]
