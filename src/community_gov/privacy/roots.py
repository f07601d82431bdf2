"""The root file: the versions of the root key, and the one key that never changes.

Person keys are wrapped under a root version. Everything that must survive a rotation (the
keyed hashes that values are found by, the names of person keys) comes from the lasting key.
"""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Self

import msgspec
from attrs import field, frozen

from community_gov.privacy.files import read, refusal, replace

_HEAD = b"community-gov roots 1\n"
_KEY_LENGTH = 32
_CHECK_LENGTH = 32


@frozen(repr=False)
class Roots:
    """What the root file holds.

    Attributes:
        lasting: the key that look-ups come from.
        versions: the root keys that person keys are wrapped under, by version.
    """

    lasting: bytes
    versions: Mapping[int, bytes] = field(factory=dict)

    @property
    def current(self) -> int:
        """The version that new person keys are wrapped under."""
        return max(self.versions)

    @classmethod
    def new(cls) -> Self:
        """Return fresh keys."""
        return cls(os.urandom(_KEY_LENGTH), {1: os.urandom(_KEY_LENGTH)})

    def with_new_version(self) -> "Roots":
        """Return the same keys and one more root version."""
        fresh = {self.current + 1: os.urandom(_KEY_LENGTH)}
        return Roots(self.lasting, {**self.versions, **fresh})

    def with_current_only(self) -> "Roots":
        """Return the same keys without the older root versions."""
        return Roots(self.lasting, {self.current: self.versions[self.current]})

    def write(self, path: Path) -> None:
        """Write the root file; it is on the disk when this returns."""
        body = msgspec.msgpack.encode((self.lasting, self.versions))
        replace(path, _HEAD + hashlib.sha256(body).digest() + body)

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read the root file.

        Raises:
            KeyringError: it is missing, open to others, or not what was written.
        """
        content = read(path)
        check, body = content[len(_HEAD) :][:_CHECK_LENGTH], content[len(_HEAD) + _CHECK_LENGTH :]
        # A changed bit in the lasting key would go unnoticed: other hashes, nothing found.
        if not content.startswith(_HEAD) or hashlib.sha256(body).digest() != check:
            raise refusal("keys.damaged", path)
        return cls(*msgspec.msgpack.decode(body, type=tuple[bytes, dict[int, bytes]]))
