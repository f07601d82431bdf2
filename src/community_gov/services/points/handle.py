"""The handle on the points of a place: what is earned, set aside, spent, and taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from attrs import evolve, frozen

from community_gov.domain.cases import Case
from community_gov.domain.errors import InvalidInput, NotFound, Problem
from community_gov.domain.text import Text
from community_gov.ledger.lapsing import standing_on
from community_gov.ledger.orders import SHELF, Order, OrderKind
from community_gov.ledger.rewards import Reward
from community_gov.ledger.rules import PointRule
from community_gov.ledger.terms import Scheme
from community_gov.ledger.transactions import Hold, Transaction
from community_gov.services.actors import is_registered
from community_gov.services.masked import mask_of
from community_gov.services.office import Office
from community_gov.services.points import vouchers
from community_gov.services.points.awards import award_orders
from community_gov.services.points.explained import Line, explained
from community_gov.services.points.redeeming import restocked
from community_gov.services.points.reports import Reports
from community_gov.services.points.schemes import scheme_called, terms_of
from community_gov.services.points.vouchers import Checked, Issued
from community_gov.services.points.what_if import SchemeIf, what_would_be
from community_gov.services.points.words import label_of
from community_gov.services.ports import Bookings, Rulebook


@frozen
class Balance:
    """What somebody has.

    Attributes:
        points: what can be spent; below zero when something was taken back after it was spent.
        held: what is set aside for rewards; not among the points.
        lapsing: the last days of points that lapse, each with how many, the nearest first.
        closed: whether nothing goes in or out any more.
    """

    scheme: Scheme
    points: int
    held: int
    lapsing: tuple[tuple[date, int], ...]
    closed: bool


@frozen
class Offered:
    """A reward as it can be had on a day.

    Attributes:
        price: in points, for one.
        left: how many there are; None when they are not counted.
    """

    reward: Reward
    price: int
    left: int | None


@frozen
class Outstanding:
    """What a scheme owes.

    Attributes:
        points: that can still be spent, with those set aside.
        yuan: what they are worth; None when the scheme gives them no worth.
        owed: by funder, the points that were spent on what they pay for.
    """

    points: int
    yuan: Fraction | None
    owed: Mapping[str, int]


class Points:
    """The points of one place. Made by `Neighbourhood.points`.

    What a program earns or spends goes through its cases, where roles, evidence and approval are
    looked at. The verbs here look at no role: who may call them is for the application to say.
    """

    def __init__(self, office: Office) -> None:
        self._office = office

    def schemes(self) -> Mapping[str, Scheme]:
        """Return the schemes of the place, by full name."""
        return self._office.rulebook.schemes

    def rules(self) -> Mapping[str, PointRule]:
        """Return the points rules of the place, by name and version."""
        return self._office.rulebook.point_rules

    def balance(self, person: str, scheme: str | None = None) -> Balance:
        """Return what somebody has.

        Args:
            scheme: full name; the place's first one when it is left out.

        Raises:
            NotFound: the place has no such scheme.
            InvalidInput: nobody is registered so.
        """
        found = self._scheme(scheme)
        self._registered(person)
        store, place, unit = self._office.store, self._office.place, found.name
        account = store.account(place, unit, person)
        today = self._office.moment().date()
        lots = tuple(store.lots(place, unit, person))
        standing = standing_on(lots, store.book(place, unit).terms.expiry, today)
        past = sum(one.left for one in lots) - sum(one.left for one in standing)
        lapsing: dict[date, int] = {}
        for one in standing:
            if one.last_day:
                lapsing[one.last_day] = lapsing.get(one.last_day, 0) + one.left
        return Balance(
            found,
            (account.balance if account else 0) - past,
            sum(one.amount for one in self.holds(person, unit)),
            tuple(sorted(lapsing.items())),
            bool(account and account.closed),
        )

    def holds(self, person: str, scheme: str | None = None) -> Sequence[Hold]:
        """Return what somebody has set aside.

        Raises:
            NotFound: the place has no such scheme.
        """
        unit = self._scheme(scheme).name
        self._registered(person)
        return self._office.store.holds(self._office.place, unit, person)

    def history(
        self,
        person: str,
        scheme: str | None = None,
        *,
        limit: int = 100,
        before: int | None = None,
    ) -> Sequence[Transaction]:
        """Return the transactions of somebody's account, the newest first.

        Args:
            before: only those with a smaller number, to page on.

        Raises:
            NotFound: the place has no such scheme.
        """
        unit = self._scheme(scheme).name
        self._registered(person)
        return self._office.store.of_account(self._office.place, unit, person, limit, before)

    def explain(
        self,
        person: str,
        scheme: str | None = None,
        *,
        limit: int = 100,
        before: int | None = None,
        oldest_first: bool = False,
    ) -> tuple[Line, ...]:
        """Return why somebody has what they have, line by line; nobody is named in the clear.

        Args:
            limit: how many lines, the newest ones.
            before: only lines with a smaller number, to page on.
            oldest_first: the order in which these lines are returned.

        Raises:
            NotFound: the place has no such scheme.
        """
        lines = explained(self._office, self._scheme(scheme).name, person, limit, before)
        return lines[::-1] if oldest_first else lines

    def holder(self, person: str) -> str:
        """Return the mask of somebody's name, for a card; the id where there is no name."""
        return mask_of(self._office, person) or person

    def label(self, what: str) -> Text:
        """Return what an activity, or a reward, is called today.

        Args:
            what: as it is counted: ``plugin:activity``, or ``reward:plugin:name``.
        """
        return label_of(self._office, what)

    def what_if(self, changed: Rulebook) -> tuple[SchemeIf, ...]:
        """Return how each scheme would have come out if the rules had been others all along.

        Everything recorded is booked again in memory; what is stored is only read.

        Args:
            changed: what would hold here.
        """
        return what_would_be(self._office, changed)

    @property
    def reports(self) -> Reports:
        """Statements of accounts, households and the whole place, and how many took part."""
        return Reports(self._office, next(iter(self._office.rulebook.schemes), ""))

    def what_became_of(self, id: str, scheme: str | None = None) -> Transaction:
        """Return what an order was booked as, for a client that never heard the answer.

        Raises:
            NotFound: nothing was booked under this id.
        """
        unit = self._scheme(scheme).name
        done = self._office.store.transaction(self._office.place, unit, id)
        if done is None:
            raise NotFound(Problem("ledger.not_booked", id))
        return done

    def award(
        self,
        person: str,
        activity: str,
        *,
        by: str,
        id: str,
        day: date | None = None,
        source: str = "",
        evidence: str = "",
        **measured: str | int,
    ) -> tuple[Transaction, ...]:
        """Give points for what somebody did, as the rule of that day says.

        Args:
            person: who earns; registered here.
            activity: full name of the rule without its version.
            by: who confirms; neither the one who earns nor somebody related to them.
            id: made by the client and kept until it is answered.
            day: when it was done; today when left out.
            source: the event, which pays a person once.
            evidence: what shows it: a document's number, a digest.
            measured: what the rule asks for: `minutes`, `role`, `difficulty`.

        Returns:
            One transaction, and a second one where the rule counts minutes besides.

        Raises:
            InvalidInput: nobody is registered so, or a value has the wrong form.
            Refused: no rule holds, or it says no; all reasons.
            Conflict: the id was used for something else.
        """
        self._registered(person, by)
        wish = Order(
            id,
            "",
            OrderKind.AWARD,
            credit=person,
            day=day,
            what=activity,
            source=source,
            measured={name: str(value) for name, value in measured.items()},
            evidence=evidence,
            by=by,
        )
        today = self._office.moment().date()
        return self._book(*award_orders(self._office, wish, today))

    def transfer(
        self, person: str, to: str, amount: int, *, by: str, id: str, scheme: str | None = None
    ) -> Transaction:
        """Give one's points to somebody else; they keep their last days.

        Args:
            by: who does it: the person, or a worker for them.

        Raises:
            InvalidInput, Refused, Conflict: as in `award`.
        """
        self._registered(person, to, by)
        unit = self._scheme(scheme).name
        kind = OrderKind.TRANSFER
        order = Order(id, unit, kind, debit=person, credit=to, amount=amount, by=by)
        (done,) = self._book(order)
        return done

    def deduct(
        self,
        person: str,
        amount: int,
        reason: Text,
        *,
        by: str,
        second: str,
        id: str,
        scheme: str | None = None,
    ) -> Transaction:
        """Take points away, down to what the scheme allows.

        Args:
            by, second: who asks for it and who agrees: two people, neither of them `person`.

        Raises:
            InvalidInput, Refused, Conflict: as in `award`.
        """
        self._registered(person, by, second)
        unit = self._scheme(scheme).name
        (done,) = self._book(
            Order(
                id,
                unit,
                OrderKind.DEDUCT,
                debit=person,
                amount=amount,
                reason=reason,
                by=by,
                second=second,
            )
        )
        return done

    def reverse(
        self,
        of: str,
        reason: Text,
        *,
        by: str,
        second: str,
        id: str,
        amount: int | None = None,
        scheme: str | None = None,
    ) -> tuple[Transaction, ...]:
        """Undo an award or a deduction by the opposite entry; nothing is ever changed.

        Args:
            of: the id of what was wrong.
            amount: how much of it, in one scheme; all that is left when it is left out.
            by, second: as in `deduct`.
            scheme: full name; every scheme in which it was booked when it is left out.

        Returns:
            One transaction for each scheme.

        Raises:
            InvalidInput, Refused, Conflict, NotFound: as in `award`, or there is no such entry.
        """
        self._registered(by, second)
        units = self._booked_in(of) if scheme is None else [self._scheme(scheme).name]
        if amount is not None and len(units) > 1:
            raise InvalidInput(Problem("reverse.which_scheme", of, {"schemes": tuple(units)}))
        return self._book(
            *(
                Order(
                    id,
                    unit,
                    OrderKind.REVERSE,
                    of=of,
                    amount=amount,
                    reason=reason,
                    by=by,
                    second=second,
                )
                for unit in units
            )
        )

    def close(self, person: str, *, by: str, id: str, scheme: str | None = None) -> Transaction:
        """Close an account; what is set aside can still be handed over or given back.

        Raises:
            InvalidInput: nobody is registered so.
            Refused: it is closed already.
        """
        self._registered(person, by)
        unit = self._scheme(scheme).name
        (done,) = self._book(Order(id, unit, OrderKind.CLOSE, debit=person, by=by))
        return done

    def reopen(self, person: str, *, by: str, id: str, scheme: str | None = None) -> Transaction:
        """Open an account again that was closed.

        Raises:
            InvalidInput: nobody is registered so.
            Refused: it is not closed.
        """
        self._registered(person, by)
        unit = self._scheme(scheme).name
        (done,) = self._book(Order(id, unit, OrderKind.REOPEN, debit=person, by=by))
        return done

    def catalogue(self, day: date | None = None) -> tuple[Offered, ...]:
        """Return what points can buy on a day, today when it is left out."""
        on = day or self._office.moment().date()
        return tuple(
            Offered(one, one.prices.on(on).value, self._left(one))
            for one in self._office.rulebook.rewards.values()
            if one.offered_on(on)
        )

    def restock(self, reward: str, count: int, *, by: str, id: str) -> Transaction:
        """Put pieces of a reward into stock.

        Raises:
            NotFound: the place has no such reward.
            Refused: the number is too small or too large.
        """
        (order,) = restocked(self._office, reward, count, id)
        (done,) = self._book(evolve(order, by=by))
        return done

    def voucher(self, case: str) -> Issued:
        """Return the voucher for what a case has reserved; each time the same one.

        Raises:
            Refused: nothing is reserved in it.
            NotFound: no such case here.
        """
        return vouchers.issue(self._office, self._case(case))

    def check_voucher(self, text: str) -> Checked:
        """Look up a voucher that somebody shows: whether it is good, spent, given back or over.

        Raises:
            InvalidInput: the text is no voucher.
            Refused: it was not made here, or was changed.
        """
        return vouchers.check(self._office, text)

    def voucher_key(self) -> bytes:
        """Return the public key by which anybody checks vouchers offline; 32 bytes."""
        return self._office.keyring.verification_key(self._office.place)

    def outstanding(self, scheme: str | None = None) -> Outstanding:
        """Return what a scheme owes: to its members, and by whom what was spent is paid for."""
        found = self._scheme(scheme)
        accounts = self._office.store.accounts(self._office.place, found.name)
        points = sum(
            one.balance
            for one in accounts
            if one.name == "@held" or (not one.name.startswith("@") and one.balance > 0)
        )
        owed = {
            one.name.partition(":")[2]: one.balance
            for one in accounts
            if one.name.startswith("@funder:")
        }
        yuan = None if found.yuan is None else points * found.yuan
        return Outstanding(points, yuan, owed)

    def _case(self, name: str) -> Case:
        found = self._office.store.case(self._office.place, name)
        if found is None:
            raise NotFound(Problem("case.not_here", where=name))
        return found

    def _left(self, reward: Reward) -> int | None:
        if not reward.stocked:
            return None
        shelf = self._office.store.account(self._office.place, reward.stock, SHELF)
        return shelf.balance if shelf else 0

    def _scheme(self, name: str | None) -> Scheme:
        first = next(iter(self._office.rulebook.schemes), "")
        return scheme_called(self._office, first if name is None else name)

    def _booked_in(self, id: str) -> list[str]:
        """Return the schemes in which an order moved something; the first one when in none."""
        store, place = self._office.store, self._office.place
        found = {one: store.transaction(place, one, id) for one in self.schemes()}
        units = [unit for unit, done in found.items() if done is not None and done.amount]
        return units or [self._scheme(None).name]

    def _registered(self, *persons: str) -> None:
        if not all(is_registered(self._office, one) for one in persons):
            raise InvalidInput(Problem("people.unknown"))

    def _book(self, *orders: Order) -> tuple[Transaction, ...]:
        bookings = Bookings(orders, terms_of(self._office, orders), self._office.moment())
        return tuple(self._office.store.book_orders(self._office.place, bookings))
