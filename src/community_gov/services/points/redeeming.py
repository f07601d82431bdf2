"""Orders by which points buy rewards: reserved, handed over, given back; and stock."""

from collections.abc import Iterator

from attrs import frozen

from community_gov.domain.errors import Problem, Refused
from community_gov.domain.events import Event
from community_gov.ledger.orders import HANDED, SHELF, SUPPLIER, Order, OrderKind, Rated
from community_gov.services.office import Office
from community_gov.services.points.schemes import reward_called, reward_on

MOST = 10_000
"""So many pieces of a reward are reserved or put into stock at once at most."""


def reserved(
    office: Office, person: str, name: str, count: int, event: Event, id: str
) -> Iterator[Order]:
    """Yield the orders that set aside the price of a reward, and the reward.

    Raises:
        NotFound, Refused: the reward is not here or not offered; it is for no one person.
    """
    day = event.command.at.astimezone(office.rulebook.zone).date()
    reward = reward_on(office, name, day)
    if not person:
        raise Refused(Problem("reward.one_person", id))
    _refuse_count(count, id)
    price = reward.prices.on(day)
    amount = price.value * count
    caps = reward.caps(day)
    rated = Rated(f"{name}@{price.since}", amount, caps, price.authority.title)
    yield Order(
        id,
        reward.scheme,
        OrderKind.HOLD,
        debit=person,
        credit=reward.account,
        amount=amount,
        what=reward.what,
        count=count,
        rated=rated,
    )
    if reward.stocked:
        yield Order(id, reward.stock, OrderKind.HOLD, debit=SHELF, credit=HANDED, amount=count)


def _refuse_count(count: int, where: str) -> None:
    if not 0 < count <= MOST:
        raise Refused(Problem("reward.quantity", where, {"most": MOST}))


@frozen
class Reserved:
    """What a case has reserved.

    Attributes:
        id: of the orders that reserved it.
        count: how many pieces.
        settled: the id of the orders that handed it over; "" while it is only reserved.
    """

    id: str
    reward: str
    count: int
    settled: str = ""

    def units(self, office: Office) -> Iterator[tuple[str, int]]:
        """Yield the units in which it was reserved, each with how much."""
        for unit in (*office.rulebook.schemes, f"stock:{self.reward}"):
            held = office.store.transaction(office.place, unit, self.id)
            if held is not None:
                yield unit, held.amount


def handed_over(office: Office, what: Reserved, count: int | None, id: str) -> Iterator[Order]:
    """Yield the orders that spend what was reserved, all of it or so many pieces."""
    if count is not None:
        _refuse_count(count, id)
    for unit, amount in what.units(office):
        part = None if count is None else amount // what.count * count
        yield Order(id, unit, OrderKind.SETTLE, of=what.id, amount=part)


def given_back(office: Office, what: Reserved, id: str) -> Iterator[Order]:
    """Yield the orders that give back what was reserved or handed over."""
    for unit, _ in what.units(office):
        if what.settled:
            yield Order(id, unit, OrderKind.REFUND, of=what.settled)
        else:
            yield Order(id, unit, OrderKind.VOID, of=what.id)


def restocked(office: Office, name: str, count: int, id: str) -> Iterator[Order]:
    """Yield the order that puts pieces of a reward into stock.

    Raises:
        NotFound: the reward is not here.
        Refused: the number is too small or too large.
    """
    reward = reward_called(office, name)
    _refuse_count(count, id)
    kind = OrderKind.TRANSFER
    yield Order(id, reward.stock, kind, debit=SUPPLIER, credit=SHELF, amount=count)
