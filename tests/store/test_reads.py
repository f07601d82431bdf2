"""Cases are found as they are, in order; what was tampered with is not handed out."""

import sqlite3
from collections.abc import Callable

import pytest
from attrs import evolve

from community_gov.domain.cases import Case
from community_gov.domain.errors import DamagedHistory
from community_gov.store import SqliteStore
from community_gov.workflow.definition import Status

from .building import HERE, MORNING, PINNED, THERE, change, hours, new_case, opened

Codes = Callable[..., list[str]]


def test_cases_come_in_the_order_of_their_opening(store: SqliteStore) -> None:
    at = [hours(3), hours(1), hours(2), hours(1)]
    steps = [opened(f"c{n}", at=MORNING + after) for n, after in enumerate(at)]
    store.commit(steps)
    store.commit([change(steps[1].after, state="mended", at=MORNING + hours(9))])
    assert [one.id for one in store.cases(HERE)] == ["c1", "c3", "c2", "c0"]
    assert [one.id for one in store.cases(HERE, limit=2)] == ["c1", "c3"]
    assert [one.id for one in store.cases(HERE, status=Status.FINAL)] == ["c1"]


@pytest.mark.parametrize("program", [None, "lamps:repair", "other"])
@pytest.mark.parametrize("state", [None, "asked", "mended"])
@pytest.mark.parametrize("person", [None, "p1", "p9"])
def test_filters_agree_with_a_plain_search(
    store: SqliteStore, program: str | None, state: str | None, person: str | None
) -> None:
    cases: list[Case] = []
    for number, (kind, where, who) in enumerate(
        (kind, where, who)
        for kind in ("lamps:repair", "other")
        for where in ("asked", "mended")
        for who in ("p1", "p2")
    ):
        case = evolve(new_case(f"c{number}", program=kind), people={"asker": (who,)})
        cases.append(change(case, state=where).after)
        store.commit([change(case, state=where)])
    expected = [
        case
        for case in cases
        if (program is None or case.program == program)
        and (state is None or state in case.state.configuration)
        and (person is None or person in case.people["asker"])
    ]
    assert store.cases(HERE, program=program, state=state, person=person) == expected


def test_an_altered_workflow_is_not_used(
    url: str, raw: sqlite3.Connection, store: SqliteStore, codes: Codes
) -> None:
    store.commit([opened()])
    raw.execute("UPDATE cg_definition SET body = CAST(replace(body, 'clerk', 'thief') AS BLOB)")
    with SqliteStore.open(url) as fresh:
        assert codes(DamagedHistory, fresh.workflow, HERE, PINNED) == ["workflow.altered"]


@pytest.mark.parametrize("column", ["state", "held", "people"])
def test_a_case_that_cannot_be_read_says_so(
    store: SqliteStore, raw: sqlite3.Connection, codes: Codes, column: str
) -> None:
    store.commit([opened()])
    raw.execute(f"UPDATE cg_case SET {column} = '['")
    assert codes(DamagedHistory, store.case, HERE, "c1") == ["case.unreadable"]


def test_all_cases_are_seen_over_many_pages(
    store: SqliteStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community_gov.store.reads._PAGE", 3)
    steps = [opened(f"c{n}", place) for place in (THERE, HERE) for n in range(5)]
    store.commit(steps)
    assert list(store.all_cases()) == sorted((one.after.place, one.after.id) for one in steps)
