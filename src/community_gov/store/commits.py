"""Writing a unit: all rows of all its changes, or none."""

import sqlite3
from collections.abc import Callable, Sequence

from community_gov.domain.cases import Case
from community_gov.domain.errors import Conflict, DamagedHistory, Problem
from community_gov.services.ports import Change, ClaimTaken, Receipt
from community_gov.store import sql
from community_gov.store.batch import Batch, Lists, Moved, Row, batch_of
from community_gov.store.books.books import put_bookings
from community_gov.store.chain import event_hash, genesis
from community_gov.store.codec import CASES, WORKFLOW
from community_gov.store.failures import there_already
from community_gov.store.instants import to_micros
from community_gov.store.notices import INSERT_NOTICE
from community_gov.store.queues import put_messages
from community_gov.store.register import put_records
from community_gov.store.slots import put_slots
from community_gov.store.units import Units
from community_gov.workflow.hashing import content_hash


class Commits:
    """The writing half of the store."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._pinned: set[tuple[str, str]] = set()

    def commit(self, changes: Sequence[Change], receipt: Receipt | None = None) -> None:
        """Write everything in one atomic unit.

        Raises:
            Conflict: a case has moved on, a claim is taken, or the key of the receipt was used;
                nothing was written.
            StoreError: the database is locked or could not carry it out.
        """
        batch = batch_of(changes)
        answer = _receipt_row(receipt) if receipt else None
        self._units.write(lambda cursor: self._write(cursor, batch, answer))
        if self._units.lasting:
            self._pinned.update(batch.definitions)

    def _write(self, cursor: sqlite3.Cursor, batch: Batch, answer: Row | None) -> None:
        # First of all: a request that was answered meanwhile would else meet its own effects.
        if answer:
            _put_receipt(cursor, answer)
        self._put_definitions(cursor, batch)
        _put_cases(cursor, batch.moved)
        _refuse_moved(cursor, batch)
        _put_events(cursor, batch.moved)
        _put_lists(cursor, batch.lists)
        for change in batch.changes:
            _put_claims(cursor, change)
            put_slots(cursor, change)
            if change.appointed:
                put_records(cursor, change.after.place, change.appointed)
        _put_values(cursor, batch.values)
        put_messages(cursor, batch.messages)
        _many(cursor, INSERT_NOTICE, batch.notices)
        for change in batch.changes:
            if change.bookings is not None:
                put_bookings(cursor, change.after.place, change.bookings)

    def _put_definitions(self, cursor: sqlite3.Cursor, batch: Batch) -> None:
        for (place, pinned), workflow in batch.definitions.items():
            key = (place, pinned)
            if key in self._pinned or cursor.execute(sql.DEFINITION, key).fetchone():
                continue
            if content_hash(workflow) != pinned:
                raise ValueError(f"workflow {workflow.name}: the case is pinned to another one")
            cursor.execute(sql.INSERT_DEFINITION, (*key, WORKFLOW.write(workflow)))


def _many(cursor: sqlite3.Cursor, statement: str, rows: Sequence[Row]) -> None:
    if len(rows) == 1:
        cursor.execute(statement, rows[0])
    elif rows:
        cursor.executemany(statement, rows)


def _receipt_row(receipt: Receipt) -> Row:
    key = (receipt.place, receipt.person, receipt.key, receipt.fingerprint)
    return (*key, CASES.text(receipt.cases), to_micros(receipt.at))


def _put_receipt(cursor: sqlite3.Cursor, row: Row) -> None:
    if cursor.execute(sql.INSERT_RECEIPT, row).rowcount:
        return
    ((fingerprint, _, _),) = cursor.execute(sql.RECEIPT, row[:3]).fetchall()
    raise Conflict(Problem("key.done" if fingerprint == row[3] else "key.reused", row[2]))


def _put_cases(cursor: sqlite3.Cursor, moved: Sequence[Moved]) -> None:
    """Write each case by itself, so that a conflict names every case that it is about."""
    lost: list[Problem] = []
    for one in moved:
        cursor.execute(sql.MOVE_CASE if one.before.version else sql.INSERT_CASE, one.row)
        if not cursor.rowcount:
            lost.append(_lost(cursor, one.before))
    if lost:
        raise Conflict(*lost)


def _refuse_moved(cursor: sqlite3.Cursor, batch: Batch) -> None:
    """Refuse what rests on a linked case that has moved on since it was looked at."""
    written = {(one.after.place, one.after.id) for one in batch.moved}
    gone: list[Problem] = []
    for change in batch.changes:
        for case, version in change.rests_on.items():
            key = (change.after.place, case)
            if key in written:
                continue
            found = cursor.execute(sql.VERSION, key).fetchone()
            if not found or found[0] != version:
                gone.append(Problem("conflict.rests_on", change.after.id, {"case": case}))
    if gone:
        raise Conflict(*gone)


def _lost(cursor: sqlite3.Cursor, before: Case) -> Problem:
    if not before.version:
        return Problem("conflict.case_exists", before.id)
    found = cursor.execute(sql.VERSION, (before.place, before.id)).fetchone()
    if not found:
        return Problem("conflict.case_gone", before.id)
    return Problem("conflict.version", before.id, {"seen": before.version, "now": found[0]})


def _put_events(cursor: sqlite3.Cursor, moved: Sequence[Moved]) -> None:
    rows: list[Row] = []
    for one in moved:
        place, case, seq = one.before.place, one.before.id, one.before.version
        previous = _head(cursor, one.before)
        for written in one.written:
            seq += 1
            hash_ = event_hash(place, case, seq, previous, written)
            rows.append((place, case, seq, written, previous, hash_))
            previous = hash_
    _append(cursor, sql.INSERT_EVENT, rows, _surplus)


def _head(cursor: sqlite3.Cursor, before: Case) -> str:
    if not before.version:
        return genesis(before.place, before.id)
    key = (before.place, before.id, before.version)
    found = cursor.execute(sql.HASH, key).fetchone()
    if not found:
        # Nothing is built on a history whose end is missing.
        params = {"found": before.version - 1, "version": before.version}
        raise DamagedHistory(Problem("history.tail", f"{before.place}/{before.id}", params))
    return str(found[0])


def _surplus(row: Row) -> Exception:
    place, case, seq, *_ = row
    return DamagedHistory(Problem("history.broken", f"{place}/{case}", {"seq": seq}))


def _append(
    cursor: sqlite3.Cursor,
    statement: str,
    rows: Sequence[Row],
    refusal: Callable[[Row], Exception],
) -> None:
    """Insert rows that must be new; the first that is there already is refused by name."""
    before = cursor.connection.total_changes
    try:
        _many(cursor, statement, rows)
    except sqlite3.IntegrityError as error:
        if not there_already(error):
            raise
        raise refusal(rows[cursor.connection.total_changes - before]) from None


def _put_values(cursor: sqlite3.Cursor, rows: Sequence[Row]) -> None:
    def refusal(row: Row) -> Exception:
        return Conflict(Problem("conflict.value_exists", row[2], {"version": row[3]}))

    _append(cursor, sql.INSERT_VALUE, rows, refusal)


def _put_lists(cursor: sqlite3.Cursor, lists: Lists) -> None:
    """Bring the rows by which cases are found to what they are now."""
    _many(cursor, sql.DELETE_STATE, lists.states.gone)
    _many(cursor, sql.INSERT_STATE, lists.states.new)
    _many(cursor, sql.DELETE_PERSON, lists.people.gone)
    _many(cursor, sql.INSERT_PERSON, lists.people.new)
    _many(cursor, sql.DELETE_CLOCK, [row[:3] for row in lists.clocks.gone])
    _many(cursor, sql.SET_CLOCK, lists.clocks.new)


def _put_claims(cursor: sqlite3.Cursor, change: Change) -> None:
    for claim in change.releases:
        _release(cursor, claim)
    taken = [claim.register for claim in change.claims if not _claimed(cursor, claim)]
    if taken:
        where = change.after.id
        problems = [Problem("conflict.claim_taken", where, {"register": one}) for one in taken]
        raise Conflict(*problems)


def _release(cursor: sqlite3.Cursor, claim: ClaimTaken) -> None:
    # Only for the owner; what somebody else holds is left alone. No key means all of them.
    if claim.key:
        cursor.execute(sql.DELETE_CLAIM, (claim.register, claim.key, claim.owner))
    else:
        cursor.execute(sql.DELETE_CLAIMS, (claim.register, claim.owner))


def _claimed(cursor: sqlite3.Cursor, claim: ClaimTaken) -> bool:
    row = (claim.register, claim.key, claim.owner)
    if cursor.execute(sql.INSERT_CLAIM, row).rowcount:
        return True
    ((owner,),) = cursor.execute(sql.OWNER, row[:2]).fetchall()
    return bool(owner == claim.owner)
