"""Many want the last points and the last sack of rice: what they were told adds up."""

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest

from community_gov.domain.errors import Refused
from community_gov.store import SqliteStore

from ..ledger.orders import (
    POINTS,
    RICE,
    Desk,
    award,
    cap,
    hold,
    morning,
    reserved,
    settle,
    stocked,
)

THREADS = 8
MARCH = cap(25, morning(2026, 3, 1).date(), morning(2026, 3, 31).date())


def spend(desk: Desk, who: str) -> list[int]:
    """Set points of one account aside, again and again; return what one got."""
    got = []
    for number in range(5):
        try:
            (done,) = desk.book(hold(f"{who}-{number}", "wang", 3))
            got.append(done.amount)
        except Refused as refused:
            assert refused.problems[0].code == "points.too_few"
    return got


def earn(desk: Desk, who: str) -> list[int]:
    """Earn under a cap; return what one was given."""
    return [
        done.amount
        for number in range(4)
        for done in desk.book(award(f"{who}-{number}", "wang", 2, MARCH))
    ]


def take_rice(desk: Desk, who: str) -> list[int]:
    """Set points and a sack aside together, then take it; return how many sacks one has."""
    got = []
    for number in range(2):
        key = f"{who}-{number}"
        try:
            desk.book(hold(key, who, 10), reserved(key, 1))
            got.append(
                desk.book(settle(f"{key}!", key), settle(f"{key}!", key, unit=RICE))[1].amount
            )
        except Refused as refused:
            assert refused.problems[0].code == "stock.too_little"
    return got


def earn_for_one_party(desk: Desk, who: str) -> list[int]:
    """Be paid for something that pays once; return what one was given."""
    try:
        (done,) = desk.book(award(who, "wang", 7, source="party-1"))
    except Refused as refused:
        assert refused.problems[0].code == "award.twice"
        return []
    return [done.amount]


def ready(desk: Desk) -> None:
    desk.book(*(award(f"first-{who}", who, 20, what="") for who in ("wang", *names())))
    desk.book(stocked("stock", 5))


def names() -> list[str]:
    return [f"p{number}" for number in range(THREADS)]


def check(desk: Desk, task: str, got: list[int]) -> None:
    """What was handed out is what left, and neither more nor less than there was."""
    if task == "spend":
        assert sorted(got) == [3] * 6
        assert (desk.balance("wang"), desk.balance("@held")) == (2, sum(got))
        held = desk.store.holds("lane", POINTS, "wang")
        assert sorted(one.amount for one in held) == sorted(got)
    elif task == "earn":
        assert sum(got) == 25 == desk.balance("wang") - 20
    elif task == "take_rice":
        assert got == [1] * 5
        stock = [desk.balance(name, RICE) for name in ("@shelf", "@handed", "@held")]
        assert stock == [0, 5, 0]
        left = sum(20 - desk.balance(name) for name in names())
        assert (left, desk.balance("@funder:street"), desk.balance("@held")) == (50, 50, 0)
    else:
        assert got == [7]
        assert desk.balance("wang") == 27
    assert (desk.damage(), desk.damage(RICE)) == ([], [])


TASKS = {one.__name__: one for one in (spend, earn, take_rice, earn_for_one_party)}


@pytest.fixture(params=["one store", "a store each", "memory"])
def desks(request: pytest.FixtureRequest, url: str) -> Iterator[list[Desk]]:
    made = [SqliteStore.open("sqlite://" if request.param == "memory" else url)]
    if request.param == "a store each":
        made += [SqliteStore.open(url) for _ in range(THREADS - 1)]
    yield [Desk(made[number % len(made)]) for number in range(THREADS)]
    for store in made:
        store.close()


def together(do: Callable[[int], list[int]]) -> list[list[int]]:
    barrier, got = threading.Barrier(THREADS), list[list[int]]()

    def run(number: int) -> None:
        barrier.wait()
        got.append(do(number))

    threads = [threading.Thread(target=run, args=(number,)) for number in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == THREADS, "one of them failed"
    return got


@pytest.mark.parametrize("task", TASKS)
def test_threads(desks: list[Desk], task: str) -> None:
    ready(desks[0])
    got = together(lambda number: TASKS[task](desks[number], f"p{number}"))
    check(desks[0], task, list(chain(*got)))


def test_the_same_order_from_all_sides_is_booked_once(desks: list[Desk]) -> None:
    ready(desks[0])
    told = together(
        lambda number: [one.number for one in desks[number].book(hold("h", "wang", 15))]
    )
    assert len({tuple(one) for one in told}) == 1
    assert desks[0].balance("wang") == 5


SCRIPT = """
import json, sys, time
sys.path.insert(0, {folder!r})
from tests.store.test_book_races import Desk, SqliteStore, TASKS
got = {{}}
for number, (name, task) in enumerate(TASKS.items()):
    with SqliteStore.open(f"sqlite:///{space}/{{name}}.db") as store:
        time.sleep(max(0, {start} + number * 0.7 - time.time()))
        got[name] = [one for who in {names!r} for one in task(Desk(store), who)]
print(json.dumps(got))
"""


def test_processes(tmp_path: Path) -> None:
    urls = {task: f"sqlite:///{tmp_path}/{task}.db" for task in TASKS}
    for url in urls.values():
        with SqliteStore.open(url) as store:
            ready(Desk(store))
    folder, start = str(Path(__file__).parents[2]), time.time() + 2
    running = []
    for number in range(4):
        mine = names()[number * 2 : number * 2 + 2]
        script = SCRIPT.format(folder=folder, space=tmp_path, start=start, names=mine)
        command = [sys.executable, "-W", "error", "-c", script]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    told = [json.loads(process.communicate(timeout=90)[0]) for process in running]
    assert [process.returncode for process in running] == [0] * 4
    for task, url in urls.items():
        with SqliteStore.open(url) as store:
            check(Desk(store), task, [one for process in told for one in process[task]])


def test_looking_at_a_book_while_others_write_in_it(desks: list[Desk]) -> None:
    """The book grows all the time; at every moment it is in order."""
    ready(desks[0])
    done = threading.Event()

    def write() -> None:
        for number in range(60):
            desks[1].book(award(f"w{number}", "wang", 1), hold(f"h{number}", "wang", 1))
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    looked = 0
    while not done.is_set():
        assert desks[0].damage() == []
        looked += 1
    writer.join()
    assert looked > 1
