"""Orders that set points aside, spend what was set aside, and let it go."""

from community_gov.domain.errors import NotFound, Problem, Refused
from community_gov.ledger.checks import (
    amount_of,
    refuse_closed,
    refuse_too_few,
    total,
    what_is_left,
)
from community_gov.ledger.giving_back import give_back
from community_gov.ledger.lots import slice_of
from community_gov.ledger.orders import HELD, Order, OrderKind
from community_gov.ledger.page import Counted, Effects, Page
from community_gov.ledger.transactions import Hold, Transaction


def hold(page: Page, order: Order) -> Transaction:
    """Set something aside; its lots are taken now, so that it cannot lapse while it is held."""
    amount, unit = amount_of(order), order.unit
    refuse_closed(page, unit, order.debit)
    if order.until is not None and order.until <= page.at:
        raise Refused(Problem("hold.over", order.id, {"until": order.until}))
    refuse_too_few(page, unit, order.debit, amount)
    _refuse_over_cap(page, order)
    takes = not order.debit.startswith("@") and page.book(unit).terms.lots
    took = page.lots.take(unit, order.debit, amount) if takes else ()
    changes = {order.debit: -amount, HELD: amount}
    done = page.write(order, changes, amount, Effects(took, counted=_counted(page, order)))
    page.held[unit, order.id] = Hold(unit, order.id, done.number, order.debit, amount, order.until)
    return done


def _count(order: Order) -> int:
    return amount_of(order) if order.count is None else order.count


def _counted(page: Page, order: Order) -> Counted | None:
    if not order.what:
        return None
    day, count = order.day or page.today, _count(order)
    return Counted(order.debit, order.what, day, count, spent=True)


def _refuse_over_cap(page: Page, order: Order) -> None:
    for cap in order.rated.caps if order.rated else ():
        so_far = page.count(order.unit, order.debit, cap, spent=True)
        if so_far + _count(order) > cap.most:
            params = {"cap": cap.label, "most": cap.most, "so_far": so_far}
            raise Refused(Problem("hold.cap", order.id, params))


def settle(page: Page, order: Order) -> Transaction:
    """Spend what was set aside, in full or in part; the rest goes back to where it came from."""
    begun = _begun(page, order)
    whole, amount = begun.amount, order.amount or begun.amount
    if amount > whole:
        raise Refused(Problem("hold.too_much", order.id, {"most": whole}))
    account = begun.order.debit
    back = give_back(page, order.unit, account, slice_of(begun.took, amount, whole), whole - amount)
    page.held[order.unit, order.of] = None
    changes = total({HELD: -whole, begun.order.credit: amount}, dict(back.changes))
    return page.write(order, changes, amount, Effects(back.took, back.made))


def void(page: Page, order: Order) -> Transaction:
    """Let go of what was set aside."""
    return _let_go(page, order, _begun(page, order))


def overdue(page: Page, order: Order) -> Transaction:
    """Let go of what was set aside, because its time is over."""
    begun = page.transaction(order.unit, order.of)
    held = page.hold(order.unit, order.of)
    if begun is None or held is None or not held.is_over(page.at):
        raise Refused(Problem("hold.ended", order.of))
    return _let_go(page, order, begun)


def _let_go(page: Page, order: Order, begun: Transaction) -> Transaction:
    amount = begun.amount
    back = give_back(page, order.unit, begun.order.debit, begun.took, amount)
    page.held[order.unit, order.of] = None
    changes = total({HELD: -amount}, dict(back.changes))
    effects = Effects(back.took, back.made, counted=_counts_no_more(begun))
    return page.write(order, changes, amount, effects)


def _counts_no_more(begun: Transaction) -> Counted | None:
    order = begun.order
    if not order.what:
        return None
    return Counted(order.debit, order.what, begun.day, -_count(order), spent=True)


def _begun(page: Page, order: Order) -> Transaction:
    """Return the hold that an order ends."""
    begun = page.transaction(order.unit, order.of)
    if begun is None or begun.kind is not OrderKind.HOLD:
        raise NotFound(Problem("hold.not_here", order.of))
    held = page.hold(order.unit, order.of)
    if held is None:
        raise Refused(Problem("hold.ended", order.of))
    if held.is_over(page.at):
        raise Refused(Problem("hold.over", order.of, {"until": held.until}))
    return begun


def refund(page: Page, order: Order) -> Transaction:
    """Give back what was spent, to the lots that it came from; the last point spent comes first."""
    settled = page.transaction(order.unit, order.of)
    if settled is None or settled.kind is not OrderKind.SETTLE:
        raise NotFound(Problem("refund.of_nothing", order.of))
    begun = page.transaction(order.unit, settled.order.of)
    if begun is None:
        raise AssertionError(f"order {order.of}: what was settled was held")
    left = settled.amount - page.undone(order.unit, order.of)
    amount, account = what_is_left(order, left), begun.order.debit
    refuse_too_few(page, order.unit, begun.order.credit, amount)
    takes = slice_of(begun.took, left - amount, left)
    back = give_back(page, order.unit, account, takes, amount)
    changes = total({begun.order.credit: -amount}, dict(back.changes))
    counted = _counts_no_more(begun) if amount == left else None
    effects = Effects(back.took, back.made, counted=counted)
    return page.write(order, changes, amount, effects)
