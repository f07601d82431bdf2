"""Book orders on a page.

The semantics are those that TigerBeetle documents for two-phase transfers, where they apply: an
id is carried out once; a hold ends once, in full, in part, voided, or by time; what is set aside
cannot be spent; corrections are new entries. Lots, caps and debt are ours.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta

from community_gov.domain.errors import InvalidInput, Problem, Refused
from community_gov.ledger import holds, moves
from community_gov.ledger.form import problems_in
from community_gov.ledger.lapsing import lapse, past
from community_gov.ledger.orders import Order, OrderKind
from community_gov.ledger.page import Name, Page
from community_gov.ledger.terms import Terms
from community_gov.ledger.transactions import Transaction

_BOOKED: Mapping[OrderKind, Callable[[Page, Order], Transaction]] = {
    OrderKind.TERMS: moves.terms,
    OrderKind.TRANSFER: moves.transfer,
    OrderKind.AWARD: moves.award,
    OrderKind.HOLD: holds.hold,
    OrderKind.SETTLE: holds.settle,
    OrderKind.VOID: holds.void,
    OrderKind.OVERDUE: holds.overdue,
    OrderKind.REFUND: holds.refund,
    OrderKind.DEDUCT: moves.deduct,
    OrderKind.REVERSE: moves.reverse,
    OrderKind.LAPSE: lapse,
    OrderKind.CLOSE: moves.close,
    OrderKind.REOPEN: moves.close,
}

_TAKES = (OrderKind.TRANSFER, OrderKind.HOLD, OrderKind.DEDUCT)


def book_all(
    page: Page, orders: Sequence[Order], terms: Mapping[str, Terms]
) -> tuple[Transaction, ...]:
    """Book a batch of orders: all of them, or none.

    Args:
        page: a fresh one; when this raises, it is to be thrown away.
        terms: by unit, what holds for the schemes of the orders today.

    Returns:
        One transaction for each order; those of before, when the batch was booked before.

    Raises:
        InvalidInput: orders of the wrong form; all of them.
        Conflict: an id was used with another content.
        Refused: the first order that cannot be booked, and why.
        NotFound: what an order settles or undoes is not there.
    """
    _refuse_malformed(orders)
    earlier = page.repeated(orders)
    if earlier is not None:
        return earlier
    for unit in dict.fromkeys(order.unit for order in orders):
        _write_terms(page, unit, terms[unit])
    return tuple(carried_out(page, order) for order in orders)


def book(page: Page, order: Order) -> Transaction:
    """Book one order as it stands, without what would be done before it by itself.

    Raises:
        Refused, NotFound: as in `book_all`.
    """
    return _BOOKED[order.kind](page, order)


def bring_up_to_date(page: Page, unit: str, account: str) -> None:
    """End what is overdue on an account, then let lapse what is past its last day.

    So nobody spends lapsed points because the worker was late.
    """
    for hold in page.overdue(unit, account):
        book(page, Order(f"@overdue/{hold.id}", unit, OrderKind.OVERDUE, of=hold.id))
    while not account.startswith("@") and (last := past(page, unit, account)):
        id, day = f"@lapse/{page.next_number(unit)}", last + timedelta(1)
        book(page, Order(id, unit, OrderKind.LAPSE, debit=account, day=day))


def carried_out(page: Page, order: Order) -> Transaction:
    """Book one order, after what must be done on its accounts before it.

    Raises:
        Refused, NotFound: as in `book_all`.
    """
    for account in touched(page, order):
        bring_up_to_date(page, order.unit, account)
    return book(page, order)


def touched(page: Page, order: Order) -> tuple[str, ...]:
    """Return the accounts whose present balance decides about an order."""
    if order.kind in _TAKES:
        return (order.debit,)
    if order.kind is OrderKind.AWARD and page.book(order.unit).terms.ceiling is not None:
        return (order.credit,)
    if order.kind is OrderKind.REVERSE:
        done = page.transaction(order.unit, order.of)
        return (done.order.credit,) if done and done.kind is OrderKind.AWARD else ()
    return ()


def _write_terms(page: Page, unit: str, terms: Terms) -> None:
    """Write down the terms of a scheme where they are not those of its book."""
    found = page.book(unit)
    if found.number and found.terms.lots != terms.lots:
        # What lies there without lots would never be found among lots, and never lapse.
        raise Refused(Problem("ledger.lots", unit))
    if not found.number or found.terms != terms:
        book(page, Order(f"@terms/{found.number + 1}", unit, OrderKind.TERMS, terms=terms))


def _refuse_malformed(orders: Sequence[Order]) -> None:
    problems = [problem for order in orders for problem in problems_in(order)]
    seen: set[Name] = set()
    for order in orders:
        if (order.unit, order.id) in seen:
            problems.append(Problem("ledger.id_twice", order.id))
        seen.add((order.unit, order.id))
    if problems:
        raise InvalidInput(*problems)
