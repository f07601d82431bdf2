"""Decide a history again: the same commands on the same facts give the same cases."""

from collections.abc import Sequence
from datetime import datetime

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.effects import Claim, Release
from community_gov.domain.errors import CommunityGovError, Problem
from community_gov.domain.slots import Slot
from community_gov.services.appointing import folded as appointments_after
from community_gov.services.claims import claim, owner_of
from community_gov.services.ports import ClaimTaken, Keyring, Record, Store, StoredEvent
from community_gov.services.slots import folded
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.decide import decide
from community_gov.workflow.reading import status_of
from community_gov.workflow.refusal import Refusal


class Replay:
    """Checks cases one by one, and remembers the workflows that they are pinned to.

    No plugin is asked and no personal value is opened: everything that a decision rested on
    is in the history, and the rules are those in the database. The keyring only recomputes
    the hashes of claims.
    """

    def __init__(self, store: Store, keyring: Keyring) -> None:
        self._store = store
        self._keyring = keyring
        self._charts: dict[tuple[str, str], Chart] = {}

    def damage(self, place: str, case: str) -> tuple[Problem, ...]:
        """Return all that is wrong with a case: its chain, its decisions, its other tables."""
        try:
            found = tuple(self._store.damage(place, case))
            stored = self._store.case(place, case)
            if stored is None:
                return (*found, Problem("history.no_case", f"{place}/{case}"))
            return found or self._replayed(stored, self._store.events(place, case))
        except CommunityGovError as error:
            return error.problems

    def _replayed(self, stored: Case, events: Sequence[StoredEvent]) -> tuple[Problem, ...]:
        where = f"{stored.place}/{stored.id}"
        chart = self._chart(stored.place, events[0].event.workflow)
        if chart is None:
            return (Problem("workflow.lost", where),)
        first = events[0].event
        opening = chart.action(first.command.action)
        exercise = opening is not None and opening.exercise
        case = Case(stored.id, stored.place, first.program, first.workflow, exercise=exercise)
        for one in events:
            problem = _decided_again(chart, case, one, where)
            if problem is not None:
                return (problem,)
            case = _after(case, one)
        if case != stored:
            return (Problem("history.other_case", where),)
        return (
            *self._beside(chart, case, events),
            *self._claims(case, events),
            *self._slots(case, events),
            *self._appointments(case, events),
        )

    def _chart(self, place: str, content: str) -> Chart | None:
        key = (place, content)
        if key not in self._charts:
            workflow = self._store.workflow(place, content)
            if workflow is None:
                return None
            self._charts[key] = Chart(workflow, content)
        return self._charts[key]

    def _beside(self, chart: Chart, case: Case, events: Sequence[StoredEvent]) -> Sequence[Problem]:
        personal = {one.name for one in chart.workflow.fields if one.personal is not None}
        sealed = {
            (name, held.version): held.digest
            for one in events
            for name, held in one.event.command.held.items()
            if name in personal
        }
        opened: datetime = events[0].event.command.at
        status = status_of(chart.workflow, case.state.configuration)
        return self._store.audit(case, opened, status, sealed)

    def _claims(self, case: Case, events: Sequence[StoredEvent]) -> list[Problem]:
        """Fold the claims and releases of a history and compare them with the register."""
        owner = owner_of(self._keyring, case)
        held: set[ClaimTaken] = set()
        for one in events:
            effects = one.event.decision.effects
            freed = {effect.register for effect in effects if isinstance(effect, Release)}
            held = {taken for taken in held if taken.register not in freed}
            held |= {
                claim(self._keyring, effect, owner)
                for effect in effects
                if isinstance(effect, Claim)
            }
        where = f"{case.place}/{case.id}"
        registered = set(self._store.claims(owner))
        return [
            Problem("history.claims", where, {"register": one.register})
            for one in sorted(held ^ registered, key=lambda taken: taken.register)
        ]

    def _slots(self, case: Case, events: Sequence[StoredEvent]) -> list[Problem]:
        """Fold what a history has booked and compare it with the table."""
        booked: set[Slot] = set()
        for one in events:
            booked = folded(booked, case, one.event.decision.effects)
        where = f"{case.place}/{case.id}"
        found = booked ^ set(self._store.slots_of(case.place, case.id))
        things = sorted({one.what for one in found})
        return [Problem("history.slots", where, {"what": one}) for one in things]

    def _appointments(self, case: Case, events: Sequence[StoredEvent]) -> list[Problem]:
        """Fold the offices that a history has given and compare them with the records."""
        given: dict[str, Record] = {}
        for one in events:
            given = appointments_after(given, case, one.event.seq, one.event.decision.effects)
        stored = {one.id: one for one in self._store.given_by(case.place, case.id)}
        names = given.keys() | stored.keys()
        wrong = [one for one in sorted(names) if given.get(one) != stored.get(one)]
        roles = sorted({(given.get(one) or stored[one]).body["role"] for one in wrong})
        where = f"{case.place}/{case.id}"
        return [Problem("history.appointments", where, {"role": one}) for one in roles]


def _decided_again(chart: Chart, case: Case, stored: StoredEvent, where: str) -> Problem | None:
    event, place = stored.event, f"{where}#{stored.event.seq}"
    if (event.program, event.workflow) != (case.program, case.workflow):
        return Problem("history.decided_otherwise", place)
    known = evolve(case, people=event.command.people) if event.command.people else case
    decision = decide(chart, known, event.command, event.facts)
    if isinstance(decision, Refusal):
        codes = ", ".join(problem.code for problem in decision.problems)
        return Problem("history.refused_now", place, {"codes": codes})
    return None if decision == event.decision else Problem("history.decided_otherwise", place)


def _after(case: Case, stored: StoredEvent) -> Case:
    event = stored.event
    return evolve(
        case,
        version=event.seq,
        people=event.command.people or case.people,
        held={**case.held, **event.decision.held},
        state=event.decision.state,
    )
