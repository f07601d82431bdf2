"""Compile what click says in Chinese; run by itself, it writes `messages.mo` anew."""

import ast
import re
import struct
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "src/community_gov/cli/locale/zh/LC_MESSAGES"
SOURCE, COMPILED = FOLDER / "messages.po", FOLDER / "messages.mo"
_ROW = re.compile(r'^(msgid|msgid_plural|msgstr(?:\[0\])?) (".*")((?:\n".*")*)', re.MULTILINE)


def rows(text: str) -> dict[str, str]:
    """Return the sentences of a catalogue; a plural stands behind its singular, after a zero."""
    found: dict[str, str] = {}
    key = ""
    for kind, first, more in _ROW.findall(text):
        said = "".join(ast.literal_eval(one) for one in (first + more).splitlines())
        if kind == "msgid":
            key = said
        elif kind == "msgid_plural":
            key = f"{key}\0{said}"
        else:
            found[key] = said
    return found


def compiled(text: str) -> bytes:
    """Return a catalogue in the form that `gettext` reads."""
    pairs = sorted((key.encode(), said.encode()) for key, said in rows(text).items())
    begin = 28 + 16 * len(pairs)
    tables, strings = [b"", b""], b""
    for part in (0, 1):
        for pair in pairs:
            tables[part] += struct.pack("<II", len(pair[part]), begin + len(strings))
            strings += pair[part] + b"\0"
    count = len(pairs)
    head = struct.pack("<7I", 0x950412DE, 0, count, 28, 28 + 8 * count, 0, begin)
    return head + tables[0] + tables[1] + strings


if __name__ == "__main__":
    COMPILED.write_bytes(compiled(SOURCE.read_text("utf-8")))
