"""Where everything is kept: cases, histories, sealed values, queues, in SQLite.

Tables and queries are SQLAlchemy Core; what runs is the SQL that it compiled, on the driver's
connection of its pool.
"""

from community_gov.store.chain import Link, verify_chain
from community_gov.store.sqlite_store import SqliteStore

__all__ = ["Link", "SqliteStore", "verify_chain"]
