"""A page of the ledger: orders are booked on it one after another, each on those before it.

What the page reads of the store it reads inside the unit that will write it, and the store
writes each account only if it still is as it was read. Nothing here changes the store.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from attrs import define, field, frozen

from community_gov.domain.errors import Conflict, Problem, Refused
from community_gov.domain.text import Text
from community_gov.ledger.lots import Lots
from community_gov.ledger.orders import UNLIMITED, Cap, Order, OrderKind
from community_gov.ledger.shelf import Shelf
from community_gov.ledger.tallies import Tally
from community_gov.ledger.transactions import (
    Account,
    Book,
    Hold,
    Lot,
    Posting,
    Take,
    Transaction,
)

Name = tuple[str, str]
"""Of an account or an order: the unit, and what it is called there."""

MOST = 10**15
"""No balance goes further from zero."""

_UNDO = (OrderKind.REFUND, OrderKind.REVERSE)


@frozen
class Counted:
    """What a transaction counts towards caps; negative when it no longer does.

    Attributes:
        spent: whether it was spent and not earned; caps on the one do not count the other.
    """

    account: str
    what: str
    day: date
    amount: int
    source: str = ""
    spent: bool = False


@frozen
class Effects:
    """What a transaction does besides its postings.

    Attributes:
        took: out of which lots, or back into them.
        made: new lots.
        cut: what made an award smaller.
        counted: what it counts towards caps.
    """

    took: tuple[Take, ...] = ()
    made: tuple[Lot, ...] = ()
    cut: tuple[Text, ...] = ()
    counted: Counted | None = None


@define
class Page:
    """What is booked together, with everything that it has changed so far.

    Attributes:
        at: the moment of the booking, in the zone of the place.
        booked: the transactions, in order.
        books: by unit, the books as they will be.
        accounts: the accounts that it touched, as they will be; `before`, as they were read.
        held: the holds that it began, and those that it ended as None.
        counted: what its transactions count, each with its transaction.
    """

    shelf: Shelf
    at: datetime
    booked: list[Transaction] = field(factory=list)
    books: dict[str, Book] = field(factory=dict)
    accounts: dict[Name, Account] = field(factory=dict)
    before: dict[Name, Account | None] = field(factory=dict)
    held: dict[Name, Hold | None] = field(factory=dict)
    counted: list[tuple[Transaction, Counted]] = field(factory=list)
    lots: Lots = field(init=False)
    _by_id: dict[Name, Transaction] = field(factory=dict)
    _undone: dict[Name, int] = field(factory=dict)
    _tallies: dict[tuple[str, str, bool], Tally] = field(factory=dict)
    _paid: dict[tuple[str, str, str], str] = field(factory=dict)

    def __attrs_post_init__(self) -> None:
        self.lots = Lots(self.shelf)

    @property
    def today(self) -> date:
        """The day of the booking at the place."""
        return self.at.date()

    def book(self, unit: str) -> Book:
        """Return a book as this page has it so far."""
        if unit not in self.books:
            self.books[unit] = self.shelf.book(unit)
        return self.books[unit]

    def next_number(self, unit: str) -> int:
        """Return the number that the next transaction of a book will have."""
        return self.book(unit).number + 1

    def account(self, unit: str, name: str) -> Account:
        """Return an account as this page has it so far; a new one where there was none."""
        key = (unit, name)
        if key not in self.accounts:
            self.before[key] = found = self.shelf.account(unit, name)
            floor = self._floor(unit, name)
            # A stricter floor than of old does not forbid what an account owes already.
            if found is not None and floor is not None:
                floor = min(floor, found.balance)
            self.accounts[key] = (found or Account(unit, name)).with_floor(floor)
        return self.accounts[key]

    def _floor(self, unit: str, name: str) -> int | None:
        if name in UNLIMITED:
            return None
        return 0 if name.startswith("@") else self.book(unit).terms.floor

    def debt(self, unit: str, name: str) -> int:
        """Return how far an account is below zero."""
        return max(0, -self.account(unit, name).balance)

    def transaction(self, unit: str, id: str) -> Transaction | None:
        """Return what an order was booked as, on this page or before."""
        return self._by_id.get((unit, id)) or self.shelf.transaction(unit, id)

    def hold(self, unit: str, id: str) -> Hold | None:
        """Return a hold that has not ended yet."""
        key = (unit, id)
        return self.held[key] if key in self.held else self.shelf.hold(unit, id)

    def overdue(self, unit: str, account: str) -> Sequence[Hold]:
        """Return the holds on an account whose time is over, the longest overdue first.

        None of them was begun on this page: a hold that is over from the start is refused.
        """
        there = self.shelf.overdue(unit, account, self.at)
        return [one for one in there if (unit, one.id) not in self.held]

    def undone(self, unit: str, id: str) -> int:
        """Return how much of an order was refunded or reversed already."""
        return self._undone.get((unit, id), 0) + self.shelf.undone(unit, id)

    def count(self, unit: str, account: str, cap: Cap, spent: bool) -> int:
        """Return what counts towards a cap so far, of what was earned or of what was spent."""
        here = self._tallies.get((unit, account, spent))
        before = self.shelf.counted(unit, account, cap, spent)
        return before + here.within(cap) if here else before

    def paid(self, unit: str, account: str, source: str) -> str | None:
        """Return the id of the order that paid an account for a source already."""
        here = self._paid.get((unit, account, source))
        return here or self.shelf.paid(unit, account, source)

    def write(
        self,
        order: Order,
        changes: Mapping[str, int],
        amount: int = 0,
        effects: Effects = Effects(),
    ) -> Transaction:
        """Write a transaction.

        Args:
            changes: by account; they sum to zero.
        """
        if sum(changes.values()):
            raise AssertionError(f"order {order.id}: a transaction sums to zero")
        unit = order.unit
        done = Transaction(
            number=self.next_number(unit),
            order=order,
            at=self.at,
            day=order.day or self.today,
            amount=amount,
            postings=tuple(
                self._post(unit, name, change)
                for name, change in changes.items()
                if change or not name.startswith("@")
            ),
            took=effects.took,
            made=effects.made,
            cut=effects.cut,
        )
        self.books[unit] = self.books[unit].up_to(done.number)
        self._note(done, effects.counted)
        return done

    def _post(self, unit: str, name: str, change: int) -> Posting:
        account = self.account(unit, name)
        after = account.balance + change
        if abs(after) > MOST:
            raise Refused(Problem("ledger.too_large", params={"most": MOST}))
        self.accounts[unit, name] = account.with_balance(after)
        return Posting(name, change, after)

    def _note(self, done: Transaction, counted: Counted | None) -> None:
        order = done.order
        self.booked.append(done)
        self._by_id[order.unit, order.id] = done
        if done.kind in _UNDO:
            key = (order.unit, order.of)
            self._undone[key] = self._undone.get(key, 0) + done.amount
        if counted is not None:
            unit, account = order.unit, counted.account
            self.counted.append((done, counted))
            tally = self._tallies.setdefault((unit, account, counted.spent), Tally())
            tally.add(counted.day, counted.what, counted.amount)
            if counted.source:
                self._paid[unit, account, counted.source] = order.id

    def repeated(self, orders: Sequence[Order]) -> tuple[Transaction, ...] | None:
        """Return what a batch was answered before; None when it is new.

        Raises:
            Conflict: an id was used with another content, or in another batch.
        """
        known = [self.shelf.transaction(one.unit, one.id) for one in orders]
        done = [one for one in known if one is not None]
        if not done:
            return None
        problems = [
            Problem("ledger.id_reused", order.id, {"field": name})
            for order, one in zip(orders, known, strict=True)
            if one is not None and (name := one.order.difference(order))
        ]
        if not problems and len(done) < len(known):
            problems = [Problem("ledger.id_in_batch", one.order.id) for one in done]
        if problems:
            raise Conflict(*problems)
        return tuple(done)
