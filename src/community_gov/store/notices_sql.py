"""SQL text for notices on their way, compiled once by SQLAlchemy Core."""

from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, exists, literal_column, null, select, tuple_, update

from community_gov.store import schema
from community_gov.store.compiling import bound, compiled, equal, insert_into, limited

_notice = schema.notice.c
_earlier = schema.notice.alias("earlier")
_PLAIN: dict[str, Any] = {name: literal_column(name) for name in ("0", "''")}
_WAITS = (_notice.left_at.is_(None), _notice.given_up_at.is_(None))
_COLUMNS = tuple(one for one in schema.notice.columns if one.name != "left_at")

INSERT = insert_into(schema.notice)


def _due() -> str:
    stream = ("place", "case_id", "recipient", "channel")
    before = exists().where(
        *(_earlier.c[name] == _notice[name] for name in stream),
        _earlier.c.left_at.is_(None),
        _earlier.c.given_up_at.is_(None),
        # What is urgent does not wait behind what is not.
        _earlier.c.urgent >= _notice.urgent,
        tuple_(_earlier.c.seq, _earlier.c.number) < tuple_(_notice.seq, _notice.number),
    )
    found = select(*_COLUMNS).where(*_WAITS, _notice.next_at <= bindparam("now"), ~before)
    order = (_notice.urgent.desc(), _notice.next_at, _notice.at, _notice.seq, _notice.number)
    return compiled(limited(found.order_by(*order, _notice.id)), "now", "limit")


DUE = _due()
TAKE = compiled(
    update(schema.notice)
    .values(attempts=bindparam("attempts"), next_at=bindparam("next_at"))
    .where(*equal(schema.notice, "place", "id", "attempts", "next_at"), *_WAITS),
    *("attempts", "next_at"),
    *bound("place", "id", "attempts", "next_at"),
)
LEFT = compiled(
    update(schema.notice)
    .values(
        left_at=bindparam("left_at"), given_up_at=null(), problem=_PLAIN["''"], detail=_PLAIN["''"]
    )
    .where(*equal(schema.notice, "place", "id"), _notice.left_at.is_(None)),
    "left_at",
    *bound("place", "id"),
)
PUT_OFF = compiled(
    update(schema.notice)
    .values({name: bindparam(name) for name in ("next_at", "problem", "detail", "given_up_at")})
    .where(*equal(schema.notice, "place", "id"), _notice.left_at.is_(None)),
    *("next_at", "problem", "detail", "given_up_at"),
    *bound("place", "id"),
)
PUT_OFF_CHANNEL = compiled(
    update(schema.notice)
    .values(next_at=bindparam("until"))
    .where(
        *equal(schema.notice, "place", "channel"),
        *_WAITS,
        _notice.next_at <= bindparam("now"),
        _notice.urgent == _PLAIN["0"],
    ),
    *("until", *bound("place", "channel"), "now"),
)


@cache
def open_notices(place: bool, given_up: bool | None) -> str:
    """Return the query for notices that have not left; of a place, given up or not."""
    found: Select[Any] = select(*_COLUMNS).where(_notice.left_at.is_(None))
    if place:
        found = found.where(*equal(schema.notice, "place"))
    if given_up is not None:
        ended = _notice.given_up_at
        found = found.where(ended.is_not(None) if given_up else ended.is_(None))
    order = (_notice.at, _notice.seq, _notice.number, _notice.id)
    return compiled(limited(found.order_by(*order)), *bound(*(["place"] if place else [])), "limit")


@cache
def take_up(place: bool, id: bool) -> str:
    """Return the statement that lets notices be tried again; all, of a place, or one."""
    names = [name for name, given in (("place", place), ("id", id)) if given]
    changed = (
        update(schema.notice)
        .values(
            given_up_at=null(),
            attempts=_PLAIN["0"],
            next_at=bindparam("now"),
        )
        .where(*equal(schema.notice, *names), _notice.left_at.is_(None))
        .where(_notice.given_up_at.is_not(None))
    )
    return compiled(changed, "now", *bound(*names))
