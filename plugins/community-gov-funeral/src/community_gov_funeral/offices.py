"""Who is elected holds the office until the term ends; who leaves holds it no longer.

A vote moves a case; what somebody may do rests on an appointment with a term. These two
functions carry the one over into the other, and an application calls them after the act.
"""

from datetime import date

from community_gov.plugin import Neighbourhood, NotFound

SEAT, COUNCIL = "funeral:seat", "funeral:council"
ROLE = "council_member"


def take_office(here: Neighbourhood, seat: str, body: str) -> date | None:
    """Appoint whoever holds a seat, from today to the end of the council's term.

    Args:
        seat: a case of a seat.
        body: the council's name among the bodies of the place.

    Returns:
        The last day; None where nobody holds the seat or the council is not in office, and
        then nothing is done.

    Raises:
        NotFound: no such case or body here.
    """
    held = here.case(seat)
    (council,) = held.state.links["council"]
    ends = [one.due.day for one in here.deadlines(council) if one.clock == "term"]
    if "held" not in held.state.configuration or not ends:
        return None
    for person in held.people["candidate"]:
        here.appoint(person, ROLE, body, here.today(), ends[0])
    return ends[0]


def leave_office(here: Neighbourhood, seat: str, body: str) -> bool:
    """End the appointment of whoever held a seat that is vacant now, with today.

    Returns:
        Whether an appointment was ended.

    Raises:
        NotFound: no such case here.
    """
    left = here.case(seat)
    if "vacant" not in left.state.configuration:
        return False
    try:
        for person in left.people["candidate"]:
            here.end_appointment(person, ROLE, body, here.today())
    except NotFound:
        return False
    return True
