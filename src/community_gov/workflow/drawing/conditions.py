"""On which condition a way is open, as a person reads it."""

from collections.abc import Iterable

from community_gov.domain.text import Text, same
from community_gov.workflow.conditions import IN, is_standing, subject
from community_gov.workflow.definition import Arc
from community_gov.workflow.drawing import words
from community_gov.workflow.wording import Wording, joined


def condition_of(arcs: Iterable[Arc], wording: Wording) -> Text:
    """Return on which condition one of several arcs is taken; empty when one is always open."""
    several = tuple(dict.fromkeys(_of_arc(arc, wording) for arc in arcs))
    return same("") if same("") in several else joined(several, words.ELSE)


def _of_arc(arc: Arc, wording: Wording) -> Text:
    parts = []
    for conditions, between, text in (
        (arc.when, words.AND, words.ONLY),
        (arc.unless, words.OR, words.UNLESS),
    ):
        if conditions:
            said = joined([_said(one, wording) for one in conditions], between)
            parts.append(text.fill(conditions=said))
    return joined(parts, words.COMMA)


def _said(condition: str, wording: Wording) -> Text:
    """Return one condition: short where it is about a state, which is there to be seen."""
    kind, name = subject(condition)
    if is_standing(condition) and kind == IN:
        return words.IN_STATE.fill(state=wording.state(name))
    return wording.condition(condition)
