"""A case as a loop: data find a problem, people agree, do it, earn points, and the data answer."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from attrs import evolve, frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Kind
from community_gov.domain.events import Event
from community_gov.domain.findings import Finding
from community_gov.domain.text import Text
from community_gov.services.account import Step, account, given, voted, who_did
from community_gov.services.masked import masked
from community_gov.services.office import Office
from community_gov.services.points.booked import booked_in_words


@frozen
class Voice:
    """What somebody said to a proposal.

    Attributes:
        who: the mask of the name and the id.
        said: agreed, refused, abstained, and where; or whose agreement was asked for besides.
    """

    at: datetime
    who: Text
    said: Text


@frozen
class Proposal:
    """Something that was proposed, and what people said to it.

    Attributes:
        who: who proposed it, by the mask of the name and the id.
        voices: oldest first.
        reached: where the case was after the last of them, or after it was proposed.
    """

    at: datetime
    what: Text
    who: Text
    voices: tuple[Voice, ...]
    reached: tuple[Text, ...]


@frozen
class Loop:
    """What there is of the loop; an empty part did not happen, or not yet.

    Attributes:
        problem: what data had found when the case was opened.
        plan: what was proposed, each with those who answered.
        execution: all other steps.
        points: what this case, and those linked to it, have booked.
        effect: what the data said afterwards, by the moment as of which they were asked.
    """

    case: str
    problem: Finding | None
    plan: tuple[Proposal, ...]
    execution: tuple[Step, ...]
    points: tuple[Text, ...]
    effect: tuple[Finding, ...]


_ANSWERING = (Kind.VOTE, Kind.ADD_SIGNER, Kind.DROP_SIGNER)


def loop_of(office: Office, case: Case) -> Loop:
    """Return the loop of a case; see `Neighbourhood.loop`."""
    events = _events(office, case)
    steps = list(zip(events, account(office, case), strict=True))
    measured = (event.command.finding for event in events if event.command.kind is Kind.MEASURE)
    return Loop(
        case=case.id,
        problem=case.state.finding,
        plan=_proposals(office, case, steps),
        execution=tuple(step for event, step in steps if _executes(event)),
        points=tuple(_points(office, case)),
        effect=tuple(sorted((one for one in measured if one), key=lambda one: one.at)),
    )


def _executes(event: Event) -> bool:
    return not (_proposes(event) or event.command.kind in (*_ANSWERING, Kind.MEASURE))


def _proposes(event: Event) -> bool:
    return event.decision.happened == "requested"


def _proposals(
    office: Office, case: Case, steps: Sequence[tuple[Event, Step]]
) -> tuple[Proposal, ...]:
    """Put every answer to the latest proposal of the same action."""
    found: list[Proposal] = []
    latest: dict[str, int] = {}
    for event, step in steps:
        action = event.command.action
        if event.command.kind in _ANSWERING:
            before = found[latest[action]]
            voices = (*before.voices, *_voices(office, case, event))
            found[latest[action]] = evolve(before, voices=voices, reached=step.reached)
        elif _proposes(event):
            latest[action] = len(found)
            found.append(Proposal(step.at, step.what, step.who, (), step.reached))
    return tuple(found)


def _voices(office: Office, case: Case, event: Event) -> Iterator[Voice]:
    workflow = office.pinned(case.workflow).workflow
    for said in (*voted(workflow, event), *given(office, event)):
        yield Voice(event.command.at, who_did(office, event), said)


def _events(office: Office, case: Case) -> list[Event]:
    return [one.event for one in office.store.events(office.place, case.id)]


def _points(office: Office, case: Case) -> Iterator[Text]:
    linked = (name for names in case.state.links.values() for name in names)
    for name in dict.fromkeys((case.id, *linked)):
        found = office.store.case(office.place, name)
        for event in _events(office, found) if found else ():
            if found:
                yield from booked_in_words(office, found, event, lambda one: masked(office, one))
