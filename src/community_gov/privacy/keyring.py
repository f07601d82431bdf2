"""The keyring port, over keys in a directory."""

from collections.abc import Iterable
from pathlib import Path

from community_gov.domain.errors import KeyringError, Problem
from community_gov.domain.fields import Field, Personal
from community_gov.domain.sealed import Sealed
from community_gov.privacy import signing
from community_gov.privacy.keys import KeyFile
from community_gov.privacy.lookup import Lookup
from community_gov.privacy.masks import mask
from community_gov.privacy.sealing import (
    bound,
    decode,
    decrypt,
    encode,
    encrypt,
    fits,
    key_id,
    key_name,
)
from community_gov.services.ports import Keyring


class FileKeyring(Keyring):
    """Seals and opens personal values with keys that are files of this user.

    Args:
        directory: where the keys are.
        create: make new keys where there are none. Not the rule, because a mistyped path or
            a disk that is not there would otherwise pass for a new district.

    Raises:
        KeyringError: the keys cannot be used.
    """

    def __init__(self, directory: Path, *, create: bool = False) -> None:
        self._directory = Path(directory)
        self._keys = (KeyFile.create if create else KeyFile)(self._directory)
        self._lookup = Lookup(self._keys.derive)

    def __reduce__(self) -> tuple[type["FileKeyring"], tuple[Path]]:
        return FileKeyring, (self._directory,)

    def seal(
        self, place: str, person: str, owner: str, field: Field, version: int, value: object
    ) -> Sealed:
        """Seal a value under its person's key, bound to where it belongs.

        Raises:
            KeyringError: the field is about nobody, or the value is not of its type.
        """
        personal = _personal(field)
        plain = encode(field.type, value)
        if plain is None:
            raise _refusal("sealed.type", field)
        cipher = self._keys.cipher_to_seal(place, person)
        key = key_name(cipher)
        where = bound(place, owner, field.name, version, key)
        ciphertext = encrypt(cipher, where, plain)
        return Sealed(
            ciphertext=ciphertext,
            key=key,
            mask=mask(personal.data_class, value),
            find=self._lookup.find(personal.data_class, value) if personal.findable else None,
        )

    def open(
        self, place: str, person: str, owner: str, field: Field, version: int, sealed: Sealed
    ) -> object:
        """Open a value, in its Python type.

        Raises:
            KeyringError: its key is not here, or it was sealed for another place than this.
        """
        cipher = self._keys.cipher(place, person)
        if cipher is None or key_name(cipher) != sealed.key:
            raise _refusal("sealed.moved" if self._anybodys(sealed.key) else "keys.lost", field)
        where = bound(place, owner, field.name, version, sealed.key)
        plain = decrypt(cipher, where, sealed.ciphertext)
        if plain is None:
            raise _refusal("sealed.moved", field)
        return decode(plain)

    def find(self, field: Field, value: object) -> str:
        """Return the keyed hash by which the value of a field is found again.

        Raises:
            KeyringError: the field does not say that it must be found again, or the value is not of
                its type.
        """
        personal = _personal(field)
        if not personal.findable:
            raise _refusal("sealed.not_findable", field)
        if not fits(field.type, value):
            raise _refusal("sealed.type", field)
        return self._lookup.find(personal.data_class, value)

    def fingerprint(self, content: bytes) -> str:
        """Return a keyed hash of any content."""
        return self._lookup.fingerprint(content)

    def sign(self, place: str, content: bytes) -> bytes:
        """Return the signature of a place on the content of a voucher: Ed25519, 64 bytes."""
        return signing.sign(self._signing_secret(place), content)

    def verification_key(self, place: str) -> bytes:
        """Return the 32 bytes with which anybody can check what a place has signed.

        They are public, differ from place to place and stay the same when the root key changes.
        """
        return signing.verification_key(self._signing_secret(place))

    def prepare(self, place: str, people: Iterable[str]) -> None:
        """Make the keys of many people with one write, before sealing for each of them."""
        self._keys.prepare(place, people)

    def rotate(self) -> int:
        """Put a new root key in the place of the old one; sealed values stay as they are.

        Returns:
            How many person keys were wrapped anew.
        """
        return self._keys.rotate()

    def _signing_secret(self, place: str) -> bytes:
        return self._keys.derive_from(place, signing.HOLDER, signing.PURPOSE)

    def _anybodys(self, key: str) -> bool:
        id = key_id(key)
        return id is not None and self._keys.holds(id)


def _personal(field: Field) -> Personal:
    if field.personal is None:
        raise _refusal("sealed.not_personal", field)
    return field.personal


def _refusal(code: str, field: Field) -> KeyringError:
    return KeyringError(Problem(code, where=field.name, params={"field": field.label}))
