"""Steps that are given to somebody, and agreement that is asked for besides."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from community_gov.domain.cases import Case, Pending, Signer
from community_gov.domain.commands import Command, Kind
from community_gov.domain.errors import Problem
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts
from community_gov.domain.people import SYSTEM_ROLES, Actor
from community_gov.workflow.access import apart, labels_of, right_of
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.definition import Action, Gate, Workflow
from community_gov.workflow.gates import answerable, open_signers
from community_gov.workflow.refusal import Refusal

Answered = Decision | Refusal


def step_name(action: str, gate: str | None = None) -> str:
    """Return how a step is called: an action, or an action and one of its gates."""
    return f"{action}/{gate}" if gate else action


def assign(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    """Give a step to somebody who may do it, or put it back where all who may do it see it."""
    gate = next((one for one in action.gates if one.name == command.gate), None)
    step = step_name(action.name, gate.name if gate else None)
    if not _stands(case, action, command.gate, gate):
        return Refusal.because("task.not_now", step, action=action.label)
    if gate is not None and (gate.majority or gate.needed > 1):
        return Refusal.because("task.several", step, gate=gate.label)
    given_to = case.state.assigned.get(step)
    by = gate.by if gate else action.by
    right = right_of(chart.workflow, command.by, by, None if gate else action.power)
    if right is None and given_to not in command.by.persons:
        return Refusal.because(
            "action.not_yours", action=action.label, roles=labels_of(chart.workflow, by)
        )
    assigned = {name: one for name, one in case.state.assigned.items() if name != step}
    if command.person is not None:
        if command.person not in facts.holders:
            roles = labels_of(chart.workflow, by)
            return Refusal.because("task.not_theirs", action=action.label, roles=roles)
        if _barred(case, action, gate, command.person, chart.workflow):
            return Refusal.because("task.barred", step, action=action.label)
        assigned[step] = command.person
    return Decision("assigned", evolve(case.state, assigned=assigned), right or by[0])


def _barred(case: Case, action: Action, gate: Gate | None, person: str, workflow: Workflow) -> bool:
    """Whether four eyes, or having asked, would keep somebody from a step all the same."""
    pending = case.state.pending.get(action.name)
    asked = gate is not None and pending is not None and person in pending.command.by.persons
    return asked or bool(apart(gate or action, Actor(person), case.state.done_by, workflow))


def _stands(case: Case, action: Action, asked: str | None, gate: Gate | None) -> bool:
    pending = case.state.pending.get(action.name)
    if asked is not None:
        return gate is not None and pending is not None and gate in answerable(action, pending)
    here = case.state.configuration
    return pending is None and any(arc.source in here for arc in action.arcs)


def somebody_elses(case: Case, action: Action, command: Command, facts: Facts) -> Iterator[Problem]:
    """Yield a problem when the step was given to somebody else who still may do it."""
    itself = SYSTEM_ROLES.intersection(command.by.roles)
    if itself or not case.state.assigned:
        return
    step = step_name(action.name, command.gate if command.kind is Kind.VOTE else None)
    given_to = case.state.assigned.get(step)
    if given_to and given_to not in command.by.persons and given_to in facts.holders:
        yield Problem("task.somebody_elses", step, {"action": action.label})


def change_signers(
    chart: Chart, case: Case, action: Action, command: Command, facts: Facts
) -> Answered:
    """Ask somebody's agreement besides, or no longer."""
    pending = case.state.pending.get(action.name)
    if pending is None:
        return Refusal.because("gate.nothing_asked", action=action.label)
    right = _may_change(chart.workflow, action, pending, command)
    if right is None:
        return Refusal.because("signer.not_yours", action=action.label)
    signers = {one.person: one for one in pending.signers}
    person = command.person or ""
    if command.kind is Kind.ADD_SIGNER:
        problems = list(_with_signer(chart.workflow, action, pending, person, facts))
        if problems:
            return Refusal(tuple(problems))
        signers[person] = Signer(person, command.by.person)
    elif person not in open_signers(pending):
        return Refusal.because("signer.not_open", action=action.label)
    elif _asked_by_another(pending, signers.pop(person), command):
        return Refusal.because("signer.not_yours_to_drop", action=action.label)
    changed = evolve(pending, signers=tuple(signers.values()))
    waiting: Mapping[str, Pending] = {**case.state.pending, action.name: changed}
    return Decision(command.kind.value, evolve(case.state, pending=waiting), right)


def _may_change(
    workflow: Workflow, action: Action, pending: Pending, command: Command
) -> str | None:
    """Whoever asked for the action, or may answer it now in an office, may ask others besides.

    So may whoever answered, which is how somebody who asked takes it back.
    """
    if command.by.persons & pending.command.by.persons:
        return right_of(workflow, command.by, action.by) or action.by[0]
    waiting = answerable(action, pending) if command.kind is Kind.ADD_SIGNER else action.gates
    rights = (right_of(workflow, command.by, one.by) for one in waiting if one.majority is None)
    return next((right for right in rights if right), None)


def _asked_by_another(pending: Pending, signer: Signer, command: Command) -> bool:
    """Who asked for the action cannot take back what an approver made it depend on."""
    mine = command.by.persons
    return signer.added_by not in mine and bool(mine & pending.command.by.persons)


def _with_signer(
    workflow: Workflow, action: Action, pending: Pending, person: str, facts: Facts
) -> Iterator[Problem]:
    params = {"action": action.label, "roles": labels_of(workflow, action.signers)}
    if not action.signers:
        yield Problem("signer.none_here", params=params)
    elif person not in facts.holders:
        yield Problem("signer.not_one", params=params)
    taken = {one.person for one in pending.signers} | set(pending.command.by.persons)
    if person in taken or any(person in vote.persons for vote in pending.votes):
        yield Problem("signer.already", params=params)
