"""What would be if the points rules of a place were others: who gains, who loses, what it costs."""

from collections.abc import Mapping
from datetime import date, datetime
from fractions import Fraction

from attrs import frozen

from community_gov.domain.errors import Problem
from community_gov.domain.text import Text, same
from community_gov.ledger.terms import Scheme
from community_gov.ledger.transactions import Transaction
from community_gov.ledger.what_if import Failed, Rules, Standing, what_if
from community_gov.services.masked import masked
from community_gov.services.office import Office
from community_gov.services.points.words import label_of
from community_gov.services.ports import Rulebook


@frozen
class Difference:
    """How one account would have come out.

    Attributes:
        who: the mask of the name and the id.
        before: as it is, in points.
        after: as it would be.
    """

    who: str
    before: Standing
    after: Standing

    @property
    def gain(self) -> int:
        """How much more would have come to it; below zero, how much less."""
        return self.after.earned - self.before.earned


@frozen
class Missed:
    """What was booked and could not have been.

    Attributes:
        at: the moment at which it was booked, in the zone of the place.
        day: the day that it counts for.
        who: the mask of the name and the id.
        what: a reward, an activity, or the kind of booking.
        amount: as it was booked, in points.
        problems: why not.
    """

    at: datetime
    day: date
    who: str
    what: Text
    amount: int
    problems: tuple[Problem, ...]


@frozen
class SchemeIf:
    """How one scheme would have come out.

    Attributes:
        scheme: as it would be, or as it is where it would be no more.
        differences: of all accounts that would stand otherwise, the largest gain first.
        same: how many accounts would stand as they do.
        cost: points issued that neither lapsed nor were taken back: as it is, and would be.
        yuan: what they are worth, as it is and would be; None when points have no worth.
        unpaid: redemptions that could not have been paid, oldest first.
        failed: whatever else could not have been booked, oldest first.
    """

    scheme: Scheme
    differences: tuple[Difference, ...]
    same: int
    cost: tuple[int, int]
    yuan: tuple[Fraction | None, Fraction | None]
    unpaid: tuple[Missed, ...]
    failed: tuple[Missed, ...]

    @property
    def gaining(self) -> tuple[Difference, ...]:
        """The accounts to which more would have come."""
        return tuple(one for one in self.differences if one.gain > 0)

    @property
    def losing(self) -> tuple[Difference, ...]:
        """The accounts to which less would have come."""
        return tuple(one for one in self.differences if one.gain < 0)


def what_would_be(office: Office, changed: Rulebook) -> tuple[SchemeIf, ...]:
    """Return how the schemes of a place would have come out; see `Points.what_if`."""
    old, new = _rules(office.rulebook), _rules(changed)
    schemes = {**old.schemes, **new.schemes}
    books = [office.store.transactions(office.place, unit) for unit in schemes]
    found = what_if(books, old, new, office.moment())
    return tuple(
        SchemeIf(
            scheme=scheme,
            differences=_differences(office, unit, found.before, found.after),
            same=_same(unit, found.before, found.after),
            cost=(cost := found.issued.get(unit, (0, 0))),
            yuan=(_worth(old, unit, cost[0]), _worth(new, unit, cost[1])),
            unpaid=_missed(office, unit, found.unpaid),
            failed=_missed(office, unit, found.failed),
        )
        for unit, scheme in schemes.items()
    )


def _rules(rulebook: Rulebook) -> Rules:
    return Rules(rulebook.schemes, rulebook.point_rules, rulebook.rewards)


def _worth(rules: Rules, unit: str, points: int) -> Fraction | None:
    scheme = rules.schemes.get(unit)
    return None if scheme is None or scheme.yuan is None else points * scheme.yuan


def _pairs(
    unit: str,
    before: Mapping[tuple[str, str], Standing],
    after: Mapping[tuple[str, str], Standing],
) -> dict[str, tuple[Standing, Standing]]:
    keys = dict.fromkeys(key for key in (*before, *after) if key[0] == unit)
    return {key[1]: (before.get(key, Standing()), after.get(key, Standing())) for key in keys}


def _same(
    unit: str,
    before: Mapping[tuple[str, str], Standing],
    after: Mapping[tuple[str, str], Standing],
) -> int:
    return sum(then == now for then, now in _pairs(unit, before, after).values())


def _differences(
    office: Office,
    unit: str,
    before: Mapping[tuple[str, str], Standing],
    after: Mapping[tuple[str, str], Standing],
) -> tuple[Difference, ...]:
    found = [
        Difference(masked(office, person), then, now)
        for person, (then, now) in _pairs(unit, before, after).items()
        if then != now
    ]
    return tuple(sorted(found, key=lambda one: (-one.gain, one.who)))


def _missed(office: Office, unit: str, failed: tuple[Failed, ...]) -> tuple[Missed, ...]:
    return tuple(
        _one_missed(office, one.done, one.problems) for one in failed if one.done.order.unit == unit
    )


def _one_missed(office: Office, done: Transaction, problems: tuple[Problem, ...]) -> Missed:
    order = done.order
    members = [one.account for one in done.postings if not one.account.startswith("@")]
    who = masked(office, members[0]) if members else ""
    what = label_of(office, order.what) if order.what else same(done.kind.value)
    at = office.moment(done.at)
    return Missed(at, done.day, who, what, done.amount, problems)
