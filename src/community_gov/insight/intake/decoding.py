"""Bytes to text: UTF-8, UTF-16 with a byte order mark, GB18030; anything else is refused."""

import codecs

from community_gov.insight.intake.rows import refused

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NAMES = {"utf-8", "utf-16", "gb18030", "gbk", "gb2312"}


def decoded(content: bytes, file: str, encoding: str | None = None) -> str:
    """Return the text of a file.

    Args:
        encoding: one of those above; None to tell by the bytes.

    Raises:
        InvalidFile: it is in none of the encodings, or not in the one that was named.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], (name,), file)
    if encoding is not None and encoding.lower() not in _NAMES:
        raise refused(file, "encoding_name", name=encoding[:40])
    if encoding is None:
        return _strictly(content, ("utf-8", "gb18030"), file)
    # GB18030 holds all of GBK and GB2312.
    name = "gb18030" if encoding.lower().startswith("gb") else encoding
    return _strictly(content, (name,), file)


def _strictly(content: bytes, names: tuple[str, ...], file: str) -> str:
    for name in names:
        try:
            text = content.decode(name)
        except UnicodeDecodeError:
            continue
        if text.count("\0") * 8 > len(text):
            break  # UTF-16 without its mark
        return text
    raise refused(file, "encoding")
