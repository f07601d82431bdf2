"""Orders that earn, move and take away points."""

from attrs import evolve

from community_gov.domain.errors import NotFound, Problem, Refused
from community_gov.domain.text import Text
from community_gov.ledger.checks import (
    amount_of,
    refuse_below_floor,
    refuse_closed,
    refuse_own,
    refuse_too_few,
    total,
    what_is_left,
)
from community_gov.ledger.giving_back import give_back
from community_gov.ledger.lots import slice_of
from community_gov.ledger.orders import DEDUCTED, ISSUED, Order, OrderKind, Rated
from community_gov.ledger.page import Counted, Effects, Page
from community_gov.ledger.transactions import Lot, Transaction

_CEILING = Text("余额最多 {most}", "a balance of {most} at most")


def terms(page: Page, order: Order) -> Transaction:
    """Write down the terms of a scheme."""
    if order.terms is None:
        raise AssertionError(f"order {order.id}: no terms")
    done = page.write(order, {})
    page.books[order.unit] = evolve(page.books[order.unit], terms=order.terms)
    return done


def transfer(page: Page, order: Order) -> Transaction:
    """Move points between members, with their last days, or things onto and off a shelf."""
    amount, unit = amount_of(order), order.unit
    refuse_closed(page, unit, order.debit, order.credit)
    refuse_too_few(page, unit, order.debit, amount)
    debt, number = page.debt(unit, order.credit), page.next_number(unit)
    lotted = page.book(unit).terms.lots
    took = page.lots.take(unit, order.debit, amount) if lotted else ()
    made = tuple(
        page.lots.make(unit, Lot(order.credit, number, one.amount, one.last_day, one.carried, part))
        for part, one in enumerate(slice_of(took, debt, amount))
    )
    changes = {order.debit: -amount, order.credit: amount}
    return page.write(order, changes, amount, Effects(took, made))


def award(page: Page, order: Order) -> Transaction:
    """Give what a rule gives, as far as caps and ceiling leave it; nothing is an answer too."""
    unit, account, rated = order.unit, order.credit, order.rated
    if rated is None:
        raise AssertionError(f"order {order.id}: no rule rated it")
    refuse_closed(page, unit, account)
    if order.by == account:
        raise Refused(Problem("award.by_oneself", order.id))
    if order.source and (earlier := page.paid(unit, account, order.source)):
        params = {"source": order.source, "earlier": earlier}
        raise Refused(Problem("award.twice", order.id, params))
    amount, cut = _within(page, order, rated)
    made = _new_lot(page, unit, account, amount)
    counted = Counted(account, order.what, order.day or page.today, amount, order.source)
    changes = {ISSUED: -amount, account: amount}
    return page.write(order, changes, amount, Effects(made=made, cut=cut, counted=counted))


def _within(page: Page, order: Order, rated: Rated) -> tuple[int, tuple[Text, ...]]:
    """Return what caps and ceiling leave of an award, and those that made it smaller."""
    amount, cut = rated.amount, []
    for cap in rated.caps:
        so_far = page.count(order.unit, order.credit, cap, spent=False)
        if (left := max(0, cap.most - so_far)) < amount:
            amount = left
            cut.append(cap.label)
    ceiling = page.book(order.unit).terms.ceiling
    if ceiling is not None:
        balance = page.account(order.unit, order.credit).balance
        if (left := max(0, ceiling - balance)) < amount:
            amount = left
            cut.append(_CEILING.fill(most=ceiling))
    return amount, tuple(cut)


def _new_lot(page: Page, unit: str, account: str, amount: int) -> tuple[Lot, ...]:
    """Make a lot of what is earned beyond what the account owes."""
    book = page.book(unit)
    left = amount - min(amount, page.debt(unit, account))
    if not book.terms.lots or not left:
        return ()
    last, carried = book.terms.expiry.last_day(page.today), book.terms.expiry.carried
    return (page.lots.make(unit, Lot(account, page.next_number(unit), left, last, carried)),)


def deduct(page: Page, order: Order) -> Transaction:
    """Take points away, down to the floor of the scheme."""
    amount, unit = amount_of(order), order.unit
    refuse_own(order, order.debit)
    refuse_closed(page, unit, order.debit)
    refuse_below_floor(page, order, order.debit, amount)
    took = page.lots.take(unit, order.debit, amount)
    changes = {order.debit: -amount, DEDUCTED: amount}
    return page.write(order, changes, amount, Effects(took))


def reverse(page: Page, order: Order) -> Transaction:
    """Undo an award or a deduction, in part or all that is left of it, by the opposite entry."""
    done = page.transaction(order.unit, order.of)
    if done is None:
        raise NotFound(Problem("reverse.of_nothing", order.of))
    if done.kind not in (OrderKind.AWARD, OrderKind.DEDUCT):
        raise Refused(Problem("reverse.kind", order.of))
    refuse_own(order, done.order.credit or done.order.debit)
    left = done.amount - page.undone(order.unit, order.of)
    amount = what_is_left(order, left)
    if done.kind is OrderKind.AWARD:
        return _take_back(page, order, done, amount)
    account = done.order.debit
    back = give_back(page, order.unit, account, slice_of(done.took, left - amount, left), amount)
    changes = total({DEDUCTED: -amount}, dict(back.changes))
    return page.write(order, changes, amount, Effects(back.took, back.made))


def _take_back(page: Page, order: Order, done: Transaction, amount: int) -> Transaction:
    """Take back an award: first what is left of it, then as a deduction would."""
    unit, account = order.unit, done.order.credit
    refuse_below_floor(page, order, account, amount)
    first = page.lots.take_made_by(unit, done.made, amount)
    rest = amount - sum(one.amount for one in first)
    took = (*first, *page.lots.take(unit, account, rest))
    counted = Counted(account, done.order.what, done.day, -amount)
    changes = {account: -amount, ISSUED: amount}
    return page.write(order, changes, amount, Effects(took, counted=counted))


def close(page: Page, order: Order) -> Transaction:
    """Close an account, or open it again: nothing new goes in or out of a closed one."""
    closes = order.kind is OrderKind.CLOSE
    account = page.account(order.unit, order.debit)
    if account.closed is closes:
        code = "account.closed" if closes else "account.not_closed"
        raise Refused(Problem(code, order.id))
    page.accounts[order.unit, order.debit] = evolve(account, closed=closes)
    return page.write(order, {order.debit: 0})
