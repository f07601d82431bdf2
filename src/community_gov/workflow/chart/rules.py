"""What an author writes in the body of a python-statemachine class: one table."""

from collections.abc import Mapping

from attrs import field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.calendar import Duration
from community_gov.domain.effects import Effect
from community_gov.domain.fields import Field
from community_gov.domain.text import Text
from community_gov.workflow.definition import (
    Clock,
    Correction,
    Flag,
    Gate,
    Link,
    Need,
    Queue,
    Role,
    Status,
)
from community_gov.workflow.inquiring import Ask


@frozen
class ActionRule:
    """All of an action but its arcs, which the chart draws.

    Its attributes mean what they mean in `Action`; a need may be just a field's name.

    Attributes:
        checks: questions, or expressions such as ``sacks <= 10``.
        when, unless: conditions on all of its arcs, besides those that the chart draws.
        once, before, within: see `community_gov.workflow.rewriting`.
    """

    label: Text
    by: tuple[str, ...]
    power: str | None = None
    gates: tuple[Gate, ...] = ()
    checks: tuple[str, ...] = ()
    needs: tuple[str | Need, ...] = ()
    takes: tuple[str, ...] = ()
    checklist: Mapping[str, Text] = field(factory=dict)
    correction: Correction | None = None
    reasons: tuple[str, ...] = ()
    records: Mapping[str, str] = field(factory=dict)
    links: tuple[Link, ...] = ()
    effects: tuple[Effect, ...] = ()
    apart_from: tuple[str, ...] = ()
    unrelated_to: tuple[str, ...] = ()
    signers: tuple[str, ...] = ()
    told: Text | None = None
    exercise: bool = False
    raises: tuple[str, ...] = ()
    lowers: tuple[str, ...] = ()
    extends: Mapping[str, Duration] = field(factory=dict)
    deemed: bool = False
    asks: Ask | None = None
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    once: bool = False
    before: tuple[str, ...] = ()
    within: str | None = None
    authority: Authority | None = None


@frozen
class StateRule:
    """How a state reads, and what it means from outside."""

    label: Text
    status: Status = Status.OPEN
    told: Text | None = None


@frozen
class Rules:
    """The table: everything that a statechart cannot say.

    Attributes:
        name: of the workflow.
        actions: by the name of the event; one that no transition has opens a case.
        states: by the name of the state.
    """

    name: str
    label: Text
    roles: tuple[Role, ...]
    actions: Mapping[str, ActionRule]
    states: Mapping[str, StateRule]
    fields: tuple[Field, ...] = ()
    clocks: tuple[Clock, ...] = ()
    flags: tuple[Flag, ...] = ()
    queues: tuple[Queue, ...] = ()
    reasons: Mapping[str, Text] = field(factory=dict)
    messages: Mapping[str, Text] = field(factory=dict)
