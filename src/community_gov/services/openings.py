"""Open what is sealed: for a role and a purpose, and written down."""

from community_gov.domain.cases import Case
from community_gov.domain.commands import Held
from community_gov.domain.errors import NotFound, Problem, Refused, nearest
from community_gov.domain.fields import Direction, Field
from community_gov.services.actors import actor, stands_in
from community_gov.services.corrections import version_of
from community_gov.services.office import Office
from community_gov.services.ports import Opening
from community_gov.services.values import open_one
from community_gov.workflow.definition import Action, Workflow


def read(
    office: Office, case: Case, name: str, by: str, purpose: str, version: int | None = None
) -> object:
    """Open one field of a case; see `Neighbourhood.read`."""
    workflow = office.pinned(case.workflow).workflow
    field = next((one for one in workflow.fields if one.name == name), None)
    held = case.held.get(name)
    if held is not None and version is not None:
        held = _version(office, case, name, version) or (held if held.version == version else None)
    if field is None or held is None:
        raise NotFound(Problem("field.not_held", name, {"near": nearest(name, case.held)}))
    if version is not None:
        held = version_of(office, case, name, version)
    if field.personal is None:
        return held.value
    role = _right(office, workflow, case, field, by, purpose)
    opening = Opening(case.id, name, by, role, purpose, office.moment())
    office.store.note_opening(office.place, [opening])
    return open_one(office, case, field, held)


def _version(office: Office, case: Case, name: str, version: int) -> Held | None:
    """Return what a case held in a field at one of its versions."""
    events = office.store.events(office.place, case.id)
    past = (one.event.decision.held.get(name) for one in events)
    return next((one for one in past if one is not None and one.version == version), None)


def _right(
    office: Office, workflow: Workflow, case: Case, field: Field, by: str, purpose: str
) -> str:
    """Return the role by which somebody may open a field for an action.

    The purpose is an action that the same role may do, or answer a gate of; a deputy may open
    what the principal may, and whose agreement is asked for besides, what that is about.
    """
    action = workflow.action(purpose)
    if action is None or field.personal is None:
        near = nearest(purpose, [one.name for one in workflow.actions])
        raise Refused(Problem("field.purpose", field.name, {"near": near}))
    at, doers = office.moment(), _doers(action, case, by)
    mine = actor(office, case, by, None, at).roles
    if field.direction is Direction.OUT and field.personal.about in mine:
        return field.personal.about
    lent = {role for role, _ in stands_in(office, case, by, at, doers)}
    roles = lent.union(mine)
    allowed = [role for role in field.personal.readers if role in roles and role in doers]
    if not allowed:
        labels = {role.name: role.label for role in workflow.roles}
        readers = tuple(labels[name] for name in field.personal.readers)
        params = {"field": field.label, "action": action.label, "readers": readers}
        raise Refused(Problem("field.not_yours", field.name, params))
    return allowed[0]


def _doers(action: Action, case: Case, by: str) -> tuple[str, ...]:
    pending = case.state.pending.get(action.name)
    asked = pending is not None and any(one.person == by for one in pending.signers)
    at_gates = (role for gate in action.gates for role in gate.by)
    return (*action.by, *at_gates, *(action.signers if asked else ()))


def masks(office: Office, case: Case) -> dict[str, str]:
    """Return what anybody may see of a case: plain values, and masks of the sealed ones."""
    workflow = office.pinned(case.workflow).workflow
    fields = {field.name: field for field in workflow.fields}
    shown = {}
    for name, held in case.held.items():
        if fields[name].personal is None:
            shown[name] = str(held.value)
        else:
            sealed = office.store.sealed(office.place, case.id, name, held.version)
            shown[name] = sealed.mask if sealed else "***"
    return shown
