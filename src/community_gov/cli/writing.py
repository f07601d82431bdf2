"""Write what a command made to a file."""

from pathlib import Path

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import Problem


def write_file(file: Path, text: str) -> None:
    """Write a text, and the folders on the way to it.

    Raises:
        WrongUse: it cannot be written there.
    """
    write_bytes(file, text.encode("utf-8"))


def write_bytes(file: Path, content: bytes) -> None:
    """Write bytes, and the folders on the way to them.

    Raises:
        WrongUse: they cannot be written there.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    except OSError as error:
        params = {"reason": error.strerror or type(error).__name__}
        raise WrongUse(Problem("file.cannot_write", str(file), params)) from error
