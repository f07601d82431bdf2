"""Conditions that an office writes itself, such as ``sacks > 3``, on arcs and among checks.

They are kept as text, ``is:`` and the expression, so that what a workflow means stays plain
data. They look at plain fields, at answers of questions, and at what the case answers by
itself (``flag:urgent``); a personal value enters through a question only.
"""

from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction

from attrs import evolve, frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command
from community_gov.domain.errors import Problem
from community_gov.domain.facts import Fact
from community_gov.domain.fields import FieldType
from community_gov.domain.text import Text
from community_gov.workflow.conditions import (
    holds,
    is_about_people,
    is_linked,
    is_standing,
    on_arcs,
)
from community_gov.workflow.definition import Action, Origin, Workflow
from community_gov.workflow.expression import (
    Expression,
    Finder,
    Given,
    Kind,
    Type,
    answer,
    bound,
    facts,
    finder,
    labels_of,
    names,
    parse,
    problems_in,
    renamed,
    types_of,
    written,
)

IS = "is:"


def is_guard(condition: str) -> bool:
    """Whether a condition is an expression."""
    return condition.startswith(IS)


def guard(expression: str) -> str:
    """Return an expression as a condition, in its canonical form.

    Raises:
        InvalidExpression: all that is wrong with it, by column.
    """
    return IS + written(parse(expression))


def expression_of(condition: str) -> Expression:
    """Return the expression of a condition; `is_guard` must hold."""
    return parse(condition.removeprefix(IS))


def guards_of(action: Action) -> Iterator[str]:
    """Yield the expressions that an action rests on."""
    yield from (one for one in (*action.checks, *on_arcs(action)) if is_guard(one))


def _placed(action: Action) -> Iterator[tuple[str, Origin]]:
    """Yield the expressions of an action, each with where it comes from."""
    for number, check in enumerate(action.checks):
        yield check, action.origin_of("checks", number)
    for number, arc in enumerate(action.arcs):
        for condition in (*arc.when, *arc.unless):
            yield condition, action.origin_of("arcs", number)


def questions_in(condition: str) -> Iterator[str]:
    """Yield the questions that a condition of any kind rests on."""
    if is_guard(condition):
        yield from facts(expression_of(condition))
    elif not (is_standing(condition) or is_linked(condition) or is_about_people(condition)):
        yield condition


def with_names(condition: str, field: Mapping[str, str], question: Mapping[str, str]) -> str:
    """Return a condition in which fields and questions have other names."""
    expression = renamed(
        expression_of(condition),
        lambda name: field.get(name, name),
        lambda name: question.get(name, name),
    )
    return IS + written(expression)


def settled(workflow: Workflow) -> Workflow:
    """Return a workflow whose bare words of choices are told apart from fields, once for all."""
    if not any(is_guard(one) for action in workflow.actions for one in guards_of(action)):
        return workflow
    types = _types(workflow)

    def whole(conditions: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            IS + written(bound(expression_of(one), types)) if is_guard(one) else one
            for one in conditions
        )

    actions = tuple(
        evolve(
            action,
            checks=whole(action.checks),
            arcs=tuple(
                evolve(arc, when=whole(arc.when), unless=whole(arc.unless)) for arc in action.arcs
            ),
        )
        for action in workflow.actions
    )
    return evolve(workflow, actions=actions)


def problems_with_guards(
    workflow: Workflow, action: Action, questions: Collection[str]
) -> Iterator[Problem]:
    """Yield what is wrong with the expressions of an action: names and types."""
    types = _types(workflow)
    for condition, at in _placed(action):
        if not is_guard(condition):
            continue
        expression = expression_of(condition)
        for problem in problems_in(expression, types):
            name = str(problem.params.get("name", ""))
            meant = [one for one in questions if _short(one) == name]
            if problem.code == "unknown.field" and meant:
                problem = Problem("unknown.check", "", {"name": name, "near": meant[0]})
            yield evolve(problem, where=str(at))


def _short(question: str) -> str:
    return question.partition("@")[0].rpartition(":")[2]


def _types(workflow: Workflow) -> dict[str, Type]:
    types = types_of(workflow.fields)
    parts: tuple[tuple[str, Collection[str]], ...] = (
        ("in:", [one.name for one in workflow.every_state()]),
        ("flag:", [one.name for one in workflow.flags]),
        ("done:", [one.name for one in workflow.actions]),
        ("asked:", [one.name for one in workflow.actions]),
        ("running:", [one.name for one in workflow.clocks]),
    )
    types |= {kind + name: Type(Kind.YES_NO) for kind, listed in parts for name in listed}
    return types


@frozen
class Guard:
    """An expression of an action, ready to be answered.

    Attributes:
        condition: as the action names it.
        find: what it comes to.
        questions: what it asks of others.
        standing: what it asks of the case itself, such as ``flag:urgent``.
        fields: the plain fields that it looks at, each with whether it is a fraction.
        labels: what fields and choices are called, where it has to be said.
    """

    condition: str
    find: Finder
    questions: tuple[str, ...]
    standing: tuple[str, ...]
    fields: tuple[tuple[str, bool], ...]
    labels: Mapping[str, Text]

    def answer(self, case: Case, command: Command, given: Mapping[str, Fact]) -> Fact:
        """Return yes, no, or unknown and why.

        Args:
            given: the answers of questions.
        """
        values: dict[str, Given] = {one: given[one] for one in self.questions if one in given}
        for name, exact in self.fields:
            held = command.held.get(name) or case.held.get(name)
            if held is not None:
                value = held.value
                values[name] = Fraction(value) if exact and isinstance(value, str) else value
        for name in self.standing:
            values[name] = holds(name, case.state)
        return answer(self.find(values), self.labels)


def compiled(workflow: Workflow, action: Action) -> tuple[Guard, ...]:
    """Return the expressions that an action rests on, each once, ready to be answered."""
    conditions = dict.fromkeys(guards_of(action))
    labels = labels_of(workflow.fields) if conditions else {}
    return tuple(_compiled(workflow, one, labels) for one in conditions)


def _compiled(workflow: Workflow, condition: str, labels: Mapping[str, Text]) -> Guard:
    expression = expression_of(condition)
    asked = names(expression)
    return Guard(
        condition,
        finder(expression),
        facts(expression),
        tuple(name for name in asked if is_standing(name)),
        tuple(
            (field.name, field.type is FieldType.FRACTION)
            for field in workflow.fields
            if field.personal is None and field.name in asked
        ),
        labels,
    )
