"""Which channel each notice leaves by: decided with the event, and written in the same unit."""

from collections.abc import Iterable, Iterator, Sequence

from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.events import Event
from community_gov.domain.notices import (
    OFFICES,
    PARTS,
    ROLE,
    Notice,
    NoticeBook,
    NoticeRule,
    OpenChannel,
)
from community_gov.domain.text import in_exercise
from community_gov.services.contact import declined_by, held_of
from community_gov.services.messages import Told, caused, filled, receivers
from community_gov.services.office import Office
from community_gov.services.ports import Message
from community_gov.workflow.definition import Workflow


def outgoing(
    office: Office, workflow: Workflow, before: Case, after: Case, event: Event
) -> tuple[tuple[Message, ...], tuple[Notice, ...]]:
    """Return what an event tells: by the application, and by channels of the place.

    Ids are made of the event, so that the same event never tells twice.
    """
    event = _as_asked_for(workflow, before, event)
    book, what = office.rulebook.notices, _what(before, after, event)
    happened = [one for one in book.rules if one.is_met(workflow.name, *what)]
    given = [one for one in book.given if one.is_met(workflow.name, *what)]
    told = [_pressing(one, given) for one in caused(office, workflow, after, event)]
    for rule in given:
        told += _own(office, workflow, after, event, rule)
    messages: list[Message] = []
    routed: list[tuple[Told, NoticeRule]] = []
    for one in told:
        rules = _about(workflow, one, happened)
        routed += [(one, rule) for rule in rules]
        if not rules:
            messages += _messages(workflow, after, event, one)
    for rule in happened:
        routed += [(one, rule) for one in _own(office, workflow, after, event, rule)]
    notices: dict[str, Notice] = {}
    for number, (one, rule) in enumerate(routed):
        for notice in _notices(office, workflow, after, event, one, rule, number):
            notices.setdefault(notice.id, notice)
    return tuple(messages), tuple(notices.values())


def _as_asked_for(workflow: Workflow, before: Case, event: Event) -> Event:
    """Return an event with the reason that was given when what it carries out was asked for.

    The last approval carries it out, and gives no reason of its own.
    """
    asked = before.state.pending.get(event.command.action)
    if event.reason is not None or asked is None or asked.command.reason is None:
        return event
    return evolve(event, reason=workflow.reasons.get(asked.command.reason))


def _what(before: Case, after: Case, event: Event) -> tuple[set[str], set[str]]:
    """Return which actions were done or asked for, and which states were entered."""
    reached, left = after.state.configuration, before.state.configuration
    return {event.command.action, *event.decision.done}, set(reached) - set(left)


def _pressing(told: Told, given: Iterable[NoticeRule]) -> Told:
    """Return what is told, urgent if a plugin says so for this audience."""
    hurries = (one.urgent and told.audience in one.to for one in given if one.text is None)
    return evolve(told, urgent=True) if any(hurries) else told


def _about(workflow: Workflow, told: Told, rules: Sequence[NoticeRule]) -> list[NoticeRule]:
    """Return the rules by which something leaves: those that name its audience, else the rest."""
    silent = [one for one in rules if one.text is None]
    parts = {one.name for one in workflow.roles if one.body is None}
    kind = PARTS if told.audience in parts else OFFICES
    named = [one for one in silent if told.audience in one.to]
    return named or [one for one in silent if kind in one.to]


def _own(
    office: Office, workflow: Workflow, after: Case, event: Event, rule: NoticeRule
) -> Iterator[Told]:
    """Yield what a rule with a text tells; nothing to audiences that a pinned workflow lacks."""
    if rule.text is None:
        return
    known = {one.name for one in workflow.roles}
    for audience in rule.to:
        if audience in known or audience not in _roles(office, workflow.name):
            to = receivers(office, workflow, after, audience, event)
            text = filled(workflow, after, event, rule.text)
            yield Told(rule.name, audience, to, text, rule.urgent)


def _roles(office: Office, workflow: str) -> set[str]:
    return {one.name for one in office.rulebook.workflows[workflow].roles}


def _name(case: Case, *steps: str) -> str:
    return "/".join((case.place, case.id, str(case.version), *(one for one in steps if one)))


def _nobodys_ever(workflow: Workflow, to: str) -> bool:
    """Whether nobody has this part in the case, and nobody ever will by office."""
    return to.startswith(ROLE) and to.removeprefix(ROLE) in {
        one.name for one in workflow.roles if one.body is None
    }


def _messages(workflow: Workflow, case: Case, event: Event, told: Told) -> Iterator[Message]:
    for to in told.to:
        if _nobodys_ever(workflow, to):
            continue
        name = _name(case, told.key, to)
        yield Message(name, case.place, case.id, to, told.text, event.command.at)


def _notices(
    office: Office,
    workflow: Workflow,
    case: Case,
    event: Event,
    told: Told,
    rule: NoticeRule,
    number: int,
) -> Iterator[Notice]:
    book = office.rulebook.notices
    about = in_exercise(workflow.label) if case.exercise else workflow.label
    for to, channel in _ways(office, book, told, rule):
        if _nobodys_ever(workflow, to) and not book.channels[channel].to_all:
            continue
        yield Notice(
            id=_name(case, told.key, to, channel),
            place=case.place,
            case=case.id,
            to=to,
            channel=channel,
            language=rule.language or office.rulebook.language,
            about=about,
            text=told.text,
            at=event.command.at,
            urgent=rule.urgent or told.urgent,
            seq=case.version,
            number=number,
        )


def _ways(
    office: Office, book: NoticeBook, told: Told, rule: NoticeRule
) -> Iterator[tuple[str, str]]:
    """Yield each receiver with the first channel that reaches them.

    Nobody is passed over in silence: who can be reached by none stands under the last one, where
    it is seen that they were not told.
    """
    channels = [book.channels[name] for name in rule.by]
    for to in told.to:
        reaching = (one for one in channels if _reaches(office, one, to))
        channel = next(reaching, channels[-1])
        yield (f"{ROLE}{told.audience}" if channel.to_all else to), channel.name


def _reaches(office: Office, channel: OpenChannel, to: str) -> bool:
    """Whether a channel can tell somebody, and may; their address is not opened for that."""
    if channel.to_all:
        return True
    if to.startswith(ROLE):
        return not channel.address
    if channel.name in declined_by(office, to):
        return False
    return not channel.address or held_of(office, to, channel.address) is not None
