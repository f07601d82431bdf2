"""Keys and ids without chance, so that the same commands write the same bytes. Never for people."""

import hashlib
from collections.abc import Iterable
from random import Random
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from community_gov.domain.fields import Field
from community_gov.domain.sealed import Sealed
from community_gov.privacy.keyring import FileKeyring
from community_gov.privacy.keys import Cipher
from community_gov.privacy.lookup import Lookup
from community_gov.privacy.sealing import bound, encode


class SteadyIds:
    """Ids that a seed decides."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def __call__(self) -> str:
        """Return the next id: 128 bits."""
        return f"{self._random.getrandbits(128):032x}"

    def state(self) -> object:
        """Return where the row of ids stands."""
        return self._random.getstate()

    def restore(self, state: Any) -> None:
        """Go back to where the row of ids stood."""
        self._random.setstate(state)


class SteadyKeys:
    """Everybody's key follows from place and person; nothing is kept."""

    def derive(self, purpose: str) -> bytes:
        """Return a key for one purpose."""
        return _hash("derive", purpose)

    def derive_from(self, place: str, person: str, purpose: str) -> bytes:
        """Return a key for one purpose of a person."""
        return _hash("derive", place, person, purpose)

    def cipher(self, place: str, person: str) -> Cipher:
        """Return a person's key."""
        return Cipher(_hash("id", place, person)[:16], AESGCM(_hash("key", place, person)))

    cipher_to_seal = cipher

    def prepare(self, place: str, people: Iterable[str]) -> None:
        """Do nothing: no key is ever missing."""

    def holds(self, id: bytes) -> bool:
        """Return False: a key that is not asked for is nobody's."""
        return not id


class SteadyKeyring(FileKeyring):
    """Seals as the real one does, but the same value in the same place to the same bytes."""

    def __init__(self) -> None:
        self._keys = SteadyKeys()  # type: ignore[assignment]
        self._lookup = Lookup(self._keys.derive)

    def seal(
        self, place: str, person: str, owner: str, field: Field, version: int, value: object
    ) -> Sealed:
        """Seal a value with a nonce that follows from it; raises as `FileKeyring.seal`."""
        sealed = super().seal(place, person, owner, field, version, value)
        plain = encode(field.type, value) or b""
        where = bound(place, owner, field.name, version, sealed.key)
        nonce = hashlib.sha256(where + plain).digest()[:12]
        cipher = self._keys.cipher_to_seal(place, person)
        ciphertext = nonce + cipher.aead.encrypt(nonce, plain, where)
        return Sealed(ciphertext=ciphertext, key=sealed.key, mask=sealed.mask, find=sealed.find)


def _hash(*parts: str) -> bytes:
    return hashlib.sha256("\0".join(parts).encode()).digest()
