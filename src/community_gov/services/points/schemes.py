"""Find schemes, rules and rewards of a place, and the terms on which orders are booked."""

from collections.abc import Iterable, Mapping
from datetime import date

from community_gov.domain.errors import NotFound, Problem, Refused, nearest
from community_gov.ledger.orders import Order
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import PointRule, rule_for
from community_gov.ledger.terms import STOCK, Scheme, Terms
from community_gov.services.office import Office

_STOCK = "stock:"


def full(name: str, owner: str) -> str:
    """Return a name with the plugin of its owner before it, unless it has one."""
    return name if ":" in name or not name else f"{owner.partition(':')[0]}:{name}"


def scheme_called(office: Office, name: str) -> Scheme:
    """Return a scheme.

    Raises:
        NotFound: the place has no such scheme.
    """
    known = office.rulebook.schemes
    if not known:
        raise NotFound(Problem("scheme.none", office.place))
    if name not in known:
        params = {"scheme": name, "near": nearest(name, known) or "—"}
        raise NotFound(Problem("scheme.not_here", name, params))
    return known[name]


def rule_on(office: Office, activity: str, day: date) -> PointRule:
    """Return the rule that holds for an activity on a day.

    Raises:
        Refused: there is none.
    """
    rules = tuple(office.rulebook.point_rules.values())
    found = rule_for(rules, activity, day)
    if found is None:
        near = nearest(activity, {one.activity for one in rules}) or "—"
        params = {"activity": activity, "day": day, "near": near}
        raise Refused(Problem("award.no_rule", activity, params))
    return found


def reward_called(office: Office, name: str) -> Reward:
    """Return a reward.

    Raises:
        NotFound: the place has no such reward.
    """
    known = office.rulebook.rewards
    if name not in known:
        params = {"reward": name, "near": nearest(name, known) or "—"}
        raise NotFound(Problem("reward.not_here", name, params))
    return known[name]


def reward_on(office: Office, name: str, day: date) -> Reward:
    """Return a reward that is offered on a day.

    Raises:
        NotFound: the place has no such reward.
        Refused: it is not offered then.
    """
    reward = reward_called(office, name)
    if not reward.offered_on(day):
        raise Refused(Problem("reward.not_offered", name, {"reward": reward.label, "day": day}))
    return reward


def terms_of(office: Office, orders: Iterable[Order]) -> Mapping[str, Terms]:
    """Return, for each unit of some orders, the terms that hold today.

    A scheme that no plugin gives any more keeps the terms of its book.
    """
    return {unit: _terms(office, unit) for unit in {order.unit for order in orders}}


def _terms(office: Office, unit: str) -> Terms:
    if unit.startswith(_STOCK):
        return STOCK
    scheme = office.rulebook.schemes.get(unit)
    return scheme.terms if scheme else office.store.book(office.place, unit).terms
