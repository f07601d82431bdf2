"""How a vote stands, and what it came to, in words for whoever reads it."""

from collections.abc import Iterator, Mapping

from attrs import evolve

from community_gov.domain.cases import Case, Pending
from community_gov.domain.commands import Kind
from community_gov.domain.errors import NotFound, Problem
from community_gov.domain.events import Event
from community_gov.domain.text import Text
from community_gov.services.office import Office
from community_gov.workflow.counting import Outcome
from community_gov.workflow.definition import Action, Gate
from community_gov.workflow.gates import ballots_at, outcome_at, roll_at, vote_of
from community_gov.workflow.tally import Line, Measure, tally


def tally_of(office: Office, case: Case, action: str, gate: str) -> tuple[Line, ...]:
    """Return how the answers at a gate stand; see `Neighbourhood.tally`."""
    pending = case.state.pending.get(action)
    if pending is None:
        raise NotFound(Problem("tally.nothing_asked", action))
    asked = office.pinned(case.workflow).action(action)
    gates = {one.name: one for one in asked.gates} if asked else {}
    if gate not in gates:
        known = ", ".join(gates)
        raise NotFound(Problem("gate.unknown", gate, {"known": known}))
    return lines(office, gates[gate], pending)


def lines(office: Office, gate: Gate, pending: Pending) -> tuple[Line, ...]:
    """Return how the answers at a gate stand, one line for each share."""
    return tally(
        gate.rule, roll_at(gate, pending), ballots_at(gate, pending), _measures(office, gate)
    )


def _measures(office: Office, gate: Gate) -> Mapping[str, Measure]:
    """What is counted is called as the question that says how much each voter has of it."""
    questions = office.rulebook.questions
    return {
        measure: Measure(questions[name].label)
        for measure, name in gate.weights.items()
        if name in questions
    }


_LINE = Text("“{gate}”计票——{line}", "count at “{gate}” - {line}")
_CAME_TO = {
    Outcome.AGREED: Text("“{gate}”表决通过", "the vote at “{gate}” was carried"),
    Outcome.FAILED: Text("“{gate}”表决未通过", "the vote at “{gate}” was not carried"),
}


def came_to(office: Office, action: Action, before: Pending, event: Event) -> Iterator[Text]:
    """Yield what the votes came to that an event has ended, share by share.

    Args:
        before: what waited until then.
    """
    ended = _ended(action, before, event)
    for gate in action.gates:
        if gate.majority is None or outcome_at(gate, before) is not Outcome.OPEN:
            continue
        result = _CAME_TO.get(outcome_at(gate, ended))
        if result is not None:
            yield from (
                _LINE.fill(gate=gate.label, line=one.text) for one in lines(office, gate, ended)
            )
            yield result.fill(gate=gate.label)


def _ended(action: Action, before: Pending, event: Event) -> Pending:
    command = event.command
    if command.kind is Kind.FIRE:
        return evolve(before, closed=tuple(gate.name for gate in action.gates))
    gate = next((one for one in action.gates if one.name == command.gate), None)
    return evolve(before, votes=(*before.votes, vote_of(gate, before, command)))
