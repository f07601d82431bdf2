"""Threads and processes that want the same: one gets it, the others hear of it."""

import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from community_gov.domain.errors import Conflict, StoreError
from community_gov.store import SqliteStore

from .building import HERE, MORNING, change, claim, opened, receipt

THREADS = 8


def together(do: Callable[[int], None], count: int = THREADS) -> Counter[str]:
    """Let threads start at one moment; count how each of them ended."""
    barrier, ends = threading.Barrier(count), []

    def run(number: int) -> None:
        barrier.wait()
        try:
            do(number)
            ends.append("done")
        except Conflict as conflict:
            ends.append(conflict.problems[0].code)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return Counter(ends)


@pytest.fixture(params=["one store", "a store each", "memory"])
def stores(request: pytest.FixtureRequest, url: str) -> Callable[[int], SqliteStore]:
    made = [SqliteStore.open("sqlite://" if request.param == "memory" else url)]
    if request.param == "a store each":
        made += [SqliteStore.open(url) for _ in range(THREADS - 1)]
    request.addfinalizer(lambda: [store.close() for store in made])
    return lambda number: made[number % len(made)]


def test_one_thread_moves_the_case(stores: Callable[[int], SqliteStore]) -> None:
    first = opened()
    stores(0).commit([first])
    ends = together(lambda number: stores(number).commit([change(first.after, state=f"s{number}")]))
    assert ends == {"done": 1, "conflict.version": THREADS - 1}
    case = stores(0).case(HERE, "c1")
    assert case is not None and case.version == 2
    assert len(stores(0).cases(HERE, state=case.state.configuration[0])) == 1
    assert stores(0).damage(HERE, "c1") == ()


def test_one_thread_gets_the_claim(stores: Callable[[int], SqliteStore]) -> None:
    ends = together(
        lambda number: stores(number).commit([opened(f"c{number}", claims=(claim(f"o{number}"),))])
    )
    assert ends == {"done": 1, "conflict.claim_taken": THREADS - 1}
    assert len(list(stores(0).all_cases())) == 1


def test_one_request_acts_once(stores: Callable[[int], SqliteStore]) -> None:
    ends = together(lambda number: stores(number).commit([opened("c1")], receipt()))
    assert ends == {"done": 1, "key.done": THREADS - 1}


def test_nobody_is_lost_when_all_go_on_until_they_have_succeeded(
    stores: Callable[[int], SqliteStore],
) -> None:
    stores(0).commit([opened()])

    def go_on(number: int) -> None:
        done = 0
        while done < 5:
            case = stores(number).case(HERE, "c1")
            assert case is not None
            try:
                stores(number).commit([change(case)])
                done += 1
            except Conflict:
                pass

    assert together(go_on) == {"done": THREADS}
    assert len(stores(0).events(HERE, "c1")) == 1 + 5 * THREADS
    assert stores(0).damage(HERE, "c1") == ()


SCRIPT = """
import sys, time
sys.path.insert(0, {folder!r})
from store.building import HERE, change, opened
from community_gov.domain.errors import Conflict
from community_gov.store import SqliteStore
store = SqliteStore.open({url!r})
time.sleep(max(0, {start} - time.time()))
won = 0
for number in range(40):
    try:
        store.commit([opened(f"c{{number}}", state={name!r})])
        won += 1
    except Conflict as conflict:
        assert conflict.problems[0].code == "conflict.case_exists"
store.close()
print(won)
"""


def test_processes_race_on_a_new_file_and_on_each_case(url: str) -> None:
    folder, start = str(Path(__file__).parent.parent), time.time() + 2
    running = [
        subprocess.Popen(
            [sys.executable, "-c", SCRIPT.format(folder=folder, url=url, start=start, name=name)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in ("left", "right")
    ]
    won = [int(process.communicate(timeout=60)[0]) for process in running]
    assert [process.returncode for process in running] == [0, 0]
    with SqliteStore.open(url) as store:
        assert sum(won) == len(list(store.all_cases())) == 40
        for side, count in zip(("left", "right"), won, strict=True):
            assert len(store.cases(HERE, state=side)) == count
        assert all(len(store.events(HERE, f"c{number}")) == 1 for number in range(40))


def test_many_open_a_new_file_at_once(url: str) -> None:
    made: list[SqliteStore] = []
    assert together(lambda _: made.append(SqliteStore.open(url))) == {"done": THREADS}
    for store in made:
        store.close()


def test_many_new_files_are_opened_at_once(tmp_path: Path) -> None:
    """Alembic keeps its state in a global, so that one of these would meet another's."""
    made: list[SqliteStore] = []
    ends = together(lambda n: made.append(SqliteStore.open(f"sqlite:///{tmp_path}/{n}.db")))
    assert ends == {"done": THREADS}
    for store in made:
        store.commit([opened()])
        store.close()


def test_a_lock_that_stays_is_reported(
    url: str, file: Path, codes: Callable[..., list[str]]
) -> None:
    with SqliteStore.open(url, patience=0.05) as store, closing(sqlite3.connect(file)) as other:
        store.commit([opened()])
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        assert codes(StoreError, store.commit, [opened("c2")]) == ["store.locked"]
        assert store.case(HERE, "c1") is not None, "reading goes on"
        other.execute("COMMIT")
        store.commit([opened("c2")])
        assert store.due(MORNING, 1) == []
