"""Times in which a place approves nothing, such as while its books are closed."""

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from community_gov.domain.text import Text


@frozen
class Freeze:
    """A stretch of days without approvals.

    Attributes:
        since, until: the first and the last day.
        workflow: full name of the only one that it is about; every one when empty.
    """

    since: date
    until: date
    why: Text
    workflow: str = ""

    def holds(self, workflow: str, day: date) -> bool:
        """Whether nothing is approved in a workflow on a day."""
        return self.since <= day <= self.until and self.workflow in ("", workflow)


def holding(freezes: Iterable[Freeze], workflow: str, day: date) -> Freeze | None:
    """Return what stands in the way of approvals on a day: the one that lasts longest."""
    found = [one for one in freezes if one.holds(workflow, day)]
    return max(found, key=lambda one: one.until, default=None)
