"""SQL of the books, compiled once."""

from typing import Any

from sqlalchemy import and_, bindparam, case, func, literal_column, or_, select, tuple_, update

from community_gov.store import schema
from community_gov.store.compiling import (
    bound,
    compiled,
    delete_from,
    equal,
    insert_into,
    insert_or_renew,
    limited,
    select_from,
)

_ACCOUNT = ("place", "unit", "name")
_OF_ACCOUNT = ("place", "unit", "account")
_LOT = (*_OF_ACCOUNT, "number", "part")

BOOK = select_from(schema.book, ("number", "hash", "terms"), "place", "unit")
SET_BOOK = insert_or_renew(schema.book, "number", "hash", "terms")
# Also a book of which only its transactions are left.
BOOKS = compiled(
    select(schema.book.c.place, schema.book.c.unit)
    .union(select(schema.transaction.c.place, schema.transaction.c.unit))
    .order_by("place", "unit")
)

ACCOUNT = select_from(schema.account, ("balance", "floor", "closed"), *_ACCOUNT)
ACCOUNTS = select_from(
    schema.account, ("name", "balance", "floor", "closed"), "place", "unit", order="name"
)
INSERT_ACCOUNT = insert_into(schema.account)
MOVE_ACCOUNT = compiled(
    update(schema.account)
    .values({name: bindparam(name) for name in ("balance", "floor", "closed")})
    .where(*equal(schema.account, *_ACCOUNT, "balance")),
    *("balance", "floor", "closed"),
    *bound(*_ACCOUNT, "balance"),
)

INSERT_TRANSACTION = insert_into(schema.transaction)
TRANSACTION = select_from(schema.transaction, ("number", "written"), "place", "unit", "id")
NUMBERED = select_from(schema.transaction, ("written",), "place", "unit", "number")
# SQLite uses the index on what undoes something only where the query repeats its condition.
UNDOING = compiled(
    select(schema.transaction.c.number, schema.transaction.c.written).where(
        *equal(schema.transaction, "place", "unit", "undoes"),
        schema.transaction.c.undoes != literal_column("''"),
    ),
    *bound("place", "unit", "undoes"),
)

INSERT_POSTING = insert_into(schema.posting)
INSERT_LOT = insert_into(schema.lot)
LOT = select_from(schema.lot, ("rest", "last_day", "carried"), *_LOT)
MOVE_LOT = compiled(
    update(schema.lot).values(rest=bindparam("rest")).where(*equal(schema.lot, *_LOT, "rest")),
    "rest",
    *bound(*_LOT, "rest"),
)

_HOLD = ("id", "number", "account", "amount", "until")
INSERT_HOLD = insert_into(schema.hold)
DELETE_HOLD = delete_from(schema.hold, "place", "unit", "id")
HOLD = select_from(schema.hold, _HOLD, "place", "unit", "id")

INSERT_COUNTED = insert_into(schema.counted)
PAID = compiled(
    select(schema.transaction.c.id)
    .join(
        schema.counted,
        (schema.counted.c.place == schema.transaction.c.place)
        & (schema.counted.c.unit == schema.transaction.c.unit)
        & (schema.counted.c.number == schema.transaction.c.number),
    )
    .where(*equal(schema.counted, *_OF_ACCOUNT, "source")),
    *bound(*_OF_ACCOUNT, "source"),
)


def _lots() -> str:
    lot = schema.lot.c
    columns = (lot.number, lot.part, lot.rest, lot.last_day, lot.carried)
    turn, names = (lot.last_day, lot.number, lot.part), ("after_day", "after_number", "after_part")
    found = (
        select(*columns)
        .where(
            *equal(schema.lot, *_OF_ACCOUNT),
            lot.rest > literal_column("0"),
            tuple_(*turn) > tuple_(*(bindparam(name) for name in names)),
        )
        .order_by(*turn)
    )
    return compiled(limited(found), *bound(*_OF_ACCOUNT), *names, "limit")


def _overdue() -> str:
    hold = schema.hold.c
    found = select(*(hold[name] for name in _HOLD)).where(
        *equal(schema.hold, *_OF_ACCOUNT), hold.until <= bindparam("now")
    )
    return compiled(found.order_by(hold.until, hold.number), *bound(*_OF_ACCOUNT), "now")


def _holds() -> str:
    """Return the holds on an account; in this order, since SQLite then uses their index."""
    hold = schema.hold.c
    found = select(*(hold[name] for name in _HOLD)).where(*equal(schema.hold, *_OF_ACCOUNT))
    return compiled(found.order_by(hold.until, hold.number), *bound(*_OF_ACCOUNT))


def _counted(what: bool) -> str:
    counted = schema.counted.c
    names = (*_OF_ACCOUNT, "spent", "what") if what else (*_OF_ACCOUNT, "spent")
    found = select(func.coalesce(func.sum(counted.amount), literal_column("0"))).where(
        *equal(schema.counted, *names),
        counted.day >= bindparam("since"),
        counted.day <= bindparam("until"),
    )
    return compiled(found, *bound(*names), "since", "until")


def _counted_between(account: bool) -> str:
    counted = schema.counted.c
    names = _OF_ACCOUNT if account else ("place", "unit")
    none: Any = literal_column("0")
    one: Any = literal_column("1")
    stands = and_(counted.amount >= none, or_(counted.amount == none, _left() > none))
    found = (
        select(
            counted.what,
            counted.account,
            func.sum(case((stands, one), else_=none)),
            func.sum(counted.amount),
        )
        .where(
            *equal(schema.counted, *names),
            counted.day >= bindparam("since"),
            counted.day <= bindparam("until"),
        )
        .group_by(counted.what, counted.account)
        .order_by(counted.what, counted.account)
    )
    return compiled(found, *bound(*names), "since", "until")


def _left() -> Any:
    """Return what reversals have left of the amount of a counted row."""
    counted, back = schema.counted.c, schema.counted.alias("back")
    done, undoing = schema.transaction.alias("done"), schema.transaction.alias("undoing")
    taken: Any = (
        select(func.coalesce(func.sum(back.c.amount), literal_column("0")))
        .select_from(done)
        .join(
            undoing,
            (undoing.c.place == done.c.place)
            & (undoing.c.unit == done.c.unit)
            & (undoing.c.undoes == done.c.id)
            & (undoing.c.undoes != literal_column("''")),
        )
        .join(
            back,
            (back.c.place == undoing.c.place)
            & (back.c.unit == undoing.c.unit)
            & (back.c.number == undoing.c.number)
            & (back.c.account == counted.account)
            & (back.c.day == counted.day),
        )
        .where(
            done.c.place == counted.place,
            done.c.unit == counted.unit,
            done.c.number == counted.number,
        )
        .correlate(schema.counted)
        .scalar_subquery()
    )
    return counted.amount + taken


def _balances_at() -> str:
    """Return every account with its balance after the transaction with a number."""
    account, posting = schema.account.c, schema.posting.c
    balance: Any = (
        select(posting.balance)
        .where(
            posting.place == account.place,
            posting.unit == account.unit,
            posting.account == account.name,
            posting.number <= bindparam("number"),
        )
        .order_by(posting.number.desc())
        .limit(literal_column("1"))
        .offset(literal_column("0"))
        .correlate(schema.account)
        .scalar_subquery()
    )
    found = select(account.name, balance).where(*equal(schema.account, "place", "unit"))
    return compiled(found.order_by(account.name), "number", *bound("place", "unit"))


def _terms() -> str:
    """Return the transactions by which terms were written down; no client's id begins so."""
    done = schema.transaction.c
    begun: Any = literal_column("'@terms/'")
    ended: Any = literal_column("'@terms0'")
    found = select(done.number, done.written).where(
        *equal(schema.transaction, "place", "unit"), done.id >= begun, done.id < ended
    )
    return compiled(found.order_by(done.number), *bound("place", "unit"))


def _transactions() -> str:
    done = schema.transaction.c
    found = (
        select(done.number, done.written, done.hash, done.id, done.undoes)
        .where(*equal(schema.transaction, "place", "unit"), done.number > bindparam("after"))
        .order_by(done.number)
    )
    return compiled(limited(found), *bound("place", "unit"), "after", "limit")


def _of_account() -> str:
    """Return the transactions of an account, the newest first."""
    posting, done = schema.posting.c, schema.transaction.c
    found = (
        select(done.number, done.written)
        .select_from(schema.posting)
        .join(
            schema.transaction,
            (done.place == posting.place)
            & (done.unit == posting.unit)
            & (done.number == posting.number),
        )
        .where(*equal(schema.posting, *_OF_ACCOUNT), posting.number < bindparam("before"))
        .order_by(posting.number.desc())
    )
    return compiled(limited(found), *bound(*_OF_ACCOUNT), "before", "limit")


def _due() -> str:
    """Return the accounts on which a hold or a lot is overdue."""
    hold, lot = schema.hold.c, schema.lot.c
    holds: Any = select(hold.place, hold.unit, hold.account).where(hold.until <= bindparam("now"))
    past = (lot.rest > literal_column("0")) & (lot.last_day < literal_column("'9999-12-31'"))
    lots: Any = select(lot.place, lot.unit, lot.account).where(
        past, lot.last_day < bindparam("today")
    )
    return compiled(limited(holds.union(lots)), "now", "today", "limit")


LOTS = _lots()
OVERDUE = _overdue()
HOLDS = _holds()
COUNTED = _counted(what=False)
COUNTED_WHAT = _counted(what=True)
COUNTED_BETWEEN = _counted_between(account=False)
COUNTED_OF = _counted_between(account=True)
BALANCES_AT = _balances_at()
TERMS_CHANGES = _terms()
TRANSACTIONS = _transactions()
OF_ACCOUNT = _of_account()
DUE = _due()

AUDIT_ACCOUNTS = select_from(schema.account, ("name", "balance", "closed"), "place", "unit")
AUDIT_POSTINGS = select_from(
    schema.posting, ("account", "number", "change", "balance"), "place", "unit"
)
AUDIT_LOTS = select_from(
    schema.lot, ("account", "number", "part", "rest", "last_day", "carried"), "place", "unit"
)
AUDIT_HOLDS = select_from(schema.hold, _HOLD, "place", "unit")
AUDIT_COUNTED = select_from(
    schema.counted,
    ("account", "day", "number", "what", "amount", "source", "spent"),
    *("place", "unit"),
)
