"""What a commit writes, as plain statements with their rows; and a bare database to write them in.

The recording runs the store over a scratch database and keeps every statement that writes, so the
reference writes exactly the same rows. What the store only reads is not part of the reference.
"""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from community_gov.store import SqliteStore
from community_gov.store.engine import connect
from community_gov.store.groups import Work

Result = TypeVar("Result")
Statement = tuple[str, list[Any]]
"""One statement with all the rows that it is run for, in order."""

_PRAGMAS = {"foreign_keys": "ON", "synchronous": "FULL", "secure_delete": "ON"}
_COMPARED = (
    *("journal_mode", "synchronous", "foreign_keys", "secure_delete", "temp_store", "page_size"),
    *("cache_size", "wal_autocheckpoint", "mmap_size", "locking_mode", "recursive_triggers"),
)


class Pencil:
    """A cursor that writes down what it writes."""

    def __init__(self, cursor: sqlite3.Cursor) -> None:
        self._cursor = cursor
        self.written: list[Statement] = []

    def execute(self, statement: str, row: Sequence[Any] = ()) -> "Pencil":
        self._cursor.execute(statement, row)
        self._note(statement, [row])
        return self

    def executemany(self, statement: str, rows: Sequence[Any]) -> "Pencil":
        self._cursor.executemany(statement, rows)
        self._note(statement, list(rows))
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._cursor, name)

    def _note(self, statement: str, rows: list[Any]) -> None:
        if statement.lstrip().startswith("SELECT"):
            return
        if self.written and self.written[-1][0] == statement:
            self.written[-1][1].extend(rows)
        else:
            self.written.append((statement, rows))


class PencilUnits:
    """Units over one plain connection; fulfils `community_gov.store.units.Units`."""

    lasting = True

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.written: list[Statement] = []

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Cursor]:
        yield self._connection.cursor()

    def write(self, work: Work[Result]) -> Result:
        pencil: Any = Pencil(self._connection.cursor())
        self._connection.execute("BEGIN")
        result = work(pencil)
        self._connection.execute("COMMIT")
        self.written = pencil.written
        return result

    def close(self) -> None:
        self._connection.close()


class Recorder:
    """Say what the store would write for a unit of work."""

    def __init__(self, file: Path) -> None:
        SqliteStore.upgrade(f"sqlite:///{file}")
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("PRAGMA synchronous = OFF")
        self._units = PencilUnits(self._connection)
        self._store = SqliteStore(self._units)

    def statements(self, work: Callable[[SqliteStore], object]) -> list[Statement]:
        work(self._store)
        return self._units.written

    def close(self) -> None:
        self._units.close()


class RehearsedUnits(PencilUnits):
    """Units inside of a transaction that somebody else begins and ends."""

    def write(self, work: Work[Result]) -> Result:
        pencil: Any = Pencil(self._connection.cursor())
        result = work(pencil)
        self.written = pencil.written
        return result


class Rehearsal:
    """Say what the store would write into a database as it stands now, and leave it so."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("PRAGMA foreign_keys = ON")
        self._units = RehearsedUnits(self._connection)
        self._store = SqliteStore(self._units)

    def statements(self, works: Sequence[Callable[[SqliteStore], object]]) -> list[list[Statement]]:
        """Return the statements of each unit of work, each on those before it."""
        found = []
        self._connection.execute("BEGIN IMMEDIATE")
        for work in works:
            work(self._store)
            found.append(self._units.written)
        self._connection.execute("ROLLBACK")
        return found

    def close(self) -> None:
        self._units.close()


class Bare:
    """Python's own sqlite3 on the same schema, with the same pragmas as the store's."""

    def __init__(self, file: Path, timeout: float = 5.0) -> None:
        url = f"sqlite:///{file}"
        SqliteStore.upgrade(url)
        self.connection = sqlite3.connect(
            file, timeout, isolation_level=None, check_same_thread=False
        )
        for name, value in _PRAGMAS.items():
            self.connection.execute(f"PRAGMA {name} = {value}")
        self.connection.execute("PRAGMA temp_store = MEMORY")
        self._refuse_other_pragmas(url)

    def _refuse_other_pragmas(self, url: str) -> None:
        engine = connect(url)
        driver: Any = engine.raw_connection().driver_connection
        ours, bare = _settings(driver), _settings(self.connection)
        engine.dispose()
        if ours != bare:
            raise AssertionError(f"unequal pragmas: {ours} and {bare}")

    def write(self, statements: Sequence[Statement]) -> None:
        """Write one unit, in one transaction."""
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE")
        for statement, rows in statements:
            if len(rows) == 1:
                cursor.execute(statement, rows[0])
            else:
                cursor.executemany(statement, rows)
        cursor.execute("COMMIT")

    def close(self) -> None:
        self.connection.close()


def _settings(connection: sqlite3.Connection) -> dict[str, Any]:
    return {name: connection.execute(f"PRAGMA {name}").fetchone() for name in _COMPARED}


def contents(connection: sqlite3.Connection) -> dict[str, list[Any]]:
    """Return all rows of our tables, to see that two databases hold the same."""
    named = "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'cg\\_%' ESCAPE '\\'"
    tables = [name for (name,) in connection.execute(named).fetchall()]
    return {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}
