"""What SQLite says went wrong, told by its error code and never by its message."""

import sqlite3

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from community_gov.domain.errors import Problem, StoreError

_PRIMARY = 0xFF


def _code(error: BaseException) -> int:
    # Errors that Python's module raises by itself have no code of SQLite.
    return getattr(error, "sqlite_errorcode", 0)


def busy(error: BaseException) -> bool:
    """Whether somebody else holds the lock, so that the same unit may succeed later."""
    return _code(error) & _PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def there_already(error: sqlite3.IntegrityError) -> bool:
    """Whether a key was taken, as a constraint or an append-only table says."""
    return _code(error) in (
        sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY,
        sqlite3.SQLITE_CONSTRAINT_UNIQUE,
        sqlite3.SQLITE_CONSTRAINT_TRIGGER,
    )


def failed(error: sqlite3.Error | SQLAlchemyError, where: str = "") -> StoreError:
    """Return the error for the person who must act; it names no stored value."""
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    if busy(cause):
        return StoreError(Problem("store.locked", where))
    if _code(cause) & _PRIMARY == sqlite3.SQLITE_NOTADB:
        return StoreError(Problem("store.not_sqlite", where))
    name = getattr(cause, "sqlite_errorname", type(cause).__name__)
    code = "store.cannot_open" if name == "SQLITE_CANTOPEN" else "store.failed"
    return StoreError(Problem(code, where, {"error": name}))
