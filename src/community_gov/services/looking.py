"""What can be looked at in one place, by whoever the application lets look."""

from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.domain.calendar import Explanation
from community_gov.domain.cases import Case
from community_gov.domain.errors import NotFound, Problem
from community_gov.domain.events import Event
from community_gov.domain.indicators import Indicator
from community_gov.domain.opinions import Opinion
from community_gov.domain.text import Text
from community_gov.services import (
    corrections,
    feedback,
    indicators,
    openings,
    progress,
    queues,
    standing,
    waiting,
)
from community_gov.services.account import Step, account
from community_gov.services.contact import Contact, contact_of
from community_gov.services.corrections import Corrected
from community_gov.services.logbook import Entry, entries
from community_gov.services.loop import Loop, loop_of
from community_gov.services.office import Office
from community_gov.services.ports import Opening, Rulebook
from community_gov.services.progress import Deadline, Told
from community_gov.services.slots import Booking, bookings
from community_gov.workflow.definition import Status, Workflow
from community_gov.workflow.reading import NextStep
from community_gov.workflow.tally import Line


class Looking:
    """The part of a `Neighbourhood` that changes nothing of its cases."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def __repr__(self) -> str:
        return f"<neighbourhood {self.name}>"

    @property
    def name(self) -> str:
        """The place's name."""
        return self._office.place

    @property
    def rulebook(self) -> Rulebook:
        """What holds here: programs, workflows, questions, calendar."""
        return self._office.rulebook

    def today(self) -> date:
        """Return the day that it is here."""
        return self._office.moment().date()

    def indicators(self, by: str | None = None) -> tuple[Indicator, ...]:
        """Return what the place watches and somebody may see, in the order of its files.

        Args:
            by: the person who looks; None sees what everybody may see.

        Raises:
            InvalidInput: nobody is registered so.
        """
        return indicators.visible(self._office, by)

    def case(self, case: str) -> Case:
        """Return a case: where it is, and what it holds, sealed.

        Raises:
            NotFound: no such case here.
        """
        found = self._office.store.case(self.name, case)
        if found is None:
            raise NotFound(Problem("case.not_here", where=case))
        return found

    def cases(
        self,
        *,
        program: str | None = None,
        state: str | None = None,
        flag: str | None = None,
        status: Status | None = None,
        person: str | None = None,
        exercise: bool | None = None,
        limit: int = 1000,
    ) -> Sequence[Case]:
        """Return cases in the order of their opening, those that match all that is given.

        Args:
            flag: a mark beside the state, such as ``urgent``.
            exercise: only exercises, only what is real, or both when it is left out.
        """
        return self._office.store.cases(
            self.name,
            program=program,
            state=state,
            flag=flag,
            status=status,
            person=person,
            exercise=exercise,
            limit=limit,
        )

    def queue(self, name: str, *, by: str, limit: int = 1000) -> Sequence[Case]:
        """Return the cases in a saved list of a workflow, the most urgent first.

        First comes what is or was due first, and last what has no deadline.

        Args:
            name: such as ``garden:plot/mine``.
            by: the person who looks, for lists of what was given to *me*.

        Raises:
            NotFound: no such workflow here, or it has no such list.
        """
        return queues.queue(self._office, name, by)[:limit]

    def queues(self) -> Mapping[str, Text]:
        """Return the saved lists that there are here, by full name, with what they are called."""
        return queues.labels(self._office)

    def workflow_of(self, case: str) -> Workflow:
        """Return the workflow that a case began with and keeps, whatever the rules say today.

        Raises:
            NotFound: no such case here.
        """
        return self._office.pinned(self.case(case).workflow).workflow

    def ways_in(self, program: str, *, by: str | None = None) -> tuple[NextStep, ...]:
        """Return the actions with which a case of a program can begin, with what each asks for.

        Args:
            program: full name, such as ``garden:plot``.
            by: only those that this person could do: in office, or by taking a part in the case.

        Raises:
            NotFound: no such program here.
        """
        return waiting.ways_in(self._office, program, by)

    def what_next(self, case: str, *, by: str | None = None) -> tuple[NextStep, ...]:
        """Return what can be done with a case now, by whom, and what is missing for it.

        Checks are not asked: a step can still be refused, with the reason.

        Args:
            by: only what this person can do, by part, office or as a deputy; for somebody who is
                acted for, name that person.

        Raises:
            NotFound: no such case here.
        """
        found, at = self.case(case), self._office.moment()
        workflow = self._office.pinned(found.workflow).workflow
        if by is None:
            return waiting.steps(self._office, workflow, found, at)
        return waiting.own_steps(self._office, workflow, found, by, at)

    def tally(self, case: str, action: str, gate: str) -> tuple[Line, ...]:
        """Return how the answers at a gate stand while it is waited for.

        One line for each share that is needed, with how much there is, of how much, and a
        sentence in both languages; nobody's answer is named. What a vote came to in the end
        is said by `explain`.

        Raises:
            NotFound: no such case here, nobody asked for the action, or it has no such gate.
        """
        return standing.tally_of(self._office, self.case(case), action, gate)

    def progress(self, case: str) -> tuple[Told, ...]:
        """Return what a resident is told about a case, oldest first."""
        return progress.told(self._office, self.case(case))

    def corrections(self, case: str) -> tuple[Corrected, ...]:
        """Return what was corrected in a case, the old beside the new, as anybody may see it.

        What is sealed is shown by its masks; `Neighbourhood.read` opens each by its number, for
        a role and a purpose.
        """
        return corrections.corrections(self._office, self.case(case))

    def deadlines(self, case: str) -> tuple[Deadline, ...]:
        """Return the clocks that run in a case, with their due days."""
        return progress.deadlines(self._office, self.case(case))

    def explain_due(self, case: str, clock: str) -> Explanation:
        """Return every day that a clock counts in a case, and why.

        Raises:
            NotFound: the clock does not run there.
        """
        return progress.explained(self._office, self.case(case), clock)

    def explain(self, case: str) -> tuple[Step, ...]:
        """Return who did what in a case, by which right and rule, as it was called then."""
        return account(self._office, self.case(case))

    def history(self, case: str) -> tuple[Event, ...]:
        """Return everything that happened to a case, oldest first."""
        self.case(case)
        return tuple(one.event for one in self._office.store.events(self.name, case))

    def entries(self, program: str, action: str) -> tuple[Entry, ...]:
        """Return the log of a program: what was handed in each time an action was done.

        A log is an action that does not move the case and needs its fields anew. Exercises are
        left out, and so is every value about a person.

        Args:
            program: full name, such as ``garden:plot``.
            action: the action whose doing is an entry, one without gates.
        """
        return tuple(entries(self._office, program, action))

    def masked(self, case: str) -> Mapping[str, str]:
        """Return what anybody may see of a case's fields: plain values and masks."""
        return openings.masks(self._office, self.case(case))

    def loop(self, case: str) -> Loop:
        """Return how a case went round: problem, plan, execution, points, effect.

        Raises:
            NotFound: no such case here.
        """
        return loop_of(self._office, self.case(case))

    def opinions(
        self, since: date, until: date, *, least: int = feedback.LEAST
    ) -> tuple[Opinion, ...]:
        """Return what was answered to the questions that workflows ask after closing.

        Exercises are not counted. Answers that fewer than `least` gave are told together, and
        nothing is told where fewer answered at all.

        Args:
            since: the first day on which something was asked or answered.
            until: the last one.
            least: 1 tells everything, for those who may see each case anyway.

        Raises:
            InvalidInput: the days run backwards.
        """
        return feedback.opinions(self._office, since, until, least)

    def bookings(self, what: str | None = None, *, since: date, until: date) -> tuple[Booking, ...]:
        """Return what is booked between two days, both included, in order of time.

        Args:
            what: only this resource, or ``person:`` and an id.
        """
        return bookings(self._office, what, since, until)

    def contact(self, person: str) -> Contact:
        """Return how a person can be reached, masked, and what was changed about that.

        Raises:
            NotFound: nobody of that id is registered here.
        """
        return contact_of(self._office, person)

    def openings(self, case: str) -> Sequence[Opening]:
        """Return who opened which field of a case, by which role and for what."""
        return self._office.store.openings(self.name, case)
