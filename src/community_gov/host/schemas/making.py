"""Make the schema of a kind of file from its shape."""

import json
from collections.abc import Callable, Mapping
from copy import deepcopy
from importlib.metadata import version
from pathlib import Path
from types import MappingProxyType

import msgspec

from community_gov.domain.text import Language, Text
from community_gov.host.effect_shape import EffectShape
from community_gov.host.mapping_shape import MappingShape
from community_gov.host.place_shape import REPLACEMENTS, PatchShape, PlaceShape, Replacement
from community_gov.host.schemas.forms import CYCLE, DAY, DURATION, SETTING, TEXT
from community_gov.host.schemas.words import Schema, put_words, said
from community_gov.host.structuring import written_name
from community_gov.host.workflow_shape import WorkflowShape

SHIPPED = Path(__file__).parent
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ONE_OF = (EffectShape, PatchShape)
_WHOLE = tuple({"$ref": f"#/$defs/{name}"} for name in ("Text", "Party"))
"""What may come from a setting as a whole, by name."""


def schema_of(kind: str, language: Language | None = None) -> Schema:
    """Return the schema of a kind of file.

    Args:
        kind: one of `KINDS`.
        language: what is told in it; both languages when None.

    Raises:
        KeyError: there is no such kind.
    """
    title, make = _KINDS[kind]
    schema = make()
    put_words(schema["$defs"], language)
    return {
        "$schema": DIALECT,
        "$id": identity(kind, language or ""),
        "title": said(title, language),
        **schema,
    }


def identity(kind: str, *more: str) -> str:
    """Return the ``$id`` of a schema: what it is for, and the version that reads such files."""
    parts = ("urn:community-gov:schema", kind, version("community-gov"), *more)
    return ":".join(one for one in parts if one)


def write_schemas(directory: Path = SHIPPED) -> None:
    """Write all schemas, in both languages, into a folder."""
    for kind in KINDS:
        (directory / f"{kind}.json").write_text(as_written(schema_of(kind)), encoding="utf-8")


def as_written(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


def _workflow() -> Schema:
    schema = _schema(WorkflowShape)
    definitions = schema["$defs"]
    for definition in definitions.values():
        _let_settings_in(definition)
    definitions["Setting"] = deepcopy(SETTING)
    return schema


def _place() -> Schema:
    schema = _schema(PlaceShape)
    file = schema["$defs"]["PlaceShape"]
    _, one = file["properties"]["plugins"]["items"]["anyOf"]
    one |= {"minProperties": 1, "maxProperties": 1}
    file["dependentRequired"] = {"patches": ["plugins"]}
    return schema


def _mapping() -> Schema:
    schema = _schema(MappingShape)
    column = schema["$defs"]["TextColumnShape"]
    column["oneOf"] = [{"required": [name]} for name in ("column", "constant")]
    return schema


_KINDS: Mapping[str, tuple[Text, Callable[[], Schema]]] = {
    "place": (Text("地方文件", "place file"), _place),
    "workflow": (Text("流程文件", "workflow file"), _workflow),
    "mapping": (Text("映射文件", "mapping file"), _mapping),
}
KINDS = tuple(_KINDS)
"""The kinds of files that have a schema."""
ROOTS: Mapping[str, type] = MappingProxyType(
    {"place": PlaceShape, "workflow": WorkflowShape, "mapping": MappingShape}
)
"""The shape of the whole file, by kind."""


def _schema(shape: type) -> Schema:
    kinds = (shape, *REPLACEMENTS) if shape is PlaceShape else (shape,)
    (top, *_), definitions = msgspec.json.schema_components(
        kinds, ref_template="#/$defs/{name}", schema_hook=_hook
    )
    for definition in definitions.values():
        adapt(definition)
    definitions["Duration"] = deepcopy(DURATION)
    definitions["Text"] = deepcopy(TEXT)
    definitions.pop("Unit", None)
    if "ClockShape" in definitions:
        definitions["Cycle"] = deepcopy(CYCLE)
        one_of = [{"required": [name]} for name in ("duration", "recurs")]
        definitions["ClockShape"]["oneOf"] = one_of
    if "CalendarShape" in definitions:
        calendar = definitions["CalendarShape"]["properties"]
        calendar["closures"]["propertyNames"] = deepcopy(DAY)
        calendar["hours"]["minItems"] = 1
    for one in _ONE_OF:
        if one.__name__ in definitions:
            definitions[one.__name__] |= {"minProperties": 1, "maxProperties": 1}
    return {**top, "$defs": definitions}


def _hook(kind: type) -> Schema:
    if kind is object:
        return {"description": "设定值 / the value of a setting"}
    if kind is not Replacement:
        raise NotImplementedError
    choices: list[Schema] = [{"$ref": f"#/$defs/{one.__name__}"} for one in REPLACEMENTS]
    return {"anyOf": choices}


def adapt(definition: Schema) -> None:
    """Say what the strict reader does: no other keys, nothing left empty, keys as written."""
    if "description" in definition:
        definition["description"] = definition["description"].splitlines()[0].rstrip(".")
    if definition.get("type") != "object":
        return
    properties = {written_name(name): filled(one) for name, one in definition["properties"].items()}
    definition["properties"] = properties
    definition["required"] = [written_name(name) for name in definition["required"]]
    definition["additionalProperties"] = False


def filled(schema: Schema) -> Schema:
    """Take the null out of what may be left out, and the default that only says so."""
    empty: tuple[object, ...] = (None, (), [], {}, "")
    left = {key: one for key, one in schema.items() if key != "default" or one not in empty}
    if "anyOf" in left:
        choices = [one for one in left.pop("anyOf") if one != {"type": "null"}]
        left |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    if "pattern" in left and "description" in left:
        left["patternErrorMessage"] = left["description"]
    return left


def _let_settings_in(definition: Schema) -> None:
    for name, one in definition.get("properties", {}).items():
        definition["properties"][name] = _or_setting(one)


def _or_setting(schema: Schema) -> Schema:
    """Let a setting stand for values, lists, named texts and parties; a part is written out."""
    named = schema.get("additionalProperties") in _WHOLE
    inner = dict(schema)
    for key in ("items", "additionalProperties"):
        if isinstance(inner.get(key), dict):
            inner[key] = _or_setting(inner[key])
    part = inner.get("type") == "object" and not named
    if part or str(inner.get("$ref", "")).endswith("Shape"):
        return inner
    told: Schema = {key: inner.pop(key) for key in ("default", "description") if key in inner}
    choices = inner.get("anyOf", [inner])
    return {**told, "anyOf": [*choices, {"$ref": "#/$defs/Setting"}]}
