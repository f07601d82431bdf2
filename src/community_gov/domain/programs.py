"""What a neighbourhood offers."""

from datetime import date

from attrs import frozen

from community_gov.domain.authority import Authority
from community_gov.domain.text import Text


@frozen
class Program:
    """An offer, made by a plugin or by a place's own file.

    Attributes:
        name: ASCII, unique in its plugin.
        workflow: the name of the workflow that its cases follow.
        about: one sentence for the resident.
        since: the first day on which a case can be opened.
        until: the last such day, or None.
    """

    name: str
    label: Text
    workflow: str
    about: Text
    authority: Authority
    since: date
    until: date | None = None

    def offered_on(self, day: date) -> bool:
        """Whether a case can be opened on a day."""
        return self.since <= day and (self.until is None or day <= self.until)
