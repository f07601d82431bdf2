import fcntl
import os
import pickle
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from community_gov.privacy import FileKeyring, files
from community_gov.privacy.keys import KEPT_OPEN, KeyFile
from community_gov.privacy.people import _HEAD, RECORD_LENGTH
from community_gov.privacy.roots import Roots


def made(directory: Path, *people: str) -> dict[str, bytes]:
    keys = KeyFile.create(directory)
    return {person: keys.cipher_to_seal("place", person).id for person in people}


def ids(directory: Path, *people: str) -> dict[str, bytes | None]:
    keys = KeyFile(directory)
    ciphers = {person: keys.cipher("place", person) for person in people}
    return {person: cipher and cipher.id for person, cipher in ciphers.items()}


def test_keys_last(directory: Path) -> None:
    before = made(directory, "a", "b")
    assert ids(directory, "a", "b", "c") == {**before, "c": None}
    assert made(directory, "a", "b") == before


def test_a_key_made_by_another_is_seen(directory: Path) -> None:
    one, other = KeyFile.create(directory), KeyFile(directory)
    assert other.cipher("place", "a") is None
    made_here = one.cipher_to_seal("place", "a")
    seen = other.cipher("place", "a")
    assert seen is not None
    assert seen.id == made_here.id == other.cipher_to_seal("place", "a").id


def test_many_keys_are_made_with_one_write(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, syncs = KeyFile.create(directory), []
    monkeypatch.setattr(os, "fsync", syncs.append)
    keys.prepare("place", (f"person-{one}" for one in range(1000)))
    assert len(syncs) == 1
    keys.prepare("place", ["person-1", "person-1"])
    assert len(syncs) == 1
    assert keys.cipher("place", "person-999")


def test_a_key_is_on_the_disk_before_it_is_used(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its maker may have been killed between writing and fsync; the next reader makes up for it."""
    other = KeyFile.create(directory)
    synced: list[str] = []
    fsync = os.fsync
    monkeypatch.setattr(os, "fsync", lambda descriptor: None)
    KeyFile(directory).cipher_to_seal("place", "a")

    def note(descriptor: int) -> None:
        synced.append(Path(f"/proc/self/fd/{descriptor}").resolve().name)
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", note)
    assert other.cipher("place", "a")
    assert synced[:1] == ["people"]
    KeyFile(directory).rotate()
    synced.clear()
    other.cipher("place", "nobody")
    assert {"roots", "people", directory.name} <= set(synced)


def test_a_file_is_replaced_in_an_order_that_survives_power_loss(
    directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    KeyFile.create(directory)
    order: list[str] = []
    fsync, replace = os.fsync, os.replace

    def note_sync(descriptor: int) -> None:
        order.append(f"sync {Path(f'/proc/self/fd/{descriptor}').resolve().name}")
        fsync(descriptor)

    def note_replace(old: Path, new: Path) -> None:
        order.append(f"rename {old.name}")
        replace(old, new)

    monkeypatch.setattr(os, "fsync", note_sync)
    monkeypatch.setattr(os, "replace", note_replace)
    files.replace(directory / "roots", b"content")
    assert order == ["sync roots.new", "rename roots.new", f"sync {directory.name}"]
    assert (directory / "roots").read_bytes() == b"content"


def test_a_root_replaced_by_another_is_not_used_again(directory: Path) -> None:
    stale = KeyFile.create(directory)
    KeyFile(directory).rotate()
    made_late = stale.cipher_to_seal("place", "late").id
    assert ids(directory, "late") == {"late": made_late}


def test_a_reader_finds_its_people_after_others_have_rotated(directory: Path) -> None:
    before = made(directory, *"abc")
    reader = KeyFile(directory)
    for _ in range(3):
        KeyFile(directory).rotate()
    found = {person: reader.cipher_to_seal("place", person).id for person in "abc"}
    assert found == before
    assert (
        reader.cipher_to_seal("place", "d").id == KeyFile(directory).cipher_to_seal("place", "d").id
    )


def test_rotation_wraps_every_key_and_drops_the_old_root(directory: Path) -> None:
    before = made(directory, *"abc")
    old_roots = Roots.read(directory / "roots")
    old_people = (directory / "people").read_bytes()
    assert KeyFile(directory).rotate() == 3
    new_roots = Roots.read(directory / "roots")
    assert list(new_roots.versions) == [2]
    assert new_roots.versions[2] != old_roots.versions[1]
    assert new_roots.lasting == old_roots.lasting
    assert ids(directory, *"abc") == before
    assert len((directory / "people").read_bytes()) == len(old_people)


def test_people_without_their_root_are_damage(directory: Path, refused: Callable[..., str]) -> None:
    made(directory, "a")
    old_people = (directory / "people").read_bytes()
    KeyFile(directory).rotate()
    (directory / "people").write_bytes(old_people)
    keys = KeyFile(directory)
    assert refused(keys.cipher, "place", "a") == "keys.damaged"
    assert refused(keys.cipher_to_seal, "place", "a") == "keys.damaged"
    assert refused(keys.rotate) == "keys.damaged"
    assert 2 in Roots.read(directory / "roots").versions


def test_a_record_under_another_name_does_not_open(
    directory: Path, refused: Callable[..., str]
) -> None:
    """Who can write the file cannot give one person the key of another."""
    made(directory, "a", "b")
    content = (directory / "people").read_bytes()
    a, b = content[-2 * RECORD_LENGTH : -RECORD_LENGTH], content[-RECORD_LENGTH:]
    for swapped in (a[:32] + b[32:-4], a[:40] + b[40:-4]):
        swapped += zlib.crc32(swapped).to_bytes(4)
        (directory / "people").write_bytes(content[: -2 * RECORD_LENGTH] + swapped + b)
        assert refused(KeyFile(directory).cipher, "place", "a") == "keys.damaged"


@pytest.mark.parametrize("name", ["roots", "people"])
def test_every_changed_bit_is_noticed(
    directory: Path, refused: Callable[..., str], name: str
) -> None:
    made(directory, "a")
    path = directory / name
    content = path.read_bytes()
    for position in range(len(content)):
        if name == "people" and position in range(len(_HEAD), len(_HEAD) + 8):
            continue  # the random mark of the file, which protects nothing
        changed = bytearray(content)
        changed[position] ^= 1
        path.write_bytes(changed)
        assert refused(KeyFile, directory) == "keys.damaged"
    path.write_bytes(content)
    KeyFile(directory)


def test_what_a_killed_writer_left_is_dropped(directory: Path) -> None:
    before = made(directory, "a")
    whole = (directory / "people").read_bytes()
    for left in (1, RECORD_LENGTH - 1):
        (directory / "people").write_bytes(whole + b"\x01" * left)
        assert ids(directory, "a", "b") == {**before, "b": None}
    made(directory, "b")
    assert len((directory / "people").read_bytes()) == len(whole) + RECORD_LENGTH
    assert ids(directory, "a")["a"] == before["a"]


def test_a_key_overwritten_with_zeros_is_gone_and_nothing_else_is(directory: Path) -> None:
    before = made(directory, *"abc")
    content = (directory / "people").read_bytes()
    start = len(content) - 2 * RECORD_LENGTH
    zeros = bytes(RECORD_LENGTH)
    (directory / "people").write_bytes(content[:start] + zeros + content[start + RECORD_LENGTH :])
    assert ids(directory, *"abc") == {**before, "b": None}
    made(directory, "d")
    assert KeyFile(directory).rotate() == 3


def test_a_file_that_became_shorter_is_damage(directory: Path, refused: Callable[..., str]) -> None:
    keys = KeyFile.create(directory)
    keys.cipher_to_seal("place", "a")
    os.truncate(directory / "people", (directory / "people").stat().st_size - RECORD_LENGTH)
    assert refused(keys.cipher_to_seal, "place", "b") == "keys.damaged"


def test_a_full_disk_leaves_nothing_half_made(
    directory: Path, monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    keys = KeyFile.create(directory)
    size = (directory / "people").stat().st_size
    with monkeypatch.context() as patch:

        def fail(descriptor: int) -> None:
            raise OSError(5, "Input/output error")

        patch.setattr(os, "fsync", fail)
        assert refused(keys.cipher_to_seal, "place", "a") == "keys.disk"
        assert (directory / "people").stat().st_size == size
    assert keys.cipher_to_seal("place", "a").id == ids(directory, "a")["a"]


def test_short_writes_are_finished(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pwrite = os.pwrite
    monkeypatch.setattr(os, "pwrite", lambda to, data, at: pwrite(to, bytes(data)[:7], at))
    before = made(directory, "a", "b")
    assert ids(directory, "a", "b") == before


def test_keys_are_not_made_by_mistake(directory: Path, refused: Callable[..., str]) -> None:
    assert refused(FileKeyring, directory) == "keys.missing"
    directory.mkdir()
    assert refused(FileKeyring, directory) == "keys.missing"
    assert list(directory.iterdir()) == []


@pytest.mark.parametrize("gone", ["roots", "people", "lock"])
def test_lost_files_are_said_to_be_missing(
    directory: Path, refused: Callable[..., str], gone: str
) -> None:
    made(directory, "a")
    (directory / gone).unlink()
    assert refused(KeyFile, directory) == "keys.missing"
    if gone != "lock":
        assert refused(KeyFile.create, directory) == "keys.missing"
        assert not (directory / gone).exists()


def test_only_this_user_may_read(directory: Path) -> None:
    before = os.umask(0)
    try:
        made(directory, "a")
        KeyFile(directory).rotate()
    finally:
        os.umask(before)
    modes = {path.name: path.stat().st_mode & 0o777 for path in directory.iterdir()}
    assert modes == {"lock": 0o600, "roots": 0o600, "people": 0o600}
    assert directory.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o610])
@pytest.mark.parametrize("name", ["roots", "people"])
def test_files_open_to_others_are_refused(
    directory: Path, refused: Callable[..., str], name: str, mode: int
) -> None:
    made(directory, "a")
    (directory / name).chmod(mode)
    assert refused(KeyFile, directory) == "keys.readable"


@pytest.mark.parametrize("mode", [0o770, 0o707, 0o720])
def test_a_directory_that_others_may_change_is_refused(
    directory: Path, refused: Callable[..., str], mode: int
) -> None:
    made(directory, "a")
    directory.chmod(mode)
    assert refused(KeyFile, directory) == "keys.readable"
    assert refused(KeyFile.create, directory) == "keys.readable"


def test_a_link_in_the_place_of_a_key_file_is_refused(
    directory: Path, refused: Callable[..., str]
) -> None:
    made(directory, "a")
    (directory / "roots").rename(directory / "elsewhere")
    (directory / "roots").symlink_to(directory / "elsewhere")
    assert refused(KeyFile, directory) == "keys.disk"


def test_who_waits_too_long_is_told(
    directory: Path, monkeypatch: pytest.MonkeyPatch, refused: Callable[..., str]
) -> None:
    keys = KeyFile.create(directory)
    monkeypatch.setattr(files, "PATIENCE", 0.05)
    with (directory / "lock").open() as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert refused(keys.cipher_to_seal, "place", "a") == "keys.locked"
        assert refused(keys.rotate) == "keys.locked"
    assert keys.cipher_to_seal("place", "a")


def test_the_lock_is_let_go_though_a_child_inherited_it(directory: Path) -> None:
    keys = KeyFile.create(directory)
    with files.locked(directory):
        (descriptor,) = [
            int(one.name)
            for one in Path("/proc/self/fd").iterdir()
            if one.exists() and one.resolve() == (directory / "lock").resolve()
        ]
        inherited = os.dup(descriptor)
    assert keys.cipher_to_seal("place", "a")
    os.close(inherited)


def test_keys_in_memory_are_bounded(directory: Path) -> None:
    keys = KeyFile.create(directory)
    people = [f"person-{one}" for one in range(KEPT_OPEN + 10)]
    keys.prepare("place", people)
    for person in people:
        keys.cipher("place", person)
    assert keys._opened.cache_info().currsize == KEPT_OPEN
    assert keys.cipher("place", people[0])


def test_a_keyring_travels_as_its_directory(directory: Path) -> None:
    keyring = FileKeyring(directory, create=True)
    roots = Roots.read(directory / "roots")
    for one in (keyring, keyring._keys):
        written = pickle.dumps(one)
        assert not any(key in written for key in (roots.lasting, *roots.versions.values()))
    assert pickle.loads(pickle.dumps(keyring)).fingerprint(b"x") == keyring.fingerprint(b"x")
