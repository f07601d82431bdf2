"""What a browser sends, taken in with limits, before the rules see it."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

from attrs import field, frozen
from fastapi import Depends, HTTPException, Request
from starlette.datastructures import UploadFile

from community_gov import Document
from fastapi_desk.session import Visit, check_token, visit

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_REQUEST = 48 * 1024 * 1024


@frozen
class Sent:
    """The fields and files of one form.

    Attributes:
        values: by name, all that was sent under it; empty ones are left out.
        files: by name; each at most a byte larger than is allowed, so that the library says so.
    """

    values: Mapping[str, Sequence[str]] = field(repr=False)
    files: Mapping[str, Document] = field(repr=False)

    def one(self, name: str) -> str:
        """Return what was sent under a name, or an empty text."""
        return next(iter(self.values.get(name, ())), "")


async def sent(request: Request, visiting: Annotated[Visit, Depends(visit)]) -> Sent:
    """Read a form: not too large, from a page of ours.

    Asynchronous, since the body comes as it comes; the pages that follow are plain functions,
    which FastAPI runs on threads, because the library waits for its database.

    Raises:
        HTTPException: it is too large, does not say how large it is, or is not ours.
    """
    length = request.headers.get("content-length", "")
    if not length.isdigit():
        raise HTTPException(411)
    if int(length) > LARGEST_REQUEST:
        raise HTTPException(413)
    values: dict[str, list[str]] = {}
    files: dict[str, Document] = {}
    async with request.form(max_files=30, max_fields=300, max_part_size=65536) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                content = await value.read(LARGEST_FILE + 1)
                if value.filename:
                    files[name] = Document(value.filename, content)
            elif value.strip():
                values.setdefault(name, []).append(value.strip().replace("\r\n", "\n"))
    check_token(visiting, next(iter(values.get("token", ())), None))
    return Sent(values, files)


Sending = Annotated[Sent, Depends(sent)]


def body_of(schema: Mapping[str, Any], given: Sent) -> dict[str, Any]:
    """Return what was sent as the schema of a step names it."""
    body: dict[str, Any] = {}
    for part, inner in schema["properties"].items():
        if part == "people":
            continue  # who is who is for the desk to say, never for the browser
        if inner.get("type") == "object":
            found = {name: _of(f"{part}.{name}", one, given) for name, one in _inside(inner)}
            body[part] = {name: value for name, value in found.items() if value is not None}
        elif value := given.one(part):
            body[part] = value
    return {part: value for part, value in body.items() if value}


def _inside(schema: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return list(schema["properties"].items())


def _of(name: str, schema: Mapping[str, Any], given: Sent) -> object:
    kind, value = schema.get("type"), given.one(name)
    if kind == "object":
        return given.files.get(name)
    if kind == "array":
        return list(given.values.get(name, ())) or None
    if not value:
        return None
    if kind == "boolean":
        return value == "yes"
    if kind == "integer":
        return _number(value)
    return value


def _number(value: str) -> object:
    """Return a whole number; something else is left, so that the library says what is wrong."""
    digits = value.removeprefix("-")
    return int(value) if digits.isascii() and digits.isdigit() and len(digits) < 17 else value
