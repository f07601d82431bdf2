"""Short ways of writing, rewritten into the kernel: what an author means, in parts that exist.

``once``    the action is not done twice           unless it is ``done:`` already
``before``  it comes before others                 unless one of them is ``done:``
``within``  only while a clock has not run out     when it is ``running:``
``extends`` only while there is time to add to     when it is ``running:``
``ladder``  reminders and escalations of a clock   clocks of their own, before and after it
``checklist``  items that must be ticked           yes-or-no fields that must come, and be yes
``anywhere``  wherever the case is not over        the outermost states that are not over
"""

from collections.abc import Iterator, Mapping

from attrs import evolve, frozen

from community_gov.domain.calendar import Duration
from community_gov.domain.fields import Field, FieldType
from community_gov.domain.text import Text
from community_gov.workflow.conditions import DONE, RUNNING
from community_gov.workflow.definition import Action, Arc, Clock, Need, Status, Workflow

ANYWHERE = "anywhere"
"""In a file: wherever the case is, as long as it is not over."""


def restricted(
    action: Action,
    *,
    when: tuple[str, ...] = (),
    unless: tuple[str, ...] = (),
    once: bool = False,
    before: tuple[str, ...] = (),
    within: str | None = None,
) -> Action:
    """Return an action that is possible once, before others are done, or while a clock runs.

    An action that extends a clock is possible only while there is something to extend.

    Args:
        when, unless: conditions on all of its arcs.
        once: it is not done a second time.
        before: actions after which it is too late for it.
        within: the clock that must not have run out.
    """
    late = ((action.name,) if once else ()) + before
    unless = (*unless, *(DONE + name for name in late))
    running = dict.fromkeys((*([within] if within else ()), *action.extends))
    when = (*when, *(RUNNING + name for name in running))
    if not (when or unless):
        return action
    arcs = tuple(
        evolve(
            arc,
            when=tuple(dict.fromkeys((*arc.when, *when))),
            unless=tuple(dict.fromkeys((*arc.unless, *unless))),
        )
        for arc in action.arcs
    )
    return evolve(action, arcs=arcs)


def items_of(action: str, checklist: Mapping[str, Text]) -> Iterator[Field]:
    """Yield the field of each item of an action's checklist."""
    for item, label in checklist.items():
        yield Field(f"{action}-{item}", label, FieldType.BOOL)


def ticked(action: str, checklist: Mapping[str, Text]) -> Iterator[Need]:
    """Yield the need of each item: it is ticked in this very act, and ticked means yes."""
    for item in checklist:
        yield Need(f"{action}-{item}", anew=True, value="true")


def spread(workflow: Workflow) -> Workflow:
    """Return a workflow in which ``anywhere`` is the outermost states that are not over."""
    return evolve(
        workflow,
        actions=tuple(_spread_action(one, workflow) for one in workflow.actions),
        clocks=tuple(
            evolve(one, runs_in=_spread(one.runs_in, workflow)) for one in workflow.clocks
        ),
        queues=tuple(evolve(one, states=_spread(one.states, workflow)) for one in workflow.queues),
    )


def _spread_action(action: Action, workflow: Workflow) -> Action:
    if not any(arc.source == ANYWHERE for arc in action.arcs):
        return action
    anywhere = _anywhere(workflow)
    ways = [
        (way, action.origin_of("arcs", number))
        for number, arc in enumerate(action.arcs)
        for way in _ways(arc, anywhere)
    ]
    others = {at: one for at, one in action.origins.items() if not at.startswith("arcs.")}
    lines = {f"arcs.{number}": one for number, (_, one) in enumerate(ways)}
    return evolve(action, arcs=tuple(way for way, _ in ways), origins={**others, **lines})


def _spread(states: tuple[str, ...], workflow: Workflow) -> tuple[str, ...]:
    anywhere = _anywhere(workflow)
    named = [one for name in states for one in (anywhere if name == ANYWHERE else (name,))]
    return tuple(dict.fromkeys(named))


def _anywhere(workflow: Workflow) -> tuple[str, ...]:
    over = (Status.CLOSED, Status.FINAL, Status.HIDDEN)
    return tuple(one.name for one in workflow.states if one.status not in over)


def _ways(arc: Arc, anywhere: tuple[str, ...]) -> Iterator[Arc]:
    """Yield the way from each state; a way to where the case is already is left out."""
    if arc.source != ANYWHERE:
        yield arc
        return
    stays = arc.target == ANYWHERE
    for source in anywhere:
        if stays or source != arc.target:
            yield evolve(arc, source=source, target=source if stays else arc.target)


@frozen
class Rung:
    """One step of a clock's ladder; one of `before` and `after` is given.

    Attributes:
        before: how long before the clock is due it fires.
        after: how long after.
        fires: the action that it carries out.
        label: what it is called; the clock's, with how long before or after, when None.
    """

    fires: str
    before: Duration | None = None
    after: Duration | None = None
    label: Text | None = None


class NoRung(ValueError):
    """A rung does not fit its clock: another unit, or before the clock even starts."""


def ladder(clock: Clock, rungs: Mapping[str, Rung]) -> Iterator[Clock]:
    """Yield a clock for each rung: it runs, stands still and is extended with the clock itself.

    Raises:
        NoRung: the message code is its only argument.
    """
    for name, rung in rungs.items():
        yield evolve(
            clock,
            name=f"{clock.name}-{name}",
            label=rung.label or _labelled(clock, rung),
            duration=_when(clock.duration, rung),
            fires=rung.fires,
            part_of=clock.name,
            rearms=True,
        )


_BEFORE = Text("{clock}届满前 {apart}", "{clock}, {apart} before")
_AFTER = Text("{clock}届满后 {apart}", "{clock}, {apart} after")


def _labelled(clock: Clock, rung: Rung) -> Text:
    apart = rung.before or rung.after
    text = _BEFORE if rung.before else _AFTER
    return text.fill(clock=clock.label, apart=apart.text if apart else "")


def _when(whole: Duration | None, rung: Rung) -> Duration:
    apart = rung.before or rung.after
    if apart is None or (rung.before and rung.after):
        raise NoRung("file.rung_one")
    if whole is None:
        raise NoRung("file.rung_recurs")
    if apart.unit is not whole.unit:
        raise NoRung("file.rung_unit")
    amount = whole.amount + (-apart.amount if rung.before else apart.amount)
    if amount < 1:
        raise NoRung("file.rung_early")
    return Duration(amount, whole.unit)
