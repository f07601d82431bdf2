"""What a step asks of whoever does it: fields, reasons, parts, links, or an answer at a gate."""

from collections.abc import Iterator, Mapping

from attrs import Factory, field, frozen

from community_gov.domain.cases import Case
from community_gov.domain.fields import Field
from community_gov.domain.text import Text
from community_gov.workflow.contents import missing, written
from community_gov.workflow.definition import Action, Correction, Gate, Link, Need, Role, Workflow

FRACTION = "-?[0-9]{1,15}(/[1-9][0-9]{0,14})?"
"""How a fraction is written: ``1/3``, or a whole number."""


@frozen
class Asked:
    """One field that a step takes.

    Attributes:
        required: it must come with this very step.
        when: values of other fields with which it must come, any of these; see `Need`.
        held: by field, what the case holds of those that `when` names, as a file writes it.
        value: what it must be, as a file writes it; anything when None.
        wrong: why it was sent back, when it was.
    """

    field: Field
    required: bool = False
    when: tuple[Mapping[str, str], ...] = ()
    held: Mapping[str, str] = Factory(dict)
    value: str | None = None
    wrong: Text | None = None


@frozen
class Form:
    """All that a step takes beside who does it; the words are those of `Neighbourhood.act`.

    Attributes:
        data: fields, in the order in which the workflow names them.
        people: at opening, the parts in the case.
        reasons: one of them is needed when there are any; at a gate, for a refusal.
        items: fields that can be sent back; at a gate, with a refusal.
        links: other cases that can be linked, or must be.
        shown: at a gate, the digest of what was shown, which an answer repeats; else None.
    """

    title: Text
    data: tuple[Asked, ...] = ()
    people: tuple[Role, ...] = ()
    reasons: Mapping[str, Text] = field(factory=dict)
    items: tuple[Field, ...] = ()
    links: tuple[Link, ...] = ()
    shown: str | None = None

    def asked(self, name: str) -> Asked | None:
        """Return what is asked under the name of a field, or None."""
        return next((one for one in self.data if one.field.name == name), None)


def form_of(workflow: Workflow, case: Case, action: Action) -> Form:
    """Return what an action asks for where a case is."""
    names = action.correction is Correction.NAMES
    return Form(
        title=action.label,
        data=tuple(_data(workflow, case, action)),
        people=tuple(one for one in workflow.roles if one.body is None) if action.opens else (),
        reasons=_reasons(workflow, action),
        items=_items(workflow, case) if names else (),
        links=action.links,
    )


def answer_at(
    workflow: Workflow, case: Case, action: Action, gate: Gate | None, shown: str
) -> Form:
    """Return what an answer at a gate asks for; None stands for an agreement asked for besides."""
    refusal = workflow.action(gate.refusal) if gate and gate.refusal else None
    names = refusal is not None and refusal.correction is Correction.NAMES
    return Form(
        title=gate.label if gate else action.label,
        reasons=_reasons(workflow, refusal) if refusal else {},
        items=_items(workflow, case) if names else (),
        shown=shown,
    )


def _reasons(workflow: Workflow, action: Action) -> Mapping[str, Text]:
    return {name: workflow.reasons[name] for name in action.reasons}


def _items(workflow: Workflow, case: Case) -> tuple[Field, ...]:
    """Return what people handed in; what was reckoned is nobody's to hand in again."""
    reckoned = {name for action in workflow.actions for name in action.records}
    return tuple(
        one for one in workflow.fields if one.name in case.held and one.name not in reckoned
    )


def _data(workflow: Workflow, case: Case, action: Action) -> Iterator[Asked]:
    if action.correction is Correction.REPLACES:
        yield from _sent_back(workflow, case)
        return
    fields = {one.name: one for one in workflow.fields}
    needs: dict[str, list[Need]] = {}
    for need in action.needs:
        needs.setdefault(need.field, []).append(need)
    carried = {name for link in action.links for name in link.carries}
    absent = {*missing(action, case.held)} - carried
    for name in dict.fromkeys((*needs, *action.takes)):
        yield _asked(fields[name], needs.get(name, []), name in absent, action, case)


def _sent_back(workflow: Workflow, case: Case) -> Iterator[Asked]:
    for one in workflow.fields:
        reason = case.state.wrong.get(one.name)
        if reason is not None:
            yield Asked(one, required=True, wrong=workflow.reasons.get(reason))


def _asked(field: Field, needs: list[Need], absent: bool, action: Action, case: Case) -> Asked:
    value = next((one.value for one in needs if one.value is not None and not one.when), None)
    held = case.held.get(field.name)
    wrong = value is not None and held is not None and written(held.value) != value
    settable = {*(one.field for one in action.needs), *action.takes}
    open_ended = [one.when for one in needs if one.when and (one.anew or held is None)]
    whens = tuple(one for one in open_ended if not settable.isdisjoint(one))
    named = {name for one in whens for name in one}
    kept = {name: written(case.held[name].value) for name in named if name in case.held}
    # What depends on a field that comes with this step is for the reader of the form to see.
    now = any(not one.when or settable.isdisjoint(one.when) for one in needs) or not needs
    return Asked(field, required=(absent and now) or wrong, when=whens, held=kept, value=value)
