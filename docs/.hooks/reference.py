"""Fill the tables of the reference from the source, so that no page can fall behind it.

A line ``<!-- table: NAME LANGUAGE -->`` in a page becomes the table of that name. What a key of
a file means is taken from where editors get it; the words that the source does not hold stand in
``words.yaml`` beside this file. A test names every key and table that has none.
"""

import re
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import click
from attrs import NOTHING, fields, has
from ruamel.yaml import YAML

from community_gov.cli import words as cli_words
from community_gov.cli.main import group
from community_gov.domain.cycle import Cycle
from community_gov.domain.duration import Duration
from community_gov.domain.messages import MESSAGES
from community_gov.domain.text import Text
from community_gov.host.mapping_shape import MappingShape
from community_gov.host.place_shape import REPLACEMENTS, PlaceShape, Replacement
from community_gov.host.schemas.words import meanings, titles
from community_gov.host.workflow_shape import Name, PartName, QuestionName, WorkflowShape
from community_gov.store import schema

WORDS: Mapping[str, Mapping[str, Any]] = YAML(typ="safe").load(
    Path(__file__).with_name("words.yaml")
)
_MARK = re.compile(r"^<!-- table: (\w+)(?: (.+))? (en|zh) -->$", re.MULTILINE)
_FENCED = re.compile(r"(^```.*?^```$)", re.MULTILINE | re.DOTALL)
_LINE_END = re.compile(
    r"([\u3000-\u303f\uff00-\uffef\u4e00-\u9fff”’）])\n(?![\n\s#|<>:=-]|\d+\.|\*\*|!\[)"
)
_PLACEHOLDER = re.compile(r"\{[^}]*\}")


def on_page_markdown(markdown: str, page: Any = None, **_: object) -> str:
    """Put the tables into a page, and join Chinese lines; MkDocs calls this."""
    filled = _MARK.sub(lambda mark: TABLES[mark[1]](mark[2], mark[3]), markdown)
    return joined(filled) if page is not None and page.file.src_uri.endswith(".zh.md") else filled


def joined(markdown: str) -> str:
    """Join the lines of Chinese paragraphs: a line's end would be shown as a space."""
    parts = _FENCED.split(markdown)
    parts[::2] = [_LINE_END.sub(r"\1", part) for part in parts[::2]]
    return "".join(parts)


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _say(word: str, language: str) -> str:
    return str(WORDS["words"][word][language])


# Errors


def errors(_: str | None, language: str) -> str:
    """Every code of the message table, by its first word, in both languages."""
    parts = []
    for first in sorted({_chapter(code) for code in MESSAGES}):
        entries = [
            f"`{code}`\n:   " + "<br>".join(_sentences(code, one) for one in _both(language))
            for code in sorted(MESSAGES)
            if _chapter(code) == first
        ]
        parts.append(f"## `{first}`\n\n" + "\n\n".join(entries))
    return "\n\n".join(parts)


def _chapter(code: str) -> str:
    first, dot, _ = code.partition(".")
    return first if dot else re.split("_(?!number)", first)[0]


def _both(first: str) -> tuple[str, str]:
    return ("zh", "en") if first == "zh" else ("en", "zh")


def _sentences(code: str, language: str) -> str:
    space = "" if language == "zh" else " "
    what, then = (text.zh if language == "zh" else text.en for text in MESSAGES[code])
    return _plain(f"{what}{space}{then}")


def _plain(text: str) -> str:
    quoted = _PLACEHOLDER.sub(lambda found: f"`{found[0]}`", text.replace("`", ""))
    return quoted.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


# Files


def shapes(root: type) -> Iterator[type]:
    """Yield a shape and every shape inside it, each once, in the order of the file."""
    seen: list[type] = []
    _collect(root, seen)
    yield from seen


def _collect(kind: Any, seen: list[type]) -> None:
    if kind is Replacement:
        for one in REPLACEMENTS:
            _collect(one, seen)
    elif isinstance(kind, type) and has(kind) and kind not in (Text, Duration, Cycle):
        if kind not in seen:
            seen.append(kind)
            for one in _hints(kind).values():
                _collect(one, seen)
    else:
        for one in get_args(kind):
            _collect(one, seen)


def _hints(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind, include_extras=True)
    return {one.name: hints[one.name] for one in fields(kind)}


def keys(root: type) -> Iterator[tuple[str, str]]:
    """Yield every shape with every key of it, as the words for it are filed."""
    for shape in shapes(root):
        for name in _hints(shape):
            yield shape.__name__, name.removesuffix("_")


def _file(root: type, language: str) -> str:
    return "\n\n".join(_shape(one, language) for one in shapes(root))


def _shape(kind: type, language: str) -> str:
    rows = []
    words = meanings().get(kind.__name__, {})
    for one in fields(kind):
        name = one.name.removesuffix("_")
        must = f"<br>*{_say('required', language)}*" if one.default is NOTHING else ""
        about = words[name].in_(language) if name in words else ""
        rows.append((f"`{name}`", _kind(_hints(kind)[one.name], language) + must, about))
    heads = tuple(_say(one, language) for one in ("key", "value", "meaning"))
    title = titles()[kind.__name__].in_(language)
    anchor = kind.__name__.lower()
    inside = _table(heads, rows) if rows else _say("no_keys", language)
    return f"## {title} {{#{anchor}}}\n\n{inside}"


def _kind(kind: Any, language: str) -> str:
    named = {
        Text: "text_both",
        Duration: "duration",
        Cycle: "cycle",
        Name: "name",
        PartName: "name",
        QuestionName: "question_name",
        date: "day",
        str: "text",
        bool: "bool",
        int: "int",
        object: "any",
    }
    origin = get_origin(kind)
    if kind is Replacement:
        return ", ".join(_kind(one, language) for one in REPLACEMENTS)
    if any(kind is known for known in named):
        return _say(named[kind], language)
    if origin is Annotated:
        return _say(named[kind], language) if kind in named else _kind(get_args(kind)[0], language)
    if origin is Literal:
        return ", ".join(f"`{one}`" for one in get_args(kind))
    if origin in (Union, types.UnionType):
        some = [one for one in get_args(kind) if one is not type(None)]
        return f" {_say('or', language)} ".join(_kind(one, language) for one in some)
    if origin is tuple:
        return _say("list", language).format(_kind(get_args(kind)[0], language))
    if origin is dict:
        return _say("dict", language).format(*(_kind(one, language) for one in get_args(kind)))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return ", ".join(f"`{one.value}`" for one in kind)
    return f"[{titles()[kind.__name__].in_(language)}](#{kind.__name__.lower()})"


def workflow_file(_: str | None, language: str) -> str:
    """Every key of a workflow file."""
    return _file(WorkflowShape, language)


def place_file(_: str | None, language: str) -> str:
    """Every key of a place file; parts that a workflow file has too are described there."""
    common = set(shapes(WorkflowShape))
    text = "\n\n".join(_shape(one, language) for one in shapes(PlaceShape) if one not in common)
    for one in common:
        text = text.replace(
            f"(#{one.__name__.lower()})", f"(workflow-file.md#{one.__name__.lower()})"
        )
    return text


def mapping_file(_: str | None, language: str) -> str:
    """Every key of a mapping file."""
    return _file(MappingShape, language)


# Commands


def commands() -> Iterator[tuple[str, click.Command]]:
    """Yield every command with its full name."""
    yield from _commands("", group)


def _commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    if isinstance(command, click.Group):
        context = click.Context(command)
        for one in command.list_commands(context):
            inner = command.get_command(context, one)
            if inner is not None:
                yield from _commands(f"{name} {one}".strip(), inner)
    else:
        yield name, command


def options(name: str | None, language: str) -> str:
    """The arguments and options of one command."""
    command = dict(commands())[str(name)]
    texts = {text.in_(way): text for text in cli_words.TEXTS.values() for way in ("zh", "en")}
    rows = []
    for one in command.params:
        if isinstance(one, click.Argument):
            where = f"`{one.human_readable_name.upper()}`"
            rows.append((where, _say("argument" if one.required else "optional", language)))
        elif isinstance(one, click.Option) and not one.hidden:
            said = texts[one.help or ""].in_(language) if one.help in texts else one.help or ""
            variable = f" `{one.envvar}`" if one.envvar else ""
            rows.append((f"`{one.opts[0]}`", f"{_plain(said)}{variable}"))
    return _table((_say("option", language), _say("meaning", language)), rows)


# Tables of the database


def tables(_: str | None, language: str) -> str:
    """Every table of the store."""
    parts = []
    for table in schema.metadata.sorted_tables:
        about = WORDS["tables"].get(table.name, {}).get(language, "")
        columns = ", ".join(
            f"**`{column.name}`**" if column.primary_key else f"`{column.name}`"
            for column in table.columns
        )
        parts.append(f"## `{table.name}`\n\n{about}\n\n{columns}")
    return "\n\n".join(parts)


TABLES: Mapping[str, Callable[[str | None, str], str]] = {
    "errors": errors,
    "mapping_file": mapping_file,
    "options": options,
    "place_file": place_file,
    "tables": tables,
    "workflow_file": workflow_file,
}
