"""What a worker pulls: clocks in the order in which they are due, messages in that of writing."""

import sqlite3
from datetime import datetime

import pytest
from attrs import evolve

from community_gov.domain.calendar import CHINA_TIME
from community_gov.services.ports import DueClock
from community_gov.store import SqliteStore, sql
from community_gov.store.instants import from_micros, to_micros

from .building import HERE, MORNING, THERE, change, clock, hours, message, opened


def test_the_longest_overdue_comes_first_whatever_its_place(store: SqliteStore) -> None:
    store.commit(
        [
            opened("c1", HERE, clocks={"a": clock(MORNING + hours(3)), "b": clock(MORNING)}),
            opened("c2", THERE, clocks={"a": clock(MORNING + hours(1))}),
            opened("c3", HERE, clocks={"a": clock(MORNING + hours(2))}),
        ]
    )
    now = MORNING + hours(2)
    due = store.due(now, 9)
    assert [(one.place, one.case, one.clock) for one in due] == [
        (HERE, "c1", "b"),
        (THERE, "c2", "a"),
        (HERE, "c3", "a"),
    ]
    assert due[1] == DueClock(THERE, "c2", "a", MORNING + hours(1))
    assert list(store.due(now, 2)) == list(due[:2])
    assert store.due(MORNING - hours(1), 9) == []


def test_a_clock_is_due_at_its_instant_and_not_before(store: SqliteStore) -> None:
    at = MORNING.astimezone(CHINA_TIME)
    store.commit([opened(clocks={"a": clock(at)})])
    assert store.due(from_micros(to_micros(at) - 1), 9) == []
    assert len(store.due(at, 9)) == 1


@pytest.mark.parametrize("now", [{"paused": MORNING}, {"fired": MORNING}])
def test_a_clock_that_stands_still_or_has_fired_is_not_due(
    store: SqliteStore, now: dict[str, datetime]
) -> None:
    first = opened(clocks={"a": clock(MORNING), "b": clock(MORNING)})
    store.commit([first])
    second = change(first.after, clocks={"a": clock(MORNING, **now), "b": clock(MORNING)})
    store.commit([second])
    assert [one.clock for one in store.due(MORNING, 9)] == ["b"]
    store.commit([change(second.after, clocks={"a": clock(MORNING + hours(5))})])
    assert store.due(MORNING, 9) == []
    assert [one.clock for one in store.due(MORNING + hours(5), 9)] == ["a"]


@pytest.mark.parametrize(
    ("query", "index"), [(sql.DUE, "ix_cg_clock_due"), (sql.WAITING, "ix_cg_outbox_waiting")]
)
def test_the_queues_are_read_by_their_index(
    store: SqliteStore, raw: sqlite3.Connection, query: str, index: str
) -> None:
    rows = raw.execute("EXPLAIN QUERY PLAN " + query, (1,) * query.count("?")).fetchall()
    assert [index in row[3] for row in rows] == [True], "one step, and no sorting"


def test_messages_wait_in_the_order_of_their_writing(store: SqliteStore) -> None:
    first = opened(messages=(message("m9"), message("m1")))
    store.commit([first])
    earlier = evolve(message("m5", "c2", THERE), at=MORNING - hours(9))
    store.commit(
        [change(first.after, messages=(message("m0"),)), opened("c2", messages=(earlier,))]
    )
    assert [one.id for one in store.waiting(9)] == ["m9", "m1", "m0", "m5"]
    assert list(store.waiting(1)) == [message("m9")]


def test_what_has_left_waits_no_longer_and_order_holds(store: SqliteStore) -> None:
    step = opened(messages=(message("m1"), message("m2"), message("m3")))
    store.commit([step])
    store.delivered([message("m1"), message("m3")], MORNING)
    store.commit([change(step.after, messages=(message("m4"),))])
    assert [one.id for one in store.waiting(9)] == ["m2", "m4"]
    store.delivered(store.waiting(9), MORNING)
    assert store.waiting(9) == []


def test_the_time_of_the_first_delivery_stays(store: SqliteStore, raw: sqlite3.Connection) -> None:
    store.commit([opened(messages=(message("m1"),))])
    store.delivered([message("m1")], MORNING)
    store.delivered([message("m1")], MORNING + hours(1))
    assert raw.execute("SELECT delivered_at FROM cg_outbox").fetchall() == [(to_micros(MORNING),)]


def test_an_instant_without_a_zone_is_refused(store: SqliteStore) -> None:
    naive = datetime(2026, 3, 2)  # noqa: DTZ001
    with pytest.raises(ValueError):
        store.due(naive, 1)
    with pytest.raises(ValueError):
        store.delivered([message("m1")], naive)
    with pytest.raises(ValueError):
        store.commit([opened(clocks={"a": clock(naive)})])
    assert list(store.all_cases()) == []
