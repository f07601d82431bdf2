"""Two places in one database with the same names for everything: neither sees the other."""

import sqlite3
from datetime import date, timedelta
from pathlib import Path

import pytest
from attrs import evolve

from community_gov.ledger.transactions import Book
from community_gov.services.ports import Opening, Record
from community_gov.store import SqliteStore, schema

from ..ledger.orders import POINTS, Desk, award, hold
from .building import HERE, MORNING, PINNED, THERE, change, opened, receipt, sealed

CANARY = "canary"


def fill(store: SqliteStore, place: str, word: str) -> None:
    first = opened("c1", place, values={"phone": sealed(word, "same-hash")})
    store.commit([first], evolve(receipt(place=place), fingerprint=word))
    store.commit([change(evolve(first.after, people={"asker": ("p1", word)}), state=word)])
    record = Record("r1", "person", "p1", {"word": word}, date(2026, 1, 1))
    store.put(place, [record], {("r1", "phone"): sealed(word + "!", "same-hash")})
    store.note_opening(place, [Opening("c1", "phone", word, "clerk", word, MORNING)])
    desk, until = Desk(store, place=place), MORNING + timedelta(hours=1)
    desk.book(award("a", "p1", len(word), source="party-1", case=word))
    desk.book(award("b", word, 9), hold("h", "p1", 1, until=until, case=word))


def everything(store: SqliteStore, place: str) -> list[object]:
    """All that can be asked about a place."""
    return [
        store.case(place, "c1"),
        store.cases(place),
        store.cases(place, program="lamps:repair"),
        store.cases(place, state="one"),
        store.cases(place, state=CANARY),
        store.cases(place, person="p1"),
        store.cases(place, person=CANARY),
        store.events(place, "c1"),
        store.receipt(place, "p1", "r1"),
        store.workflow(place, PINNED),
        store.records(place, "person"),
        store.records(place, "person", subject="p1", on=date(2026, 1, 1)),
        store.sealed(place, "c1", "phone", 1),
        store.sealed(place, "r1", "phone", 1),
        store.found(place, "phone", "same-hash"),
        store.openings(place, "c1"),
        store.book(place, POINTS),
        store.account(place, POINTS, "p1"),
        store.account(place, POINTS, CANARY),
        store.accounts(place, POINTS),
        store.transaction(place, POINTS, "a"),
        [*store.transactions(place, POINTS)],
        store.of_account(place, POINTS, "p1", 9),
        store.lots(place, POINTS, "p1"),
        store.holds(place, POINTS, "p1"),
        store.counted_between(place, POINTS, date(2026, 1, 1), date(2026, 12, 31)),
        store.book_damage(place, POINTS),
        store.damage(place, "c1"),
    ]


def test_a_place_does_not_see_another(store: SqliteStore, tmp_path: Path) -> None:
    fill(store, HERE, "one")
    with SqliteStore.open(f"sqlite:///{tmp_path}/alone.db") as alone:
        fill(alone, HERE, "one")
        expected = everything(alone, HERE)
    fill(store, THERE, CANARY)
    assert everything(store, HERE) == expected
    assert CANARY not in repr(everything(store, HERE))
    assert CANARY in repr(everything(store, THERE))


def test_a_place_that_has_nothing_sees_nothing(store: SqliteStore) -> None:
    fill(store, HERE, CANARY)
    nothing = [one for one in everything(store, THERE)[:-1] if one]
    assert nothing == [Book(POINTS)]
    assert Desk(store, place=THERE).due("p1") == 0


EXCEPTIONS = {
    *("cg_claim", "ix_cg_claim_owner", "ix_cg_clock_due", "ix_cg_outbox_waiting"),
    *("ix_cg_hold_until", "ix_cg_lot_last_day", "ix_cg_notice_due"),
}
"""The district's register, and the five queues that one worker pulls for all places."""


@pytest.mark.parametrize("table", schema.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_key_begins_with_the_place(
    store: SqliteStore, raw: sqlite3.Connection, table: schema.Table
) -> None:
    keys = {table.name: next(iter(table.primary_key)).name}
    for _, name, *_ in raw.execute(f"PRAGMA index_list({table.name})"):
        if not name.startswith("sqlite_autoindex"):
            keys[name] = raw.execute(f"PRAGMA index_info({name})").fetchall()[0][2]
    assert {key for key, first in keys.items() if first != "place"} <= EXCEPTIONS
    for constraint in table.foreign_key_constraints:
        assert constraint.column_keys[0] == "place"
