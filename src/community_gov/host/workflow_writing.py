"""Write a definition as the YAML file that a person would write for it.

A workflow is one thing, whether it was read from a file, from a class or put together in a
place; here it becomes a file again. What an author wrote in a short way (``once``, ``ladder``,
``checklist``, ``anywhere``) is written out as what it means.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from attrs import Factory, fields, has

from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.host.effect_shape import EffectShape
from community_gov.host.naming import with_short_names
from community_gov.host.structuring import written_name
from community_gov.host.workflow_shape import WorkflowShape
from community_gov.host.workflow_shaping import shape_of
from community_gov.host.yaml_writer import Listing, write_yaml
from community_gov.workflow.definition import Workflow

_ORDER = ("workflow", "label", "roles", "fields", "reasons", "messages", "flags", "states")
"""Keys of a file in the order in which people read them; the others come after."""


def written(workflow: Workflow) -> str:
    """Return the file of a workflow.

    `read_workflow` for the same plugin gives the workflow back, but for origins; names of the
    plugin's own questions and programs are short, everybody else's are full.

    Args:
        workflow: from a file, from a class or composed; with full names or without.
    """
    plugin, colon, _ = workflow.name.partition(":")
    named = with_short_names(workflow, plugin) if colon else workflow
    keys = _keys(shape_of(named))
    first = {key: keys.pop(key) for key in _ORDER if key in keys}
    return write_yaml({**first, **keys})


def _keys(shape: Any) -> dict[str, object]:
    """Return the keys of a part, without those that would say what holds anyhow."""
    kind: Any = type(shape)
    said = {
        written_name(one.name): _plain(value)
        for one in fields(kind)
        if (value := getattr(shape, one.name)) != _default(one)
    }
    return Listing(said) if kind in (WorkflowShape, EffectShape) else said


def _default(attribute: Any) -> object:
    default = attribute.default
    if isinstance(default, Factory):  # type: ignore[arg-type]
        return default.factory()
    return default


def _plain(value: object) -> object:
    if has(type(value)) and not isinstance(value, (Duration, Cycle)):
        return _keys(value)
    if isinstance(value, Mapping):
        named = {name: _plain(one) for name, one in value.items()}
        parts = any(isinstance(one, dict) for one in named.values())
        return Listing(named) if parts else named
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return str(value) if isinstance(value, (Duration, Cycle)) else value
