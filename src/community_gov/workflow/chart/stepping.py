"""Step a workflow's chart: ask the engine once, then walk what it asked.

The first time an event meets a position, the engine runs with an oracle that notes each
check that it asks for, in its order. The notes grow into a question tree. Later steps walk
the tree: the same answers as the engine's, because they are the engine's.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from attrs import define, field, frozen

from community_gov.domain.facts import Fact
from community_gov.domain.people import AUTOMATIC
from community_gov.domain.text import Text
from community_gov.workflow.chart.position import Position
from community_gov.workflow.definition import Action, Workflow
from community_gov.workflow.plan import Plan, Timer, plan_of, timers_of
from community_gov.workflow.reading import Standing, role_label, standing_at

if TYPE_CHECKING:
    from community_gov.workflow.chart.engine import Compiled


@frozen
class NotPossible:
    """The event does not fit where the chart stands, with the answers that were given."""


@frozen
class Unanswered:
    """The engine asked for a check whose answer is not known.

    Attributes:
        check: its name and version.
    """

    check: str


@frozen
class _Question:
    check: str
    answers: dict[bool, "_Node"] = field(factory=dict)


_Node = _Question | Position | NotPossible
_Key = tuple[tuple[str, ...], tuple[tuple[str, tuple[str, ...]], ...], str]
"""Where the chart stands, and the event; plain tuples are looked up fastest."""
_NOT_POSSIBLE = NotPossible()


class _StopAsking(Exception):
    def __init__(self, check: str) -> None:
        super().__init__(check)
        self.check = check


@define
class Chart:
    """The memory of one workflow's question tree. It belongs to one neighbourhood.

    Attributes:
        workflow: what is stepped.
        name: what the compiled class is called; the content hash makes it unique.
    """

    workflow: Workflow
    name: str
    _engine: "Compiled | None" = None
    _trees: dict[_Key, _Node] = field(factory=dict)
    _actions: dict[str, Action] = field(init=False, eq=False, repr=False)
    _plans: dict[str, Plan] = field(init=False, eq=False, repr=False, factory=dict)
    _roles: dict[str, Text] = field(init=False, eq=False, repr=False, factory=dict)
    _stands: dict[tuple[str, ...], Standing] = field(init=False, eq=False, repr=False, factory=dict)

    @_actions.default
    def _actions_by_name(self) -> dict[str, Action]:
        return {one.name: one for one in self.workflow.actions}

    @cached_property
    def automatic(self) -> tuple[str, ...]:
        """The actions that follow by themselves, in the order of the workflow."""
        return tuple(one.name for one in self.workflow.actions if AUTOMATIC in one.by)

    @cached_property
    def timers(self) -> tuple[Timer, ...]:
        """The clocks of the workflow."""
        return timers_of(self.workflow)

    def role(self, name: str) -> Text:
        """Return what a role is called."""
        known = self._roles.get(name)
        if known is None:
            known = self._roles[name] = role_label(self.workflow, name)
        return known

    def stands(self, configuration: tuple[str, ...]) -> Standing:
        """Return what it means to stand somewhere: what it is called, told, and its status."""
        known = self._stands.get(configuration)
        if known is None:
            known = self._stands[configuration] = standing_at(self.workflow, configuration)
        return known

    @cached_property
    def conditional(self) -> bool:
        """Whether more than the states decides which clocks run."""
        return any(timer.conditional for timer in self.timers)

    def plan(self, action: Action) -> Plan:
        """Return what is the same for every decision on an action of this workflow."""
        plan = self._plans.get(action.name)
        if plan is None:
            plan = self._plans[action.name] = plan_of(self.workflow, action)
        return plan

    def action(self, name: str) -> Action | None:
        """Return an action by name, or None."""
        return self._actions.get(name)

    def step(
        self, at: Position, event: str, facts: Mapping[str, Fact]
    ) -> Position | NotPossible | Unanswered:
        """Return where an event leads from a position, given the facts.

        Args:
            at: where the chart stands.
            event: the name of an action.
            facts: answers of the checks on the arcs; one that is missing counts as unknown.
        """
        node = self._trees.get((at.configuration, at.history, event))
        while isinstance(node, _Question):
            fact = facts.get(node.check)
            if fact is None or fact.holds is None:
                return Unanswered(node.check)
            node = node.answers.get(fact.holds)
        return node if node is not None else self._ask_engine(at, event, facts)

    def _ask_engine(
        self, at: Position, event: str, facts: Mapping[str, Fact]
    ) -> Position | NotPossible | Unanswered:
        from community_gov.workflow.chart.engine import compile_chart, run_once

        if self._engine is None:
            self._engine = compile_chart(self.workflow, self.name)
        asked: dict[str, bool] = {}

        def oracle(check: str) -> bool:
            if check not in asked:
                fact = facts.get(check)
                if fact is None or fact.holds is None:
                    raise _StopAsking(check)
                asked[check] = fact.holds
            return asked[check]

        try:
            result = run_once(self._engine, at, event, oracle)
        except _StopAsking as stop:
            return Unanswered(stop.check)
        leaf = _NOT_POSSIBLE if result is None else result
        self._remember(at, event, asked, leaf)
        return leaf

    def _remember(
        self, at: Position, event: str, asked: Mapping[str, bool], leaf: Position | NotPossible
    ) -> None:
        """Hang a path of questions into the tree; two threads may hang the same path."""
        nodes: list[_Node] = [*(_Question(check) for check in asked), leaf]
        key = (at.configuration, at.history, event)
        node = self._trees.setdefault(key, nodes[0])
        for answer, following in zip(asked.values(), nodes[1:], strict=True):
            assert isinstance(node, _Question)
            node = node.answers.setdefault(answer, following)
