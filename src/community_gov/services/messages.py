"""What is told to whom: texts without personal values, for the outbox."""

from datetime import datetime

from community_gov.domain.cases import Case
from community_gov.domain.effects import Notify
from community_gov.domain.events import Event
from community_gov.domain.text import Text, in_exercise
from community_gov.services.actors import APPOINTMENT
from community_gov.services.office import Office
from community_gov.services.ports import Message, Record
from community_gov.workflow.definition import Workflow


def messages(office: Office, workflow: Workflow, after: Case, event: Event) -> tuple[Message, ...]:
    """Return the messages that an event causes, with ids that never change."""
    at = event.command.at
    written = []
    for number, effect in enumerate(event.decision.effects):
        if isinstance(effect, Notify):
            text = _text(workflow, after, event, effect.message)
            text = in_exercise(text) if after.exercise else text
            for to in _receivers(office, workflow, after, effect.to, at):
                name = f"{after.place}/{after.id}/{after.version}/{number}/{to}"
                written.append(Message(name, after.place, after.id, to, text, at))
    return tuple(written)


def _holds(office: Office, workflow: Workflow, appointment: Record, role: str) -> bool:
    """Whether an appointment is to a role in the kind of body that the workflow means."""
    body = office.rulebook.place.bodies.get(appointment.body["body"])
    kinds = {one.body for one in workflow.roles if one.name == role}
    return appointment.body["role"] == role and body is not None and body.kind in kinds


def _receivers(
    office: Office, workflow: Workflow, case: Case, role: str, at: datetime
) -> tuple[str, ...]:
    if role in case.people:
        return case.people[role]
    held = office.store.records(office.place, APPOINTMENT, on=at.date())
    persons = sorted({one.subject for one in held if _holds(office, workflow, one, role)})
    return tuple(persons) or (f"role:{role}",)


def _text(workflow: Workflow, case: Case, event: Event, name: str) -> Text:
    """Fill in what is plain; a personal value has no way into a message."""
    fields = {field.name: field for field in workflow.fields}
    values: dict[str, object] = dict.fromkeys(fields, "—")
    for field, held in case.held.items():
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
