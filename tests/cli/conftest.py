"""The command, as somebody calls it from a terminal; each call has a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from attrs import define, frozen

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


def start(*arguments: object, folder: Path, environment: Mapping[str, str] | None = None) -> Said:
    """Call the executable itself, for what depends on how Python was started."""
    ended = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=100,
        cwd=folder,
        env={**_clean(), "PYTHONWARNINGS": "error", **(environment or {})},
    )
    return _seen(Said(ended.returncode, ended.stdout, ended.stderr))


@define
class Forks:
    """The process that each call is forked from; see `forks.py`."""

    server: "subprocess.Popen[str]"

    def call(
        self, *arguments: object, folder: Path, environment: Mapping[str, str] | None = None
    ) -> Said:
        with TemporaryDirectory() as streams:
            out, err = Path(streams, "out"), Path(streams, "err")
            asked = {
                "arguments": [str(one) for one in arguments],
                "folder": str(folder),
                "environment": {**_clean(), **(environment or {})},
                "out": str(out),
                "err": str(err),
            }
            assert self.server.stdin is not None and self.server.stdout is not None
            print(json.dumps(asked), file=self.server.stdin, flush=True)
            code = int(self.server.stdout.readline())
            return _seen(Said(code, out.read_text("utf-8"), err.read_text("utf-8")))


def _clean() -> dict[str, str]:
    ours = ("LC_", "LANG", "COMMUNITY_GOV_", "PYTHONHASHSEED")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return {**clean, "LC_ALL": "C.UTF-8"}


def _seen(said: Said) -> Said:
    assert "Traceback" not in said.err, said.err
    return said


@pytest.fixture(scope="session")
def forks() -> Iterator[Forks]:
    program = [sys.executable, str(Path(__file__).with_name("forks.py"))]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as server:
        yield Forks(server)


@pytest.fixture
def gov(forks: Forks, tmp_path: Path) -> Callable[..., Said]:
    return partial(forks.call, folder=tmp_path)


@pytest.fixture(scope="session")
def kept(telling: Any) -> tuple[Path, Said]:
    """The folder in which the story was told, its database kept, with what was said."""
    return telling.folder, _seen(Said(telling.code, telling.out, telling.err))


@pytest.fixture
def database(telling: Any, tmp_path: Path) -> str:
    """A copy of the story's database with its keys, to do with as one likes."""
    url: str = telling.copy(tmp_path)
    return url
