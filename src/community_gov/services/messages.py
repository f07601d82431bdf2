"""What is told to whom: texts without personal values, for the outbox."""

from datetime import datetime

from community_gov.domain.cases import Case
from community_gov.domain.effects import Notify
from community_gov.domain.events import Decision
from community_gov.domain.text import Text
from community_gov.services.actors import APPOINTMENT
from community_gov.services.office import Office
from community_gov.services.ports import Message
from community_gov.workflow.definition import Workflow


def messages(
    office: Office, workflow: Workflow, after: Case, decision: Decision, at: datetime
) -> tuple[Message, ...]:
    """Return the messages that a decision causes, with ids that never change."""
    written = []
    for number, effect in enumerate(decision.effects):
        if isinstance(effect, Notify):
            text = _text(workflow, after, effect.message)
            for to in _receivers(office, after, effect.to, at):
                name = f"{after.place}/{after.id}/{after.version}/{number}/{to}"
                written.append(Message(name, after.place, after.id, to, text, at))
    return tuple(written)


def _receivers(office: Office, case: Case, role: str, at: datetime) -> tuple[str, ...]:
    if role in case.people:
        return case.people[role]
    held = office.store.records(office.place, APPOINTMENT, on=at.date())
    persons = sorted({one.subject for one in held if one.body["role"] == role})
    return tuple(persons) or (f"role:{role}",)


def _text(workflow: Workflow, case: Case, name: str) -> Text:
    """Fill in what is plain; a personal value has no way into a message."""
    labels = {field.name: field.label for field in workflow.fields}
    values: dict[str, object] = dict.fromkeys(labels, "—")
    values |= {name: one.value for name, one in case.held.items() if one.value is not None}
    values["items"] = tuple(
        Text(f"{labels[field].zh}（{why.zh}）", f"{labels[field].en} ({why.en})")
        for field, why in _sent_back(workflow, case)
    )
    return workflow.messages[name].fill(**values)


def _sent_back(workflow: Workflow, case: Case) -> list[tuple[str, Text]]:
    return [(field, workflow.reasons[reason]) for field, reason in case.state.wrong.items()]
