"""Write what a command made to a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import Problem


def write_file(file: Path, text: str) -> None:
    """Write a text, and the folders on the way to it.

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

    Raises:
        WrongUse: they cannot be written there.
    """
    make_way(file)
    with _or_refused(file):
        file.write_bytes(content)


@contextmanager
def _or_refused(file: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        params = {"reason": error.strerror or type(error).__name__}
        raise WrongUse(Problem("file.cannot_write", str(file), params)) from error
