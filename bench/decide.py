"""In memory: one warm step, and one whole decision, against the engine's own `send`."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import perf_counter
from typing import Any

import peers
from attrs import frozen
from machine import Holder, event_name, machine_class
from rescue import rescue
from roads import Road, Station
from statemachine.orderedset import OrderedSet
from story import roads
from street import main_road
from timing import Row, Variant, interleave, row

from community_gov.domain.events import Decision
from community_gov.domain.facts import Fact
from community_gov.services.changes import event_of
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.decide import decide
from community_gov.workflow.hashing import content_hash
from community_gov.workflow.weighing import known_to

REFERENCE = "python-statemachine"
STEP, DECIDE = "<= 0.01", "<= 0.1"

Lap = Callable[[], None]
"""Go the whole way once."""


@frozen
class Effort:
    """How long is measured.

    Attributes:
        rounds: how often everything is run.
        share: seconds that each variant gets in a round.
    """

    rounds: int
    share: float


def measure(folder: Path, effort: Effort) -> list[Row]:
    """Measure steps and decisions on every chart, each on the way of a case that went it."""
    flat = main_road(folder / "street")
    rows = _against_engine("flat", flat, effort, peers.laps(flat))
    rows += _against_engine("parallel", rescue(folder / "rescue"), effort)
    for program, road in roads(folder / "story").items():
        rows += _against_engine(program, road, effort)
    return rows


def _against_engine(
    name: str, road: Road, effort: Effort, others: Mapping[str, Lap] | None = None
) -> list[Row]:
    chart = Chart(road.workflow, content_hash(road.workflow))
    moves = len(road.moves)
    variants = {
        REFERENCE: _timed(_sending(chart, road), moves, effort),
        "step": _timed(_stepping(chart, road), moves, effort),
        "decide": _timed(_deciding(chart, road), len(road.stations), effort),
    }
    variants |= {peer: _timed(lap, moves, effort) for peer, lap in (others or {}).items()}
    taken = interleave(variants, effort.rounds)
    rows = [
        row(f"step/{name}/vs-{REFERENCE}", taken, "step", REFERENCE, goal=STEP),
        row(f"decide/{name}/vs-{REFERENCE}", taken, "decide", REFERENCE, goal=DECIDE),
    ]
    return rows + [row(f"step/{name}/vs-{peer}", taken, "step", peer) for peer in others or {}]


def _timed(lap: Lap, steps: int, effort: Effort) -> Variant:
    lap()  # whatever is compiled or remembered at the first time
    begin = perf_counter()
    lap()
    laps = max(1, round(effort.share / (perf_counter() - begin)))

    def variant() -> float:
        begin = perf_counter()
        for _ in range(laps):
            lap()
        return (perf_counter() - begin) / (laps * steps)

    return variant


def _answers(chart: Chart, one: Station) -> Mapping[str, Fact]:
    """Return all that a step may ask: recorded facts, and what the case answers by itself."""
    action = chart.action(one.command.action)
    assert action is not None
    return known_to(chart.plan(action), one.case, one.command, one.facts)


def _sending(chart: Chart, road: Road) -> Lap:
    moves = road.moves
    first = moves[0].position.configuration
    holder = Holder(_value(first))
    machine: Any = machine_class(road.workflow)(holder)
    sent = [(event_name(one.command.action), _answers(chart, one)) for one in moves]

    def lap() -> None:
        holder.state = _value(first)
        machine.history_values = {}
        for event, answers in sent:
            holder.answers = answers
            machine.send(event)

    for _ in range(2):
        holder.state, machine.history_values = _value(first), {}
        _same_way(machine, holder, moves, [answers for _, answers in sent])
    return lap


def _value(configuration: Sequence[str]) -> Any:
    """Return the active states as the machine keeps them in its model."""
    return configuration[0] if len(configuration) == 1 else OrderedSet(configuration)


def _same_way(
    machine: Any,
    holder: Holder,
    moves: Sequence[Station],
    answered: Sequence[Mapping[str, Fact]],
) -> None:
    for one, answers in zip(moves, answered, strict=True):
        holder.answers = answers
        machine.send(event_name(one.command.action))
        reached = set(machine.configuration_values)
        if reached != set(one.target.configuration):
            raise AssertionError(f"{one.command.action}: {reached} is not {one.target}")


def _stepping(chart: Chart, road: Road) -> Lap:
    asked: list[tuple[Position, str, Any]] = []
    for one in road.moves:
        asked.append((one.position, one.command.action, _answers(chart, one)))
        if chart.step(*asked[-1]) != one.target:
            raise AssertionError(f"{one.command.action} does not lead to {one.target}")

    def lap() -> None:
        for position, event, answers in asked:
            chart.step(position, event, answers)

    return lap


def _deciding(chart: Chart, road: Road) -> Lap:
    """Decide, and say what happened as the history keeps it: the audit record."""
    asked = []
    for one in road.stations:
        asked.append((one.case, one.command, one.facts))
        decision = decide(chart, one.case, one.command, one.facts)
        if not isinstance(decision, Decision) or decision.state != one.after:
            raise AssertionError(f"{one.command.action} does not lead to {one.after}")

    def lap() -> None:
        for case, command, facts in asked:
            decision: Any = decide(chart, case, command, facts)
            event_of(chart, case, command, facts, decision)

    return lap
