"""Turn the effects that a workflow lists into effects of one case."""

from collections.abc import Mapping

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.effects import Claim, Effect, Forward, Open
from community_gov.domain.facts import Facts
from community_gov.workflow.definition import Action


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
        else _resolved(effect, case, held, command, facts)
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
    effect: Effect, case: Case, held: Mapping[str, Held], command: Command, facts: Facts
) -> Effect:
    if isinstance(effect, Claim):
        return evolve(
            effect, found=held[effect.subject].find or "", part=_part(effect, held, facts)
        )
    if isinstance(effect, Forward):
        new = command.links.get(effect.link, ())
        known = () if effect.new_only else case.state.links.get(effect.link, ())
        return evolve(effect, cases=tuple(dict.fromkeys((*known, *new))))
    return effect


def _part(claim: Claim, held: Mapping[str, Held], facts: Facts) -> str:
    if not claim.part:
        return ""
    if claim.part in held:
        return str(held[claim.part].value)
    return str(facts.answers[claim.part].value)
