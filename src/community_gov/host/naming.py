"""Full names: every part says whose it is, so that two authors never mean one name.

In its own file an author writes short names; here they become ``owner:name``.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import singledispatch

from attrs import evolve, frozen

from community_gov.domain.effects import (
    Appoint,
    Award,
    Book,
    Claim,
    Effect,
    Forward,
    HandOver,
    Notify,
    Open,
    Reserve,
    Restock,
)
from community_gov.workflow.conditions import (
    ASKED,
    DONE,
    FLAG,
    IN,
    ROOM,
    RUNNING,
    About,
    about,
    is_about_people,
    is_linked,
    is_standing,
    linked_as,
    subject,
)
from community_gov.workflow.counted import is_counted
from community_gov.workflow.definition import Action, Arc, Clock, Gate, Link, Need, Workflow
from community_gov.workflow.guards import is_guard, questions_in, with_names
from community_gov.workflow.inquiring import Ask
from community_gov.workflow.patches import (
    AddCheck,
    AddClock,
    AddDocument,
    AddEffect,
    AddFlag,
    AddGate,
    AddNotice,
    Patch,
    Replace,
)

QUESTION = re.compile(r"[a-z][a-z0-9_-]{0,63}:[a-z][a-z0-9_-]{0,63}@[1-9][0-9]{0,8}")

Naming = Callable[[str], str]


def full_name(name: str, owner: str) -> str:
    """Return a name with its owner's before it, unless it has one already."""
    return name if ":" in name else f"{owner}:{name}"


def owner_of(name: str) -> str:
    """Return whose a full name is."""
    return name.partition(":")[0]


def with_full_names(workflow: Workflow, plugin: str) -> Workflow:
    """Return a plugin's own workflow with full names for itself and for its questions."""
    return _renamed(
        workflow, full_name(workflow.name, plugin), lambda name: full_name(name, plugin)
    )


def with_short_names(workflow: Workflow, plugin: str) -> Workflow:
    """Return a workflow as its plugin's own file names things: `with_full_names` undone."""

    def naming(name: str) -> str:
        by_itself = (
            is_standing(name) or is_linked(name) or is_counted(name) or is_about_people(name)
        )
        return name if by_itself else name.removeprefix(f"{plugin}:")

    return _renamed(workflow, workflow.name.removeprefix(f"{plugin}:"), naming)


def _renamed(workflow: Workflow, name: str, naming: Naming) -> Workflow:
    actions = tuple(_asking(action, naming) for action in workflow.actions)
    return evolve(workflow, name=name, actions=actions)


def _asking(action: Action, naming: Naming) -> Action:
    """Give the questions of an action their full names."""
    return evolve(
        action,
        checks=_all(action.checks, naming),
        arcs=tuple(
            evolve(arc, when=_all(arc.when, naming), unless=_all(arc.unless, naming))
            for arc in action.arcs
        ),
        records={name: naming(question) for name, question in action.records.items()},
        effects=tuple(_claiming(effect, naming) for effect in action.effects),
        gates=tuple(_weighing(gate, naming) for gate in action.gates),
        asks=None if action.asks is None else _inquiring(action.asks, naming),
    )


def _inquiring(asked: Ask, naming: Naming) -> Ask:
    question, cases = (naming(one) if one else "" for one in (asked.question, asked.cases))
    return evolve(asked, question=question, cases=cases)


def _weighing(gate: Gate, naming: Naming) -> Gate:
    weights = {measure: naming(question) for measure, question in gate.weights.items()}
    return evolve(gate, weights=weights)


def _claiming(effect: Effect, naming: Naming) -> Effect:
    if isinstance(effect, Open):
        return evolve(effect, program=naming(effect.program))
    if isinstance(effect, Claim) and "@" in effect.part:
        return evolve(effect, part=naming(effect.part))
    if isinstance(effect, Award) and effect.rule:
        return evolve(effect, rule=naming(effect.rule))
    return effect


def _all(names: Collection[str], naming: Naming) -> tuple[str, ...]:
    return tuple(_condition(name, naming) for name in names)


def _condition(condition: str, naming: Naming) -> str:
    if not is_guard(condition):
        return naming(condition)
    return with_names(condition, {}, {name: naming(name) for name in questions_in(condition)})


@frozen
class Splicer:
    """Names in the patches that one owner has for one workflow.

    What the owner adds gets the owner's name, and is meant wherever that owner's patches say
    it; every other name is one of the workflow. A question, a points rule or a program without
    a plugin's name is the owner's when it gives one of that name, else the workflow's plugin's.

    Attributes:
        given: full names of all questions, points rules and programs of the place's plugins.
        added: short name to full name, for each kind of part that the patches add.
    """

    owner: str
    plugin: str
    given: Collection[str]
    added: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(
        cls, owner: str, workflow: str, given: Collection[str], patches: Collection[Patch]
    ) -> "Splicer":
        """Look at what patches add.

        Args:
            owner: the plugin or place that patches.
            workflow: full name of what is patched.
            given: as in the attributes.
        """
        added: dict[str, dict[str, str]] = {kind: {} for kind in _KINDS}
        for patch in patches:
            for kind, name in _added_by(patch):
                added[kind][name] = full_name(name, owner)
        return cls(owner, owner_of(workflow), given, added)

    def patch(self, patch: Patch) -> Patch:
        """Return a patch with full names."""
        return _spliced(patch, self)

    def own(self, name: str) -> str:
        """Return the full name of a part that is added."""
        return full_name(name, self.owner)

    def ref(self, kind: str, name: str) -> str:
        """Return the name of a part that may be added here or be there already."""
        return self.added.get(kind, {}).get(name, name)

    def refs(self, kind: str, names: Collection[str]) -> tuple[str, ...]:
        """Return several such names."""
        return tuple(self.ref(kind, name) for name in names)

    def theirs(self, name: str) -> str:
        """Return the full name of a question, a points rule or a program."""
        own = self.own(name)
        return own if own in self.given else full_name(name, self.plugin)

    def action(self, action: Action) -> Action:
        """Return an action whose parts are named in full."""
        named = evolve(
            action,
            arcs=tuple(self._arc(arc) for arc in action.arcs),
            gates=tuple(self.gate(gate) for gate in action.gates),
            checks=self.conditions(action.checks),
            needs=tuple(self._need(need) for need in action.needs),
            takes=self.refs("field", action.takes),
            links=tuple(self._link(link) for link in action.links),
            records={self.ref("field", name): one for name, one in action.records.items()},
            apart_from=self.refs("action", action.apart_from),
            effects=tuple(self._effect(effect) for effect in action.effects),
            raises=self.refs("flag", action.raises),
            lowers=self.refs("flag", action.lowers),
            extends={self.ref("clock", name): more for name, more in action.extends.items()},
        )
        return _asking(named, self.theirs)

    def condition(self, condition: str) -> str:
        """Return a condition named in full: a question, an expression, or one of the case."""
        if is_guard(condition):
            questions = {name: self.theirs(name) for name in questions_in(condition)}
            return with_names(condition, self.added["field"], questions)
        if is_standing(condition):
            kind, name = subject(condition)
            return kind + self.ref(_ABOUT[kind], name)
        if is_about_people(condition):
            named = about(condition)
            role = self.ref("role", named.role) if named.role else ""
            return About(self.ref("role", named.part), role).condition
        if is_linked(condition):
            asked = linked_as(condition)
            own = self.ref("field", asked.field) if asked.is_room else asked.field
            return condition if own == asked.field else f"{ROOM}{asked.link}:{asked.state}:{own}"
        return self.theirs(condition)

    def conditions(self, written: Collection[str]) -> tuple[str, ...]:
        """Return several such conditions."""
        return tuple(self.condition(one) for one in written)

    def gate(self, gate: Gate, action: str = "") -> Gate:
        """Return a gate whose references are named in full.

        Args:
            action: full name of the action that it is added to; others may be added there.
        """
        refusal = None if gate.refusal is None else self.ref("action", gate.refusal)
        return evolve(
            _weighing(gate, self.theirs),
            refusal=refusal,
            tells=None if gate.tells is None else self.ref("message", gate.tells),
            apart_from=self.refs("action", gate.apart_from),
            looks_at=self.refs("field", gate.looks_at),
            after=tuple(
                self.own(name) if f"{action}/{name}" in self.added["gate"] else name
                for name in gate.after
            ),
        )

    def clock(self, clock: Clock) -> Clock:
        """Return a clock whose references are named in full."""
        return evolve(
            clock,
            fires=None if clock.fires is None else self.ref("action", clock.fires),
            when=self.conditions(clock.when),
            unless=self.conditions(clock.unless),
            part_of=None if clock.part_of is None else self.ref("clock", clock.part_of),
        )

    def effect(self, effect: Effect) -> Effect:
        """Return an effect whose references are named in full."""
        return _claiming(self._effect(effect), self.theirs)

    def _arc(self, arc: Arc) -> Arc:
        return evolve(arc, when=self.conditions(arc.when), unless=self.conditions(arc.unless))

    def _effect(self, effect: Effect) -> Effect:
        if isinstance(effect, Notify):
            return evolve(effect, message=self.ref("message", effect.message))
        if isinstance(effect, Claim):
            subject, part = self.refs("field", (effect.subject, effect.part))
            return evolve(effect, subject=subject, part=part)
        if isinstance(effect, Forward) and effect.up_to is not None:
            return evolve(effect, up_to=self.condition(effect.up_to))
        if isinstance(effect, Book):
            first, last, hours, skips, title = self.refs(
                "field", (effect.first, effect.last, effect.hours, effect.skips, effect.title)
            )
            what = self.refs("field", effect.what)
            return evolve(
                effect, first=first, what=what, last=last, hours=hours, skips=skips, title=title
            )
        if isinstance(effect, Appoint):
            term = self.ref("clock", effect.term)
            return evolve(effect, until=self.ref("field", effect.until), term=term)
        if isinstance(effect, Open):
            carries = {there: self.ref("field", here) for there, here in effect.carries.items()}
            return evolve(effect, carries=carries)
        return self._booked(effect)

    def _booked(self, effect: Effect) -> Effect:
        match effect:
            case Award():
                activity, source = self.refs("field", (effect.activity, effect.source))
                measures = {name: self.ref("field", one) for name, one in effect.measures.items()}
                evidence = self.refs("field", effect.evidence)
                return evolve(
                    effect, activity=activity, source=source, measures=measures, evidence=evidence
                )
            case Reserve(_, item, until, quantity):
                item, quantity = self.refs("field", (item, quantity))
                clock = self.ref("clock", until)
                return evolve(effect, item=item, until=clock, quantity=quantity)
            case Restock(item, quantity):
                item, quantity = self.refs("field", (item, quantity))
                return evolve(effect, item=item, quantity=quantity)
            case HandOver(quantity):
                return evolve(effect, quantity=self.ref("field", quantity))
            case _:
                return effect

    def _need(self, need: Need) -> Need:
        when = {self.ref("field", name): value for name, value in need.when.items()}
        return evolve(need, field=self.ref("field", need.field), when=when)

    def _link(self, link: Link) -> Link:
        same, carries = self.refs("field", link.same), self.refs("field", link.carries)
        return evolve(link, same=same, carries=carries)


_KINDS = ("action", "field", "message", "clock", "gate", "flag")
_ABOUT = {IN: "state", FLAG: "flag", DONE: "action", ASKED: "action", RUNNING: "clock"}
"""What kind of part each condition is about that a case answers by itself."""


def _added_by(patch: Patch) -> list[tuple[str, str]]:
    if isinstance(patch, AddDocument):
        return [("field", patch.field.name)]
    if isinstance(patch, AddNotice):
        return [("message", patch.notice.message)]
    if isinstance(patch, AddFlag):
        return [("flag", patch.flag.name)]
    if isinstance(patch, AddGate):
        return [("gate", f"{patch.action}/{patch.gate.name}")]
    if isinstance(patch, AddClock):
        clocks = [("clock", one.name) for one in (patch.clock, *patch.rungs)]
        brought = (patch.fires, *patch.brings)
        return [*clocks, *(("action", one.name) for one in brought if one is not None)]
    return []


@singledispatch
def _spliced(patch: Patch, names: Splicer) -> Patch:
    raise TypeError(patch, names)


@_spliced.register
def _(patch: AddGate, names: Splicer) -> Patch:
    gate = evolve(names.gate(patch.gate, patch.action), name=names.own(patch.gate.name))
    return evolve(patch, action=names.ref("action", patch.action), gate=gate)


@_spliced.register
def _(patch: AddDocument, names: Splicer) -> Patch:
    field = evolve(patch.field, name=names.own(patch.field.name))
    when = {names.ref("field", name): value for name, value in patch.when.items()}
    return evolve(patch, field=field, actions=names.refs("action", patch.actions), when=when)


@_spliced.register
def _(patch: AddClock, names: Splicer) -> Patch:
    def brought(action: Action) -> Action:
        return evolve(names.action(action), name=names.own(action.name))

    def clock(one: Clock) -> Clock:
        named = evolve(names.clock(one), name=names.own(one.name))
        return named if one is patch.clock else evolve(named, part_of=names.own(patch.clock.name))

    return evolve(
        patch,
        clock=clock(patch.clock),
        rungs=tuple(clock(one) for one in patch.rungs),
        fires=None if patch.fires is None else brought(patch.fires),
        brings=tuple(brought(one) for one in patch.brings),
    )


@_spliced.register
def _(patch: AddEffect, names: Splicer) -> Patch:
    action = names.ref("action", patch.action)
    return evolve(patch, action=action, effect=names.effect(patch.effect))


@_spliced.register
def _(patch: AddNotice, names: Splicer) -> Patch:
    notice = evolve(patch.notice, message=names.own(patch.notice.message))
    return evolve(patch, action=names.ref("action", patch.action), notice=notice)


@_spliced.register
def _(patch: AddCheck, names: Splicer) -> Patch:
    action = names.ref("action", patch.action)
    return evolve(patch, action=action, check=names.condition(patch.check))


@_spliced.register
def _(patch: AddFlag, names: Splicer) -> Patch:
    return evolve(
        patch,
        flag=evolve(patch.flag, name=names.own(patch.flag.name)),
        raised_by=names.refs("action", patch.raised_by),
        lowered_by=names.refs("action", patch.lowered_by),
    )


@_spliced.register
def _(patch: Replace, names: Splicer) -> Patch:
    part = patch.part
    if isinstance(part, Action):
        return evolve(patch, part=names.action(part))
    if isinstance(part, Gate):
        return evolve(patch, part=names.gate(part, patch.action or ""))
    if isinstance(part, Clock):
        rungs = tuple(names.clock(one) for one in patch.rungs)
        return evolve(patch, part=names.clock(part), rungs=rungs)
    return patch
