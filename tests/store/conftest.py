import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from community_gov.domain.errors import CommunityGovError
from community_gov.store import SqliteStore


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "district.db"


@pytest.fixture
def url(file: Path) -> str:
    return f"sqlite:///{file}"


@pytest.fixture(scope="session")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database with its tables only, to be copied; making them takes a while."""
    file = tmp_path_factory.mktemp("empty") / "district.db"
    SqliteStore.open(f"sqlite:///{file}").close()
    return file.read_bytes()


@pytest.fixture
def store(file: Path, url: str, empty: bytes) -> Iterator[SqliteStore]:
    if not file.exists():
        file.touch(0o600)
        file.write_bytes(empty)
    with SqliteStore.open(url) as opened:
        yield opened


@pytest.fixture
def raw(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection of somebody who does not ask the library."""
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        yield connection


@pytest.fixture(scope="session")
def dump() -> Callable[[Path], list[str]]:
    """All that a database holds, as text."""

    def read(file: Path) -> list[str]:
        with closing(sqlite3.connect(file)) as connection:
            return list(connection.iterdump())

    return read


@pytest.fixture(scope="session")
def codes() -> Callable[..., list[str]]:
    """Call something that must be refused and return the codes of the refusal."""

    def call(
        error: type[CommunityGovError],
        function: Callable[..., object],
        *args: object,
        **named: object,
    ) -> list[str]:
        with pytest.raises(error) as caught:
            function(*args, **named)
        return [problem.code for problem in caught.value.problems]

    return call
