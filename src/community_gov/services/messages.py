"""What is told to whom: texts without personal values, for the outbox."""

from collections.abc import Iterator

from attrs import frozen

from community_gov.domain.cases import Case
from community_gov.domain.effects import NEXT, Notify
from community_gov.domain.events import Event
from community_gov.domain.notices import GIVEN, ROLE
from community_gov.domain.text import Text, in_exercise, placeholders
from community_gov.services.actors import holders
from community_gov.services.office import Office
from community_gov.services.waiting import who_comes_next
from community_gov.workflow.definition import Workflow


@frozen
class Told:
    """What an event tells to one audience, whichever way it leaves.

    Attributes:
        key: what tells it apart from what else the event tells.
        audience: the role that is meant, ``next`` or ``given``.
        to: persons, or ``role:NAME`` when nobody held the role.
        urgent: it leaves in quiet hours too.
    """

    key: str
    audience: str
    to: tuple[str, ...]
    text: Text
    urgent: bool = False


def caused(office: Office, workflow: Workflow, after: Case, event: Event) -> Iterator[Told]:
    """Yield what a workflow tells because of an event, in its order."""
    for number, effect in enumerate(event.decision.effects):
        if isinstance(effect, Notify):
            text = filled(workflow, after, event, workflow.messages[effect.message])
            to = receivers(office, workflow, after, effect.to, event)
            yield Told(str(number), effect.to, to, text)
    yield from _to_one(after, event, workflow)


def receivers(
    office: Office, workflow: Workflow, case: Case, audience: str, event: Event
) -> tuple[str, ...]:
    """Return who is meant by an audience; ``role:NAME`` when nobody is."""
    at = event.command.at
    if audience == GIVEN:
        return (event.command.person,) if event.command.person else ()
    if audience != NEXT:
        return holders(office, workflow, case, audience, at) or (f"{ROLE}{audience}",)
    mine = event.command.by.persons
    return tuple(one for one in who_comes_next(office, workflow, case, at) if one not in mine)


def _to_one(case: Case, event: Event, workflow: Workflow) -> Iterator[Told]:
    """Tell somebody to whom a step was given, or whose agreement is asked for besides."""
    command = event.command
    text = _GIVEN.get(event.decision.happened)
    if text is None or command.person is None or command.person == command.by.person:
        return
    told = text.fill(workflow=workflow.label, step=event.label)
    yield Told("", GIVEN, (command.person,), in_exercise(told) if case.exercise else told)


_GIVEN = {
    "assigned": Text(
        "“{workflow}”有一件事项交您办理：{step}。", "{workflow}: “{step}” was given to you."
    ),
    "add_signer": Text(
        "“{workflow}”有一件事项请您加签：{step}。",
        "{workflow}: your agreement to “{step}” is asked for besides.",
    ),
}


def filled(workflow: Workflow, case: Case, event: Event, text: Text) -> Text:
    """Fill in what is plain; a personal value has no way into what is told."""
    fields = {field.name: field for field in workflow.fields}
    values: dict[str, object] = dict.fromkeys(placeholders(text), "—")
    asked = case.state.pending.get(event.command.action)
    given = {**(asked.command.held if asked else {}), **event.command.held}
    for field, held in {**case.held, **given}.items():
        if held.value is not None:
            values[field] = fields[field].choices.get(str(held.value), _on_one_line(held.value))
    values["reason"] = event.reason or "—"
    values["items"] = tuple(
        Text(f"{label.zh}（{why.zh}）", f"{label.en} ({why.en})")
        for label, why in _sent_back(workflow, case)
    )
    told = text.fill(**values)
    return in_exercise(told) if case.exercise else told


def _on_one_line(value: object) -> object:
    """Keep what somebody filled in from looking like a paragraph that the office wrote."""
    return " ".join(value.split()) if isinstance(value, str) else value


def _sent_back(workflow: Workflow, case: Case) -> list[tuple[Text, Text]]:
    labels = {field.name: field.label for field in workflow.fields}
    return [(labels[name], workflow.reasons[why]) for name, why in case.state.wrong.items()]
