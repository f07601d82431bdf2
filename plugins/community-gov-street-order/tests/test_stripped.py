"""A copy for publishing is not the original, and hides neither place nor time nor camera."""

import struct
import zlib

import pytest

from community_gov import Document

JFIF = b"\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
SCAN = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00\xab\xff\x00\xcd\xff\xd0\x12"
END = b"\xff\xd9"


def part(marker: int, body: bytes) -> bytes:
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2) + body


def jpeg(*parts: bytes) -> bytes:
    return b"\xff\xd8" + JFIF + b"".join(parts) + SCAN + END


def png(*kinds: bytes) -> bytes:
    def chunk(kind: bytes) -> bytes:
        body = b"x"
        return struct.pack(">I", 1) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, (b"IHDR", *kinds, b"IDAT", b"IEND")))


PLAIN = [jpeg(), jpeg(part(0xE2, b"ICC_PROFILE\x00..")), jpeg(SCAN), png(), png(b"pHYs")]
HIDING = {
    "gps": jpeg(part(0xE1, b"Exif\x00\x00MM\x00*")),
    "xmp": jpeg(part(0xE1, b"http://ns.adobe.com/xap/1.0/\x00")),
    "caption": jpeg(part(0xED, b"Photoshop 3.0\x00")),
    "comment": jpeg(part(0xFE, b"taken at home")),
    "preview": jpeg(part(0xE0, b"JFXX\x00")),
    "second picture": jpeg(part(0xE2, b"MPF\x00")),
    "after the end": jpeg() + jpeg(),
    "png exif": png(b"eXIf"),
    "png text": png(b"tEXt"),
    "png after the end": png() + b"more",
}
BROKEN = [b"\xff\xd8\xff no picture", jpeg()[:-1], png()[:-1], b"%PDF-1.7 a page"]


@pytest.fixture
def handed_in(street):
    case = street.finding("awning", fixed=False)

    def hand_in(content: bytes) -> set[str]:
        copy = Document("copy", content)
        wish = {"public_copy": copy, **street.COVERED}
        return street.codes(street.act, case, "make_public_copy", "officer", **wish)

    return hand_in


def test_what_hides_something_is_not_taken_for_publishing(street, handed_in) -> None:
    for what, content in HIDING.items():
        assert handed_in(content) == {"check.denied"}, what
    for content in BROKEN:
        assert handed_in(content) == {"check.denied"}
    assert handed_in(street.PHOTO.content) == {"check.denied"}


def test_a_plain_picture_is_taken_once_faces_and_plates_are_covered(street) -> None:
    case = street.finding("awning", fixed=False)
    for content in PLAIN:
        copy = Document("copy", content)
        street.act(case, "make_public_copy", "officer", public_copy=copy, **street.COVERED)
    assert street.codes(
        street.act, case, "make_public_copy", "officer", public_copy=Document("copy", jpeg())
    )
