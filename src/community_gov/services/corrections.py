"""What was corrected in a case: the old beside the new, and why it was sent back."""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from attrs import frozen

from community_gov.domain.cases import Case
from community_gov.domain.commands import Held
from community_gov.domain.errors import NotFound, Problem
from community_gov.domain.events import Event
from community_gov.domain.fields import Field
from community_gov.domain.text import Text, same
from community_gov.services.office import Office
from community_gov.workflow.definition import Workflow


@frozen
class Version:
    """One value that a case held, as anybody may see it.

    Attributes:
        number: 1 for the first one; `Neighbourhood.read` opens it by this number.
        at: when it was handed in.
        shown: a plain value, or the mask of a sealed one.
    """

    number: int
    at: datetime
    shown: Text


@frozen
class Corrected:
    """One item that was sent back or handed in again.

    Attributes:
        field: its name in the workflow.
        reason: why it was sent back; None when it was changed without that.
        before: what the case held.
        after: what it has held since; None while the correction is waited for.
    """

    field: str
    label: Text
    reason: Text | None
    before: Version
    after: Version | None


Show = Callable[[Field, Held], Text]
"""How anybody may see a value."""


def corrections(office: Office, case: Case) -> tuple[Corrected, ...]:
    """Return what was corrected in a case; see `Neighbourhood.corrections`."""

    def show(field: Field, held: Held) -> Text:
        if field.personal is None:
            chosen = field.choices.get(str(held.value))
            return chosen or same(str(held.value))
        sealed = office.store.sealed(office.place, case.id, field.name, held.version)
        return same(sealed.mask if sealed else "***")

    events = (one.event for one in office.store.events(office.place, case.id))
    return corrected_in(office.pinned(case.workflow).workflow, events, show)


def corrected_in(workflow: Workflow, events: Iterable[Event], show: Show) -> tuple[Corrected, ...]:
    """Return what was corrected in a history, in the order of the new values.

    Items that are still waited for come last. A value that was handed in anew and is the same as
    before is a correction too: somebody looked again and stood by it.
    """
    fields = {one.name: one for one in workflow.fields}
    held: dict[str, Version] = {}
    asked: dict[str, Text | None] = {}
    found: list[Corrected] = []
    for event in events:
        for name, value in event.decision.held.items():
            field = fields[name]
            now = Version(value.version, event.command.at, show(field, value))
            if name in held:
                reason = asked.pop(name, None)
                found.append(Corrected(name, field.label, reason, held[name], now))
            held[name] = now
        if event.decision.done:
            asked |= _sent_back(workflow.reasons, event)
    waited = (
        Corrected(name, fields[name].label, reason, held[name], None)
        for name, reason in asked.items()
        if name in held
    )
    return (*found, *waited)


def _sent_back(reasons: Mapping[str, Text], event: Event) -> dict[str, Text | None]:
    return {name: reasons.get(why) for name, why in event.command.items.items()}


def version_of(office: Office, case: Case, name: str, number: int) -> Held:
    """Return the trace of an earlier value of a case.

    Raises:
        NotFound: the case never held such a value.
    """
    for one in office.store.events(office.place, case.id):
        held = one.event.decision.held.get(name)
        if held is not None and held.version == number:
            return held
    raise NotFound(Problem("field.no_version", name, {"number": number}))
