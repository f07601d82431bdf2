"""The JSON Schemas of workflow, place and mapping files, for editors; made from the shapes.

``python -m community_gov.host.schema`` writes the shipped files anew.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from community_gov.host.effect_shape import EffectShape
from community_gov.host.mapping_shape import MappingShape
from community_gov.host.place_shape import REPLACEMENTS, PatchShape, PlaceShape, Replacement
from community_gov.host.structuring import written_name
from community_gov.host.workflow_shape import WorkflowShape

SHIPPED = Path(__file__).parent / "schemas"

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DURATION = {
    "title": "Duration",
    "description": "期限，如 30 working days / a duration: a number and what it counts",
    "type": "string",
    "pattern": r"^\s*[0-9]{1,9} +(working day|working hour|calendar day|month|minute)s?\s*$",
    "examples": [
        "30 working days",
        "10 calendar days",
        "1 month",
        "24 working hours",
        "30 minutes",
    ],
}
_CYCLE = {
    "title": "Cycle",
    "description": "周期，如 every working day at 08:30 / when something comes round",
    "type": "string",
    "pattern": r"^\s*([Ee]very|[Dd]ay|[Ll]ast day) .+ at [0-9]{1,2}:[0-5][0-9]",
    "examples": [
        "every day at 17:00",
        "every working day at 08:30",
        "every Monday, Thursday at 15:00",
        "day 5 of every month at 09:00, or the next working day",
        "last day of every month at 16:00",
        "day 15 of June, December at 10:00",
    ],
}
_DAY = {"pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
_WORDS = {"type": "string", "pattern": r"\S"}
_SETTING = {
    "title": "Setting",
    "description": "取插件的设定值 / the value of one of the plugin's settings",
    "type": "object",
    "properties": {"setting": {"type": "string"}},
    "required": ["setting"],
    "additionalProperties": False,
}
_ONE_OF = (EffectShape, PatchShape)

Schema = dict[str, Any]


def workflow_schema() -> Schema:
    """Return the schema of a workflow file, in which a setting may stand for any value."""
    schema = _schema(WorkflowShape, "流程文件 / workflow file")
    definitions = schema["$defs"]
    for definition in definitions.values():
        _let_settings_in(definition)
    definitions["Setting"] = _SETTING
    return schema


def place_schema() -> Schema:
    """Return the schema of a place file."""
    return _schema(PlaceShape, "地方文件 / place file")


def mapping_schema() -> Schema:
    """Return the schema of a mapping file."""
    schema = _schema(MappingShape, "映射文件 / mapping file")
    column = schema["$defs"]["TextColumnShape"]
    column["oneOf"] = [{"required": [name]} for name in ("column", "constant")]
    return schema


def write_schemas(directory: Path = SHIPPED) -> None:
    """Write all schemas into a folder."""
    for name, make in SCHEMAS.items():
        written = json.dumps(make(), ensure_ascii=False, indent=1) + "\n"
        (directory / name).write_text(written, encoding="utf-8")


SCHEMAS: Mapping[str, Callable[[], Schema]] = {
    "workflow.json": workflow_schema,
    "place.json": place_schema,
    "mapping.json": mapping_schema,
}
"""What makes each shipped file."""


def _schema(shape: type, title: str) -> Schema:
    kinds = (shape, *REPLACEMENTS) if shape is PlaceShape else (shape,)
    (top, *_), definitions = msgspec.json.schema_components(
        kinds, ref_template="#/$defs/{name}", schema_hook=_hook
    )
    for definition in definitions.values():
        _adapt(definition)
    definitions["Duration"] = _DURATION
    if "ClockShape" in definitions:
        definitions["Cycle"] = _CYCLE
        one_of = [{"required": [name]} for name in ("duration", "recurs")]
        definitions["ClockShape"]["oneOf"] = one_of
    definitions["Text"]["properties"] = {"zh": _WORDS, "en": _WORDS}
    if "CalendarShape" in definitions:
        calendar = definitions["CalendarShape"]["properties"]
        calendar["closures"]["propertyNames"] = _DAY
        calendar["hours"]["minItems"] = 1
    for one in _ONE_OF:
        if one.__name__ in definitions:
            definitions[one.__name__] |= {"minProperties": 1, "maxProperties": 1}
    return {"$schema": _DIALECT, "title": title, **top, "$defs": definitions}


def _hook(kind: type) -> Schema:
    if kind is object:
        return {"description": "设定值 / the value of a setting"}
    if kind is not Replacement:
        raise NotImplementedError
    choices: list[Schema] = [{"$ref": f"#/$defs/{one.__name__}"} for one in REPLACEMENTS]
    return {"anyOf": choices}


def _adapt(definition: Schema) -> None:
    """Say what the strict reader does: no other keys, nothing left empty, keys as written."""
    if "description" in definition:
        definition["description"] = definition["description"].splitlines()[0].rstrip(".")
    if definition.get("type") != "object":
        return
    properties = {
        written_name(name): _filled(one) for name, one in definition["properties"].items()
    }
    definition["properties"] = properties
    definition["required"] = [written_name(name) for name in definition["required"]]
    definition["additionalProperties"] = False


def _filled(schema: Schema) -> Schema:
    """Take the null out of what may be left out, and the default that only says so."""
    empty: tuple[object, ...] = (None, (), [], {}, "")
    left = {key: one for key, one in schema.items() if key != "default" or one not in empty}
    if "anyOf" in left:
        choices = [one for one in left.pop("anyOf") if one != {"type": "null"}]
        left |= choices[0] if len(choices) == 1 else {"anyOf": choices}
    return left


def _let_settings_in(definition: Schema) -> None:
    for name, one in definition.get("properties", {}).items():
        definition["properties"][name] = _or_setting(one)


def _or_setting(schema: Schema) -> Schema:
    """Let a setting stand for values, lists, texts and named texts; a part is written out."""
    named_texts = schema.get("additionalProperties") == {"$ref": "#/$defs/Text"}
    inner = dict(schema)
    for key in ("items", "additionalProperties"):
        if isinstance(inner.get(key), dict):
            inner[key] = _or_setting(inner[key])
    part = inner.get("type") == "object" and not named_texts
    if part or str(inner.get("$ref", "")).endswith("Shape"):
        return inner
    choices = inner.get("anyOf", [inner])
    return {"anyOf": [*choices, {"$ref": "#/$defs/Setting"}]}


if __name__ == "__main__":
    write_schemas()
