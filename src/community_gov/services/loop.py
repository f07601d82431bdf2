"""A case as a loop: data find a problem, people agree, do it, earn points, and the data answer."""

from collections.abc import Iterator

from attrs import frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Kind
from community_gov.domain.events import Event
from community_gov.domain.findings import Finding
from community_gov.domain.text import Text
from community_gov.services.account import Step, account
from community_gov.services.masked import masked
from community_gov.services.office import Office
from community_gov.services.points.booked import booked_in_words


@frozen
class Loop:
    """What there is of the loop; an empty part did not happen, or not yet.

    Attributes:
        problem: what data had found when the case was opened.
        plan: the steps at which something was proposed and agreed to.
        execution: all other steps.
        points: what this case, and those linked to it, have booked.
        effect: what the data said afterwards, oldest first.
    """

    case: str
    problem: Finding | None
    plan: tuple[Step, ...]
    execution: tuple[Step, ...]
    points: tuple[Text, ...]
    effect: tuple[Finding, ...]


_AGREEING = (Kind.VOTE, Kind.ADD_SIGNER, Kind.DROP_SIGNER)


def loop_of(office: Office, case: Case) -> Loop:
    """Return the loop of a case; see `Neighbourhood.loop`."""
    events = _events(office, case)
    steps = list(zip(events, account(office, case), strict=True))
    acted = [(event, step) for event, step in steps if event.command.kind is not Kind.MEASURE]
    return Loop(
        case=case.id,
        problem=case.state.finding,
        plan=tuple(step for event, step in acted if _agrees(event)),
        execution=tuple(step for event, step in acted if not _agrees(event)),
        points=tuple(_points(office, case)),
        effect=tuple(
            event.command.finding
            for event, _ in steps
            if event.command.kind is Kind.MEASURE and event.command.finding is not None
        ),
    )


def _agrees(event: Event) -> bool:
    return event.decision.happened == "requested" or event.command.kind in _AGREEING


def _events(office: Office, case: Case) -> list[Event]:
    return [one.event for one in office.store.events(office.place, case.id)]


def _points(office: Office, case: Case) -> Iterator[Text]:
    linked = (name for names in case.state.links.values() for name in names)
    for name in dict.fromkeys((case.id, *linked)):
        found = office.store.case(office.place, name)
        for event in _events(office, found) if found else ():
            if found:
                yield from booked_in_words(office, found, event, lambda one: masked(office, one))
