"""Where a channel sends a notice: opened at the moment of sending, and written down."""

from datetime import datetime

from community_gov.domain.errors import CommunityGovError
from community_gov.domain.notices import ROLE, Notice, NotSent, OpenChannel
from community_gov.domain.people import AUTOMATIC
from community_gov.services.notices.routing import ADDRESS_VERSION
from community_gov.services.office import Office
from community_gov.services.people import PERSON_FIELDS
from community_gov.services.ports import Opening


def address_of(office: Office, channel: OpenChannel, notice: Notice, at: datetime) -> str:
    """Return a receiver's address; "" for a channel that needs none.

    That it was opened is written down first: nobody in person, for which channel and notice.

    Raises:
        NotSent: the receiver has none on record, or it cannot be opened.
    """
    if channel.to_all or not channel.address:
        return ""
    field = PERSON_FIELDS[channel.address]
    person = notice.to
    sealed = office.store.sealed(office.place, person, field.name, ADDRESS_VERSION)
    if sealed is None or person.startswith(ROLE):
        raise NotSent("notice.no_address", again=False)
    opening = Opening(person, field.name, AUTOMATIC, channel.name, notice.id, at)
    office.store.note_opening(office.place, [opening])
    try:
        opened = office.keyring.open(office.place, person, person, field, ADDRESS_VERSION, sealed)
    except CommunityGovError as error:
        raise NotSent("notice.failed", error.problems[0].code) from None
    return str(opened)
