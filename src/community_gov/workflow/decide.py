"""The one decision: a workflow, a case, a command and facts in; a decision or a refusal out.

It reads no clock, no database and no plugin, so a history can be decided again.
"""

from attrs import evolve

from community_gov.domain.cases import Case, CaseState, Pending, Running, Vote
from community_gov.domain.commands import Answer, Command, Kind
from community_gov.domain.errors import Problem, nearest
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts
from community_gov.domain.people import CLOCK
from community_gov.workflow.access import may_act, right_of
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.clocks import follow
from community_gov.workflow.consequences import resolved
from community_gov.workflow.contents import basis, linked, recorded, shown
from community_gov.workflow.definition import Action, Correction
from community_gov.workflow.gates import open_gates, problems_with_vote
from community_gov.workflow.refusal import Refusal
from community_gov.workflow.weighing import weigh

Answered = Decision | Refusal

UNCLEAR = {"check.unknown", "check.unanswered"}
"""What may become clear: a plugin that is down, a value that is still missing."""


def decide(chart: Chart, case: Case, command: Command, facts: Facts) -> Answered:
    """Decide one command on one case.

    Args:
        chart: the case's workflow, as pinned, with what it remembers of its engine.
        case: where the case is.
        command: what somebody, or a clock, wants.
        facts: all that `needed` asks for.

    Returns:
        What follows; or why not, all reasons at once.
    """
    if command.kind is Kind.FIRE:
        return _fire(chart, case, command, facts)
    if command.kind is Kind.RECKON:
        return _reckon(case, facts)
    action = chart.action(command.action)
    if action is None:
        near = nearest(command.action, [one.name for one in chart.workflow.actions])
        return Refusal.because("action.unknown", command.action, near=near)
    if command.kind is Kind.VOTE:
        return _vote(chart, case, action, command, facts)
    return _act(chart, case, action, command, facts, votes=())


def _act(
    chart: Chart,
    case: Case,
    action: Action,
    command: Command,
    facts: Facts,
    votes: tuple[Vote, ...],
) -> Answered:
    right = may_act(chart.workflow, action, command.by)
    if isinstance(right, Problem):
        return Refusal((right,))
    there = weigh(chart, case, action, command, facts)
    if isinstance(there, Refusal):
        return there
    if open_gates(action, votes):
        return _request(case, action, command, facts, right)
    return _carry_out(chart, case, action, command, facts, there, right, votes)


def _request(case: Case, action: Action, command: Command, facts: Facts, right: str) -> Answered:
    """Keep what was asked for; asking anew is possible once something has changed."""
    rests_on = basis(case, action, command)
    asked = Pending(command, rests_on, shown(rests_on, action, facts))
    earlier = case.state.pending.get(action.name)
    if earlier is not None and earlier.digest == asked.digest:
        return Refusal.because("gate.already_asked", action=action.label)
    pending = {**case.state.pending, action.name: asked}
    return Decision("requested", evolve(case.state, pending=pending), right)


def _vote(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    pending = case.state.pending.get(action.name)
    if pending is None:
        return Refusal.because("gate.nothing_asked", action=action.label)
    problems = problems_with_vote(chart.workflow, case, action, pending, command)
    if problems:
        return Refusal(tuple(problems))
    gate = next(gate for gate in action.gates if gate.name == command.gate)
    right = right_of(chart.workflow, command.by, gate.by) or ""
    answer = command.answer or Answer.ABSTAIN
    if answer is Answer.REFUSE:
        return _refused_at_gate(chart, case, action, gate.refusal, command, facts, right)
    persons = tuple(sorted(command.by.persons))
    votes = (*pending.votes, Vote(gate.name, persons, answer, command.at))
    if open_gates(action, votes):
        waiting = {**case.state.pending, action.name: evolve(pending, votes=votes)}
        return Decision("voted", evolve(case.state, pending=waiting), right)
    return _passed(chart, case, action, pending, votes, command, facts, right)


def _passed(
    chart: Chart,
    case: Case,
    action: Action,
    pending: Pending,
    votes: tuple[Vote, ...],
    command: Command,
    facts: Facts,
    right: str,
) -> Answered:
    """Carry out what was asked for, if it still comes to what everybody was shown."""
    asked = evolve(pending.command, at=command.at)
    answered = _act(chart, case, action, asked, facts, votes)
    if isinstance(answered, Refusal):
        return answered
    if shown(pending.basis, action, facts) != pending.digest:
        return Refusal.because("gate.comes_to_more", action=action.label)
    return evolve(answered, right=right)


def _refused_at_gate(
    chart: Chart,
    case: Case,
    action: Action,
    instead: str | None,
    command: Command,
    facts: Facts,
    right: str,
) -> Answered:
    """End the request, or do what a refusal does, by its own rules but in the voter's right."""
    rest = {name: one for name, one in case.state.pending.items() if name != action.name}
    closed = evolve(case, state=evolve(case.state, pending=rest))
    fallback = chart.workflow.action(instead) if instead else None
    if fallback is None:
        return Decision("refused", closed.state, right)
    there = weigh(chart, closed, fallback, command, facts)
    if isinstance(there, Refusal):
        return there
    decision = _carry_out(chart, closed, fallback, command, facts, there, right)
    return evolve(decision, happened="refused")


def _fire(chart: Chart, case: Case, command: Command, facts: Facts) -> Answered:
    """Fire a clock once, also when what it fires is refused; what is unclear stays due."""
    name = command.clock or ""
    clock = next((one for one in chart.workflow.clocks if one.name == name), None)
    running = case.state.clocks.get(name)
    if running is None or running.fired or running.paused or running.due.at > command.at:
        return Refusal.because("clock.not_due", name)
    if clock is None or (clock.fires or "") != command.action:
        return Refusal.because("clock.not_due", name)
    fired: dict[str, Running] = {**case.state.clocks, name: evolve(running, fired=command.at)}
    marked = evolve(case, state=evolve(case.state, clocks=fired))
    action = chart.action(command.action)
    if action is None:
        return Decision("fired", marked.state, CLOCK)
    answered = _act(chart, marked, action, command, facts, votes=())
    if isinstance(answered, Refusal):
        unclear = any(one.code in UNCLEAR for one in answered.problems)
        return answered if unclear else Decision("fired", marked.state, CLOCK)
    return evolve(answered, happened="fired")


def _reckon(case: Case, facts: Facts) -> Answered:
    """Take over the due days of clocks that were provisional, now that the year is announced."""
    moved = {
        name: evolve(running, due=facts.dues[name])
        for name, running in case.state.clocks.items()
        if name in facts.dues and facts.dues[name] != running.due
    }
    if not moved:
        return Refusal.because("clock.as_reckoned")
    clocks = {**case.state.clocks, **moved}
    return Decision("reckoned", evolve(case.state, clocks=clocks), CLOCK)


def _carry_out(
    chart: Chart,
    case: Case,
    action: Action,
    command: Command,
    facts: Facts,
    there: Position,
    right: str,
    votes: tuple[Vote, ...] = (),
) -> Decision:
    held = {**command.held, **recorded(case, action, facts)}
    after = {**case.held, **held}
    clocks = chart.workflow.clocks
    moved = CaseState(
        configuration=there.configuration,
        history=dict(there.history),
        wrong=_wrong(case, action, command),
        done_by=_done_by(case, action, command, votes),
        links=linked(case, command),
        flags=_flags(case, action),
    )
    pending: dict[str, Pending] = {}
    if case.state.pending:
        pending = _still_pending(chart, evolve(case, held=after, state=moved), action, case.state)
        moved = evolve(moved, pending=pending)
    if clocks:
        before = case.state.clocks
        running = follow(clocks, before, moved, action, facts.dues, command.at)
        moved = evolve(moved, clocks=running)
    return Decision(
        happened="opened" if command.kind is Kind.OPEN else "acted",
        state=moved,
        right=right,
        held=held,
        effects=resolved(action, case, after, command, facts),
        voided=tuple(
            name for name in case.state.pending if name not in pending and name != action.name
        ),
        done=(action.name,),
    )


def _flags(case: Case, action: Action) -> tuple[str, ...]:
    if not (action.raises or action.lowers):
        return case.state.flags
    return tuple(sorted({*case.state.flags, *action.raises} - {*action.lowers}))


def _wrong(case: Case, action: Action, command: Command) -> dict[str, str]:
    if action.correction is Correction.NAMES:
        return {**case.state.wrong, **command.items}
    return {name: why for name, why in case.state.wrong.items() if name not in command.held}


def _done_by(
    case: Case, action: Action, command: Command, votes: tuple[Vote, ...]
) -> dict[str, tuple[str, ...]]:
    """Remember who did an action and who agreed to it: both had their hands in it."""
    before = case.state.done_by.get(action.name, ())
    agreed = {one for vote in votes if vote.answer is Answer.AGREE for one in vote.persons}
    doers = tuple(sorted({*before, *command.by.persons, *agreed}))
    return {**case.state.done_by, action.name: doers}


def _still_pending(
    chart: Chart, after: Case, done: Action, before: CaseState
) -> dict[str, Pending]:
    """Keep the requests whose basis is what it was and which the case still allows."""
    kept = {}
    for name, pending in before.pending.items():
        action = chart.workflow.action(name)
        if action is None or name == done.name:
            continue
        possible = any(arc.source in after.state.configuration for arc in action.arcs)
        if possible and basis(after, action, pending.command) == pending.basis:
            kept[name] = pending
    return kept
