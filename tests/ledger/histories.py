"""Histories of a scheme: whatever people asked for, booked as the services would book it."""

from collections.abc import Sequence
from datetime import timedelta

from attrs import evolve
from hypothesis import strategies as st

from community_gov.domain.errors import CommunityGovError
from community_gov.ledger.auditing import NothingYet
from community_gov.ledger.booking import book, bring_up_to_date, carried_out
from community_gov.ledger.orders import Order, OrderKind
from community_gov.ledger.page import Page
from community_gov.ledger.terms import Expiry, Terms

from . import orders as o

PEOPLE = ("ann", "bob", "cai")
KINDS = ("award", "hold", "settle", "void", "refund", "transfer", "deduct", "reverse", "worker")
TERMS = (
    Terms(),
    Terms(Expiry("term", days=20), floor=-10),
    Terms(Expiry("term", days=20), grace=7, ceiling=40),
    Terms(Expiry("year_end", carried=1, at_most=15), floor=-5),
)

steps = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.sampled_from(PEOPLE),
        st.sampled_from(PEOPLE),
        st.integers(1, 30),
        st.integers(0, 40),
    ),
    max_size=40,
)
"""What, who, who else, how much, and how many days later."""


def told(steps: Sequence[tuple[str, str, str, int, int]], terms: Terms) -> Page:
    """Book what can be booked."""
    page = Page(NothingYet(), o.morning(2026, 3, 2))
    book(page, Order("@terms/1", o.POINTS, OrderKind.TERMS, terms=terms))
    for number, (kind, who, other, amount, later) in enumerate(steps):
        page.at += timedelta(days=later)
        on_time(page, who)
        try:
            if kind != "worker":
                carried_out(page, _order(page, kind, f"n{number}", who, other, amount))
        except CommunityGovError:
            continue
    return page


def on_time(page: Page, who: str) -> None:
    """Do on an account what the worker does; on a page itself, holds are never overdue."""
    for hold in [one for one in page.held.values() if one and one.account == who]:
        if hold.is_over(page.at):
            id = f"@overdue/{hold.id}"
            book(page, Order(id, o.POINTS, OrderKind.OVERDUE, of=hold.id))
    bring_up_to_date(page, o.POINTS, who)


def _order(page: Page, kind: str, id: str, who: str, other: str, amount: int) -> Order:
    match kind:
        case "award":
            what = f"points:{('patrol', 'sorting')[amount % 2]}"
            return o.award(id, who, amount, what=what, day=page.today)
        case "hold":
            until = page.at + timedelta(days=amount)
            return o.hold(id, who, amount, what="reward:points:tea", count=1, until=until)
        case "settle":
            return o.settle(id, _last(page, OrderKind.HOLD, who), amount if amount % 2 else None)
        case "void":
            return o.void(id, _last(page, OrderKind.HOLD, who))
        case "refund":
            return o.refund(id, _last(page, OrderKind.SETTLE, who), amount if amount % 2 else None)
        case "transfer":
            return o.transfer(id, who, other if other != who else "dan", amount)
        case "deduct":
            return evolve(o.deduct(id, who, amount), reason=None)
        case _:
            of = (OrderKind.AWARD, OrderKind.DEDUCT)[amount % 3 == 0]
            return o.reverse(id, _last(page, of, who), amount if amount % 2 else None)


def _last(page: Page, kind: OrderKind, who: str) -> str:
    """Return the last order of a kind that touched somebody."""
    ids = [
        one.order.id
        for one in page.booked
        if one.kind is kind and any(leg.account == who for leg in one.postings)
    ]
    return ids[-1] if ids else "none"
