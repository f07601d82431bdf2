"""All tables of the first version, with the triggers that keep histories append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_Big = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TRIGGERS = (
    "CREATE TRIGGER cg_event_no_update"
    " BEFORE UPDATE ON cg_event"
    " BEGIN SELECT RAISE(ABORT, 'cg_event is append-only'); END",
    "CREATE TRIGGER cg_event_no_delete"
    " BEFORE DELETE ON cg_event"
    " BEGIN SELECT RAISE(ABORT, 'cg_event is append-only'); END",
    "CREATE TRIGGER cg_event_no_replace"
    " BEFORE INSERT ON cg_event"
    " WHEN EXISTS (SELECT 1 FROM cg_event WHERE place = NEW.place"
    " AND case_id = NEW.case_id AND seq = NEW.seq)"
    " BEGIN SELECT RAISE(ABORT, 'cg_event is append-only'); END",
    "CREATE TRIGGER cg_value_no_update"
    " BEFORE UPDATE ON cg_value"
    " BEGIN SELECT RAISE(ABORT, 'cg_value is append-only'); END",
    "CREATE TRIGGER cg_value_no_delete"
    " BEFORE DELETE ON cg_value"
    " BEGIN SELECT RAISE(ABORT, 'cg_value is append-only'); END",
    "CREATE TRIGGER cg_value_no_replace"
    " BEFORE INSERT ON cg_value"
    " WHEN EXISTS (SELECT 1 FROM cg_value WHERE place = NEW.place"
    " AND owner = NEW.owner AND field = NEW.field AND version = NEW.version)"
    " BEGIN SELECT RAISE(ABORT, 'cg_value is append-only'); END",
    "CREATE TRIGGER cg_opening_no_update"
    " BEFORE UPDATE ON cg_opening"
    " BEGIN SELECT RAISE(ABORT, 'cg_opening is append-only'); END",
    "CREATE TRIGGER cg_opening_no_delete"
    " BEFORE DELETE ON cg_opening"
    " BEGIN SELECT RAISE(ABORT, 'cg_opening is append-only'); END",
    "CREATE TRIGGER cg_opening_no_replace"
    " BEFORE INSERT ON cg_opening"
    " WHEN EXISTS (SELECT 1 FROM cg_opening WHERE place = NEW.place"
    " AND owner = NEW.owner AND number = NEW.number)"
    " BEGIN SELECT RAISE(ABORT, 'cg_opening is append-only'); END",
)


def upgrade() -> None:
    _claim()
    _definition()
    _opening()
    _outbox()
    _receipt()
    _record()
    _value()
    _case()
    _case_person()
    _case_state()
    _clock()
    _event()
    for trigger in _TRIGGERS:
        op.execute(trigger)


def downgrade() -> None:
    raise NotImplementedError("a history is never taken apart again")


def _claim() -> None:
    op.create_table(
        "cg_claim",
        sa.Column("register", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("register", "key", name=op.f("pk_cg_claim")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index("ix_cg_claim_owner", "cg_claim", ["register", "owner"], unique=False)


def _definition() -> None:
    op.create_table(
        "cg_definition",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("place", "hash", name=op.f("pk_cg_definition")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )


def _opening() -> None:
    op.create_table(
        "cg_opening",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("number", _Big, nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("at", _Big, nullable=False),
        sa.PrimaryKeyConstraint("place", "owner", "number", name=op.f("pk_cg_opening")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _outbox() -> None:
    op.create_table(
        "cg_outbox",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("zh", sa.Text(), nullable=False),
        sa.Column("en", sa.Text(), nullable=False),
        sa.Column("at", _Big, nullable=False),
        sa.Column("turn", _Big, nullable=False),
        sa.Column("delivered_at", _Big, nullable=True),
        sa.PrimaryKeyConstraint("place", "id", name=op.f("pk_cg_outbox")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(
        "ix_cg_outbox_waiting",
        "cg_outbox",
        ["turn"],
        unique=False,
        sqlite_where=sa.text("delivered_at IS NULL"),
    )


def _receipt() -> None:
    op.create_table(
        "cg_receipt",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("cases", sa.Text(), nullable=False),
        sa.Column("at", _Big, nullable=False),
        sa.PrimaryKeyConstraint("place", "person", "key", name=op.f("pk_cg_receipt")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _record() -> None:
    op.create_table(
        "cg_record",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("place", "id", name=op.f("pk_cg_record")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(
        "ix_cg_record_kind", "cg_record", ["place", "kind", "subject", "since", "id"], unique=False
    )


def _value() -> None:
    op.create_table(
        "cg_value",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("version", _Big, nullable=False),
        sa.Column("ciphertext", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("mask", sa.Text(), nullable=False),
        sa.Column("find", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("place", "owner", "field", "version", name=op.f("pk_cg_value")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index(
        "ix_cg_value_find",
        "cg_value",
        ["place", "field", "find"],
        unique=False,
        sqlite_where=sa.text("find IS NOT NULL"),
    )


def _case() -> None:
    op.create_table(
        "cg_case",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("program", sa.Text(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("version", _Big, nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("exercise", _Big, nullable=False),
        sa.Column("opened", _Big, nullable=False),
        sa.Column("people", sa.Text(), nullable=False),
        sa.Column("held", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place", "workflow"],
            ["cg_definition.place", "cg_definition.hash"],
            name=op.f("fk_cg_case_cg_definition"),
        ),
        sa.PrimaryKeyConstraint("place", "id", name=op.f("pk_cg_case")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
    op.create_index("ix_cg_case_opened", "cg_case", ["place", "opened", "id"], unique=False)
    op.create_index(
        "ix_cg_case_program", "cg_case", ["place", "program", "opened", "id"], unique=False
    )
    op.create_index(
        "ix_cg_case_status", "cg_case", ["place", "status", "opened", "id"], unique=False
    )


def _case_person() -> None:
    op.create_table(
        "cg_case_person",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("person", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place", "case_id"],
            ["cg_case.place", "cg_case.id"],
            name=op.f("fk_cg_case_person_cg_case"),
        ),
        sa.PrimaryKeyConstraint(
            "place", "person", "case_id", "part", name=op.f("pk_cg_case_person")
        ),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _case_state() -> None:
    op.create_table(
        "cg_case_state",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place", "case_id"],
            ["cg_case.place", "cg_case.id"],
            name=op.f("fk_cg_case_state_cg_case"),
        ),
        sa.PrimaryKeyConstraint("place", "state", "case_id", name=op.f("pk_cg_case_state")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )


def _clock() -> None:
    op.create_table(
        "cg_clock",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("due", _Big, nullable=False),
        sa.Column("provisional", _Big, nullable=False),
        sa.ForeignKeyConstraint(
            ["place", "case_id"], ["cg_case.place", "cg_case.id"], name=op.f("fk_cg_clock_cg_case")
        ),
        sa.PrimaryKeyConstraint("place", "case_id", "name", name=op.f("pk_cg_clock")),
        sqlite_strict=True,
        sqlite_with_rowid=False,
    )
    op.create_index(
        "ix_cg_clock_due", "cg_clock", ["due", "place", "case_id", "name"], unique=False
    )
    op.create_index(
        "ix_cg_clock_provisional",
        "cg_clock",
        ["place", "case_id"],
        unique=False,
        sqlite_where=sa.text("provisional = 1"),
    )


def _event() -> None:
    op.create_table(
        "cg_event",
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("seq", _Big, nullable=False),
        sa.Column("written", sa.LargeBinary(), nullable=False),
        sa.Column("previous", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["place", "case_id"], ["cg_case.place", "cg_case.id"], name=op.f("fk_cg_event_cg_case")
        ),
        sa.PrimaryKeyConstraint("place", "case_id", "seq", name=op.f("pk_cg_event")),
        sqlite_strict=True,
        sqlite_with_rowid=True,
    )
