"""Gates: an action waits until everybody whose approval it needs has answered."""

from community_gov.domain.cases import Case, Pending, Vote
from community_gov.domain.commands import Answer, Command
from community_gov.domain.errors import Problem
from community_gov.workflow.access import apart, right_of
from community_gov.workflow.definition import Action, Gate, Workflow


def passed(gate: Gate, votes: tuple[Vote, ...]) -> bool:
    """Whether enough people agreed at a gate."""
    agreed = {
        vote.person for vote in votes if vote.gate == gate.name and vote.answer is Answer.AGREE
    }
    return len(agreed) >= gate.needed


def open_gates(action: Action, votes: tuple[Vote, ...]) -> tuple[Gate, ...]:
    """Return the gates of an action that are not passed yet."""
    return tuple(gate for gate in action.gates if not passed(gate, votes))


def problems_with_vote(
    workflow: Workflow, case: Case, action: Action, pending: Pending, command: Command
) -> list[Problem]:
    """Return what stands against a vote: the person, the gate, or what was shown."""
    gate = next((gate for gate in action.gates if gate.name == command.gate), None)
    if gate is None:
        known = ", ".join(gate.name for gate in action.gates)
        return [Problem("gate.unknown", str(command.gate), {"known": known})]
    if right_of(command.by, gate.by, None) is None:
        roles = tuple(role.label for role in workflow.roles if role.name in gate.by)
        return [Problem("gate.not_yours", params={"gate": gate.label, "roles": roles})]
    problems = apart(gate, command.by, case.state.done_by, workflow)
    asked_by = pending.command.by.persons
    if command.by.persons & asked_by:
        problems.append(Problem("gate.own_request", params={"gate": gate.label}))
    if any(vote.gate == gate.name and vote.person in command.by.persons for vote in pending.votes):
        problems.append(Problem("gate.voted", params={"gate": gate.label}))
    if any(earlier.name == gate.name for earlier in _closed(action, pending)):
        problems.append(Problem("gate.closed", params={"gate": gate.label}))
    if command.shown != pending.digest:
        problems.append(Problem("gate.shown", params={"gate": gate.label}))
    return problems


def _closed(action: Action, pending: Pending) -> list[Gate]:
    return [gate for gate in action.gates if passed(gate, pending.votes)]
