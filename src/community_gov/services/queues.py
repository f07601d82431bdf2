"""Saved lists of cases: what a workflow's queues find, the most urgent first."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import product

from community_gov.domain.cases import Case
from community_gov.domain.errors import NotFound, Problem, nearest
from community_gov.domain.text import Text
from community_gov.services.office import Office
from community_gov.services.waiting import steps
from community_gov.workflow.definition import GivenTo, Queue, Status, Workflow

_NOT_OVER = (Status.OPEN, Status.WAITING)
_ALL = 2**31
"""More than any place has; the order of urgency is that of all of them."""


def labels(office: Office) -> Mapping[str, Text]:
    """Return what the queues of a place are called, by full name; see `Neighbourhood.queues`."""
    return {name: one.label for name, (_, one) in _known(office).items()}


def queue(office: Office, name: str, by: str) -> tuple[Case, ...]:
    """Return the cases in a queue; see `Neighbourhood.queue`."""
    known = _known(office)
    if name not in known:
        raise NotFound(Problem("queue.not_here", name, {"near": nearest(name, known)}))
    workflow, asked = known[name]
    now = office.moment()
    found = [one for one in _found(office, workflow, asked) if _in(office, asked, one, by, now)]
    return tuple(sorted(found, key=lambda case: _urgency(office, case)))


def _known(office: Office) -> dict[str, tuple[Workflow, Queue]]:
    return {
        f"{workflow.name}/{one.name}": (workflow, one)
        for workflow in office.rulebook.workflows.values()
        for one in workflow.queues
    }


def _found(office: Office, workflow: Workflow, asked: Queue) -> Iterator[Case]:
    """Yield, each once, what the store can find by itself."""
    names = [
        name for name, one in office.rulebook.programs.items() if one.workflow == workflow.name
    ]
    statuses = asked.statuses or (() if asked.states else _NOT_OVER)
    found: dict[str, Case] = {}
    for program, state, status in product(names, asked.states or (None,), statuses or (None,)):
        for case in office.store.cases(
            office.place,
            program=program,
            state=state,
            status=status,
            flag=asked.flags[0] if asked.flags else None,
            limit=_ALL,
        ):
            found[case.id] = case
    yield from found.values()


def _in(office: Office, asked: Queue, case: Case, by: str, now: datetime) -> bool:
    flags, clocks = set(case.state.flags), case.state.clocks
    if not flags.issuperset(asked.flags) or not flags.isdisjoint(asked.without):
        return False
    late = (clocks[name] for name in asked.overdue if name in clocks)
    if asked.overdue and not any(one.paused is None and one.due.at <= now for one in late):
        return False
    return _waits(office, asked, case, by, now)


def _waits(office: Office, asked: Queue, case: Case, by: str, now: datetime) -> bool:
    if not asked.waits_for and asked.assigned is None:
        return True
    workflow = office.pinned(case.workflow).workflow
    return any(
        _given(asked.assigned, step.assigned, by)
        for step in steps(office, workflow, case, now)
        if not asked.waits_for or not set(step.by).isdisjoint(asked.waits_for)
    )


def _given(asked: GivenTo | None, to: str | None, by: str) -> bool:
    if asked is None:
        return True
    return {GivenTo.ME: to == by, GivenTo.NOBODY: to is None, GivenTo.ANYBODY: to is not None}[
        asked
    ]


def _urgency(office: Office, case: Case) -> tuple[bool, float]:
    """Rungs of a ladder only announce or follow a clock; the clock itself says how urgent it is."""
    clocks = office.pinned(case.workflow).workflow.clocks
    rungs = {clock.name for clock in clocks if clock.part_of is not None}
    dues = [
        running.due.at.timestamp()
        for name, running in case.state.clocks.items()
        if running.paused is None and name not in rungs
    ]
    return (not dues, min(dues, default=0.0))
