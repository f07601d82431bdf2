"""The handle on one place: what an application does there."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from community_gov.domain.calendar import Explanation
from community_gov.domain.cases import Case
from community_gov.domain.commands import Answer as Said
from community_gov.domain.commands import Kind
from community_gov.domain.errors import InvalidInput, NotFound, Problem
from community_gov.domain.events import Event
from community_gov.domain.findings import Finding
from community_gov.domain.opinions import Opinion
from community_gov.domain.people import AUTOMATIC, ActingFor, Appointment, Relation
from community_gov.domain.text import Text
from community_gov.services import (
    feedback,
    openings,
    people,
    progress,
    queues,
    standing,
    waiting,
)
from community_gov.services.account import Step, account
from community_gov.services.acting import perform, perform_all
from community_gov.services.logbook import Entry, entries
from community_gov.services.loop import Loop, loop_of
from community_gov.services.measuring import asked_now, day_to_ask
from community_gov.services.office import Office
from community_gov.services.points.handle import Points
from community_gov.services.ports import Opening, Rulebook
from community_gov.services.progress import Deadline, Told
from community_gov.services.slots import Booking, bookings
from community_gov.services.wishes import Answer, Wish, linked, several
from community_gov.workflow.definition import Status, Workflow
from community_gov.workflow.reading import NextStep
from community_gov.workflow.tally import Line

OPEN = "open"


class Neighbourhood:
    """One place with its people, programs and cases. Nothing of another place is seen here.

    Made by `community_gov.District.neighbourhood`; safe to share between threads.
    """

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

    def register_person(self, values: Mapping[str, str]) -> str:
        """Register a person; every value is optional, checked and sealed.

        Args:
            values: ``name``, ``phone``, ``email``, ``identity_number``.

        Returns:
            The person's id, which says nothing about the person.

        Raises:
            InvalidInput: all values that have the wrong form.
        """
        return people.register_person(self._office, values)

    def find_person(self, field: str, value: str) -> tuple[str, ...]:
        """Return persons registered here with a telephone or identity number.

        Raises:
            InvalidInput: the field cannot be looked up.
        """
        return people.find_person(self._office, field, value)

    def appoint(
        self, person: str, role: str, body: str, since: date, until: date | None = None
    ) -> None:
        """Give a person a role in a body for a term; the day decides, at every act anew.

        Raises:
            InvalidInput: the role belongs to another kind of body, or nobody is registered so.
            NotFound: no such body or role here.
        """
        people.appoint(self._office, Appointment(person, role, body, since, until))

    def end_appointment(self, person: str, role: str, body: str, last: date) -> None:
        """End an appointment before its term: somebody resigns, is recalled, or moves away.

        What the person did until then stands. A term that ends earlier anyway stays as it is.

        Args:
            last: the last day on which the role is held.

        Raises:
            NotFound: the person does not hold that role there on that day.
        """
        people.end_appointment(self._office, person, role, body, last)

    def relate(
        self,
        kind: str,
        person: str,
        of: str,
        since: date,
        until: date | None = None,
        evidence: Text | None = None,
    ) -> None:
        """Record what one person is to another for a time, such as ``guardian``.

        Raises:
            InvalidInput: one of the two is not registered here.
        """
        people.relate(self._office, Relation(kind, person, of, since, until, evidence))

    def relations(self, person: str) -> tuple[Relation, ...]:
        """Return what a person is to others today."""
        return people.relations(self._office, person, self._office.moment().date())

    def open(
        self,
        program: str,
        *,
        by: str,
        action: str = OPEN,
        people: Mapping[str, str | Sequence[str]] | None = None,
        data: Mapping[str, object] | None = None,
        acting_for: ActingFor | None = None,
        links: Mapping[str, Sequence[str]] | None = None,
        reason: str | None = None,
        finding: Finding | None = None,
        key: str | None = None,
    ) -> Answer:
        """Open a case of a program.

        Args:
            program: full name, such as ``garden:plot``.
            by: the person who acts.
            action: which opening action, where the workflow has several.
            people: who has which part in the case; one person or several.
            data: values by field.
            acting_for: set when a worker does it for a resident.
            links: other cases that belong to it.
            finding: what data have found; the case keeps it, and the same is asked again when
                the case is closed.
            key: made by the client, so that the same request acts once.

        Raises:
            InvalidInput, Refused, Conflict, NotFound: as in `act`.
        """
        wish = Wish(
            kind=Kind.OPEN,
            case=self._case_id(key, by),
            action=action,
            by=by,
            program=program,
            acting_for=acting_for,
            data=data or {},
            reason=reason,
            people={part: several(persons) for part, persons in (people or {}).items()},
            links=linked(links),
            finding=finding,
        )
        return perform(self._office, wish, key)

    def ask_again(self, case: str, as_of: datetime | None = None) -> Finding:
        """Ask the data again that a case was opened on, and store the answer in its history.

        Args:
            as_of: the moment as of which they are asked; now when None.

        Raises:
            InvalidInput: that moment is to come, or on a day before the case's own finding.
            NotFound: no such case here.
            Refused: it was not opened on a finding, or the data cannot be asked, or do not
                answer in their time (`services.patience`).
        """
        asked = self.case(case)
        found = asked_now(self._office, asked, day_to_ask(self._office, asked, as_of))
        perform(self._office, Wish(Kind.MEASURE, case, "", AUTOMATIC, finding=found), None)
        return found

    def loop(self, case: str) -> Loop:
        """Return how a case went round: problem, plan, execution, points, effect.

        Raises:
            NotFound: no such case here.
        """
        return loop_of(self._office, self.case(case))

    def _case_id(self, key: str | None, by: str) -> str:
        """The same request must wish for the same case: with a key, the id comes from it."""
        if key is None:
            return self._office.new_id()
        content = f"case|{self.name}|{by}|{key}".encode()
        return self._office.keyring.fingerprint(content)[:32]

    def act(
        self,
        case: str,
        action: str,
        *,
        by: str,
        data: Mapping[str, object] | None = None,
        items: Mapping[str, str] | None = None,
        reason: str | None = None,
        links: Mapping[str, Sequence[str]] | None = None,
        acting_for: ActingFor | None = None,
        version: int | None = None,
        key: str | None = None,
    ) -> Answer:
        """Do an action on a case.

        Args:
            items: fields that are sent back, each with a reason of the workflow.
            reason: why, from the reasons that the action lists.
            version: what the person saw; an older one is refused.
            key: made by the client, so that the same request acts once.

        Returns:
            What happened: ``acted``, or ``requested`` when the action waits at a gate.

        Raises:
            InvalidInput: values of the wrong form; all of them.
            Refused: the rules say no; all reasons.
            Conflict: the case has moved on, a claim is taken, or the key was used otherwise.
            NotFound: no such case here.
        """
        wish = Wish(
            kind=Kind.ACT,
            case=case,
            action=action,
            by=by,
            acting_for=acting_for,
            data=data or {},
            items=items or {},
            reason=reason,
            links=linked(links),
            version=version,
        )
        return perform(self._office, wish, key)

    def act_on_all(
        self,
        cases: Iterable[str],
        action: str,
        *,
        by: str,
        reason: str | None = None,
        key: str | None = None,
    ) -> tuple[Answer, ...]:
        """Do the same action on many cases: on all of them, or on none.

        Raises:
            InvalidInput, Refused, Conflict, NotFound: as in `act`, naming the case.
        """
        wishes = [Wish(Kind.ACT, case, action, by, reason=reason) for case in cases]
        return perform_all(self._office, wishes, key) if wishes else ()

    def vote(
        self,
        case: str,
        action: str,
        gate: str,
        answer: Said | str,
        *,
        by: str,
        shown: str,
        reason: str | None = None,
        items: Mapping[str, str] | None = None,
        acting_for: ActingFor | None = None,
        version: int | None = None,
        key: str | None = None,
    ) -> Answer:
        """Answer at a gate of an action that was asked for.

        Args:
            answer: ``agree``, ``refuse`` or ``abstain``.
            shown: the digest of what the person was shown; see `what_next`.
            reason: for a refusal that carries out an action which asks for one.
            items: likewise, fields that are sent back.
            acting_for: the voter whose answer somebody else hands in.

        Raises:
            Refused: the person may not answer here, or what was shown has changed.
            Conflict, NotFound: as in `act`.
        """
        if answer not in set(Said):
            known = ", ".join(Said)
            raise InvalidInput(Problem("gate.answer", params={"known": known}))
        wish = Wish(
            kind=Kind.VOTE,
            case=case,
            action=action,
            by=by,
            acting_for=acting_for,
            gate=gate,
            answer=Said(answer),
            shown=shown,
            reason=reason,
            items=items or {},
            version=version,
        )
        return perform(self._office, wish, key)

    def assign(
        self,
        case: str,
        action: str,
        to: str | None,
        *,
        by: str,
        gate: str | None = None,
        version: int | None = None,
        key: str | None = None,
    ) -> Answer:
        """Give a step to somebody who may do it; take it over, hand it on, or put it back.

        Whoever may do the step may give it, also to themselves; so may the one who has it.
        Once that person no longer holds the role, everybody who does may do the step again.

        Args:
            to: a person; None puts the step back where all who may do it see it.
            gate: for an answer at a gate, which one.

        Raises:
            Refused: the step cannot be done now, or one of the two may not do it.
            Conflict, NotFound: as in `act`.
        """
        wish = Wish(Kind.ASSIGN, case, action, by, gate=gate, person=to, version=version)
        return perform(self._office, wish, key)

    def add_signer(
        self, case: str, action: str, person: str, *, by: str, key: str | None = None
    ) -> Answer:
        """Ask somebody's agreement to a request besides (加签); answered at the gate ``signer``.

        Whoever asked for the action may do it, and whoever may answer it now.

        Raises:
            Refused: the action knows no signers, or this person cannot be one.
            Conflict, NotFound: as in `act`.
        """
        return perform(self._office, Wish(Kind.ADD_SIGNER, case, action, by, person=person), key)

    def drop_signer(
        self, case: str, action: str, person: str, *, by: str, key: str | None = None
    ) -> Answer:
        """No longer ask somebody's agreement who has not answered yet (减签).

        Raises:
            Refused, Conflict, NotFound: as in `add_signer`.
        """
        return perform(self._office, Wish(Kind.DROP_SIGNER, case, action, by, person=person), key)

    def deputise(self, principal: str, deputy: str, role: str, since: date, until: date) -> None:
        """Let a deputy act in somebody's role for a time; both count as having acted.

        The deputy acts as long as the principal holds the role.

        Raises:
            InvalidInput: the principal was never appointed to the role, or nobody is
                registered so.
        """
        people.deputise(self._office, principal, deputy, role, since, until)

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

    def what_next(self, case: str) -> tuple[NextStep, ...]:
        """Return what can be done with a case now, by whom, and what is missing for it."""
        found = self.case(case)
        workflow = self._office.pinned(found.workflow).workflow
        return waiting.steps(self._office, workflow, found, self._office.moment())

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

    def read(self, case: str, field: str, *, by: str, purpose: str) -> object:
        """Open one field of a case; that it was opened is written down first.

        Args:
            purpose: the action for which it is opened; the reader must be one who may do it.

        Raises:
            Refused: the reader's roles do not open this field for that purpose.
            NotFound: the case holds no such field.
        """
        return openings.read(self._office, self.case(case), field, by, purpose)

    def opinions(
        self, since: date, until: date, *, least: int = feedback.LEAST
    ) -> tuple[Opinion, ...]:
        """Return what was answered to the questions that workflows ask after closing.

        Exercises are not counted. Answers that fewer than `least` gave are told together, and
        nothing is told where fewer answered at all.

        Args:
            since, until: the first and the last day on which something was asked or answered.
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

    @property
    def points(self) -> Points:
        """The points of the place: balances, catalogue, statements."""
        return Points(self._office)

    def openings(self, case: str) -> Sequence[Opening]:
        """Return who opened which field of a case, by which role and for what."""
        return self._office.store.openings(self.name, case)
