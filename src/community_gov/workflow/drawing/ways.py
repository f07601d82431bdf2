"""What a drawing tells: the ways between states, and what is done without leaving one."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from attrs import frozen

from community_gov.domain.cases import START
from community_gov.domain.people import CLOCK
from community_gov.domain.text import Language, Text, same
from community_gov.workflow.definition import Action, Arc, Workflow
from community_gov.workflow.drawing import words
from community_gov.workflow.drawing.conditions import condition_of
from community_gov.workflow.wording import Wording


class Mark(StrEnum):
    """What a line about an action says."""

    WHO = "who"
    APPROVAL = "approval"
    CLOCK = "clock"
    CONDITION = "condition"


@frozen
class Saying:
    """What is written about one action, in one language.

    Attributes:
        action: its name.
        label: what it is called.
        details: by whom, after what time, with which approvals, on which condition.
    """

    action: str
    label: str
    details: tuple[tuple[Mark, str], ...]


@frozen
class Way:
    """An arrow: from one or several states to one, by one or several actions.

    Attributes:
        sources: just ``start`` for a way that begins a case.
        target: never one of the sources.
        sayings: one for each action that leads this way from each of the sources.
    """

    sources: tuple[str, ...]
    target: str
    sayings: tuple[Saying, ...]

    @property
    def begins(self) -> bool:
        """Whether it begins a case."""
        return self.sources == (START,)


def ways(workflow: Workflow, language: Language) -> tuple[Way, ...]:
    """Return the arrows of a workflow, in the order of its actions.

    An action that leads from several states to the same one is one arrow, and actions that
    have the same states in common share theirs.
    """
    wording = Wording(workflow)
    return merged(
        Way(part, target, (_saying(action, condition, wording, language),))
        for action in workflow.actions
        for sources, target, condition in _leading(action, wording)
        for part in _apart(sources)
    )


def merged(ways: Iterable[Way]) -> tuple[Way, ...]:
    """Return ways, those with the same sources and target as one, in their first order."""
    found: dict[tuple[tuple[str, ...], str], list[Saying]] = {}
    for way in ways:
        found.setdefault((way.sources, way.target), []).extend(way.sayings)
    return tuple(Way(*ends, tuple(sayings)) for ends, sayings in found.items())


def stays(workflow: Workflow, language: Language) -> Mapping[str, tuple[Saying, ...]]:
    """Return by state what can be done there without leaving it."""
    wording = Wording(workflow)
    found: dict[str, list[Saying]] = {}
    for action in workflow.actions:
        for (state, _), arcs in _by_ends(arc for arc in action.arcs if arc.source == arc.target):
            saying = _saying(action, condition_of(arcs, wording), wording, language)
            found.setdefault(state, []).append(saying)
    return {state: tuple(sayings) for state, sayings in found.items()}


def _leading(action: Action, wording: Wording) -> Iterator[tuple[tuple[str, ...], str, Text]]:
    """Yield from where to where an action leads on which condition, sources together."""
    order = {state.name: number for number, state in enumerate(wording.workflow.every_state())}
    found: dict[tuple[str, Text], list[str]] = {}
    for (source, target), arcs in _by_ends(arc for arc in action.arcs if arc.source != arc.target):
        found.setdefault((target, condition_of(arcs, wording)), []).append(source)
    for (target, condition), sources in found.items():
        yield tuple(sorted(sources, key=lambda one: order.get(one, -1))), target, condition


def _apart(sources: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Keep the beginning of a case apart from where else an action leads from."""
    states = tuple(one for one in sources if one != START)
    yield from ((START,),) if START in sources else ()
    yield from (states,) if states else ()


def _by_ends(arcs: Iterable[Arc]) -> Iterable[tuple[tuple[str, str], list[Arc]]]:
    found: dict[tuple[str, str], list[Arc]] = {}
    for arc in arcs:
        found.setdefault((arc.source, arc.target), []).append(arc)
    return found.items()


def _saying(action: Action, condition: Text, wording: Wording, language: Language) -> Saying:
    details = (*_details(action, wording), (Mark.CONDITION, condition))
    told = tuple((mark, text.in_(language)) for mark, text in dict.fromkeys(details))
    return Saying(
        action.name,
        action.label.in_(language),
        tuple((mark, text) for mark, text in told if text),
    )


def _details(action: Action, wording: Wording) -> Iterator[tuple[Mark, Text]]:
    if CLOCK in action.by:
        clocks = [clock for clock in wording.workflow.clocks if clock.fires == action.name]
        for clock in clocks:
            after = same("{duration}") if clock.recurs else words.AFTER
            yield Mark.CLOCK, after.fill(duration=clock.period.text)
        if not clocks:
            yield Mark.CLOCK, words.BY_ITSELF
    others = wording.all(wording.role, (role for role in action.by if role != CLOCK))
    if others:
        yield Mark.WHO, Text("{who}", "{who}").fill(who=others)
    for gate in action.gates:
        alone = gate.majority is None and gate.needed == 1
        text = words.APPROVAL if alone else words.APPROVAL_BY
        yield Mark.APPROVAL, text.fill(gate=gate.label, rule=wording.rule(gate))
