"""A host without SQLAlchemy hands in its driver's connection, or a function that gives one."""

import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from community_gov.domain.errors import Conflict, StoreError
from community_gov.store import SqliteStore

from .building import HERE, change, claim, opened

Codes = Callable[..., list[str]]


def connect(file: Path, level: str | None = None) -> sqlite3.Connection:
    driver = sqlite3.connect(file, isolation_level=level, timeout=10)
    driver.execute("PRAGMA foreign_keys = ON")
    driver.row_factory = lambda cursor, row: {"only": "dicts"}
    return driver


class Host:
    """An application that keeps a connection for each of its threads, as Django does."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.kept = threading.local()
        with self.atomic():
            self.connection().execute("CREATE TABLE theirs (word TEXT)")
        SqliteStore.upgrade_over(self.connection, atomic=self.atomic)

    def connection(self) -> sqlite3.Connection:
        if not hasattr(self.kept, "one"):
            self.kept.one = connect(self.file)
        return self.kept.one

    @contextmanager
    def atomic(self) -> Iterator[None]:
        driver = self.connection()
        inner = driver.in_transaction
        driver.execute("SAVEPOINT theirs" if inner else "BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            driver.execute("ROLLBACK TO theirs" if inner else "ROLLBACK")
            raise
        driver.execute("RELEASE theirs" if inner else "COMMIT")

    def leave(self) -> None:
        self.connection().close()
        del self.kept.one


@pytest.fixture
def host(file: Path) -> Iterator[Host]:
    one = Host(file)
    yield one
    one.leave()


def ours(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as other:
        rows = other.execute("SELECT word FROM theirs UNION ALL SELECT id FROM cg_case").fetchall()
        return sorted(one for (one,) in rows)


@pytest.mark.parametrize("level", [None, "", "IMMEDIATE"])
def test_a_drivers_connection_is_taken_as_it_is(
    host: Host, file: Path, level: str | None, codes: Codes
) -> None:
    with closing(connect(file, level)) as driver:
        SqliteStore.upgrade_over(driver)
        store = SqliteStore.over(driver)
        if level is None:
            assert codes(StoreError, store.commit, [opened("c0")]) == ["store.host_connection"]
            driver.execute("BEGIN")
        store.commit([opened("c1")])
        driver.rollback()
        assert store.case(HERE, "c1") is None
        if level is None:
            driver.execute("BEGIN")
        store.commit([opened("c2")])
        assert ours(file) == []
        driver.commit()
    assert ours(file) == ["c2"]


def test_making_the_tables_ends_no_transaction_and_leaves_the_functions(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "new.db")) as driver:
        driver.create_function("regexp", 2, lambda one, other: "theirs")
        driver.execute("BEGIN")
        SqliteStore.upgrade_over(driver)
        assert driver.in_transaction
        SqliteStore.over(driver).commit([opened()])
        driver.row_factory = None
        assert driver.execute("SELECT 'x' REGEXP 'x'").fetchone() == ("theirs",)
        driver.execute("ROLLBACK")
        assert driver.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_without_a_transaction_a_unit_is_one_of_the_hosts_own(host: Host, file: Path) -> None:
    store = SqliteStore.over(host.connection, atomic=host.atomic)
    first = opened("c1", claims=(claim("me"),))
    store.commit([first])
    assert ours(file) == ["c1"]
    with pytest.raises(Conflict):
        store.commit([opened("c2"), opened("c3", claims=(claim("you"),))])
    assert ours(file) == ["c1"] and not host.connection().in_transaction


def test_inside_the_hosts_block_it_is_a_part_of_that(host: Host, file: Path) -> None:
    store = SqliteStore.over(host.connection, atomic=host.atomic)
    with pytest.raises(ZeroDivisionError), host.atomic():
        store.commit([opened("c1")])
        host.connection().execute("INSERT INTO theirs VALUES ('word')")
        raise ZeroDivisionError
    assert ours(file) == []
    with host.atomic():
        host.connection().execute("INSERT INTO theirs VALUES ('word')")
        store.commit([opened("c1", claims=(claim("me"),))])
        with pytest.raises(Conflict):
            store.commit([opened("c2", claims=(claim("you"),))])
        assert ours(file) == []
    assert ours(file) == ["c1", "word"]


def test_threads_share_the_store_and_write_each_by_their_own_connection(
    host: Host, file: Path
) -> None:
    store = SqliteStore.over(host.connection, atomic=host.atomic)
    first = opened("c0")
    store.commit([first])
    said: list[object] = []
    both = threading.Barrier(2, timeout=10)

    def work() -> None:
        both.wait()
        try:
            with host.atomic():
                store.commit([change(first.after)])
            said.append("moved")
        except Conflict as conflict:
            said.append(conflict.problems[0].code)
        finally:
            host.leave()

    threads = [threading.Thread(target=work) for _ in range(2)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(map(str, said)) == ["conflict.version", "moved"]
    assert [one.event.seq for one in store.events(HERE, "c0")] == [1, 2]


def test_a_block_that_begins_nothing_is_refused(host: Host, file: Path, codes: Codes) -> None:
    @contextmanager
    def nothing() -> Iterator[None]:
        yield

    store = SqliteStore.over(host.connection, atomic=nothing)
    assert codes(StoreError, store.commit, [opened()]) == ["store.host_connection"]
    assert ours(file) == []


def test_each_connection_of_a_function_must_watch_its_keys(host: Host, codes: Codes) -> None:
    store = SqliteStore.over(host.connection, atomic=host.atomic)
    host.connection().execute("PRAGMA foreign_keys = OFF")
    assert codes(StoreError, store.commit, [opened()]) == ["store.host_connection"]
    assert codes(StoreError, SqliteStore.over, lambda: None) == ["store.not_sqlite"]
