"""Every name that a part of a workflow uses must be the name of something."""

from collections.abc import Collection, Iterator

from community_gov.domain.cases import START
from community_gov.domain.effects import (
    BOOKED,
    NEXT,
    Appoint,
    Book,
    Claim,
    Effect,
    EndAppointment,
    Forward,
    Notify,
    Open,
)
from community_gov.domain.errors import Problem
from community_gov.domain.fields import Direction, Field, FieldType
from community_gov.domain.people import CLOCK, SYSTEM_ROLES
from community_gov.workflow.checking.appointments import appointments
from community_gov.workflow.checking.booked import booked
from community_gov.workflow.checking.bookings import bookings
from community_gov.workflow.checking.unknown import unknown
from community_gov.workflow.conditions import (
    ASKED,
    DONE,
    FLAG,
    IN,
    OVER,
    RUNNING,
    about,
    is_about_people,
    is_linked,
    is_standing,
    linked_as,
    on_arcs,
    subject,
)
from community_gov.workflow.counted import counted_as, is_counted
from community_gov.workflow.definition import (
    Action,
    Clock,
    Flag,
    Gate,
    Need,
    Origin,
    Queue,
    Status,
    Workflow,
)
from community_gov.workflow.guards import problems_with_guards, questions_in


class Names:
    """Every name that a part uses must be the name of something."""

    def __init__(self, workflow: Workflow, questions: Collection[str]) -> None:
        self.workflow = workflow
        self.questions = questions
        self.fields = {field.name for field in workflow.fields}
        self.sealed = {field.name for field in workflow.fields if field.personal is not None}
        self.roles = {role.name for role in workflow.roles}
        self.parts = {role.name for role in workflow.roles if role.body is None}
        self.offices = {role.name for role in workflow.roles if role.body is not None}
        self.states = {state.name for state in workflow.every_state()}
        self.actions = {action.name for action in workflow.actions}
        self.clocks = {clock.name for clock in workflow.clocks}
        self.flags = {flag.name for flag in workflow.flags}
        links = [link for action in workflow.actions for link in action.links]
        self.links = {name for link in links for name in (link.kind, link.back) if name}
        effects = [effect for action in workflow.actions for effect in action.effects]
        self.links |= {effect.link for effect in effects if isinstance(effect, Open)}

    def problems(self) -> Iterator[Problem]:
        """Yield every name that nothing is called."""
        for action in self.workflow.actions:
            yield from self._action(action)
        for clock in self.workflow.clocks:
            yield from self._clock(clock)
        for queue in self.workflow.queues:
            yield from self._queue(queue)
        for flag in self.workflow.flags:
            yield from self._flag(flag)
        for field in self.workflow.fields:
            yield from self._field(field, self.workflow.origin_of("fields", field.name))

    def _field(self, field: Field, at: Origin) -> Iterator[Problem]:
        if field.expires and field.type is not FieldType.DOCUMENT:
            yield Problem("workflow.expires", str(at), {"field": field.label})
        if field.direction is Direction.OUT:
            yield from self._given_out(field)
        if field.type is FieldType.DOCUMENT and field.personal is None:
            yield Problem("workflow.document_unsealed", str(at), {"field": field.label})
        if field.personal is not None:
            yield from unknown("role", [field.personal.about], self.parts, at)
            yield from unknown("role", field.personal.readers, self.roles, at)

    def _action(self, action: Action) -> Iterator[Problem]:
        at = action.origin
        for number, arc in enumerate(action.arcs):
            here = action.origin_of("arcs", number)
            yield from unknown("state", (arc.source, arc.target), self.states | {START}, here)
            yield from self._conditions((*arc.when, *arc.unless), here)
            yield from self._asked((*arc.when, *arc.unless), here)
        yield from unknown("role", action.by, self.roles | SYSTEM_ROLES, at)
        yield from unknown("action", action.apart_from, self.actions, at)
        yield from unknown("role", action.unrelated_to, self.parts, at)
        yield from unknown("role", action.signers, self.roles, at)
        for number, check in enumerate(action.checks):
            yield from self._conditions([check], action.origin_of("checks", number))
            yield from self._asked([check], action.origin_of("checks", number))
        yield from problems_with_guards(self.workflow, action, self.questions)
        yield from unknown("flag", (*action.raises, *action.lowers), self.flags, at)
        conditions = set(on_arcs(action))
        extended = [name for name in action.extends if RUNNING + name not in conditions]
        yield from unknown("clock", extended, self.clocks, at)
        yield from self._contents(action)
        yield from self._links(action)
        for gate in action.gates:
            yield from self._gate(gate, action)
        for number, effect in enumerate(action.effects):
            yield from self._effect(effect, action, action.origin_of("effects", number))

    def _asked(self, conditions: Collection[str], at: Origin) -> Iterator[Problem]:
        asked = [name for one in conditions for name in questions_in(one)]
        yield from unknown("check", asked, self.questions, at)

    def _contents(self, action: Action) -> Iterator[Problem]:
        """What must or may come with an action, and what it fills."""
        for number, need in enumerate(action.needs):
            at = action.origin_of("needs", number)
            yield from unknown("field", (need.field, *need.when), self.fields, at)
            yield from self._choices(need, at)
            asked = {*need.when} | ({need.field} if need.value is not None else set())
            for name in sorted(asked & self.sealed):
                yield Problem("workflow.need_on_sealed", str(at), {"field": name})
        for number, name in enumerate(action.takes):
            yield from unknown("field", [name], self.fields, action.origin_of("takes", number))
        for name, question in action.records.items():
            at = action.origin_of("records", name)
            yield from unknown("field", [name], self.fields, at)
            if is_counted(question):
                yield from self._counted(name, question, at)
            else:
                yield from unknown("check", [question], self.questions, at)
        if action.asks is not None:
            ask, at = action.asks, action.origin
            yield from unknown("field", (ask.into, *ask.same.values()), self.fields, at)
            yield from unknown("clock", [ask.since], self.clocks, at)
            questions = [ask.question] if ask.question else []
            yield from unknown("check", questions, self.questions, at)
        for number, reason in enumerate(action.reasons):
            at = action.origin_of("reasons", number)
            yield from unknown("reason", [reason], self.workflow.reasons, at)

    def _counted(self, name: str, written: str, at: Origin) -> Iterator[Problem]:
        """What is counted over linked cases is a whole number about nobody."""
        asked = counted_as(written)
        if not asked.whole:
            yield Problem("workflow.counted_form", str(at), {"written": written})
            return
        yield from unknown("link", [asked.link], self.links, at)
        if asked.where is not None and asked.where.status:
            yield from unknown("status", [asked.where.status], {OVER, *Status}, at)
        field = next((one for one in self.workflow.fields if one.name == name), None)
        if field is not None and (field.type is not FieldType.INT or field.personal):
            yield Problem("workflow.counted_field", str(at), {"field": field.label})

    def _links(self, action: Action) -> Iterator[Problem]:
        for number, link in enumerate(action.links):
            at = action.origin_of("links", number)
            yield from unknown("field", (*link.same, *link.carries), self.fields, at)
            yield from unknown("link", (*link.shares, *link.not_as), self.links, at)
            yield from unknown("role", [link.one_for] if link.one_for else [], self.parts, at)
            if link.one_for and not link.back:
                yield Problem("workflow.one_for_back", str(at), {"link": link.kind})
            if link.carries and not link.same:
                yield Problem("workflow.carries_from_anybody", str(at), {"link": link.kind})

    def _gate(self, gate: Gate, action: Action) -> Iterator[Problem]:
        at = gate.origin
        yield from unknown("role", gate.by, self.roles, at)
        yield from unknown("action", gate.apart_from, self.actions, at)
        yield from unknown("action", [gate.refusal or action.name], self.actions, at)
        yield from unknown("field", gate.looks_at, self.fields, at)
        yield from unknown("role", gate.unrelated_to, self.parts, at)
        yield from unknown("check", gate.weights.values(), self.questions, at)
        told = [gate.tells] if gate.tells else []
        yield from unknown("message", told, self.workflow.messages, at)
        others = {one.name for one in action.gates if one.name != gate.name}
        yield from unknown("gate", gate.after, others, at)

    def _flag(self, flag: Flag) -> Iterator[Problem]:
        fields = [one for one in (flag.each, flag.number) if one is not None]
        yield from unknown("field", fields, self.fields, flag.origin)

    def _given_out(self, field: Field) -> Iterator[Problem]:
        """What an office gives out, nobody hands in."""
        for action in self.workflow.actions:
            takes = {need.field for need in action.needs} | set(action.takes)
            parts = self.parts.intersection(action.by)
            if field.name in takes and parts:
                params = {"field": field.label, "action": action.label}
                at = _origin_in(action, field.name)
                yield Problem("workflow.given_out", str(at), params)

    def _queue(self, queue: Queue) -> Iterator[Problem]:
        at = queue.origin
        yield from unknown("state", queue.states, self.states, at)
        yield from unknown("flag", (*queue.flags, *queue.without), self.flags, at)
        yield from unknown("role", queue.waits_for, self.roles, at)
        yield from unknown("clock", queue.overdue, self.clocks, at)

    def _conditions(self, conditions: Collection[str], at: Origin) -> Iterator[Problem]:
        known: dict[str, tuple[str, set[str]]] = {
            IN: ("state", self.states),
            FLAG: ("flag", self.flags),
            DONE: ("action", self.actions),
            ASKED: ("action", self.actions),
            RUNNING: ("clock", self.clocks),
        }
        for kind, name in (subject(one) for one in conditions if is_standing(one)):
            yield from unknown(known[kind][0], [name], known[kind][1], at)
        for one in conditions:
            if is_linked(one):
                yield from self._linked(one, at)
            elif is_about_people(one):
                asked = about(one)
                yield from unknown("role", [asked.part], self.parts, at)
                yield from unknown("role", [asked.role] if asked.role else [], self.offices, at)

    def _linked(self, condition: str, at: Origin) -> Iterator[Problem]:
        asked = linked_as(condition)
        if not asked.whole:
            yield Problem("workflow.condition_form", str(at), {"condition": condition})
            return
        yield from unknown("link", [asked.link], self.links, at)
        if asked.status:
            yield from unknown("status", [asked.status], {OVER, *Status}, at)
        if asked.is_room:
            yield from unknown("field", [asked.field], self.fields, at)
            field = next((one for one in self.workflow.fields if one.name == asked.field), None)
            if field is not None and (field.type is not FieldType.INT or field.personal):
                yield Problem("workflow.room_field", str(at), {"field": field.label})

    def _forward(self, effect: Forward, at: Origin) -> Iterator[Problem]:
        yield from unknown("link", [effect.link], self.links, at)
        if effect.up_to is None:
            return
        limit = linked_as(effect.up_to)
        if not is_linked(effect.up_to) or not limit.is_room or limit.link != effect.link:
            yield Problem("workflow.up_to", str(at), {"link": effect.link})
        else:
            yield from self._linked(effect.up_to, at)

    def _choices(self, need: Need, at: Origin) -> Iterator[Problem]:
        choices = {field.name: field.choices for field in self.workflow.fields if field.choices}
        for name, value in need.when.items():
            if name in choices:
                yield from unknown("choice", [value], choices[name], at)

    def _effect(self, effect: Effect, action: Action, at: Origin) -> Iterator[Problem]:
        if isinstance(effect, Notify):
            yield from unknown("role", [effect.to], self.roles | {NEXT}, at)
            yield from unknown("message", [effect.message], self.workflow.messages, at)
        elif isinstance(effect, Claim):
            subjects = [effect.subject] if effect.subject else []
            yield from unknown("field", subjects, self.fields, at)
            parts = [effect.part] if effect.part else []
            plain = self.fields - self.sealed
            known = plain | set(action.checks) | set(action.records.values())
            yield from unknown("field", parts, known, at)
            needed = {need.field for need in action.needs} | self._given_before()
            if not needed.issuperset(subjects):
                params = {"field": effect.subject, "action": action.label}
                yield Problem("workflow.claim_not_needed", str(at), params)
            if not all(map(self._findable, subjects)):
                yield Problem("workflow.claim_not_findable", str(at), {"field": effect.subject})
        elif isinstance(effect, Forward):
            yield from self._forward(effect, at)
        elif isinstance(effect, Open):
            yield from unknown("role", effect.people.values(), self.parts, at)
            yield from unknown("field", effect.carries.values(), self.fields, at)
        elif isinstance(effect, Book):
            yield from bookings(effect, self.workflow, self.parts, at)
        elif isinstance(effect, (Appoint, EndAppointment)):
            yield from appointments(effect, self.workflow, self.links, at)
        elif isinstance(effect, BOOKED):
            yield from booked(effect, action, self.workflow, self.parts, at)

    def _given_before(self) -> set[str]:
        return {need.field for action in self.workflow.actions for need in action.needs}

    def _findable(self, name: str) -> bool:
        return any(
            field.name == name and field.personal is not None and field.personal.findable
            for field in self.workflow.fields
        )

    def _clock(self, clock: Clock) -> Iterator[Problem]:
        states = (*clock.runs_in, *clock.pauses_in)
        yield from unknown("state", states, self.states, clock.origin)
        conditions = (*clock.when, *clock.unless)
        yield from self._conditions(conditions, clock.origin)
        whole = [] if clock.part_of is None else [clock.part_of]
        yield from unknown("clock", whole, self.clocks, clock.origin)
        if not all(is_standing(one) and not one.startswith(RUNNING) for one in conditions):
            yield Problem("workflow.clock_asks", str(clock.origin), {"clock": clock.label})
        if clock.fires is None:
            return
        yield from unknown("action", [clock.fires], self.actions, clock.origin)
        fired = self.workflow.action(clock.fires)
        votes = fired is not None and any(gate.majority for gate in fired.gates)
        if fired is not None and CLOCK not in fired.by and not votes:
            params = {"clock": clock.label, "action": fired.label}
            yield Problem("workflow.clock_may_not_fire", str(clock.origin), params)


def _origin_in(action: Action, field: str) -> Origin:
    """Return where an action asks for a field, or would take it."""
    for number, need in enumerate(action.needs):
        if need.field == field:
            return action.origin_of("needs", number)
    return action.origin_of("takes", action.takes.index(field))
