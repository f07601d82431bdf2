"""The triggers that keep what is append-only append-only.

Three for each table: SQLite's ``INSERT OR REPLACE`` passes by those on UPDATE and DELETE, so a
third one refuses to insert what is there already.
"""

from collections.abc import Mapping

from sqlalchemy import Table

from community_gov.store import schema

APPEND_ONLY: tuple[Table, ...] = (
    schema.event,
    schema.value,
    schema.opening,
    schema.transaction,
    schema.posting,
    schema.counted,
)


def _keys(table: Table) -> list[list[str]]:
    """Return the columns of each key: an INSERT OR REPLACE takes the place of any of them."""
    unique = sorted(index.name or "" for index in table.indexes if index.unique)
    others = [one for name in unique for one in table.indexes if one.name == name]
    keys = [table.primary_key.columns, *(index.columns for index in others)]
    return [[column.name for column in key] for key in keys]


def _of(table: Table) -> dict[str, str]:
    name = table.name
    same = " OR ".join(" AND ".join(f"{one} = NEW.{one}" for one in key) for key in _keys(table))
    refuse = f"BEGIN SELECT RAISE(ABORT, '{name} is append-only'); END"
    exists = f"WHEN EXISTS (SELECT 1 FROM {name} WHERE {same}) "  # noqa: S608 - our own names
    return {
        f"{name}_no_update": f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} {refuse}",
        f"{name}_no_delete": f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} {refuse}",
        f"{name}_no_replace": (
            f"CREATE TRIGGER {name}_no_replace BEFORE INSERT ON {name} {exists}{refuse}"
        ),
    }


TRIGGERS: Mapping[str, str] = {
    name: sql for table in APPEND_ONLY for name, sql in _of(table).items()
}
"""SQL of each trigger, by name; a database in which one is missing or altered is not opened."""
