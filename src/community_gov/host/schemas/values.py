"""The schema of the settings of a plugin, or of a kind of channel, with types and defaults."""

from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Any

import msgspec
from attrs import NOTHING, Factory, fields, has

from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.domain.text import Language, Text
from community_gov.host.schemas.forms import CYCLE, DURATION, FRACTION, TEXT
from community_gov.host.schemas.making import adapt, filled
from community_gov.host.schemas.words import Schema, explained
from community_gov.host.structuring import written_name
from community_gov.plugin.settings import SettingInfo

_FORMS: Mapping[str, Mapping[str, object]] = {"Duration": DURATION, "Cycle": CYCLE, "Text": TEXT}
_RESTS = Text("依据：{title}。", "Rests on: {title}.")
_UNCONFIRMED = Text("待核实。", "To be checked.")


def settings_schema(kind: Any, owner: str, language: Language | None) -> tuple[Schema, Schema]:
    """Return the schema of the values of a settings class, and the definitions that it needs.

    A value may be left out, since another file may give it. What has no schema takes anything.

    Args:
        kind: an attrs class whose types are resolved.
        owner: goes before the names of the definitions.
        language: of what is told; both when None.
    """
    definitions: Schema = {}
    properties = {
        one.name: {
            **_typed(one.type, owner, definitions),
            **_told(one, language),
            **_default(one),
        }
        for one in fields(kind)
        if one.init
    }
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }, definitions


def _typed(kind: Any, owner: str, definitions: Schema) -> Schema:
    try:
        (schema,), inside = msgspec.json.schema_components(
            (kind,), ref_template=f"#/$defs/{owner}.{{name}}", schema_hook=_hook
        )
    except (TypeError, NotImplementedError):
        return {}
    for name, definition in inside.items():
        if name in _FORMS:
            definitions[f"{owner}.{name}"] = deepcopy(_FORMS[name])
        elif name != "Unit":
            adapt(definition)
            definition.pop("title", None)
            definitions[f"{owner}.{name}"] = _as_read(definition)
    read: Schema = _as_read(filled(schema))
    return read


def _hook(kind: type) -> Schema:
    return deepcopy(dict(FRACTION)) if kind is Fraction else {}


def _as_read(schema: Any) -> Any:
    """Decimals are written as numbers here, not as text."""
    if isinstance(schema, list):
        return [_as_read(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    if schema.get("format") == "decimal":
        return {"type": "number"}
    return {key: one if key == "default" else _as_read(one) for key, one in schema.items()}


def _told(one: Any, language: Language | None) -> Schema:
    info = one.metadata.get("setting")
    if not isinstance(info, SettingInfo) or info.about is None:
        return {"title": one.name}
    texts = [info.about]
    if info.authority is not None:
        texts.append(_RESTS.fill(title=info.authority.title))
        if not info.authority.confirmed:
            texts.append(_UNCONFIRMED)
    return explained(language, *texts) | {"title": one.name}


def _default(one: Any) -> Schema:
    default: Any = one.default
    if isinstance(default, Factory):  # type: ignore[arg-type]
        if default.takes_self:
            return {}
        default = default.factory()
    if default is NOTHING or default is None:
        return {}
    try:
        return {"default": as_value(default)}
    except TypeError:
        return {}


def as_value(value: object) -> object:
    """Return a value as it is written in a file, in values that JSON has.

    Raises:
        TypeError: it is of a type that no file holds.
    """
    if value is None or isinstance(value, Enum):
        return None if value is None else value.value
    if isinstance(value, str | bool | int | float):
        return value
    for kinds, write in _WRITTEN:
        if isinstance(value, kinds):
            return write(value)
    if has(type(value)):
        kind: Any = type(value)
        parts = {written_name(one.name): getattr(value, one.name) for one in fields(kind)}
        return {name: as_value(part) for name, part in parts.items() if part is not None}
    raise TypeError(type(value).__name__)


_WRITTEN: tuple[tuple[Any, Callable[[Any], object]], ...] = (
    ((Duration, Cycle, Fraction), str),
    (date, date.isoformat),
    (Decimal, float),
    (Mapping, lambda value: {str(as_value(name)): as_value(one) for name, one in value.items()}),
    ((tuple, list), lambda value: [as_value(one) for one in value]),
    ((set, frozenset), lambda value: sorted((as_value(one) for one in value), key=str)),
)
