"""The handle on a whole district: its places, its due clocks, its outgoing messages."""

from collections.abc import Callable, Sequence
from datetime import datetime
from types import TracebackType
from typing import Self

from attrs import frozen

from community_gov.domain.errors import NotFound, Problem
from community_gov.domain.notices import Outgoing
from community_gov.services import due, outbox
from community_gov.services.due import DueReport
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.services.notices import sending
from community_gov.services.notices.sending import SendReport
from community_gov.services.office import Office
from community_gov.services.outbox import DeliveryReport
from community_gov.services.ports import Keyring, Message, Now, Store
from community_gov.services.reckoning import ReckonReport, reckon
from community_gov.services.replay import Replay


@frozen
class VerifyReport:
    """What `District.verify` found.

    Attributes:
        cases: how many were replayed.
        problems: where what is stored is not what was written; none when all is well.
        books: how many books of the ledger were booked again.
    """

    cases: int
    problems: tuple[Problem, ...]
    books: int = 0


class District:
    """Places in one database, each behind its own wall. Made by `community_gov.open_district`.

    Usable in a ``with`` statement, which closes the database.
    """

    def __init__(
        self,
        places: tuple[str, ...],
        make: Callable[[str], Office],
        store: Store,
        keyring: Keyring,
        now: Now,
    ) -> None:
        self._make = make
        self._store = store
        self._keyring = keyring
        self._now = now
        self._offices: dict[str, Office] = {}
        self.places = places

    def neighbourhood(self, place: str) -> Neighbourhood:
        """Return the handle on one place, built when it is first asked for.

        Raises:
            NotFound: the district has no such place.
            InvalidFile, PluginError: its file or one of its plugins cannot be used; no other
                place is touched by that.
        """
        return Neighbourhood(self._office(place))

    def _office(self, place: str) -> Office:
        office = self._offices.get(place)
        if office is None:
            office = self._offices.setdefault(place, self._make(place))
        return office

    def run_due(self, now: datetime | None = None, limit: int = 100) -> DueReport:
        """Fire the clocks that are due.

        Call it from cron, from a scheduler, or let ``community-gov worker`` do it. Safe to
        call from several processes: each clock fires exactly once.

        Args:
            now: the moment; the district's own clock when it is left out.
            limit: how many clocks fire at most.
        """
        return due.run_due(self._office, self._store, now or self._now(), limit)

    def reckon(self) -> ReckonReport:
        """Reckon provisional deadlines anew, once the holidays of their year are announced.

        Each change is an event in the history of its case. Call it after an upgrade that
        brings a new year's holidays; ``community-gov run-due`` and ``worker`` do.
        """
        return reckon(self._office, self._store)

    def next_due(self, before: datetime) -> datetime | None:
        """Return when the next clock is due, if that is not after a moment."""
        due_next = self._store.due(before, 1)
        return due_next[0].at if due_next else None

    def deliver(self, send: Callable[[Message], None], limit: int = 100) -> DeliveryReport:
        """Hand waiting messages to a sender and note those that have left.

        They are those for which the place has no rule with a channel; see `send_notices`.
        A message leaves at least once: a sender that dies half-way gets it again, with the
        same id. The messages of a case leave in their order; one that cannot leave holds up
        those behind it in its own case, and no others.

        Args:
            send: sends one message; one that raises keeps the message waiting.
            limit: how many messages leave at most.
        """
        return outbox.deliver(self._store, send, self._now, limit)

    def send_notices(self, now: datetime | None = None, limit: int = 100) -> SendReport:
        """Send what the rules of the places have a channel for, and note what has left.

        Call it as `run_due`; ``community-gov worker`` does. A notice leaves at least once, always
        with the same id; of each case and receiver in its order. What cannot leave is tried
        again, more and more seldom, and at last given up; meanwhile it holds up nobody else.

        Args:
            now: the moment; the district's own clock, read anew for each notice, when it is
                left out.
            limit: how many are tried at most.
        """
        clock = self._now if now is None else lambda: now
        return sending.send_notices(self._office, self._store, clock, limit)

    def notices(
        self, place: str | None = None, *, given_up: bool | None = None, limit: int = 1000
    ) -> Sequence[Outgoing]:
        """Return notices that have not left by their channels, oldest first.

        Args:
            place: of this place only.
            given_up: only those that were given up, or only those that wait.
        """
        return self._store.notices(place, limit, given_up)

    def try_notices_again(self, place: str | None = None, id: str | None = None) -> int:
        """Take up what was given up: all, of one place, or one notice; return how many.

        Raises:
            NotFound: there is no such notice.
        """
        count = self._store.take_up_notices(self._now(), place, id)
        if id is not None and not count:
            raise NotFound(Problem("notice.not_here", id))
        return count

    def verify(self, heard: Callable[[int, int], None] | None = None) -> VerifyReport:
        """Replay every case, book every book again, check every chain, compare every table.

        Args:
            heard: told after each case and book how many are done, and of how many.
        """
        replay = Replay(self._store, self._keyring)
        problems: list[Problem] = []
        cases, books = tuple(self._store.all_cases()), self._store.books()
        hear, total = heard or (lambda _, __: None), len(cases) + len(books)
        for done, (place, case) in enumerate(cases, 1):
            problems += replay.damage(place, case)
            hear(done, total)
        for done, (place, unit) in enumerate(books, len(cases) + 1):
            problems += self._store.book_damage(place, unit)
            hear(done, total)
        return VerifyReport(len(cases), tuple(problems), len(books))

    def close(self) -> None:
        """Close the database."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
