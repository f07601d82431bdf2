"""A snapshot of composed workflows: what holds in a place, kept in a file beside the tests."""

from collections.abc import Iterator, Mapping
from difflib import unified_diff
from pathlib import Path
from typing import Any

from community_gov.host import written
from community_gov.host.yaml_reader import read_yaml
from community_gov.workflow.definition import Origin, Workflow


def snapshot_of(workflow: Workflow) -> str:
    """Return a workflow as the snapshot keeps it: as `community-gov workflow show` prints it."""
    return written(workflow)


def changes(kept: str, workflow: Workflow, file: str) -> list[str]:
    """Return what has changed since a snapshot, part by part, each with where it comes from now.

    Args:
        kept: the text of the snapshot.
        file: as its author knows it.

    Raises:
        InvalidFile: the snapshot is no YAML any more.
    """
    before, now = _parts(kept, file), _parts(snapshot_of(workflow), file)
    origins = _origins(workflow)
    lines: list[str] = []
    for part in dict.fromkeys((*before, *now)):
        old, new = before.get(part, ""), now.get(part, "")
        if old == new:
            continue
        lines.append(f"{workflow.name} {part} {_became(old, new)}{_from(origins.get(part))}")
        diff = list(unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=1))[3:]
        lines += [f"    {one}" for one in diff if not one.startswith("@@")]
    return lines


def snapshot_path(folder: Path, workflow: Workflow) -> Path:
    """Return where the snapshot of a workflow is kept."""
    return folder / f"{workflow.name.replace(':', '.')}.yaml"


def _became(old: str, new: str) -> str:
    return "has changed" if old and new else "is new" if new else "is gone"


def _from(origin: Origin | None) -> str:
    return f", from {origin}" if origin is not None and str(origin) else ""


def _parts(text: str, file: str) -> dict[str, str]:
    whole = read_yaml(text.encode(), file).value
    assert isinstance(whole, dict)
    parts: dict[str, str] = {}
    for key, value in whole.items():
        if isinstance(value, dict):
            parts |= {f"{key}.{name}": "\n".join(_lines(one)) for name, one in value.items()}
        else:
            parts[str(key)] = "\n".join(_lines(value))
    return parts


def _lines(value: object, deep: int = 0) -> Iterator[str]:
    """Yield a value line by line, as plain text that is the same for the same value."""
    space = "  " * deep
    if isinstance(value, dict):
        for name, one in value.items():
            if isinstance(one, dict | list):
                yield f"{space}{name}:"
                yield from _lines(one, deep + 1)
            else:
                yield f"{space}{name}: {one}"
    elif isinstance(value, list):
        for one in value:
            if isinstance(one, dict | list):
                yield f"{space}-"
                yield from _lines(one, deep + 1)
            else:
                yield f"{space}- {one}"
    else:
        yield f"{space}{value}"


def _origins(workflow: Workflow) -> dict[str, Origin]:
    named: Mapping[str, tuple[Any, ...]] = {
        "roles": workflow.roles,
        "states": tuple(workflow.every_state()),
        "flags": workflow.flags,
        "actions": workflow.actions,
        "clocks": workflow.clocks,
        "queues": workflow.queues,
    }
    origins: dict[str, Origin] = {
        f"{kind}.{one.name}": one.origin for kind, parts in named.items() for one in parts
    }
    for field in workflow.fields:
        origins[f"fields.{field.name}"] = workflow.origin_of("fields", field.name)
    for kind, texts in (("reasons", workflow.reasons), ("messages", workflow.messages)):
        origins |= {f"{kind}.{name}": workflow.origin_of(kind, name) for name in texts}
    return origins
