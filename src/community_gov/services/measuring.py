"""Ask the data again that a case was opened on."""

from datetime import datetime

from community_gov.domain.cases import Case
from community_gov.domain.findings import Finding
from community_gov.services.office import Office


def asked_again(office: Office, case: Case, at: datetime) -> Finding | None:
    """Return what the data say now, or None when they cannot be asked; never raises."""
    found = case.state.finding
    if found is None or office.inquire is None or case.exercise:
        return None
    try:
        return office.inquire(office.place, found.inquiry, at.astimezone(office.rulebook.zone))
    except Exception:
        # What measures a case never stands in the way of the case.
        return None
