"""Ask for approval, answer, and what an answer comes to."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from community_gov.domain.cases import Approval, Case, Pending
from community_gov.domain.commands import Answer, Command
from community_gov.domain.effects import Effect, Notify
from community_gov.domain.errors import Problem
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts
from community_gov.workflow.access import right_of
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.contents import basis, shown
from community_gov.workflow.counting import Outcome, Roll, problems_with_roll
from community_gov.workflow.definition import Action, Gate
from community_gov.workflow.doing import NO_ACTION, carry_out, remembered, timed
from community_gov.workflow.gates import (
    SIGNER,
    Progress,
    open_signers,
    outcome_at,
    problems_with_vote,
    progress,
    shown_at,
    vote_of,
    without_hands,
)
from community_gov.workflow.refusal import Refusal
from community_gov.workflow.weighing import weigh

Answered = Decision | Refusal


def request_for(
    chart: Chart, case: Case, action: Action, command: Command, facts: Facts
) -> Pending:
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
    approved = _approved(chart, case, action)
    return _with_surviving(case, action, asked, approved) if approved else asked


def _approved(chart: Chart, case: Case, action: Action) -> Mapping[str, Approval]:
    """Return what was agreed to before, also on a request whose place the next one takes."""
    earlier = case.state.pending.get(action.name)
    replaced = {} if earlier is None else {action.name: earlier}
    return remembered(chart, case.state.approved, replaced)


def _with_surviving(
    case: Case, action: Action, asked: Pending, approved: Mapping[str, Approval]
) -> Pending:
    """Count what was agreed to before on what this request shows: each hand once, no own one."""
    hands = set(asked.command.by.persons)
    for gate in action.gates:
        approval = approved.get(f"{action.name}/{gate.name}")
        if approval is None or approval.digest != shown_at(gate.name, asked):
            continue
        if gate.majority is not None:
            voters = asked.electorates.get(gate.name, {})
            ballots = tuple(vote for vote in approval.votes if vote.voter in voters)
            closed = (*asked.closed, gate.name)
            whole = evolve(asked, votes=(*asked.votes, *ballots), closed=closed)
            asked = whole if outcome_at(gate, whole) is Outcome.AGREED else asked
            continue
        for vote in without_hands(action, approval.votes, case.state.done_by):
            if hands.isdisjoint(vote.persons):
                hands.update(vote.persons)
                asked = evolve(asked, votes=(*asked.votes, vote))
    return asked


def request(
    chart: Chart,
    case: Case,
    action: Action,
    asked: Pending,
    facts: Facts,
    right: str,
    so_far: Progress,
) -> Answered:
    """Keep what was asked for; asking anew is possible once something has changed."""
    earlier = case.state.pending.get(action.name)
    if earlier is not None and earlier.digest == asked.digest:
        return Refusal.because("gate.already_asked", action=action.label)
    problems = [one for gate in action.gates if gate.majority for one in _with_roll(gate, asked)]
    if problems:
        return Refusal(tuple(problems))
    state = evolve(
        case.state,
        pending={**case.state.pending, action.name: asked},
        approved=_approved(chart, case, action),
        assigned=_not_at_gates(case, action),
    )
    state = timed(chart, case.state.clocks, state, NO_ACTION, asked.command, facts)
    return Decision("requested", state, right, effects=_told(so_far))


def _told(now: Progress, before: Progress | None = None) -> tuple[Effect, ...]:
    """Return what is told to those who can answer now and could not before."""
    known = {gate.name for gate in before.answerable} if before else set()
    return tuple(
        Notify(role, gate.tells)
        for gate in now.answerable
        if gate.tells and gate.name not in known
        for role in gate.by
    )


def _with_roll(gate: Gate, asked: Pending) -> Iterator[Problem]:
    """Yield why a vote could never be carried, whoever agrees."""
    voters = asked.electorates.get(gate.name)
    if not voters:
        yield Problem("gate.nobody_votes", gate.name, {"gate": gate.label})
    elif gate.majority is not None:
        for problem in problems_with_roll(gate.majority, Roll(voters)):
            yield evolve(problem, where=gate.name)


def _not_at_gates(case: Case, action: Action) -> Mapping[str, str]:
    """Return what was given to somebody, without the answers at the gates of an action."""
    given = case.state.assigned
    return {step: one for step, one in given.items() if not step.startswith(f"{action.name}/")}


def vote(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    """Take one answer; the last that is needed carries the action out."""
    pending = case.state.pending.get(action.name)
    if pending is None:
        return Refusal.because("gate.nothing_asked", action=action.label)
    before = progress(action, pending)
    problems = problems_with_vote(chart.workflow, case, action, pending, command, before)
    if problems:
        return Refusal(tuple(problems))
    gate = next((gate for gate in action.gates if gate.name == command.gate), None)
    right = (right_of(chart.workflow, command.by, gate.by) or gate.by[0]) if gate else SIGNER
    answer = command.answer or Answer.ABSTAIN
    voted = evolve(pending, votes=(*pending.votes, vote_of(gate, pending, command)))
    now = before.recounted(action, gate, voted) if gate else before
    vetoed = answer is Answer.REFUSE and (gate is None or gate.ends_on_refusal)
    if vetoed or (gate is not None and now.outcomes[gate.name] is Outcome.FAILED):
        return _refused(chart, case, action, gate, voted, command, facts, right)
    if now.open or open_signers(voted):
        return _waits_on(chart, case, action, voted, command, facts, right, before, now)
    return _passed(chart, case, action, voted, command, facts, right)


def _waits_on(
    chart: Chart,
    case: Case,
    action: Action,
    voted: Pending,
    command: Command,
    facts: Facts,
    right: str,
    before: Progress,
    now: Progress,
) -> Decision:
    names = (gate.name for gate in now.answerable)
    open_now = {f"{action.name}/{name}" for name in names if name != command.gate}
    kept = _not_at_gates(case, action)
    given = case.state.assigned.items()
    assigned = {**kept, **{step: one for step, one in given if step in open_now}}
    waiting = {**case.state.pending, action.name: voted}
    state = evolve(case.state, pending=waiting, assigned=assigned)
    state = timed(chart, case.state.clocks, state, NO_ACTION, command, facts)
    return Decision("voted", state, right, effects=_told(now, before))


def closed(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    """End the votes on a request because their time is up; what else it needs goes on."""
    pending = case.state.pending[action.name]
    voting = [gate for gate in action.gates if gate.majority]
    ended = evolve(pending, closed=tuple(sorted({*pending.closed, *(one.name for one in voting)})))
    right = command.by.person
    now = progress(action, ended)
    failing = [gate for gate in now.open if gate.majority]
    if failing:
        return _refused(chart, case, action, failing[0], ended, command, facts, right)
    if now.open or open_signers(ended):
        before = progress(action, pending)
        return _waits_on(chart, case, action, ended, command, facts, right, before, now)
    passed = _passed(chart, case, action, ended, command, facts, right)
    if isinstance(passed, Refusal) and not passed.unclear:
        return _refused(chart, case, action, None, ended, command, facts, right)
    return passed


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
    """End the request, or do what a refusal does, by its own rules but in the voter's right.

    Who refuses in an office sees to it that the action which follows can be done. A voter does
    not, nor does a clock: where it cannot be done, the request just ends.
    """
    rest = {name: one for name, one in case.state.pending.items() if name != action.name}
    fallen = remembered(chart, case.state.approved, {action.name: pending})
    state = evolve(case.state, pending=rest, approved=fallen, assigned=_not_at_gates(case, action))
    ended = evolve(case, state=state)
    fallback = chart.action(gate.refusal) if gate and gate.refusal else None
    if gate is not None and fallback is not None:
        there = weigh(chart, ended, fallback, command, facts)
        if not isinstance(there, Refusal):
            decision = carry_out(chart, ended, fallback, command, facts, there, right)
            return evolve(decision, happened="refused")
        if gate.majority is None or there.unclear:
            return there
    state = timed(chart, case.state.clocks, state, NO_ACTION, command, facts)
    return Decision("refused", state, right)
