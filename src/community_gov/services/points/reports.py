"""Statements of accounts, households and whole places, and how many took part."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime, time, timedelta

from attrs import evolve, frozen

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.ledger.participation import Participation, compared
from community_gov.ledger.statements import (
    REWARD,
    Group,
    Sums,
    Tally,
    beside,
    protected,
    sums,
    tallied,
)
from community_gov.ledger.terms import Scheme
from community_gov.ledger.transactions import Transaction
from community_gov.services.actors import HOUSEHOLD, PERSON, household_of, is_registered
from community_gov.services.office import Office
from community_gov.services.points.owed import Liability, owed
from community_gov.services.points.schemes import scheme_called
from community_gov.services.ports import CountedSum

LEAST = 5
"""Fewer persons than this are not told apart in public. Ours; no source prescribes a number."""

_AT_ONCE = 500


@frozen
class Statement:
    """What moved over a period. Both days are included.

    Attributes:
        since, until: the sums go by the day of the booking, the activities by their own day.
        accounts: how many accounts it is about.
        sums: opening, what moved, closing.
        activities: what was done: persons, times, and points earned after reversals.
        liability: of the whole scheme, in its own statement.
    """

    scheme: Scheme
    since: date
    until: date
    accounts: int
    sums: Sums
    activities: tuple[Group, ...]
    liability: Liability | None = None


class Reports:
    """Statements of one place. Made by `Points.reports`."""

    def __init__(self, office: Office, scheme: str) -> None:
        self._office = office
        self._first = scheme

    def of_person(
        self, person: str, since: date, until: date, scheme: str | None = None
    ) -> Statement:
        """Return the statement of one account.

        Args:
            since, until: the first and the last day; the bookings of these days count.
            scheme: full name; the place's first one when it is left out.

        Raises:
            NotFound: the place has no such scheme.
            InvalidInput: nobody is registered so, or the days are the wrong way round.
        """
        return self._of_accounts((person,), since, until, scheme)

    def of_household(
        self,
        person: str,
        since: date,
        until: date,
        scheme: str | None = None,
        kind: str = HOUSEHOLD,
    ) -> Statement:
        """Return the statement of a person with everybody related to them, as one.

        Args:
            kind: the relation on record that makes a household, in either direction and over
                several steps; as it is on the last day.

        Raises:
            NotFound, InvalidInput: as in `of_person`.
        """
        ours = sorted(household_of(self._office, (person,), until, kind))
        return self._of_accounts(ours, since, until, scheme)

    def of_place(self, since: date, until: date, least: int = LEAST) -> tuple[Statement, ...]:
        """Return the statement of the whole place, for each of its schemes.

        Args:
            least: groups of fewer persons are told together; 1 tells everything, for those
                who keep the books.

        Raises:
            InvalidInput: the days are the wrong way round.
        """
        schemes = self._office.rulebook.schemes
        return tuple(self._of_all(one, since, until, least)[0] for one in schemes.values())

    def of_scheme(self, since: date, until: date, scheme: str | None = None) -> Statement:
        """Return the statement of a scheme for those who keep its books.

        Everything is told, however few persons it is about, and what is owed besides, and by
        whom; what `of_place` returns is for everybody.

        Raises:
            NotFound, InvalidInput: as in `of_person`.
        """
        found = self._scheme(scheme)
        statement, before, after = self._of_all(found, since, until, 1)
        return evolve(statement, liability=owed(self._office.rulebook, found, before, after))

    def participation(
        self,
        day: date,
        days: int,
        base: int | None = None,
        scheme: str | None = None,
        least: int = LEAST,
    ) -> Participation:
        """Return how many took part in the days before a day, and from it on as many days.

        Somebody took part who did at least one counted activity, by its own day, that was not
        reversed in full.

        Args:
            day: the first one of the second stretch.
            days: how many there are in each stretch.
            base: how many persons could have; everybody registered by the end when left out.
            least: fewer persons than this tell nothing.

        Raises:
            NotFound: the place has no such scheme.
            InvalidInput: the second stretch is not over, or more took part than there are.
        """
        unit = self._scheme(scheme).name
        end = day + timedelta(days - 1)
        if days < 1 or end >= self._office.moment().date():
            raise InvalidInput(Problem("participation.not_over", params={"end": end}))
        before = self._active(unit, day - timedelta(days), day - timedelta(1))
        after = self._active(unit, day, end)
        of = self._registered_by(end) if base is None else base
        if of < max(before, after):
            params = {"base": of, "persons": max(before, after)}
            raise InvalidInput(Problem("participation.base", params=params))
        return compared(before, after, of, least)

    def _scheme(self, name: str | None) -> Scheme:
        return scheme_called(self._office, self._first if name is None else name)

    def _active(self, unit: str, since: date, until: date) -> int:
        return len({one.account for one in _activities(self._counted(unit, since, until))})

    def _registered_by(self, day: date) -> int:
        records = self._office.store.records(self._office.place, PERSON)
        return sum(one.since <= day for one in records)

    def _counted(
        self, unit: str, since: date, until: date, account: str | None = None
    ) -> Iterator[CountedSum]:
        yield from self._office.store.counted_between(
            self._office.place, unit, since, until, account
        )

    def _of_accounts(
        self, persons: Collection[str], since: date, until: date, scheme: str | None
    ) -> Statement:
        found = self._scheme(scheme)
        if not all(is_registered(self._office, one) for one in persons):
            raise InvalidInput(Problem("people.unknown"))
        first, last = self._numbers(found.name, since, until)
        opening = sum(self._balance(found.name, one, first) for one in persons)
        closing = sum(self._balance(found.name, one, last) for one in persons)
        booked: dict[int, Transaction] = {}
        for one in persons:
            booked.update(self._booked(found.name, one, first, last))
        moved = sums(opening, closing, (booked[one] for one in sorted(booked)), persons)
        counted = (
            one for person in persons for one in self._counted(found.name, since, until, person)
        )
        return Statement(found, since, until, len(persons), moved, _groups(counted, 1))

    def _of_all(
        self, scheme: Scheme, since: date, until: date, least: int
    ) -> tuple[Statement, Mapping[str, int], Mapping[str, int]]:
        """Return the statement of everybody, with all balances before and after."""
        store, place, unit = self._office.store, self._office.place, scheme.name
        first, last = self._numbers(unit, since, until)
        before = store.balances_at(place, unit, first)
        after = store.balances_at(place, unit, last)
        moved = sums(
            _members(before), _members(after), self._between(unit, first, last), None, least
        )
        activities = beside(moved.lines, _groups(self._counted(unit, since, until), least))
        accounts = sum(not name.startswith("@") for name in after)
        statement = Statement(scheme, since, until, accounts, moved, activities)
        return statement, before, after

    def _between(self, unit: str, first: int, last: int) -> Iterator[Transaction]:
        for done in self._office.store.transactions(self._office.place, unit, first):
            if done.number > last:
                return
            yield done

    def _numbers(self, unit: str, since: date, until: date) -> tuple[int, int]:
        """Return the last transaction before a period, and the last one in it."""
        if until < since:
            raise InvalidInput(Problem("term.backwards", params={"since": since, "until": until}))
        begin, end = self._midnight(since), self._midnight(until + timedelta(1))
        store, place = self._office.store, self._office.place
        return store.booked_before(place, unit, begin), store.booked_before(place, unit, end)

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self._office.rulebook.zone)

    def _balance(self, unit: str, account: str, number: int) -> int:
        """Return the balance of an account after a transaction of its book."""
        store, place = self._office.store, self._office.place
        for done in store.of_account(place, unit, account, 1, number + 1):
            return next(one.after for one in done.postings if one.account == account)
        return 0

    def _booked(
        self, unit: str, account: str, first: int, last: int
    ) -> Iterator[tuple[int, Transaction]]:
        """Yield the transactions of an account between two numbers, the newest first."""
        store, place, before = self._office.store, self._office.place, last + 1
        while True:
            page = store.of_account(place, unit, account, _AT_ONCE, before)
            for done in page:
                if done.number <= first:
                    return
                yield done.number, done
            if len(page) < _AT_ONCE:
                return
            before = page[-1].number


def _members(balances: Mapping[str, int]) -> int:
    return sum(one for name, one in balances.items() if not name.startswith("@"))


def _activities(counted: Iterator[CountedSum]) -> Iterator[CountedSum]:
    """Yield what is an activity and was not reversed in full."""
    return (one for one in counted if one.times and not one.what.startswith(REWARD))


def _groups(counted: Iterator[CountedSum], least: int) -> tuple[Group, ...]:
    tallies = tallied(
        Tally(one.what, frozenset({one.account}), one.times, one.amount)
        for one in _activities(counted)
    )
    return protected([tallies[name] for name in sorted(tallies)], least)
