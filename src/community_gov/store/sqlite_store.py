"""The store on SQLite: a database of its own, or a host's connection."""

from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from community_gov.domain.errors import Problem, StoreError
from community_gov.store.audit import Audit
from community_gov.store.books import BookAudit, Books
from community_gov.store.commits import Commits
from community_gov.store.engine import PATIENCE, connect
from community_gov.store.failures import failed
from community_gov.store.host_units import HostUnits, driver_of
from community_gov.store.migrate import check, migrate, revision
from community_gov.store.notices import Notices
from community_gov.store.queues import Queues
from community_gov.store.reads import Reads
from community_gov.store.register import Register
from community_gov.store.slots import Slots
from community_gov.store.units import OwnUnits, Units


class SqliteStore(Reads, Commits, Queues, Notices, Register, Audit, Slots, Books, BookAudit):
    """Everything in one SQLite database; fulfils `community_gov.services.ports.Store`.

    Threads may share one store that was opened from a URL. A store over a host's connection
    belongs to whoever uses that connection.
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
    def over(cls, connection: Connection) -> Self:
        """Work inside the transaction of a host's own connection.

        The host begins, commits, rolls back and closes, and isolation, durability, pragmas
        and trying again are the host's. The store asks for foreign keys and for its own tables
        (`upgrade_over` makes them). A unit that is refused leaves nothing behind; a unit that
        is accepted is there when the host commits.

        Raises:
            StoreError: the connection or the database is not what the store needs.
        """
        units = HostUnits(connection)
        with units.reading() as cursor:
            ((foreign_keys,),) = cursor.execute("PRAGMA foreign_keys").fetchall()
            if not foreign_keys:
                lacks = {"lacks": "PRAGMA foreign_keys = ON"}
                raise StoreError(Problem("store.host_connection", params=lacks))
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
    def upgrade_over(connection: Connection) -> None:
        """Make or upgrade the tables inside a host's transaction.

        Raises:
            StoreError: the connection is not SQLite, or the database is newer.
        """
        driver_of(connection)
        units = HostUnits(connection)
        with units.reading() as cursor:
            revision(cursor)
        units.write(lambda _: migrate(connection))

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
