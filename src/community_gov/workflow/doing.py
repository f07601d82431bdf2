"""Do an action: what the case is afterwards, and what follows for others."""

from collections.abc import Mapping

from attrs import evolve

from community_gov.domain.cases import Approval, Case, CaseState, Pending, Running, Vote
from community_gov.domain.commands import Answer, Command, Held, Kind
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.clocks import follow
from community_gov.workflow.consequences import resolved, with_opened
from community_gov.workflow.contents import basis, linked, recorded
from community_gov.workflow.counting import Outcome
from community_gov.workflow.definition import Action, Correction, Gate
from community_gov.workflow.gates import answerable, outcome_at, shown_at, without_hands
from community_gov.workflow.marks import flags_after, raised

NO_ACTION = Action("", label=None, arcs=(), by=())  # type: ignore[arg-type]
"""What is done when nothing is: clocks follow the case all the same."""


_HAPPENED = {Kind.OPEN: "opened", Kind.FIRE: "fired"}


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
    state = case.state
    filled = recorded(case, action, facts) if action.records or action.asks else {}
    held = {**command.held, **filled} if filled else command.held
    after = {**case.held, **held} if held else case.held
    plain = chart.plan(action).plain_effects
    effects = action.effects if plain else resolved(action, case, after, command, facts)
    simple = not (state.pending or state.assigned or chart.conditional)
    moved = CaseState(
        configuration=there.configuration,
        history=dict(there.history) if there.history else {},
        clocks=_clocks(chart, state, there, action, command, facts) if simple else {},
        wrong=_wrong(case, action, command),
        done_by=_done_by(case, action, command, votes, raised(chart.workflow, action, after)),
        links=state.links
        if plain and not command.links
        else with_opened(linked(case, command), effects),
        flags=flags_after(chart.workflow, case, action, held, after)
        if action.raises or action.lowers
        else state.flags,
        approved=_without(state.approved, action.name) if state.approved else state.approved,
        finding=command.finding or state.finding,
    )
    voided: tuple[str, ...] = ()
    if not simple:
        if state.pending:
            moved, voided = _after_requests(chart, case, after, moved, action)
        if state.assigned:
            moved = evolve(moved, assigned=_still_assigned(chart, state, action, moved))
        moved = timed(chart, state.clocks, moved, action, command, facts)
    return Decision(
        happened=_HAPPENED.get(command.kind, "acted"),
        state=moved,
        right=right,
        held=held,
        effects=effects,
        voided=voided,
        done=(action.name,),
    )


def _clocks(
    chart: Chart,
    before: CaseState,
    there: Position,
    action: Action,
    command: Command,
    facts: Facts,
) -> Mapping[str, Running]:
    """Return the clocks that run, where nothing but the states decides about them."""
    if not chart.timers:
        return before.clocks
    here = there.configuration
    return follow(chart.timers, before.clocks, here, before, action, facts.dues, command.at)


def _after_requests(
    chart: Chart, case: Case, held: Mapping[str, Held], moved: CaseState, action: Action
) -> tuple[CaseState, tuple[str, ...]]:
    """Keep the requests that still stand, and what was agreed to on those that fell."""
    before = case.state.pending
    pending = _still_pending(chart, evolve(case, held=held, state=moved), action, case.state)
    fallen = {
        name: one for name, one in before.items() if name not in pending and name != action.name
    }
    approved = remembered(chart, moved.approved, fallen)
    return evolve(moved, pending=pending, approved=approved), tuple(fallen)


def timed(
    chart: Chart,
    before: Mapping[str, Running],
    state: CaseState,
    action: Action,
    command: Command,
    facts: Facts,
) -> CaseState:
    """Return a state with the clocks that run in it."""
    if not chart.timers:
        return state
    here = state.configuration
    running = follow(chart.timers, before, here, state, action, facts.dues, command.at)
    return state if running == state.clocks else evolve(state, clocks=running)


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
    return {key: one for key, one in approved.items() if not key.startswith(f"{action}/")}


def _wrong(case: Case, action: Action, command: Command) -> Mapping[str, str]:
    if not case.state.wrong and action.correction is not Correction.NAMES:
        return case.state.wrong
    if action.correction is Correction.NAMES:
        return {**case.state.wrong, **command.items}
    return {name: why for name, why in case.state.wrong.items() if name not in command.held}


def _done_by(
    case: Case,
    action: Action,
    command: Command,
    votes: tuple[Vote, ...],
    marks: tuple[str, ...] = (),
) -> dict[str, tuple[str, ...]]:
    """Remember who did an action and who agreed to it: both had their hands in it."""
    known = {**case.state.done_by, **dict.fromkeys(marks, tuple(sorted(command.by.persons)))}
    if not votes and action.name not in known and command.by.alone:
        return {**known, action.name: (command.by.person,)}
    doers = {*known.get(action.name, ()), *command.by.persons}
    for vote in votes:
        if vote.answer is Answer.AGREE:
            doers.update(vote.persons)
    return {**known, action.name: tuple(sorted(doers))}


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
