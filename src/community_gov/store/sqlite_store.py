"""The store on SQLite: a database of its own, or a host's connection."""

import sqlite3
from types import TracebackType
from typing import Self

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from community_gov.store.audit import Audit
from community_gov.store.books import BookAudit, Books
from community_gov.store.commits import Commits
from community_gov.store.engine import PATIENCE, connect
from community_gov.store.failures import failed
from community_gov.store.host_units import Atomic, refuse_without_foreign_keys
from community_gov.store.hosts import HostConnection, for_migrations, host_units
from community_gov.store.migrate import REVISIONS, check, migrate, revision
from community_gov.store.notices import Notices
from community_gov.store.queues import Queues
from community_gov.store.reads import Reads
from community_gov.store.register import Register
from community_gov.store.slots import Slots
from community_gov.store.units import OwnUnits, Units


class SqliteStore(Reads, Commits, Queues, Notices, Register, Audit, Slots, Books, BookAudit):
    """Everything in one SQLite database; fulfils `community_gov.services.ports.Store`.

    Threads may share one store that was opened from a URL, or made over a function that gives
    each its connection. A store over one connection belongs to whoever uses that.
    """

    def __init__(self, units: Units) -> None:
        Reads.__init__(self, units)
        Commits.__init__(self, units)

    @classmethod
    def open(cls, url: str, *, patience: float = PATIENCE, read_only: bool = False) -> Self:
        """Open a database; an empty one gets its tables, unless it is only to be read.

        Every commit is on the disk before it is answered (write-ahead log, synchronous FULL).

        Args:
            url: ``sqlite:///file.db``, or ``sqlite://`` for one in memory.
            patience: seconds to wait for another process that writes, at each of three tries.
            read_only: SQLite itself refuses every write.

        Raises:
            StoreError: it is not SQLite, older or newer than this version, or lacks a guard.
        """
        engine = connect(url, patience, read_only=read_only)
        units = OwnUnits(engine, patience)
        try:
            _make_ready(units, engine, read_only)
        except BaseException:
            units.close()
            raise
        return cls(units)

    @classmethod
    def over(cls, connection: HostConnection, *, atomic: Atomic | None = None) -> Self:
        """Work inside the transaction of a host's own connection.

        The host begins, commits, rolls back and closes, and isolation, durability, pragmas
        and trying again are the host's. The store asks for foreign keys and for its own tables
        (`upgrade_over` makes them). A unit that is refused leaves nothing behind; a unit that
        is accepted is there when the host commits.

        Args:
            connection: SQLAlchemy's, or that of Python's module ``sqlite3``; or a function that
                returns the latter, called for every statement. A host with a connection for
                each thread hands in such a function, and its threads share the store.
            atomic: makes what the host puts around all that it writes together, such as
                ``django.db.transaction.atomic``. Each unit is written inside it: where a
                transaction is open, as a part of that; else in one of its own. Without it, a
                unit outside a transaction is refused.

        Raises:
            StoreError: the connection or the database is not what the store needs.
        """
        units = host_units(connection, atomic)
        with units.reading() as cursor:
            refuse_without_foreign_keys(cursor)
            check(cursor)
        return cls(units)

    @staticmethod
    def upgrade(url: str, *, patience: float = PATIENCE) -> None:
        """Bring an older database up to date, or make the tables of an empty one.

        Raises:
            StoreError: it is not SQLite, or newer than this version.
        """
        engine = connect(url, patience)
        try:
            with OwnUnits(engine, patience).reading() as cursor:
                revision(cursor)
            _upgrade(engine)
        finally:
            engine.dispose()

    @staticmethod
    def upgrade_over(connection: HostConnection, *, atomic: Atomic | None = None) -> None:
        """Make or upgrade the tables inside a host's transaction.

        Args:
            connection: as in `over`.
            atomic: as in `over`.

        Raises:
            StoreError: the connection is not SQLite, or the database is newer.
        """
        units = host_units(connection, atomic)
        with units.reading() as cursor:
            if revision(cursor) == REVISIONS[-1]:
                return

        def work(_: sqlite3.Cursor) -> None:
            with for_migrations(connection) as ours:
                migrate(ours)

        units.write(work)

    def close(self) -> None:
        """Close what `open` opened; a host's connection is left alone."""
        self._units.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _make_ready(units: Units, engine: Engine, read_only: bool) -> None:
    with units.reading() as cursor:
        empty = revision(cursor) is None
    if empty and not read_only:
        _upgrade(engine)
    with units.reading() as cursor:
        check(cursor)


def _upgrade(engine: Engine) -> None:
    try:
        with engine.begin() as connection:
            migrate(connection)
    except SQLAlchemyError as error:
        raise failed(error, engine.url.database or "") from error
