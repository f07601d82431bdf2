"""Reckon provisional deadlines anew: the holidays of their year have been announced since."""

from collections.abc import Callable

from attrs import frozen

from community_gov.domain.commands import Kind
from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.people import CLOCK
from community_gov.services.acting import perform
from community_gov.services.office import Office
from community_gov.services.ports import Store
from community_gov.services.wishes import Answer, Wish


@frozen
class ReckonReport:
    """What became of the cases with a provisional deadline.

    Attributes:
        moved: those that have a deadline on another day now, or one that is no longer provisional.
        failed: what stood in the way of others; they stay as they are.
    """

    moved: tuple[Answer, ...]
    failed: tuple[Problem, ...]


def reckon(office: Callable[[str], Office], store: Store) -> ReckonReport:
    """Reckon every provisional deadline anew; one place's failure stops no other.

    Args:
        office: gives the office of a place.
        store: of the whole district.
    """
    moved: list[Answer] = []
    failed: list[Problem] = []
    for place, case in store.provisional():
        try:
            moved.append(perform(office(place), Wish(Kind.RECKON, case, "", CLOCK)))
        except CommunityGovError as error:
            failed += [one for one in error.problems if one.code != "clock.as_reckoned"]
    return ReckonReport(tuple(moved), tuple(failed))
