"""The tables: what is stored, and by which keys.

Every key, unique constraint and index begins with the place. There are two exceptions, neither
of which an inhabitant of a place can ask: the register that all places of a district share
(``cg_claim``), and the queues that one worker pulls for all of them (the indexes on due clocks,
on waiting messages and notices, on holds whose time is over, and on points past their last day).

Instants are whole microseconds of UTC, so that nothing loses a time zone on its way.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

# SQLite's STRICT tables know no BIGINT; its INTEGER has 64 bits already.
_Big = BigInteger().with_variant(Integer, "sqlite")


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Text, nullable=False) for name in names]


def _number(name: str) -> Column[Any]:
    return Column(name, _Big, nullable=False)


def _of_case() -> ForeignKeyConstraint:
    return ForeignKeyConstraint(["place", "case_id"], ["cg_case.place", "cg_case.id"])


def _table(name: str, *parts: Any, small: bool = False) -> Table:
    """Make a table; a small one lives in its key's tree and saves a second look-up."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=not small)


definition = _table(
    "cg_definition",
    *_texts("place", "hash"),
    Column("body", LargeBinary, nullable=False),
    PrimaryKeyConstraint("place", "hash"),
)

case = _table(
    "cg_case",
    *_texts("place", "id", "program", "workflow"),
    _number("version"),
    Column("status", Text, nullable=False),
    _number("exercise"),
    _number("opened"),
    *_texts("people", "held", "state"),
    PrimaryKeyConstraint("place", "id"),
    ForeignKeyConstraint(["place", "workflow"], ["cg_definition.place", "cg_definition.hash"]),
    Index("ix_cg_case_opened", "place", "opened", "id"),
    Index("ix_cg_case_program", "place", "program", "opened", "id"),
    Index("ix_cg_case_status", "place", "status", "opened", "id"),
)

case_state = _table(
    "cg_case_state",
    *_texts("place", "state", "case_id"),
    PrimaryKeyConstraint("place", "state", "case_id"),
    _of_case(),
    small=True,
)

case_person = _table(
    "cg_case_person",
    *_texts("place", "person", "case_id", "part"),
    PrimaryKeyConstraint("place", "person", "case_id", "part"),
    _of_case(),
    small=True,
)

event = _table(
    "cg_event",
    *_texts("place", "case_id"),
    _number("seq"),
    Column("written", LargeBinary, nullable=False),
    *_texts("previous", "hash"),
    PrimaryKeyConstraint("place", "case_id", "seq"),
    _of_case(),
)

clock = _table(
    "cg_clock",
    *_texts("place", "case_id", "name"),
    _number("due"),
    _number("provisional"),
    PrimaryKeyConstraint("place", "case_id", "name"),
    _of_case(),
    Index("ix_cg_clock_due", "due", "place", "case_id", "name"),
    Index("ix_cg_clock_provisional", "place", "case_id", sqlite_where=text("provisional = 1")),
    small=True,
)

value = _table(
    "cg_value",
    *_texts("place", "owner", "field"),
    _number("version"),
    Column("ciphertext", LargeBinary, nullable=False),
    *_texts("key", "mask"),
    Column("find", Text),
    PrimaryKeyConstraint("place", "owner", "field", "version"),
    Index("ix_cg_value_find", "place", "field", "find", sqlite_where=text("find IS NOT NULL")),
)

outbox = _table(
    "cg_outbox",
    *_texts("place", "id", "case_id", "recipient", "zh", "en"),
    _number("at"),
    # Its turn among the messages that wait; the turns of delivered ones are given out again.
    _number("turn"),
    Column("delivered_at", _Big),
    PrimaryKeyConstraint("place", "id"),
    Index("ix_cg_outbox_waiting", "turn", sqlite_where=text("delivered_at IS NULL")),
)

notice = _table(
    "cg_notice",
    *_texts("place", "id", "case_id", "recipient", "channel", "language"),
    *_texts("about_zh", "about_en", "zh", "en"),
    _number("at"),
    _number("urgent"),
    _number("seq"),
    _number("number"),
    _number("attempts"),
    _number("next_at"),
    *_texts("problem", "detail"),
    Column("given_up_at", _Big),
    Column("left_at", _Big),
    PrimaryKeyConstraint("place", "id"),
    Index(
        "ix_cg_notice_due",
        *("next_at", "place", "id"),
        sqlite_where=text("left_at IS NULL AND given_up_at IS NULL"),
    ),
    Index(
        "ix_cg_notice_turn",
        *("place", "case_id", "recipient", "channel", "seq", "number"),
        sqlite_where=text("left_at IS NULL AND given_up_at IS NULL"),
    ),
    Index("ix_cg_notice_open", "place", "at", "id", sqlite_where=text("left_at IS NULL")),
)

receipt = _table(
    "cg_receipt",
    *_texts("place", "person", "key", "fingerprint", "cases"),
    _number("at"),
    PrimaryKeyConstraint("place", "person", "key"),
    small=True,
)

claim = _table(
    "cg_claim",
    *_texts("register", "key", "owner"),
    PrimaryKeyConstraint("register", "key"),
    Index("ix_cg_claim_owner", "register", "owner"),
    small=True,
)

slot = _table(
    "cg_slot",
    *_texts("place", "what", "day"),
    _number("starts"),
    _number("ends"),
    *_texts("case_id", "title"),
    PrimaryKeyConstraint("place", "what", "day", "starts"),
    _of_case(),
    Index("ix_cg_slot_case", "place", "case_id", "day"),
    Index("ix_cg_slot_day", "place", "day"),
    small=True,
)

record = _table(
    "cg_record",
    *_texts("place", "id", "kind", "subject", "body", "since"),
    Column("until", Text),
    PrimaryKeyConstraint("place", "id"),
    Index("ix_cg_record_kind", "place", "kind", "subject", "since", "id"),
)

opening = _table(
    "cg_opening",
    *_texts("place", "owner"),
    _number("number"),
    *_texts("field", "person", "role", "purpose"),
    _number("at"),
    PrimaryKeyConstraint("place", "owner", "number"),
    small=True,
)

book = _table(
    "cg_book",
    *_texts("place", "unit"),
    _number("number"),
    *_texts("hash", "terms"),
    PrimaryKeyConstraint("place", "unit"),
    small=True,
)

account = _table(
    "cg_account",
    *_texts("place", "unit", "name"),
    _number("balance"),
    Column("floor", _Big),
    _number("closed"),
    PrimaryKeyConstraint("place", "unit", "name"),
    CheckConstraint("balance BETWEEN -1000000000000000 AND 1000000000000000", "ck_cg_account_most"),
    CheckConstraint("floor IS NULL OR balance >= floor", "ck_cg_account_floor"),
    small=True,
)

transaction = _table(
    "cg_transaction",
    *_texts("place", "unit"),
    _number("number"),
    *_texts("id", "undoes"),
    Column("written", LargeBinary, nullable=False),
    Column("hash", Text, nullable=False),
    PrimaryKeyConstraint("place", "unit", "number"),
    Index("ix_cg_transaction_id", "place", "unit", "id", unique=True),
    Index(
        "ix_cg_transaction_undoes",
        *("place", "unit", "undoes"),
        sqlite_where=text("undoes <> ''"),
    ),
)

posting = _table(
    "cg_posting",
    *_texts("place", "unit", "account"),
    _number("number"),
    _number("change"),
    _number("balance"),
    PrimaryKeyConstraint("place", "unit", "account", "number"),
    small=True,
)

# Points that are good for ever have the last of all days: SQLite puts NULL first.
lot = _table(
    "cg_lot",
    *_texts("place", "unit", "account"),
    _number("number"),
    _number("part"),
    _number("rest"),
    Column("last_day", Text, nullable=False),
    _number("carried"),
    PrimaryKeyConstraint("place", "unit", "account", "number", "part"),
    CheckConstraint("rest >= 0", "ck_cg_lot_rest"),
    Index(
        "ix_cg_lot_turn",
        *("place", "unit", "account", "last_day", "number", "part"),
        sqlite_where=text("rest > 0"),
    ),
    Index(
        "ix_cg_lot_last_day",
        *("last_day", "place", "unit", "account"),
        sqlite_where=text("rest > 0 AND last_day < '9999-12-31'"),
    ),
    small=True,
)

hold = _table(
    "cg_hold",
    *_texts("place", "unit", "id"),
    _number("number"),
    Column("account", Text, nullable=False),
    _number("amount"),
    Column("until", _Big),
    PrimaryKeyConstraint("place", "unit", "id"),
    Index("ix_cg_hold_account", "place", "unit", "account", "until"),
    Index("ix_cg_hold_until", "until", "place", "unit", "account"),
    small=True,
)

counted = _table(
    "cg_counted",
    *_texts("place", "unit", "account", "day"),
    _number("number"),
    Column("what", Text, nullable=False),
    _number("amount"),
    Column("source", Text),
    _number("spent"),
    PrimaryKeyConstraint("place", "unit", "account", "day", "number"),
    Index(
        "ix_cg_counted_source",
        *("place", "unit", "account", "source"),
        unique=True,
        sqlite_where=text("source IS NOT NULL"),
    ),
    Index("ix_cg_counted_day", "place", "unit", "day", "account"),
    small=True,
)
