"""Notices on their way through the channels of a place."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_Big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TEXTS = ("place", "id", "case_id", "recipient", "channel", "language")
_TOLD = ("about_zh", "about_en", "zh", "en")
_NUMBERS = ("at", "urgent", "seq", "number", "attempts", "next_at")
_INDEXES = {
    "due": (("next_at", "place", "id"), "left_at IS NULL AND given_up_at IS NULL"),
    "open": (("place", "at", "id"), "left_at IS NULL"),
    "turn": (
        ("place", "case_id", "recipient", "channel", "seq", "number"),
        "left_at IS NULL AND given_up_at IS NULL",
    ),
}


def upgrade() -> None:
    op.create_table(
        "cg_notice",
        *(sa.Column(name, sa.Text(), nullable=False) for name in (*_TEXTS, *_TOLD)),
        *(sa.Column(name, _Big, nullable=False) for name in _NUMBERS),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("given_up_at", _Big, nullable=True),
        sa.Column("left_at", _Big, nullable=True),
        sa.PrimaryKeyConstraint("place", "id", name=op.f("pk_cg_notice")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    for name, (columns, where) in _INDEXES.items():
        op.create_index(
            f"ix_cg_notice_{name}",
            "cg_notice",
            list(columns),
            unique=False,
            sqlite_where=sa.text(where),
        )


def downgrade() -> None:
    raise NotImplementedError("what was to be told is never forgotten again")
