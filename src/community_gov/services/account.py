"""A case accounts for itself: who did what, when, by which right and rule, and why."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime

from attrs import frozen

from community_gov.domain.cases import Case, CaseState, Running
from community_gov.domain.commands import Answer, Kind
from community_gov.domain.effects import Claim, Notify, Release
from community_gov.domain.events import Event
from community_gov.domain.people import SYSTEM_ROLES
from community_gov.domain.text import Text, in_exercise, same
from community_gov.services.masked import ITSELF, masked
from community_gov.services.office import Office
from community_gov.services.points.booked import booked_in_words
from community_gov.services.progress import until
from community_gov.services.standing import came_to
from community_gov.workflow.definition import Workflow
from community_gov.workflow.gates import labels_of_gates

_BLANK = re.compile(r"\{[^}]*\}")

_FOR = Text("{who}（代 {whom} 办理，凭据：{consent}）", "{who} (for {whom}, consent: {consent})")
_HANDED_IN = Text("提交：{fields}", "handed in: {fields}")
_SENT_BACK = Text("退回：{fields}", "sent back: {fields}")
_ASKED = Text("已提请审批，等待中", "asked for; waits for approval")
_VOTED = Text("在“{gate}”签署意见：{answer}", "answered at “{gate}”: {answer}")
_SAID = {
    Answer.AGREE: Text("同意", "agreed"),
    Answer.REFUSE: Text("不同意", "refused"),
    Answer.ABSTAIN: Text("弃权", "abstained"),
}
_GIVEN = Text("交由 {whom} 办理", "given to {whom}")
_PUT_BACK = Text("退回待办，由有权的人办理", "put back for whoever may do it")
_SIGNER = {
    Kind.ADD_SIGNER: Text("请 {whom} 加签", "{whom} was asked to agree besides"),
    Kind.DROP_SIGNER: Text("对 {whom} 减签", "{whom} is no longer asked to agree"),
}
_REASON = Text("理由：{reason}", "reason: {reason}")
_RESTS = Text("依据：{title}", "rests on: {title}")
_TOLD = Text("已告知 {to}：{message}", "told {to}: {message}")
_CLAIMED = Text("占用登记簿“{register}”中的一份", "claimed in the register “{register}”")
_RELEASED = Text(
    "释放登记簿“{register}”中的占用", "gave back what it held in the register “{register}”"
)
_DUE = Text("“{clock}”截止 {day}", "“{clock}” is due on {day}")


@frozen
class Step:
    """One step of a case, as it was called then.

    Attributes:
        who: the mask of the name and the id; nobody's name in the clear.
        right: the role by which it was done.
        why: what it rested on: the rule, the answers to its questions, what was handed in,
            who was told, what is due.
        reached: where the case was afterwards.
    """

    at: datetime
    what: Text
    who: Text
    right: Text
    why: tuple[Text, ...]
    reached: tuple[Text, ...]


def account(office: Office, case: Case) -> tuple[Step, ...]:
    """Return every step of a case, oldest first."""
    workflow = office.pinned(case.workflow).workflow
    events = [one.event for one in office.store.events(office.place, case.id)]
    states = [CaseState(), *(one.decision.state for one in events)]
    return tuple(
        Step(
            at=event.command.at,
            what=in_exercise(event.label) if case.exercise else event.label,
            who=who_did(office, event),
            right=event.right,
            why=(
                *_why(workflow, event),
                *given(office, event),
                *_counted(office, workflow, before, event),
                *_started(office, workflow, before.clocks, event),
                *booked_in_words(office, case, event, lambda one: masked(office, one)),
            ),
            reached=event.states,
        )
        for before, event in zip(states, events, strict=False)
    )


def who_did(office: Office, event: Event) -> Text:
    """Return who did something: the mask of the name and the id, and for whom."""
    by = event.command.by
    if by.person in SYSTEM_ROLES:
        return ITSELF
    if by.acting_for is None:
        return same(masked(office, by.person))
    return _FOR.fill(
        who=masked(office, by.person),
        whom=masked(office, by.acting_for.person),
        consent=by.acting_for.consent,
    )


def _why(workflow: Workflow, event: Event) -> list[Text]:
    labels = {field.name: field.label for field in workflow.fields}
    command, decision = event.command, event.decision
    why: list[Text] = []
    if decision.happened == "requested":
        why.append(_ASKED)
    why += voted(workflow, event)
    if command.held:
        why.append(_HANDED_IN.fill(fields=tuple(labels.get(one, one) for one in command.held)))
    if command.items:
        why.append(_SENT_BACK.fill(fields=tuple(_item(workflow, labels, event))))
    if event.reason is not None:
        why.append(_REASON.fill(reason=event.reason))
    why += [fact.because for fact in event.facts.answers.values() if fact.because is not None]
    if command.finding is not None:
        why.append(command.finding.said)
    if event.authority is not None:
        why.append(_RESTS.fill(title=event.authority))
    return list(dict.fromkeys([*why, *_consequences(workflow, event)]))


def voted(workflow: Workflow, event: Event) -> Iterator[Text]:
    """Say what was answered, and at which gate, if it was."""
    gate, answer = event.command.gate, event.command.answer
    if gate is not None and answer is not None:
        action = workflow.action(event.command.action)
        label = labels_of_gates(action).get(gate) if action else None
        yield _VOTED.fill(gate=label or gate, answer=_SAID[answer])


def given(office: Office, event: Event) -> Iterator[Text]:
    """Say to whom a step was given, or whose agreement was asked for."""
    command = event.command
    whom = masked(office, command.person) if command.person else ""
    if command.kind is Kind.ASSIGN:
        yield _GIVEN.fill(whom=whom) if whom else _PUT_BACK
    elif command.kind in _SIGNER:
        yield _SIGNER[command.kind].fill(whom=whom)


def _counted(office: Office, workflow: Workflow, before: CaseState, event: Event) -> Iterator[Text]:
    """Say what votes came to that an event has ended."""
    command = event.command
    action, pending = workflow.action(command.action), before.pending.get(command.action)
    if action and pending and command.kind in (Kind.VOTE, Kind.FIRE):
        yield from came_to(office, action, pending, event)


def _started(
    office: Office, workflow: Workflow, before: Mapping[str, Running], event: Event
) -> Iterator[Text]:
    """Say until when there is time, for each clock that an event has started or moved."""
    for clock in workflow.clocks:
        now, then = event.decision.state.clocks.get(clock.name), before.get(clock.name)
        if now is not None and (then is None or then.due != now.due):
            yield _DUE.fill(clock=clock.label, day=until(office, clock, now.due))


def _item(workflow: Workflow, labels: dict[str, Text], event: Event) -> list[Text]:
    return [
        Text(f"{labels[name].zh}（{reason.zh}）", f"{labels[name].en} ({reason.en})")
        for name, reason in (
            (name, workflow.reasons[why]) for name, why in event.command.items.items()
        )
    ]


def _gist(message: Text) -> Text:
    """Return a message as its author wrote it, with its blanks left blank."""
    return Text(_BLANK.sub("…", message.zh), _BLANK.sub("…", message.en))


def _consequences(workflow: Workflow, event: Event) -> list[Text]:
    roles = {role.name: role.label for role in workflow.roles}
    told: list[Text] = []
    for effect in event.decision.effects:
        if isinstance(effect, Notify):
            to = roles.get(effect.to, effect.to)
            told.append(_TOLD.fill(to=to, message=_gist(workflow.messages[effect.message])))
        elif isinstance(effect, Claim):
            told.append(_CLAIMED.fill(register=effect.register))
        elif isinstance(effect, Release):
            told.append(_RELEASED.fill(register=effect.register))
    return told
