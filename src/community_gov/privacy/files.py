"""Files that one user alone may read, written so that a crash leaves the old or the new.

All writing is done under one lock of the directory, held through ``flock``: the kernel lets
go of it when its holder is killed, and it keeps threads apart as well as processes. It asks
for a local file system.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from community_gov.domain.errors import KeyringError, Problem

PATIENCE = 60.0
_LONGEST_PAUSE = 0.005
_FLAGS = os.O_CLOEXEC | os.O_NOFOLLOW


def refusal(code: str, path: Path, **params: object) -> KeyringError:
    """Return the error that names a file and nothing that is in it."""
    return KeyringError(Problem(code, where=str(path), params=params))


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """Turn what the system says of a file into what the reader can do about it."""
    try:
        yield
    except FileNotFoundError:
        raise refusal("keys.missing", path) from None
    except OSError as error:
        raise refusal("keys.disk", path, reason=os.strerror(error.errno or 0)) from None


@contextmanager
def _opened(path: Path, flags: int) -> Iterator[int]:
    with _told(path):
        descriptor = os.open(path, flags | _FLAGS, 0o600)
        try:
            yield descriptor
        finally:
            os.close(descriptor)


def make_directory(path: Path) -> None:
    """Make a directory for one user, and make its name last."""
    with _told(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        _sync_directory(path.parent)


def check_directory(path: Path) -> None:
    """Refuse a directory in which others could put another file in a key file's place."""
    with _told(path):
        mode = path.stat().st_mode
    if mode & 0o022:
        raise refusal("keys.readable", path)


@contextmanager
def locked(directory: Path, *, create: bool = False) -> Iterator[None]:
    """Be the only one who writes in a directory.

    Raises:
        KeyringError: somebody else has held the lock for a minute.
    """
    path = directory / "lock"
    with _opened(path, os.O_RDWR | (os.O_CREAT if create else 0)) as descriptor:
        _take(descriptor, path)
        try:
            yield
        finally:
            # Said aloud: a child forked meanwhile keeps a copy of the descriptor open.
            fcntl.flock(descriptor, fcntl.LOCK_UN)


def _take(descriptor: int, path: Path) -> None:
    until = time.monotonic() + PATIENCE
    pause = 0.0005
    while True:
        try:
            return fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise refusal("keys.locked", path) from None
        time.sleep(pause)
        pause = min(2 * pause, _LONGEST_PAUSE)


def read(path: Path, start: int = 0, length: int = -1) -> bytes:
    """Return what a private file holds from a position on.

    Raises:
        KeyringError: it is missing, open to others, or has become shorter.
    """
    with _opened(path, os.O_RDONLY) as descriptor:
        status = os.fstat(descriptor)
        if status.st_mode & 0o077:
            raise refusal("keys.readable", path)
        if status.st_size < start:
            raise refusal("keys.damaged", path)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            file.seek(start)
            return file.read(length)


def settle(path: Path) -> None:
    """Make what somebody else wrote last; they may have been killed before they could."""
    with _opened(path, os.O_RDONLY) as descriptor:
        os.fsync(descriptor)
        _sync_directory(path.parent)


def replace(path: Path, content: bytes) -> None:
    """Put a new file in the place of an old one; it is on the disk when this returns."""
    beside = path.with_name(path.name + ".new")
    with _told(beside):
        beside.unlink(missing_ok=True)
    with _opened(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL) as descriptor:
        _write(descriptor, content, 0)
        os.fsync(descriptor)
    with _told(path):
        beside.replace(path)
        _sync_directory(path.parent)


def append(path: Path, end: int, content: bytes) -> None:
    """Write at a known end; what stands behind it was never finished.

    Where the disk refuses, the file is cut back: a second ``fsync`` may say yes to what the
    first one lost.
    """
    with _opened(path, os.O_WRONLY) as descriptor:
        try:
            _write(descriptor, content, end)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, end)
            raise


def _write(descriptor: int, content: bytes, start: int) -> None:
    rest = memoryview(content)
    while rest:
        count = os.pwrite(descriptor, rest, start)
        rest, start = rest[count:], start + count


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
