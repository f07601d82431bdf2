"""What waits for a worker, of all places: clocks that are due, messages to deliver."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime

from community_gov.domain.text import Text
from community_gov.services.ports import DueClock, Message
from community_gov.store import sql
from community_gov.store.instants import from_micros, to_micros
from community_gov.store.units import Units


class Queues:
    """The part of the store that a worker asks."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def due(self, now: datetime, limit: int) -> Sequence[DueClock]:
        """Return clocks that are due, the longest overdue first."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.DUE, (to_micros(now), limit)).fetchall()
        return [DueClock(place, case, name, from_micros(at)) for place, case, name, at in rows]

    def provisional(self) -> Sequence[tuple[str, str]]:
        """Return place and id of the cases with a clock that runs to a provisional day."""
        with self._units.reading() as cursor:
            return cursor.execute(sql.PROVISIONAL).fetchall()

    def waiting(self, limit: int) -> Sequence[Message]:
        """Return messages that were not delivered yet, in the order of their writing."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.WAITING, (limit,)).fetchall()
        return [
            Message(id_, place, case, to, Text(zh, en), from_micros(at))
            for id_, place, case, to, zh, en, at in rows
        ]

    def delivered(self, messages: Iterable[Message], at: datetime) -> None:
        """Note that messages have left; one that is noted already keeps its first time."""
        rows = [(to_micros(at), message.place, message.id) for message in messages]
        self._units.write(lambda cursor: cursor.executemany(sql.DELIVER, rows))


def put_messages(cursor: sqlite3.Cursor, messages: Sequence[Message]) -> None:
    """Put messages at the end of the outbox, inside a unit."""
    if not messages:
        return
    ((last,),) = cursor.execute(sql.LAST_TURN).fetchall()
    first = (last or 0) + 1
    rows = [(*_row(message), turn, None) for turn, message in enumerate(messages, first)]
    cursor.executemany(sql.INSERT_MESSAGE, rows)


def _row(one: Message) -> tuple[str | int, ...]:
    text = one.text
    return (one.place, one.id, one.case, one.to, text.zh, text.en, to_micros(one.at))
