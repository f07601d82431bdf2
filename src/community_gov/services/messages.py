"""What is told to whom: texts without personal values, for the outbox."""

from collections.abc import Iterator

from community_gov.domain.cases import Case
from community_gov.domain.effects import NEXT, Notify
from community_gov.domain.events import Event
from community_gov.domain.text import Text, in_exercise
from community_gov.services.actors import holders
from community_gov.services.office import Office
from community_gov.services.ports import Message
from community_gov.services.waiting import who_comes_next
from community_gov.workflow.definition import Workflow


def messages(office: Office, workflow: Workflow, after: Case, event: Event) -> tuple[Message, ...]:
    """Return the messages that an event causes, with ids that never change."""
    at = event.command.at
    written = []
    for number, effect in enumerate(event.decision.effects):
        if isinstance(effect, Notify):
            text = _text(workflow, after, event, effect.message)
            text = in_exercise(text) if after.exercise else text
            for to in _receivers(office, workflow, after, effect.to, event):
                name = f"{after.place}/{after.id}/{after.version}/{number}/{to}"
                written.append(Message(name, after.place, after.id, to, text, at))
    return (*written, *_to_one(after, event, workflow))


def _receivers(
    office: Office, workflow: Workflow, case: Case, role: str, event: Event
) -> tuple[str, ...]:
    at = event.command.at
    if role != NEXT:
        return holders(office, workflow, case, role, at) or (f"role:{role}",)
    mine = event.command.by.persons
    return tuple(one for one in who_comes_next(office, workflow, case, at) if one not in mine)


def _to_one(case: Case, event: Event, workflow: Workflow) -> Iterator[Message]:
    """Tell somebody to whom a step was given, or whose agreement is asked for besides."""
    command = event.command
    text = _GIVEN.get(event.decision.happened)
    if text is None or command.person is None or command.person == command.by.person:
        return
    told = text.fill(workflow=workflow.label, step=event.label)
    told = in_exercise(told) if case.exercise else told
    name = f"{case.place}/{case.id}/{case.version}/{command.person}"
    yield Message(name, case.place, case.id, command.person, told, command.at)


_GIVEN = {
    "assigned": Text(
        "“{workflow}”有一件事项交您办理：{step}。", "{workflow}: “{step}” was given to you."
    ),
    "add_signer": Text(
        "“{workflow}”有一件事项请您加签：{step}。",
        "{workflow}: your agreement to “{step}” is asked for besides.",
    ),
}


def _text(workflow: Workflow, case: Case, event: Event, name: str) -> Text:
    """Fill in what is plain; a personal value has no way into a message."""
    fields = {field.name: field for field in workflow.fields}
    values: dict[str, object] = dict.fromkeys(fields, "—")
    asked = case.state.pending.get(event.command.action)
    given = {**(asked.command.held if asked else {}), **event.command.held}
    for field, held in {**case.held, **given}.items():
        if held.value is not None:
            values[field] = fields[field].choices.get(str(held.value), held.value)
    values["reason"] = event.reason or "—"
    values["items"] = tuple(
        Text(f"{label.zh}（{why.zh}）", f"{label.en} ({why.en})")
        for label, why in _sent_back(workflow, case)
    )
    return workflow.messages[name].fill(**values)


def _sent_back(workflow: Workflow, case: Case) -> list[tuple[Text, Text]]:
    labels = {field.name: field.label for field in workflow.fields}
    return [(labels[name], workflow.reasons[why]) for name, why in case.state.wrong.items()]
