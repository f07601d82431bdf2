"""What is the same for every decision on one action, looked up once.

Nothing here decides: a plan only says quickly that nothing stands against an act. Where it
cannot, the full rules say what does.
"""

from collections.abc import Mapping

from attrs import frozen

from community_gov.domain.commands import Command, Held
from community_gov.domain.effects import Book, Notify, Release
from community_gov.domain.facts import Fact
from community_gov.domain.people import AUTOMATIC, CLOCK, SYSTEM_ROLES, Actor
from community_gov.workflow.conditions import is_standing, on_arcs
from community_gov.workflow.contents import claimed_for, met
from community_gov.workflow.definition import Action, Clock, Need, Workflow
from community_gov.workflow.guards import Guard, compiled
from community_gov.workflow.inquiring import ASKS


@frozen
class Plan:
    """One action, ready to be weighed.

    Attributes:
        offices: roles that may do it, each with the kind of body it is held in.
        standing: conditions on its arcs that the case answers by itself.
        guards: expressions that it rests on.
        asked: checks and computations, each with whether a No denies.
        needs: fields that it always needs, whatever they hold.
        anew: fields that must come with it.
        conditional: fields that it needs in some cases, or with some value.
        taken: fields that may be handed in with it.
        apart_from: actions whose doers may not do it.
        unrelated_to: parts in the case to which nobody who does it may be related.
        reasons: those of which one must be given; just None where there are none.
        special: something about it depends on more than that.
        plain_effects: its effects are the same whatever the case holds.
    """

    offices: tuple[tuple[str, str], ...]
    standing: tuple[str, ...]
    guards: tuple[Guard, ...]
    asked: tuple[tuple[str, bool], ...]
    needs: tuple[str, ...]
    anew: tuple[str, ...]
    conditional: tuple[Need, ...]
    taken: frozenset[str]
    apart_from: tuple[str, ...]
    unrelated_to: tuple[str, ...]
    reasons: tuple[str | None, ...]
    special: bool
    plain_effects: bool

    def right(self, actor: Actor) -> str | None:
        """Return the first role by which somebody may do it, as far as that is plain."""
        roles = actor.roles
        for role, body in self.offices:
            if roles.get(role) == body:
                return role
        return None

    def satisfied(self, held: Mapping[str, Held], command: Command) -> bool:
        """Whether what is handed in is plainly enough, and nothing too much."""
        if self.special or command.items or command.links:
            return False
        if command.reason not in self.reasons:
            return False
        given = command.held
        for name in self.anew:
            if name not in given:
                return False
        for name in self.needs:
            if name not in held and name not in given:
                return False
        return self.taken.issuperset(given) and self._met(held, given)

    def _met(self, held: Mapping[str, Held], given: Mapping[str, Held]) -> bool:
        if not self.conditional:
            return True
        after = {**held, **given}
        return all(met(need, after, given) for need in self.conditional)

    def apart(self, actor: Actor, done_by: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether no hand in this act was in one that must be apart, or belongs to a relative."""
        for name in self.apart_from:
            if name in done_by and not actor.persons.isdisjoint(done_by[name]):
                return False
        return all(part not in actor.related for part in self.unrelated_to)

    def allowed(self, known: Mapping[str, Fact]) -> bool:
        """Whether every question is answered, and none denies."""
        for name, denies in self.asked:
            fact = known.get(name)
            if fact is None or not fact.known or (denies and not fact.value):
                return False
        return True


def plan_of(workflow: Workflow, action: Action) -> Plan:
    """Return the plan of an action."""
    bodies = {role.name: role.body or "" for role in workflow.roles}
    bodies |= dict.fromkeys(SYSTEM_ROLES, "")
    claimed = claimed_for(action)
    conditional = [one for one in action.needs if one.when or one.value is not None]
    always = [one for one in action.needs if one not in conditional]
    needs = [need.field for need in action.needs]
    expiring = {field.name for field in workflow.fields if field.expires}
    asks = (ASKS,) if action.asks else ()
    checks = dict.fromkeys((*action.checks, *action.records.values(), *asks))
    return Plan(
        offices=tuple(
            (role, bodies[role])
            for role in action.by
            if role in bodies and _holds_power(action, role, bodies[role])
        ),
        standing=tuple(dict.fromkeys(one for one in on_arcs(action) if is_standing(one))),
        guards=compiled(workflow, action),
        asked=tuple((name, name in action.checks) for name in checks),
        needs=tuple(dict.fromkeys((*(one.field for one in always if not one.anew), *claimed))),
        anew=tuple(one.field for one in always if one.anew),
        conditional=tuple(conditional),
        taken=frozenset((*needs, *action.takes)),
        apart_from=action.apart_from,
        unrelated_to=action.unrelated_to,
        reasons=action.reasons or (None,),
        special=bool(
            action.correction
            or any(one.required for one in action.links)
            or any(one.each for one in workflow.flags if one.name in action.lowers)
            or any(isinstance(one, Book) for one in action.effects)
            or not expiring.isdisjoint(needs)
        ),
        plain_effects=all(isinstance(one, (Notify, Release)) for one in action.effects),
    )


def _holds_power(action: Action, role: str, body: str) -> bool:
    """Whether a role may do it by what the workflow says alone, whoever is behind it."""
    return action.power in (None, body) or role in (CLOCK, AUTOMATIC)


@frozen
class Timer:
    """A clock, ready to be followed.

    Attributes:
        conditional: whether more than the states decides that it runs.
    """

    clock: Clock
    name: str
    runs_in: frozenset[str]
    pauses_in: frozenset[str]
    conditional: bool


def timers_of(workflow: Workflow) -> tuple[Timer, ...]:
    """Return the clocks of a workflow."""
    return tuple(
        Timer(
            clock,
            clock.name,
            frozenset(clock.runs_in),
            frozenset(clock.pauses_in),
            bool(clock.when or clock.unless),
        )
        for clock in workflow.clocks
    )
