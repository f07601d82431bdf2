"""What people do on the bench, said as a caseworker says it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from community_gov.domain.commands import Answer as Said
from community_gov.domain.errors import CommunityGovError, InvalidInput, Problem, Refused
from community_gov.domain.people import ActingFor, Channel
from community_gov.domain.text import Text
from community_gov.services.neighbourhood import OPEN, Neighbourhood
from community_gov.services.wishes import Answer
from community_gov.testing.hearing import Hearing
from community_gov.testing.possible import is_mistake, possible, say_why
from community_gov.testing.written import values_of
from community_gov.workflow.definition import Workflow
from community_gov.workflow.reading import NextStep

People = Mapping[str, str | Sequence[str]]


class Acting(Hearing):
    """The part of a bench where cases are opened and moved."""

    _opened: dict[str, str]
    _last: str | None = None

    def open_case(
        self,
        program: str,
        *,
        by: str,
        action: str = OPEN,
        people: People | None = None,
        data: Mapping[str, object] | None = None,
        links: Mapping[str, Sequence[str]] | None = None,
        reason: str | None = None,
        acting_for: ActingFor | str | None = None,
        **values: object,
    ) -> str:
        """Open a case: ``bench.open_case("handrail:install", by="aunt", room="bath")``.

        Args:
            program: full name.
            by: who acts, by name. Unless `people` says otherwise, the one whose matter it is gets
                the part that they were introduced with, or the first part that may do the action.
            action: which opening action, where the workflow has several.
            people: who has which part, by name; one person or several.
            data: values by field, for names that are no words of Python.
            acting_for: whose matter it is, when `by` does it for them.
            values: values by field; a document by its file name, a day as ``2026-03-09``.

        Returns:
            The case's id.

        Raises:
            InvalidInput, Refused, Conflict, NotFound: as `Neighbourhood.open`.
        """
        here = self.here
        workflow = self._workflow(here, program)
        whose = self._acting_for(acting_for)
        answer = here.open(
            program,
            by=self.id_of(by),
            action=action,
            people=self._parts(workflow, action, whose.person if whose else by, people or {}),
            data=values_of(workflow, {**(data or {}), **values}),
            links=links,
            reason=reason,
            acting_for=whose,
        )
        self._places()[answer.case] = here.name
        self._last = answer.case
        return answer.case

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
        acting_for: ActingFor | str | None = None,
        version: int | None = None,
        **values: object,
    ) -> Answer:
        """Do an action: ``bench.act(case, "approve", by="clerk")``.

        Args:
            items: fields that are sent back, each with a reason.
            data: as in `open_case`.

        Raises:
            InvalidInput, Refused, Conflict, NotFound: as `Neighbourhood.act`.
        """
        there = self.where(case)
        self._last = case
        return there.act(
            case,
            action,
            by=self.id_of(by, there.name),
            data=values_of(there.workflow_of(case), {**(data or {}), **values}),
            items=items,
            reason=reason,
            links=links,
            acting_for=self._acting_for(acting_for),
            version=version,
        )

    def vote(
        self,
        case: str,
        action: str,
        answer: Said | str = Said.AGREE,
        *,
        by: str,
        gate: str | None = None,
        reason: str | None = None,
        items: Mapping[str, str] | None = None,
        acting_for: ActingFor | str | None = None,
    ) -> Answer:
        """Answer at a gate: ``bench.vote(case, "approve", "agree", by="chair")``.

        The person answers what they are shown now.

        Args:
            answer: ``agree``, ``refuse`` or ``abstain``.
            gate: which one; the only one that is open when left out.

        Raises:
            InvalidInput: no gate of the action is open, or several are and none is named.
            Refused, Conflict, NotFound: as `Neighbourhood.vote`.
        """
        there = self.where(case)
        self._last = case
        step = self._gate(there, case, action, gate)
        return there.vote(
            case,
            action,
            step.gate.name if step.gate else "signer",
            answer,
            by=self.id_of(by, there.name),
            shown=step.shown or "",
            reason=reason,
            items=items,
            acting_for=self._acting_for(acting_for),
        )

    @contextmanager
    def refused(self, *codes: str) -> Iterator[CommunityGovError]:
        """Expect a refusal: ``with bench.refused("four_eyes"): bench.act(...)``.

        Args:
            codes: of all its problems, each at least once; any refusal when none is named.

        Raises:
            AssertionError: what was tried was done, or refused for other reasons; with what can
                be done instead.
        """
        __tracebackhide__ = True
        expected = tuple(sorted(set(codes)))
        said = Refused()
        try:
            yield said
        except CommunityGovError as error:
            if is_mistake(error):
                raise
            said.problems = error.problems
            happened = tuple(sorted({one.code for one in error.problems}))
            if expected and happened != expected:
                params = {"expected": expected, "happened": happened, "why": say_why(error)}
                problem = Problem("bench.refused_otherwise", params=params | self._next())
                raise AssertionError(str(CommunityGovError(problem))) from error
            return
        state = self.state(self._last) if self._last else "–"
        params = {"expected": expected or "…", "state": state}
        raise AssertionError(str(CommunityGovError(Problem("bench.not_refused", params=params))))

    def where(self, case: str) -> Neighbourhood:
        """Return the place where a case was opened, or where the test is, if elsewhere opened."""
        place = self._places().get(case)
        return self.place(place) if place else self.here

    def state(self, case: str) -> str:
        """Return where a case is: the innermost states, with ``+`` between those in parallel."""
        found = self.where(case).case(case).state.configuration
        return " + ".join(_innermost(self.where(case).workflow_of(case), found))

    def value(self, case: str, field: str) -> object:
        """Return what a case holds: a plain value, the mask of a sealed one, or None."""
        there = self.where(case)
        held = there.case(case).held.get(field)
        if held is None:
            return None
        return there.masked(case).get(field) if held.value is None else held.value

    def due(self, case: str, clock: str) -> str | None:
        """Return the day on which a clock of a case is due, as ``2026-03-11``; None when it is not.

        A clock that stands still, or has fired, is due all the same.
        """
        found = {one.clock: one.due.day for one in self.where(case).deadlines(case)}
        return found[clock].isoformat() if clock in found else None

    def points(self, name: str, scheme: str | None = None) -> int:
        """Return how many points somebody can spend."""
        return self.here.points.balance(self.id_of(name), scheme).points

    def possible(self, case: str) -> tuple[Text, ...]:
        """Return what can be done with a case now, and by which roles, in words."""
        return possible(self.where(case), case)

    def sound(self) -> bool:
        """Whether everything that is stored is what happened; see `District.verify`."""
        return not self.district.verify().problems

    def _places(self) -> dict[str, str]:
        if "_opened" not in vars(self):
            self._opened = {}
        return self._opened

    def _next(self) -> dict[str, object]:
        return {"possible": self.possible(self._last) if self._last else ("–",)}

    def _workflow(self, here: Neighbourhood, program: str) -> Workflow | None:
        """Return what a program runs on now; None where the library itself will refuse it."""
        rulebook = here.rulebook
        offered = rulebook.programs.get(program)
        if offered is None:
            return None
        plugin = program.partition(":")[0]
        names = (offered.workflow, f"{plugin}:{offered.workflow}")
        return next((rulebook.workflows[one] for one in names if one in rulebook.workflows), None)

    def _parts(
        self, workflow: Workflow | None, action: str, whose: str, people: People
    ) -> dict[str, str | list[str]]:
        parts = {
            part: self.id_of(named) if isinstance(named, str) else [self.id_of(n) for n in named]
            for part, named in people.items()
        }
        found = workflow.action(action) if workflow else None
        if workflow is None or found is None:
            return parts
        offices = {one.name for one in workflow.roles if one.body is not None}
        free = [one.name for one in workflow.roles if one.body is None]
        person = self.id_of(whose)
        introduced = self.roles_of(person)
        mine = [one for one in introduced if one in free]
        if not mine and not offices.intersection(introduced):
            mine = [one for one in found.by if one in free][:1]
        for part in mine:
            parts.setdefault(part, person)
        return parts

    def _acting_for(self, whom: ActingFor | str | None) -> ActingFor | None:
        if isinstance(whom, str):
            return ActingFor(self.id_of(whom), Channel.IN_PERSON, "—")
        return whom

    def _gate(self, there: Neighbourhood, case: str, action: str, gate: str | None) -> NextStep:
        steps = [
            one
            for one in there.what_next(case)
            if (one.gate or one.signs) and one.action.name == action
        ]
        named = [one for one in steps if gate in (None, one.gate.name if one.gate else "signer")]
        if not named:
            params = {"action": action, "possible": possible(there, case)}
            raise InvalidInput(Problem("bench.no_vote", action, params))
        gates = sorted({one.gate.name if one.gate else "signer" for one in named})
        if len(gates) > 1:
            raise InvalidInput(
                Problem("bench.which_gate", action, {"action": action, "choices": gates})
            )
        return named[0]


def _innermost(workflow: Workflow, configuration: tuple[str, ...]) -> list[str]:
    return [
        state.name
        for state in workflow.every_state()
        if state.name in configuration
        and not any(inner.name in configuration for inner in state.states)
    ]
