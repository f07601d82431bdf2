"""What several kinds of orders are refused for."""

from community_gov.domain.errors import Problem, Refused
from community_gov.ledger.orders import UNLIMITED, Order
from community_gov.ledger.page import Page


def amount_of(order: Order) -> int:
    """Return the amount of an order that must have one."""
    if order.amount is None:
        raise AssertionError(f"order {order.id}: its form was not checked")
    return order.amount


def refuse_closed(page: Page, unit: str, *names: str) -> None:
    """Refuse what touches an account that is closed."""
    if any(page.account(unit, name).closed for name in names):
        raise Refused(Problem("account.closed"))


def refuse_too_few(page: Page, unit: str, name: str, amount: int) -> None:
    """Refuse to spend more than there is."""
    balance = page.account(unit, name).balance
    if name in UNLIMITED or amount <= balance:
        return
    code = "stock.too_little" if name.startswith("@") else "points.too_few"
    raise Refused(Problem(code, params={"have": max(0, balance), "need": amount}))


def refuse_below_floor(page: Page, order: Order, name: str, amount: int) -> None:
    """Refuse to take away so much that a balance falls below what the scheme allows."""
    floor, balance = page.book(order.unit).terms.floor, page.account(order.unit, name).balance
    if balance - amount < floor:
        params = {"most": max(0, balance - floor), "floor": floor, "need": amount}
        raise Refused(Problem("points.below_floor", order.id, params))


def refuse_own(order: Order, account: str) -> None:
    """Refuse a correction by the one whose account it is about."""
    if account in (order.by, order.second):
        raise Refused(Problem("correction.own", order.id))


def what_is_left(order: Order, left: int) -> int:
    """Return how much of an earlier order is undone: what is asked for, or all that is left."""
    amount = left if order.amount is None else order.amount
    if not left or amount > left:
        raise Refused(Problem("undo.too_much", order.of, {"most": left}))
    return amount


def total(*changes: "dict[str, int]") -> dict[str, int]:
    """Return changes of accounts, added up."""
    found: dict[str, int] = {}
    for one in changes:
        for name, change in one.items():
            found[name] = found.get(name, 0) + change
    return found
