"""Where a channel sends a notice: opened at the moment of sending, and written down."""

from datetime import datetime

from community_gov.domain.errors import CommunityGovError
from community_gov.domain.notices import ROLE, Notice, NotSent, OpenChannel
from community_gov.domain.people import AUTOMATIC
from community_gov.services.contact import declined_by, held_of
from community_gov.services.office import Office
from community_gov.services.people import PERSON_FIELDS
from community_gov.services.ports import Opening


def address_of(office: Office, channel: OpenChannel, notice: Notice, at: datetime) -> str:
    """Return a receiver's address as it is on record now; "" for a channel that needs none.

    That it was opened is written down first: nobody in person, for which channel and notice.

    Raises:
        NotSent: the receiver has none on record, does not want to be told this way, or the
            address cannot be opened.
    """
    person = notice.to
    if channel.to_all:
        return ""
    if channel.name in declined_by(office, person):
        raise NotSent("notice.declined", again=False)
    if not channel.address:
        return ""
    field = PERSON_FIELDS[channel.address]
    held = held_of(office, person, field.name)
    if held is None or person.startswith(ROLE):
        raise NotSent("notice.no_address", again=False)
    version, sealed = held
    opening = Opening(person, field.name, AUTOMATIC, channel.name, notice.id, at)
    office.store.note_opening(office.place, [opening])
    try:
        opened = office.keyring.open(office.place, person, person, field, version, sealed)
    except CommunityGovError as error:
        raise NotSent("notice.failed", error.problems[0].code) from None
    return str(opened)
