"""Ask for approval, answer, and what an answer comes to."""

from attrs import evolve

from community_gov.domain.cases import Case, Pending, Vote
from community_gov.domain.commands import Answer, Command
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts
from community_gov.workflow.access import right_of
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.contents import basis, shown
from community_gov.workflow.counting import Outcome
from community_gov.workflow.definition import Action, Gate
from community_gov.workflow.doing import NO_ACTION, carry_out, remembered, timed
from community_gov.workflow.gates import (
    SIGNER,
    answerable,
    open_gates,
    open_signers,
    outcome_at,
    problems_with_vote,
    voter_of,
)
from community_gov.workflow.refusal import Refusal
from community_gov.workflow.weighing import weigh

Answered = Decision | Refusal


def request_for(case: Case, action: Action, command: Command, facts: Facts) -> Pending:
    """Return what is asked for, with the approvals that still hold from earlier requests."""
    rests_on = basis(case, action, command)
    asked = Pending(
        command,
        rests_on,
        shown(rests_on, action, facts),
        shown={
            gate.name: shown(basis(case, action, command, gate.looks_at), action, facts, gate)
            for gate in action.gates
            if gate.looks_at
        },
        electorates=facts.electorates,
    )
    return evolve(asked, votes=_surviving(case, action, asked)) if case.state.approved else asked


def _surviving(case: Case, action: Action, asked: Pending) -> tuple[Vote, ...]:
    kept: list[Vote] = []
    for gate in action.gates:
        approval = case.state.approved.get(f"{action.name}/{gate.name}")
        if approval is None or approval.digest != asked.shown.get(gate.name, asked.digest):
            continue
        voters = asked.electorates.get(gate.name, {})
        kept += [
            vote
            for vote in approval.votes
            if (vote.voter in voters if gate.majority else True)
            and (gate.majority or asked.command.by.persons.isdisjoint(vote.persons))
        ]
    return tuple(kept)


def request(
    chart: Chart, case: Case, action: Action, asked: Pending, facts: Facts, right: str
) -> Answered:
    """Keep what was asked for; asking anew is possible once something has changed."""
    earlier = case.state.pending.get(action.name)
    if earlier is not None and earlier.digest == asked.digest:
        return Refusal.because("gate.already_asked", action=action.label)
    nobody = [gate for gate in action.gates if gate.majority and not _voters(asked, gate)]
    if nobody:
        return Refusal.because("gate.nobody_votes", gate=nobody[0].label)
    pending = {**case.state.pending, action.name: asked}
    state = evolve(case.state, pending=pending)
    state = timed(chart, case.state.clocks, state, NO_ACTION, asked.command, facts)
    return Decision("requested", state, right)


def _voters(asked: Pending, gate: Gate) -> bool:
    return bool(asked.electorates.get(gate.name))


def vote(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    """Take one answer; the last that is needed carries the action out."""
    pending = case.state.pending.get(action.name)
    if pending is None:
        return Refusal.because("gate.nothing_asked", action=action.label)
    problems = problems_with_vote(chart.workflow, case, action, pending, command)
    if problems:
        return Refusal(tuple(problems))
    gate = next((gate for gate in action.gates if gate.name == command.gate), None)
    right = (right_of(chart.workflow, command.by, gate.by) or gate.by[0]) if gate else SIGNER
    answer = command.answer or Answer.ABSTAIN
    voted = evolve(pending, votes=(*pending.votes, _vote(gate, pending, command, answer)))
    if gate is None or gate.ends_on_refusal:
        failed = answer is Answer.REFUSE
    else:
        failed = outcome_at(gate, voted) is Outcome.FAILED
    if failed:
        return _refused(chart, case, action, gate, voted, command, facts, right)
    if open_gates(action, voted) or open_signers(voted):
        return _waits_on(chart, case, action, voted, command, facts, right)
    return _passed(chart, case, action, voted, command, facts, right)


def _vote(gate: Gate | None, pending: Pending, command: Command, answer: Answer) -> Vote:
    persons = tuple(sorted(command.by.persons))
    if gate is None:
        return Vote(SIGNER, persons, answer, command.at, command.by.person)
    voter = voter_of(gate, pending, command.by) if gate.majority else ""
    return Vote(gate.name, persons, answer, command.at, voter)


def _waits_on(
    chart: Chart,
    case: Case,
    action: Action,
    voted: Pending,
    command: Command,
    facts: Facts,
    right: str,
) -> Decision:
    open_now = {f"{action.name}/{gate.name}" for gate in answerable(action, voted)}
    assigned = {
        step: person
        for step, person in case.state.assigned.items()
        if not step.startswith(f"{action.name}/") or step in open_now
    }
    waiting = {**case.state.pending, action.name: voted}
    state = evolve(case.state, pending=waiting, assigned=assigned)
    state = timed(chart, case.state.clocks, state, NO_ACTION, command, facts)
    return Decision("voted", state, right)


def closed(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    """End a vote because its time is up: it has been agreed to, or it has failed."""
    pending = case.state.pending[action.name]
    right = command.by.person
    failing = [
        gate
        for gate in action.gates
        if outcome_at(gate, pending, closed=True) is not Outcome.AGREED
    ]
    if failing or open_signers(pending):
        gate = failing[0] if failing else None
        return _refused(chart, case, action, gate, pending, command, facts, right)
    return _passed(chart, case, action, pending, command, facts, right)


def _passed(
    chart: Chart,
    case: Case,
    action: Action,
    pending: Pending,
    command: Command,
    facts: Facts,
    right: str,
) -> Answered:
    """Carry out what was asked for, if it still comes to what everybody was shown."""
    asked = evolve(pending.command, at=command.at)
    there = weigh(chart, case, action, asked, facts)
    if isinstance(there, Refusal):
        return there
    if shown(pending.basis, action, facts) != pending.digest:
        return Refusal.because("gate.comes_to_more", action=action.label)
    return carry_out(chart, case, action, asked, facts, there, right, pending.votes)


def _refused(
    chart: Chart,
    case: Case,
    action: Action,
    gate: Gate | None,
    pending: Pending,
    command: Command,
    facts: Facts,
    right: str,
) -> Answered:
    """End the request, or do what a refusal does, by its own rules but in the voter's right."""
    rest = {name: one for name, one in case.state.pending.items() if name != action.name}
    fallen = remembered(case.state.approved, {action.name: pending})
    ended = evolve(case, state=evolve(case.state, pending=rest, approved=fallen))
    fallback = chart.action(gate.refusal) if gate and gate.refusal else None
    if fallback is None:
        state = timed(chart, case.state.clocks, ended.state, NO_ACTION, command, facts)
        return Decision("refused", state, right)
    there = weigh(chart, ended, fallback, command, facts)
    if isinstance(there, Refusal):
        return there
    decision = carry_out(chart, ended, fallback, command, facts, there, right)
    return evolve(decision, happened="refused")
