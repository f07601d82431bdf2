"""Somebody redeems points for a sack of rice: what is done, and what one sees of it."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from community_gov.ledger.terms import Expiry, Terms
from community_gov.ledger.transactions import Transaction

from ..ledger.orders import RICE, Desk, award, hold, reserved, settle, stocked


def ready(desk: Desk) -> None:
    desk.terms = Terms(Expiry("term", months=1))
    desk.book(award("a", "wang", 4), award("b", "wang", 9), stocked("s", 3))


def redeem(desk: Desk) -> Iterator[Sequence[Transaction]]:
    """Set points and a sack aside, then hand the sack out; some points go back."""
    desk.terms = Terms(Expiry("term", months=1))
    until = desk.at + timedelta(days=3)
    yield desk.book(
        hold("points", "wang", 10, until=until, what="points:rice", count=1),
        reserved("sack", 1, until=until),
    )
    yield desk.book(settle("points!", "points", 8), settle("sack!", "sack", unit=RICE))


def seen(desk: Desk) -> tuple[int, ...]:
    """Who has what."""
    points = [desk.balance(name) for name in ("wang", "@held", "@funder:street")]
    return (*points, *(desk.balance(name, RICE) for name in ("@shelf", "@held", "@handed")))


STEPS = ((13, 0, 0, 3, 0, 0), (3, 10, 0, 2, 1, 0), (5, 0, 8, 2, 0, 1))
"""Before, when it is set aside, and when it is handed out; there is nothing in between."""
