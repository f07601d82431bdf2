"""Lay a log beside a workflow: which steps its states and arcs allow, and which they do not."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from heapq import heappop, heappush
from itertools import count

from attrs import define, field, frozen

from community_gov.domain.cases import START
from community_gov.domain.facts import Fact
from community_gov.domain.text import Text, same
from community_gov.insight.process.figures import share
from community_gov.insight.process.log import Log
from community_gov.insight.process.rework import way_of
from community_gov.workflow.chart.position import Position
from community_gov.workflow.chart.stepping import Chart, NotPossible, Unanswered
from community_gov.workflow.definition import Workflow
from community_gov.workflow.gates import labels_of_gates
from community_gov.workflow.hashing import content_hash

MOST_TRIED = 20_000
"""How many combinations of step and position are tried for one way; more is *cannot tell*."""


class Departure(StrEnum):
    """How a case departs from a workflow."""

    UNKNOWN = "unknown"
    IMPOSSIBLE = "impossible"
    SKIPPED = "skipped"


@frozen
class Deviation:
    """One way to depart from the workflow, in all cases together.

    Attributes:
        kind: unknown: the workflow has no such activity. Impossible: it has, but no arc led on
            from where the case was. Skipped: an action that must have come before what was
            done, and is not in the log.
        name: the activity of the log; for what was skipped, the action of the workflow.
    """

    kind: Departure
    name: str
    label: Text
    cases: int
    times: int


@frozen
class Conformance:
    """How far a log follows a workflow.

    Attributes:
        workflow: its name.
        cases: how many were replayed.
        unclear: how many more would have taken too long.
        fitting: how many of them follow it throughout.
        steps: how many steps of the log the workflow allowed where they happened.
        fitness: `steps`, out of these and all deviations; exact, None when there are none.
        deviations: the most frequent first.
    """

    workflow: str
    cases: int
    unclear: int
    fitting: int
    steps: int
    fitness: Fraction | None
    deviations: tuple[Deviation, ...]


def conformance(
    log: Log, workflow: Workflow, actions: Mapping[str, str] | None = None
) -> Conformance:
    """Replay the cases of a log on a workflow, exercises left out.

    Only its states and arcs count, not roles, values, gates or time. A condition on an arc may
    have been either way. What the workflow does by itself may be missing from the log; anything
    else that is missing was skipped. Of all explanations of a case, the one with the fewest
    deviations is told; in a tie, the one in which most steps of the log fit, then the one that
    departs latest. A case may stand anywhere in the end, for it may go on.

    Args:
        actions: by activity of the log, the action that it is; "" for an activity to pass over.
            One that is not named is the action of that name. Answers at gates and clocks that
            run out without doing anything are passed over by themselves.
    """
    model = _Model(Chart(workflow, content_hash(workflow)))
    known = {} if actions is None else actions
    found: dict[tuple[str, ...], _Found | None] = {}
    totals = _Totals()
    for trace in log.real.traces:
        way = tuple(one for one in way_of(trace) if not _passed_over(workflow, one, known))
        if way not in found:
            found[way] = model.explain(way, [known.get(one, one) for one in way])
        totals.add(trace.case, found[way])
    return totals.told(log, workflow)


def _passed_over(workflow: Workflow, activity: str, known: Mapping[str, str]) -> bool:
    if activity in known:
        return known[activity] == ""
    if activity.startswith("clock:"):
        return any(f"clock:{clock.name}" == activity for clock in workflow.clocks)
    name, _, gate = activity.partition("/")
    action = workflow.action(name) if gate else None
    return action is not None and gate in labels_of_gates(action)


@frozen
class _Found:
    """How one way is explained."""

    steps: int
    departures: tuple[tuple[Departure, str], ...]


@define
class _Totals:
    cases: int = 0
    unclear: int = 0
    fitting: int = 0
    steps: int = 0
    times: Counter[tuple[Departure, str]] = field(factory=Counter)
    where: dict[tuple[Departure, str], set[str]] = field(factory=lambda: defaultdict(set))

    def add(self, case: str, found: _Found | None) -> None:
        if found is None:
            self.unclear += 1
            return
        self.cases += 1
        self.fitting += not found.departures
        self.steps += found.steps
        self.times.update(found.departures)
        for one in found.departures:
            self.where[one].add(case)

    def told(self, log: Log, workflow: Workflow) -> Conformance:
        labels = {**log.activities, **{one.name: one.label for one in workflow.actions}}
        ordered = sorted(self.times.items(), key=lambda one: (-one[1], one[0]))
        return Conformance(
            workflow=workflow.name,
            cases=self.cases,
            unclear=self.unclear,
            fitting=self.fitting,
            steps=self.steps,
            fitness=share(self.steps, self.steps + self.times.total()),
            deviations=tuple(
                Deviation(kind, name, labels.get(name) or same(name), len(self.where[key]), times)
                for key, times in ordered
                for kind, name in (key,)
            ),
        )


_Node = tuple[int, Position]
"""How many activities are explained, and where the case may stand then."""
_Cost = tuple[int, int, int]
"""How many deviations there are, how many of them are steps of the log, and how early they are."""
_Move = tuple[_Node, tuple[Departure, str] | None]
_Came = dict[_Node, _Move]
"""By node, from where the cheapest way comes to it."""


@define
class _Model:
    """A workflow's chart, asked without knowing any answer."""

    chart: Chart
    _after: dict[tuple[Position, str], tuple[Position, ...]] = field(factory=dict)

    def explain(self, way: Sequence[str], names: Sequence[str]) -> _Found | None:
        """Explain a way by the cheapest path; what departs is looked at once nothing else is left.

        Whatever departs costs at least one deviation, so a node waits at that price until its
        departures are asked for.
        """
        first: _Node = (0, Position((START,)))
        costs: dict[_Node, _Cost] = {first: (0, 0, 0)}
        came: _Came = {}
        seen: set[tuple[_Node, bool]] = set()
        number = count()
        heap: list[tuple[_Cost, int, _Node, bool]] = [((0, 0, 0), next(number), first, False)]
        while heap and len(seen) <= MOST_TRIED:
            _, _, node, departing = heappop(heap)
            if (node, departing) in seen:
                continue
            seen.add((node, departing))
            if node[0] == len(way):
                return _told(node, first, came)
            moves = self._departing(node, way, names) if departing else self._fitting(node, names)
            for following, departure in moves:
                cost = _plus(costs[node], departure, len(way) - node[0])
                if following not in costs or cost < costs[following]:
                    costs[following] = cost
                    came[following] = (node, departure)
                    heappush(heap, (cost, next(number), following, False))
            if not departing:
                deviations, unfitting, early = costs[node]
                heappush(heap, ((deviations + 1, unfitting, early), next(number), node, True))
        return None

    def _fitting(self, node: _Node, names: Sequence[str]) -> Iterator[_Move]:
        number, at = node
        for free in self.chart.automatic:
            yield from (((number, there), None) for there in self.after(at, free))
        if self.chart.action(names[number]) is not None:
            yield from (((number + 1, there), None) for there in self.after(at, names[number]))

    def _departing(self, node: _Node, way: Sequence[str], names: Sequence[str]) -> Iterator[_Move]:
        number, at = node
        known = self.chart.action(names[number]) is not None
        for action in self.chart.workflow.actions:
            skipped = (Departure.SKIPPED, action.name)
            yield from (((number, there), skipped) for there in self.after(at, action.name))
        kind = Departure.IMPOSSIBLE if known else Departure.UNKNOWN
        yield (number + 1, at), (kind, way[number])

    def after(self, at: Position, name: str) -> tuple[Position, ...]:
        """Return everywhere that an action may lead to, whatever its conditions come to."""
        known = self._after.get((at, name))
        if known is None:
            found: dict[Position, None] = {}
            self._explore(at, name, {}, found)
            known = self._after[at, name] = tuple(found)
        return known

    def _explore(
        self, at: Position, name: str, facts: Mapping[str, Fact], found: dict[Position, None]
    ) -> None:
        there = self.chart.step(at, name, facts)
        if isinstance(there, Unanswered):
            for answer in (True, False):
                self._explore(at, name, {**facts, there.check: Fact(answer)}, found)
        elif not isinstance(there, NotPossible):
            found[there] = None


def _plus(cost: _Cost, departure: tuple[Departure, str] | None, left: int) -> _Cost:
    if departure is None:
        return cost
    deviations, unfitting, early = cost
    return deviations + 1, unfitting + (departure[0] is not Departure.SKIPPED), early + left


def _told(node: _Node, first: _Node, came: _Came) -> _Found:
    steps, departures = 0, []
    while node != first:
        before, departure = came[node]
        if departure is not None:
            departures.append(departure)
        elif before[0] < node[0]:
            steps += 1
        node = before
    return _Found(steps, tuple(reversed(departures)))
