"""The file of person keys: one wrapped key for each person of each place.

A file of equal records that is only appended to, and not one file for each person: a
hundred thousand people then cost one ``fsync`` when they are brought in together and one
``rename`` when the root key changes, where single files would cost a hundred thousand of
each. Equal records also let a single key be destroyed where it stands, by writing zeros
over it; a record of zeros is skipped. Records are named by a keyed hash of place and
person, so the file tells how many keys there are and nothing else.

The file is read and written under the lock of its directory. What a killed writer left is
shorter than a record and overwritten by the next writer; a record that was finished and
then changed is refused.
"""

import os
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Self

from attrs import frozen
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from community_gov.privacy.files import append, read, refusal, replace, settle

_HEAD = b"community-gov people 1\n"
_GENERATION = 8
_BOUND = b"community-gov person key 1\n"
_NAME, _ID, _ROOT, _NONCE, _WRAPPED, _CHECK = 32, 8, 4, 12, 48, 4
_AT_ROOT, _AT_NONCE = _NAME + _ID, _NAME + _ID + _ROOT
RECORD_LENGTH = _AT_NONCE + _NONCE + _WRAPPED + _CHECK
_DESTROYED = bytes(RECORD_LENGTH)


@frozen(repr=False)
class PersonKey:
    """A person's key as it is used.

    Attributes:
        name: keyed hash of place and person.
        id: random; tells this key from a later one of the same person.
        secret: the key.
    """

    name: bytes
    id: bytes
    secret: bytes

    @classmethod
    def new(cls, name: bytes) -> Self:
        """Return a fresh key."""
        return cls(name, os.urandom(_ID), os.urandom(32))

    def wrap(self, root: int, under: AESGCM) -> bytes:
        """Return the record of the key, wrapped under a root version."""
        bound = self.name + self.id + root.to_bytes(_ROOT)
        nonce = os.urandom(_NONCE)
        body = bound + nonce + under.encrypt(nonce, self.secret, _BOUND + bound)
        return body + zlib.crc32(body).to_bytes(_CHECK)

    @classmethod
    def unwrap(cls, record: bytes, under: AESGCM) -> Self | None:
        """Return the key of a record, or None when the record or the root is another's."""
        nonce, wrapped = record[_AT_NONCE:][:_NONCE], record[_AT_NONCE + _NONCE : -_CHECK]
        try:
            secret = under.decrypt(nonce, wrapped, _BOUND + record[:_AT_NONCE])
        except InvalidTag:
            return None
        return cls(record[:_NAME], record[_NAME:_AT_ROOT], secret)


def root_of(record: bytes) -> int:
    """Return the root version that a record is wrapped under."""
    return int.from_bytes(record[_AT_ROOT:_AT_NONCE])


class People:
    """The records of the file, as far as they were read.

    Everything but `get` and `holds` asks for the lock of the directory.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._records: dict[bytes, bytes] = {}
        self._head = b""
        self._end = 0

    def get(self, name: bytes) -> bytes | None:
        """Return a person's record."""
        return self._records.get(name)

    def holds(self, id: bytes) -> bool:
        """Say whether anybody's key has this id; slow, for telling errors apart."""
        return any(record[_NAME:_AT_ROOT] == id for record in self.all())

    def all(self) -> tuple[bytes, ...]:
        """Return every record."""
        return tuple(self._records.values())

    def catch_up(self) -> None:
        """Read what was appended since, or everything when the file was replaced.

        Raises:
            KeyringError: the file is missing, open to others, or not what was written.
        """
        head = read(self.path, 0, len(_HEAD) + _GENERATION)
        replaced = head != self._head
        tail = read(self.path, len(head) if replaced else self._end)
        if replaced or tail:
            settle(self.path)
        if replaced:
            self._begin(head)
        for start in range(0, len(tail) - RECORD_LENGTH + 1, RECORD_LENGTH):
            self._take(tail[start : start + RECORD_LENGTH])

    def _begin(self, head: bytes) -> None:
        if not head.startswith(_HEAD) or len(head) != len(_HEAD) + _GENERATION:
            raise refusal("keys.damaged", self.path)
        # A new dict, not a cleared one: threads without the lock go on reading the old one.
        self._head, self._end, self._records = head, len(head), {}

    def _take(self, record: bytes) -> None:
        body, check = record[:-_CHECK], record[-_CHECK:]
        if record != _DESTROYED:
            if zlib.crc32(body).to_bytes(_CHECK) != check:
                raise refusal("keys.damaged", self.path)
            self._records.setdefault(record[:_NAME], record)
        self._end += RECORD_LENGTH

    def append(self, records: Iterable[bytes]) -> None:
        """Write records; they are on the disk when this returns."""
        written = tuple(records)
        if written:
            append(self.path, self._end, b"".join(written))
        for record in written:
            self._take(record)

    def rewrite(self, records: Iterable[bytes]) -> None:
        """Put a file with these records in the place of the old one, all or nothing."""
        head = _HEAD + os.urandom(_GENERATION)
        replace(self.path, head + b"".join(records))
        self.catch_up()
