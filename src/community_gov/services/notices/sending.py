"""Let notices leave by their channels: at least once, in order, and nobody held up by another."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from attrs import evolve, frozen

from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.notices import Notice, NotSent, OpenChannel, Outgoing, addressed
from community_gov.services.notices.addresses import address_of
from community_gov.services.notices.lanes import each_at_once, send_by
from community_gov.services.office import Office
from community_gov.services.ports import Now, Store

LEASE = timedelta(minutes=5)
"""For so long a notice that is being sent is left alone by others; longer than any sending."""

URGENT = timedelta(minutes=5)
"""What is urgent is tried again after this time at the latest."""


@frozen
class SendReport:
    """What became of the notices that were due.

    Attributes:
        left: those that have left, in order.
        failed: what stood in the way of others, each under the id of its notice.
        given_up: those that nobody tries again, until a person says so.
    """

    left: tuple[Notice, ...]
    failed: tuple[Problem, ...]
    given_up: tuple[Notice, ...] = ()


def send_notices(office: Callable[[str], Office], store: Store, now: Now, limit: int) -> SendReport:
    """Send what is due; see `District.send_notices`."""
    round_, tried = _Round(office, store, now), 0
    # What has left makes room for the next in its order, so it is asked again.
    while tried < limit and (due := store.due_notices(now(), limit - tried)):
        tried += len(due)
        round_.come_to(due)
        if store.for_threads:
            each_at_once(due, round_.send)
        else:
            for one in due:
                round_.send(one, 0)
    return SendReport(
        tuple(sorted(round_.left, key=_in_order)), tuple(round_.failed), tuple(round_.given_up)
    )


def _in_order(notice: Notice) -> tuple[datetime, str, int, int]:
    return (notice.at, notice.case, notice.seq, notice.number)


class _Round:
    """One round of sending; every notice that it looks at has left, or waits until later."""

    def __init__(self, office: Callable[[str], Office], store: Store, now: Now) -> None:
        self._office = office
        self._store = store
        self._now = now
        self._found: dict[str, Office | Problem] = {}
        self.left: list[Notice] = []
        self.failed: list[Problem] = []
        self.given_up: list[Notice] = []

    def come_to(self, due: Iterable[Outgoing]) -> None:
        """Build the places of what is due, one after the other, before anything leaves."""
        for place in dict.fromkeys(one.notice.place for one in due):
            try:
                self._found[place] = self._office(place)
            except CommunityGovError as error:
                self._found[place] = error.problems[0]

    def send(self, one: Outgoing, lane: int) -> None:
        """Send one notice by a lane of its channel, or let it wait."""
        now = self._now()
        office = self._found[one.notice.place]
        if isinstance(office, Problem):
            self._wait(one, None, NotSent("notice.no_channel", office.code), now)
            return
        quiet = office.rulebook.notices.quiet
        over = quiet.over(office.moment(now)) if quiet else now
        if over > now and not one.notice.urgent:
            self._store.put_off(one, over, one.problem, None)
            return
        if self._store.take_notice(one, now + LEASE):
            self._take(evolve(one, attempts=one.attempts + 1), office, lane)

    def _take(self, one: Outgoing, office: Office, lane: int) -> None:
        try:
            channel = office.rulebook.notices.channels.get(one.notice.channel)
            if channel is None:
                raise NotSent("notice.no_channel", one.notice.channel)
            _send(office, channel, one.notice, self._now(), lane)
        except NotSent as error:
            self._wait(one, office, error, self._now())
            return
        self._store.notice_left(one, self._now())
        self.left.append(one.notice)

    def _wait(self, one: Outgoing, office: Office | None, error: NotSent, now: datetime) -> None:
        """Let a notice wait for its next attempt, or give it up.

        What is urgent is tried again soon. When a channel is down, what else is due on it waits
        too, and counts no attempt.
        """
        problem = Problem(error.code, one.notice.id, {"detail": error.detail or "—"})
        self.failed.append(problem)
        if office is None:
            # Its place cannot be built now; nothing is wrong with the notice itself.
            until = now + LEASE
            self._store.put_off(one, until, problem, None)
            self._store.put_off_channel(one.notice.place, one.notice.channel, now, until)
            return
        pace = office.rulebook.notices.pace
        pause = max(pace.pause(one.attempts), error.after or timedelta(0))
        until = now + (min(pause, URGENT) if one.notice.urgent else pause)
        over = not error.again or one.attempts >= pace.attempts
        self._store.put_off(one, until, problem, now if over else None)
        if over:
            self.given_up.append(one.notice)
        if error.whole_channel:
            self._store.put_off_channel(one.notice.place, one.notice.channel, now, until)


def _send(office: Office, channel: OpenChannel, notice: Notice, now: datetime, lane: int) -> None:
    """Open the address, and hand the notice to its channel.

    Raises:
        NotSent: whatever stood in the way.
    """
    address = address_of(office, channel, notice, office.moment(now))
    send_by(office, channel, lane, addressed(notice, office.rulebook.place.label, address))
