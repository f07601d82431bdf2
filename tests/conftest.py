"""What the whole run shares: the story, told once by whichever process needs it first."""

import fcntl
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest
from attrs import frozen
from hypothesis import HealthCheck, settings
from ruamel.yaml import YAML

from community_gov_pingcheng import places

# What pytest runs inside a test brings in, it takes out again; SQLAlchemy bears no second time.
import_module("alembic.command")
SCRIPT = Path(sys.executable).with_name("community-gov")
COMMAND = (
    [str(SCRIPT)]
    if SCRIPT.exists()
    else [sys.executable, "-c", "from community_gov.cli import main; main()"]
)
# That a machine has more to do than these tests breaks no law.
BUSY = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("busy", settings(), **BUSY)
settings.load_profile("busy")

FILES = ("--write", "new/story.json", "--html", "new/story.html", "--language", "zh")


@frozen
class Telling:
    """What a telling of the story left and said.

    Attributes:
        folder: where it was called, with the database, its keys, and `new/story.json` and
            `new/story.html`; others read there too, so it stays as it is.
    """

    folder: Path
    code: int
    out: str
    err: str

    def copy(self, folder: Path) -> str:
        """Return the address of a copy of the database, with its keys, to do with as one likes."""
        for path in self.folder.glob("story.db*"):
            copy = shutil.copytree if path.is_dir() else shutil.copy2
            copy(path, folder / path.name)
        return f"sqlite:///{folder}/story.db"


@pytest.fixture
def places_with(tmp_path: Path) -> Callable[[str | None], Path]:
    """Return the places of the page in a folder, where every channel writes a file, or none is."""

    def made(file: str | None) -> Path:
        folder, yaml = tmp_path / "places", YAML()
        folder.mkdir()
        for path in places().glob("*.yaml"):
            place = yaml.load(path)
            told = place.get("notices")
            if told and file:
                channel = {"kind": "notices:file", "path": file}
                told["channels"] = {name: dict(channel) for name in told["channels"]}
            elif told:
                del place["notices"]
            yaml.dump(place, folder / path.name)
        return folder

    return made


@pytest.fixture(scope="session")
def telling(tmp_path_factory: pytest.TempPathFactory) -> Telling:
    """The story told to its end by the real executable."""
    base = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent  # which all processes of the run share
    folder, said = base / "story", base / "story.said"
    with (base / "story.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            shutil.rmtree(folder, ignore_errors=True)  # of a process that did not get to the end
            folder.mkdir()
            said.write_text(json.dumps(_told(folder)), encoding="utf-8")
        code, out, err = json.loads(said.read_text(encoding="utf-8"))
    return Telling(folder, code, out, err)


def _told(folder: Path) -> tuple[int, str, str]:
    ours = ("LC_", "LANG", "COMMUNITY_GOV_", "PYTHONHASHSEED")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    ended = subprocess.run(
        [*COMMAND, "story", "--json", "--database", f"sqlite:///{folder}/story.db", *FILES],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        cwd=folder,
        env={**clean, "LC_ALL": "C.UTF-8", "PYTHONWARNINGS": "error"},
    )
    return ended.returncode, ended.stdout, ended.stderr
