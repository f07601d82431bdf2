"""What is handed in with an action: what it takes, what it needs, what was sent back."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.effects import Claim
from community_gov.domain.errors import Problem, nearest
from community_gov.domain.facts import Facts, Plain
from community_gov.domain.text import Text
from community_gov.workflow import slots
from community_gov.workflow.definition import Action, Correction, Gate, Need, Workflow
from community_gov.workflow.hashing import digest, digest_of_plain
from community_gov.workflow.inquiring import ASKS
from community_gov.workflow.marks import wrong_number

NOTHING = "—"
YES, NO = Text("是", "yes"), Text("否", "no")
VALID = "valid:"
"""Before the name of a document: the fact whether it is still valid."""


def _label(workflow: Workflow, name: str) -> object:
    return next((one.label for one in workflow.fields if one.name == name), name)


def problems_with(
    workflow: Workflow,
    case: Case,
    action: Action,
    command: Command,
    days_off: Collection[date] = (),
) -> list[Problem]:
    """Return all that is wrong with what a command hands in.

    Args:
        days_off: of the days that are to be booked, those that the calendar names off.
    """
    after = {**case.held, **command.held} if command.held else case.held
    return [
        *_not_taken(workflow, case, action, command),
        *_missing(workflow, action, after, command.held),
        *_wrong_values(workflow, action, after),
        *_items(workflow, case, action, command),
        *_reason(workflow, action, command),
        *_links(action, command),
        *slots.wrong(workflow, case, action, after, days_off),
        *wrong_number(workflow, case, action, command),
    ]


def missing(action: Action, after: Mapping[str, Held], given: Iterable[str] = ()) -> list[str]:
    """Return the fields that an action still needs.

    Args:
        after: what the case holds, with what is handed in.
        given: what is handed in with this very act.
    """
    implied = [*claimed_for(action), *slots.needed_by(action)]
    needs = [*action.needs, *(Need(name) for name in implied)] if implied else action.needs
    absent = [
        need.field
        for need in needs
        if need.field not in (given if need.anew else after) and _applies(need, after)
    ]
    return list(dict.fromkeys(absent)) if absent else absent


def claimed_for(action: Action) -> list[str]:
    """Return the fields that say for whom an action claims something."""
    claims = (effect for effect in action.effects if isinstance(effect, Claim))
    return [one.subject for one in claims if one.subject]


def met(need: Need, after: Mapping[str, Held], given: Mapping[str, Held]) -> bool:
    """Whether nothing is wrong with one field that an action needs; as `problems_with` says it."""
    if not _applies(need, after):
        return True
    held = after.get(need.field)
    if held is None or (need.anew and need.field not in given):
        return False
    return need.value is None or written(held.value) == need.value


def _applies(need: Need, held: Mapping[str, Held]) -> bool:
    if not need.when:
        return True
    return all(
        (one := held.get(name)) is not None and written(one.value) == expected
        for name, expected in need.when.items()
    )


def written(value: Plain) -> str:
    """Return a plain value as a workflow file writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _missing(
    workflow: Workflow,
    action: Action,
    after: Mapping[str, Held],
    given: Mapping[str, Held],
) -> list[Problem]:
    return [
        Problem("field.missing", name, {"field": _label(workflow, name), "action": action.label})
        for name in missing(action, after, given)
    ]


def _wrong_values(
    workflow: Workflow, action: Action, after: Mapping[str, Held]
) -> Iterator[Problem]:
    for need in action.needs:
        held = after.get(need.field) if need.value is not None else None
        if held is not None and written(held.value) != need.value and _applies(need, after):
            label = _label(workflow, need.field)
            params = {"field": label, "action": action.label, "value": _choice(workflow, need)}
            yield Problem("field.must_be", need.field, params)


def _choice(workflow: Workflow, need: Need) -> object:
    """Return what a value is called."""
    value = need.value or ""
    if value in ("true", "false"):
        return YES if value == "true" else NO
    field = next((one for one in workflow.fields if one.name == need.field), None)
    return field.choices.get(value, value) if field else value


def expired(workflow: Workflow, action: Action, after: Mapping[str, Held]) -> tuple[str, ...]:
    """Return the documents that an action needs and that must still be valid."""
    expiring = {field.name for field in workflow.fields if field.expires}
    if not expiring:
        return ()
    return tuple(
        need.field
        for need in action.needs
        if need.field in expiring and need.field in after and _applies(need, after)
    )


def _not_taken(workflow: Workflow, case: Case, action: Action, command: Command) -> list[Problem]:
    if action.correction is Correction.REPLACES:
        return [
            Problem("field.not_sent_back", name, {"field": _label(workflow, name)})
            for name in command.held
            if name not in case.state.wrong
        ]
    if not command.held:
        return []
    carried = {name for link in action.links for name in link.carries}
    taken = {need.field for need in action.needs} | set(action.takes) | carried
    return [
        Problem("field.not_taken", name, {"action": action.label, "near": nearest(name, taken)})
        for name in command.held
        if name not in taken
    ]


def _items(
    workflow: Workflow,
    case: Case,
    action: Action,
    command: Command,
) -> list[Problem]:
    if action.correction is not Correction.NAMES:
        strays = [
            Problem("items.not_taken", name, {"action": action.label}) for name in command.items
        ]
        return strays + _still_wrong(workflow, case, action, command)
    if not command.items:
        return [Problem("items.missing", params={"action": action.label})]
    unheld = [
        Problem("items.not_held", name, {"near": nearest(name, case.held)})
        for name in command.items
        if name not in case.held
    ]
    return unheld + [
        Problem("reason.unknown", name, {"near": nearest(reason, action.reasons)})
        for name, reason in command.items.items()
        if reason not in action.reasons
    ]


def _still_wrong(
    workflow: Workflow,
    case: Case,
    action: Action,
    command: Command,
) -> list[Problem]:
    if action.correction is not Correction.REPLACES:
        return []
    return [
        Problem(
            "field.still_wrong",
            name,
            {"field": _label(workflow, name), "reason": workflow.reasons.get(reason, reason)},
        )
        for name, reason in case.state.wrong.items()
        if name not in command.held
    ]


def _reason(workflow: Workflow, action: Action, command: Command) -> list[Problem]:
    reasons = () if action.correction is Correction.NAMES else action.reasons
    if not reasons and command.reason is None:
        return []
    if command.reason is None:
        choices = tuple(workflow.reasons.get(name, name) for name in reasons)
        params = {"action": action.label, "choices": choices}
        return [Problem("reason.missing", params=params)] if reasons else []
    if command.reason not in reasons:
        near = nearest(command.reason, reasons) or NOTHING
        return [Problem("reason.unknown", params={"near": near})]
    return []


def _links(action: Action, command: Command) -> list[Problem]:
    if not action.links and not command.links:
        return []
    kinds = {link.kind for link in action.links}
    return [
        Problem("links.not_taken", kind, {"action": action.label})
        for kind in command.links
        if kind not in kinds
    ] + [
        Problem("links.missing", link.kind, {"action": action.label})
        for link in action.links
        if link.required and not command.links.get(link.kind)
    ]


def recorded(case: Case, action: Action, facts: Facts) -> dict[str, Held]:
    """Return the fields that an action fills from facts."""
    filled = {}
    asked = {action.asks.into: ASKS} if action.asks else {}
    for name, answer in {**action.records, **asked}.items():
        value = facts.answers[answer].value
        before = case.held.get(name)
        version = before.version + 1 if before else 1
        filled[name] = Held(version, _digest_of(type(value).__name__, value), value)
    return filled


@lru_cache(maxsize=4096)
def _digest_of(_: str, value: Plain) -> str:
    """Return the digest of a plain value; of what is recorded, much is recorded often."""
    return digest(value)


def basis(case: Case, action: Action, command: Command, fields: Collection[str] = ()) -> str:
    """Return the digest of what a request rests on: what the case holds, and what is asked.

    Args:
        fields: leave the others out; all of them count when none is named.
    """
    after = {**case.held, **command.held}
    if fields:
        # What is seen through these fields is the value, not when it was handed in.
        seen = {one: _digest(after, one) for one in fields}
        return digest_of_plain([case.workflow, action.name, seen])
    before = {name: one.digest for name, one in case.held.items()}
    given = {name: one.digest for name, one in command.held.items()}
    asked = [dict(command.items), command.reason, linked(case, command)]
    return digest_of_plain([case.workflow, action.name, before, given, asked])


def _digest(held: Mapping[str, Held], name: str) -> str | None:
    one = held.get(name)
    return one.digest if one else None


def shown(rests_on: str, action: Action, facts: Facts, gate: Gate | None = None) -> str:
    """Return the digest of what a person at a gate is shown: the basis, and what it comes to.

    Args:
        gate: one that looks at some fields only; what is recorded elsewhere is left out.
    """
    answers = {
        name: facts.answers[name].value
        for field, name in action.records.items()
        if gate is None or field in gate.looks_at
    }
    return digest([rests_on, answers])


def linked(case: Case, command: Command) -> dict[str, tuple[str, ...]]:
    """Return the links of a case once a command has added its own."""
    links = dict(case.state.links)
    for kind, cases in command.links.items():
        links[kind] = tuple(dict.fromkeys((*links.get(kind, ()), *cases)))
    return links
