"""Whatever statement of a redemption fails, and however: nothing half done."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from community_gov.domain.errors import StoreError
from community_gov.store import SqliteStore

from ..kills.redemption import STEPS, ready, redeem, seen
from ..ledger.orders import RICE, Desk
from .test_atomicity import TROUBLE, error, faulty, interrupt

__all__ = ["faulty"]


@pytest.fixture
def desk(faulty: SqliteStore) -> Iterator[Desk]:
    made = Desk(faulty)
    ready(made)
    yield made
    TROUBLE.update(left=None)


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        (error(sqlite3.SQLITE_IOERR), StoreError),
        (error(sqlite3.SQLITE_FULL), StoreError),
        (interrupt, KeyboardInterrupt),
    ],
    ids=["io", "full", "interrupt"],
)
def test_the_nth_statement_fails(
    desk: Desk,
    file: Path,
    dump: Callable[[Path], list[str]],
    do: Callable[[], None],
    expected: type[BaseException],
) -> None:
    before, number = dump(file), 0
    while True:
        number += 1
        TROUBLE.update(left=number, do=do, seen=[])
        try:
            next(redeem(desk))
            break
        except expected:
            TROUBLE.update(left=None)
            assert dump(file) == before, TROUBLE["seen"][-1]
    TROUBLE.update(left=None)
    assert number > 15
    tables = ("transaction", "posting", "account", "lot", "hold", "counted", "book")
    for table in tables:
        assert any(f"INTO cg_{table} " in sql for sql in TROUBLE["seen"]) or any(
            f"UPDATE cg_{table} " in sql for sql in TROUBLE["seen"]
        ), table
    assert seen(desk) == STEPS[1]
    assert [*redeem(desk)] == [*redeem(desk)]
    assert seen(desk) == STEPS[2]
    assert [desk.damage(), desk.damage(RICE)] == [[], []]
