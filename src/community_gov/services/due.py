"""Let clocks fire: what is due becomes commands of the same kind as a person's."""

from collections.abc import Callable
from datetime import datetime, timedelta

from attrs import frozen

from community_gov.domain.commands import Kind
from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.people import CLOCK
from community_gov.services.acting import perform
from community_gov.services.office import Office
from community_gov.services.ports import DueClock, Store
from community_gov.services.wishes import Answer, Wish


@frozen
class Fired:
    """A clock that fired."""

    place: str
    clock: str
    answer: Answer


@frozen
class DueReport:
    """What became of the clocks that were due.

    Attributes:
        fired: in the order of their due times.
        failed: what stood in the way of others; they stay due.
        booked: how many transactions ended overdue holds and let points lapse.
    """

    fired: tuple[Fired, ...]
    failed: tuple[Problem, ...]
    booked: int = 0


def run_due(office: Callable[[str], Office], store: Store, now: datetime, limit: int) -> DueReport:
    """Fire what is due, the longest overdue first; one place's failure stops no other.

    Args:
        office: gives the office of a place.
        now: the moment, with its time zone; stored as the time of firing.
        limit: how many clocks fire at most.
    """
    fired: list[Fired] = []
    failed: dict[DueClock, tuple[Problem, ...]] = {}
    while len(fired) < limit:
        due = store.due(now, limit - len(fired) + len(failed))
        waiting = [one for one in due if one not in failed]
        if not waiting:
            break
        for one in waiting:
            try:
                answer = _fire(office(one.place), one.case, one.clock, now)
                fired.append(Fired(one.place, one.clock, answer))
            except CommunityGovError as error:
                failed[one] = () if _somebody_else_did(error) else error.problems
    problems = [one for problems in failed.values() for one in problems]
    return DueReport(tuple(fired), tuple(problems), _booked(office, store, now, limit))


def _booked(office: Callable[[str], Office], store: Store, now: datetime, limit: int) -> int:
    """Book what is overdue in the ledger, account by account."""
    booked = 0
    # By the day that is furthest on; each place then goes by its own.
    today = (now + timedelta(days=1)).date()
    for place, unit, account in store.due_accounts(now, today, limit):
        booked += store.book_due(place, unit, account, office(place).moment(now))
    return booked


def _somebody_else_did(error: CommunityGovError) -> bool:
    return error.problems[0].code in ("conflict.version", "clock.not_due")


def _fire(office: Office, case: str, clock: str, now: datetime) -> Answer:
    found = office.store.case(office.place, case)
    clocks = office.pinned(found.workflow).workflow.clocks if found else ()
    action = next((one.fires for one in clocks if one.name == clock), None)
    return perform(office, Wish(Kind.FIRE, case, action or "", CLOCK, clock=clock, at=now))
