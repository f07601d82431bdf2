"""The table of what is booked: asked by day, and written under the lock."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Any

from community_gov.domain.errors import Conflict, Problem
from community_gov.domain.slots import Slot
from community_gov.services.ports import Change
from community_gov.store import sql
from community_gov.store.units import Units


class Slots:
    """The part of the store that knows what is booked."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def slots(self, place: str, since: date, until: date) -> Sequence[Slot]:
        """Return what is booked from one day to another, both included, in order of time."""
        days = (since.isoformat(), until.isoformat())
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.SLOTS, (place, *days)).fetchall()
        return sorted(map(_slot, rows))

    def slots_of(self, place: str, case: str) -> Sequence[Slot]:
        """Return what a case has booked, in order of time."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.SLOTS_OF, (place, case)).fetchall()
        return sorted(map(_slot, rows))


def put_slots(cursor: sqlite3.Cursor, change: Change) -> None:
    """Give back and take what a change says, inside a unit.

    Raises:
        Conflict: something is taken, once for each thing and each case that has it.
    """
    place, case = change.after.place, change.after.id
    if change.unbooks is not None:
        cursor.execute(sql.DELETE_SLOTS, (place, case, change.unbooks.isoformat()))
    taken: dict[tuple[str, str], Problem] = {}
    for slot in change.books:
        span = (place, slot.what, slot.day.isoformat(), slot.ends, slot.starts)
        found = cursor.execute(sql.SLOT_IN_THE_WAY, span).fetchone()
        if found:
            other = _slot(found)
            params = {"what": slot.what, "by": other.case, "day": slot.day, "hours": other.hours}
            problem = Problem("conflict.booked", case, params)
            taken.setdefault((slot.what, other.case), problem)
        elif not taken:
            row = (place, slot.what, slot.day.isoformat(), slot.starts, slot.ends, case, slot.title)
            cursor.execute(sql.INSERT_SLOT, row)
    if taken:
        raise Conflict(*taken.values())


def _slot(row: tuple[Any, ...]) -> Slot:
    what, day, starts, ends, case, title = row
    return Slot(date.fromisoformat(day), starts, ends, what, case, title)
