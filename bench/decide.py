"""In memory: one warm step, and one whole decision, against the engine's own `send`."""

from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from attrs import evolve, frozen
from machine import GUARD, Holder, guarded, machine_class
from street import main_path
from timing import Row, Variant, interleave, row

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command
from community_gov.domain.events import Decision
from community_gov.domain.facts import Facts, allow
from community_gov.services.ports import Change
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart
from community_gov.workflow.decide import decide
from community_gov.workflow.hashing import content_hash

REFERENCE = "python-statemachine"


@frozen
class Station:
    """One command on the way of a case, with all that its decision rests on."""

    case: Case
    command: Command
    facts: Facts
    target: str

    @property
    def position(self) -> Position:
        return Position.of(self.case.state.configuration, self.case.state.history)


def stations(changes: Sequence[Change]) -> list[Station]:
    """Return what was decided on the way from the draft to the payment, guard included."""
    return [
        Station(
            one.before,
            one.event.command,
            evolve(one.event.facts, answers={**one.event.facts.answers, GUARD: allow()}),
            one.after.state.configuration[-1],
        )
        for one in changes
        if one.before.version
    ]


def measure(folder: Path, rounds: int, laps: int) -> list[Row]:
    """Measure steps and decisions on the same path."""
    changes = main_path(folder)
    way = stations(changes)
    workflow = guarded(changes[0].workflow)
    chart = Chart(workflow, content_hash(workflow))
    variants: dict[str, Variant] = {
        REFERENCE: _timed(_sending(chart, way), len(way), laps),
        "step": _timed(_stepping(chart, way), len(way), laps * 100),
        "decide": _timed(_deciding(chart, way), len(way), laps * 10),
    }
    taken = interleave(variants, rounds)
    return [
        row(f"step/flat/vs-{REFERENCE}", taken, "step", REFERENCE, goal="<= 0.01"),
        row(f"decide/flat/vs-{REFERENCE}", taken, "decide", REFERENCE, goal="<= 0.1"),
    ]


def _timed(lap: Callable[[], None], steps: int, laps: int) -> Variant:
    def variant() -> float:
        begin = perf_counter()
        for _ in range(laps):
            lap()
        return (perf_counter() - begin) / (laps * steps)

    return variant


def _sending(chart: Chart, way: Sequence[Station]) -> Callable[[], None]:
    first, events = way[0].position.configuration[0], [one.command.action for one in way]
    holder = Holder(first)
    machine = machine_class(chart.workflow)(holder)
    _same_way(machine.send, holder, way)

    def lap() -> None:
        holder.state = first
        for event in events:
            machine.send(event)

    return lap


def _same_way(send: Callable[[str], object], holder: Holder, way: Sequence[Station]) -> None:
    for one in way:
        send(one.command.action)
        if holder.state != one.target:
            raise AssertionError(f"{one.command.action}: {holder.state} is not {one.target}")


def _stepping(chart: Chart, way: Sequence[Station]) -> Callable[[], None]:
    asked = [(one.position, one.command.action, one.facts.answers) for one in way]
    for (position, event, answers), one in zip(asked, way, strict=True):
        if chart.step(position, event, answers) != Position((one.target,)):
            raise AssertionError(f"{event} does not lead to {one.target}")

    def lap() -> None:
        for position, event, answers in asked:
            chart.step(position, event, answers)

    return lap


def _deciding(chart: Chart, way: Sequence[Station]) -> Callable[[], None]:
    asked = [(one.case, one.command, one.facts) for one in way]
    for one in way:
        decision = decide(chart, one.case, one.command, one.facts)
        if not isinstance(decision, Decision) or decision.state.configuration != (one.target,):
            raise AssertionError(f"{one.command.action} does not lead to {one.target}")

    def lap() -> None:
        for case, command, facts in asked:
            decide(chart, case, command, facts)

    return lap
