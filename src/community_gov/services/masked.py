"""How a person is named where a name may not stand: the mask of the name, and the id."""

from community_gov.domain.people import SYSTEM_ROLES
from community_gov.domain.text import Text, same
from community_gov.services.contact import held_of
from community_gov.services.office import Office
from community_gov.services.people import PERSON_FIELDS

ITSELF = Text("系统", "the system")


def mask_of(office: Office, person: str) -> str:
    """Return the mask of a person's name; "" where there is no name."""
    name = held_of(office, person, PERSON_FIELDS["name"].name)
    return name[1].mask if name else ""


def masked(office: Office, person: str) -> str:
    """Return the mask of a person's name with the id, or the id alone where there is no name."""
    return f"{mask_of(office, person)} {person}".strip()


def named(office: Office, person: str) -> Text:
    """Return a person as `masked` does, and what is no person as the system."""
    return ITSELF if person in SYSTEM_ROLES else same(masked(office, person))
