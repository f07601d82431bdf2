"""What an action records by counting the cases that are linked with this one.

``count:LINK``              how many there are
``count:LINK:over``         how many of them are that far; any status class may stand there, or
                            ``in:STATE`` for a state
``sum:LINK:FIELD``          what a whole number that each of them holds comes to in all
``people:LINK:PART``        how many different people have a part in them

Nobody hands such a number in, so nobody can hand in another one.
"""

from collections.abc import Iterator

from attrs import frozen

from community_gov.workflow.conditions import SOME, Linked, linked_as
from community_gov.workflow.definition import Action

COUNT, SUM, PEOPLE = "count:", "sum:", "people:"


@frozen
class Counted:
    """A number that is counted, taken apart; what it does not say is "".

    Attributes:
        kind: ``count:``, ``sum:`` or ``people:``.
        link: which links it follows.
        where: where the cases must be that count; None for all.
        name: the field that is added up, or the part whose people are counted.
    """

    kind: str
    link: str
    where: Linked | None = None
    name: str = ""

    @property
    def whole(self) -> bool:
        """Whether it says all that a number of its kind says."""
        return bool(self.link) and (self.kind == COUNT or bool(self.name))


def is_counted(name: str) -> bool:
    """Whether what is recorded is counted over linked cases, and not asked of a plugin."""
    return "@" not in name and name.startswith((COUNT, SUM, PEOPLE))


def counted_as(name: str) -> Counted:
    """Return what a number says that is counted."""
    kind, _, rest = name.partition(":")
    link, _, what = rest.partition(":")
    if kind + ":" != COUNT:
        return Counted(kind + ":", link, name=what)
    return Counted(COUNT, link, linked_as(f"{SOME}{link}:{what}") if what else None)


def counted_in(action: Action) -> Iterator[str]:
    """Yield the numbers that an action records by counting."""
    yield from filter(is_counted, action.records.values())
