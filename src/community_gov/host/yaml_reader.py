"""Read YAML that somebody wrote: plain values, the line of each, and nothing that can hurt.

Aliases, tags and merge keys are refused, size is capped while the file is parsed, before
anything is built. A plain ``no``, ``010``, ``1:30`` or ``1e3`` stays text.
"""

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from attrs import evolve, frozen
from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from ruamel.yaml.reader import ReaderError

from community_gov.domain.errors import InvalidFile, Problem

Steps = tuple[str | int, ...]
"""The way from the top of a file to a part of it: keys, and numbers in lists from 0."""

LARGEST_FILE = 1024 * 1024
MOST_NODES = 20_000
DEEPEST = 32
LONGEST_LINE = 10_000

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_DECIMAL = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,18}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_WORDS = {"": None, "~": None, "null": None, "true": True, "false": False}


@frozen
class Document:
    """A file as plain values: text, numbers, booleans, dates, lists, and maps by text or date.

    Attributes:
        file: as its author knows it.
        lines: where each part begins, from 1.
    """

    file: str
    value: object
    lines: Mapping[Steps, int]

    def line(self, steps: Steps) -> int:
        """Return the line of a part, or of the nearest part around it that was written."""
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)

    def where(self, steps: Steps) -> str:
        """Return file and line of a part."""
        return f"{self.file}:{self.line(steps)}"

    def problem(self, code: str, steps: Steps, **params: object) -> Problem:
        """Return a problem with a part, named by line and by path."""
        path = ".".join(str(step) for step in steps)
        return Problem(code, self.where(steps), {"path": path, **params})


def read_yaml_file(path: Path) -> tuple[Document, bytes]:
    """Read a file from disk.

    Returns:
        The file, and the bytes that it was read from.

    Raises:
        InvalidFile: it cannot be opened, or is not the YAML that is accepted here.
    """
    content = read_bytes(path, path.name)
    return read_yaml(content, path.name), content


def read_bytes(path: Path, file: str) -> bytes:
    """Return what a file holds.

    Args:
        file: as its author knows it.

    Raises:
        InvalidFile: it cannot be opened, or is too large.
    """
    try:
        with path.open("rb") as opened:
            content = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        detail = error.strerror or type(error).__name__
        raise InvalidFile(Problem("yaml.unreadable", file, {"detail": detail})) from error
    _refuse_large(content, file)
    return content


def read_yaml(content: bytes, file: str) -> Document:
    """Read the content of a file, whose top is a map.

    Places that use the same file parse it once, and each has values of its own.

    Raises:
        InvalidFile: it is not the YAML that is accepted here; as many reasons as can be seen.
    """
    kept = _parsed(content, file)
    return evolve(kept, value=deepcopy(kept.value))


@lru_cache(maxsize=64)
def _parsed(content: bytes, file: str) -> Document:
    builder = _Builder(_text(content, file), file)
    try:
        value = builder.build()
    except InvalidFile:
        raise
    except Exception as error:
        # On damaged text the parser raises ValueError, IndexError and others besides its own.
        raise InvalidFile(*builder.problems, builder.syntax(error)) from error
    if builder.problems:
        raise InvalidFile(*builder.problems)
    return Document(file, value, MappingProxyType(builder.lines))


def _refuse_large(content: bytes, file: str) -> None:
    if len(content) > LARGEST_FILE:
        raise InvalidFile(Problem("yaml.too_large", file, {"limit": LARGEST_FILE}))


def _text(content: bytes, file: str) -> str:
    _refuse_large(content, file)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InvalidFile(Problem("yaml.encoding", f"{file}:{line}")) from error
    problems = []
    for number, line_text in enumerate(text.split("\n"), start=1):
        if len(line_text) > LONGEST_LINE:
            problems.append(Problem("yaml.long_line", f"{file}:{number}", {"limit": LONGEST_LINE}))
        if found := _INVISIBLE.search(line_text):
            params = {"character": f"U+{ord(found[0]):04X}"}
            problems.append(Problem("yaml.character", f"{file}:{number}", params))
    if problems:
        raise InvalidFile(*problems)
    return text


class _Builder:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.problems: list[Problem] = []
        self.lines: dict[Steps, int] = {(): 1}
        self.nodes = 0
        self.events: Iterator[Event] = iter(YAML(typ="safe", pure=True).parse(text))

    def build(self) -> object:
        value: object = None
        documents = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                documents += 1
                if event.tags or event.version:
                    self._refuse("yaml.tag", event)
            elif isinstance(event, NodeEvent):
                if documents > 1:
                    raise self._stop("yaml.documents", event)
                value = self._node(event, ())
                if not isinstance(value, dict):
                    self._refuse("yaml.no_map" if value is not None else "yaml.empty", event)
            elif isinstance(event, StreamEndEvent) and not documents:
                self._refuse("yaml.empty", event)
        return value

    def _node(self, event: Event, steps: Steps) -> object:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise self._stop("yaml.too_many", event, limit=MOST_NODES)
        if len(steps) >= DEEPEST:
            raise self._stop("yaml.too_deep", event, limit=DEEPEST)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            self._refuse("yaml.alias", event)
        if getattr(event, "ctag", None) is not None:
            self._refuse("yaml.tag", event)
        if isinstance(event, MappingStartEvent):
            return self._map(steps)
        if isinstance(event, SequenceStartEvent):
            return self._list(steps)
        return _scalar(event) if isinstance(event, ScalarEvent) else None

    def _list(self, steps: Steps) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            inner = (*steps, len(items))
            self.lines[inner] = _line(event)
            items.append(self._node(event, inner))
        return items

    def _map(self, steps: Steps) -> dict[object, object]:
        entries: dict[object, object] = {}
        written: set[str] = set()
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self._key(event, steps)
            inner = (*steps, str(key))
            if str(key) in written:
                first = self.lines[inner]
                self._refuse("yaml.duplicate", event, name=str(key), first=first)
            written.add(str(key))
            self.lines.setdefault(inner, _line(event))
            entries.setdefault(key, self._node(next(self.events), inner))
        return entries

    def _key(self, event: Event, steps: Steps) -> str | date:
        if not isinstance(event, ScalarEvent):
            raise self._stop("yaml.key", event, name="[…]")
        key = self._node(event, steps)
        if event.implicit[0] and event.value == "<<":
            self._refuse("yaml.merge", event)
        elif isinstance(key, (str, date)):
            return key
        else:
            self._refuse("yaml.key", event, name=event.value)
        return str(event.value)

    def _refuse(self, code: str, event: Event, **params: object) -> None:
        self.problems.append(Problem(code, f"{self.file}:{_line(event)}", params))

    def _stop(self, code: str, event: Event, **params: object) -> InvalidFile:
        problem = Problem(code, f"{self.file}:{_line(event)}", params)
        return InvalidFile(*self.problems, problem)

    def syntax(self, error: Exception) -> Problem:
        """Say where the text stops being YAML, and what most probably did it."""
        if isinstance(error, ReaderError):
            line = self.text.count("\n", 0, int(error.position)) + 1
            params = {"character": f"U+{int(error.character):04X}"}
            return Problem("yaml.character", f"{self.file}:{line}", params)
        lines = self.text.rstrip().split("\n")
        line = _syntax_line(error, len(lines))
        written = lines[line - 1] if line <= len(lines) else ""
        if "\t" in written[: len(written) - len(written.lstrip())]:
            return Problem("yaml.tab", f"{self.file}:{line}")
        detail = getattr(error, "problem", None) or type(error).__name__
        return Problem("yaml.syntax", f"{self.file}:{line}", {"detail": str(detail)})


def _syntax_line(error: Exception, last: int) -> int:
    """Return the line to look at: what never ends is named where it begins."""
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        return 1
    line = int(error.problem_mark.line) + 1
    begun = error.context_mark
    return line if line <= last or begun is None else int(begun.line) + 1


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark is not None else 1


def _scalar(event: ScalarEvent) -> object:
    """Read what was written without quotes; everything not listed here is text."""
    text = str(event.value)
    if not event.implicit[0]:
        return text
    if text.lower() in _WORDS and text in (text.lower(), text.title(), text.upper()):
        return _WORDS[text.lower()]
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return text
    return text
