"""Turn the parts of a workflow back into the shape of a file: `workflow_parts`, the other way."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import evolve, frozen

from community_gov.domain.cases import START
from community_gov.domain.fields import Field, Personal
from community_gov.host.effects import effect_shape
from community_gov.host.workflow_parts import NAMED
from community_gov.host.workflow_shape import (
    ActionShape,
    ArcShape,
    AskShape,
    ClockShape,
    FieldShape,
    FlagShape,
    GateShape,
    LinkShape,
    MajorityShape,
    NeedShape,
    PersonalShape,
    QueueShape,
    RoleShape,
    StateShape,
    WorkflowShape,
)
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Gate,
    Link,
    Need,
    Queue,
    State,
    StateKind,
    Workflow,
)
from community_gov.workflow.guards import IS
from community_gov.workflow.inquiring import Ask
from community_gov.workflow.majority_words import written


def shape_of(workflow: Workflow) -> WorkflowShape:
    """Return what a file holds for a workflow, each part in the shortest form that says it all.

    Args:
        workflow: with the names that are to stand in the file.
    """
    return WorkflowShape(
        workflow=workflow.name,
        label=workflow.label,
        roles={one.name: RoleShape(one.label, one.body) for one in workflow.roles},
        fields={one.name: _field(one) for one in workflow.fields},
        reasons=dict(workflow.reasons),
        messages=dict(workflow.messages),
        flags={one.name: FlagShape(one.label, one.each, one.number) for one in workflow.flags},
        states={one.name: _state(one) for one in workflow.states},
        actions={one.name: _action(one) for one in workflow.actions},
        clocks={one.name: _clock(one) for one in workflow.clocks},
        queues={one.name: _queue(one) for one in workflow.queues},
    )


def _queue(queue: Queue) -> QueueShape:
    return QueueShape(
        label=queue.label,
        states=queue.states,
        statuses=queue.statuses,
        flags=queue.flags,
        without=queue.without,
        waits_for=queue.waits_for,
        assigned=queue.assigned,
        overdue=queue.overdue,
    )


def _field(field: Field) -> FieldShape:
    return FieldShape(
        label=field.label,
        type=field.type,
        choices=dict(field.choices),
        personal=None if field.personal is None else _personal(field.personal),
        expires=field.expires,
        direction=field.direction,
    )


def _personal(personal: Personal) -> PersonalShape:
    return PersonalShape(
        about=personal.about,
        class_=personal.data_class,
        purpose=personal.purpose,
        retention=personal.retention,
        readers=personal.readers,
        findable=personal.findable,
    )


def _state(state: State) -> StateShape:
    usual = StateKind.NESTED if state.states else StateKind.PLAIN
    return StateShape(
        label=state.label,
        kind=None if state.kind is usual else state.kind,
        status=state.status,
        told=state.told,
        states={one.name: _state(one) for one in state.states},
    )


def _action(action: Action) -> ActionShape:
    return ActionShape(
        label=action.label,
        by=action.by,
        power=action.power,
        gates={one.name: _gate(one) for one in action.gates},
        checks=_conditions(action.checks),
        needs=tuple(_need(one) for one in action.needs),
        takes=action.takes,
        correction=action.correction,
        reasons=action.reasons,
        records=dict(action.records),
        links=tuple(_link(one) for one in action.links),
        effects=tuple(effect_shape(one) for one in action.effects),
        apart_from=action.apart_from,
        unrelated_to=action.unrelated_to,
        signers=action.signers,
        told=action.told,
        exercise=action.exercise,
        raises=action.raises,
        lowers=action.lowers,
        extends=dict(action.extends),
        deemed=action.deemed,
        asks=None if action.asks is None else _ask(action.asks),
        authority=action.authority,
        **_ways(action.arcs),
    )


def _ask(asked: Ask) -> AskShape:
    return AskShape(
        asked.into,
        asked.since,
        asked.question or None,
        asked.data,
        asked.cases,
        dict(asked.same),
        asked.at_least,
    )


@frozen
class _Way:
    """Arcs that one entry of a file says together: the same conditions, and one way to go.

    Attributes:
        to: where all of them lead; None where each stays.
    """

    sources: tuple[str, ...]
    to: str | None
    when: tuple[str, ...]
    unless: tuple[str, ...]

    @classmethod
    def readings(cls, arc: Arc) -> Iterator["_Way"]:
        """Yield the ways in which an arc can be said, the shorter one first."""
        if arc.source == arc.target:
            yield cls((arc.source,), None, arc.when, arc.unless)
        yield cls((arc.source,), arc.target, arc.when, arc.unless)

    def with_more(self, other: "_Way") -> "_Way | None":
        """Return both as one, unless they differ; what opens a case has no sources to join."""
        both = (*self.sources, *other.sources)
        if evolve(self, sources=both) != evolve(other, sources=both) or START in both:
            return None
        return evolve(self, sources=both)


def _ways(arcs: tuple[Arc, ...]) -> dict[str, Any]:
    """Return the keys of an action that say its arcs."""
    shared = len({(arc.when, arc.unless) for arc in arcs}) == 1
    bare = tuple(evolve(arc, when=(), unless=()) for arc in arcs) if shared else arcs
    shapes = tuple(_arc(way) for way in _grouped(bare))
    keys: dict[str, Any] = {"arcs": shapes}
    if len(shapes) == 1:
        keys = {"from_": shapes[0].from_, "to": shapes[0].to}
    if shared:
        keys |= {"when": _conditions(arcs[0].when), "unless": _conditions(arcs[0].unless)}
    return keys


def _grouped(arcs: Iterable[Arc]) -> Iterator[_Way]:
    """Yield neighbouring arcs together, as many as one entry can say."""
    open_: list[_Way] = []
    for arc in arcs:
        readings = list(_Way.readings(arc))
        joined = [both for one in open_ for new in readings if (both := one.with_more(new))]
        if open_ and not joined:
            yield open_[0]
        open_ = joined or readings
    yield from open_[:1]


def _arc(way: _Way) -> ArcShape:
    opens = way.sources == (START,)
    return ArcShape(
        from_=() if opens else _alone(way.sources),
        to=way.to,
        when=_conditions(way.when),
        unless=_conditions(way.unless),
    )


def _alone(names: tuple[str, ...]) -> str | tuple[str, ...]:
    return names[0] if len(names) == 1 else names


def _gate(gate: Gate) -> GateShape:
    needed = written(gate.rule)
    return GateShape(
        label=gate.label,
        by=gate.by,
        needed=MajorityShape(**needed) if isinstance(needed, Mapping) else needed,
        weights=dict(gate.weights),
        after=gate.after,
        looks_at=gate.looks_at,
        apart_from=gate.apart_from,
        unrelated_to=gate.unrelated_to,
        tells=gate.tells,
        refusal=gate.refusal,
        veto=gate.veto,
        authority=gate.authority,
    )


def _need(need: Need) -> str | NeedShape:
    shape = NeedShape(need.field, dict(need.when), need.anew, need.value)
    return need.field if shape == NeedShape(need.field) else shape


def _link(link: Link) -> str | LinkShape:
    if link == Link(link.kind):
        return link.kind
    return LinkShape(
        link.kind,
        link.required,
        link.states,
        link.same,
        link.carries,
        link.back,
        link.shares,
        link.not_as,
        link.one_for,
    )


def _clock(clock: Clock) -> ClockShape:
    return ClockShape(
        label=clock.label,
        duration=clock.duration,
        recurs=clock.recurs,
        runs_in=clock.runs_in,
        fires=clock.fires,
        pauses_in=clock.pauses_in,
        when=_conditions(clock.when),
        unless=_conditions(clock.unless),
        part_of=clock.part_of,
        rearms=clock.rearms,
        authority=clock.authority,
    )


def _conditions(conditions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(_condition(one) for one in conditions)


def _condition(condition: str) -> str:
    """Return a condition as a file says it; one name alone would not be read as an expression."""
    expression = condition.removeprefix(IS)
    alone = expression != condition and NAMED.fullmatch(expression)
    return f"({expression})" if alone else expression
