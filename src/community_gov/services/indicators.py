"""Which indicators of a place somebody may see."""

from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.indicators import Indicator
from community_gov.services.actors import holds_office, is_registered
from community_gov.services.office import Office


def visible(office: Office, by: str | None) -> tuple[Indicator, ...]:
    """Return the indicators that a person may see; see `Neighbourhood.indicators`."""
    if by is not None and not is_registered(office, by):
        raise InvalidInput(Problem("people.unknown", where=by))
    return tuple(one for one in office.rulebook.indicators.values() if _may_see(office, one, by))


def _may_see(office: Office, one: Indicator, by: str | None) -> bool:
    if not one.readers:
        return True
    if by is None:
        return False
    workflow = office.rulebook.workflows[office.rulebook.programs[one.program].workflow]
    return holds_office(office, workflow, by, one.readers, office.moment())
