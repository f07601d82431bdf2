"""SQL text, compiled once by SQLAlchemy Core, for the driver to run."""

from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    tuple_,
    union,
    update,
)

from community_gov.store import schema
from community_gov.store.compiling import (
    bound,
    compiled,
    delete_from,
    equal,
    insert_into,
    insert_or_leave,
    insert_or_renew,
    limited,
    select_from,
)

_NEVER: ColumnElement[str] = literal_column("'9999-12-31'")

_MOVED = ("version", "status", "people", "held", "state")

INSERT_CASE = insert_or_leave(schema.case)
MOVE_CASE = compiled(
    update(schema.case)
    .values({name: bindparam(name) for name in _MOVED})
    .where(*equal(schema.case, "place", "id", "version")),
    *_MOVED,
    *bound("place", "id", "version"),
)
INSERT_STATE = insert_into(schema.case_state)
DELETE_STATE = delete_from(schema.case_state, "place", "state", "case_id")
INSERT_PERSON = insert_into(schema.case_person)
DELETE_PERSON = delete_from(schema.case_person, "place", "person", "case_id", "part")
INSERT_EVENT = insert_into(schema.event)
SET_CLOCK = insert_or_renew(schema.clock, "due", "provisional")
DELETE_CLOCK = delete_from(schema.clock, "place", "case_id", "name")
INSERT_VALUE = insert_into(schema.value)
INSERT_DEFINITION = insert_or_leave(schema.definition)
INSERT_RECEIPT = insert_or_leave(schema.receipt)
INSERT_CLAIM = insert_or_leave(schema.claim)
DELETE_CLAIM = delete_from(schema.claim, "register", "key", "owner")
DELETE_CLAIMS = delete_from(schema.claim, "register", "owner")
INSERT_MESSAGE = insert_into(schema.outbox)
DELIVER = compiled(
    update(schema.outbox)
    .values(delivered_at=bindparam("delivered_at"))
    .where(*equal(schema.outbox, "place", "id"), schema.outbox.c.delivered_at.is_(None)),
    "delivered_at",
    *bound("place", "id"),
)
SET_RECORD = insert_or_renew(schema.record, "kind", "subject", "body", "since", "until")
INSERT_OPENING = insert_into(schema.opening)

CASE_COLUMNS = (
    *("id", "place", "program", "workflow", "version", "people", "held", "state"),
    "exercise",
)

CASE = select_from(schema.case, CASE_COLUMNS, "place", "id")
VERSION = select_from(schema.case, ("version",), "place", "id")
DEFINITION = select_from(schema.definition, ("body",), "place", "hash")
EVENTS = select_from(
    schema.event, ("seq", "written", "previous", "hash"), "place", "case_id", order="seq"
)
HASH = select_from(schema.event, ("hash",), "place", "case_id", "seq")
RECEIPT = select_from(schema.receipt, ("fingerprint", "cases", "at"), "place", "person", "key")
OWNER = select_from(schema.claim, ("owner",), "register", "key")
SEALED = select_from(
    schema.value,
    ("ciphertext", "key", "mask", "find"),
    *("place", "owner", "field", "version"),
)
NEWEST_VALUE = compiled(
    select(func.max(schema.value.c.version)).where(*equal(schema.value, "place", "owner", "field")),
    *bound("place", "owner", "field"),
)
LAST_OPENING = compiled(
    select(func.max(schema.opening.c.number)).where(*equal(schema.opening, "place", "owner")),
    *bound("place", "owner"),
)
OPENINGS = select_from(
    schema.opening,
    ("owner", "field", "person", "role", "purpose", "at"),
    *("place", "owner"),
    order="number",
)
LAST_TURN = compiled(
    select(func.max(schema.outbox.c.turn)).where(schema.outbox.c.delivered_at.is_(None))
)


def _waiting() -> str:
    outbox = schema.outbox.c
    columns = (outbox.id, outbox.place, outbox.case_id, outbox.recipient, outbox.zh, outbox.en)
    found = select(*columns, outbox.at).where(outbox.delivered_at.is_(None))
    return compiled(limited(found.order_by(outbox.turn)), "limit")


def _due() -> str:
    key = (schema.clock.c.place, schema.clock.c.case_id, schema.clock.c.name)
    found = select(*key, schema.clock.c.due).where(schema.clock.c.due <= bindparam("now"))
    return compiled(limited(found.order_by(schema.clock.c.due, *key)), "now", "limit")


def _provisional() -> str:
    clock = schema.clock.c
    found = select(clock.place, clock.case_id).where(clock.provisional == literal_column("1"))
    return compiled(found.distinct().order_by(clock.place, clock.case_id))


def _found() -> str:
    held, newer = schema.value, schema.value.alias("newer")
    newest = (
        select(func.max(newer.c.version))
        .where(*(newer.c[name] == held.c[name] for name in ("place", "owner", "field")))
        .scalar_subquery()
    )
    where = [*equal(held, "place", "field", "find"), held.c.version == newest]
    return compiled(select(held.c.owner).where(*where), *bound("place", "field", "find"))


def _history() -> str:
    """Return the version of a case beside each of its events, all of one moment."""
    case, event = schema.case, schema.event
    mine = (event.c.place == case.c.place) & (event.c.case_id == case.c.id)
    columns = (event.c.seq, event.c.written, event.c.previous, event.c.hash)
    found = select(case.c.version, *columns).select_from(case.outerjoin(event, mine))
    where = equal(case, "place", "id")
    return compiled(found.where(*where).order_by(event.c.seq), *bound("place", "id"))


def _all_cases() -> str:
    """Return every case, and every history whose case is gone."""
    event = schema.event.c
    cases = select(schema.case.c.place, schema.case.c.id)
    both = union(cases, select(event.place, event.case_id)).subquery()
    last = tuple_(bindparam("last_place"), bindparam("last_id"))
    found = select(*both.c).where(tuple_(*both.c) > last).order_by(*both.c)
    return compiled(limited(found), "last_place", "last_id", "limit")


def _anything() -> str:
    cases: Select[Any] = select(literal_column("1")).select_from(schema.case)
    records: Select[Any] = select(literal_column("1")).select_from(schema.record)
    return compiled(union(cases, records))


WAITING = _waiting()
DUE = _due()
PROVISIONAL = _provisional()
FOUND = _found()
HISTORY = _history()
ALL_CASES = _all_cases()
ANYTHING = _anything()

AUDIT_CASE = select_from(schema.case, ("status", "exercise", "opened"), "place", "id")
AUDIT_STATES = select_from(schema.case_state, ("place", "state", "case_id"), "place", "case_id")
AUDIT_PERSONS = select_from(
    schema.case_person, ("place", "person", "case_id", "part"), "place", "case_id"
)
AUDIT_CLOCKS = select_from(
    schema.clock, ("place", "case_id", "name", "due", "provisional"), "place", "case_id"
)
AUDIT_VALUES = select_from(
    schema.value, ("field", "version", "ciphertext", "key", "mask", "find"), "place", "owner"
)
_SLOT = ("what", "day", "starts", "ends", "case_id", "title")
SLOTS_OF = select_from(schema.slot, _SLOT, "place", "case_id")
SLOTS = compiled(
    select(*(schema.slot.c[name] for name in _SLOT)).where(
        *equal(schema.slot, "place"),
        schema.slot.c.day >= bindparam("since"),
        schema.slot.c.day <= bindparam("until"),
    ),
    *bound("place"),
    "since",
    "until",
)
SLOT_IN_THE_WAY = compiled(
    select(*(schema.slot.c[name] for name in _SLOT)).where(
        *equal(schema.slot, "place", "what", "day"),
        schema.slot.c.starts < bindparam("ends"),
        schema.slot.c.ends > bindparam("starts"),
    ),
    *bound("place", "what", "day"),
    "ends",
    "starts",
)
INSERT_SLOT = insert_into(schema.slot)
DELETE_SLOTS = compiled(
    delete(schema.slot).where(
        *equal(schema.slot, "place", "case_id"), schema.slot.c.day >= bindparam("since")
    ),
    *bound("place", "case_id"),
    "since",
)
AUDIT_CLAIMS = select_from(schema.claim, ("register", "key"), "owner")


@cache
def cases(filters: tuple[str, ...]) -> str:
    """Return the query for cases of a place, with filters in the order of `CASE_FILTERS`."""
    case = schema.case
    found: Select[Any] = select(*(case.c[name] for name in CASE_COLUMNS)).where(
        *equal(case, "place")
    )
    for name in filters:
        found = found.where(CASE_FILTERS[name])
    listed = [name for name in filters if name in LISTED]
    pairs = [("place", LISTED[name]) if name in listed else (name,) for name in filters]
    names = [name for pair in pairs for name in pair]
    # An expression keeps SQLite from walking all cases in this order to find the listed few.
    opened = literal_column("+cg_case.opened") if listed else case.c.opened
    ordered = limited(found.order_by(opened, case.c.id))
    return compiled(ordered, *bound("place", *names), "limit")


@cache
def records(subject: bool, on: bool) -> str:
    """Return the query for records of a kind; of one subject, and on a day, where asked for."""
    record = schema.record
    columns = ("id", "kind", "subject", "body", "since", "until")
    names = ("place", "kind", "subject") if subject else ("place", "kind")
    found = select(*(record.c[name] for name in columns)).where(*equal(record, *names))
    if on:
        begun = record.c.since <= bindparam("on")
        found = found.where(begun, func.coalesce(record.c.until, _NEVER) >= bindparam("on"))
    days = ("on", "on") if on else ()
    return compiled(found.order_by(record.c.since, record.c.id), *bound(*names), *days)


def _given() -> str:
    """Return the query for the records whose ids lie in a range, the end left out."""
    record = schema.record
    columns = ("id", "kind", "subject", "body", "since", "until")
    found = select(*(record.c[name] for name in columns)).where(
        *equal(record, "place"), record.c.id >= bindparam("first"), record.c.id < bindparam("after")
    )
    return compiled(found.order_by(record.c.id), *bound("place"), "first", "after")


RECORDS_GIVEN = _given()


def _listed(table: Table, name: str) -> Any:
    # Not correlated: a state or a person has few cases, and these are looked up by their key.
    mine = select(table.c.case_id).where(*equal(table, "place", name))
    return schema.case.c.id.in_(mine)


CASE_FILTERS = {
    "program": schema.case.c.program == bindparam("is_program"),
    "state": _listed(schema.case_state, "state"),
    "flag": _listed(schema.case_state, "state"),
    "status": schema.case.c.status == bindparam("is_status"),
    "exercise": schema.case.c.exercise == bindparam("is_exercise"),
    "person": _listed(schema.case_person, "person"),
}
LISTED = {"state": "state", "flag": "state", "person": "person"}
"""Filters that are looked up in a table of their own, by which column; they take the place before
the value."""
