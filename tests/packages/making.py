"""Wheels and source archives of this checkout, and empty environments to install them into."""

import os
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_string
from email.message import Message
from pathlib import Path

ROOT = Path(__file__).parents[2]
PROJECTS = (ROOT, *sorted(one.parent for one in ROOT.glob("plugins/*/pyproject.toml")))
_OURS = ("PYTHON", "COMMUNITY_GOV_", "VIRTUAL_ENV", "LC_", "LANG")


def make(project: Path, folder: Path, *targets: str) -> None:
    """Build a project's archives into a folder."""
    wanted = [word for target in targets for word in ("-t", target)]
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder), *wanted]
    subprocess.run(command, cwd=project, check=True, capture_output=True, env=_outside())


def wheel_of(project: Path, folder: Path) -> Path:
    """Return the wheel of a project in a folder."""
    (wheel,) = folder.glob(f"{archive_name(project)}-0*.whl")
    return wheel


def sdist_of(project: Path, folder: Path) -> Path:
    """Return the source archive of a project in a folder."""
    (sdist,) = folder.glob(f"{archive_name(project)}-0*.tar.gz")
    return sdist


def archive_name(project: Path) -> str:
    """Return what a project's archives begin with."""
    return "community_gov" if project == ROOT else project.name.replace("-", "_")


def inside(archive: Path) -> dict[str, bytes]:
    """Return what an archive holds, by name."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as file:
            return {name: file.read(name) for name in file.namelist()}
    with tarfile.open(archive) as file:
        found = {one.name: file.extractfile(one) for one in file.getmembers()}
        return {name: one.read() for name, one in found.items() if one is not None}


def metadata(wheel: Path) -> Message:
    """Return what a wheel says of itself."""
    held = inside(wheel)
    (name,) = (one for one in held if one.endswith(".dist-info/METADATA"))
    return message_from_string(held[name].decode())


class Environment:
    """A virtual environment with nothing in it, and an empty folder to stand in."""

    def __init__(self, folder: Path) -> None:
        self.bin = folder / "venv" / "bin"
        self.here = folder / "here"
        self.here.mkdir(parents=True)
        subprocess.run([sys.executable, "-m", "venv", folder / "venv"], check=True)

    def run(self, command: str) -> str:
        """Run one line as somebody would who activated the environment; return what it printed."""
        known = {"PIP_CONSTRAINT": str(ROOT / "locks" / "pins.txt")}  # the indexes move on
        path = f"{self.bin}{os.pathsep}{os.environ['PATH']}"
        done = subprocess.run(
            command,
            shell=True,
            cwd=self.here,
            env={**_outside(), **known, "PATH": path, "LC_ALL": "C.UTF-8"},
            capture_output=True,
            text=True,
            encoding="utf-8",
        )
        assert not done.returncode, f"{command}\n{done.stdout}\n{done.stderr}"
        return done.stdout


def _outside() -> dict[str, str]:
    """Return the surroundings without what points at this checkout."""
    return {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
