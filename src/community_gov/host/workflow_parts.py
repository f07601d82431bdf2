"""Turn the parts of a file, once their form is right, into the parts of a workflow."""

import re
from collections.abc import Iterator

from attrs import evolve, frozen

from community_gov.domain.cases import START
from community_gov.domain.errors import InvalidFile, Problem
from community_gov.domain.fields import Field, FieldType, Personal
from community_gov.host.effects import effect_of
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
)
from community_gov.host.yaml_reader import Document, Steps
from community_gov.workflow.definition import (
    Action,
    Arc,
    Clock,
    Flag,
    Gate,
    Link,
    Need,
    Origin,
    Queue,
    Role,
    State,
    StateKind,
)
from community_gov.workflow.expression import InvalidExpression
from community_gov.workflow.guards import guard
from community_gov.workflow.inquiring import Ask
from community_gov.workflow.majority import Count, Majority, Rule
from community_gov.workflow.majority_words import read_rule
from community_gov.workflow.rewriting import NoRung, Rung, ladder, restricted, ticked

_NAME = "[a-z][a-z0-9_-]{0,63}"
NAMED = re.compile(
    f"({_NAME}:)?{_NAME}@[1-9][0-9]{{0,8}}|(in|flag|done|asked|running):{_NAME}(:{_NAME})?"
    f"|(every|some):{_NAME}:(in:)?{_NAME}|room:{_NAME}:{_NAME}:{_NAME}(:{_NAME})?"
    f"|named:{_NAME}|holds:{_NAME}:{_NAME}"
)
"""A question, or what the case answers by itself."""


@frozen
class Parts:
    """Makes the parts of one file, each with its line.

    Attributes:
        owner: the plugin or place whose file it is.
        problems: what is wrong beyond the form; filled as parts are made.
    """

    document: Document
    owner: str
    problems: list[Problem]

    def origin(self, at: Steps) -> Origin:
        """Return where a part of the file stands."""
        return Origin(self.owner, self.document.file, self.document.line(at))

    def role(self, name: str, shape: RoleShape, at: Steps) -> Role:
        """Return a role."""
        return Role(name, shape.label, shape.body, self.origin(at))

    def field(self, name: str, shape: FieldShape, at: Steps) -> Field:
        """Return a field."""
        if (shape.type is FieldType.CHOICE) is not bool(shape.choices):
            params = {"field": shape.label, "type": shape.type.value}
            self.problems.append(self.document.problem("file.choices", at, **params))
        personal = None if shape.personal is None else _personal(shape.personal)
        return Field(
            name,
            shape.label,
            shape.type,
            shape.choices,
            personal,
            shape.expires,
            shape.direction,
        )

    def state(self, name: str, shape: StateShape, at: Steps) -> State:
        """Return a state with its inner states."""
        inner = (*at, "states")
        return State(
            name=name,
            label=shape.label,
            kind=shape.kind or (StateKind.NESTED if shape.states else StateKind.PLAIN),
            status=shape.status,
            told=shape.told,
            states=tuple(self.state(one, it, (*inner, one)) for one, it in shape.states.items()),
            origin=self.origin(at),
        )

    def gate(self, name: str, shape: GateShape, at: Steps) -> Gate:
        """Return a gate."""
        rule = self._rule(shape, at)
        return Gate(
            name=name,
            label=shape.label,
            by=shape.by,
            needed=rule.needed if isinstance(rule, Count) else 1,
            majority=rule if isinstance(rule, Majority) else None,
            weights=shape.weights,
            after=shape.after,
            looks_at=shape.looks_at,
            apart_from=shape.apart_from,
            unrelated_to=shape.unrelated_to,
            tells=shape.tells,
            refusal=shape.refusal,
            veto=shape.veto,
            authority=shape.authority,
            origin=self.origin(at),
        )

    def _rule(self, shape: GateShape, at: Steps) -> Rule:
        needed = shape.needed
        given: object = needed
        if isinstance(needed, MajorityShape):
            given = {"agree": needed.agree}
            if needed.taking_part:
                given["taking_part"] = needed.taking_part
        try:
            return read_rule(given)
        except InvalidFile as error:
            for one in error.problems:
                inside = tuple(step for step in one.where.split(".") if step)
                place = (*at, "needed", *inside)
                self.problems.append(self.document.problem(one.code, place, **one.params))
            return Count(1)

    def clock(self, name: str, shape: ClockShape, at: Steps) -> Clock:
        """Return a clock; the rungs of its ladder come from `rungs`."""
        if (shape.duration is None) is (shape.recurs is None):
            self.problems.append(self.document.problem("file.duration_or_recurs", at))
        return Clock(
            name=name,
            label=shape.label,
            duration=shape.duration,
            recurs=shape.recurs,
            runs_in=shape.runs_in,
            fires=shape.fires,
            pauses_in=shape.pauses_in,
            when=self._conditions(shape.when, (*at, "when")),
            unless=self._conditions(shape.unless, (*at, "unless")),
            part_of=shape.part_of,
            rearms=shape.rearms,
            authority=shape.authority,
            origin=self.origin(at),
        )

    def rungs(self, clock: Clock, shape: ClockShape, at: Steps) -> Iterator[Clock]:
        """Yield the rungs of a clock's ladder."""
        for rung, written in shape.ladder.items():
            place = (*at, "ladder", rung)
            made = Rung(written.fires, written.before, written.after, written.label)
            try:
                yield from (
                    evolve(one, origin=self.origin(place)) for one in ladder(clock, {rung: made})
                )
            except NoRung as error:
                self.problems.append(self.document.problem(error.args[0], place, rung=rung))

    def clocks(self, name: str, shape: ClockShape, at: Steps) -> Iterator[Clock]:
        """Yield a clock and the rungs of its ladder."""
        clock = self.clock(name, shape, at)
        yield clock
        yield from self.rungs(clock, shape, at)

    def flag(self, name: str, shape: FlagShape, at: Steps) -> Flag:
        """Return a flag."""
        return Flag(name, shape.label, self.origin(at), shape.each, shape.number)

    def _conditions(self, written: tuple[str, ...], at: Steps) -> tuple[str, ...]:
        """Return conditions as the kernel keeps them; what is no name is an expression."""
        return tuple(self.condition(one, (*at, number)) for number, one in enumerate(written))

    def condition(self, written: str, at: Steps) -> str:
        """Return one condition as the kernel keeps it."""
        if NAMED.fullmatch(written):
            return written
        try:
            return guard(written)
        except InvalidExpression as error:
            for one in error.problems:
                self.problems.append(self.document.problem(one.code, at, **one.params))
            return written

    def queue(self, name: str, shape: QueueShape, at: Steps) -> Queue:
        """Return a queue."""
        return Queue(
            name=name,
            label=shape.label,
            states=shape.states,
            statuses=shape.statuses,
            flags=shape.flags,
            without=shape.without,
            waits_for=shape.waits_for,
            assigned=shape.assigned,
            overdue=shape.overdue,
            origin=self.origin(at),
        )

    def action(self, name: str, shape: ActionShape, at: Steps) -> Action:
        """Return an action."""
        gates = (*at, "gates")
        arcs = self._arcs(shape, at)
        action = Action(
            name=name,
            label=shape.label,
            arcs=tuple(arc for arc, _ in arcs),
            by=shape.by,
            power=shape.power,
            gates=tuple(self.gate(one, it, (*gates, one)) for one, it in shape.gates.items()),
            checks=self._conditions(shape.checks, (*at, "checks")),
            needs=(*(_need(need) for need in shape.needs), *ticked(name, shape.checklist)),
            takes=shape.takes,
            correction=shape.correction,
            reasons=shape.reasons,
            records=shape.records,
            links=tuple(_link(link) for link in shape.links),
            effects=tuple(effect_of(one) for one in shape.effects),
            apart_from=shape.apart_from,
            unrelated_to=shape.unrelated_to,
            signers=shape.signers,
            told=shape.told,
            exercise=shape.exercise,
            raises=shape.raises,
            lowers=shape.lowers,
            extends=shape.extends,
            deemed=shape.deemed,
            asks=None if shape.asks is None else ask_of(shape.asks),
            authority=shape.authority,
            origin=self.origin(at),
            origins={
                **{f"arcs.{number}": origin for number, (_, origin) in enumerate(arcs)},
                **self._inside(shape, at),
            },
        )
        return restricted(
            action,
            when=self._conditions(shape.when, (*at, "when")),
            unless=self._conditions(shape.unless, (*at, "unless")),
            once=shape.once,
            before=shape.before,
            within=shape.within,
        )

    def _inside(self, shape: ActionShape, at: Steps) -> dict[str, Origin]:
        """Return where the small parts of an action stand."""
        listed = ("checks", "needs", "takes", "effects", "reasons", "links")
        origins = {
            f"{kind}.{number}": self.origin((*at, kind, number))
            for kind in listed
            for number in range(len(getattr(shape, kind)))
        }
        for number, item in enumerate(shape.checklist, len(shape.needs)):
            origins[f"needs.{number}"] = self.origin((*at, "checklist", item))
        for name in shape.records:
            origins[f"records.{name}"] = self.origin((*at, "records", name))
        return origins

    def _arcs(self, shape: ActionShape, at: Steps) -> list[tuple[Arc, Origin]]:
        """Return the ways of an action, each with where it stands."""
        whole = ArcShape(shape.from_, shape.to)
        if shape.arcs and (shape.from_ or shape.to):
            self.problems.append(self.document.problem("file.arcs_or_from", at))
        elif not (shape.arcs or shape.from_ or shape.to):
            self.problems.append(self.document.problem("file.no_way", at))
        for number, arc in enumerate(shape.arcs):
            if not (arc.from_ or arc.to):
                place = (*at, "arcs", number)
                self.problems.append(self.document.problem("file.no_way", place))
        if not shape.arcs:
            return [(made, self.origin(at)) for made in self._ways(whole, at)]
        return [
            (made, self.origin((*at, "arcs", number)))
            for number, arc in enumerate(shape.arcs)
            for made in self._ways(arc, (*at, "arcs", number))
        ]

    def _ways(self, arc: ArcShape, at: Steps) -> list[Arc]:
        """Give one way for each source; without a source it opens, without a target it stays."""
        when = self._conditions(arc.when, (*at, "when"))
        unless = self._conditions(arc.unless, (*at, "unless"))
        sources = (arc.from_,) if isinstance(arc.from_, str) else arc.from_
        return [
            Arc(source, arc.to if arc.to is not None else source, when, unless)
            for source in sources or (START,)
        ]


def ask_of(shape: AskShape) -> Ask:
    """Return what an action asks by itself."""
    return Ask(
        shape.into,
        shape.since,
        shape.question or "",
        shape.data,
        shape.cases,
        shape.same,
        shape.at_least,
    )


def _personal(shape: PersonalShape) -> Personal:
    return Personal(
        about=shape.about,
        data_class=shape.class_,
        purpose=shape.purpose,
        retention=shape.retention,
        readers=shape.readers,
        findable=shape.findable,
    )


def _need(written: str | NeedShape) -> Need:
    if isinstance(written, str):
        return Need(written)
    return Need(written.field, written.when, written.anew, written.value)


def _link(written: str | LinkShape) -> Link:
    if isinstance(written, str):
        return Link(written)
    return Link(
        written.kind,
        written.required,
        written.states,
        written.same,
        written.carries,
        written.back,
        written.shares,
        written.not_as,
        written.one_for,
    )
