"""The real executable, as somebody calls it from a terminal."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from attrs import frozen

SCRIPT = Path(sys.executable).with_name("community-gov")
COMMAND = (
    [str(SCRIPT)]
    if SCRIPT.exists()
    else [sys.executable, "-c", "from community_gov.cli import main; main()"]
)


@frozen
class Said:
    """What a call printed, and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What was printed for a machine; fails when anything else was printed."""
        return json.loads(self.out)


def call(*arguments: object, folder: Path, environment: Mapping[str, str] | None = None) -> Said:
    """Call the command; nothing that a user does makes it print a traceback."""
    clean = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "COMMUNITY_GOV_", "PYTHONHASHSEED"))
    }
    ended = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        cwd=folder,
        env={**clean, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error", **(environment or {})},
    )
    assert "Traceback" not in ended.stderr, ended.stderr
    return Said(ended.returncode, ended.stdout, ended.stderr)


@pytest.fixture
def gov(tmp_path: Path) -> Callable[..., Said]:
    return partial(call, folder=tmp_path)


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Said]:
    """A folder in which the story was told once, its database kept, with what was said."""
    folder = tmp_path_factory.mktemp("kept")
    database = f"sqlite:///{folder}/story.db"
    told = call(
        "story", "--json", "--database", database, "--write", "new/story.json", folder=folder
    )
    return folder, told


@pytest.fixture
def database(kept: tuple[Path, Said], tmp_path: Path) -> str:
    """A copy of the story's database with its keys, to do with as one likes."""
    import shutil

    for path in kept[0].glob("story.db*"):
        copy = shutil.copytree if path.is_dir() else shutil.copy2
        copy(path, tmp_path / path.name)
    return f"sqlite:///{tmp_path}/story.db"
