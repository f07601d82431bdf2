"""What an effect appoints whom to, out of what a case holds and of the facts."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.effects import Appoint
from community_gov.domain.facts import Facts
from community_gov.workflow.definition import Action

ENTRUSTED = "entrusted:"
"""With a role: in which body the place lets the workflow appoint to it; "" where it does not."""
ENDS = "ends:"
"""With a link and a clock: the due day of the linked case's clock; None where none runs."""


def appointing(actions: Iterable[Action]) -> tuple[Appoint, ...]:
    """Return the effects of actions that appoint."""
    found = (one for act in actions for one in act.effects if isinstance(one, Appoint))
    return tuple(dict.fromkeys(found))


def linked_term(term: str) -> tuple[str, str] | None:
    """Return link and clock of a term that is another case's; None for one of this case."""
    link, colon, clock = term.partition(":")
    return (link, clock) if colon else None


def appointed(
    effect: Appoint, case: Case, held: Mapping[str, Held], command: Command, facts: Facts
) -> Appoint:
    """Return whom an effect appoints, where, and until when.

    Without a last day where one is asked for, `last` is None; who writes it down refuses that.
    In an exercise nothing is real, so nobody is appointed.
    """
    body = facts.answers[ENTRUSTED + effect.role].value
    if not isinstance(body, str) or not body or case.exercise:
        return effect
    people = dict.fromkeys(case.people.get(effect.to, ()))
    last = next(_last(effect, case, held, facts), None)
    return evolve(effect, body=body, people=tuple(people), since=command.at.date(), last=last)


def _last(effect: Appoint, case: Case, held: Mapping[str, Held], facts: Facts) -> Iterator[date]:
    if effect.until in held:
        value = held[effect.until].value
        if isinstance(value, date):
            yield value
    if linked_term(effect.term) is not None:
        day = facts.answers[ENDS + effect.term].value
        if isinstance(day, date):
            yield day
    elif effect.term in case.state.clocks:
        running = case.state.clocks[effect.term]
        if running.fired is None:
            yield running.due.day
    elif effect.term in facts.dues:
        yield facts.dues[effect.term].day
