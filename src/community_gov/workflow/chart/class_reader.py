"""Read a python-statemachine class and its table, once, into a workflow.

What runs is always compiled from the workflow, so nothing in the class may do anything.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from attrs import evolve
from statemachine import Event, HistoryState, StateChart, StateMachine
from statemachine import State as EngineState
from statemachine.callbacks import CallbackGroup
from statemachine.transition import Transition

from community_gov.domain.cases import START
from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.domain.text import same
from community_gov.workflow.chart.rules import ActionRule, Rules, StateRule
from community_gov.workflow.definition import (
    Action,
    Arc,
    Need,
    Origin,
    State,
    StateKind,
    Workflow,
)
from community_gov.workflow.expression import InvalidExpression
from community_gov.workflow.guards import guard
from community_gov.workflow.rewriting import items_of, restricted, spread, ticked

ChartClass = type[StateChart[Any]]
"""What an author writes: a class of python-statemachine, of either base."""

_ENGINE = {*StateChart.__mro__, *StateMachine.__mro__}
_MADE = {"_abstract", "_class_listeners", "prepare", "__module__", "__doc__"}
_CODE = (classmethod, staticmethod, property)
_DRAWING = (EngineState, Event)
_NAME = r"[a-z][a-z0-9_:-]*@[0-9]+|(?:in|flag|done|asked|running|every|some):[a-z][a-z0-9_:-]*"
_NAMED = re.compile(_NAME)
_CONDITION = re.compile(f"(not )?({_NAME})")


def read_class(chart: ChartClass) -> Workflow:
    """Return the workflow that a class and its ``rules`` table describe.

    Args:
        chart: a plain class: states, transitions, conditions by name and version such as
            ``cond="eligible@1 and not urgent@1"``, and ``rules = Rules(…)``.

    Raises:
        InvalidFile: no table, callbacks, conditions that are not names, or a table that
            names what the chart lacks; all at once.
    """
    return spread(_Reader(chart).workflow())


class _Reader:
    def __init__(self, chart: ChartClass) -> None:
        self.chart = chart
        self.file = f"{chart.__module__}.{chart.__qualname__}"
        self.origin = Origin(file=self.file)
        self.problems: list[Problem] = []
        self.inherits = any(
            issubclass(kind, StateChart) and kind not in _ENGINE for kind in chart.__mro__[1:]
        )
        drawn = (one for kind in chart.__mro__ for one in vars(kind).values())
        self.events = [one for one in (*drawn, *chart._events) if isinstance(one, Event)]

    def workflow(self) -> Workflow:
        rules = getattr(self.chart, "rules", None)
        if not isinstance(rules, Rules):
            raise InvalidFile(self._problem("class.no_rules"))
        self._refuse_code()
        states = tuple(self._state(state, rules) for state in self.chart.states)
        arcs = self._arcs()
        self._refuse_strays(rules, arcs)
        actions = tuple(
            self._action(name, rule, arcs.get(name)) for name, rule in rules.actions.items()
        )
        if self.problems:
            raise InvalidFile(*self.problems)
        return Workflow(
            name=rules.name,
            label=rules.label,
            roles=rules.roles,
            states=states,
            actions=actions,
            fields=(
                *rules.fields,
                *(
                    item
                    for name, rule in rules.actions.items()
                    for item in items_of(name, rule.checklist)
                ),
            ),
            clocks=rules.clocks,
            flags=rules.flags,
            queues=rules.queues,
            reasons=rules.reasons,
            messages=rules.messages,
            origin=self.origin,
        )

    def _problem(self, code: str, **params: object) -> Problem:
        return Problem(code, self.file, params)

    def _refuse_code(self) -> None:
        own = (kind for kind in self.chart.__mro__ if kind not in _ENGINE)
        for name, value in (pair for kind in own for pair in vars(kind).items()):
            does = callable(value) or isinstance(value, _CODE) or name == "listeners"
            if does and not isinstance(value, _DRAWING) and name not in _MADE:
                self.problems.append(self._problem("class.callback", name=name))

    def _state(self, state: EngineState, rules: Rules) -> State:
        rule = rules.states.get(state.value)
        if rule is None and not isinstance(state, HistoryState):
            near = nearest(str(state.value), rules.states)
            self.problems.append(self._problem("class.no_state", name=state.value, near=near))
        reads = rule or StateRule(same(str(state.value)))
        for spec in state._specs:
            if not spec.is_convention:
                self.problems.append(self._problem("class.callback", name=str(spec.func)))
        inner = sorted(state.states, key=lambda one: not one.initial)
        return State(
            name=str(state.value),
            label=reads.label,
            kind=_kind(state),
            status=reads.status,
            told=reads.told,
            states=tuple(self._state(one, rules) for one in (*inner, *state.history)),
            origin=self.origin,
        )

    def _arcs(self) -> dict[str, tuple[Arc, ...]]:
        arcs: dict[str, tuple[Arc, ...]] = {}
        for transition in self._transitions():
            arc = self._arc(transition)
            for event in self._own(transition):
                arcs[str(event.id)] = (*arcs.get(str(event.id), ()), arc)
        return arcs

    def _transitions(self) -> Iterator[Transition]:
        for state in _every(self.chart.states):
            for transition in state.transitions:
                if isinstance(state, HistoryState):
                    continue  # where it leads before anything is remembered
                if not list(transition.events) and not transition.initial:
                    name = str(state.value)
                    self.problems.append(self._problem("class.no_event", name=name))
                if transition.initial:
                    continue
                if self._own(transition):
                    yield transition
                elif self.inherits and list(transition.events):
                    name = str(state.value)
                    self.problems.append(self._problem("class.inherits", name=name))

    def _own(self, transition: Transition) -> list[Event]:
        """Return the events of this class: a subclass's arcs end up in its base's states too."""
        return [event for event in transition.events if any(event is one for one in self.events)]

    def _arc(self, transition: Transition) -> Arc:
        source = str(transition.source.value)
        target = str(transition.target.value) if transition.target else source
        if len(transition.targets) > 1:
            self.problems.append(self._problem("class.targets", name=source))
        when: list[str] = []
        unless: list[str] = []
        for spec in transition._specs:
            if spec.group is CallbackGroup.COND:
                for negated, check in self._conditions(spec.func):
                    (when if negated is not bool(spec.expected_value) else unless).append(check)
            elif not spec.is_convention:
                self.problems.append(self._problem("class.callback", name=str(spec.func)))
        return Arc(source, target, tuple(when), tuple(unless))

    def _conditions(self, written: object) -> list[tuple[bool, str]]:
        parts = written.split(" and ") if isinstance(written, str) else [""]
        found = [_CONDITION.fullmatch(part.strip()) for part in parts]
        if not all(found):
            self.problems.append(self._problem("class.condition", condition=str(written)))
        return [(bool(match[1]), match[2]) for match in found if match]

    def _refuse_strays(self, rules: Rules, arcs: dict[str, tuple[Arc, ...]]) -> None:
        for name in arcs.keys() - rules.actions.keys():
            near = nearest(name, rules.actions)
            self.problems.append(self._problem("class.no_action", name=name, near=near))
        states = {str(state.value) for state in _every(self.chart.states)}
        for name in rules.states.keys() - states:
            near = nearest(name, states)
            self.problems.append(self._problem("class.unknown_state", name=name, near=near))

    def _action(self, name: str, rule: ActionRule, arcs: tuple[Arc, ...] | None) -> Action:
        initial = next(str(one.value) for one in self.chart.states if one.initial)
        action = Action(
            name=name,
            label=rule.label,
            arcs=arcs or (Arc(START, initial),),
            by=rule.by,
            power=rule.power,
            gates=rule.gates,
            checks=self._written(rule.checks),
            needs=(
                *(Need(one) if isinstance(one, str) else one for one in rule.needs),
                *ticked(name, rule.checklist),
            ),
            takes=rule.takes,
            correction=rule.correction,
            reasons=rule.reasons,
            records=rule.records,
            links=rule.links,
            effects=rule.effects,
            apart_from=rule.apart_from,
            unrelated_to=rule.unrelated_to,
            signers=rule.signers,
            told=rule.told,
            exercise=rule.exercise,
            raises=rule.raises,
            lowers=rule.lowers,
            extends=rule.extends,
            deemed=rule.deemed,
            asks=rule.asks,
            authority=rule.authority,
            origin=self.origin,
        )
        return restricted(
            action,
            when=self._written(rule.when),
            unless=self._written(rule.unless),
            once=rule.once,
            before=rule.before,
            within=rule.within,
        )

    def _written(self, conditions: tuple[str, ...]) -> tuple[str, ...]:
        """Return conditions as the kernel keeps them; what is no name is an expression."""
        kept = []
        for one in conditions:
            try:
                kept.append(one if _NAMED.fullmatch(one) else guard(one))
            except InvalidExpression as error:
                self.problems += [evolve(bad, where=self.file) for bad in error.problems]
        return tuple(kept)


def _kind(state: EngineState) -> StateKind:
    if isinstance(state, HistoryState):
        return StateKind.DEEP_HISTORY if state.type.value == "deep" else StateKind.HISTORY
    if state.parallel:
        return StateKind.PARALLEL
    return StateKind.NESTED if state.states else StateKind.PLAIN


def _every(states: Iterable[EngineState]) -> Iterator[EngineState]:
    for state in states:
        yield state
        yield from _every([*state.states, *state.history])
