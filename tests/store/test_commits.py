"""One unit is written whole, once, and only on top of what was read."""

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from attrs import evolve

from community_gov.domain.commands import Held
from community_gov.domain.errors import Conflict, StoreError
from community_gov.services.ports import Change, Store
from community_gov.store import SqliteStore
from community_gov.workflow.definition import Status

from .building import (
    HERE,
    MORNING,
    PINNED,
    THERE,
    WORKFLOW,
    change,
    claim,
    clock,
    message,
    new_case,
    opened,
    receipt,
    sealed,
)

Codes = Callable[..., list[str]]


def test_the_store_is_what_the_services_ask_for(store: SqliteStore) -> None:
    asked: Store = store
    assert asked is store


def test_a_case_comes_back_as_it_was_written(store: SqliteStore) -> None:
    first = opened(clocks={"reply": clock(MORNING)}, values={"phone": sealed("138")})
    store.commit([first])
    assert store.case(HERE, "c1") == first.after
    assert [one.event for one in store.events(HERE, "c1")] == [first.event]
    assert store.workflow(HERE, PINNED) == WORKFLOW
    assert list(store.all_cases()) == [(HERE, "c1")]


def test_many_changes_of_one_case_share_a_unit(store: SqliteStore) -> None:
    steps = [opened(clocks={"reply": clock(MORNING)})]
    for state in ("mended", "asked", "mended"):
        steps.append(change(steps[-1].after, state=state))
    store.commit(steps)
    assert store.case(HERE, "c1") == steps[-1].after
    assert [one.event.seq for one in store.events(HERE, "c1")] == [1, 2, 3, 4]
    assert store.damage(HERE, "c1") == ()
    assert store.cases(HERE, state="asked") == []
    assert store.cases(HERE, state="mended", status=Status.FINAL) == [steps[-1].after]
    assert store.due(MORNING, 9) == []


def test_a_change_on_an_older_version_is_a_conflict(store: SqliteStore, codes: Codes) -> None:
    first = opened()
    store.commit([first])
    mine, theirs = change(first.after, state="mended"), change(first.after, state="asked")
    store.commit([theirs])
    assert codes(Conflict, store.commit, [mine]) == ["conflict.version"]
    assert store.case(HERE, "c1") == theirs.after
    assert len(store.events(HERE, "c1")) == 2


def test_a_conflict_names_every_case_that_it_is_about(store: SqliteStore) -> None:
    firsts = [opened(f"c{number}") for number in range(5)]
    store.commit(firsts)
    seconds = [change(one.after) for one in firsts]
    store.commit([seconds[1], seconds[3]])
    with pytest.raises(Conflict) as caught:
        store.commit([*seconds[:4], opened("c4"), opened("c9")])
    assert [(one.code, one.where) for one in caught.value.problems] == [
        ("conflict.version", "c1"),
        ("conflict.version", "c3"),
        ("conflict.case_exists", "c4"),
    ]
    assert caught.value.problems[0].params == {"seen": 1, "now": 2}
    assert store.case(HERE, "c9") is None


def test_a_case_is_opened_once(store: SqliteStore, codes: Codes) -> None:
    store.commit([opened()])
    assert codes(Conflict, store.commit, [opened()]) == ["conflict.case_exists"]
    gone = change(evolve(new_case("c7"), version=1))
    assert codes(Conflict, store.commit, [gone]) == ["conflict.case_gone"]


def test_a_claim_is_taken_once_in_the_whole_district(store: SqliteStore) -> None:
    store.commit([opened("c1", claims=(claim("me"),))])
    with pytest.raises(Conflict) as caught:
        store.commit([opened("c2", THERE, claims=(claim("you"), claim("you", "k2")))])
    (problem,) = caught.value.problems
    assert (problem.code, problem.where) == ("conflict.claim_taken", "c2")
    assert problem.params == {"register": "lamp-year"}
    assert store.case(THERE, "c2") is None
    store.commit([opened("c2", THERE, claims=(claim("you", "k2"), claim("you", "k1", "other")))])


def test_its_owner_may_claim_again(store: SqliteStore) -> None:
    first = opened(claims=(claim("me"),))
    store.commit([first])
    store.commit([change(first.after, claims=(claim("me"),))])


def test_a_claim_is_given_back_only_by_its_owner(store: SqliteStore, codes: Codes) -> None:
    mine = opened("c1", claims=(claim("me"), claim("me", "k2")))
    store.commit([mine])
    store.commit([opened("c2", releases=(claim("you"), claim("you", "")))])
    taken = opened("c3", claims=(claim("you"),))
    assert codes(Conflict, store.commit, [taken]) == ["conflict.claim_taken"]
    store.commit([change(mine.after, releases=(claim("me"),))])
    store.commit([taken])
    still = opened("c4", claims=(claim("you", "k2"),))
    assert codes(Conflict, store.commit, [still]) == ["conflict.claim_taken"]


def test_a_release_without_a_key_gives_back_all_of_a_register(store: SqliteStore) -> None:
    mine = opened("c1", claims=(claim("me"), claim("me", "k2"), claim("me", "k1", "other")))
    store.commit([mine])
    store.commit([change(mine.after, releases=(claim("me", ""),))])
    store.commit([opened("c2", claims=(claim("you"), claim("you", "k2")))])
    with pytest.raises(Conflict):
        store.commit([opened("c3", claims=(claim("you", "k1", "other"),))])


def test_what_one_change_gives_back_the_next_may_claim(store: SqliteStore) -> None:
    mine = opened("c1", claims=(claim("me"),))
    store.commit([mine])
    store.commit(
        [change(mine.after, releases=(claim("me"),)), opened("c2", claims=(claim("you"),))]
    )


def test_a_request_is_answered_once(store: SqliteStore, codes: Codes) -> None:
    store.commit([opened()], receipt())
    assert store.receipt(HERE, "p1", "r1") == receipt()
    assert store.receipt(HERE, "p1", "r2") is None
    again = [opened()]
    assert codes(Conflict, store.commit, again, receipt()) == ["key.done"]
    assert codes(Conflict, store.commit, again, receipt(fingerprint="f2")) == ["key.reused"]
    store.commit([opened("c2")], receipt("r2"))


def test_a_refused_unit_leaves_its_key_free(store: SqliteStore) -> None:
    store.commit([opened()])
    with pytest.raises(Conflict):
        store.commit([opened()], receipt())
    assert store.receipt(HERE, "p1", "r1") is None


def test_a_sealed_value_is_kept_in_the_version_that_the_command_names(store: SqliteStore) -> None:
    old, new = sealed("138", "h1"), sealed("139", "h2")
    first = opened(values={"phone": old})
    second = change(first.after, values={"phone": new})
    waiting = evolve(second, after=evolve(second.after, held=first.after.held))
    store.commit([first, waiting])
    assert store.sealed(HERE, "c1", "phone", 1) == old
    assert store.sealed(HERE, "c1", "phone", 2) == new
    assert store.sealed(HERE, "c1", "phone", 3) is None


def test_a_sealed_value_is_never_replaced(store: SqliteStore) -> None:
    first = opened(values={"phone": sealed("138")})
    store.commit([first])
    forgot = evolve(first.after, held={})
    with pytest.raises(Conflict) as caught:
        store.commit([change(forgot, values={"name": sealed("张"), "phone": sealed("139")})])
    (problem,) = caught.value.problems
    assert (problem.code, problem.where) == ("conflict.value_exists", "phone")
    assert store.sealed(HERE, "c1", "phone", 1) == sealed("138")
    assert store.sealed(HERE, "c1", "name", 1) is None


def test_people_and_states_are_found_as_they_are_now(store: SqliteStore) -> None:
    first = opened()
    store.commit([first])
    moved = change(evolve(first.after, people={"asker": ("p2", "p3"), "helper": ("p2",)}))
    store.commit([evolve(moved, before=first.after)])
    assert store.cases(HERE, person="p1") == []
    assert store.cases(HERE, person="p2") == store.cases(HERE, person="p3") == [moved.after]


def without_zone(step: Change) -> Change:
    naive = datetime(2026, 3, 2)  # noqa: DTZ001
    return evolve(step, event=evolve(step.event, command=evolve(step.event.command, at=naive)))


def another_workflow(step: Change) -> Change:
    return evolve(step, workflow=evolve(WORKFLOW, name="lamps:other"))


def moved_house(step: Change) -> Change:
    return evolve(step, after=evolve(step.after, place=THERE))


def skipped(step: Change) -> Change:
    return evolve(step, after=evolve(step.after, version=3))


def unheld(step: Change) -> Change:
    return evolve(step, sealed={"phone": sealed("138")})


def held_otherwise(step: Change) -> Change:
    command = evolve(step.event.command, held={"phone": Held(1, sealed("139").digest)})
    return evolve(unheld(step), event=evolve(step.event, command=command))


@pytest.mark.parametrize(
    "spoil", [without_zone, another_workflow, moved_house, skipped, unheld, held_otherwise]
)
def test_a_change_that_makes_no_sense_is_refused(
    store: SqliteStore, spoil: Callable[[Change], Change]
) -> None:
    with pytest.raises(ValueError):
        store.commit([spoil(opened())])
    assert list(store.all_cases()) == []


def test_changes_that_leave_one_out_are_refused(store: SqliteStore) -> None:
    first = opened()
    third = change(change(first.after).after)
    with pytest.raises(ValueError):
        store.commit([first, third])


@pytest.mark.parametrize("changed", [{"workflow": "0" * 64}, {"program": "lamps:other"}])
def test_a_case_keeps_its_workflow_and_its_program(
    store: SqliteStore, changed: dict[str, Any]
) -> None:
    first = opened()
    store.commit([first])
    step = change(first.after)
    with pytest.raises(ValueError):
        store.commit([evolve(step, after=evolve(step.after, **changed))])


def test_every_later_command_has_a_zone_too(store: SqliteStore) -> None:
    first = opened()
    store.commit([first])
    with pytest.raises(ValueError):
        store.commit([without_zone(change(first.after))])


def test_a_unit_that_lost_its_transaction_is_not_taken_for_written(
    store: SqliteStore, codes: Codes
) -> None:
    def work(cursor: sqlite3.Cursor) -> Any:
        cursor.execute("COMMIT")

    assert codes(StoreError, store._units.write, work) == ["store.transaction_lost"]


def test_a_message_and_a_case_stand_or_fall_together(store: SqliteStore) -> None:
    store.commit([opened("c1", messages=(message("m1"),))])
    with pytest.raises(StoreError):
        store.commit([opened("c2", messages=(message("m2"), message("m1")))])
    assert [one.id for one in store.waiting(9)] == ["m1"]
    assert store.case(HERE, "c2") is None
