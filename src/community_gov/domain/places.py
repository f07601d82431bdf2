"""Places and the bodies that have power there; they must not be confused."""

from collections.abc import Mapping

from attrs import field, frozen

from community_gov.domain.text import Text


@frozen
class Body:
    """An organisation that people act for: the community, the street office, a bureau.

    Attributes:
        kind: what the law calls it; kinds are open data, not a closed list.
    """

    name: str
    kind: str
    label: Text


@frozen
class Resource:
    """What people share in a place and book: a room, a van, a projector.

    Attributes:
        capacity: how many people it holds, or None where that means nothing.
    """

    name: str
    label: Text
    capacity: int | None = None


@frozen
class Place:
    """A district, street, community, estate, building or whatever a file calls it.

    Attributes:
        name: ASCII, unique in the district; every stored key starts with it.
        kind: open data, such as ``community``.
        under: the place around it, or None at the top.
        bodies: who has which power here, by name.
        resources: what is booked here, by name; of this place only, not of those above.
    """

    name: str
    kind: str
    label: Text
    under: str | None = None
    bodies: Mapping[str, Body] = field(factory=dict)
    resources: Mapping[str, Resource] = field(factory=dict)
