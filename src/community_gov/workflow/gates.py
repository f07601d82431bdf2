"""Gates: an action waits until everybody whose approval it needs has answered."""

from collections.abc import Mapping

from attrs import frozen

from community_gov.domain.cases import Case, Pending, Vote
from community_gov.domain.commands import Answer, Command
from community_gov.domain.errors import Problem
from community_gov.domain.people import Actor
from community_gov.domain.text import Text
from community_gov.workflow.access import apart, labels_of, related, right_of
from community_gov.workflow.counting import Ballots, Outcome, Roll, outcome
from community_gov.workflow.definition import Action, Gate, Workflow

SIGNER = "signer"
"""The name under which somebody answers whose agreement was asked for besides."""

SIGNER_LABEL = Text("加签", "agreement asked for besides")


def voter_of(gate: Gate, pending: Pending, by: Actor) -> str:
    """Return whose vote an answer is: of the one acted for, one's own, or the principal's."""
    if by.acting_for is not None:
        return by.acting_for.person
    electorate = pending.electorates.get(gate.name, {})
    if by.person in electorate:
        return by.person
    return next((one for one in by.standing_in.values() if one in electorate), by.person)


def vote_of(gate: Gate | None, pending: Pending, command: Command) -> Vote:
    """Return the vote that an answer is; without a gate, it was asked for besides."""
    persons = tuple(sorted(command.by.persons))
    answer = command.answer or Answer.ABSTAIN
    if gate is None:
        return Vote(SIGNER, persons, answer, command.at, command.by.person)
    voter = voter_of(gate, pending, command.by) if gate.majority else ""
    return Vote(gate.name, persons, answer, command.at, voter)


def outcome_at(gate: Gate, pending: Pending) -> Outcome:
    """Return what the answers at a gate come to."""
    ballots = ballots_at(gate, pending)
    return outcome(gate.rule, roll_at(gate, pending), ballots, closed=gate.name in pending.closed)


def ballots_at(gate: Gate, pending: Pending) -> Ballots:
    """Return what was answered at a gate, by voter; in an office, by whoever answered."""
    mine = [vote for vote in pending.votes if vote.gate == gate.name]
    return {vote.voter or vote.persons[0]: vote.answer for vote in mine}


def roll_at(gate: Gate, pending: Pending) -> Roll | None:
    """Return the frozen electorate of a gate; None where so many in an office must agree."""
    return None if gate.majority is None else Roll(pending.electorates.get(gate.name, {}))


def without_hands(
    action: Action, votes: tuple[Vote, ...], done_by: Mapping[str, tuple[str, ...]]
) -> tuple[Vote, ...]:
    """Return the votes that four eyes allow: of nobody who did what must be apart."""
    barred = {
        gate.name: {one for name in gate.apart_from for one in done_by.get(name, ())}
        for gate in action.gates
        if gate.majority is None and gate.apart_from
    }
    if not barred:
        return votes
    return tuple(vote for vote in votes if barred.get(vote.gate, set()).isdisjoint(vote.persons))


@frozen
class Progress:
    """How far a request has come: each gate counted, once for a whole decision.

    Attributes:
        outcomes: what the answers at each gate come to.
        open: the gates that are not passed yet.
    """

    outcomes: Mapping[str, Outcome]
    open: tuple[Gate, ...]

    @property
    def answerable(self) -> tuple[Gate, ...]:
        """The gates that can be answered now: what comes before them is passed."""
        names = {gate.name for gate in self.open}
        return tuple(gate for gate in self.open if names.isdisjoint(gate.after))

    def recounted(self, action: Action, gate: Gate, pending: Pending) -> "Progress":
        """Return how far the same request has come with one more answer at one gate."""
        return _progress(action, {**self.outcomes, gate.name: outcome_at(gate, pending)})


def progress(action: Action, pending: Pending) -> Progress:
    """Count the answers at every gate of a request."""
    return _progress(action, {one.name: outcome_at(one, pending) for one in action.gates})


def _progress(action: Action, outcomes: Mapping[str, Outcome]) -> Progress:
    waiting = (one for one in action.gates if outcomes[one.name] is not Outcome.AGREED)
    return Progress(outcomes, tuple(waiting))


def answerable(action: Action, pending: Pending) -> tuple[Gate, ...]:
    """Return the gates that can be answered now: what comes before them is passed."""
    return progress(action, pending).answerable


def open_signers(pending: Pending) -> tuple[str, ...]:
    """Return whose agreement was asked for besides and is still missing."""
    agreed = {vote.voter for vote in pending.votes if vote.gate == SIGNER}
    return tuple(one.person for one in pending.signers if one.person not in agreed)


def shown_at(gate: str, pending: Pending) -> str:
    """Return the digest of what is shown at a gate."""
    return pending.shown.get(gate, pending.digest)


def labels_of_gates(action: Action) -> Mapping[str, Text]:
    """Return what the gates of an action are called."""
    return {SIGNER: SIGNER_LABEL, **{gate.name: gate.label for gate in action.gates}}


def problems_with_vote(
    workflow: Workflow,
    case: Case,
    action: Action,
    pending: Pending,
    command: Command,
    so_far: Progress | None = None,
) -> list[Problem]:
    """Return what stands against a vote: the person, the gate, or what was shown.

    One person answers once on one request, whatever roles that person holds; two gates are
    two people.

    Args:
        so_far: how far the request has come without it; counted here when None.
    """
    if command.gate == SIGNER:
        return _with_signature(pending, command)
    gate = next((gate for gate in action.gates if gate.name == command.gate), None)
    if gate is None:
        known = ", ".join(gate.name for gate in action.gates)
        return [Problem("gate.unknown", str(command.gate), {"known": known})]
    problems = _with_voter(workflow, case, gate, pending, command)
    if problems and problems[0].code in ("gate.not_yours", "gate.not_on_roll"):
        return problems
    waiting = {one.name: one.label for one in (so_far or progress(action, pending)).open}
    earlier = tuple(waiting[name] for name in gate.after if name in waiting)
    params = {"gate": gate.label}
    if earlier:
        problems.append(Problem("gate.not_yet", params={**params, "earlier": earlier}))
    if gate.name not in waiting:
        problems.append(Problem("gate.closed", params=params))
    voter = voter_of(gate, pending, command.by) if gate.majority else None
    return [*problems, *_with_answer(gate.label, gate.name, pending, command, voter)]


def _with_voter(
    workflow: Workflow, case: Case, gate: Gate, pending: Pending, command: Command
) -> list[Problem]:
    params = {"gate": gate.label}
    if gate.majority is not None:
        if voter_of(gate, pending, command.by) not in pending.electorates.get(gate.name, {}):
            return [Problem("gate.not_on_roll", params=params)]
    elif right_of(workflow, command.by, gate.by) is None:
        roles = labels_of(workflow, gate.by)
        return [Problem("gate.not_yours", params={**params, "roles": roles})]
    problems = apart(gate, command.by, case.state.done_by, workflow)
    problems += related(gate, command.by, workflow)
    if gate.majority is None and command.by.persons & pending.command.by.persons:
        problems.append(Problem("gate.own_request", params=params))
    return problems


def _with_signature(pending: Pending, command: Command) -> list[Problem]:
    if command.by.person not in open_signers(pending):
        return [Problem("gate.not_asked_of_you", params={"gate": SIGNER_LABEL})]
    return _with_answer(SIGNER_LABEL, SIGNER, pending, command)


def _with_answer(
    label: Text, gate: str, pending: Pending, command: Command, voter: str | None = None
) -> list[Problem]:
    params = {"gate": label}
    problems = []
    if _answered(gate, pending.votes, command, voter):
        problems.append(Problem("gate.voted", params=params))
    if command.shown != shown_at(gate, pending):
        problems.append(Problem("gate.shown", params=params))
    if command.held or command.links:
        problems.append(Problem("gate.hands_in", params=params))
    return problems


def _answered(gate: str, votes: tuple[Vote, ...], command: Command, voter: str | None) -> bool:
    """One hand answers once for the offices; in an electorate each voter does, by any hand."""
    if voter is not None:
        return any(vote.gate == gate and vote.voter == voter for vote in votes)
    return any(
        command.by.persons.intersection(vote.persons) for vote in votes if not _is_ballot(vote)
    )


def _is_ballot(vote: Vote) -> bool:
    return bool(vote.voter) and vote.gate != SIGNER
