"""A step's JSON Schema as the inputs of a page, and what was sent back as JSON."""

from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import frozen
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest

from hall.words import say

Options = Sequence[tuple[str, str]]


@frozen
class Input:
    """One input of a page; its name is the path in the JSON, with dots."""

    name: str
    label: str
    kind: str
    required: bool = False
    help: str = ""
    options: Options = ()
    value: str = ""
    accept: str = ""


def inputs(schema: Mapping[str, Any], persons: Options, cases: Options) -> tuple[Input, ...]:
    """Return the inputs of a form.

    Args:
        persons: whom the reader may name in a part.
        cases: which cases the reader may link.
    """
    chosen = {"people": persons, "links": cases}
    found: list[Input] = []
    for name, part in schema["properties"].items():
        needed = name in schema["required"]
        if part.get("type") == "object":
            found += _inside(name, part, chosen.get(name, ()))
        else:
            found.append(_input(name, part, needed))
    return tuple(found)


def _inside(name: str, part: Mapping[str, Any], options: Options) -> Iterator[Input]:
    for inner, schema in part["properties"].items():
        path, needed = f"{name}.{inner}", inner in part["required"]
        if name in ("people", "links"):
            kind = "select" if name == "people" else "several"
            yield Input(path, schema.get("title", part["title"]), kind, needed, options=options)
        else:
            yield _input(path, schema, needed)
            if "valid_until" in schema.get("properties", {}):
                label = f"{schema['title']}: {say('valid_until')}"
                yield Input(f"{path}.valid_until", label, "date", needed)


def _input(name: str, schema: Mapping[str, Any], required: bool) -> Input:
    label, about = schema["title"], schema.get("description", "")
    if "x-sent-back" in schema:
        about = f"{about} ({schema['x-sent-back'][_code()]})"
    if "oneOf" in schema:
        options = [(one["const"], one["title"]) for one in schema["oneOf"]]
        return Input(name, label, "select", required, about, options)
    if schema.get("type") == "object":
        return Input(name, label, "file", required, about, accept=",".join(schema["x-accept"]))
    if schema.get("type") == "boolean":
        return Input(name, label, "checkbox", required, about)
    if isinstance(schema.get("const"), str):
        return Input(name, label, "hidden", value=schema["const"])
    kind = {"integer": "number", "date": "date"}.get(schema.get("format") or schema["type"], "text")
    return Input(name, label, kind, required, about)


def _code() -> str:
    from hall.words import language

    return language()


def sent(request: HttpRequest, asked: Sequence[Input]) -> dict[str, Any]:
    """Return what was sent for the inputs, as the JSON that the step reads."""
    body: dict[str, Any] = {}
    for one in asked:
        value = _value(request, one)
        if value not in (None, "", []):
            _put(body, one.name, value)
    return body


def _value(request: HttpRequest, one: Input) -> Any:
    given = request.POST.get(one.name, "").strip()
    if one.kind == "file":
        file = request.FILES.get(one.name)
        return _document(file) if file else None
    if one.kind == "checkbox":
        return True if one.name in request.POST else None
    if one.kind == "several":
        return request.POST.getlist(one.name)
    if one.kind == "number":
        return int(given) if given.lstrip("-").isdecimal() else given
    return given


def _document(file: UploadedFile) -> dict[str, str]:
    return {"filename": file.name or "", "content": b64encode(file.read()).decode()}


def _put(body: dict[str, Any], path: str, value: Any) -> None:
    *outer, last = path.split(".")
    for name in outer:
        body = body.setdefault(name, {})
    body[last] = value
