"""Ask the data again that a case was opened on."""

from datetime import datetime

from attrs import frozen

from community_gov.domain.cases import Case
from community_gov.domain.errors import CommunityGovError, InvalidInput, Problem, Refused
from community_gov.domain.findings import Finding, Inquiry
from community_gov.services import patience
from community_gov.services.office import Office
from community_gov.services.ports import Inquire


def asked_again(office: Office, case: Case, at: datetime) -> Finding | None:
    """Return what the data say now, or None when they cannot be asked; never raises."""
    try:
        return asked_now(office, case, at)
    except Exception:
        # What measures a case never stands in the way of the case.
        return None


def asked_now(office: Office, case: Case, at: datetime) -> Finding:
    """Return what the data say, as of a moment.

    Raises:
        Refused: the case was not opened on a finding, or the data cannot be asked, or not in
            their time.
    """
    first = case.state.finding
    if first is None or office.inquire is None or case.exercise:
        raise Refused(Problem("finding.cannot_ask", case.id))
    asked = (office.place, first.inquiry, office.moment(at))
    try:
        found = office.patience.call(_Asks(office.inquire), asked, patience.QUESTION_BUDGET)
    except patience.OutOfPatience as late:
        raise Refused(Problem("finding.too_slow", case.id)) from late
    except CommunityGovError as error:
        raise Refused(Problem("finding.cannot_ask", case.id), *error.problems) from error
    except Exception as error:
        raise Refused(Problem("finding.cannot_ask", case.id)) from error
    if not isinstance(found, Finding):
        raise Refused(Problem("finding.cannot_ask", case.id))
    return found


def day_to_ask(office: Office, case: Case, as_of: datetime | None) -> datetime:
    """Return the moment as of which a case's data are asked: the one given, or now.

    Raises:
        InvalidInput: it is to come, or on a day before the case's own finding.
    """
    at, now, first = office.moment(as_of), office.moment(), case.state.finding
    begins = at.date() if first is None else office.moment(first.at).date()
    if at > now or at.date() < begins:
        raise InvalidInput(Problem("finding.day", "as_of", {"first": begins, "last": now.date()}))
    return at


@frozen
class _Asks:
    """Asks data; equal for the same function, so that one that hangs is known again."""

    inquire: Inquire

    def __call__(self, asked: tuple[str, Inquiry, datetime]) -> Finding | None:
        return self.inquire(*asked)
