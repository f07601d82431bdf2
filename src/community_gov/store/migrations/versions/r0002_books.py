"""The books: transactions, their postings, and what they fold to."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_Big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_NUMBERED = "place = NEW.place AND unit = NEW.unit AND number = NEW.number"
_NAMED = "place = NEW.place AND unit = NEW.unit AND id = NEW.id"
_OF_ACCOUNT = "place = NEW.place AND unit = NEW.unit AND account = NEW.account"
_GUARDED = {
    "cg_transaction": f"{_NUMBERED} OR {_NAMED}",
    "cg_posting": f"{_OF_ACCOUNT} AND number = NEW.number",
    "cg_counted": (
        f"{_OF_ACCOUNT} AND day = NEW.day AND number = NEW.number"
        f" OR {_OF_ACCOUNT} AND source = NEW.source"
    ),
}


def upgrade() -> None:
    _book()
    _account()
    _transaction()
    _posting()
    _lot()
    _hold()
    _counted()
    for table, same in _GUARDED.items():
        _guard(table, same)


def downgrade() -> None:
    raise NotImplementedError("books are never taken apart again")


def _guard(table: str, same: str) -> None:
    """Keep a table append-only."""
    refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
    exists = f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 - our own names
    for name, when in {
        "no_update": f"BEFORE UPDATE ON {table}",
        "no_delete": f"BEFORE DELETE ON {table}",
        "no_replace": f"BEFORE INSERT ON {table} {exists}",
    }.items():
        op.execute(f"CREATE TRIGGER {table}_{name} {when} {refuse}")


def _book() -> None:
    op.create_table(
        "cg_book",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("number", _Big, nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", "unit", name=op.f("pk_cg_book")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _account() -> None:
    op.create_table(
        "cg_account",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("balance", _Big, nullable=False),
        sa.Column("floor", _Big, nullable=True),
        sa.Column("closed", _Big, nullable=False),
        sa.PrimaryKeyConstraint("place", "unit", "name", name=op.f("pk_cg_account")),
        sa.CheckConstraint(
            "balance BETWEEN -1000000000000000 AND 1000000000000000",
            name=op.f("ck_cg_account_most"),
        ),
        sa.CheckConstraint("floor IS NULL OR balance >= floor", name=op.f("ck_cg_account_floor")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _transaction() -> None:
    op.create_table(
        "cg_transaction",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("number", _Big, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=False),
        sa.Column("written", sa.LargeBinary(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", "unit", "number", name=op.f("pk_cg_transaction")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(
        "ix_cg_transaction_id",
        "cg_transaction",
        ["place", "unit", "id"],
        unique=True,
    )
    op.create_index(
        "ix_cg_transaction_undoes",
        "cg_transaction",
        ["place", "unit", "undoes"],
        unique=False,
        sqlite_where=sa.text("undoes <> ''"),
    )


def _posting() -> None:
    op.create_table(
        "cg_posting",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("number", _Big, nullable=False),
        sa.Column("change", _Big, nullable=False),
        sa.Column("balance", _Big, nullable=False),
        sa.PrimaryKeyConstraint("place", "unit", "account", "number", name=op.f("pk_cg_posting")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _lot() -> None:
    op.create_table(
        "cg_lot",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("number", _Big, nullable=False),
        sa.Column("part", _Big, nullable=False),
        sa.Column("rest", _Big, nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.Column("carried", _Big, nullable=False),
        sa.PrimaryKeyConstraint(
            "place", "unit", "account", "number", "part", name=op.f("pk_cg_lot")
        ),
        sa.CheckConstraint("rest >= 0", name=op.f("ck_cg_lot_rest")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_cg_lot_last_day",
        "cg_lot",
        ["last_day", "place", "unit", "account"],
        unique=False,
        sqlite_where=sa.text("rest > 0 AND last_day < '9999-12-31'"),
    )
    op.create_index(
        "ix_cg_lot_turn",
        "cg_lot",
        ["place", "unit", "account", "last_day", "number", "part"],
        unique=False,
        sqlite_where=sa.text("rest > 0"),
    )


def _hold() -> None:
    op.create_table(
        "cg_hold",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", _Big, nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("amount", _Big, nullable=False),
        sa.Column("until", _Big, nullable=True),
        sa.PrimaryKeyConstraint("place", "unit", "id", name=op.f("pk_cg_hold")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_cg_hold_account",
        "cg_hold",
        ["place", "unit", "account", "until"],
        unique=False,
    )
    op.create_index(
        "ix_cg_hold_until",
        "cg_hold",
        ["until", "place", "unit", "account"],
        unique=False,
    )


def _counted() -> None:
    op.create_table(
        "cg_counted",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("account", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("number", _Big, nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("amount", _Big, nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("spent", _Big, nullable=False),
        sa.PrimaryKeyConstraint(
            "place", "unit", "account", "day", "number", name=op.f("pk_cg_counted")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_cg_counted_day",
        "cg_counted",
        ["place", "unit", "day", "account"],
        unique=False,
    )
    op.create_index(
        "ix_cg_counted_source",
        "cg_counted",
        ["place", "unit", "account", "source"],
        unique=True,
        sqlite_where=sa.text("source IS NOT NULL"),
    )
