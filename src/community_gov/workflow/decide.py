"""The one decision: a workflow, a case, a command and facts in; a decision or a refusal out.

It reads no clock, no database and no plugin, so a history can be decided again.
"""

from collections.abc import Callable, Mapping

from attrs import evolve

from community_gov.domain.cases import Case, Running
from community_gov.domain.commands import Command, Kind
from community_gov.domain.errors import Problem, nearest
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts
from community_gov.domain.people import AUTOMATIC, CLOCK, FORWARDED
from community_gov.workflow.access import may_act
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.contents import linked
from community_gov.workflow.definition import Action
from community_gov.workflow.doing import carry_out
from community_gov.workflow.gates import progress
from community_gov.workflow.refusal import Refusal
from community_gov.workflow.tasks import assign, change_signers, somebody_elses
from community_gov.workflow.voting import closed, request, request_for, vote
from community_gov.workflow.weighing import weigh

Answered = Decision | Refusal


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
    kind = command.kind
    if kind is Kind.FIRE:
        return _fire(chart, case, command, facts)
    if kind is Kind.RECKON:
        return _reckon(case, facts)
    if kind is Kind.LINK:
        return Decision("linked", evolve(case.state, links=linked(case, command)), FORWARDED)
    if kind is Kind.MEASURE:
        return Decision("measured", case.state, AUTOMATIC)
    action = chart.action(command.action)
    if action is None:
        near = nearest(command.action, [one.name for one in chart.workflow.actions])
        return Refusal.because("action.unknown", command.action, near=near)
    if kind is Kind.ACT or kind is Kind.OPEN:
        return _act(chart, case, action, command, facts)
    return _DOING[kind](chart, case, action, command, facts)


def _act(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    right = chart.plan(action).right(command.by) or may_act(chart.workflow, action, command.by)
    if isinstance(right, Problem):
        return Refusal((right,))
    there = weigh(chart, case, action, command, facts)
    if case.state.assigned:
        taken = tuple(somebody_elses(case, action, command, facts))
        if taken:
            return Refusal((*taken, *there.problems) if isinstance(there, Refusal) else taken)
    if isinstance(there, Refusal):
        return there
    if not action.gates:
        return carry_out(chart, case, action, command, facts, there, right)
    asked = request_for(chart, case, action, command, facts)
    so_far = progress(action, asked)
    if so_far.open:
        return request(chart, case, action, asked, facts, right, so_far)
    return carry_out(chart, case, action, command, facts, there, right, asked.votes)


def _vote(chart: Chart, case: Case, action: Action, command: Command, facts: Facts) -> Answered:
    taken = tuple(somebody_elses(case, action, command, facts))
    return Refusal(taken) if taken else vote(chart, case, action, command, facts)


_DOING: Mapping[Kind, Callable[[Chart, Case, Action, Command, Facts], Answered]] = {
    Kind.SETTLE: _act,
    Kind.VOTE: _vote,
    Kind.ASSIGN: assign,
    Kind.ADD_SIGNER: change_signers,
    Kind.DROP_SIGNER: change_signers,
}


def _fire(chart: Chart, case: Case, command: Command, facts: Facts) -> Answered:
    """Fire a clock once, also when what it fires is refused; what is unclear stays due.

    One that recurs begins anew: what came round while nobody let it fire is made up for once.
    """
    name = command.clock or ""
    clock = next((one for one in chart.workflow.clocks if one.name == name), None)
    running = case.state.clocks.get(name)
    if running is None or running.fired or running.paused or running.due.at > command.at:
        return Refusal.because("clock.not_due", name)
    if clock is None or (clock.fires or "") != command.action:
        return Refusal.because("clock.not_due", name)
    again = Running(command.at, facts.dues[name]) if clock.recurs else None
    fired = {**case.state.clocks, name: again or evolve(running, fired=command.at)}
    marked = evolve(case, state=evolve(case.state, clocks=fired))
    action = chart.action(command.action)
    if action is None:
        return Decision("fired", marked.state, CLOCK)
    votes = action.name in case.state.pending and any(gate.majority for gate in action.gates)
    answered = (closed if votes else _act)(chart, marked, action, command, facts)
    if isinstance(answered, Refusal):
        return answered if answered.unclear else Decision("fired", marked.state, CLOCK)
    return answered if answered.happened == "fired" else evolve(answered, happened="fired")


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
