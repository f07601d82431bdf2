"""What the effects of a case book in the ledger, in the same transaction as the case."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.effects import (
    BOOKED,
    Award,
    Effect,
    GiveBack,
    HandOver,
    Reserve,
    Restock,
    TakeBack,
)
from community_gov.domain.errors import Problem, Refused
from community_gov.domain.events import Event
from community_gov.ledger.orders import Order, OrderKind
from community_gov.services.office import Office
from community_gov.services.points.awards import award_orders, day_of, reversals
from community_gov.services.points.redeeming import (
    Reserved,
    given_back,
    handed_over,
    reserved,
    restocked,
)
from community_gov.services.points.schemes import full, terms_of
from community_gov.services.ports import Bookings

Earlier = Callable[[], Sequence[Event]]


def bookings_of(office: Office, case: Case, event: Event, earlier: Earlier) -> Bookings | None:
    """Return what an event books; None when it books nothing, or nothing in the case is real.

    Args:
        case: as it was before the event.
        earlier: gives the events of the case before this one, oldest first.

    Raises:
        Refused, NotFound: no rule or reward holds, something is missing, or the confirmer may
            not confirm.
    """
    if case.exercise or not any(isinstance(one, BOOKED) for one in event.decision.effects):
        return None
    by, second = _hands(case, event)
    orders = tuple(
        evolve(order, by=by, second=second, case=case.id)
        for number, effect in enumerate(event.decision.effects)
        for order in _orders(office, case, event, effect, number, earlier)
    )
    at = event.command.at.astimezone(office.rulebook.zone)
    return Bookings(orders, terms_of(office, orders), at) if orders else None


def order_id(case: str, seq: int, number: int) -> str:
    """Return the id of what an effect of an event books."""
    return f"{case}#{seq}.{number}"


def _hands(case: Case, event: Event) -> tuple[str, str]:
    """Return who asked for the action, and who agreed to it at a gate."""
    command = event.command
    pending = case.state.pending.get(command.action)
    if pending is None:
        return command.by.person, ""
    return pending.command.by.person, command.by.person


def _orders(
    office: Office, case: Case, event: Event, effect: Effect, number: int, earlier: Earlier
) -> Iterable[Order]:
    id = order_id(case.id, event.seq, number)
    match effect:
        case Award():
            return _awards(office, case, event, effect, id)
        case TakeBack():
            return _reversals(office, case, id, earlier())
        case Reserve():
            name = full(effect.reward, case.program)
            return reserved(office, effect.person, name, effect.count, event, id)
        case HandOver(count=count):
            return handed_over(office, _reserved_by(case, earlier()), count, id)
        case GiveBack():
            return given_back(office, _reserved_by(case, earlier()), id)
        case Restock(reward=reward, count=count):
            return restocked(office, full(reward, case.program), count, id)
        case _:
            return ()


def _awards(office: Office, case: Case, event: Event, effect: Award, id: str) -> Iterator[Order]:
    if not effect.people:
        if effect.if_any:
            return
        raise Refused(Problem("award.nobody", case.id))
    by, _ = _hands(case, event)
    today = event.command.at.astimezone(office.rulebook.zone).date()
    wish = Order(
        id,
        "",
        OrderKind.AWARD,
        what=full(effect.rule, case.program),
        day=day_of(effect.measured, today),
        source=effect.source,
        measured=effect.measured,
        evidence=", ".join(one.partition(":")[0] for one in effect.shown),
        by=by,
    )
    for person in effect.people:
        yield from award_orders(office, evolve(wish, id=f"{id}/{person}", credit=person), today)


def _reversals(office: Office, case: Case, id: str, earlier: Sequence[Event]) -> Iterator[Order]:
    for event, number, effect in _effects(earlier):
        for person in effect.people if isinstance(effect, Award) else ():
            of = f"{order_id(case.id, event.seq, number)}/{person}"
            yield from reversals(office, of, f"{id}/{event.seq}.{number}/{person}")


def _effects(events: Sequence[Event]) -> Iterator[tuple[Event, int, Effect]]:
    for event in events:
        for number, effect in enumerate(event.decision.effects):
            yield event, number, effect


def _reserved_by(case: Case, earlier: Sequence[Event]) -> Reserved:
    """Return what a case has reserved last, and whether it was handed over since.

    Raises:
        Refused: nothing was reserved.
    """
    found: Reserved | None = None
    for event, number, effect in _effects(earlier):
        id = order_id(case.id, event.seq, number)
        if isinstance(effect, Reserve):
            found = Reserved(id, full(effect.reward, case.program), effect.count)
        elif isinstance(effect, HandOver) and found is not None:
            found = evolve(found, settled=id)
    if found is None:
        raise Refused(Problem("reward.nothing_reserved", case.id))
    return found
