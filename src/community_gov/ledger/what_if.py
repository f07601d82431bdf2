"""What would be if the rules were others: the same history, booked again under them.

What people did, and when, stays as it was recorded; what it earns, how long points last and what
rewards cost is reckoned anew where the rules differ. Everything is booked on a page that lies on
no shelf, so nothing that is stored can be touched.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from heapq import merge

from attrs import define, evolve, field, frozen

from community_gov.domain.errors import NotFound, Problem, Refused
from community_gov.ledger.auditing import NothingYet
from community_gov.ledger.booking import book, bring_up_to_date, touched
from community_gov.ledger.orders import Order, OrderKind, Rated
from community_gov.ledger.page import Page
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import PointRule, counted_minutes, rate, rule_for
from community_gov.ledger.statements import REWARD, Move, moves_of
from community_gov.ledger.terms import Scheme, Terms
from community_gov.ledger.transactions import Transaction

Key = tuple[str, str]
"""Of an order or an account: the unit, and what it is called there."""


@frozen
class Rules:
    """What holds for points in a place.

    Attributes:
        schemes, rewards: by full name.
        rules: by name and version.
    """

    schemes: Mapping[str, Scheme]
    rules: Mapping[str, PointRule]
    rewards: Mapping[str, Reward]

    def rule(self, order: Order) -> PointRule | None:
        """Return the rule that holds for the activity of an award, on its day."""
        if order.day is None:
            raise AssertionError(f"order {order.id}: an award has its day")
        return rule_for(tuple(self.rules.values()), order.what, order.day)

    def reward(self, order: Order) -> Reward | None:
        """Return the reward that a hold is for."""
        return self.rewards.get(order.what.removeprefix(REWARD))

    def terms(self, unit: str) -> Terms | None:
        """Return the terms of a scheme."""
        return self.schemes[unit].terms if unit in self.schemes else None


@frozen
class Failed:
    """Something that was booked and could not have been.

    Attributes:
        done: as it was booked.
        problems: why not.
    """

    done: Transaction
    problems: tuple[Problem, ...]


@frozen
class Standing:
    """How one account comes out.

    Attributes:
        earned: what came to it in all: awards, less what was reversed, deducted or lapsed, and
            what was given by or to others.
        balance: what can be spent in the end.
    """

    earned: int = 0
    balance: int = 0


@frozen
class WhatIf:
    """The same history under other rules.

    Attributes:
        before, after: by unit and account, how it came out and how it would have.
        unpaid: redemptions that could not have been paid.
        failed: whatever else could not have been booked.
        issued: by unit, the points that were issued and neither lapsed nor taken back, before
            and after: what the scheme costs.
    """

    before: Mapping[Key, Standing]
    after: Mapping[Key, Standing]
    unpaid: tuple[Failed, ...]
    failed: tuple[Failed, ...]
    issued: Mapping[str, tuple[int, int]]


def what_if(books: Iterable[Iterable[Transaction]], old: Rules, new: Rules, at: datetime) -> WhatIf:
    """Book recorded transactions again under other rules.

    A rule, price or scheme that is the same under both stays as it was when it was recorded,
    so that nothing but the change makes a difference. Stock is not looked at.

    Args:
        books: of the schemes of one place, each oldest first.
        old, new: what holds today, and what would.
        at: until when points lapse, in the zone of the place.
    """
    recorded = list(merge(*books, key=lambda one: one.at))
    then = _Recorded(Page(NothingYet(), at))
    now = _Replay(Page(NothingYet(), at), old=old, new=new)
    for done in recorded:
        then.book(done)
        now.book(done)
    before, after = then.standings(at), now.standings(at)
    units = dict.fromkeys((*then.page.books, *now.page.books))
    issued = {
        unit: (_cost(before, then.page, unit), _cost(after, now.page, unit)) for unit in units
    }
    unpaid = tuple(one for one in now.failed if one.done.kind is OrderKind.HOLD)
    failed = tuple(one for one in now.failed if one.done.kind is not OrderKind.HOLD)
    return WhatIf(before, after, unpaid, failed, issued)


@define
class _Books:
    """Books that are kept over the years on one page; a page looks for old holds on its shelf.

    Attributes:
        open: by unit and account, the ids of holds that may not have ended yet.
    """

    page: Page
    open: dict[Key, set[str]] = field(factory=dict)

    def put(self, order: Order) -> None:
        """Book an order as it stands."""
        book(self.page, order)
        if order.kind is OrderKind.HOLD:
            self.open.setdefault((order.unit, order.debit), set()).add(order.id)

    def up_to_date(self, unit: str, account: str) -> None:
        """End what is overdue on an account, then let lapse what is past its last day."""
        ids = self.open.get((unit, account), set())
        holds = {id: self.page.hold(unit, id) for id in ids}
        over = [one for one in holds.values() if one is not None and one.is_over(self.page.at)]
        for one in sorted(over, key=lambda one: (one.until, one.number)):
            self.put(Order(f"@overdue/{one.id}", unit, OrderKind.OVERDUE, of=one.id))
        ids -= {id for id, one in holds.items() if one is None or one in over}
        bring_up_to_date(self.page, unit, account)

    def standings(self, at: datetime) -> Mapping[Key, Standing]:
        """Return how the members' accounts come out at a moment."""
        page = self.page
        page.at = at
        members = [key for key in page.accounts if not key[1].startswith("@")]
        for unit, account in members:
            self.up_to_date(unit, account)
        earned: dict[Key, int] = {}
        for done in page.booked:
            for one in moves_of(done):
                if one.move not in (Move.SPENT, Move.GIVEN_BACK):
                    key = (done.order.unit, one.account)
                    earned[key] = earned.get(key, 0) + one.amount
        return {key: Standing(earned.get(key, 0), page.accounts[key].balance) for key in members}


@define
class _Recorded(_Books):
    """History as it was."""

    def book(self, done: Transaction) -> None:
        self.page.at = done.at
        self.put(done.order)


@define
class _Replay(_Books):
    """History as it would have been.

    Attributes:
        price: of an order that was booked at another price: new for old.
        seen: ids of awards that were reckoned anew, in all their units at once.
    """

    old: Rules = field(kw_only=True)
    new: Rules = field(kw_only=True)
    failed: list[Failed] = field(factory=list)
    price: dict[Key, tuple[int, int]] = field(factory=dict)
    seen: set[str] = field(factory=set)

    def book(self, done: Transaction) -> None:
        """Book what a recorded transaction comes to under the new rules."""
        self.page.at = done.at
        order = done.order
        if order.kind is OrderKind.TERMS:
            self._terms(order.unit, order.terms)
        elif order.kind in (OrderKind.LAPSE, OrderKind.OVERDUE):
            for one in done.postings:
                if not one.account.startswith("@"):
                    self.up_to_date(order.unit, one.account)
        else:
            self._order(done)

    def _terms(self, unit: str, recorded: Terms | None) -> None:
        new = self.new.terms(unit)
        kept = recorded is not None and new in (None, self.old.terms(unit))
        terms = recorded if kept else new
        known = self.page.book(unit)
        if terms is not None and (not known.number or known.terms != terms):
            number = self.page.next_number(unit)
            book(self.page, Order(f"@terms/{number}", unit, OrderKind.TERMS, terms=terms))

    def _order(self, done: Transaction) -> None:
        try:
            for order in self._orders(done):
                if not self.page.book(order.unit).number:
                    self._terms(order.unit, None)
                for account in touched(self.page, order):
                    self.up_to_date(order.unit, account)
                self.put(order)
        except NotFound:
            return  # what it is about did not happen either
        except Refused as error:
            self.failed.append(Failed(done, error.problems))

    def _orders(self, done: Transaction) -> Iterator[Order]:
        order = done.order
        if order.kind is OrderKind.AWARD:
            yield from self._award(order)
        elif order.kind is OrderKind.HOLD and order.what.startswith(REWARD):
            yield self._hold(order)
        elif order.kind in (OrderKind.SETTLE, OrderKind.REFUND):
            yield self._repriced(order)
        elif order.kind is OrderKind.REVERSE:
            yield from self._reversal(order)
        else:
            yield order

    def _award(self, order: Order) -> Iterator[Order]:
        old, new = self.old.rule(order), self.new.rule(order)
        if old == new:
            yield order
            return
        if order.id in self.seen:
            return
        self.seen.add(order.id)
        if new is None or order.day is None:
            params = {"activity": order.what, "day": order.day, "near": "—"}
            raise Refused(Problem("award.no_rule", order.what, params))
        if new.evidence and not order.evidence:
            raise Refused(Problem("award.no_evidence", order.id, {"activity": new.label}))
        yield evolve(order, unit=new.scheme, rated=rate(new, order.measured, order.day))
        if new.hours:
            minutes = counted_minutes(new, order.measured)
            rated = Rated(new.name, minutes, (), new.authority.title)
            yield evolve(order, unit=new.hours, rated=rated)

    def _hold(self, order: Order) -> Order:
        old, new = self.old.reward(order), self.new.reward(order)
        if old == new or order.amount is None:
            return order
        if new is None or not new.offered_on(self.page.today) or new.scheme != order.unit:
            label = new.label if new else old.label if old else order.what
            params = {"reward": label, "day": self.page.today}
            raise Refused(Problem("reward.not_offered", order.what, params))
        price, count = new.prices.on(self.page.today), order.count or 1
        amount = price.value * count
        self.price[order.unit, order.id] = (amount, order.amount)
        caps = new.caps(self.page.today)
        rated = Rated(f"{new.name}@{price.since}", amount, caps, price.authority.title)
        return evolve(order, credit=new.account, amount=amount, rated=rated)

    def _repriced(self, order: Order) -> Order:
        """Return an order that spends or gives back a part, at the price of the new hold."""
        ratio = self.price.get((order.unit, order.of))
        if ratio is None:
            return order
        self.price[order.unit, order.id] = ratio
        new, old = ratio
        return order if order.amount is None else evolve(order, amount=order.amount * new // old)

    def _reversal(self, order: Order) -> Iterator[Order]:
        """Yield what undoes an award, as much of it as there is; in every unit that it has now."""
        # Reckoned anew, it may be in other units now; a part of it is meant in its own unit only.
        anew = order.of in self.seen and order.amount is None
        units = list(self.page.books) if anew else [order.unit]
        for unit in units:
            found = self.page.transaction(unit, order.of)
            left = found.amount - self.page.undone(unit, order.of) if found else 0
            if left:
                amount = None if order.amount is None else min(order.amount, left)
                yield evolve(order, unit=unit, amount=amount)


def _cost(standings: Mapping[Key, Standing], page: Page, unit: str) -> int:
    if unit not in page.books:
        return 0
    return sum(one.earned for key, one in standings.items() if key[0] == unit)
