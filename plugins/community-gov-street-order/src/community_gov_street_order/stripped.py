"""Whether a picture may be published: not the original, and nothing hidden in it.

Faces and number plates no program of ours can see; people tick those. Place, time, camera and small
previews that a telephone writes into the file are found here.
"""

from collections.abc import Iterator

from community_gov.plugin import Document, Fact, Question, Reading, Text, allow, deny
from community_gov_street_order.sources import PUBLISHING

_LABEL = Text("公开用照片里没有定位等隐藏信息", "nothing hidden in the copy for publishing")
_SAME = Text(
    "这就是原件。请另做一份，遮住人脸、车牌，去除定位后再交。",
    "This is the original. Make a copy without faces, plates and location, and hand that in.",
)
_HIDDEN = Text(
    "照片文件里还有隐藏信息（定位、时间、机型、缩略图等）。请用修图软件“另存为”并去除属性后再交。",
    "The file still holds hidden information (place, time, camera, preview). Save it anew without"
    " its properties, and hand that in.",
)
_NO_PICTURE = Text(
    "公开用照片须为完整的 JPEG 或 PNG 图片。",
    "The copy for publishing must be a whole JPEG or PNG picture.",
)
_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURE_CHUNKS = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"bKGD", b"pHYs", b"sBIT"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP"),
}
_END, _SCAN, _COMMENT = 0xD9, 0xDA, 0xFE
_APPLICATION = range(0xE0, 0xF0)
_PLAIN = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""By marker, how an application's part begins that says nothing of place, time or camera."""
_ALONE = {0x01, *range(0xD0, 0xD8)}


def stripped() -> Question:
    """Return the question that stands before a copy for publishing."""
    return Question("stripped@1", _LABEL, ("photo", "public_copy"), _answer, PUBLISHING)


def _answer(reading: Reading) -> Fact:
    copy, original = reading.values.get("public_copy"), reading.values.get("photo")
    if not isinstance(copy, Document):
        return deny(_NO_PICTURE)
    if isinstance(original, Document) and original.content == copy.content:
        return deny(_SAME)
    try:
        return deny(_HIDDEN) if any(_hides(copy.content)) else allow()
    except (IndexError, ValueError):
        return deny(_NO_PICTURE)


def _hides(content: bytes) -> Iterator[bool]:
    """Yield for each part of a picture whether it hides something.

    Raises:
        IndexError: the picture ends in the middle.
        ValueError: it is no picture.
    """
    if content.startswith(_PNG):
        return _in_png(content)
    if content.startswith(b"\xff\xd8"):
        return _in_jpeg(content)
    raise ValueError


def _in_png(content: bytes) -> Iterator[bool]:
    at, kind = len(_PNG), b""
    while kind != b"IEND":
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        at += 12 + length
        _ = content[at - 1]
        yield kind not in _PICTURE_CHUNKS
    yield at != len(content)


def _in_jpeg(content: bytes) -> Iterator[bool]:
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError
        marker = content[at + 1]
        at += 2
        if marker == _END:
            break
        if marker in _ALONE:
            continue
        length = int.from_bytes(content[at : at + 2])
        body = content[at + 2 : at + length]
        at += length
        _ = content[at]
        yield marker == _COMMENT or (
            marker in _APPLICATION and not body.startswith(_PLAIN.get(marker, b"\xff" * 9))
        )
        if marker == _SCAN:
            at = _after_scan(content, at)
    yield at != len(content)


def _after_scan(content: bytes, at: int) -> int:
    """Return where the next marker stands behind the coded lines of a picture."""
    while content[at] != 0xFF or content[at + 1] in {0x00, 0xFF, *_ALONE}:
        at += 1
    return at
