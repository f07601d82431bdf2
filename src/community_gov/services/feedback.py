"""Count what was answered to the questions that workflows ask after closing."""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import date

from attrs import define, field

from community_gov.domain.cases import Case
from community_gov.domain.errors import InvalidInput, Problem
from community_gov.domain.events import Event
from community_gov.domain.opinions import Opinion, opinion
from community_gov.services.office import Office
from community_gov.workflow.definition import Workflow
from community_gov.workflow.feedback import questions_of

LEAST = 5
"""Fewer answers than this are told by nothing of their own."""
_ALL = 2**31


@define
class _Count:
    asked: int = 0
    given: Counter[str] = field(factory=Counter)


def opinions(office: Office, since: date, until: date, least: int) -> tuple[Opinion, ...]:
    """Return what was answered in a place; see `Neighbourhood.opinions`."""
    if until < since:
        raise InvalidInput(Problem("term.backwards", params={"since": since, "until": until}))
    workflows = sorted(office.rulebook.workflows.items())
    return tuple(
        one for _, workflow in workflows for one in _of(office, workflow, since, until, least)
    )


def _of(
    office: Office, workflow: Workflow, since: date, until: date, least: int
) -> Iterator[Opinion]:
    names = questions_of(workflow)
    if not names:
        return
    counts = _counted(office, workflow, names, since, until)
    fields = {one.name: one for one in workflow.fields}
    for name in names:
        asked = fields[name]
        # A case may know an answer that the question of today has no more.
        labels = {**dict.fromkeys(counts[name].given, asked.label), **asked.choices}
        given = counts[name].given
        yield opinion(workflow.name, name, asked.label, counts[name].asked, given, labels, least)


def _counted(
    office: Office, workflow: Workflow, names: tuple[str, ...], since: date, until: date
) -> dict[str, _Count]:
    """Count over the histories of all cases, exercises left out."""
    counts = {name: _Count() for name in names}
    offices = {one.name for one in workflow.roles if one.body is not None}

    def reaches(case: Case, name: str) -> bool:
        """Whether there was anybody to ask: an office, or somebody with the part."""
        action = workflow.action(name)
        asked = set(action.by) if action else set()
        return not asked.isdisjoint({*offices, *case.people})

    for program in office.rulebook.programs.values():
        if program.workflow != workflow.name:
            continue
        for case in office.store.cases(
            office.place, program=program.name, exercise=False, limit=_ALL
        ):
            for stored in office.store.events(office.place, case.id):
                event = stored.event
                if since <= office.moment(event.command.at).date() <= until:
                    _count(counts, event, [name for name in names if reaches(case, name)])
    return counts


def _count(counts: dict[str, _Count], event: Event, asking: Collection[str]) -> None:
    for done in event.decision.done:
        asked = done.removesuffix("-ask")
        if asked != done and asked in asking:
            counts[asked].asked += 1
        if done in counts and done in event.decision.held:
            counts[done].given[str(event.decision.held[done].value)] += 1
