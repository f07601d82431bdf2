"""A personal value that nobody can read by accident."""

from hashlib import sha256
from typing import Final


class Sealed:
    """A ciphertext with its mask; the key is elsewhere.

    ``str``, ``repr``, formatting and ``json.dumps(default=str)`` give the mask. It is not an
    attrs class on purpose: a serialiser that walks attributes must not find it.

    Attributes:
        ciphertext: nonce and AES-256-GCM output.
        key: which key of which person seals it.
        mask: what anybody may see, such as ``张**``.
        find: keyed hash of the value, when the field must be found again.
    """

    __slots__ = ("ciphertext", "find", "key", "mask")

    def __init__(self, ciphertext: bytes, key: str, mask: str, find: str | None = None) -> None:
        self.ciphertext: Final = ciphertext
        self.key: Final = key
        self.mask: Final = mask
        self.find: Final = find

    @property
    def digest(self) -> str:
        """SHA-256 over all parts, for the history: nobody changes a mask unseen."""
        framed = f"{len(self.ciphertext)}|{self.key}|{self.mask}|{self.find}|".encode()
        return sha256(framed + self.ciphertext).hexdigest()

    def _parts(self) -> tuple[bytes, str, str, str | None]:
        return self.ciphertext, self.key, self.mask, self.find

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sealed) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __str__(self) -> str:
        return self.mask

    def __repr__(self) -> str:
        return f"<sealed {self.mask}>"

    def __format__(self, spec: str) -> str:
        return format(self.mask, spec)
