"""Read a workflow and a case side by side: where it is, what that means, what can be done."""

from typing import Any

from attrs import field, frozen

from community_gov.domain.cases import Case
from community_gov.domain.people import AUTOMATIC, CLOCK, FORWARDED, SYSTEM_ROLES
from community_gov.domain.text import Language, Text, same
from community_gov.workflow.conditions import passable
from community_gov.workflow.contents import missing
from community_gov.workflow.definition import Action, Gate, State, Status, Workflow
from community_gov.workflow.form_reading import read
from community_gov.workflow.form_schema import schema_of
from community_gov.workflow.forms import Form, answer_at, form_of
from community_gov.workflow.gates import (
    SIGNER,
    SIGNER_LABEL,
    answerable,
    open_signers,
    shown_at,
)

_LOUDEST = (Status.OPEN, Status.WAITING, Status.CLOSED, Status.FINAL, Status.HIDDEN)


def leaves(workflow: Workflow, configuration: tuple[str, ...]) -> tuple[State, ...]:
    """Return the innermost active states, in the order of the workflow."""
    return tuple(
        state
        for state in workflow.every_state()
        if state.name in configuration
        and not any(inner.name in configuration for inner in state.states)
    )


def status_of(workflow: Workflow, configuration: tuple[str, ...]) -> Status:
    """Return what a configuration means: open when any part of it is open."""
    found = {state.status for state in leaves(workflow, configuration)}
    return next((status for status in _LOUDEST if status in found), Status.OPEN)


@frozen
class Standing:
    """What a configuration means to whoever reads it.

    Attributes:
        states: what the innermost states are called.
        told: what a resident is told about them.
    """

    states: tuple[Text, ...]
    told: tuple[Text, ...]
    status: Status


def standing_at(workflow: Workflow, configuration: tuple[str, ...]) -> Standing:
    """Return what a configuration means."""
    reached = leaves(workflow, configuration)
    return Standing(
        tuple(state.label for state in reached),
        tuple(state.told or state.label for state in reached),
        status_of(workflow, configuration),
    )


_SYSTEM = {
    CLOCK: Text("到期自动办理", "the clock, when time was up"),
    FORWARDED: Text("经由所属事项办理", "through the case that it belongs to"),
    AUTOMATIC: Text("条件成立自动办理", "by itself, as soon as its conditions held"),
    SIGNER: SIGNER_LABEL,
}


def role_label(workflow: Workflow, name: str) -> Text:
    """Return what a role is called."""
    labels = {role.name: role.label for role in workflow.roles}
    return labels.get(name) or _SYSTEM.get(name) or same(name)


@frozen
class NextStep:
    """Something that can be done with a case now.

    Attributes:
        gate: set when the step is an answer at a gate, not the action itself.
        missing: fields that would still have to be handed in.
        shown: for a gate, the digest that the answer must name.
        assigned: the person to whom the step was given, or whose agreement is asked for.
        signs: it is an agreement asked for besides; answer at the gate ``signer``.
    """

    action: Action
    gate: Gate | None = None
    missing: tuple[str, ...] = ()
    shown: str | None = None
    assigned: str | None = None
    signs: bool = False
    _seen: tuple[Workflow, Case] | None = field(default=None, eq=False, repr=False)

    @property
    def form(self) -> Form:
        """What the step asks for, as data; see `input_schema`."""
        if self._seen is None:
            return Form(self.action.label)
        workflow, case = self._seen
        if self.shown is None:
            return form_of(workflow, case, self.action)
        return answer_at(workflow, case, self.action, self.gate, self.shown)

    def input_schema(self, language: Language = "zh") -> dict[str, Any]:
        """Return what the step takes as JSON Schema, with labels in both languages.

        Its properties are the words of `Neighbourhood.act`, `open` or `vote`: ``data``,
        ``reason``, ``items``, ``links``, ``people``, or ``answer`` and ``shown``. ``title`` is in
        one language, ``x-label`` in both; ``description`` and ``x-purpose`` say what a value about
        a person is needed for.

        Args:
            language: of titles and descriptions.

        Returns:
            A schema of draft 2020-12, as plain dictionaries that JSON can hold.
        """
        return schema_of(self.form, language)

    def read_input(self, body: object) -> dict[str, Any]:
        """Return the keywords for `act`, `open` or `vote` from what was sent as JSON.

        Dates, fractions and documents are made of what the schema says; a value of the wrong kind
        stays as it is, and the verb refuses it with everything else that is wrong.

        Raises:
            InvalidInput: there are other words than those of the schema.
        """
        return read(self.form, body)

    @property
    def by(self) -> tuple[str, ...]:
        """The roles that may do it."""
        if self.signs:
            return self.action.signers
        return self.gate.by if self.gate else self.action.by


def next_steps(workflow: Workflow, case: Case) -> tuple[NextStep, ...]:
    """Return what can be done where a case is: actions first, then answers at gates.

    Checks are not asked here; a step that is listed can still be refused, with the reason.
    """
    seen = (workflow, case)
    steps = []
    for action in workflow.actions:
        possible = any(passable(arc, case.state) for arc in action.arcs)
        asked = action.name in case.state.pending
        if possible and not asked and not SYSTEM_ROLES.issuperset(action.by):
            given_to = case.state.assigned.get(action.name)
            absent = tuple(missing(action, case.held))
            steps.append(NextStep(action, missing=absent, assigned=given_to, seen=seen))
    for name, pending in case.state.pending.items():
        action = next(one for one in workflow.actions if one.name == name)
        for gate in answerable(action, pending):
            given_to = case.state.assigned.get(f"{name}/{gate.name}")
            shown = shown_at(gate.name, pending)
            steps.append(NextStep(action, gate, (), shown, given_to, seen=seen))
        for person in open_signers(pending):
            step = NextStep(action, None, (), pending.digest, person, signs=True, seen=seen)
            steps.append(step)
    return tuple(steps)
