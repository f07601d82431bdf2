"""What is handed in with an action: what it takes, what it needs, what was sent back."""

from collections.abc import Mapping

from community_gov.domain.cases import Case
from community_gov.domain.commands import Command, Held
from community_gov.domain.errors import Problem, nearest
from community_gov.domain.facts import Facts
from community_gov.workflow.definition import Action, Correction, Need, Workflow
from community_gov.workflow.hashing import digest


def problems_with(
    workflow: Workflow, case: Case, action: Action, command: Command
) -> list[Problem]:
    """Return all that is wrong with what a command hands in."""
    after = {**case.held, **command.held}
    return [
        *_not_taken(workflow, case, action, command),
        *_missing(workflow, action, after, command.held),
        *_items(workflow, case, action, command),
        *_reason(workflow, action, command),
        *_links(action, command),
    ]


def required(action: Action, held: Mapping[str, Held]) -> list[str]:
    """Return the fields that an action needs, given what the case holds."""
    return [need.field for need in action.needs if _applies(need, held)]


def _applies(need: Need, held: Mapping[str, Held]) -> bool:
    return all(
        (value := held.get(name)) is not None and value.value == expected
        for name, expected in need.when.items()
    )


def _label(workflow: Workflow, name: str) -> object:
    return next((field.label for field in workflow.fields if field.name == name), name)


def _not_taken(workflow: Workflow, case: Case, action: Action, command: Command) -> list[Problem]:
    if action.correction is Correction.REPLACES:
        return [
            Problem("field.not_sent_back", name, {"field": _label(workflow, name)})
            for name in command.held
            if name not in case.state.wrong
        ]
    taken = {need.field for need in action.needs} | set(action.takes)
    return [
        Problem("field.not_taken", name, {"action": action.label, "near": nearest(name, taken)})
        for name in command.held
        if name not in taken
    ]


def _missing(
    workflow: Workflow, action: Action, after: Mapping[str, Held], given: Mapping[str, Held]
) -> list[Problem]:
    absent = [
        need.field
        for need in action.needs
        if _applies(need, after) and need.field not in (given if need.anew else after)
    ]
    return [
        Problem("field.missing", name, {"field": _label(workflow, name), "action": action.label})
        for name in absent
    ]


def _items(workflow: Workflow, case: Case, action: Action, command: Command) -> list[Problem]:
    if action.correction is Correction.REPLACES:
        return [
            Problem(
                "field.still_wrong",
                name,
                {"field": _label(workflow, name), "reason": workflow.reasons.get(reason, reason)},
            )
            for name, reason in case.state.wrong.items()
            if name not in command.held
        ]
    if action.correction is None:
        return [
            Problem("items.not_taken", name, {"action": action.label}) for name in command.items
        ]
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


def _reason(workflow: Workflow, action: Action, command: Command) -> list[Problem]:
    if action.correction is Correction.NAMES or not action.reasons:
        return []
    choices = tuple(workflow.reasons.get(name, name) for name in action.reasons)
    if command.reason is None:
        return [Problem("reason.missing", params={"action": action.label, "choices": choices})]
    if command.reason not in action.reasons:
        near = nearest(command.reason, action.reasons)
        return [Problem("reason.unknown", params={"near": near})]
    return []


def _links(action: Action, command: Command) -> list[Problem]:
    return [
        Problem("links.not_taken", kind, {"action": action.label})
        for kind in command.links
        if kind not in action.links
    ]


def recorded(case: Case, action: Action, facts: Facts) -> dict[str, Held]:
    """Return the fields that an action fills from facts."""
    filled = {}
    for name, answer in action.records.items():
        value = facts.answers[answer].value
        before = case.held.get(name)
        filled[name] = Held(before.version + 1 if before else 1, digest(value), value)
    return filled


def shown(case: Case, action: Action, command: Command) -> str:
    """Return the digest of what a person at a gate is shown."""
    named = {need.field for need in action.needs} | set(action.takes) | set(action.records)
    after = {name: one for name, one in {**case.held, **command.held}.items() if name in named}
    digests = {name: one.digest for name, one in after.items()}
    links = linked(case, command)
    return digest([case.workflow, action.name, digests, command.items, command.reason, links])


def linked(case: Case, command: Command) -> dict[str, tuple[str, ...]]:
    """Return the links of a case once a command has added its own."""
    links = dict(case.state.links)
    for kind, cases in command.links.items():
        links[kind] = tuple(dict.fromkeys((*links.get(kind, ()), *cases)))
    return links
