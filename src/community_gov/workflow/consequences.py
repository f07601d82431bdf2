"""Turn the effects that a workflow lists into effects of one case."""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.effects import (
    BOOKED,
    Appoint,
    Award,
    Book,
    Claim,
    Effect,
    EndAppointment,
    Forward,
    HandOver,
    Open,
    Reserve,
    Restock,
    Unbook,
)
from community_gov.domain.facts import Facts
from community_gov.workflow.appointing import appointed
from community_gov.workflow.conditions import IN
from community_gov.workflow.definition import Action
from community_gov.workflow.slots import booked


def resolved(
    action: Action, case: Case, held: Mapping[str, Held], command: Command, facts: Facts
) -> tuple[Effect, ...]:
    """Return what an action causes for this case, with names replaced by what they stand for.

    Args:
        held: all that the case holds once the action is done.
    """
    ids = iter(facts.ids)
    return tuple(
        evolve(effect, case=next(ids))
        if isinstance(effect, Open)
        else _resolved(effect, action, case, held, command, facts)
        for effect in action.effects
    )


def with_opened(
    links: dict[str, tuple[str, ...]], effects: tuple[Effect, ...]
) -> dict[str, tuple[str, ...]]:
    """Return the links of a case with those to the cases that it opens."""
    opened = [one for one in effects if isinstance(one, Open)]
    if not opened:
        return links
    after = dict(links)
    for one in opened:
        after[one.link] = (*after.get(one.link, ()), one.case)
    return after


def _resolved(
    effect: Effect,
    action: Action,
    case: Case,
    held: Mapping[str, Held],
    command: Command,
    facts: Facts,
) -> Effect:
    if isinstance(effect, Claim):
        found = (held[effect.subject].find or "") if effect.subject else f"place:{case.place}"
        return evolve(effect, found=found, part=_part(effect, held, facts))
    if isinstance(effect, Forward):
        return evolve(effect, cases=_forwarded_to(effect, case, command, facts))
    if isinstance(effect, Book):
        # What is past is not given back, so it is not taken a second time either.
        anew = any(isinstance(one, Unbook) for one in action.effects)
        since = command.at.date() if anew else date.min
        return booked(effect, case, held, since, facts.days_off)
    if isinstance(effect, Unbook):
        return evolve(effect, since=command.at.date())
    if isinstance(effect, Appoint):
        return appointed(effect, case, held, command, facts)
    if isinstance(effect, EndAppointment):
        # Records hold for whole days, and who lost an office must not act today any more.
        day_before = command.at.date() - timedelta(days=1)
        return effect if case.exercise else evolve(effect, last=day_before)
    return _booked(effect, case, held) if isinstance(effect, BOOKED) else effect


def _forwarded_to(effect: Forward, case: Case, command: Command, facts: Facts) -> tuple[str, ...]:
    """Return the linked cases that are meant, in the order in which they were linked."""
    new = command.links.get(effect.link, ())
    known = () if effect.new_only else case.state.links.get(effect.link, ())
    cases = tuple(dict.fromkeys((*known, *new)))
    if effect.where is not None:
        there = facts.linked[f"{effect.link}:{IN}{effect.where}"]
        cases = tuple(one for one in cases if one in there)
    if effect.up_to is not None:
        room = facts.answers[effect.up_to].value
        cases = cases[: room if isinstance(room, int) else 0]
    return cases


def _booked(effect: Effect, case: Case, held: Mapping[str, Held]) -> Effect:
    """Return an effect on the ledger with the values that the case holds."""
    match effect:
        case Award():
            return _award(effect, case, held)
        case Reserve(of=of, item=item, quantity=quantity):
            persons, count = case.people.get(of, ()), _count(held, quantity, 1)
            person = persons[0] if len(persons) == 1 else ""
            return evolve(effect, person=person, reward=_value(held, item), count=count)
        case HandOver(quantity):
            return evolve(effect, count=_count(held, quantity, 0) if quantity in held else None)
        case Restock(item, quantity):
            return evolve(effect, reward=_value(held, item), count=_count(held, quantity, 0))
        case _:
            return effect


def _award(effect: Award, case: Case, held: Mapping[str, Held]) -> Award:
    measured = {name: _value(held, one) for name, one in effect.measures.items()}
    return evolve(
        effect,
        rule=effect.rule or _value(held, effect.activity),
        people=case.people.get(effect.to, ()),
        measured={name: value for name, value in measured.items() if value},
        source=_value(held, effect.source) or case.id,
        shown=tuple(f"{one}:{held[one].digest}" for one in effect.evidence if one in held),
    )


def _value(held: Mapping[str, Held], name: str) -> str:
    """Return a plain value as the ledger writes it; "" for what the case does not hold."""
    value = held[name].value if name in held else None
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def _count(held: Mapping[str, Held], name: str, usual: int) -> int:
    value = held[name].value if name in held else None
    return value if type(value) is int else usual


def _part(claim: Claim, held: Mapping[str, Held], facts: Facts) -> str:
    if not claim.part:
        return ""
    if claim.part in held:
        return str(held[claim.part].value)
    return str(facts.answers[claim.part].value)
