"""Slots: when a room, a thing or a person of a place is taken, and by which case."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_Big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "cg_slot",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("starts", _Big, nullable=False),
        sa.Column("ends", _Big, nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("place", "what", "day", "starts", name=op.f("pk_cg_slot")),
        sa.ForeignKeyConstraint(
            ["place", "case_id"], ["cg_case.place", "cg_case.id"], name=op.f("fk_cg_slot_cg_case")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_cg_slot_case", "cg_slot", ["place", "case_id", "day"], unique=False)
    op.create_index("ix_cg_slot_day", "cg_slot", ["place", "day"], unique=False)
