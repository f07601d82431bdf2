"""Write YAML as a person would: short things on one line, quotes only where they are needed.

`yaml_reader` gives back the value that was written. Words that other readers of YAML take for
something else, such as ``no`` or ``1:30``, are quoted too.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from unicodedata import east_asian_width

WIDTH = 100
"""Columns of a line; a Chinese character takes two."""
_PIECE = 500
"""Characters of a text after which its line is broken, for the reader's sake."""

_BEGINS = tuple("-?:,[]{}#&*!|>'\"%@`.=~<+ ")
_HOLDS = re.compile(r"[,\[\]{}\t]|: | #|[: ]$")
_OTHERWISE = re.compile(
    r"y|n|yes|no|on|off|true|false|null|[0-9][0-9a-fox_:.,+-]*|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}.*",
    re.IGNORECASE,
)
"""What some reader takes for a truth, a number or a day."""
_BLANKS = "\u3000\xa0"
"""Stand in a text as they are; Python calls them unprintable."""
_ESCAPES = {'"': r"\"", "\\": r"\\", "\n": r"\n", "\t": r"\t"}
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


class Listing(dict[str, object]):
    """A map that is written one entry a line, however short it is."""


def write_yaml(value: Mapping[str, object]) -> str:
    """Return a file, with an empty line before each listing at its top.

    Args:
        value: text, whole numbers, truths, days, lists and maps by text; None stands nowhere.
    """
    lines: list[str] = []
    for key, one in value.items():
        if lines and isinstance(one, Listing):
            lines.append("")
        lines += _entry(_text(key), one, 0)
    return "\n".join(lines) + "\n"


def _entry(key: str, value: object, indent: int) -> Iterator[str]:
    """Yield the lines of a key and what it holds; the first is indented by who asks."""
    start = f"{key}:"
    if _fits(value, indent + _columns(start) + 1):
        yield f"{start} {_flow(value)}"
    elif isinstance(value, Mapping):
        yield start
        yield from _indented(_block(value, indent + 2))
    elif isinstance(value, list) and not any(isinstance(one, dict) for one in value):
        yield from _wrapped(f"{start} [", value, indent)
    elif isinstance(value, list):
        yield start
        for one in value:
            yield from _indented(_item(one, indent + 2))
    else:
        yield f"{start} {_flow(value)}"


def _block(value: Mapping[str, object], indent: int) -> Iterator[str]:
    for key, one in value.items():
        yield from _entry(_text(key), one, indent)


def _item(value: object, indent: int) -> Iterator[str]:
    if not isinstance(value, Mapping) or _fits(value, indent + 2):
        yield f"- {_flow(value)}"
        return
    for number, line in enumerate(_block(value, indent + 2)):
        yield f"  {line}" if number else f"- {line}"


def _wrapped(start: str, items: list[object], indent: int) -> Iterator[str]:
    """Yield a long list of single values, broken where a line is full."""
    line, last = start, len(items) - 1
    for number, one in enumerate(items):
        piece = _flow(one) + ("]" if number == last else ",")
        if line.strip() and line != start and indent + _columns(f"{line} {piece}") > WIDTH:
            yield line
            line = " " * len(start) + piece
        else:
            line = line + piece if line == start else f"{line} {piece}"
    yield line


def _indented(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        yield "  " + line.replace("\n", "\n  ")


def _fits(value: object, column: int) -> bool:
    if _is_empty(value):
        return True
    return _goes_on_one_line(value) and column + _columns(_flow(value)) <= WIDTH


def _is_empty(value: object) -> bool:
    return isinstance(value, (list, Mapping)) and not value


def _goes_on_one_line(value: object) -> bool:
    """Whether it reads well so: no list of parts, and no part that has lists and texts both."""
    if isinstance(value, list):
        parts = [isinstance(one, dict) for one in value]
        return not (parts and all(parts)) and all(map(_goes_on_one_line, value))
    if isinstance(value, Listing):
        return not value
    if isinstance(value, Mapping):
        kinds = {list if isinstance(one, list) else dict for one in value.values() if _parts(one)}
        return len(kinds) < 2 and all(map(_goes_on_one_line, value.values()))
    return True


def _parts(value: object) -> bool:
    return isinstance(value, (list, dict))


def _flow(value: object) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_text(key)}: {_flow(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return _text(value) if isinstance(value, str) else str(value)


def _text(text: str) -> str:
    if len(text) > _PIECE or not all(map(_is_plain, text)):
        return _escaped(text)
    if text and not (text.startswith(_BEGINS) or _HOLDS.search(text) or _OTHERWISE.fullmatch(text)):
        return text
    return "'" + text.replace("'", "''") + "'"


def _escaped(text: str) -> str:
    """Return a text in double quotes; a long one is broken between its pieces."""
    pieces = [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]
    escaped = ["".join(map(_escape, piece)) for piece in pieces]
    # A line's first blank would be taken for its indentation.
    after = (f"\\{one}" if one.startswith(" ") else one for one in escaped[1:])
    return '"' + "\\\n  ".join([escaped[0], *after]) + '"'


def _escape(one: str) -> str:
    if one in _ESCAPES:
        return _ESCAPES[one]
    if _is_plain(one):
        return one
    return f"\\u{ord(one):04X}" if ord(one) < 0x10000 else f"\\U{ord(one):08X}"


def _is_plain(one: str) -> bool:
    return (one.isprintable() or one in _BLANKS) and not _INVISIBLE.match(one)


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)
