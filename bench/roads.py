"""The way of one case, command by command, with all that each decision rested on."""

from collections.abc import Sequence

from attrs import evolve, frozen
from machine import GUARD, guarded

from community_gov.domain.cases import Case, CaseState
from community_gov.domain.commands import Command
from community_gov.domain.events import Event
from community_gov.domain.facts import Facts, allow
from community_gov.services.neighbourhood import Neighbourhood
from community_gov.workflow.chart.position import Position
from community_gov.workflow.definition import Workflow


@frozen
class Station:
    """One command on the way.

    Attributes:
        case, command, facts: what was decided, when somebody decided it.
        after: where the case stood then; the bench refuses to measure anything else.
        moves: whether the chart was stepped for good; a request and a vote do not.
    """

    case: Case
    command: Command
    facts: Facts
    after: CaseState
    moves: bool

    @property
    def position(self) -> Position:
        """Where the chart stands before."""
        return Position.of(self.case.state.configuration, self.case.state.history)

    @property
    def target(self) -> Position:
        """Where the chart stands afterwards."""
        return Position.of(self.after.configuration, self.after.history)


@frozen
class Road:
    """The way of one case after its opening, on a workflow with one guard on each arc."""

    workflow: Workflow
    stations: tuple[Station, ...]

    @property
    def moves(self) -> tuple[Station, ...]:
        """The stations at which the chart is stepped."""
        return tuple(one for one in self.stations if one.moves)


def road_of(here: Neighbourhood, case: str) -> Road:
    """Return the way that a case went, read from its history."""
    whole, events = here.case(case), here.history(case)
    workflow = here.rulebook.workflows[whole.program]
    return Road(guarded(workflow), tuple(_stations(whole, events)))


def _stations(whole: Case, events: Sequence[Event]) -> list[Station]:
    case = evolve(whole, version=0, held={}, state=CaseState())
    found = []
    for event in events:
        if case.version:
            answers = {**event.facts.answers, GUARD: allow()}
            facts = evolve(event.facts, answers=answers)
            done, after = bool(event.decision.done), event.decision.state
            if set(event.decision.done) - {event.command.action}:
                return found  # a refusal carried out another action than was asked for
            found.append(Station(case, event.command, facts, after, done))
        held = {**case.held, **event.decision.held}
        case = evolve(case, version=event.seq, held=held, state=event.decision.state)
    if case != whole:
        raise AssertionError(f"the history of {case.id} does not lead to where it is")
    return found
