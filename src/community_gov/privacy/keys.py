"""The file key provider: a key for each person, under a root key of the district.

    lock     held while anything is read anew or written, by threads and processes alike
    roots    the root key by version, and the one key that look-ups come from
    people   a key for each person of each place, wrapped under a root version

The directory stands beside the database, never in it or in its backups: erasure means that
a key is gone, and a key in an old copy of the database is not gone.
"""

import hmac
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import msgspec
from attrs import frozen
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from community_gov.privacy.files import check_directory, locked, make_directory, refusal, settle
from community_gov.privacy.people import People, PersonKey, root_of
from community_gov.privacy.roots import Roots

KEPT_OPEN = 4096


@frozen(repr=False)
class Cipher:
    """A person's key, ready for use.

    Attributes:
        id: what is noted beside a value sealed with it.
        aead: encrypts and decrypts, and does not give the key away.
    """

    id: bytes
    aead: AESGCM


class _Absent(Exception):
    """A person has no key yet; raised, because an answer would be kept in the cache."""


class KeyFile:
    """The keys of one district, in one directory.

    Safe for several threads and processes at once; a key is on the disk before it is used.
    At most `KEPT_OPEN` person keys are kept in memory.

    Raises:
        KeyringError: the keys are missing, open to others, damaged, or locked for too long.
    """

    def __init__(self, directory: Path) -> None:
        check_directory(directory)
        self._directory = directory
        self._people = People(directory / "people")
        self._roots: Roots | None = None
        self._wrapping: dict[int, AESGCM] = {}
        with locked(directory):
            self._lasting = self._catch_up().lasting
        self._names = self.derive("names of person keys")
        self._opened = lru_cache(KEPT_OPEN)(self._open)

    @classmethod
    def create(cls, directory: Path) -> "KeyFile":
        """Make the keys of a new district; keys that are there already stay as they are.

        Raises:
            KeyringError: there are person keys, and the root keys that open them are gone.
        """
        make_directory(directory)
        check_directory(directory)
        people, roots = People(directory / "people"), directory / "roots"
        with locked(directory, create=True):
            if not roots.exists():
                if people.path.exists():
                    people.catch_up()
                if people.all():
                    raise refusal("keys.missing", roots)
                people.rewrite(())
                Roots.new().write(roots)  # last: with it, the making is done
        return cls(directory)

    def __reduce__(self) -> tuple[type["KeyFile"], tuple[Path]]:
        return KeyFile, (self._directory,)

    def derive(self, purpose: str) -> bytes:
        """Return a key for one purpose; it stays the same when the root key changes."""
        return _derived(self._lasting, purpose)

    def derive_from(self, place: str, person: str, purpose: str) -> bytes:
        """Return 32 bytes for one purpose from a person's key; the first who asks makes it."""
        self.cipher_to_seal(place, person)
        return _derived(self._key(place, person).secret, purpose)

    def cipher(self, place: str, person: str) -> Cipher | None:
        """Return a person's key, or None when there is none."""
        try:
            return self._opened(place, person)
        except _Absent:
            return None

    def cipher_to_seal(self, place: str, person: str) -> Cipher:
        """Return a person's key; the first who asks for it makes it."""
        try:
            return self._opened(place, person)
        except _Absent:
            self.prepare(place, [person])
        return self._opened(place, person)

    def prepare(self, place: str, people: Iterable[str]) -> None:
        """Make the keys that people do not have yet, with one write for all of them."""
        names = {self._name(place, person) for person in people}
        with locked(self._directory):
            # Read under the lock: the root in memory may have been replaced and dropped.
            root = self._catch_up().current
            fresh = (PersonKey.new(name) for name in names if not self._people.get(name))
            self._people.append(key.wrap(root, self._wrapping[root]) for key in fresh)

    def holds(self, id: bytes) -> bool:
        """Say whether a key with this id is anybody's."""
        with locked(self._directory):
            self._catch_up()
            return self._people.holds(id)

    def rotate(self) -> int:
        """Wrap all person keys under a new root key and drop the old one.

        A rotation that was killed is finished by the next one. Copies of the directory from
        before stay readable with the root key that they contain.

        Returns:
            How many person keys were wrapped.
        """
        path = self._directory / "roots"
        with locked(self._directory):
            roots = self._catch_up()
            if len(roots.versions) == 1:
                roots = roots.with_new_version()
                roots.write(path)
                self._catch_up()
            under, keys = self._wrapping[roots.current], self._people.all()
            self._people.rewrite([self._unwrap(key).wrap(roots.current, under) for key in keys])
            if {root_of(key) for key in self._people.all()} - {roots.current}:
                raise refusal("keys.damaged", self._people.path)
            roots.with_current_only().write(path)
        return len(keys)

    def _catch_up(self) -> Roots:
        roots = Roots.read(self._directory / "roots")
        if roots != self._roots:
            settle(self._directory / "roots")
            # Added to and never emptied: threads without the lock may hold an older record.
            self._wrapping |= {version: AESGCM(key) for version, key in roots.versions.items()}
            self._roots = roots
        self._people.catch_up()
        return roots

    def _name(self, place: str, person: str) -> bytes:
        return hmac.digest(self._names, msgspec.msgpack.encode((place, person)), "sha256")

    def _open(self, place: str, person: str) -> Cipher:
        key = self._key(place, person)
        return Cipher(key.id, AESGCM(key.secret))

    def _key(self, place: str, person: str) -> PersonKey:
        name = self._name(place, person)
        record = self._people.get(name)
        if record is None:
            with locked(self._directory):
                self._catch_up()
                record = self._people.get(name)
        if record is None:
            raise _Absent
        return self._unwrap(record)

    def _unwrap(self, record: bytes) -> PersonKey:
        under = self._wrapping.get(root_of(record))
        key = PersonKey.unwrap(record, under) if under else None
        if key is None:
            raise refusal("keys.damaged", self._people.path)
        return key


def _derived(secret: bytes, purpose: str) -> bytes:
    info = f"community-gov {purpose}".encode()
    return HKDF(SHA256(), 32, salt=None, info=info).derive(secret)
