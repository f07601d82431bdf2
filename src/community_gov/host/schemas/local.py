"""The schemas of one installation: the same rules, and the names that are known here."""

import hashlib
from collections.abc import Iterable
from typing import Any

from attrs import NOTHING, fields

from community_gov.domain.text import Language, Text
from community_gov.host.channels import KIND
from community_gov.host.schemas.installation import Installation
from community_gov.host.schemas.making import as_written, identity, schema_of
from community_gov.host.schemas.values import settings_schema
from community_gov.host.schemas.words import Schema, explained, said
from community_gov.workflow.definition import Workflow

_CHANNEL = Text("渠道的种类", "the kind of channel")
_SHORT = "[a-z][a-z0-9_-]{0,63}"


def with_installation(
    kind: str, installation: Installation, language: Language | None = None
) -> Schema:
    """Return the schema of a kind of file with the names of one installation.

    What comes with a package is held to its name: plugins, settings, workflows, kinds of
    channels. What a file that is being written may add by itself, such as actions and places,
    is offered, and nothing else is refused for it.

    Args:
        kind: one of `KINDS`.
        language: what is told in it; both languages when None.

    Raises:
        KeyError: there is no such kind.
    """
    schema = schema_of(kind, language)
    definitions = schema["$defs"]
    if kind == "place":
        _into_place(definitions, installation, language)
    if kind in ("place", "workflow"):
        offer(definitions["OpenShape"]["properties"], "program", installation.programs)
        offer(definitions["AwardShape"]["properties"], "rule", installation.rules)
        _offer_questions(definitions, installation.questions)
    mark = hashlib.sha256(as_written(schema).encode()).hexdigest()[:12]
    return schema | {"$id": identity(kind, language or "", mark)}


def offer(properties: Schema, key: str, names: Iterable[str]) -> None:
    """Offer names for a value without refusing others."""
    known = sorted(set(names))
    if known and key in properties:
        told = {name: properties[key].pop(name) for name in _TOLD if name in properties[key]}
        properties[key] = {"anyOf": [{"enum": known}, properties[key]], **told}


_TOLD = ("title", "description", "markdownDescription", "default")


def _offer_questions(definitions: Schema, questions: Iterable[str]) -> None:
    names = list(questions)
    for definition in definitions.values():
        for key in ("when", "unless", "checks"):
            one = definition.get("properties", {}).get(key, {})
            for listed in (one, *one.get("anyOf", ())):
                if listed.get("type") == "array":
                    offer(listed, "items", names)
    offer(definitions.get("AddCheckShape", {}).get("properties", {}), "check", names)


def _into_place(definitions: Schema, here: Installation, language: Language | None) -> None:
    place = definitions["PlaceShape"]["properties"]
    offer(place, "under", here.places)
    _plugins(definitions, place, here, language)
    _channels(definitions, here, language)
    names = {"anyOf": [{"enum": sorted(here.workflows)}, *_of_silent(here)]}
    _patches(definitions, place, here, names)
    for shape in ("FreezeShape", "NoticeRuleShape"):
        definitions[shape]["properties"]["workflow"] |= names
    offer(definitions["IndicatorShape"]["properties"], "program", here.programs)


def _plugins(
    definitions: Schema, place: Schema, here: Installation, language: Language | None
) -> None:
    listed: Schema = {}
    for name, kind in sorted(here.settings.items()):
        if kind is None:
            settings: Schema = {"type": "object"}
        else:
            settings, inside = settings_schema(kind, name, language)
            definitions |= inside
        label = here.labels.get(name)
        told = explained(language, label) if label else {}
        definitions[f"{name}.settings"] = settings
        listed[name] = {"$ref": f"#/$defs/{name}.settings", **told}
    labels = [said(here.labels[one], language) if one in here.labels else "" for one in listed]
    names = {"enum": list(listed), "enumDescriptions": labels}
    place["plugins"]["items"] = {
        "anyOf": [
            names,
            {
                "type": "object",
                "properties": listed,
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
            },
        ]
    }
    place["values"] |= {"properties": listed, "additionalProperties": False}


def _channels(definitions: Schema, here: Installation, language: Language | None) -> None:
    kinds = []
    for name, channel in sorted(here.channels.items()):
        settings, inside = settings_schema(channel.settings, name, language)
        definitions |= inside
        kind = {"const": name, **explained(language, _CHANNEL, channel.label)}
        settings["properties"] = {KIND: kind, **settings["properties"]}
        must = [one.name for one in fields(channel.settings) if one.init and one.default is NOTHING]
        settings["required"] = [KIND, *must]
        definitions[f"{name}.channel"] = settings | {"title": said(channel.label, language)}
        kinds.append({"$ref": f"#/$defs/{name}.channel"})
    if kinds and not here.silent:
        channels = definitions["NoticesShape"]["properties"]["channels"]
        channels["additionalProperties"] = {"anyOf": kinds}


def _of_silent(here: Installation) -> list[Schema]:
    """Take any workflow of a plugin that could not be asked which it has."""
    if not here.silent:
        return []
    names = "|".join(sorted(here.silent))
    return [{"type": "string", "pattern": f"^({names}):{_SHORT}$"}]


def _patches(definitions: Schema, place: Schema, here: Installation, names: Schema) -> None:
    listed = {}
    for name, workflows in here.workflows.items():
        definitions[f"{name}.patches"] = _patch(workflows)
        items = {"allOf": [{"$ref": "#/$defs/PatchShape"}, {"$ref": f"#/$defs/{name}.patches"}]}
        label = workflows[0].label
        listed[name] = {"type": "array", "items": items, "title": f"{label.zh} / {label.en}"}
    place["patches"] |= {"properties": listed, "propertyNames": names}


def _patch(workflows: Iterable[Workflow]) -> Schema:
    """Offer the names that the patches of one workflow can be about."""
    action, field, clock, role, gate = (
        {"anyOf": [{"enum": found}, {"type": "string"}]} if found else {"type": "string"}
        for found in (
            _names(one.actions for one in workflows),
            _names(one.fields for one in workflows),
            _names(one.clocks for one in workflows),
            _names(one.roles for one in workflows),
            _names(action.gates for one in workflows for action in one.actions),
        )
    )
    actions = {"type": "array", "items": action}
    add: dict[str, Schema] = {
        "add_gate": {"action": action, "gate": {"properties": {"by": {"items": role}}}},
        "add_document": {"actions": actions},
        "add_effect": {"action": action},
        "add_notice": {"action": action, "to": role},
        "add_check": {"action": action},
        "add_flag": {"raised_by": actions, "lowered_by": actions},
        "replace": {"action": action, "gate": gate, "field": field, "clock": clock},
    }
    return {"properties": {name: {"properties": inside} for name, inside in add.items()}}


def _names(parts: Iterable[Iterable[Any]]) -> list[str]:
    return sorted({one.name for each in parts for one in each})
