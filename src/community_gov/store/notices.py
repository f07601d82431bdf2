"""Notices on their way: written with the event that causes them, taken out one by one."""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from community_gov.domain.errors import Problem
from community_gov.domain.notices import Notice, Outgoing
from community_gov.domain.text import Text
from community_gov.store import notices_sql as sql
from community_gov.store.instants import from_micros, to_micros
from community_gov.store.units import Units

INSERT_NOTICE = sql.INSERT


class Notices:
    """The part of the store that those ask who send notices."""

    def __init__(self, units: Units) -> None:
        self._units = units

    @property
    def for_threads(self) -> bool:
        """Whether several threads may ask at once; not inside a host's own transaction."""
        return self._units.lasting

    def due_notices(self, now: datetime, limit: int) -> Sequence[Outgoing]:
        """Return notices that may leave, of each case and receiver only the next in order."""
        return self._notices_found(sql.DUE, (to_micros(now), limit))

    def take_notice(self, one: Outgoing, until: datetime) -> bool:
        """Count an attempt and keep others off until a moment; False when another was faster."""
        row = (one.attempts + 1, to_micros(until), *_key(one), one.attempts, to_micros(one.next_at))

        def work(cursor: sqlite3.Cursor) -> bool:
            return cursor.execute(sql.TAKE, row).rowcount == 1

        return self._units.write(work)

    def notice_left(self, one: Outgoing, at: datetime) -> None:
        """Note that a notice has left; one that is noted already keeps its first time."""
        self._change_notices(sql.LEFT, (to_micros(at), *_key(one)))

    def put_off(
        self, one: Outgoing, until: datetime, problem: Problem | None, given_up: datetime | None
    ) -> None:
        """Let a notice wait until a moment, or note that it is given up."""
        code, detail = ("", "") if problem is None else (problem.code, _detail(problem))
        ended = None if given_up is None else to_micros(given_up)
        self._change_notices(sql.PUT_OFF, (to_micros(until), code, detail, ended, *_key(one)))

    def put_off_channel(self, place: str, channel: str, now: datetime, until: datetime) -> None:
        """Let what is due on a channel wait until a moment, without counting an attempt."""
        self._change_notices(
            sql.PUT_OFF_CHANNEL, (to_micros(until), place, channel, to_micros(now))
        )

    def notices(self, place: str | None, limit: int, given_up: bool | None) -> Sequence[Outgoing]:
        """Return notices that have not left, oldest first; given up, waiting, or both."""
        where = () if place is None else (place,)
        return self._notices_found(sql.open_notices(place is not None, given_up), (*where, limit))

    def take_up_notices(
        self, now: datetime, place: str | None = None, id: str | None = None
    ) -> int:
        """Let what was given up be tried again from now on, and return how many that are."""
        where = tuple(one for one in (place, id) if one is not None)
        query = sql.take_up(place is not None, id is not None)
        return self._change_notices(query, (to_micros(now), *where))

    def _notices_found(self, query: str, params: Sequence[Any]) -> list[Outgoing]:
        with self._units.reading() as cursor:
            rows = cursor.execute(query, params).fetchall()
        return [_outgoing(row) for row in rows]

    def _change_notices(self, query: str, params: Sequence[Any]) -> int:
        return self._units.write(lambda cursor: cursor.execute(query, params).rowcount)


def _key(one: Outgoing) -> tuple[str, str]:
    return (one.notice.place, one.notice.id)


def _detail(problem: Problem) -> str:
    return str(problem.params.get("detail", ""))


def notice_row(one: Notice) -> tuple[Any, ...]:
    """Return the row of a notice that nobody has tried to send yet."""
    told = (one.about.zh, one.about.en, one.text.zh, one.text.en)
    at = to_micros(one.at)
    return (
        *(one.place, one.id, one.case, one.to, one.channel, one.language, *told),
        *(at, int(one.urgent), one.seq, one.number, 0, at, "", "", None, None),
    )


def _outgoing(row: tuple[Any, ...]) -> Outgoing:
    place, id_, case, to, channel, language, about_zh, about_en, zh, en, *rest = row
    at, urgent, seq, number, attempts, next_at, problem, detail, given_up = rest
    return Outgoing(
        Notice(
            id=id_,
            place=place,
            case=case,
            to=to,
            channel=channel,
            language=language,
            about=Text(about_zh, about_en),
            text=Text(zh, en),
            at=from_micros(at),
            urgent=bool(urgent),
            seq=seq,
            number=number,
        ),
        attempts=attempts,
        next_at=from_micros(next_at),
        problem=Problem(problem, id_, {"detail": detail or "—"}) if problem else None,
        given_up=None if given_up is None else from_micros(given_up),
    )
