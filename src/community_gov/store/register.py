"""The register of a place: dated records, sealed values, and who opened them."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date

from community_gov.domain.sealed import Sealed
from community_gov.services.ports import Opening, Record
from community_gov.store import sql
from community_gov.store.codec import BODY
from community_gov.store.instants import from_micros, to_micros
from community_gov.store.units import Units


class Register:
    """The part of the store that holds what is no case."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def put(
        self, place: str, records: Sequence[Record], sealed: Mapping[tuple[str, str], Sealed]
    ) -> None:
        """Write dated records, with sealed values by record and field.

        A record of the same id is replaced; a sealed value gets the version after the newest.
        """
        rows = [_record_row(place, record) for record in records]

        def work(cursor: sqlite3.Cursor) -> None:
            cursor.executemany(sql.SET_RECORD, rows)
            for (owner, field), one in sealed.items():
                key = (place, owner, field)
                ((newest,),) = cursor.execute(sql.NEWEST_VALUE, key).fetchall()
                value = (one.ciphertext, one.key, one.mask, one.find)
                cursor.execute(sql.INSERT_VALUE, (*key, (newest or 0) + 1, *value))

        self._units.write(work)

    def change(
        self,
        place: str,
        records: Sequence[Record],
        values: Mapping[tuple[str, str], tuple[int, Sealed]],
    ) -> bool:
        """Write records with sealed values of these versions; False when another was faster."""
        rows = [_record_row(place, record) for record in records]

        def work(cursor: sqlite3.Cursor) -> bool:
            for (owner, field), (version, _) in values.items():
                key = (place, owner, field)
                ((newest,),) = cursor.execute(sql.NEWEST_VALUE, key).fetchall()
                if (newest or 0) + 1 != version:
                    return False
            cursor.executemany(sql.SET_RECORD, rows)
            for (owner, field), (version, one) in values.items():
                value = (one.ciphertext, one.key, one.mask, one.find)
                cursor.execute(sql.INSERT_VALUE, (place, owner, field, version, *value))
            return True

        return self._units.write(work)

    def records(
        self, place: str, kind: str, *, subject: str | None = None, on: date | None = None
    ) -> Sequence[Record]:
        """Return records of a kind: of one subject, and holding on a day, where these are given."""
        params = [place, kind, *([] if subject is None else [subject])]
        params += [] if on is None else [on.isoformat()] * 2
        query = sql.records(subject is not None, on is not None)
        with self._units.reading() as cursor:
            rows = cursor.execute(query, params).fetchall()
        return [_record(row) for row in rows]

    def given_by(self, place: str, case: str) -> Sequence[Record]:
        """Return the appointments that a case has given, also those that are over."""
        # Their ids begin with the case and a slash, and "0" is what comes after a slash.
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.RECORDS_GIVEN, (place, f"{case}/", f"{case}0")).fetchall()
        return [_record(row) for row in rows]

    def sealed(self, place: str, owner: str, field: str, version: int) -> Sealed | None:
        """Return one sealed value of a case or a record."""
        with self._units.reading() as cursor:
            row = cursor.execute(sql.SEALED, (place, owner, field, version)).fetchone()
        return Sealed(*row) if row else None

    def newest(self, place: str, owner: str, field: str) -> tuple[int, Sealed] | None:
        """Return the newest sealed value of a record, with its version."""
        with self._units.reading() as cursor:
            ((version,),) = cursor.execute(sql.NEWEST_VALUE, (place, owner, field)).fetchall()
        found = None if version is None else self.sealed(place, owner, field, version)
        return (version, found) if found else None

    def found(self, place: str, field: str, find: str) -> Sequence[str]:
        """Return the owners whose newest value has this keyed hash."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.FOUND, (place, field, find)).fetchall()
        return sorted(owner for (owner,) in rows)

    def note_opening(self, place: str, openings: Sequence[Opening]) -> None:
        """Write down that sealed values were opened."""
        rows = [
            (place, one.owner, one.field, one.person, one.role, one.purpose, to_micros(one.at))
            for one in openings
        ]

        def work(cursor: sqlite3.Cursor) -> None:
            for _, owner, *what in rows:
                ((last,),) = cursor.execute(sql.LAST_OPENING, (place, owner)).fetchall()
                cursor.execute(sql.INSERT_OPENING, (place, owner, (last or 0) + 1, *what))

        self._units.write(work)

    def openings(self, place: str, owner: str) -> Sequence[Opening]:
        """Return who opened what of a case or a record, oldest first."""
        with self._units.reading() as cursor:
            rows = cursor.execute(sql.OPENINGS, (place, owner)).fetchall()
        return [
            Opening(holder, field, person, role, purpose, from_micros(at))
            for holder, field, person, role, purpose, at in rows
        ]


def put_records(cursor: sqlite3.Cursor, place: str, records: Sequence[Record]) -> None:
    """Write dated records inside a unit."""
    cursor.executemany(sql.SET_RECORD, [_record_row(place, one) for one in records])


def _record(row: Sequence[str]) -> Record:
    id_, kind, subject, body, since, until = row
    first, last = date.fromisoformat(since), date.fromisoformat(until) if until else None
    return Record(id_, kind, subject, BODY.read(body), first, last)


def _record_row(place: str, record: Record) -> tuple[str | None, ...]:
    until = record.until.isoformat() if record.until else None
    what = (record.kind, record.subject, BODY.text(record.body))
    return (place, record.id, *what, record.since.isoformat(), until)
