"""SQLAlchemy Core statements, compiled once to text for the driver."""

from typing import Any

from sqlalchemy import ClauseElement, Select, Table, bindparam, delete, literal_column, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.dialects.sqlite import insert

_DIALECT = sqlite.dialect(paramstyle="qmark")


def compiled(statement: ClauseElement, *names: str) -> str:
    """Return the SQL of a statement.

    Raises:
        TypeError: its parameters do not come in the order of the names.
    """
    done: Any = statement.compile(dialect=_DIALECT)
    order = tuple(done.positiontup or ())
    if order != names:
        raise TypeError(f"the parameters come as {order}, the rows are made for {names}")
    return str(done)


def columns_of(table: Table) -> tuple[str, ...]:
    """Return the names of a table's columns, in order."""
    return tuple(column.name for column in table.columns)


def insert_into(table: Table) -> str:
    """Return the INSERT of a whole row."""
    return compiled(insert(table), *columns_of(table))


def insert_or_leave(table: Table) -> str:
    """Return the INSERT of a whole row that leaves alone what is there."""
    return compiled(insert(table).on_conflict_do_nothing(), *columns_of(table))


def insert_or_renew(table: Table, *names: str) -> str:
    """Return the INSERT of a whole row, or the UPDATE of some of its columns."""
    new = insert(table)
    keys = list(table.primary_key)
    renewed = new.on_conflict_do_update(keys, set_={name: new.excluded[name] for name in names})
    return compiled(renewed, *columns_of(table))


def limited(statement: Select[Any]) -> Select[Any]:
    """Return a query with a limit."""
    return statement.limit(bindparam("limit")).offset(literal_column("0"))


def equal(table: Table, *names: str) -> list[Any]:
    """Return the conditions that columns equal parameters."""
    # Core keeps the bare names of columns for the values of an UPDATE.
    return [table.c[name] == bindparam(f"is_{name}") for name in names]


def bound(*names: str) -> tuple[str, ...]:
    """Return what those parameters are called."""
    return tuple(f"is_{name}" for name in names)


def delete_from(table: Table, *names: str) -> str:
    """Return the DELETE of the rows in which columns equal parameters."""
    return compiled(delete(table).where(*equal(table, *names)), *bound(*names))


def select_from(table: Table, columns: tuple[str, ...], *names: str, order: str = "") -> str:
    """Return the SELECT of columns of the rows in which others equal parameters."""
    found = select(*(table.c[name] for name in columns)).where(*equal(table, *names))
    return compiled(found.order_by(table.c[order]) if order else found, *bound(*names))
