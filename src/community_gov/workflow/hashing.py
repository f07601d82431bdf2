"""The content hash that a running case is pinned to: what a workflow does, not how it reads."""

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, cast

from attrs import fields, has

from community_gov.domain.text import Text
from community_gov.workflow.definition import Workflow


@lru_cache(maxsize=1024)
def _names(kind: Any) -> tuple[str, ...] | None:
    """Return the attributes that a value means something by; where it comes from is none.

    None for a kind of value that has no attributes.
    """
    if not has(kind):
        return None
    return tuple(attribute.name for attribute in fields(kind) if attribute.eq)


def plain(value: object) -> object:
    """Return a value as JSON can hold it, without labels and origins."""
    if value is None or type(value) in (str, int, bool):
        return value
    names = _names(cast(Any, type(value)))
    if names is not None:
        named = ((name, getattr(value, name)) for name in names)
        return {
            name: plain(one) for name, one in named if one is not None and not isinstance(one, Text)
        }
    if isinstance(value, Mapping):
        return {
            str(name): None if isinstance(one, Text) else plain(one) for name, one in value.items()
        }
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


_CANONICAL = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str
)


def digest(value: object) -> str:
    """Return the SHA-256 of a value's canonical JSON, as hexadecimal digits."""
    written = _CANONICAL.encode(plain(value))
    return hashlib.sha256(written.encode()).hexdigest()


def content_hash(workflow: Workflow) -> str:
    """Return the hash of what a workflow does.

    The order of actions means nothing, nor does that of arcs from different states; the
    order of arcs from one state does. Labels, messages' wording and origins do not count, nor
    do queues: they are how cases are listed, so that a new one finds cases that run already.
    Equal for YAML and Python.
    """
    meaning = plain(workflow)
    assert isinstance(meaning, dict)
    del meaning["queues"]
    for action in meaning["actions"]:
        action["arcs"] = sorted(action["arcs"], key=lambda arc: str(arc["source"]))
    meaning["actions"] = sorted(meaning["actions"], key=lambda action: str(action["name"]))
    meaning["roles"] = sorted(meaning["roles"], key=lambda role: str(role["name"]))
    return digest(meaning)
