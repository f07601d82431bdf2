"""What a sealed value looks like inside: a tagged value, encrypted and bound to its place.

The random nonce stands before the AES-256-GCM output. What a ciphertext belongs to is
authenticated with it: in another row, field or version it does not open.
"""

import os
from collections.abc import Callable, Mapping
from datetime import date, datetime
from fractions import Fraction
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag

from community_gov.domain.documents import Document
from community_gov.domain.fields import LARGEST_INT, FieldType
from community_gov.privacy.keys import Cipher

_NONCE = 12
_FORMAT = "1:"


def key_name(cipher: Cipher) -> str:
    """Return the way of sealing and the id of the key, as noted beside a value."""
    return _FORMAT + cipher.id.hex()


def key_id(name: str) -> bytes | None:
    """Return the id in a key's name, or None when this version cannot read it."""
    try:
        return bytes.fromhex(name.removeprefix(_FORMAT))
    except ValueError:
        return None


def bound(place: str, owner: str, field: str, version: int, key: str) -> bytes:
    """Return what a ciphertext belongs to, so that no two places read alike."""
    return msgspec.msgpack.encode((place, owner, field, version, key))


def encrypt(cipher: Cipher, where: bytes, plain: bytes) -> bytes:
    """Return nonce and ciphertext."""
    nonce = os.urandom(_NONCE)
    return nonce + cipher.aead.encrypt(nonce, plain, where)


def decrypt(cipher: Cipher, where: bytes, ciphertext: bytes) -> bytes | None:
    """Return what was encrypted, or None when it does not belong here."""
    try:
        return cipher.aead.decrypt(ciphertext[:_NONCE], ciphertext[_NONCE:], where)
    except (InvalidTag, ValueError):  # ValueError: too short to hold a nonce
        return None


def fits(kind: FieldType, value: object) -> bool:
    """Say whether a value is of a kind, so that it opens as what it was."""
    if isinstance(value, bool):
        return kind is FieldType.BOOL
    if isinstance(value, int) and abs(value) > LARGEST_INT:
        return False
    return isinstance(value, _WRITE[kind][0]) and not isinstance(value, datetime)


def encode(kind: FieldType, value: object) -> bytes | None:
    """Return a value as bytes, or None when it is not of the kind.

    The reason is kept from the caller: errors of encoders quote what they could not encode.
    """
    if not fits(kind, value):
        return None
    try:
        return msgspec.msgpack.encode((kind.value, *_WRITE[kind][1](value)))
    except UnicodeEncodeError:
        return None


def decode(content: bytes) -> object:
    """Return a value in its Python type."""
    kind, *parts = msgspec.msgpack.decode(content)
    return _READ[kind](*parts)


def _document(value: Document) -> tuple[object, ...]:
    if value.valid_until is None:
        return value.filename, value.content
    return value.filename, value.content, value.valid_until.isoformat()


# The two numbers of a fraction as hexadecimal text: msgpack has no room for long ones.
_WRITE: Mapping[FieldType, tuple[type, Callable[[Any], tuple[object, ...]]]] = {
    FieldType.BOOL: (bool, lambda value: (value,)),
    FieldType.INT: (int, lambda value: (int(value),)),
    FieldType.TEXT: (str, lambda value: (str(value),)),
    FieldType.DATE: (date, lambda value: (value.isoformat(),)),
    FieldType.FRACTION: (Fraction, lambda value: tuple(f"{n:x}" for n in value.as_integer_ratio())),
    FieldType.CHOICE: (str, lambda value: (str(value),)),
    FieldType.DOCUMENT: (Document, lambda value: _document(value)),
}
_READ: Mapping[str, Callable[..., object]] = {
    FieldType.BOOL: bool,
    FieldType.INT: int,
    FieldType.TEXT: str,
    FieldType.DATE: date.fromisoformat,
    FieldType.FRACTION: lambda over, under: Fraction(int(over, 16), int(under, 16)),
    FieldType.CHOICE: str,
    FieldType.DOCUMENT: lambda name, content, until=None: Document(
        name, content, date.fromisoformat(until) if until else None
    ),
}
