"""What Alembic runs: always on a connection that it is given, never on one of its own."""

from alembic import context
from sqlalchemy import MetaData

from community_gov.store.migrate import VERSION_TABLE
from community_gov.store.schema import metadata


def _ours(name: str | None, kind: str, _parents: object) -> bool:
    return kind != "table" or (name or "").startswith("cg_")


def _run(target: MetaData) -> None:
    context.configure(
        connection=context.config.attributes["connection"],
        target_metadata=target,
        version_table=VERSION_TABLE,
        include_name=_ours,
        render_as_batch=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_run(metadata)
