"""Write what a command made to a file: whole, or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import Problem


def write_file(file: Path, text: str) -> None:
    """Write a text, and the folders on the way to it, as `write_bytes` does.

    Raises:
        WrongUse: it cannot be written there.
    """
    write_bytes(file, text.encode("utf-8"))


def make_way(*files: Path | None) -> None:
    """Make the folders on the way to files that are written at the end of long work.

    Raises:
        WrongUse: there is no way there.
    """
    for file in files:
        if file is not None:
            with _or_refused(file):
                file.parent.mkdir(parents=True, exist_ok=True)


def write_bytes(file: Path, content: bytes) -> None:
    """Write bytes, and the folders on the way to them.

    Whoever reads the file meanwhile, or after an interruption, finds what stood there before
    or all of what is new. What is no regular file, such as a pipe, is written to as it stands.

    Raises:
        WrongUse: they cannot be written there.
    """
    make_way(file)
    with _or_refused(file):
        if file.exists() and (not file.is_file() or not os.access(file, os.W_OK)):
            file.write_bytes(content)
        else:
            _put(file.resolve(), content)


def _put(file: Path, content: bytes) -> None:
    # Beside the file: a rename is one step only within one file system. A folder, so that the
    # new file gets the rights that any file made here gets.
    with TemporaryDirectory(dir=file.parent, prefix=".community-gov-") as folder:
        fresh = Path(folder, "new")
        with fresh.open("wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        if file.exists():
            fresh.chmod(file.stat().st_mode & 0o7777)
        fresh.replace(file)


@contextmanager
def _or_refused(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        params = {"reason": error.strerror or type(error).__name__}
        raise WrongUse(Problem("file.cannot_write", str(file), params)) from error
