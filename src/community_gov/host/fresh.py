"""Copies that share nothing that can change: two places never hold one object."""

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import evolve, fields, has

from community_gov.workflow.definition import Origin

Value = TypeVar("Value")


def fresh(value: Value, plugin: str) -> Value:
    """Return a value rebuilt from the leaves; parts that do not say whose they are get a plugin.

    Functions, numbers, days and strings are leaves.
    """
    kind: Any = type(value)
    made: Any = value
    if isinstance(value, Origin) and not value.plugin:
        made = evolve(value, plugin=plugin)
    elif has(kind):
        parts = {
            one.alias: fresh(getattr(value, one.name), plugin) for one in fields(kind) if one.init
        }
        made = kind(**parts)
    elif isinstance(value, tuple):
        made = tuple(fresh(one, plugin) for one in value)
    elif isinstance(value, list):
        made = [fresh(one, plugin) for one in value]
    elif isinstance(value, Mapping):
        made = {name: fresh(one, plugin) for name, one in value.items()}
    return made  # type: ignore[no-any-return]
