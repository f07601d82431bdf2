"""Write what a command made to a file."""

from pathlib import Path

from community_gov.cli.errors import WrongUse
from community_gov.domain.errors import Problem


def write_file(file: Path, text: str) -> None:
    """Write a text, and the folders on the way to it.

    Raises:
        WrongUse: it cannot be written there.
    """
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        params = {"reason": error.strerror or type(error).__name__}
        raise WrongUse(Problem("file.cannot_write", str(file), params)) from error
