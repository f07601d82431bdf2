"""A personal value that nobody can read by accident."""

from attrs import frozen


@frozen(repr=False, str=False)
class Sealed:
    """A ciphertext with its mask; the key is elsewhere.

    ``str``, ``repr``, formatting and JSON give the mask. Only a keyring opens it, for a
    role and a purpose, and the opening is recorded.

    Attributes:
        ciphertext: nonce and AES-256-GCM output.
        key: which key of which person seals it.
        mask: what anybody may see, such as ``张**``.
        digest: SHA-256 of the ciphertext, for the history.
        find: keyed hash of the value, when the field must be found again.
    """

    ciphertext: bytes
    key: str
    mask: str
    digest: str
    find: str | None = None

    def __str__(self) -> str:
        return self.mask

    def __repr__(self) -> str:
        return f"<sealed {self.mask}>"

    def __format__(self, spec: str) -> str:
        return format(self.mask, spec)
