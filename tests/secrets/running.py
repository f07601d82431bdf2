"""Run the real program with canaries in it, in a folder where everything is kept."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

from .canaries import Hunt, hunt_for, written

PLANTED = Path(__file__).parent / "planted"
SCRIPT = Path(sys.executable).with_name("community-gov")
COMMAND = (
    [str(SCRIPT)]
    if SCRIPT.exists()
    else [sys.executable, "-c", "from community_gov.cli import main; main()"]
)


@frozen
class Run:
    """What is left of a run.

    Attributes:
        folder: the working folder, with `tmp`, the log, and what was printed.
        book: what was planted, outside of the folder.
    """

    folder: Path
    book: Path
    code: int

    @property
    def out(self) -> str:
        return (self.folder / "stdout").read_text(encoding="utf-8")

    @property
    def err(self) -> str:
        return (self.folder / "stderr").read_text(encoding="utf-8")

    @property
    def log(self) -> str:
        return (self.folder / "debug.log").read_text(encoding="utf-8")

    @property
    def hunt(self) -> Hunt:
        return hunt_for(self.book)

    @property
    def fields(self) -> set[str]:
        return {one["field"] for one in written(self.book)} - {""}

    @property
    def statements(self) -> int:
        """How many SQL statements there were, of a run that was not killed."""
        return self._noted("statements")

    @property
    def first(self) -> int:
        """How many SQL statements there were before the first canary."""
        return self._noted("first")

    def _noted(self, kind: str) -> int:
        (count,) = (int(one["text"]) for one in written(self.book) if one["class"] == kind)
        return count

    def leaks(self) -> dict[str, list[str]]:
        return self.hunt.below(self.folder)


def run(
    folder: Path, *command: object, environment: Mapping[str, str] | None = None, wait: float = 100
) -> Run:
    """Run a command in a folder of its own, below ``folder``."""
    inside, book = folder / "inside", folder / "book.jsonl"
    (inside / "tmp").mkdir(parents=True, exist_ok=True)
    book.touch()
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "COMMUNITY_GOV_", "PYTHON"))
    }
    path = [str(PLANTED), *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    planted = {
        "LC_ALL": "C.UTF-8",
        "PYTHONWARNINGS": "error",
        "PYTHONPATH": os.pathsep.join(path),
        "PYTHONFAULTHANDLER": "1",
        "TMPDIR": str(inside / "tmp"),
        "HOME": str(inside / "tmp"),
        "CANARY_BOOK": str(book),
        "CANARY_LOG": str(inside / "debug.log"),
        "CANARY_OPEN": str(inside / "open"),
    }
    with (inside / "stdout").open("wb") as out, (inside / "stderr").open("wb") as err:
        ended = subprocess.run(
            [str(one) for one in command],
            stdout=out,
            stderr=err,
            cwd=inside,
            timeout=wait,
            env={**clean, **planted, **(environment or {})},
            check=False,
        )
    return Run(inside, book, ended.returncode)


def tell(folder: Path, *arguments: str, **environment: str) -> Run:
    """Tell the story with the real executable."""
    return run(folder, *COMMAND, "story", *arguments, environment=environment)
