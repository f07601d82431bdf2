"""A district with two places that share a land office, and somebody at each counter."""

import os
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from community_gov import CommunityGovError
from community_gov.testing import Bench

from .counter import INSTALLED, PLACES, Counter


@pytest.fixture(autouse=True, scope="package")
def installed() -> Iterator[None]:
    """The plugin `garden` is installed while these tests run."""
    sys.path.append(str(INSTALLED))
    yield
    sys.path.remove(str(INSTALLED))


@pytest.fixture(scope="package")
def staffed(
    installed: None, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[str, tuple[str, ...]]]:
    """A district where people are appointed already, to be copied; making keys takes a while."""
    folder = tmp_path_factory.mktemp("staffed")
    with Bench(folder, PLACES) as made:
        people = {name: Counter(made, name).people for name in ("willow", "poplar")}
    return folder, people


@pytest.fixture
def bench(tmp_path: Path, staffed: tuple[Path, object]) -> Iterator[Bench]:
    shutil.copytree(staffed[0], tmp_path, dirs_exist_ok=True)
    with Bench(tmp_path, tmp_path / "places") as opened:
        yield opened


@pytest.fixture
def willow(bench: Bench, staffed: tuple[Path, dict[str, tuple[str, ...]]]) -> Counter:
    return Counter(bench, "willow", staffed[1]["willow"])


@pytest.fixture
def poplar(bench: Bench, staffed: tuple[Path, dict[str, tuple[str, ...]]]) -> Counter:
    return Counter(bench, "poplar", staffed[1]["poplar"])


class Burglar(sqlite3.Connection):
    """A connection of somebody who goes around the library, past its guards."""

    guards: tuple[str, ...] = ()

    def break_in(self) -> None:
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        found = self.execute(query).fetchall()
        self.guards = tuple(sql for _, sql in found)
        for name, _ in found:
            self.execute(f"DROP TRIGGER {name}")

    def cover_up(self) -> None:
        """Put the guards back, as if nothing had happened."""
        for sql in self.guards:
            self.execute(sql)
        self.guards = ()


@pytest.fixture
def raw(bench: Bench) -> Iterator[Burglar]:
    file = bench.url.removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, isolation_level=None, factory=Burglar)) as connection:
        connection.break_in()
        yield connection


@pytest.fixture
def dump(bench: Bench) -> Callable[[], list[str]]:
    """All that the database holds, as text."""
    return lambda: dumped(bench.url)


def dumped(url: str) -> list[str]:
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection:
        return list(connection.iterdump())


@pytest.fixture
def refused(dump: Callable[[], list[str]]) -> Callable[..., list[str]]:
    """Do what must be refused: both languages say why, and nothing is changed."""

    def attempt(
        error: type[CommunityGovError],
        wish: Callable[..., object],
        *args: object,
        **named: object,
    ) -> list[str]:
        before = dump()
        with pytest.raises(CommunityGovError) as caught:
            wish(*args, **named)
        assert type(caught.value) is error, caught.value
        for problem in caught.value.problems:
            assert problem.line("zh") != problem.line("en")
            for text in (problem.what, problem.next_step):
                assert text.zh.strip() and text.en.strip() and "{" not in text.zh + text.en
        assert dump() == before
        return [problem.code for problem in caught.value.problems]

    return attempt


@pytest.fixture
def processes(bench: Bench) -> Callable[..., list[str]]:
    """Run the same script in processes that start at one moment; return what each printed.

    The script finds the district's `places`, `url` and `keys`, `now()` and `arguments`.
    """

    def run(script: str, *arguments: str, count: int = 2, **named: object) -> list[str]:
        start = """
import sys, time
from datetime import datetime
from community_gov import *
places, url, keys, moment, begin, *arguments = sys.argv[1:]
now = lambda: datetime.fromisoformat(moment)
district = open_district(places, url, keys, now=now)
time.sleep(max(0, float(begin) - time.time()))
"""
        begin = str(time.time() + 1.2)
        moment = bench.moment.isoformat()
        path = [str(INSTALLED), *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
        command = [sys.executable, "-W", "error", "-c", start + script]
        command += [str(bench.places), bench.url, str(bench.keys), moment, begin, *arguments]
        running = [
            subprocess.Popen(
                [*command, str(number)],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(path)},
            )
            for number in range(count)
        ]
        ended = [process.communicate(timeout=60) for process in running]
        for process, (_, error) in zip(running, ended, strict=True):
            assert process.returncode == 0, error
        return [said.strip() for said, _ in ended]

    return run
