"""Orders that award points for what was done, and those that take them back."""

from collections.abc import Iterator, Mapping
from datetime import date
from unicodedata import normalize

from attrs import evolve

from community_gov.domain.errors import Problem, Refused
from community_gov.ledger.orders import Order, OrderKind, Rated
from community_gov.ledger.rules import PointRule, counted_minutes, rate
from community_gov.services.actors import HOUSEHOLD, RELATION, household_of
from community_gov.services.office import Office
from community_gov.services.points.schemes import rule_on


def day_of(measured: Mapping[str, str], today: date) -> date:
    """Return the day on which something was done: the one that was measured, or today."""
    return date.fromisoformat(measured["day"]) if measured.get("day") else today


def event_name(written: str) -> str:
    """Return the name of an event in one way, so that a blank more does not make it another."""
    return " ".join(normalize("NFKC", written).split())


def award_orders(office: Office, wish: Order, today: date) -> Iterator[Order]:
    """Yield the orders by which somebody gets points, and minutes where the rule counts them.

    Args:
        wish: an award without unit and rate; its `what` is the activity.
        today: the day of the booking at the place.

    Raises:
        Refused: the day is yet to come, no rule holds, a measure or evidence is missing, or the
            confirmer is related to the one who earns.
    """
    day, wish = wish.day or today, evolve(wish, source=event_name(wish.source))
    if day > today:
        raise Refused(Problem("award.later", wish.id, {"day": day}))
    rule = rule_on(office, wish.what, day)
    if rule.evidence and not wish.evidence:
        raise Refused(Problem("award.no_evidence", wish.id, {"activity": rule.label}))
    if _related(office, rule, wish.by, wish.credit, today):
        raise Refused(Problem("award.related", wish.id))
    yield evolve(wish, unit=rule.scheme, day=day, rated=rate(rule, wish.measured, day))
    if rule.hours:
        minutes = counted_minutes(rule, wish.measured)
        rated = Rated(rule.name, minutes, (), rule.authority.title)
        yield evolve(wish, unit=rule.hours, day=day, rated=rated)


def _related(office: Office, rule: PointRule, one: str, other: str, day: date) -> bool:
    """Whether two persons are related on a day, in one direction or the other."""
    if HOUSEHOLD in rule.unrelated and other in household_of(office, (one,), day):
        return True
    pairs = ((one, other), (other, one))
    return any(
        record.body["of"] == of and record.body["kind"] in rule.unrelated
        for person, of in pairs
        for record in office.store.records(office.place, RELATION, subject=person, on=day)
    )


def reversals(office: Office, of: str, id: str) -> Iterator[Order]:
    """Yield the orders that reverse an award, in every scheme in which it gave something."""
    for unit in office.rulebook.schemes:
        done = office.store.transaction(office.place, unit, of)
        if done is not None and done.amount:
            yield Order(id, unit, OrderKind.REVERSE, of=of)
