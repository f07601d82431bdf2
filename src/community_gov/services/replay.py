"""Decide a history again: the same commands on the same facts give the same cases."""

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.errors import Problem
from community_gov.services.office import Office
from community_gov.services.ports import StoredEvent
from community_gov.workflow.decide import decide
from community_gov.workflow.refusal import Refusal


def damage(office: Office, case: Case) -> list[Problem]:
    """Return where the history of a case and the case itself do not tell the same.

    No plugin is asked and no key is needed: everything that a decision rested on is in
    the history.
    """
    chart = office.pinned(case.workflow)
    replayed = Case(case.id, case.place, case.program, case.workflow)
    for stored in office.store.events(office.place, case.id):
        replayed = _before(replayed, stored)
        decision = decide(chart, replayed, stored.event.command, stored.event.facts)
        where = f"{case.place}/{case.id}#{stored.event.seq}"
        if isinstance(decision, Refusal):
            codes = ", ".join(problem.code for problem in decision.problems)
            return [Problem("history.refused_now", where, {"codes": codes})]
        if decision != stored.event.decision:
            return [Problem("history.decided_otherwise", where)]
        held = {**replayed.held, **decision.held}
        replayed = evolve(replayed, version=stored.event.seq, held=held, state=decision.state)
    if replayed != case:
        return [Problem("history.other_case", f"{case.place}/{case.id}")]
    return []


def _before(case: Case, stored: StoredEvent) -> Case:
    people = stored.event.command.people
    return evolve(case, people=people) if people else case
