"""A form as JSON Schema (draft 2020-12), so that a page, or another program, can draw it."""

from collections.abc import Mapping
from typing import Any

from community_gov.domain.commands import Answer
from community_gov.domain.documents import LARGEST_DOCUMENT, MEDIA_TYPES
from community_gov.domain.fields import LARGEST_INT, LONGEST_TEXT, Field, FieldType
from community_gov.domain.text import Language, Text
from community_gov.workflow.definition import Link, Role
from community_gov.workflow.forms import FRACTION, Asked, Form

DIALECT = "https://json-schema.org/draft/2020-12/schema"
Schema = dict[str, Any]

_TITLES = {
    "data": Text("填写", "What is filled in"),
    "people": Text("有关的人", "Who has which part"),
    "reason": Text("理由", "Reason"),
    "items": Text("要更换的内容", "What is to be replaced"),
    "links": Text("关联事项", "Linked cases"),
    "answer": Text("意见", "Answer"),
    "shown": Text("所看内容的摘要", "Digest of what was shown"),
}
_ANSWERS = {
    Answer.AGREE: Text("同意", "agree"),
    Answer.REFUSE: Text("不同意", "refuse"),
    Answer.ABSTAIN: Text("弃权", "abstain"),
}
_FILENAME = Text("文件名", "File name")
_CONTENT = Text("文件内容", "Content")
_VALID_UNTIL = Text("有效期至", "Valid until")
_ID = {"type": "string", "minLength": 1}


def schema_of(form: Form, language: Language) -> Schema:
    """Return what a form takes, as an object with the keywords of `act`, `open` or `vote`.

    ``title`` and ``description`` are in one language; ``x-label`` beside a title has both, and
    ``x-purpose`` says in both what a personal value is needed for.
    """
    parts: Schema = {}
    needed: list[str] = []
    rules: list[Schema] = []
    if form.shown is not None:
        parts["answer"] = {**_titled(_TITLES["answer"], language), **_one_of(_ANSWERS, language)}
        parts["shown"] = {**_titled(_TITLES["shown"], language), "const": form.shown}
        needed += ["answer", "shown"]
    if form.people:
        parts["people"] = _closed({one.name: _part(one, language) for one in form.people}, [])
    if form.data:
        parts["data"], data_rules = _data(form.data, language)
        needed += ["data"] if parts["data"]["required"] else []
        rules += data_rules
    for name, schema in (("reason", _reason(form, language)), ("items", _items(form, language))):
        if schema:
            parts[name] = schema
            if form.shown is None:
                needed.append(name)
            else:
                rules.append(_only_if({"answer": Answer.REFUSE.value}, {"required": [name]}))
    if form.links:
        kinds = {one.kind: _link(one) for one in form.links}
        parts["links"] = _closed(kinds, [one.kind for one in form.links if one.required])
        needed += ["links"] if parts["links"]["required"] else []
    for name, schema in parts.items():
        parts[name] = {**_titled(_TITLES[name], language), **schema}
    whole = _closed(parts, needed)
    head = {"$schema": DIALECT, **_titled(form.title, language)}
    return {**head, **whole, **({"allOf": rules} if rules else {})}


def _data(asked: tuple[Asked, ...], language: Language) -> tuple[Schema, list[Schema]]:
    properties = {one.field.name: _field(one, language) for one in asked}
    schema = _closed(properties, [one.field.name for one in asked if one.required])
    rules = [_when(one, when, properties) for one in asked if not one.required for when in one.when]
    return schema, rules


def _when(asked: Asked, when: Mapping[str, str], properties: Mapping[str, Schema]) -> Schema:
    """Return that a field is needed when others have some value, in the form or in the case."""
    known = {name: value for name, value in when.items() if name in properties}
    given = {name: {"const": _plain(properties[name], value)} for name, value in known.items()}
    absent = [name for name, value in known.items() if asked.held.get(name) != value]
    condition: Schema = {"properties": {"data": {"properties": given, "required": absent}}}
    if absent:
        condition["required"] = ["data"]
    then = {"properties": {"data": {"required": [asked.field.name]}}, "required": ["data"]}
    return {"if": condition, "then": then}


def _only_if(given: Mapping[str, object], then: Schema) -> Schema:
    properties = {name: {"const": value} for name, value in given.items()}
    return {"if": {"properties": properties, "required": list(given)}, "then": then}


def _plain(schema: Schema, value: str) -> object:
    kind = schema.get("type")
    if kind == "boolean":
        return value == "true"
    return int(value) if kind == "integer" else value


def _field(asked: Asked, language: Language) -> Schema:
    field = asked.field
    schema = {**_titled(field.label, language), **_kind(field, language)}
    if asked.wrong is not None:
        schema |= {"x-sent-back": _both(asked.wrong)}
    if field.personal is not None:
        purpose = field.personal.purpose
        schema |= {"description": purpose.in_(language), "x-purpose": _both(purpose)}
        schema |= {"writeOnly": True, "x-class": field.personal.data_class.value}
    if asked.value is not None:
        schema["const"] = _plain(schema, asked.value)
    return schema


def _kind(field: Field, language: Language) -> Schema:
    if field.type is FieldType.CHOICE:
        return _one_of(field.choices, language)
    if field.type is FieldType.DOCUMENT:
        return _document(field, language)
    return dict(_KINDS[field.type])


_KINDS: Mapping[FieldType, Schema] = {
    FieldType.BOOL: {"type": "boolean"},
    FieldType.INT: {"type": "integer", "minimum": -LARGEST_INT, "maximum": LARGEST_INT},
    FieldType.TEXT: {
        "type": "string",
        "minLength": 1,
        "maxLength": LONGEST_TEXT,
        "pattern": r"\S",
    },
    FieldType.DATE: {"type": "string", "format": "date"},
    FieldType.FRACTION: {"type": "string", "pattern": f"^{FRACTION}$"},
}


def _document(field: Field, language: Language) -> Schema:
    content = {"type": "string", "contentEncoding": "base64", "minLength": 1}
    properties: Schema = {
        "filename": {**_titled(_FILENAME, language), "type": "string"},
        "content": {**_titled(_CONTENT, language), **content},
    }
    if field.expires:
        until = {"type": "string", "format": "date"}
        properties["valid_until"] = {**_titled(_VALID_UNTIL, language), **until}
    schema = _closed(properties, list(properties))
    return {**schema, "x-accept": list(MEDIA_TYPES), "x-largest": LARGEST_DOCUMENT}


def _reason(form: Form, language: Language) -> Schema:
    return _one_of(form.reasons, language) if form.reasons and not form.items else {}


def _items(form: Form, language: Language) -> Schema:
    if not form.items:
        return {}
    why = _one_of(form.reasons, language)
    properties = {one.name: {**_titled(one.label, language), **why} for one in form.items}
    return {**_closed(properties, []), "minProperties": 1}


def _part(role: Role, language: Language) -> Schema:
    several = {"type": "array", "items": _ID, "minItems": 1, "uniqueItems": True}
    return {**_titled(role.label, language), "anyOf": [_ID, several]}


def _link(link: Link) -> Schema:
    cases = {"type": "array", "items": _ID, "uniqueItems": True}
    return {**cases, "minItems": 1} if link.required else cases


def _closed(properties: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _one_of(choices: Mapping[str, Text] | Mapping[Answer, Text], language: Language) -> Schema:
    listed = [{"const": str(name), **_titled(text, language)} for name, text in choices.items()]
    return {"type": "string", "oneOf": listed}


def _titled(text: Text, language: Language) -> Schema:
    return {"title": text.in_(language), "x-label": _both(text)}


def _both(text: Text) -> Schema:
    return {"zh": text.zh, "en": text.en}
