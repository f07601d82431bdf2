"""What an effect names by which somebody is appointed, or an office taken back."""

from collections.abc import Collection, Iterator

from community_gov.domain.effects import Appoint, EndAppointment
from community_gov.domain.errors import Problem
from community_gov.domain.fields import FieldType
from community_gov.workflow.appointing import linked_term
from community_gov.workflow.checking.unknown import unknown
from community_gov.workflow.definition import Origin, Workflow


def appointments(
    effect: Appoint | EndAppointment, workflow: Workflow, links: Collection[str], at: Origin
) -> Iterator[Problem]:
    """Yield what is wrong with an effect that appoints, or takes an office back.

    Args:
        links: the kinds of link that the workflow knows.
    """
    offices = {one.name for one in workflow.roles if one.body is not None}
    yield from unknown("role", [effect.role], offices, at)
    if isinstance(effect, EndAppointment):
        yield from _never_given(effect, workflow, at)
        return
    parts = {one.name for one in workflow.roles if one.body is None}
    yield from unknown("role", [effect.to], parts, at)
    if effect.until and effect.term:
        yield Problem("workflow.appoint_two_ends", str(at))
    if effect.until:
        yield from _until(effect.until, workflow, at)
    if effect.term:
        term = linked_term(effect.term)
        clocks = {one.name for one in workflow.clocks}
        known = ("clock", effect.term, clocks) if term is None else ("link", term[0], links)
        yield from unknown(known[0], [known[1]], known[2], at)


def _until(name: str, workflow: Workflow, at: Origin) -> Iterator[Problem]:
    fields = {one.name: one for one in workflow.fields}
    yield from unknown("field", [name], fields, at)
    field = fields.get(name)
    if field is not None and (field.type is not FieldType.DATE or field.personal is not None):
        yield Problem("workflow.appoint_until", str(at), {"field": field.label})


def _never_given(effect: EndAppointment, workflow: Workflow, at: Origin) -> Iterator[Problem]:
    given = {
        one.role for act in workflow.actions for one in act.effects if isinstance(one, Appoint)
    }
    if effect.role not in given:
        label = next((one.label for one in workflow.roles if one.name == effect.role), effect.role)
        yield Problem("workflow.end_appointment", str(at), {"role": label})
