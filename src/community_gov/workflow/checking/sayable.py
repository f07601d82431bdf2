"""What no file could say: refused in Python too, so that both ways of writing stay one thing."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import fields, has

from community_gov.domain.errors import Problem
from community_gov.domain.fields import FieldType
from community_gov.domain.text import Text
from community_gov.workflow.definition import Origin, Workflow

ANYWHERE = "anywhere"
"""In a file: wherever the case is, as long as it is not over."""
SETTING = "setting"
"""In a file: ``{setting: name}`` stands for the value of one."""
_RESERVED = {("state", ANYWHERE), ("field", SETTING), ("role", SETTING), ("clock", SETTING)}

_NAME = re.compile("[a-z][a-z0-9_-]{0,63}")
_PART = re.compile("([a-z][a-z0-9_-]{0,63}:)?[a-z][a-z0-9_-]{0,63}")
"""A part that a patch added says whose it is."""


def unsayable(workflow: Workflow) -> Iterator[Problem]:
    """Yield all that Python let an author write and a workflow file would not."""
    for kind, name, origin in _names(workflow):
        pattern = _NAME if kind in ("role", "state", "reason") else _PART
        if not pattern.fullmatch(name):
            yield Problem("workflow.name", str(origin), {"kind": kind, "name": name})
        if (kind, name) in _RESERVED:
            yield Problem("workflow.reserved", str(origin), {"kind": kind, "name": name})
    for field in workflow.fields:
        if (field.type is FieldType.CHOICE) is not bool(field.choices):
            params = {"field": field.label, "type": field.type.value}
            yield Problem("file.choices", str(workflow.origin), params)
    for gate in (gate for action in workflow.actions for gate in action.gates):
        if gate.majority is not None and gate.needed != 1:
            yield Problem("workflow.needed_twice", str(gate.origin), {"gate": gate.label})
    yield from _empty(workflow, workflow.name, workflow.origin)


def _names(workflow: Workflow) -> Iterator[tuple[str, str, Origin]]:
    yield "workflow", workflow.name, workflow.origin
    yield from (("role", one.name, one.origin) for one in workflow.roles)
    yield from (("state", one.name, one.origin) for one in workflow.every_state())
    yield from (("flag", one.name, one.origin) for one in workflow.flags)
    yield from (("clock", one.name, one.origin) for one in workflow.clocks)
    yield from (("field", one.name, workflow.origin) for one in workflow.fields)
    yield from (("reason", name, workflow.origin) for name in workflow.reasons)
    yield from (("message", name, workflow.origin) for name in workflow.messages)
    for action in workflow.actions:
        yield "action", action.name, action.origin
        yield from (("gate", gate.name, gate.origin) for gate in action.gates)


def _empty(part: object, name: str, origin: Origin) -> Iterator[Problem]:
    """Yield the texts of a part that say nothing in one of the languages."""
    if isinstance(part, Text):
        if not (part.zh.strip() and part.en.strip()):
            yield Problem("workflow.empty_text", str(origin), {"name": name})
    elif isinstance(part, Mapping):
        for key, one in part.items():
            yield from _empty(one, str(key), origin)
    elif isinstance(part, tuple):
        for one in part:
            yield from _empty(one, name, origin)
    elif has(type(part)):
        kind: Any = type(part)
        name, origin = getattr(part, "name", name), getattr(part, "origin", origin)
        for attribute in fields(kind):
            yield from _empty(getattr(part, attribute.name), name, origin)
