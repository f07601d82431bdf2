"""The handle on one place: what an application does there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from community_gov.domain.commands import Answer as Said
from community_gov.domain.commands import Kind
from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.findings import Finding
from community_gov.domain.people import AUTOMATIC, ActingFor, Appointment, Relation
from community_gov.domain.text import Text
from community_gov.services import contact, openings, people
from community_gov.services.acting import outcome, perform, perform_all
from community_gov.services.looking import Looking
from community_gov.services.measuring import asked_now, day_to_ask
from community_gov.services.points.handle import Points
from community_gov.services.wishes import Answer, Outcome, Wish, linked, several

OPEN = "open"


class Neighbourhood(Looking):
    """One place with its people, programs and cases. Nothing of another place is seen here.

    Made by `community_gov.District.neighbourhood`; safe to share between threads.
    """

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

    def change_contact(self, person: str, values: Mapping[str, str | None], *, by: str) -> None:
        """Change what is on record of a person, or withdraw it.

        From then on notices go to the new address, and whoever has withdrawn one is told by
        another channel, or seen among those who were not told. What was there before can be
        neither found nor opened any more; that it changed, and by whom, is kept.

        Args:
            values: as in `register_person`; None withdraws.
            by: who changes it, the person or somebody of the office; the application has made
                sure that it is they.

        Raises:
            NotFound: nobody of that id is registered here.
            InvalidInput: all values that have the wrong form, or are not there to withdraw.
        """
        contact.change_contact(self._office, person, values, by)

    def decline_channels(self, person: str, channels: Collection[str], *, by: str) -> None:
        """Set the channels by which a person does not want to be told; none accepts all again.

        A channel that tells a whole audience at once, such as a group, is not one person's to
        decline.

        Args:
            channels: names of the place's file, all that are declined from now on.
            by: as in `change_contact`.

        Raises:
            NotFound: nobody of that id is registered here, or there is no such channel.
        """
        contact.decline(self._office, person, channels, by)

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
            Refused: a case has given the office; it ends in that case.
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
            version: what the person saw; an older one is refused, and nothing is decided anew.
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

    def act_on_each(
        self,
        cases: Iterable[str],
        action: str,
        *,
        by: str,
        reason: str | None = None,
        key: str | None = None,
    ) -> tuple[Outcome, ...]:
        """Do the same action on those of many cases where it can be done, each by itself.

        What one case refuses stops no other; nothing that a case refuses is raised.

        Args:
            cases: one that is named twice is acted on once.
            key: made by the client, so that the same request acts once on each case; who repeats
                it after an interruption gets the rest done.

        Returns:
            One outcome for each case, in their order.
        """
        return tuple(
            outcome(self._office, Wish(Kind.ACT, case, action, by, reason=reason), key)
            for case in dict.fromkeys(cases)
        )

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

    def read(
        self, case: str, field: str, *, by: str, purpose: str, version: int | None = None
    ) -> object:
        """Open one field of a case; that it was opened is written down first.

        Args:
            purpose: the action for which it is opened; the reader must be one who may do it.
            version: the number of an earlier value; what the case holds now when None.

        Raises:
            Refused: the reader's roles do not open this field for that purpose.
            NotFound: the case holds no such field, or never held such a value.
        """
        return openings.read(self._office, self.case(case), field, by, purpose, version)

    @property
    def points(self) -> Points:
        """The points of the place: balances, catalogue, statements."""
        return Points(self._office)
