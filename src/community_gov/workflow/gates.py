"""Gates: an action waits until everybody whose approval it needs has answered."""

from community_gov.domain.cases import Case, Pending, Vote
from community_gov.domain.commands import Answer, Command
from community_gov.domain.errors import Problem
from community_gov.workflow.access import apart, labels_of, right_of
from community_gov.workflow.definition import Action, Gate, Workflow


def passed(gate: Gate, votes: tuple[Vote, ...]) -> bool:
    """Whether enough people agreed at a gate."""
    agreed = [vote for vote in votes if vote.gate == gate.name and vote.answer is Answer.AGREE]
    return len(agreed) >= gate.needed


def open_gates(action: Action, votes: tuple[Vote, ...]) -> tuple[Gate, ...]:
    """Return the gates of an action that are not passed yet."""
    return tuple(gate for gate in action.gates if not passed(gate, votes))


def problems_with_vote(
    workflow: Workflow, case: Case, action: Action, pending: Pending, command: Command
) -> list[Problem]:
    """Return what stands against a vote: the person, the gate, or what was shown.

    One person answers once on one request, whatever roles that person holds; two gates are
    two people.
    """
    gate = next((gate for gate in action.gates if gate.name == command.gate), None)
    if gate is None:
        known = ", ".join(gate.name for gate in action.gates)
        return [Problem("gate.unknown", str(command.gate), {"known": known})]
    params = {"gate": gate.label}
    if right_of(workflow, command.by, gate.by) is None:
        roles = labels_of(workflow, gate.by)
        return [Problem("gate.not_yours", params={**params, "roles": roles})]
    problems = apart(gate, command.by, case.state.done_by, workflow)
    if command.by.persons & pending.command.by.persons:
        problems.append(Problem("gate.own_request", params=params))
    if any(command.by.persons.intersection(vote.persons) for vote in pending.votes):
        problems.append(Problem("gate.voted", params=params))
    if passed(gate, pending.votes):
        problems.append(Problem("gate.closed", params=params))
    if command.shown != pending.digest:
        problems.append(Problem("gate.shown", params=params))
    if command.held or command.links:
        problems.append(Problem("gate.hands_in", params=params))
    return problems
