"""A second ledger, out of the sentences of its manual and nothing else: every point is a coin.

A coin knows its last day, with which others it came, and how many more years it may pass. A
purse is a heap of coins, or a debt. Nothing here is shared with the ledger but its vocabulary.
"""

import calendar
from collections.abc import Mapping, Sequence
from copy import deepcopy
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from attrs import define, field

from community_gov.ledger.orders import Cap, Order, OrderKind
from community_gov.ledger.terms import Terms

EVER = date.max
NONE_BELOW = ("@issued", "@supplier")


class Coin(NamedTuple):
    last: date
    came: int
    years: int


class Owed(NamedTuple):
    """What was taken where there was no coin."""


class Tally(NamedTuple):
    account: str
    what: str
    day: date
    amount: int
    spent: bool

    def less(self, amount: int) -> "Tally":
        return self._replace(amount=-amount)


class No(Exception):
    """Everything for which an order may be refused; one of it is enough."""

    def __init__(self, *codes: str) -> None:
        super().__init__(*codes)
        self.codes = set(codes)


@define
class Purse:
    coins: list[Coin] = field(factory=list)
    owes: int = 0
    closed: bool = False

    @property
    def balance(self) -> int:
        return len(self.coins) - self.owes

    def spend(self, amount: int) -> list[Coin | Owed]:
        """Take the coins whose turn it is; what there is not is owed."""
        self.coins.sort()
        taken, self.coins = self.coins[:amount], self.coins[amount:]
        self.owes += amount - len(taken)
        return [*taken, *[Owed()] * (amount - len(taken))]

    def earn(self, coins: Sequence[Coin]) -> None:
        """Put coins in, after what is owed."""
        paid = min(self.owes, len(coins))
        self.owes -= paid
        self.coins += coins[paid:]


@define
class Aside:
    account: str
    to: str
    coins: list[Coin | Owed]
    until: datetime | None
    since: int
    tally: Tally | None
    amount: int


@define
class Book:
    terms: Terms
    purses: dict[str, Purse] = field(factory=dict)
    tills: dict[str, int] = field(factory=dict)
    aside: dict[str, Aside] = field(factory=dict)
    begun: dict[str, Aside] = field(factory=dict)
    settled: dict[str, tuple[Aside, list[Coin | Owed]]] = field(factory=dict)
    awarded: dict[str, tuple[Tally, int]] = field(factory=dict)
    deducted: dict[str, tuple[str, list[Coin | Owed]]] = field(factory=dict)
    left: dict[str, int] = field(factory=dict)
    ids: set[str] = field(factory=set)
    tallies: list[Tally] = field(factory=list)
    paid: set[tuple[str, str]] = field(factory=set)
    came: int = 0

    def purse(self, name: str) -> Purse:
        return self.purses.setdefault(name, Purse())

    def till(self, name: str, change: int) -> None:
        self.tills[name] = self.tills.get(name, 0) + change

    def balance(self, name: str) -> int:
        return self.tills.get(name, 0) if name.startswith("@") else self.purse(name).balance

    def lots(self, name: str) -> list[tuple[int, date | None]]:
        coins = sorted(self.purse(name).coins)
        return [
            (len(list(same)), None if last == EVER else last)
            for (last, _), same in groupby(coins, lambda coin: (coin.last, coin.came))
        ]

    def new(self, amount: int, last: date, years: int) -> list[Coin]:
        self.came += 1
        return [Coin(last, self.came, years)] * amount

    def earned_today(self, amount: int, today: date) -> list[Coin]:
        expiry = self.terms.expiry
        if expiry.kind == "never":
            return self.new(amount, EVER, 0)
        if expiry.kind == "year_end":
            return self.new(amount, date(today.year, 12, 31), expiry.carried)
        return self.new(amount, months_on(today, expiry.months) + timedelta(expiry.days), 0)

    def counted(self, account: str, cap: Cap, spent: bool) -> int:
        """Return what counts: earning caps count what was earned, the others what was spent."""
        return sum(
            one.amount
            for one in self.tallies
            if (one.account, one.spent) == (account, spent)
            and cap.what in ("", one.what)
            and cap.since <= one.day <= cap.until
        )

    def open_to(self, kind: OrderKind) -> list[str]:
        """Return what an order of a kind can be about, as things stand."""
        left = [id for id, amount in self.left.items() if amount]
        if kind is OrderKind.REFUND:
            return [id for id in left if id in self.settled]
        if kind is OrderKind.REVERSE:
            return [id for id in left if id not in self.settled]
        return list(self.aside)

    # What comes back

    def come_back(self, name: str, coins: Sequence[Coin | Owed], today: date) -> int:
        """Put coins back: what is owed first; then where they were, if they are still good.

        Returns:
            How many lapsed at once.
        """
        if name.startswith("@") or not self.terms.lots:
            self.add(name, len(coins))
            return 0
        purse = self.purse(name)
        waiting = sorted(coins, key=lambda coin: isinstance(coin, Coin))
        paid = min(purse.owes, len(waiting))
        purse.owes -= paid
        waiting = waiting[paid:]
        good = [one for one in waiting if isinstance(one, Coin) and one.last >= today]
        late = sum(isinstance(one, Coin) and one.last < today for one in waiting)
        purse.coins += good
        if late and self.terms.grace:
            purse.coins += self.new(late, today + timedelta(self.terms.grace), 0)
        if owed := sum(isinstance(one, Owed) for one in waiting):
            purse.coins += self.earned_today(owed, today)
        lapsed = 0 if self.terms.grace else late
        self.till("@lapsed", lapsed)
        return lapsed

    def add(self, name: str, amount: int) -> None:
        if name.startswith("@"):
            self.till(name, amount)
        elif amount < 0:
            self.purse(name).spend(-amount)
        else:
            self.purse(name).earn([Coin(EVER, 0, 0)] * amount)

    def let_go(self, id: str, today: date) -> None:
        held = self.aside.pop(id)
        self.till("@held", -held.amount)
        self.come_back(held.account, held.coins, today)
        if held.tally:
            self.tallies.append(held.tally.less(held.tally.amount))

    # What time does

    def late_holds(self, name: str, at: datetime) -> list[str]:
        late = [
            (held.until, held.since, id)
            for id, held in self.aside.items()
            if held.account == name and held.until is not None and held.until <= at
        ]
        return [id for _, _, id in sorted(late)]

    def catch_up(self, name: str, at: datetime) -> int:
        """End what is over, let lapse what is past; return how many entries that takes."""
        entries = 0
        for id in self.late_holds(name, at):
            self.let_go(id, at.date())
            entries += 1
        while past := sorted({one.last for one in self.purse(name).coins if one.last < at.date()}):
            self.lapse(self.purse(name), past[0])
            entries += 1
        return entries

    def lapse(self, purse: Purse, last: date) -> None:
        gone = sorted(one for one in purse.coins if one.last == last)
        purse.coins = [one for one in purse.coins if one.last != last]
        newest_first = [one for one in gone if one.years][::-1]
        kept = newest_first[: self.terms.expiry.at_most]
        for _, same in groupby(kept[::-1], lambda coin: coin.came):
            coins = list(same)
            new_year = date(last.year + 1, 12, 31)
            purse.coins += self.new(len(coins), new_year, coins[0].years - 1)
        self.till("@lapsed", len(gone) - len(kept))

    def due(self, name: str, at: datetime) -> bool:
        past = any(one.last < at.date() for one in self.purse(name).coins)
        return past or bool(self.late_holds(name, at))


def months_on(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


class Purses:
    """The books of one place."""

    def __init__(self) -> None:
        self.books: dict[str, Book] = {}
        self.told: dict[tuple[str, str], tuple[Order, int]] = {}

    def book(self, orders: Sequence[Order], terms: Mapping[str, Terms], at: datetime) -> list[int]:
        """Do all of it and return how much each order moved, or do nothing.

        Raises:
            No: with every reason that there is.
        """
        known = [self.told.get((one.unit, one.id)) for one in orders]
        if any(known):
            if any(old and old[0] != one for old, one in zip(known, orders, strict=True)):
                raise No("ledger.id_reused")
            if not all(known):
                raise No("ledger.id_in_batch")
            return [old[1] for old in known if old]
        books, told = deepcopy(self.books), dict(self.told)
        try:
            return self._book(orders, terms, at)
        except No:
            self.books, self.told = books, told
            raise

    def _book(self, orders: Sequence[Order], terms: Mapping[str, Terms], at: datetime) -> list[int]:
        for order in orders:
            self.books.setdefault(order.unit, Book(terms[order.unit])).terms = terms[order.unit]
        amounts = []
        for order in orders:
            amounts.append(Entry(self.books[order.unit], order, at).made())
            self.told[order.unit, order.id] = (order, amounts[-1])
            self.books[order.unit].ids.add(order.id)
        return amounts


@define
class Entry:
    """One order that is to be carried out."""

    book: Book
    order: Order
    at: datetime

    @property
    def today(self) -> date:
        return self.at.date()

    def made(self) -> int:
        amount: int = getattr(self, self.order.kind.value)()
        return amount

    def need(self, **doubts: bool) -> None:
        codes = [code.replace("__", ".") for code, doubt in doubts.items() if doubt]
        if codes:
            raise No(*codes)

    def few(self, name: str, amount: int) -> bool:
        return name not in NONE_BELOW and self.book.balance(name) < amount

    def transfer(self) -> int:
        order, book, amount = self.order, self.book, self.order.amount or 0
        book.catch_up(order.debit, self.at)
        staff = order.debit.startswith("@")
        self.need(
            account__closed=any(
                not name.startswith("@") and book.purse(name).closed
                for name in (order.debit, order.credit)
            ),
            points__too_few=not staff and self.few(order.debit, amount),
            stock__too_little=staff and self.few(order.debit, amount),
        )
        if staff:
            book.add(order.debit, -amount)
            book.add(order.credit, amount)
            return amount
        for _, same in groupby(book.purse(order.debit).spend(amount), lambda coin: coin[:2]):
            coins = list(same)
            assert isinstance(coins[0], Coin)
            new = book.new(len(coins), coins[0].last, coins[0].years)
            book.purse(order.credit).earn(new)
        return amount

    def award(self) -> int:
        order, book = self.order, self.book
        assert order.rated is not None
        name, ceiling = order.credit, book.terms.ceiling
        if ceiling is not None:
            book.catch_up(name, self.at)
        self.need(
            account__closed=book.purse(name).closed,
            award__by_oneself=order.by == name,
            award__twice=bool(order.source) and (name, order.source) in book.paid,
        )
        rooms = [cap.most - book.counted(name, cap, spent=False) for cap in order.rated.caps]
        if ceiling is not None:
            rooms.append(ceiling - book.balance(name))
        amount = max(0, min([order.rated.amount, *rooms]))
        if amount:
            book.purse(name).earn(book.earned_today(amount, self.today))
        book.till("@issued", -amount)
        tally = Tally(name, order.what, order.day or self.today, amount, spent=False)
        book.awarded[order.id] = (tally, book.came)
        book.left[order.id] = amount
        book.tallies.append(tally)
        if order.source:
            book.paid.add((name, order.source))
        return amount

    def hold(self) -> int:
        order, book, amount = self.order, self.book, self.order.amount or 0
        name, staff = order.debit, order.debit.startswith("@")
        book.catch_up(name, self.at)
        count = amount if order.count is None else order.count
        self.need(
            account__closed=not staff and book.purse(name).closed,
            hold__over=order.until is not None and order.until <= self.at,
            points__too_few=not staff and self.few(name, amount),
            stock__too_little=staff and self.few(name, amount),
            hold__cap=any(
                book.counted(name, cap, spent=True) + count > cap.most
                for cap in (order.rated.caps if order.rated else ())
            ),
        )
        coins = [Owed()] * amount if staff else book.purse(name).spend(amount)
        if staff:
            book.till(name, -amount)
        book.till("@held", amount)
        day = order.day or self.today
        tally = Tally(name, order.what, day, count, spent=True) if order.what else None
        if tally:
            book.tallies.append(tally)
        since = len(book.begun)
        aside = Aside(name, order.credit, [*coins], order.until, since, tally, amount)
        book.aside[order.id] = book.begun[order.id] = aside
        return amount

    def _ends(self) -> Aside:
        of, book = self.order.of, self.book
        if of not in book.begun:
            raise No("hold.not_here")
        if of not in book.aside:
            raise No("hold.ended")
        held = book.aside[of]
        if held.until is not None and held.until <= self.at:
            raise No("hold.over")
        return held

    def settle(self) -> int:
        book, order, held = self.book, self.order, self._ends()
        amount = held.amount if order.amount is None else order.amount
        self.need(hold__too_much=amount > held.amount)
        del book.aside[order.of]
        book.till("@held", -held.amount)
        book.till(held.to, amount)
        book.come_back(held.account, held.coins[amount:], self.today)
        book.settled[order.id] = (held, held.coins[:amount])
        book.left[order.id] = amount
        return amount

    def void(self) -> int:
        held = self._ends()
        self.book.let_go(self.order.of, self.today)
        return held.amount

    def overdue(self) -> int:
        held = self.book.aside.get(self.order.of)
        if held is None or held.until is None or held.until > self.at:
            raise No("hold.ended")
        self.book.let_go(self.order.of, self.today)
        return held.amount

    def _undone(self) -> int:
        left, of = self.book.left[self.order.of], self.order.of
        amount = left if self.order.amount is None else self.order.amount
        self.need(undo__too_much=not left or amount > left)
        self.book.left[of] -= amount
        return amount

    def refund(self) -> int:
        book, order = self.book, self.order
        if order.of not in book.settled:
            raise No("refund.of_nothing")
        held, coins = book.settled[order.of]
        amount = self._undone()
        back, kept = coins[len(coins) - amount :], coins[: len(coins) - amount]
        book.settled[order.of] = (held, kept)
        book.till(held.to, -amount)
        book.come_back(held.account, back, self.today)
        if held.tally and not kept:
            book.tallies.append(held.tally.less(held.tally.amount))
        return amount

    def deduct(self) -> int:
        order, book, amount = self.order, self.book, self.order.amount or 0
        name = order.debit
        book.catch_up(name, self.at)
        self.need(
            correction__own=name in (order.by, order.second),
            account__closed=book.purse(name).closed,
            points__below_floor=book.balance(name) - amount < book.terms.floor,
        )
        book.deducted[order.id] = (name, book.purse(name).spend(amount))
        book.left[order.id] = amount
        book.till("@deducted", amount)
        return amount

    def reverse(self) -> int:
        order, book = self.order, self.book
        if order.of in book.awarded:
            return self._take_back()
        if order.of not in book.deducted:
            raise No("reverse.kind" if order.of in book.ids else "reverse.of_nothing")
        name, coins = book.deducted[order.of]
        self.need(correction__own=name in (order.by, order.second))
        amount = self._undone()
        book.deducted[order.of] = (name, coins[: len(coins) - amount])
        book.till("@deducted", -amount)
        book.come_back(name, coins[len(coins) - amount :], self.today)
        return amount

    def _take_back(self) -> int:
        order, book = self.order, self.book
        tally, came = book.awarded[order.of]
        name, purse = tally.account, book.purse(tally.account)
        book.catch_up(name, self.at)
        self.need(correction__own=name in (order.by, order.second))
        amount = self._undone()
        self.need(points__below_floor=purse.balance - amount < book.terms.floor)
        own = [one for one in purse.coins if one.came == came][:amount]
        for one in own:
            purse.coins.remove(one)
        purse.spend(amount - len(own))
        book.till("@issued", amount)
        book.tallies.append(tally.less(amount))
        return amount

    def close(self) -> int:
        purse = self.book.purse(self.order.debit)
        self.need(account__closed=purse.closed)
        purse.closed = True
        return 0

    def reopen(self) -> int:
        purse = self.book.purse(self.order.debit)
        self.need(account__not_closed=not purse.closed)
        purse.closed = False
        return 0
