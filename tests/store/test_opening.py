"""Opening a database: what it must be, and how it is set."""

import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from community_gov.domain.errors import StoreError
from community_gov.store import SqliteStore

from .building import HERE, opened

Codes = Callable[..., list[str]]


@pytest.fixture
def store(url: str) -> Iterator[SqliteStore]:
    """One that makes its file and its tables itself."""
    with SqliteStore.open(url) as made:
        yield made


def test_the_settings_that_our_promises_rest_on(store: SqliteStore) -> None:
    expected = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "temp_store": 2,
    }
    with store._units.reading() as cursor:
        found = {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in expected}
    assert found == expected


def test_the_files_are_for_their_owner_only(store: SqliteStore, file: Path) -> None:
    store.commit([opened()])
    files = list(file.parent.iterdir())
    assert {one.name for one in files} == {"district.db", "district.db-wal", "district.db-shm"}
    assert {stat.S_IMODE(one.stat().st_mode) for one in files} == {0o600}


def test_the_mode_of_a_file_that_exists_is_its_owners_choice(url: str, file: Path) -> None:
    file.touch(0o640)
    file.chmod(0o640)
    SqliteStore.open(url).close()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_what_was_written_is_there_when_it_is_opened_again(url: str) -> None:
    with SqliteStore.open(url) as store:
        store.commit([opened()])
    with SqliteStore.open(url) as store:
        assert store.case(HERE, "c1") == opened().after


def test_a_database_in_memory_is_one_for_all_threads() -> None:
    seen = []
    with SqliteStore.open("sqlite://") as store:
        store.commit([opened()])
        thread = threading.Thread(target=lambda: seen.append(store.case(HERE, "c1")))
        thread.start()
        thread.join()
    assert seen == [opened().after]


@pytest.mark.parametrize(
    "url", ["postgresql://me:secret@db/x", "sqlite+aiosqlite:///x.db", "no url at all"]
)
def test_what_is_not_sqlite_is_refused(url: str, codes: Codes) -> None:
    with pytest.raises(StoreError) as caught:
        SqliteStore.open(url)
    assert [one.code for one in caught.value.problems] == ["store.not_sqlite"]
    assert "secret" not in repr(caught.value.problems)


def test_a_file_that_is_something_else_is_refused(url: str, file: Path, codes: Codes) -> None:
    file.write_bytes(b"%PDF-1.7 " * 500)
    assert codes(StoreError, SqliteStore.open, url) == ["store.not_sqlite"]
    assert file.read_bytes() == b"%PDF-1.7 " * 500


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        SqliteStore.open(f"sqlite:///{tmp_path}/nowhere/x.db")
    (problem,) = caught.value.problems
    assert problem.code == "store.cannot_open"
    assert "nowhere" in problem.where


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        SqliteStore.open(f"sqlite:///{tmp_path}")
    (problem,) = caught.value.problems
    assert (problem.code, problem.where) == ("store.cannot_open", str(tmp_path))
