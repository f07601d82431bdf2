"""Inside a host's transaction: its commit is ours, its rollback too, and we end neither."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import StaticPool

from community_gov.domain.errors import Conflict, StoreError
from community_gov.store import SqliteStore

from .building import HERE, MORNING, change, claim, clock, message, opened, receipt, sealed

Codes = Callable[..., list[str]]


def foreign_keys(driver: Any, _: object) -> None:
    driver.execute("PRAGMA foreign_keys = ON")


def by_hand(driver: Any, _: object) -> None:
    driver.isolation_level = None


def begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def default(url: str) -> Engine:
    """A host that lets Python's module begin when the first row is written."""
    return create_engine(url)


def recipe(url: str) -> Engine:
    """A host that begins by itself, as SQLAlchemy's manual advises."""
    engine = create_engine(url)
    event.listen(engine, "connect", by_hand)
    event.listen(engine, "begin", begin)
    return engine


@pytest.fixture(params=[default, recipe])
def host(request: pytest.FixtureRequest, url: str, file: Path) -> Iterator[Engine]:
    engine: Engine = request.param(url)
    event.listen(engine, "connect", foreign_keys)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE theirs (word TEXT)"))
        SqliteStore.upgrade_over(connection)
    yield engine
    engine.dispose()


def ours(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        words = connection.execute("SELECT word FROM theirs ORDER BY word").fetchall()
        cases = connection.execute("SELECT id FROM cg_case ORDER BY id").fetchall()
        return [one for (one,) in (*words, *cases)]


def write(connection: Connection, word: str) -> None:
    connection.execute(text("INSERT INTO theirs VALUES (:word)"), {"word": word})


@pytest.mark.parametrize("first", ["host", "store"])
def test_the_hosts_rollback_takes_our_rows_along(host: Engine, file: Path, first: str) -> None:
    with host.connect() as connection:
        store = SqliteStore.over(connection)
        if first == "host":
            write(connection, "word")
        store.commit([opened(values={"phone": sealed("138")})], receipt())
        if first == "store":
            write(connection, "word")
        assert store.case(HERE, "c1") is not None
        connection.rollback()
        assert store.case(HERE, "c1") is None
        assert store.receipt(HERE, "p1", "r1") is None
    assert ours(file) == []


@pytest.mark.parametrize("first", ["host", "store"])
def test_the_hosts_commit_is_ours(host: Engine, file: Path, first: str) -> None:
    with host.connect() as connection:
        store = SqliteStore.over(connection)
        if first == "host":
            write(connection, "word")
        store.commit([opened()])
        if first == "store":
            write(connection, "word")
        assert ours(file) == [], "somebody else sees nothing before the host commits"
        connection.commit()
        assert ours(file) == ["word", "c1"]
        store.close()
        write(connection, "later")
        connection.commit()
    assert ours(file) == ["later", "word", "c1"]


def test_every_verb_leaves_the_end_to_the_host(host: Engine, file: Path) -> None:
    with host.begin() as connection:
        store = SqliteStore.over(connection)
        first = opened(messages=(message("m1"),))
        store.commit([first])
        store.commit([change(first.after)])
        store.delivered(store.waiting(1), MORNING)
        store.put(HERE, [], {("x", "phone"): sealed("138")})
        store.note_opening(HERE, [])
        assert ours(file) == []
        assert [one.event.seq for one in store.events(HERE, "c1")] == [1, 2]
    assert ours(file) == ["c1"]


def test_a_refused_unit_leaves_nothing_and_the_host_goes_on(host: Engine, file: Path) -> None:
    with host.begin() as connection:
        store = SqliteStore.over(connection)
        store.commit([opened("c1", claims=(claim("me"),))])
        write(connection, "word")
        late = opened("c2", claims=(claim("you"),), clocks={"x": clock(MORNING)})
        with pytest.raises(Conflict):
            store.commit([opened("c3"), late], receipt())
        assert store.receipt(HERE, "p1", "r1") is None
        write(connection, "work")
    assert ours(file) == ["word", "work", "c1"]


def test_a_workflow_that_was_rolled_back_is_written_again(host: Engine) -> None:
    with host.connect() as connection:
        store = SqliteStore.over(connection)
        store.commit([opened()])
        connection.rollback()
        store.commit([opened()])
        connection.commit()
        assert store.workflow(HERE, opened().after.workflow) is not None


def test_a_savepoint_of_the_host_may_be_around_ours(host: Engine, file: Path) -> None:
    with host.begin() as connection:
        store = SqliteStore.over(connection)
        write(connection, "word")
        inner = connection.begin_nested()
        store.commit([opened("c1")])
        inner.rollback()
        store.commit([opened("c2")])
    assert ours(file) == ["word", "c2"]


def test_a_connection_that_another_framework_owns(host: Engine, file: Path) -> None:
    """As with Django: its own connection in its own transaction, SQLAlchemy only around it."""
    with closing(sqlite3.connect(file, isolation_level=None)) as driver:
        driver.execute("PRAGMA foreign_keys = ON")
        engine = create_engine("sqlite://", creator=lambda: driver, poolclass=StaticPool)
        connection = engine.connect()
        driver.row_factory = lambda cursor, row: {"only": "dicts"}
        store = SqliteStore.over(connection)
        driver.execute("BEGIN")
        store.commit([opened("c1")])
        assert driver.in_transaction
        driver.execute("ROLLBACK")
        driver.execute("BEGIN")
        store.commit([opened("c2")])
        driver.execute("COMMIT")
        assert ours(file) == ["c2"]
        connection.detach()


def test_a_connection_that_commits_by_itself_is_refused(
    host: Engine, file: Path, codes: Codes
) -> None:
    alone = create_engine(host.url, isolation_level="AUTOCOMMIT")
    event.listen(alone, "connect", foreign_keys)
    with alone.connect() as connection:
        store = SqliteStore.over(connection)
        assert codes(StoreError, store.commit, [opened()]) == ["store.host_connection"]
    alone.dispose()
    assert ours(file) == []


def test_a_connection_without_foreign_keys_is_refused(host: Engine, codes: Codes) -> None:
    careless = create_engine(host.url)
    with careless.connect() as connection:
        assert codes(StoreError, SqliteStore.over, connection) == ["store.host_connection"]
    careless.dispose()


def test_a_connection_without_our_tables_or_guards_is_refused(
    host: Engine, tmp_path: Path, codes: Codes
) -> None:
    with host.begin() as connection:
        connection.execute(text("DROP TRIGGER cg_value_no_delete"))
        assert codes(StoreError, SqliteStore.over, connection) == ["store.trigger_missing"]
    empty = create_engine(f"sqlite:///{tmp_path}/empty.db")
    event.listen(empty, "connect", foreign_keys)
    with empty.connect() as connection:
        assert codes(StoreError, SqliteStore.over, connection) == ["store.empty"]
    empty.dispose()


def test_making_the_tables_is_the_hosts_to_roll_back(tmp_path: Path, codes: Codes) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/new.db")
    event.listen(engine, "connect", foreign_keys)
    with engine.connect() as connection:
        SqliteStore.upgrade_over(connection)
        SqliteStore.over(connection).commit([opened()])
        connection.rollback()
        assert codes(StoreError, SqliteStore.over, connection) == ["store.empty"]
    engine.dispose()
