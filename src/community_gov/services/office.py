"""All that a verb needs in one place, put together once."""

from datetime import datetime

from attrs import define, field

from community_gov.domain.errors import NotFound, Problem
from community_gov.services.patience import Patience
from community_gov.services.ports import Inquire, Keyring, NewId, Now, Rulebook, Store
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.definition import Workflow
from community_gov.workflow.hashing import content_hash


@define
class Office:
    """The rulebook of one place, with what reaches the world.

    Attributes:
        now: the clock; nothing else here knows the time.
        new_id: gives names to cases and records.
        inquire: asks the data of the place; None where there are none.
    """

    rulebook: Rulebook
    store: Store
    keyring: Keyring
    now: Now
    new_id: NewId
    inquire: Inquire | None = None
    patience: Patience = field(factory=Patience, init=False)
    _charts: dict[str, Chart] = field(factory=dict, init=False)
    _hashes: dict[str, str] = field(factory=dict, init=False)

    @property
    def place(self) -> str:
        """The place's name, with which every stored key begins."""
        return self.rulebook.place.name

    def moment(self, given: datetime | None = None) -> datetime:
        """Return a moment, or now, in the zone of the place."""
        return (given or self.now()).astimezone(self.rulebook.zone)

    def current(self, workflow: str) -> Chart:
        """Return the chart on which a new case of a workflow begins."""
        known = self._hashes.get(workflow)
        if known is None:
            found = self.rulebook.workflows[workflow]
            known = content_hash(found)
            # The chart first: another thread takes the hash for a sign that it is there.
            self._charts.setdefault(known, Chart(found, known))
            self._hashes[workflow] = known
        return self._charts[known]

    def pinned(self, content: str) -> Chart:
        """Return the chart that a case keeps, whatever the rulebook says today.

        Raises:
            NotFound: the workflow is not in the database.
        """
        chart = self._charts.get(content)
        if chart is None:
            workflow = self._pinned_workflow(content)
            chart = self._charts[content] = Chart(workflow, content)
        return chart

    def _pinned_workflow(self, content: str) -> Workflow:
        for workflow in self.rulebook.workflows.values():
            if self.current(workflow.name).name == content:
                return workflow
        stored = self.store.workflow(self.place, content)
        if stored is None:
            raise NotFound(Problem("workflow.lost", where=content[:12]))
        return stored
