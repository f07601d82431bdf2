"""Dated records, sealed values beside them, and who opened what."""

from datetime import date

from attrs import evolve

from community_gov.services.ports import Opening, Record
from community_gov.store import SqliteStore

from .building import HERE, MORNING, THERE, change, hours, opened, sealed

MAY = Record("r1", "appointment", "p1", {"role": "clerk"}, date(2026, 5, 1), date(2026, 5, 31))
OPEN = Record("r2", "appointment", "p2", {"role": "clerk"}, date(2026, 5, 31))
PERSON = Record("p1", "person", "p1", {}, date(2026, 5, 1))


def test_records_hold_from_their_first_to_their_last_day(store: SqliteStore) -> None:
    store.put(HERE, [OPEN, MAY, PERSON], {})

    def on(month: int, day: int) -> list[Record]:
        return list(store.records(HERE, "appointment", on=date(2026, month, day)))

    assert on(4, 30) == []
    assert on(5, 1) == [MAY]
    assert on(5, 31) == [MAY, OPEN]
    assert on(6, 1) == [OPEN]
    assert list(store.records(HERE, "appointment")) == [MAY, OPEN]
    assert store.records(HERE, "relation") == []
    assert store.records(THERE, "appointment") == []


def test_records_are_found_by_what_they_are_about(store: SqliteStore) -> None:
    store.put(HERE, [OPEN, MAY, PERSON], {})
    assert list(store.records(HERE, "appointment", subject="p1")) == [MAY]
    assert store.records(HERE, "appointment", subject="p1", on=date(2026, 6, 1)) == []
    assert list(store.records(HERE, "person", subject="p1")) == [PERSON]
    assert store.records(HERE, "person", subject="") == []


def test_a_record_of_the_same_id_is_replaced(store: SqliteStore) -> None:
    store.put(HERE, [OPEN], {})
    ended = evolve(OPEN, until=date(2026, 6, 30))
    store.put(HERE, [ended], {})
    assert list(store.records(HERE, "appointment")) == [ended]


def test_sealed_values_of_a_record_count_up(store: SqliteStore) -> None:
    store.put(HERE, [PERSON], {("p1", "phone"): sealed("138", "h1"), ("p1", "name"): sealed("张")})
    store.put(HERE, [], {("p1", "phone"): sealed("139", "h2")})
    assert store.sealed(HERE, "p1", "phone", 1) == sealed("138", "h1")
    assert store.sealed(HERE, "p1", "phone", 2) == sealed("139", "h2")
    assert store.sealed(HERE, "p1", "name", 1) == sealed("张")


def test_who_holds_a_value_now_is_found_by_its_keyed_hash(store: SqliteStore) -> None:
    same, new = sealed("138", "h1"), sealed("139", "h2")
    first = opened("c1", values={"phone": same})
    store.commit([first, opened("c0", values={"phone": same})])
    store.put(HERE, [PERSON], {("p1", "phone"): same, ("p1", "other"): same})
    assert store.found(HERE, "phone", "h1") == ["c0", "c1", "p1"]
    store.commit([change(first.after, values={"phone": new})])
    assert store.found(HERE, "phone", "h1") == ["c0", "p1"]
    assert store.found(HERE, "phone", "h2") == ["c1"]
    assert store.found(THERE, "phone", "h1") == []
    assert store.found(HERE, "phone", "h3") == []


def test_openings_are_kept_in_order(store: SqliteStore) -> None:
    made = [
        Opening("c1", "phone", f"p{n % 2}", "clerk", "calling back", MORNING - hours(n))
        for n in range(4)
    ]
    store.note_opening(HERE, made[:3])
    store.note_opening(HERE, [evolve(made[0], owner="c2"), made[3]])
    assert list(store.openings(HERE, "c1")) == made
    assert len(store.openings(HERE, "c2")) == 1
    assert store.openings(THERE, "c1") == []
