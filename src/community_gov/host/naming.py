"""Full names: every part says whose it is, so that two authors never mean one name.

In its own file an author writes short names; here they become ``owner:name``.
"""

import re
from collections.abc import Callable, Collection, Mapping
from functools import singledispatch

from attrs import evolve, frozen

from community_gov.domain.effects import Claim, Effect, Notify, Open
from community_gov.workflow.conditions import is_linked, is_standing
from community_gov.workflow.definition import Action, Clock, Gate, Link, Need, Workflow
from community_gov.workflow.guards import is_guard, questions_in, with_names
from community_gov.workflow.patches import (
    AddCheck,
    AddClock,
    AddDocument,
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
        by_itself = is_standing(name) or is_linked(name)
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
    )


def _weighing(gate: Gate, naming: Naming) -> Gate:
    weights = {measure: naming(question) for measure, question in gate.weights.items()}
    return evolve(gate, weights=weights)


def _claiming(effect: Effect, naming: Naming) -> Effect:
    if isinstance(effect, Open):
        return evolve(effect, program=naming(effect.program))
    if isinstance(effect, Claim) and "@" in effect.part:
        return evolve(effect, part=naming(effect.part))
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
    it; every other name is one of the workflow. A question without a plugin's name is the
    owner's when it answers one of that name, else the workflow's plugin's.

    Attributes:
        added: short name to full name, for each kind of part that the patches add.
    """

    owner: str
    plugin: str
    questions: Collection[str]
    added: Mapping[str, Mapping[str, str]]

    @classmethod
    def of(
        cls, owner: str, workflow: str, questions: Collection[str], patches: Collection[Patch]
    ) -> "Splicer":
        """Look at what patches add.

        Args:
            owner: the plugin or place that patches.
            workflow: full name of what is patched.
            questions: full names of all questions that the place's plugins answer.
        """
        added: dict[str, dict[str, str]] = {
            kind: {} for kind in ("action", "clock", "field", "message")
        }
        for patch in patches:
            for kind, name in _added_by(patch):
                added[kind][name] = full_name(name, owner)
        return cls(owner, owner_of(workflow), questions, added)

    def patch(self, patch: Patch) -> Patch:
        """Return a patch with full names."""
        return _spliced(patch, self)

    def own(self, name: str) -> str:
        """Return the full name of a part that is added."""
        return full_name(name, self.owner)

    def ref(self, kind: str, name: str) -> str:
        """Return the name of a part that may be added here or be there already."""
        return self.added[kind].get(name, name)

    def refs(self, kind: str, names: Collection[str]) -> tuple[str, ...]:
        """Return several such names."""
        return tuple(self.ref(kind, name) for name in names)

    def question(self, name: str) -> str:
        """Return the full name of a question."""
        own = self.own(name)
        return own if own in self.questions else full_name(name, self.plugin)

    def action(self, action: Action) -> Action:
        """Return an action whose parts are named in full."""
        effects = tuple(
            evolve(one, message=self.ref("message", one.message))
            if isinstance(one, Notify)
            else one
            for one in action.effects
        )
        named = evolve(
            action,
            gates=tuple(self.gate(gate) for gate in action.gates),
            needs=tuple(self._need(need) for need in action.needs),
            takes=self.refs("field", action.takes),
            links=tuple(self._link(link) for link in action.links),
            records={self.ref("field", name): one for name, one in action.records.items()},
            apart_from=self.refs("action", action.apart_from),
            extends={self.ref("clock", name): more for name, more in action.extends.items()},
            effects=effects,
        )
        return _asking(named, self.question)

    def condition(self, condition: str) -> str:
        """Return a check named in full: a question, or an expression over fields and questions."""
        if not is_guard(condition):
            return self.question(condition)
        questions = {name: self.question(name) for name in questions_in(condition)}
        return with_names(condition, self.added["field"], questions)

    def gate(self, gate: Gate) -> Gate:
        """Return a gate whose references are named in full."""
        refusal = None if gate.refusal is None else self.ref("action", gate.refusal)
        return evolve(
            _weighing(gate, self.question),
            refusal=refusal,
            apart_from=self.refs("action", gate.apart_from),
            looks_at=self.refs("field", gate.looks_at),
        )

    def clock(self, clock: Clock) -> Clock:
        """Return a clock that is added, named in full."""
        fires = None if clock.fires is None else self.ref("action", clock.fires)
        whole = None if clock.part_of is None else self.ref("clock", clock.part_of)
        return evolve(clock, name=self.own(clock.name), fires=fires, part_of=whole)

    def _need(self, need: Need) -> Need:
        when = {self.ref("field", name): value for name, value in need.when.items()}
        return evolve(need, field=self.ref("field", need.field), when=when)

    def _link(self, link: Link) -> Link:
        same, carries = self.refs("field", link.same), self.refs("field", link.carries)
        return evolve(link, same=same, carries=carries)


def _added_by(patch: Patch) -> list[tuple[str, str]]:
    if isinstance(patch, AddDocument):
        return [("field", patch.field.name)]
    if isinstance(patch, AddNotice):
        return [("message", patch.notice.message)]
    if isinstance(patch, AddClock):
        fired = [] if patch.fires is None else [("action", patch.fires.name)]
        return [("clock", patch.clock.name), *fired]
    return []


@singledispatch
def _spliced(patch: Patch, names: Splicer) -> Patch:
    raise TypeError(patch, names)


@_spliced.register
def _(patch: AddGate, names: Splicer) -> Patch:
    gate = evolve(names.gate(patch.gate), name=names.own(patch.gate.name))
    return evolve(patch, action=names.ref("action", patch.action), gate=gate)


@_spliced.register
def _(patch: AddDocument, names: Splicer) -> Patch:
    field = evolve(patch.field, name=names.own(patch.field.name))
    return evolve(patch, field=field, actions=names.refs("action", patch.actions))


@_spliced.register
def _(patch: AddClock, names: Splicer) -> Patch:
    clock = names.clock(patch.clock)
    if patch.fires is None:
        return evolve(patch, clock=clock)
    action = evolve(names.action(patch.fires), name=names.own(patch.fires.name))
    return evolve(patch, clock=clock, fires=action)


@_spliced.register
def _(patch: AddNotice, names: Splicer) -> Patch:
    notice = evolve(patch.notice, message=names.own(patch.notice.message))
    return evolve(patch, action=names.ref("action", patch.action), notice=notice)


@_spliced.register
def _(patch: AddCheck, names: Splicer) -> Patch:
    action = names.ref("action", patch.action)
    return evolve(patch, action=action, check=names.condition(patch.check))


@_spliced.register
def _(patch: Replace, names: Splicer) -> Patch:
    part = patch.part
    if isinstance(part, Action):
        return evolve(patch, part=names.action(part))
    if isinstance(part, Gate):
        return evolve(patch, part=names.gate(part))
    return patch
