"""For whom a case waits: what can be done with it now, and exactly who could."""

from collections.abc import Iterator
from datetime import datetime

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Answer, Command, Kind
from community_gov.domain.errors import NotFound, Problem, nearest
from community_gov.services.actors import actor, deputies_of, holders, holds_any
from community_gov.services.office import Office
from community_gov.workflow.access import apart, may_act, related
from community_gov.workflow.definition import Gate, Workflow
from community_gov.workflow.gates import problems_with_vote
from community_gov.workflow.reading import NextStep, next_steps


def steps(office: Office, workflow: Workflow, case: Case, at: datetime) -> tuple[NextStep, ...]:
    """Return what can be done where a case is.

    A step that was given to somebody who may no longer do it is everybody's again.
    """
    return tuple(
        evolve(step, assigned=None) if _lapsed(office, workflow, case, step, at) else step
        for step in next_steps(workflow, case)
    )


def ways_in(office: Office, program: str, person: str | None) -> tuple[NextStep, ...]:
    """Return the actions with which a case of a program can begin; see `Looking.ways_in`."""
    found = office.rulebook.programs.get(program)
    if found is None:
        near = nearest(program, office.rulebook.programs)
        raise NotFound(Problem("program.not_here", program, {"near": near}))
    at, chart = office.moment(), office.current(found.workflow)
    case = Case("", office.place, program, chart.name)
    steps = next_steps(chart.workflow, case)
    if person is None:
        return steps
    parts = {one.name for one in chart.workflow.roles if one.body is None}
    return tuple(
        step
        for step in steps
        if not parts.isdisjoint(step.by)
        or person in who_can(office, chart.workflow, case, step, at)
    )


def own_steps(
    office: Office, workflow: Workflow, case: Case, person: str, at: datetime
) -> tuple[NextStep, ...]:
    """Return what one person can do with a case."""
    waiting = steps(office, workflow, case, at)
    return tuple(one for one in waiting if person in who_can(office, workflow, case, one, at))


def _lapsed(office: Office, workflow: Workflow, case: Case, step: NextStep, at: datetime) -> bool:
    if step.assigned is None or step.signs:
        return False
    return not holds_any(office, workflow, case, step.assigned, step.by, at, deputies=True)


def who_comes_next(office: Office, workflow: Workflow, case: Case, at: datetime) -> tuple[str, ...]:
    """Return everybody who can take a case on now: the one to whom a step was given, or all.

    Steps after which the case would be where it is, such as a note or an urging, are left out
    as long as there are others.
    """
    waiting = steps(office, workflow, case, at)
    onward = [one for one in waiting if one.gate or one.signs or _leads_on(one)] or waiting
    able = (person for step in onward for person in who_can(office, workflow, case, step, at))
    return tuple(dict.fromkeys(able))


def _leads_on(step: NextStep) -> bool:
    return any(arc.source != arc.target for arc in step.action.arcs)


def who_can(
    office: Office, workflow: Workflow, case: Case, step: NextStep, at: datetime
) -> Iterator[str]:
    """Yield everybody who can do a step: in office, on the roll, or a deputy today."""
    if step.assigned is not None:
        yield step.assigned
    elif step.gate is not None and step.gate.majority is not None:
        yield from _still_to_vote(case, step, step.gate)
    else:
        for role in step.by:
            for one in holders(office, workflow, case, role, at):
                for person in (one, *deputies_of(office, one, role, at)):
                    if not _against(office, workflow, case, step, person, at):
                        yield person


def _still_to_vote(case: Case, step: NextStep, gate: Gate) -> Iterator[str]:
    pending = case.state.pending[step.action.name]
    voted = {vote.voter for vote in pending.votes if vote.gate == gate.name}
    yield from (one for one in pending.electorates.get(gate.name, {}) if one not in voted)


def _against(
    office: Office, workflow: Workflow, case: Case, step: NextStep, person: str, at: datetime
) -> list[Problem]:
    action, gate = step.action, step.gate
    if gate is None:
        by = actor(office, case, person, None, at, action)
        right = may_act(workflow, action, by)
        problems = [right] if isinstance(right, Problem) else []
        barred = apart(action, by, case.state.done_by, workflow)
        return [*problems, *barred, *related(action, by, workflow)]
    by = actor(office, case, person, None, at, action, gate.name, Kind.VOTE)
    wish = Command(
        Kind.VOTE, action.name, by, at, gate=gate.name, answer=Answer.AGREE, shown=step.shown
    )
    return problems_with_vote(workflow, case, action, case.state.pending[action.name], wish)
