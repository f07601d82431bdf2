"""On which condition a way is open, as a person reads it."""

from collections.abc import Iterable, Iterator, Mapping

from community_gov.domain.text import Text, same
from community_gov.workflow.conditions import ASKED, DONE, FLAG, IN, RUNNING, is_standing, subject
from community_gov.workflow.definition import Arc, Workflow
from community_gov.workflow.drawing import words
from community_gov.workflow.expression import in_words, labels_of
from community_gov.workflow.guards import expression_of, is_guard


def condition_of(arcs: Iterable[Arc], workflow: Workflow) -> Text:
    """Return on which condition one of several arcs is taken; empty when one is always open."""
    labels = _labels(workflow)
    several = dict.fromkeys(_of_arc(arc, labels) for arc in arcs)
    return same("") if same("") in several else _joined(several, words.ELSE)


def _of_arc(arc: Arc, labels: Mapping[str, Text]) -> Text:
    parts = []
    for names, between, text in (
        (arc.when, words.AND, words.ONLY),
        (arc.unless, words.OR, words.UNLESS),
    ):
        if names:
            said = _joined((_said(name, labels) for name in names), between)
            parts.append(text.fill(conditions=said))
    return _joined(parts, words.COMMA)


def _said(condition: str, labels: Mapping[str, Text]) -> Text:
    if is_guard(condition):
        return in_words(expression_of(condition), labels)
    if is_standing(condition):
        kind, name = subject(condition)
        return labels.get(condition, words.STANDING[kind].fill(name=name))
    return words.PASSES.fill(question=condition)


def _labels(workflow: Workflow) -> Mapping[str, Text]:
    """Return what fields are called, and what the conditions say that a case answers itself."""
    found = labels_of(workflow.fields)
    for condition, label in _named(workflow):
        found[condition] = words.STANDING[subject(condition)[0]].fill(name=label)
    return found


def _named(workflow: Workflow) -> Iterator[tuple[str, Text]]:
    yield from ((IN + one.name, one.label) for one in workflow.every_state())
    yield from ((FLAG + one.name, one.label) for one in workflow.flags)
    yield from ((kind + one.name, one.label) for one in workflow.actions for kind in (DONE, ASKED))
    yield from ((RUNNING + one.name, one.label) for one in workflow.clocks)


def _joined(texts: Iterable[Text], between: Text) -> Text:
    several = tuple(texts)
    zh, en = between.zh.join(one.zh for one in several), between.en.join(one.en for one in several)
    return Text(zh, en)
