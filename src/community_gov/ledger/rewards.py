"""Rewards: what points buy, at which price, and who pays for it."""

from datetime import date

from attrs import frozen

from community_gov.domain.authority import Series
from community_gov.domain.text import Text
from community_gov.ledger.form import FUNDER
from community_gov.ledger.orders import Cap
from community_gov.ledger.rules import Limit


@frozen
class Reward:
    """Something that points buy. No essential service is ever one.

    Attributes:
        name: such as ``parking``.
        scheme: full name of the scheme whose points it costs; a short one is of the same plugin.
        prices: in points, each from its first day.
        funder: who pays for it, such as ``property_company``; what is spent is owed by them.
        funder_label: how that one is called.
        stocked: whether it is counted, so that no more is reserved than there is.
        limits: how many of it, or of everything, one account may reserve in a period.
        consent: what allows it, where it needs somebody's consent on record.
        since, until: the days on which it is offered.
    """

    name: str
    scheme: str
    label: Text
    prices: Series[int]
    funder: str
    funder_label: Text
    stocked: bool = True
    limits: tuple[Limit, ...] = ()
    consent: Text | None = None
    since: date | None = None
    until: date | None = None

    @property
    def account(self) -> str:
        """The account of whoever pays for it."""
        return FUNDER + self.funder

    @property
    def stock(self) -> str:
        """The unit in which it is counted."""
        return f"stock:{self.name}"

    def offered_on(self, day: date) -> bool:
        """Whether it is offered on a day."""
        return (self.since or day) <= day <= (self.until or day)

    def caps(self, day: date) -> tuple[Cap, ...]:
        """Return how many may be reserved around a day."""
        return tuple(one.cap(self.what, self.label, day) for one in self.limits)

    @property
    def what(self) -> str:
        """What its reservations are counted as."""
        return f"reward:{self.name}"
