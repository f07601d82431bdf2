"""An account of points accounts for itself: why there is so much on it, line by line."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from attrs import frozen

from community_gov.domain.text import Text, same
from community_gov.ledger.orders import LAPSED, Order, OrderKind
from community_gov.ledger.transactions import Transaction
from community_gov.services.masked import named
from community_gov.services.office import Office
from community_gov.services.points import words

_ENDS = (OrderKind.SETTLE, OrderKind.VOID, OrderKind.OVERDUE, OrderKind.REFUND)


@frozen
class Line:
    """One line of an account; nobody's name in the clear.

    Attributes:
        number: of the transaction in its book, to page on.
        at: the moment of the booking, in the zone of the place.
        day: the day that it counts for.
        what: what happened.
        why: how it was reckoned, what cut it, who confirmed it, where points went back to.
        change: points that came, or went (below zero).
        balance: the points after it.
        rule: name and version of the rule or price, or "".
        authority: what that rests on.
    """

    number: int
    at: datetime
    day: date
    what: Text
    why: tuple[Text, ...]
    change: int
    balance: int
    rule: str = ""
    authority: Text | None = None


def explained(
    office: Office, scheme: str, person: str, limit: int, before: int | None
) -> tuple[Line, ...]:
    """Return the lines of an account, the newest first; see `Points.explain`.

    A change of the terms of the scheme is a line too, from the account's first one on.
    """
    store, place = office.store, office.place
    mine = list(store.of_account(place, scheme, person, limit, before))
    if not mine:
        return ()
    first = mine[-1].number
    after = before or store.book(place, scheme).number + 1
    terms = [one for one in store.terms_changes(place, scheme) if first < one.number < after]
    balances = {one.number: _after(one, person) for one in mine}
    done = sorted((*mine, *terms), key=lambda one: one.number, reverse=True)[:limit]
    return tuple(_line(office, scheme, person, one, _balance(balances, one.number)) for one in done)


def _after(done: Transaction, person: str) -> int:
    return next(one.after for one in done.postings if one.account == person)


def _balance(balances: dict[int, int], number: int) -> int:
    """Return the balance after the newest transaction of the account up to a number."""
    return balances[max(one for one in balances if one <= number)]


def _line(office: Office, scheme: str, person: str, done: Transaction, balance: int) -> Line:
    telling = _Telling(office, scheme, person, done)
    rated = done.order.rated or (telling.of.order.rated if telling.of else None)
    return Line(
        number=done.number,
        at=office.moment(done.at),
        day=done.day,
        what=telling.what(),
        why=tuple(telling.why()),
        change=done.change_of(person),
        balance=balance,
        rule=rated.rule if rated else "",
        authority=rated.authority if rated else None,
    )


class _Telling:
    """Puts one transaction into words.

    Attributes:
        of: the earlier transaction that it settles, ends or undoes.
    """

    def __init__(self, office: Office, scheme: str, person: str, done: Transaction) -> None:
        self._office, self._scheme, self._person, self._done = office, scheme, person, done
        self._unit = words.unit_of(office, scheme)
        self.of = self._earlier(done.order)
        if self.of is not None and self.of.kind is OrderKind.SETTLE:
            self.of = self._earlier(self.of.order)

    def _earlier(self, order: Order) -> Transaction | None:
        if not order.of:
            return None
        return self._office.store.transaction(self._office.place, self._scheme, order.of)

    def what(self) -> Text:
        """Return what happened."""
        done, order = self._done, self._done.order
        if done.kind is OrderKind.TRANSFER:
            gave = order.debit == self._person
            who = named(self._office, order.credit if gave else order.debit)
            return self._fill(words.GAVE if gave else words.GOT, whom=who, amount=done.amount)
        what = self._label()
        count = order.amount if order.count is None else order.count
        return self._fill(words.WHAT[done.kind], what=what, amount=done.amount, count=count)

    def _label(self) -> Text:
        what = (self.of.order if self.of else self._done.order).what
        if not what:
            return words.A_DEDUCTION
        return words.label_of(self._office, what)

    def _fill(self, text: Text, **params: object) -> Text:
        return text.fill(unit=self._unit, **params)

    def why(self) -> Iterator[Text]:
        """Yield what there is to be said besides."""
        order = self._done.order
        if self._done.kind is OrderKind.AWARD:
            yield from self._rated(order)
        if order.reason is not None:
            yield words.REASON.fill(reason=order.reason)
        yield from self._hands(order)
        if self._done.kind is OrderKind.HOLD and order.until is not None:
            yield words.UNTIL.fill(until=self._office.moment(order.until))
        yield from self._lots()
        if order.case:
            yield words.CASE.fill(case=order.case)

    def _rated(self, order: Order) -> Iterator[Text]:
        rated = order.rated
        if rated is not None:
            name, _, version = rated.rule.partition("@")
            yield words.RULE.fill(rule=name, version=version or "1")
        if order.measured:
            yield words.MEASURED.fill(measures=tuple(_measures(order)))
        yield from rated.because if rated else ()
        yield from (words.CUT.fill(cap=cap) for cap in self._done.cut)
        if order.evidence:
            yield words.EVIDENCE.fill(evidence=order.evidence)
        if order.source:
            yield words.EVENT.fill(source=order.source)

    def _hands(self, order: Order) -> Iterator[Text]:
        if order.by:
            who = named(self._office, order.by)
            yield (words.CONFIRMED if order.kind is OrderKind.AWARD else words.ASKED).fill(who=who)
        if order.second:
            yield words.AGREED.fill(who=named(self._office, order.second))

    def _lots(self) -> Iterator[Text]:
        """Say where points went that came back, and how long what is new is good."""
        done = self._done
        for take in done.took:
            if take.account == self._person and take.amount < 0:
                until = _until(take.last_day)
                yield self._fill(words.TO_LOT, amount=-take.amount, until=until)
        for lot in done.made:
            if lot.account != self._person:
                continue
            text = words.CARRIED if done.kind is OrderKind.LAPSE else words.NEW_LOT
            yield self._fill(text, amount=lot.left, until=_until(lot.last_day), day=lot.last_day)
        lapsed = done.change_of(LAPSED)
        if lapsed and done.kind in (*_ENDS, OrderKind.REVERSE):
            yield self._fill(words.AT_ONCE, amount=lapsed)


def _until(last_day: date | None) -> Text:
    return words.FOR_EVER if last_day is None else words.GOOD_UNTIL.fill(day=last_day)


def _measures(order: Order) -> Sequence[Text]:
    return [
        words.MEASURE.fill(name=words.MEASURES.get(name, same(name)), value=value)
        for name, value in order.measured.items()
    ]
