"""The form of an order: what must be true of it whatever the ledger holds."""

from collections.abc import Iterator

from community_gov.domain.errors import Problem
from community_gov.ledger.orders import (
    CORRECTIONS,
    HANDED,
    LARGEST,
    SHELF,
    SUPPLIER,
    Order,
    OrderKind,
)

FUNDER = "@funder:"
"""Before the name of who pays for rewards; what is spent on them is owed by that account."""

_LONGEST = 200
_ENDS = frozenset({OrderKind.SETTLE, OrderKind.VOID, OrderKind.OVERDUE})
_BY_ITSELF = frozenset({OrderKind.TERMS, OrderKind.LAPSE})
_UNDOES = frozenset({OrderKind.REFUND, OrderKind.REVERSE})
_MOVES = frozenset({OrderKind.TRANSFER, OrderKind.HOLD, OrderKind.DEDUCT})
_STOCKED = {(SUPPLIER, SHELF), (SHELF, SUPPLIER)}


def problems_in(order: Order) -> Iterator[Problem]:
    """Yield what is wrong with the form of an order that a client made."""
    if order.kind in _BY_ITSELF:
        yield Problem("ledger.kind", order.id)
        return
    yield from _names(order)
    yield from _amount(order)
    yield from _accounts(order)
    if order.kind in _ENDS | _UNDOES and not order.of:
        yield Problem("ledger.of_nothing", order.id)
    if order.kind in CORRECTIONS:
        yield from _second(order)
    if order.until is not None and order.until.tzinfo is None:
        yield Problem("ledger.no_zone", order.id)


def _names(order: Order) -> Iterator[Problem]:
    names = (order.id, order.debit, order.credit, order.of, order.what, order.source)
    people = (order.by, order.second)
    for name in (*names, *people, order.evidence, order.case):
        if len(name) > _LONGEST or not name.isprintable():
            yield Problem("ledger.name", params={"longest": _LONGEST})
            return
    if not order.id or order.id.startswith("@"):
        yield Problem("ledger.id", order.id)


def _amount(order: Order) -> Iterator[Problem]:
    given = [order.amount, order.count]
    if order.kind is OrderKind.AWARD:
        given.append(order.rated.amount if order.rated else None)
    for amount in given:
        if amount is not None and (type(amount) is not int or not 0 <= amount <= LARGEST):
            yield Problem("ledger.amount", order.id, {"most": LARGEST})
    if order.amount == 0 or (order.kind in _MOVES and order.amount is None):
        yield Problem("ledger.amount", order.id, {"most": LARGEST})


def _accounts(order: Order) -> Iterator[Problem]:
    debit, credit = order.debit, order.credit
    if order.kind is OrderKind.TRANSFER:
        fits = (debit, credit) in _STOCKED or (_member(debit) and _member(credit))
    elif order.kind is OrderKind.HOLD:
        fits = (_member(debit) and credit.startswith(FUNDER)) or (debit, credit) == (SHELF, HANDED)
    elif order.kind is OrderKind.AWARD:
        fits = _member(credit) and not debit and order.rated is not None
    elif order.kind in (OrderKind.DEDUCT, OrderKind.CLOSE, OrderKind.REOPEN):
        fits = _member(debit) and not credit
    else:
        fits = not debit and not credit
    if not fits:
        yield Problem("ledger.accounts", order.id)
    elif debit and debit == credit:
        yield Problem("ledger.same_account", order.id)


def _member(name: str) -> bool:
    return bool(name) and not name.startswith("@")


def _second(order: Order) -> Iterator[Problem]:
    if not order.by or not order.second or order.by == order.second:
        yield Problem("ledger.second", order.id)
