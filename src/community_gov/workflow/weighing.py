"""Weigh an action against everything but the roles: where the case is, what is handed in, facts."""

from collections.abc import Iterator, Mapping

from community_gov.domain.cases import Case, CaseState
from community_gov.domain.commands import Command
from community_gov.domain.errors import Problem
from community_gov.domain.facts import Fact, Facts
from community_gov.workflow.access import apart, related
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart, NotPossible, Unanswered
from community_gov.workflow.closed import why_closed
from community_gov.workflow.conditions import holds
from community_gov.workflow.contents import VALID, expired, problems_with
from community_gov.workflow.definition import Action, Workflow
from community_gov.workflow.inquiring import ASKS
from community_gov.workflow.plan import Plan
from community_gov.workflow.refusal import Refusal


def position(state: CaseState) -> Position:
    """Return where a case stands, as the chart says it."""
    if not state.history:
        return Position(state.configuration)
    return Position.of(state.configuration, state.history)


_YES, _NO = Fact(True), Fact(False)


def standing(conditions: tuple[str, ...], state: CaseState) -> dict[str, Fact]:
    """Return what the case answers by itself, such as ``in:freed`` or ``done:submit``."""
    return {name: _YES if holds(name, state) else _NO for name in conditions}


def known_to(plan: Plan, case: Case, command: Command, facts: Facts) -> Mapping[str, Fact]:
    """Return all answers that an action rests on: recorded ones, and the case's own."""
    answers = facts.answers
    if not (plan.standing or plan.guards):
        return answers
    return {
        **answers,
        **standing(plan.standing, case.state),
        **{one.condition: one.answer(case, command, answers) for one in plan.guards},
    }


def weigh(
    chart: Chart, case: Case, action: Action, command: Command, facts: Facts
) -> Position | Refusal:
    """Return where an action leads, or all that stands against it."""
    workflow, plan = chart.workflow, chart.plan(action)
    known = known_to(plan, case, command, facts)
    there = chart.step(position(case.state), action.name, known)
    if isinstance(there, NotPossible):
        return _not_here(workflow, case, action, known)
    unclear = [there.check] if isinstance(there, Unanswered) else []
    if (
        isinstance(there, Position)
        and plan.satisfied(case.held, command)
        and plan.allowed(known)
        and plan.apart(command.by, case.state.done_by)
    ):
        return there
    problems = (
        *apart(action, command.by, case.state.done_by, workflow),
        *related(action, command.by, workflow),
        *problems_with(workflow, case, action, command, facts.days_off),
        *_expired(workflow, case, action, command, facts),
        *_checked(action, command, known, unclear),
    )
    return Refusal(problems) if problems or isinstance(there, Unanswered) else there


def _expired(
    workflow: Workflow, case: Case, action: Action, command: Command, facts: Facts
) -> Iterator[Problem]:
    """Yield the documents that were valid once and are no longer, or of which it is not known."""
    labels = {field.name: field.label for field in workflow.fields}
    for name in expired(workflow, action, {**case.held, **command.held}):
        fact = facts.answers.get(VALID + name)
        if fact is None or not fact.holds:
            yield Problem("document.expired", name, {"field": labels[name]})


def _checked(
    action: Action, command: Command, known: Mapping[str, Fact], unclear: list[str]
) -> Iterator[Problem]:
    links = [link.fact for link in action.links if command.links.get(link.kind)]
    denying = {*action.checks, *links}
    asks = [ASKS] if action.asks else []
    recorded = (*action.records.values(), *asks)
    for check in dict.fromkeys((*action.checks, *links, *recorded, *unclear)):
        fact = known.get(check)
        if fact is None or not fact.known:
            yield _unknown(check, action, fact)
        elif check in denying and not fact.holds:
            yield Problem("check.denied", params={"because": fact.because or action.label})


def _unknown(check: str, action: Action, fact: Fact | None) -> Problem:
    params = {"action": action.label, "check": check}
    if fact is None or fact.because is None:
        return Problem("check.unanswered", params=params)
    return Problem("check.unknown", params={**params, "because": fact.because})


def _not_here(workflow: Workflow, case: Case, action: Action, known: Mapping[str, Fact]) -> Refusal:
    """Say which condition closed the way; or, where there is no way at all, where there is one."""
    ways = [arc for arc in action.arcs if arc.source in case.state.configuration]
    conditions = dict.fromkeys(name for arc in ways for name in arc.when)
    denied = [known[name] for name in conditions if name in known]
    closed = [fact.because for fact in denied if fact.holds is False and fact.because is not None]
    if closed:
        return Refusal(tuple(Problem("check.denied", params={"because": one}) for one in closed))
    if ways:
        return Refusal(why_closed(workflow, case.state, action, ways))
    states = {state.name: state.label for state in workflow.every_state()}
    here = tuple(states.get(name, name) for name in case.state.configuration)
    there = tuple(
        states.get(name, name) for name in dict.fromkeys(arc.source for arc in action.arcs)
    )
    return Refusal.because("action.not_here", action=action.label, here=here, there=there)
