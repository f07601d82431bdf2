"""Do an action: what the case is afterwards, and what follows for others."""

from collections.abc import Mapping

from attrs import evolve

from community_gov.domain.cases import Approval, Case, CaseState, Pending, Running, Vote
from community_gov.domain.commands import Answer, Command, Kind
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.clocks import follow
from community_gov.workflow.consequences import resolved
from community_gov.workflow.contents import basis, linked, recorded
from community_gov.workflow.counting import Outcome
from community_gov.workflow.definition import Action, Correction, Gate
from community_gov.workflow.gates import answerable, outcome_at, shown_at, without_hands

NO_ACTION = Action("", label=None, arcs=(), by=())  # type: ignore[arg-type]
"""What is done when nothing is: clocks follow the case all the same."""


def carry_out(
    chart: Chart,
    case: Case,
    action: Action,
    command: Command,
    facts: Facts,
    there: Position,
    right: str,
    votes: tuple[Vote, ...] = (),
) -> Decision:
    """Return what follows when an action that stands is done.

    Args:
        there: where it leads.
        right: the role by which it is done.
        votes: of those who approved it.
    """
    held = {**command.held, **recorded(case, action, facts)}
    after = {**case.held, **held}
    moved = CaseState(
        configuration=there.configuration,
        history=dict(there.history),
        wrong=_wrong(case, action, command),
        done_by=_done_by(case, action, command, votes),
        links=linked(case, command),
        flags=_flags(case, action),
        approved=_without(case.state.approved, action.name),
    )
    pending: dict[str, Pending] = {}
    if case.state.pending:
        pending = _still_pending(chart, evolve(case, held=after, state=moved), action, case.state)
        fallen = {name: one for name, one in case.state.pending.items() if name not in pending}
        fallen.pop(action.name, None)
        approved = remembered(chart, moved.approved, fallen)
        moved = evolve(moved, pending=pending, approved=approved)
    if case.state.assigned:
        assigned = _still_assigned(chart, case.state, action, moved)
        moved = evolve(moved, assigned=assigned)
    return Decision(
        happened="opened" if command.kind is Kind.OPEN else "acted",
        state=timed(chart, case.state.clocks, moved, action, command, facts),
        right=right,
        held=held,
        effects=resolved(action, case, after, command, facts),
        voided=tuple(
            name for name in case.state.pending if name not in pending and name != action.name
        ),
        done=(action.name,),
    )


def timed(
    chart: Chart,
    before: Mapping[str, Running],
    state: CaseState,
    action: Action,
    command: Command,
    facts: Facts,
) -> CaseState:
    """Return a state with the clocks that run in it."""
    if not chart.workflow.clocks:
        return state
    running = follow(chart.workflow.clocks, before, state, action, facts.dues, command.at)
    return evolve(state, clocks=running)


def remembered(
    chart: Chart, approved: Mapping[str, Approval], fallen: Mapping[str, Pending]
) -> Mapping[str, Approval]:
    """Keep what was agreed to on requests that fell, for requests that show the same.

    Who agreed while others were asked besides counted on these, so that is asked again.
    """
    if not fallen:
        return approved
    kept = dict(approved)
    for name, pending in fallen.items():
        action = chart.action(name)
        for gate in action.gates if action and not pending.signers else ():
            votes = _agreed(gate, pending)
            if votes:
                kept[f"{name}/{gate.name}"] = Approval(shown_at(gate.name, pending), votes)
    return kept


def _agreed(gate: Gate, pending: Pending) -> tuple[Vote, ...]:
    """Return what is left of a fallen request at a gate.

    An electorate's answers stand together and only once they had carried it; else who had
    agreed would be counted anew and who had refused would not.
    """
    votes = tuple(vote for vote in pending.votes if vote.gate == gate.name)
    if gate.majority is not None:
        return votes if outcome_at(gate, pending) is Outcome.AGREED else ()
    return tuple(vote for vote in votes if vote.answer is Answer.AGREE)


def _without(approved: Mapping[str, Approval], action: str) -> Mapping[str, Approval]:
    if not approved:
        return approved
    return {key: one for key, one in approved.items() if not key.startswith(f"{action}/")}


def _wrong(case: Case, action: Action, command: Command) -> dict[str, str]:
    if action.correction is Correction.NAMES:
        return {**case.state.wrong, **command.items}
    return {name: why for name, why in case.state.wrong.items() if name not in command.held}


def _flags(case: Case, action: Action) -> tuple[str, ...]:
    if not (action.raises or action.lowers):
        return case.state.flags
    return tuple(sorted({*case.state.flags, *action.raises} - {*action.lowers}))


def _done_by(
    case: Case, action: Action, command: Command, votes: tuple[Vote, ...]
) -> dict[str, tuple[str, ...]]:
    """Remember who did an action and who agreed to it: both had their hands in it."""
    before = case.state.done_by.get(action.name, ())
    agreed = {one for vote in votes if vote.answer is Answer.AGREE for one in vote.persons}
    doers = tuple(sorted({*before, *command.by.persons, *agreed}))
    return {**case.state.done_by, action.name: doers}


def _still_assigned(
    chart: Chart, before: CaseState, done: Action, after: CaseState
) -> Mapping[str, str]:
    """Keep the steps that were given to somebody and can still be done."""
    kept = {}
    for step, person in before.assigned.items():
        name, _, gate = step.partition("/")
        action = chart.action(name)
        if action is None or name == done.name:
            continue
        pending = after.pending.get(name)
        if gate:
            stands = pending is not None and any(
                one.name == gate for one in answerable(action, pending)
            )
        else:
            stands = any(arc.source in after.configuration for arc in action.arcs)
        if stands:
            kept[step] = person
    return kept


def _still_pending(
    chart: Chart, after: Case, done: Action, before: CaseState
) -> dict[str, Pending]:
    """Keep the requests whose basis is what it was and which the case still allows."""
    kept = {}
    for name, pending in before.pending.items():
        action = chart.action(name)
        if action is None or name == done.name:
            continue
        possible = any(arc.source in after.state.configuration for arc in action.arcs)
        if possible and basis(after, action, pending.command) == pending.basis:
            votes = without_hands(action, pending.votes, after.state.done_by)
            kept[name] = pending if votes == pending.votes else evolve(pending, votes=votes)
    return kept
