"""What a canary looks like in every dress, and the search for it."""

import hashlib
import json
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import quote

BIRD = "金丝雀"
"""In every name, free text, file name and paper."""
INSIDE = "canary-inside-the-paper"
"""In every paper, in the script that survives any encoding."""
NUMBER = "73193707"
"""In every account and certificate number; those start with other characters."""
PHONE = "10073193"
"""The beginning of every telephone number; three more digits tell them apart."""

MARKS = (BIRD, INSIDE, NUMBER, PHONE)
"""What is planted wherever a value may be chosen freely."""

_HEX = re.compile(rb"[0-9a-f]{128}|[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{32}", re.IGNORECASE)
_DIGESTS = ("md5", "sha1", "sha256", "sha512")


def forms(text: str) -> dict[bytes, str]:
    """Return the bytes that would give a text away, with the name of each dress."""
    raw = text.encode()
    escaped = json.dumps(text)[1:-1]
    found = {
        raw: "utf-8",
        text.encode("utf-16-le"): "utf-16-le",
        text.encode("utf-16-be"): "utf-16-be",
        text.encode("gb18030"): "gb18030",
        escaped.encode(): "json",
        escaped.upper().replace("\\U", "\\u").encode(): "json, capital",
        escaped.replace("\\", "\\\\").encode(): "json in json",
        repr(raw)[2:-1].encode(): "repr of bytes",
        repr(text.encode("utf-16-le"))[2:-1].encode(): "repr of utf-16",
        raw.hex().encode(): "hex",
        raw.hex().upper().encode(): "hex, capital",
        text.encode("utf-16-le").hex().encode(): "hex of utf-16",
        quote(text, safe="").encode(): "percent",
    }
    found[raw] = "utf-8"  # what is alike in several dresses goes by the plainest
    for name, encode in (("base64", b64encode), ("base64url", urlsafe_b64encode)):
        for shift in range(3):
            found.setdefault(_inner(encode, raw, shift), f"{name}+{shift}")
    return found


def _inner(encode, raw: bytes, shift: int) -> bytes:
    """Return what stands in any base64 of a text that begins `shift` bytes after a group of 3."""
    whole = encode(bytes(shift) + raw).rstrip(b"=")
    head, tail = (0, 2, 3)[shift], (shift + len(raw)) % 3
    return whole[head : len(whole) - (1 if tail else 0)]


def digests(text: str) -> dict[bytes, str]:
    """Return unkeyed hashes of a value: whoever tries all possible values reads them."""
    raw = text.encode()
    return {hashlib.new(name, raw).hexdigest().encode(): name for name in _DIGESTS}


class Hunt:
    """A search for marks, whole values and unkeyed hashes of them.

    Args:
        values: whole values; the marks are looked for in any case.
        parts: pieces that are long enough to give somebody away.
    """

    def __init__(self, values: Iterable[str] = (), parts: Iterable[str] = ()) -> None:
        self.needles = {
            form: f"{text} as {dress}"
            for text in dict.fromkeys((*MARKS, *parts))
            for form, dress in forms(text).items()
        }
        self.hashes = {
            form: f"{text} as {name}"
            for text in dict.fromkeys(values)
            for form, name in digests(text).items()
        }

    def leaks(self, content: bytes | str) -> list[str]:
        """Return what is found, named by value and dress."""
        where = content if isinstance(content, bytes) else content.encode(errors="surrogatepass")
        found = [told for form, told in self.needles.items() if form in where]
        if self.hashes:
            seen = {one.lower() for one in _HEX.findall(where)}
            found += [told for form, told in self.hashes.items() if form in seen]
        return found

    def below(self, *folders: Path) -> dict[str, list[str]]:
        """Search every file and its name."""
        found = {}
        for path in _files(folders):
            leaks = self.leaks(path.read_bytes()) + self.leaks(str(path))
            if leaks:
                found[str(path)] = leaks
        return found


def _files(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from (path for path in sorted(folder.rglob("*")) if path.is_file())


def written(book: Path) -> list[Mapping[str, str]]:
    """Return what was planted, as `planted/sitecustomize.py` noted it."""
    lines = book.read_text(encoding="utf-8").splitlines()
    # A process that is killed may leave half a line.
    return [json.loads(line) for line in lines if line.endswith("}")]


def hunt_for(book: Path) -> Hunt:
    """Return the search for all that was planted."""
    values, parts = [], []
    for one in written(book):
        text, kind = one["text"], one["class"]
        if kind == "identity_number":
            values.append(text)
            parts.append(text[6:17])
        elif kind == "birth_date":
            values.append(text)
            parts.append(text)
        elif kind in ("name", "phone", "certificate_number", "bank_account"):
            values.append(text)
    return Hunt(values, parts)
