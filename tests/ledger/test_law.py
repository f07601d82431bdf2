"""Whatever is asked, in whatever order: the ledger says what a second ledger says of it.

The second one, `purses`, was written from the sentences of the manual alone.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from attrs import evolve
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from community_gov.domain.errors import CommunityGovError, Conflict
from community_gov.ledger.orders import Cap, Order, OrderKind, Rated
from community_gov.ledger.terms import STOCK, Expiry, Terms
from community_gov.services.ports import Bookings
from community_gov.store import SqliteStore

from .orders import RICE, cap, morning
from .purses import Book, No, Purses

MEMBERS = ("li", "wang", "zhao")
STAFF = ("clerk", "chief", "li")
PAIRS = (*[("clerk", "chief"), ("chief", "clerk")] * 3, ("clerk", "li"), ("li", "clerk"))
UNITS = ("points:main", "points:care")
TERMS = (
    Terms(),
    Terms(Expiry("term", months=1)),
    Terms(Expiry("term", months=12), floor=-10, grace=7),
    Terms(Expiry("term", days=3), ceiling=25, floor=-5),
    Terms(Expiry("year_end"), floor=-20),
    Terms(Expiry("year_end", carried=1, at_most=6), grace=2),
    Terms(Expiry("year_end", carried=2, at_most=9), ceiling=40, floor=-30),
)
PLACES = (f"lane-{number}" for number in count())

amounts = st.integers(1, 12)
members = st.sampled_from(MEMBERS)
units = st.sampled_from([UNITS[0], *UNITS])


class TwoLedgers(RuleBasedStateMachine):
    """Asks both for the same, and compares what they answer and what is there afterwards."""

    store: SqliteStore

    @initialize(terms=st.tuples(st.sampled_from(TERMS), st.sampled_from(TERMS)))
    def begin(self, terms: tuple[Terms, Terms]) -> None:
        self.place, self.numbers, self.purses = next(PLACES), count(1), Purses()
        self.terms = {**dict(zip(UNITS, terms, strict=True)), RICE: STOCK}
        self.at = morning(2027, 12, 20)
        self.batches: list[list[Order]] = []
        self.ids: dict[OrderKind, list[tuple[str, str]]] = {kind: [] for kind in OrderKind}
        for unit in UNITS:
            for member, amount in (("li", 15), ("wang", 9), ("li", 7)):
                where = (self._id(), unit, OrderKind.AWARD)
                rated = Rated("patrol@1", amount)
                self._ask([Order(*where, credit=member, by="clerk", rated=rated)])

    # Time, and what a meeting resolved

    @rule(data=st.data(), hours=st.integers(1, 30), days=st.integers(1, 45))
    def time_passes(self, data: st.DataObject, hours: int, days: int) -> None:
        untils = [one.until for book in self._books() for one in book.aside.values() if one.until]
        moments = [self.at + timedelta(hours=hours), self.at + timedelta(days), self._noted(data)]
        # A hold is over at its very end.
        moments += [one for one in untils if one > self.at]
        self.at = data.draw(st.sampled_from(moments))
        if data.draw(st.booleans()):
            for unit in UNITS:
                for member in MEMBERS:
                    self.the_worker_comes(unit, member)

    def _noted(self, data: st.DataObject) -> datetime:
        """The next time at which it is a certain day of the year."""
        noted = data.draw(st.sampled_from(["01-01", "12-31", "01-31", "02-28", "02-29", "03-01"]))
        found = self.at.date() + timedelta(1)
        while f"{found:%m-%d}" != noted and found < self.at.date() + timedelta(366):
            found += timedelta(1)
        return morning(found.year, found.month, found.day, self.at.hour)

    def _books(self) -> list[Book]:
        return list(self.purses.books.values())

    @rule(unit=units, terms=st.sampled_from(TERMS))
    def a_scheme_changes(self, unit: str, terms: Terms) -> None:
        self.terms[unit] = terms

    # One order of each kind

    def _id(self) -> str:
        return f"o{next(self.numbers)}"

    def _cap(self, data: st.DataObject, what: str) -> Cap:
        today = self.at.date()
        quarter = today.month - (today.month - 1) % 3
        since, until = data.draw(
            st.sampled_from(
                [
                    (today, today),
                    (today.replace(day=1), today.replace(day=28)),
                    (date(today.year, quarter, 1), date(today.year, quarter + 2, 30)),
                ]
            )
        )
        return cap(
            data.draw(st.integers(0, 20)), since, until, data.draw(st.sampled_from([what, ""]))
        )

    def _award(self, data: st.DataObject) -> Order:
        what = data.draw(st.sampled_from(["patrol", "sweeping"]))
        caps = [self._cap(data, what) for _ in range(data.draw(st.sampled_from([0, 0, 0, 1, 2])))]
        return Order(
            *(self._id(), data.draw(units), OrderKind.AWARD),
            credit=data.draw(members),
            what=what,
            day=data.draw(st.sampled_from([None, self.at.date() - timedelta(2)])),
            source=data.draw(st.sampled_from(["", "", "", "event-1", "event-2"])),
            by=data.draw(st.sampled_from(STAFF)),
            rated=Rated("patrol@1", data.draw(st.integers(0, 15)), tuple(caps)),
        )

    def _hold(self, data: st.DataObject) -> Order:
        caps = [self._cap(data, "parking") for _ in range(data.draw(st.sampled_from([0, 0, 1])))]
        until = data.draw(st.sampled_from([None, None, 0, 1, 30, 24 * 14, 24 * 40]))
        unit, member, amount = self._what_there_is(data)
        return Order(
            *(self._id(), unit, OrderKind.HOLD, member, "@funder:street", amount),
            until=None if until is None else self.at + timedelta(hours=until),
            what=data.draw(st.sampled_from(["parking", ""])),
            count=data.draw(st.sampled_from([None, 1])),
            rated=Rated("parking", 1, tuple(caps)),
        )

    def _what_there_is(self, data: st.DataObject, below: int = 0) -> tuple[str, str, int]:
        """Somebody's points in a scheme; now and then one more than there are."""
        unit, member = data.draw(units), data.draw(members)
        below = min(below, -self.terms[unit].floor)
        balance = self.purses.books[unit].balance(member)
        return unit, member, data.draw(st.integers(1, max(1, balance + below + 1)))

    def _transfer(self, data: st.DataObject) -> Order:
        unit, debit, amount = self._what_there_is(data)
        credit = data.draw(st.sampled_from([one for one in MEMBERS if one != debit]))
        return Order(self._id(), unit, OrderKind.TRANSFER, debit, credit, amount)

    def _of(self, data: st.DataObject, kind: OrderKind) -> Order:
        """An order about an earlier one, mostly one that fits and has not ended."""
        known = [one for some in self.ids.values() for one in some]
        fits = [(unit, id) for unit, book in self.purses.books.items() for id in book.open_to(kind)]
        wild = data.draw(st.integers(0, 9)) == 9
        if not fits and not wild:
            return self._hold(data) if kind is not OrderKind.REVERSE else self._award(data)
        unit, of = data.draw(st.sampled_from([*known, (UNITS[0], "nothing")] if wild else fits))
        part = data.draw(st.sampled_from([None, None, 1, 2, 5]))
        amount = None if kind in (OrderKind.VOID, OrderKind.OVERDUE) else part
        return Order(self._id(), unit, kind, of=of, amount=amount)

    def _settle(self, data: st.DataObject) -> Order:
        return self._of(data, OrderKind.SETTLE)

    def _void(self, data: st.DataObject) -> Order:
        return self._of(data, OrderKind.VOID)

    def _overdue(self, data: st.DataObject) -> Order:
        return self._of(data, OrderKind.OVERDUE)

    def _refund(self, data: st.DataObject) -> Order:
        return self._of(data, OrderKind.REFUND)

    def _two(self, data: st.DataObject) -> dict[str, str]:
        by, second = data.draw(st.sampled_from(PAIRS))
        return {"by": by, "second": second}

    def _deduct(self, data: st.DataObject) -> Order:
        unit, member, amount = self._what_there_is(data, 30)
        where = (self._id(), unit, OrderKind.DEDUCT, member, "", amount)
        return Order(*where, **self._two(data))  # type: ignore[arg-type]

    def _reverse(self, data: st.DataObject) -> Order:
        order = self._of(data, OrderKind.REVERSE)
        return evolve(order, **self._two(data)) if order.of else order

    def _close(self, data: st.DataObject) -> Order:
        unit, member = data.draw(units), data.draw(members)
        open_now = not self.purses.books[unit].purse(member).closed
        kind = OrderKind.CLOSE if open_now ^ (data.draw(amounts) == 12) else OrderKind.REOPEN
        return Order(self._id(), unit, kind, member)

    def _stock(self, data: st.DataObject) -> Order:
        ways = [("@supplier", "@shelf"), ("@supplier", "@shelf"), ("@shelf", "@supplier")]
        where = data.draw(st.sampled_from(ways))
        return Order(self._id(), RICE, OrderKind.TRANSFER, *where, data.draw(amounts))

    def _reserve(self, data: st.DataObject) -> Order:
        until = data.draw(st.sampled_from([None, self.at + timedelta(hours=20)]))
        where = (RICE, OrderKind.HOLD, "@shelf", "@handed")
        return Order(self._id(), *where, data.draw(amounts), until=until)

    _makers = (
        *(_award, _award, _hold, _hold, _hold, _transfer, _settle, _void, _void, _overdue),
        *(_refund, _deduct, _deduct, _reverse, _reverse, _reverse, _close, _stock, _reserve),
    )

    # What is asked

    @rule(data=st.data(), maker=st.sampled_from(_makers))
    def one_order(self, data: st.DataObject, maker: object) -> None:
        self._ask([maker(self, data)])  # type: ignore[operator]

    @rule(data=st.data(), maker=st.sampled_from(_makers))
    def one_more_order(self, data: st.DataObject, maker: object) -> None:
        self.one_order(data, maker)

    @rule(data=st.data(), makers=st.lists(st.sampled_from(_makers), min_size=2, max_size=3))
    def a_batch(self, data: st.DataObject, makers: list[object]) -> None:
        self._ask([maker(self, data) for maker in makers])  # type: ignore[operator]

    @rule(data=st.data())
    def somebody_redeems_at_once(self, data: st.DataObject) -> None:
        """A hold, its end and something back in one batch."""
        unit, member, amount = self._what_there_is(data)
        held = Order(self._id(), unit, OrderKind.HOLD, member, "@funder:street", amount)
        part = data.draw(st.sampled_from([None, 1, amount]))
        spent = Order(self._id(), unit, OrderKind.SETTLE, of=held.id, amount=part)
        back = Order(self._id(), unit, OrderKind.REFUND, of=spent.id, amount=1)
        self._ask([held, spent, back][: data.draw(st.integers(2, 3))])

    @rule(data=st.data(), how=st.sampled_from(["again", "changed", "mixed"]))
    def an_old_id_comes_back(self, data: st.DataObject, how: str) -> None:
        batch = data.draw(st.sampled_from(self.batches))
        if how == "again":
            self._ask(batch)
        elif how == "mixed":
            self._ask([*batch, self._award(data)])
        else:
            self._changed(data, batch)

    def _changed(self, data: st.DataObject, batch: list[Order]) -> None:
        number = data.draw(st.integers(0, len(batch) - 1))
        changes = [("evidence", "photo-9"), ("case", "c-9"), ("day", date(2020, 2, 2))]
        name, value = data.draw(st.sampled_from(changes))
        other = evolve(batch[number], **{name: value})
        with pytest.raises(Conflict) as caught:
            self._told([*batch[:number], other, *batch[number + 1 :]])
        (problem,) = caught.value.problems
        assert (problem.where, problem.params["field"]) == (other.id, name)

    def _ask(self, orders: list[Order]) -> None:
        try:
            expected = self.purses.book(orders, self.terms, self.at)
        except No as no:
            with pytest.raises(CommunityGovError) as caught:
                self._told(orders)
            assert {problem.code for problem in caught.value.problems} <= no.codes
            return
        assert self._told(orders) == expected
        if orders not in self.batches:
            self.batches.append(orders)
            for order in orders:
                self.ids[order.kind].append((order.unit, order.id))

    def _told(self, orders: list[Order]) -> list[int]:
        done = self.store.book_orders(self.place, Bookings(tuple(orders), self.terms, self.at))
        assert [one.order.id for one in done] == [one.id for one in orders]
        return [one.amount for one in done]

    # The worker

    @rule(unit=st.sampled_from([*UNITS, RICE]), name=st.sampled_from([*MEMBERS, "@shelf"]))
    def the_worker_comes(self, unit: str, name: str) -> None:
        book = self.purses.books.get(unit)
        entries = book.catch_up(name, self.at) if book else 0
        assert self.store.book_due(self.place, unit, name, self.at) == entries

    @rule()
    def the_worker_looks_around(self) -> None:
        found = self.store.due_accounts(self.at, self.at.date(), 100_000)
        assert {(unit, name) for place, unit, name in found if place == self.place} == {
            (unit, name)
            for unit, book in self.purses.books.items()
            for name in (*MEMBERS, "@shelf")
            if book.due(name, self.at)
        }

    # What is there

    @invariant()
    def both_say_the_same(self) -> None:
        for unit, book in getattr(self, "purses", Purses()).books.items():
            there = {one.name: one for one in self.store.accounts(self.place, unit)}
            names = {*there, *book.purses, *book.tills}
            balances = {name: there[name].balance if name in there else 0 for name in names}
            assert balances == {name: book.balance(name) for name in names}
            assert sum(balances.values()) == 0
            assert balances.get("@held", 0) == sum(one.amount for one in book.aside.values())
            holds = []
            for name in names:
                holds += [(one.id, one.amount) for one in self.store.holds(self.place, unit, name)]
            assert dict(holds) == {id: one.amount for id, one in book.aside.items()}
            for name in {*MEMBERS} & {*names}:
                lots = self.store.lots(self.place, unit, name)
                assert [(one.left, one.last_day) for one in lots] == book.lots(name)
                assert sum(one.left for one in lots) == max(0, balances[name])
                assert (name in there and there[name].closed) == book.purse(name).closed

    @invariant()
    def the_books_are_in_order(self) -> None:
        if len(getattr(self, "batches", ())) % 5 == 4:
            self.nothing_is_damaged()

    def nothing_is_damaged(self) -> None:
        for unit in self.purses.books:
            assert self.store.book_damage(self.place, unit) == []

    def teardown(self) -> None:
        if hasattr(self, "purses"):
            self.nothing_is_damaged()


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[type[TwoLedgers]]:
    with SqliteStore.open(f"sqlite:///{tmp_path}/books.db") as store:
        yield type("TwoLedgers", (TwoLedgers,), {"store": store})


USUAL = settings(
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.reuse, Phase.generate, Phase.shrink],
    report_multiple_bugs=False,
)


def test_two_ledgers_agree(machine: type[TwoLedgers]) -> None:
    run_state_machine_as_test(
        machine, settings=settings(USUAL, max_examples=60, stateful_step_count=40)
    )


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_two_ledgers_agree_for_long(machine: type[TwoLedgers]) -> None:
    run_state_machine_as_test(
        machine, settings=settings(USUAL, max_examples=800, stateful_step_count=100)
    )
