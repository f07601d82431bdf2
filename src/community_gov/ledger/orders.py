"""What is asked of the ledger. The client names each order, so that it is carried out once."""

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum

from attrs import field, fields, frozen

from community_gov.domain.text import Text
from community_gov.ledger.terms import Terms

LARGEST = 10**12
"""The largest amount of one order."""

ISSUED, HELD, LAPSED, DEDUCTED = "@issued", "@held", "@lapsed", "@deducted"
SUPPLIER, SHELF, HANDED = "@supplier", "@shelf", "@handed"
UNLIMITED = frozenset({ISSUED, SUPPLIER})
"""Accounts out of which things come into being; all others have a floor."""


class OrderKind(StrEnum):
    """What an order does.

    ``settle`` and ``void`` end a hold, ``overdue`` ends it by time; ``lapse`` takes what is past
    its last day; ``refund`` gives back what was settled; ``reverse`` undoes what was wrong.
    """

    TERMS = "terms"
    TRANSFER = "transfer"
    AWARD = "award"
    HOLD = "hold"
    SETTLE = "settle"
    VOID = "void"
    OVERDUE = "overdue"
    REFUND = "refund"
    DEDUCT = "deduct"
    REVERSE = "reverse"
    LAPSE = "lapse"
    CLOSE = "close"
    REOPEN = "reopen"


CORRECTIONS = frozenset({OrderKind.DEDUCT, OrderKind.REVERSE})
"""What takes points away from somebody: it needs a second person."""


@frozen
class Cap:
    """At most so much in a stretch of days.

    Attributes:
        what: what is counted, such as an activity or a reward; "" for everything
            that is earned, or spent.
        since, until: the first and the last day of the stretch.
        label: what the cap is called, for whoever is told that it was reached.
    """

    most: int
    since: date
    until: date
    label: Text
    what: str = ""


@frozen
class Rated:
    """What a rule made of what was done; kept with the order, and not compared with a repeat.

    Attributes:
        rule: name and version, such as ``garden:watering@2``.
        amount: what it comes to before any cap.
        caps: what it may not exceed.
        authority: what the rule rests on.
        because: how the amount was reckoned, line by line.
    """

    rule: str
    amount: int
    caps: tuple[Cap, ...] = ()
    authority: Text | None = None
    because: tuple[Text, ...] = ()


@frozen
class Order:
    """One thing to be booked, whole or not at all.

    Attributes:
        id: made by the client before it is sent. The same id with the same content is answered
            as before; with another content it is refused.
        unit: the full name of the scheme.
        debit, credit: the accounts that it takes from and gives to; a member's account is the
            id of the person, one that begins with ``@`` belongs to the scheme.
        amount: how much; None for all there is to settle, refund or reverse.
        of: the id of the order that it settles, voids, refunds or reverses.
        until: of a hold, the moment at which it is over.
        day: the day that it counts for; that of the booking when left out.
        what: what is counted against caps, such as ``garden:watering``.
        count: how many of it, where that is not the amount.
        source: the event that earned it, which pays one account once.
        measured: what was done, as the rule was told.
        evidence: what shows that it was done.
        by: who confirmed or asked for it.
        second: who agreed to a correction; never the same person, nor the account's own.
        case: the case through which it came.
    """

    id: str
    unit: str
    kind: OrderKind
    debit: str = ""
    credit: str = ""
    amount: int | None = None
    of: str = ""
    until: datetime | None = None
    day: date | None = None
    what: str = ""
    count: int | None = None
    source: str = ""
    measured: Mapping[str, str] = field(factory=dict)
    evidence: str = ""
    reason: Text | None = None
    by: str = ""
    second: str = ""
    case: str = ""
    terms: Terms | None = None
    rated: Rated | None = field(default=None, eq=False)

    def difference(self, other: "Order") -> str | None:
        """Return the name of the first field in which two orders differ; None when in none."""
        names = (one.name for one in fields(Order) if one.eq)
        return next((one for one in names if getattr(self, one) != getattr(other, one)), None)
