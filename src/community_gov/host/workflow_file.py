"""Read a workflow file: values of settings filled in, form checked, names made full."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

from attrs import evolve, fields, has

from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.domain.errors import InvalidFile, Problem, nearest
from community_gov.host.feedback import with_feedback
from community_gov.host.naming import with_full_names
from community_gov.host.structuring import make_converter, structure
from community_gov.host.watches import with_watches
from community_gov.host.workflow_parts import Parts
from community_gov.host.workflow_shape import StateShape, WorkflowShape
from community_gov.host.yaml_reader import Document, Steps, read_yaml
from community_gov.workflow.consultations import MOST_ROUNDS, seated
from community_gov.workflow.definition import Origin, Workflow
from community_gov.workflow.public_notices import put_up
from community_gov.workflow.rewriting import items_of, spread

_CONVERTER = make_converter()


def read_workflow(
    content: bytes, file: str, plugin: str, settings: Mapping[str, object] | None = None
) -> Workflow:
    """Read a workflow.

    Args:
        content: of the file, as bytes.
        file: what its author calls it.
        plugin: whose file it is.
        settings: values for ``{setting: name}``.

    Raises:
        InvalidFile: all that is wrong with the file, each with its line and path. Whether its
            names mean something is said once all patches are in.
    """
    return workflow_of(with_settings(read_yaml(content, file), settings or {}), plugin)


def workflow_of(document: Document, plugin: str) -> Workflow:
    """Return the workflow in a file whose settings are filled in; raises as `read_workflow`."""
    shape = structure(_CONVERTER, document, document.value, WorkflowShape)
    parts = Parts(document, plugin, [])
    workflow = _workflow(shape, parts)
    parts.problems.extend(_without_table(shape, document))
    if parts.problems:
        raise InvalidFile(*parts.problems)
    whole = spread(_with_sections(workflow, shape, parts))
    asked = with_feedback(whole, shape.feedback, parts)
    asked = with_watches(asked, shape.watches, parts)
    if parts.problems:
        raise InvalidFile(*parts.problems)
    return with_full_names(asked, plugin)


def settings_in(document: Document) -> Iterator[tuple[Steps, str]]:
    """Yield where a file takes the value of a setting, and of which."""
    yield from _settings_inside(document.value, ())


def _workflow(shape: WorkflowShape, parts: Parts) -> Workflow:
    return Workflow(
        name=shape.workflow,
        label=shape.label,
        roles=tuple(parts.role(name, one, ("roles", name)) for name, one in shape.roles.items()),
        states=tuple(
            parts.state(name, one, ("states", name)) for name, one in shape.states.items()
        ),
        actions=tuple(
            parts.action(name, one, ("actions", name)) for name, one in shape.actions.items()
        ),
        fields=(
            *(parts.field(name, one, ("fields", name)) for name, one in shape.fields.items()),
            *(
                item
                for name, one in shape.actions.items()
                for item in items_of(name, one.checklist)
            ),
        ),
        clocks=tuple(
            clock
            for name, one in shape.clocks.items()
            for clock in parts.clocks(name, one, ("clocks", name))
        ),
        flags=tuple(parts.flag(name, one, ("flags", name)) for name, one in shape.flags.items()),
        reasons=shape.reasons,
        messages=shape.messages,
        queues=tuple(
            parts.queue(name, one, ("queues", name)) for name, one in shape.queues.items()
        ),
        origin=parts.origin(()),
        origins=dict(_origins(shape, parts)),
    )


def _with_sections(workflow: Workflow, shape: WorkflowShape, parts: Parts) -> Workflow:
    """Return a workflow with its consultations and public notices rewritten into its parts."""
    for name, talks in shape.consultations.items():
        workflow = seated(workflow, name, talks, parts.origin(("consultations", name)))
    for name, notice in shape.public_notices.items():
        workflow = put_up(workflow, name, notice, parts.origin(("public_notices", name)))
    return workflow


def _without_table(shape: WorkflowShape, document: Document) -> Iterator[Problem]:
    """Yield the consultations that have no state of their own, or no sensible number of rounds."""
    plain = {name for states in _all_states(shape.states) for name in states}
    for name, talks in shape.consultations.items():
        at = ("consultations", name)
        if name not in plain:
            yield document.problem("file.consultation_state", at, name=name)
        if not 1 <= talks.rounds <= MOST_ROUNDS:
            most, place = MOST_ROUNDS, (*at, "rounds")
            yield document.problem("file.rounds", place, rounds=talks.rounds, most=most)


def _all_states(states: Mapping[str, StateShape]) -> Iterator[set[str]]:
    """Yield the names of the states that have none inside."""
    yield {name for name, one in states.items() if not one.states}
    for one in states.values():
        yield from _all_states(one.states)


def _origins(shape: WorkflowShape, parts: Parts) -> Iterator[tuple[str, Origin]]:
    """Yield where fields, reasons and messages stand."""
    for kind in ("fields", "reasons", "messages"):
        for name in getattr(shape, kind):
            yield f"{kind}.{name}", parts.origin((kind, name))
    for action, one in shape.actions.items():
        for item in one.checklist:
            at = parts.origin(("actions", action, "checklist", item))
            yield f"fields.{action}-{item}", at


def with_settings(document: Document, settings: Mapping[str, object]) -> Document:
    """Return a file with ``{setting: name}`` replaced by the setting's value.

    A key whose setting is None is left out.

    Raises:
        InvalidFile: settings that do not exist, each with the nearest name.
    """
    problems = [
        document.problem("file.unknown_setting", at, name=name, near=nearest(name, settings))
        for at, name in settings_in(document)
        if name not in settings
    ]
    if problems:
        raise InvalidFile(*problems)
    return evolve(document, value=_filled(document.value, settings))


def _setting_named(value: object) -> str | None:
    if isinstance(value, dict) and value.keys() == {"setting"}:
        name = value["setting"]
        return name if isinstance(name, str) else None
    return None


def _settings_inside(value: object, at: Steps) -> Iterator[tuple[Steps, str]]:
    name = _setting_named(value)
    if name is not None:
        yield at, name
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _settings_inside(one, (*at, str(key)))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _settings_inside(one, (*at, number))


def _filled(value: object, settings: Mapping[str, object]) -> object:
    name = _setting_named(value)
    if name is not None:
        return as_written(settings[name])
    if isinstance(value, dict):
        filled = {key: (_filled(one, settings), one) for key, one in value.items()}
        return {key: now for key, (now, one) in filled.items() if now is not None or one is None}
    if isinstance(value, list):
        return [_filled(one, settings) for one in value]
    return value


def as_written(value: object) -> object:
    """Return a setting's value as a file would hold it."""
    if isinstance(value, (Duration, Cycle, Fraction)):
        return str(value)
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, str, date, Decimal)):
        return value
    kind: Any = type(value)
    if has(kind):
        named = {one.name: getattr(value, one.name) for one in fields(kind)}
        return {name: as_written(one) for name, one in named.items() if one is not None}
    return [as_written(one) for one in value] if isinstance(value, (tuple, list)) else value
