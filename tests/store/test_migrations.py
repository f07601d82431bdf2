"""The migrations make the tables that the code describes; other versions are told apart."""

import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from community_gov import store as package
from community_gov.domain.errors import StoreError
from community_gov.store import SqliteStore, migrate
from community_gov.store.schema import metadata
from community_gov.store.triggers import TRIGGERS

from .building import HERE, opened

Codes = Callable[..., list[str]]
NEXT = """
from alembic import op
revision, down_revision = "0005", "0004"
branch_labels = depends_on = None
def upgrade():
    op.execute("ALTER TABLE cg_claim ADD COLUMN note TEXT")
"""


def written(connection: sqlite3.Connection) -> dict[str, str]:
    """The SQL of all our tables and indexes, without white space."""
    rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
    return {
        name: re.sub(r"\s+|\"", "", sql)
        for name, sql in rows
        if name != "cg_alembic_version" and name not in TRIGGERS
    }


def test_migrations_and_tables_agree(store: SqliteStore, url: str) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "version_table": "cg_alembic_version"}
        )
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_they_agree_to_the_letter(store: SqliteStore, raw: sqlite3.Connection) -> None:
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        metadata.create_all(connection)
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert written(raw) == written(driver)
        assert len(written(raw)) == 43
    engine.dispose()


def test_all_tables_are_strict(store: SqliteStore, raw: sqlite3.Connection) -> None:
    tables = raw.execute("SELECT name, strict, wr FROM pragma_table_list WHERE name LIKE 'cg_%'")
    kinds = {name: (strict, small) for name, strict, small in tables}
    assert {name for name, (strict, _) in kinds.items() if not strict} == {"cg_alembic_version"}
    assert {name for name, (_, small) in kinds.items() if small} >= {"cg_clock", "cg_claim"}


def test_the_known_revisions_are_those_that_are_there() -> None:
    config = Config()
    config.set_main_option("script_location", "community_gov.store:migrations")
    revisions = [one.revision for one in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(revisions)) == migrate.REVISIONS


@pytest.mark.parametrize("found", ["9999", "abc"])
def test_a_newer_database_is_refused_and_left_alone(
    url: str, file: Path, codes: Codes, dump: Callable[[Path], list[str]], found: str
) -> None:
    SqliteStore.open(url).close()
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("UPDATE cg_alembic_version SET version_num = ?", (found,))
    before = dump(file)
    assert codes(StoreError, SqliteStore.open, url) == ["store.newer"]
    assert codes(StoreError, SqliteStore.upgrade, url) == ["store.newer"]
    assert dump(file) == before


def test_an_older_database_is_upgraded_when_asked(
    url: str, tmp_path: Path, codes: Codes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with SqliteStore.open(url) as store:
        store.commit([opened()])
    scripts = tmp_path / "scripts"
    shutil.copytree(Path(package.__file__).parent / "migrations", scripts)
    (scripts / "versions" / "r0005_next.py").write_text(NEXT)
    monkeypatch.setattr(migrate, "_SCRIPTS", str(scripts))
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "0005"))
    assert codes(StoreError, SqliteStore.open, url) == ["store.older"]
    SqliteStore.upgrade(url)
    SqliteStore.upgrade(url)
    with SqliteStore.open(url) as store:
        assert store.case(HERE, "c1") == opened().after


def test_a_migration_that_fails_half_way_leaves_nothing(
    url: str,
    file: Path,
    tmp_path: Path,
    dump: Callable[[Path], list[str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    SqliteStore.open(url).close()
    before = dump(file)
    scripts = tmp_path / "scripts"
    shutil.copytree(Path(package.__file__).parent / "migrations", scripts)
    broken = NEXT + '    op.execute("INSERT INTO nowhere VALUES (1)")\n'
    (scripts / "versions" / "r0005_next.py").write_text(broken)
    monkeypatch.setattr(migrate, "_SCRIPTS", str(scripts))
    monkeypatch.setattr(migrate, "REVISIONS", (*migrate.REVISIONS, "0005"))
    with pytest.raises(StoreError):
        SqliteStore.upgrade(url)
    assert dump(file) == before


def test_tables_of_others_stay_as_they_are(url: str, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        raw.execute("CREATE TABLE alembic_version (version_num TEXT)")
        raw.execute("INSERT INTO alembic_version VALUES ('theirs')")
    with SqliteStore.open(url) as store:
        store.commit([opened()])
    with closing(sqlite3.connect(file)) as raw:
        assert raw.execute("SELECT * FROM alembic_version").fetchall() == [("theirs",)]
