"""Threads that write at one moment share a commit: each has its own answer, all are on the disk."""

import signal
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from community_gov.domain.errors import CommunityGovError, Conflict, StoreError
from community_gov.store import SqliteStore, groups

from .building import HERE, change, claim, message, opened, sealed
from .gathering import Gathering, Thread, Watch, failing, interrupt, once, together, until, watch

__all__ = ["watch"]


@pytest.fixture(autouse=True)
def slow_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """While others gather, who leads stands still for longer than it would by itself."""
    monkeypatch.setattr(groups, "SECONDS", 60.0)


@pytest.fixture
def store(watch: Watch, store: SqliteStore) -> SqliteStore:
    watch.seen.clear()
    return store


def opening(store: SqliteStore, *numbers: int) -> list[Callable[[], object]]:
    """Units that each open a case of their own."""
    units = [
        [opened(f"c{number}", messages=(message(f"m{number}", f"c{number}"),))]
        for number in numbers
    ]
    return [lambda unit=unit: store.commit(unit) for unit in units]  # type: ignore[misc]


def codes(threads: list[Thread]) -> list[str]:
    """How each thread ended: with the code of its refusal, or well."""
    ends = []
    for one in threads:
        assert one.error is None or isinstance(one.error, CommunityGovError), repr(one.error)
        ends.append(one.error.problems[0].code if one.error else "done")
    return ends


def cases(store: SqliteStore) -> list[str]:
    return [case for _, case in store.all_cases()]


def whole(store: SqliteStore) -> bool:
    """Whether each case there is has its event and its message."""
    events = all(len(store.events(HERE, case)) == 1 for case in cases(store))
    return events and sorted(one.case for one in store.waiting(99)) == cases(store)


def take_claim(cursor: sqlite3.Cursor) -> None:
    cursor.execute("INSERT INTO cg_claim VALUES ('lamp-year', 'k1', 'me')")


def test_what_waits_shares_one_commit(store: SqliteStore, watch: Watch) -> None:
    assert codes(together(store, opening(store, *range(1, 9)))) == ["done"] * 8
    assert cases(store) == [f"c{number}" for number in range(1, 9)] and whole(store)
    assert watch.count("BEGIN IMMEDIATE") == watch.count("COMMIT") == 1


def test_who_is_alone_pays_for_nobody_else(store: SqliteStore, watch: Watch) -> None:
    store.commit([opened()])
    mine = [sql for sql in watch.seen if not sql.startswith(("INSERT", "SELECT"))]
    assert mine == ["BEGIN IMMEDIATE", "COMMIT"]


def test_what_was_answered_is_there_for_everybody_at_once(store: SqliteStore, file: Path) -> None:
    barrier, found = threading.Barrier(64), []

    def work(number: int) -> None:
        barrier.wait()
        for turn in range(3):
            case = f"c{number}-{turn}"
            store.commit([opened(case)])
            with closing(sqlite3.connect(file)) as other:
                asked = "SELECT count(*) FROM cg_event WHERE case_id = ?"
                found.extend(other.execute(asked, (case,)).fetchone())

    threads = [Thread(lambda number=number: work(number)) for number in range(64)]  # type: ignore[misc]
    for thread in threads:
        thread.start()
    assert codes([thread.join() for thread in threads]) == ["done"] * 64
    assert found == [1] * 192 and len(cases(store)) == 192


def test_a_conflict_in_the_middle_touches_nobody_else(store: SqliteStore) -> None:
    first = opened("c1", claims=(claim("me"),))
    store.commit([first])
    theirs, mine = change(first.after, state="asked"), change(first.after, state="mended")
    units = [
        [theirs],
        [opened("c2", values={"phone": sealed("138")}), mine],
        [opened("c3", claims=(claim("you", "k2"),))],
        [opened("c4", claims=(claim("you", "k3"), claim("you")))],
        [opened("c5", claims=(claim("her", "k3"),))],
    ]
    doings = [lambda unit=unit: store.commit(unit) for unit in units]  # type: ignore[misc]
    ends = codes(together(store, doings))
    assert ends == ["done", "conflict.version", "done", "conflict.claim_taken", "done"]
    assert cases(store) == ["c1", "c3", "c5"]
    assert store.case(HERE, "c1") == theirs.after
    assert store.sealed(HERE, "c2", "phone", 1) is None
    assert store.damage(HERE, "c1") == store.damage(HERE, "c5") == ()


def test_who_leads_may_fail_alone(store: SqliteStore, watch: Watch) -> None:
    def refuse(_: sqlite3.Cursor) -> None:
        raise ValueError

    gathering = Gathering(store)
    leader = gathering.begin(refuse)
    others = [gathering.follow(do) for do in opening(store, 1, 2)]
    gathering.go()
    assert isinstance(leader.join().error, ValueError)
    assert codes([one.join() for one in others]) == ["done", "done"]
    assert watch.count("COMMIT") == 1


def test_nobody_hears_of_what_is_not_on_the_disk(store: SqliteStore, watch: Watch) -> None:
    """A refusal, too, rests on what another one has only just written."""
    first = opened("c1")
    store.commit([first])
    units = [[change(first.after)], [change(first.after)]]
    gathering, answered = Gathering(store), []
    leader = gathering.begin()
    threads = [gathering.follow(lambda unit=unit: store.commit(unit)) for unit in units]  # type: ignore[misc]

    def look(sql: str) -> None:
        if sql == "COMMIT":
            answered.extend(one.ended for one in (leader, *threads))

    watch.before = look
    gathering.go()
    assert codes([one.join() for one in threads]) == ["done", "conflict.version"]
    assert answered == [False] * 3


def test_readers_see_a_group_whole_or_not_at_all(store: SqliteStore, file: Path) -> None:
    seen: list[int] = []

    def look(_: sqlite3.Cursor) -> None:
        with closing(sqlite3.connect(file)) as other:
            seen.extend(other.execute("SELECT count(*) FROM cg_case").fetchone())
        seen.append(len(cases(store)))

    looking = [lambda: store._units.write(look)]
    together(store, [*opening(store, 1, 2), *looking, *opening(store, 3)])
    assert seen == [0, 0] and len(cases(store)) == 3


@pytest.mark.parametrize("code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR])
def test_a_commit_that_fails_fails_for_all(store: SqliteStore, watch: Watch, code: int) -> None:
    first = opened("c1")
    store.commit([first])
    watch.before = once("COMMIT", failing(code))
    doings = [*opening(store, 2), lambda: store.commit([change(first.after)]), *opening(store, 3)]
    gathering = Gathering(store)
    leader = gathering.begin()
    threads = [leader, *(gathering.follow(do) for do in doings)]
    gathering.go()
    assert codes([one.join() for one in threads]) == ["store.failed"] * 4
    assert len({id(one.error) for one in threads}) == 4, "each has an error of its own"
    assert cases(store) == ["c1"] and store.case(HERE, "c1") == first.after
    assert codes(together(store, doings)) == ["done"] * 3


def test_a_commit_that_met_a_lock_is_tried_again_for_all(store: SqliteStore, watch: Watch) -> None:
    watch.before = once("COMMIT", failing(sqlite3.SQLITE_BUSY))
    assert codes(together(store, opening(store, 1, 2, 3))) == ["done"] * 3
    assert watch.count("COMMIT") == 2 and len(cases(store)) == 3 and whole(store)


def test_a_lock_that_stays_is_told_to_all(store: SqliteStore, watch: Watch) -> None:
    def busy(sql: str) -> None:
        if sql == "COMMIT":
            failing(sqlite3.SQLITE_BUSY)()

    watch.before = busy
    gathering = Gathering(store)
    threads = [gathering.begin(), *(gathering.follow(do) for do in opening(store, 1, 2))]
    gathering.go()
    assert codes([one.join() for one in threads]) == ["store.locked"] * 3
    assert watch.count("COMMIT") == 3 and cases(store) == []


def test_a_full_disk_hits_who_does_not_fit(store: SqliteStore) -> None:
    """SQLite may then roll back all of the transaction by itself."""
    pages = store._units.write(lambda cursor: cursor.execute("PRAGMA page_count").fetchone()[0])
    store._units.write(lambda cursor: cursor.execute(f"PRAGMA max_page_count = {pages + 30}"))
    large = {f"f{number}": sealed(str(number)) for number in range(900)}
    doings = opening(store, 1, 2, 3)
    doings.insert(1, lambda: store.commit([opened("c9", values=large)]))
    assert codes(together(store, doings)) == ["done", "store.failed", "done", "done"]
    assert cases(store) == ["c1", "c2", "c3"] and whole(store)


@pytest.mark.parametrize("at", ["INSERT INTO cg_event", "SAVEPOINT", "RELEASE", "COMMIT"])
def test_a_transaction_that_sqlite_gave_up_leaves_nothing_half_done(
    store: SqliteStore, watch: Watch, at: str
) -> None:
    gathering = Gathering(store)
    leader = gathering.begin()
    threads = [gathering.follow(do) for do in opening(store, 1, 2, 3)]

    def give_up() -> None:
        store._units._held.driver_connection.rollback()  # type: ignore[attr-defined]
        failing(sqlite3.SQLITE_FULL)()

    watch.before = once(at, give_up)
    gathering.go()
    leader.join()
    ends = codes([one.join() for one in threads])
    there = [f"c{number}" for number, end in enumerate(ends, 1) if end == "done"]
    assert cases(store) == there and whole(store)
    assert set(ends) <= {"done", "store.failed"} and "store.failed" in ends


def test_who_ends_the_transaction_in_silence_spoils_it_for_all(store: SqliteStore) -> None:
    gathering = Gathering(store)
    threads = [gathering.begin(), *(gathering.follow(do) for do in opening(store, 1))]
    threads.append(gathering.follow(lambda: store._units.write(lambda c: c.execute("ROLLBACK"))))
    gathering.go()
    assert codes([one.join() for one in threads]) == ["store.transaction_lost"] * 3
    assert len({id(one.error) for one in threads}) == 3, "each has an error of its own"
    assert cases(store) == []


@pytest.mark.parametrize("at", ["SAVEPOINT", "INSERT INTO cg_case", "RELEASE", "COMMIT"])
def test_who_is_interrupted_while_it_leads_stops_alone(
    store: SqliteStore, watch: Watch, at: str
) -> None:
    gathering = Gathering(store)
    leader = gathering.begin(take_claim)
    threads = [gathering.follow(do) for do in opening(store, *range(1, 9))]
    watch.before = once(at, interrupt)
    gathering.go()
    assert isinstance(leader.join().error, KeyboardInterrupt)
    assert codes([one.join() for one in threads]) == ["done"] * 8
    assert len(cases(store)) == 8 and whole(store) and not store.claims("me")


def test_who_is_interrupted_before_it_begins_stops_alone(store: SqliteStore, watch: Watch) -> None:
    watch.before = once("BEGIN", interrupt)
    threads = [Thread(do).start() for do in opening(store, *range(1, 9))]
    stopped = [number for number, one in enumerate(threads, 1) if one.join().error]
    (number,) = stopped
    assert isinstance(threads[number - 1].error, KeyboardInterrupt)
    assert [f"c{one}" for one in range(1, 9) if one != number] == cases(store)


def test_who_is_interrupted_while_the_disk_is_waited_for_has_written(
    store: SqliteStore, watch: Watch
) -> None:
    """The others hear of what is on the disk by then; nothing is done twice."""
    watch.after = once("COMMIT", interrupt)
    gathering = Gathering(store)
    leader = gathering.begin(take_claim)
    threads = [gathering.follow(do) for do in opening(store, 1, 2)]
    gathering.go()
    assert isinstance(leader.join().error, KeyboardInterrupt)
    assert codes([one.join() for one in threads]) == ["done", "done"]
    assert cases(store) == ["c1", "c2"] and whole(store) and store.claims("me")


def test_who_is_interrupted_while_it_waits_leaves_the_line(store: SqliteStore) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    gathering = Gathering(store)
    leader = gathering.begin()
    (other,) = (gathering.follow(do) for do in opening(store, 1))
    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.2)
        with pytest.raises(KeyboardInterrupt):
            store.commit([opened("c2")])
    finally:
        signal.signal(signal.SIGALRM, before)
    gathering.go()
    assert codes([leader.join(), other.join()]) == ["done", "done"]
    assert cases(store) == ["c1"]


def test_nobody_waits_longer_than_its_patience(url: str, file: Path) -> None:
    with SqliteStore.open(url, patience=0.05) as store, closing(sqlite3.connect(file)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        threads = [Thread(do).start() for do in opening(store, *range(1, 9))]
        assert codes([one.join() for one in threads]) == ["store.locked"] * 8
        assert len(store._units._line) == 0, "nothing is written behind anybody's back"  # type: ignore[attr-defined]
        other.execute("COMMIT")
        assert codes(together(store, opening(store, 9))) == ["done"]
        assert cases(store) == ["c9"]


def test_who_gathers_behind_another_process_shares_a_commit(
    store: SqliteStore, watch: Watch, file: Path
) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        threads = [Thread(do).start() for do in opening(store, *range(1, 9))]
        until(lambda: len(store._units._line) == 8)  # type: ignore[attr-defined]
        other.execute("COMMIT")
        assert codes([one.join() for one in threads]) == ["done"] * 8
    assert watch.count("COMMIT") == 1


def test_a_group_is_no_longer_than_is_good_for_others(
    store: SqliteStore, watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(groups, "MEMBERS", 3)
    assert codes(together(store, opening(store, *range(1, 9)))) == ["done"] * 8
    assert watch.count("COMMIT") == 3
    monkeypatch.setattr(groups, "SECONDS", -1.0)
    assert codes(together(store, opening(store, 10, 11))) == ["done"] * 2
    assert watch.count("COMMIT") == 6


def test_mixed_threads_lose_nothing(store: SqliteStore) -> None:
    """Readers, writers of one case and openers of many, all at once."""
    store.commit([opened("c0")])
    ends: Counter[str] = Counter()

    def move(_: int) -> None:
        done = 0
        while done < 4:
            case = store.case(HERE, "c0")
            assert case is not None
            try:
                store.commit([change(case)])
                done += 1
            except Conflict as conflict:
                ends[conflict.problems[0].code] += 1

    def open_many(number: int) -> None:
        for turn in range(4):
            store.commit([opened(f"c{number}-{turn}")])

    threads = [
        Thread(lambda do=do, number=number: do(number)).start()  # type: ignore[misc]
        for number in range(12)
        for do in (move, open_many)
    ]
    assert codes([one.join() for one in threads]) == ["done"] * 24
    assert len(store.events(HERE, "c0")) == 1 + 12 * 4
    assert len(cases(store)) == 1 + 12 * 4
    assert store.damage(HERE, "c0") == () and set(ends) <= {"conflict.version"}


def test_a_full_line_is_refused_by_name_of_the_database(url: str, file: Path) -> None:
    with SqliteStore.open(url, patience=0.05) as store:
        gathering = Gathering(store)
        leader = gathering.begin()
        (late,) = (gathering.follow(do) for do in opening(store, 1))
        error = late.join().error
        assert isinstance(error, StoreError)
        assert [(one.code, one.where) for one in error.problems] == [("store.locked", str(file))]
        gathering.go()
        assert codes([leader.join()]) == ["done"] and cases(store) == []
