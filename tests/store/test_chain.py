"""A history that was touched says so, and says where."""

import sqlite3
from collections.abc import Callable

import pytest
from attrs import evolve

from community_gov.domain.errors import DamagedHistory
from community_gov.store import Link, SqliteStore, verify_chain
from community_gov.store.chain import event_hash, genesis

from .building import HERE, THERE, change, opened

LENGTH = 5


def links(count: int = LENGTH, place: str = HERE, case: str = "c1") -> list[Link]:
    made, previous = [], genesis(place, case)
    for seq in range(1, count + 1):
        written = b'{"seq":%d}' % seq
        made.append(Link(seq, written, previous, event_hash(place, case, seq, previous, written)))
        previous = made[-1].hash
    return made


def codes(chain: list[Link], version: int | None = LENGTH) -> list[str]:
    return [problem.code for problem in verify_chain(HERE, "c1", chain, version)]


def test_an_untouched_history_has_nothing_wrong() -> None:
    assert codes(links()) == []
    assert codes([], version=0) == []


@pytest.mark.parametrize("at", range(LENGTH))
@pytest.mark.parametrize("bit", range(0, 8 * 9, 7))
def test_a_flipped_bit_is_found_where_it_is(at: int, bit: int) -> None:
    chain = links()
    flipped = bytearray(chain[at].written)
    flipped[bit // 8] ^= 1 << bit % 8
    chain[at] = evolve(chain[at], written=bytes(flipped))
    found = verify_chain(HERE, "c1", chain, LENGTH)
    assert [(one.code, one.params["seq"]) for one in found] == [("history.altered", at + 1)]


@pytest.mark.parametrize("at", range(LENGTH - 1))
def test_a_removed_row_is_a_gap(at: int) -> None:
    chain = links()
    del chain[at]
    assert codes(chain) == ["history.gap"]


@pytest.mark.parametrize("at", range(LENGTH - 1))
def test_a_reordered_pair_is_found(at: int) -> None:
    chain = links()
    one, two = chain[at], chain[at + 1]
    chain[at], chain[at + 1] = evolve(two, seq=one.seq), evolve(one, seq=two.seq)
    assert {"history.broken", "history.altered"} <= set(codes(chain))


def test_rows_that_come_in_the_wrong_order_are_found() -> None:
    chain = links()
    chain[1], chain[2] = chain[2], chain[1]
    assert "history.broken" in codes(chain)


@pytest.mark.parametrize("left", range(LENGTH))
def test_a_cut_tail_shows_against_the_version_of_the_case(left: int) -> None:
    assert codes(links()[:left]) == ["history.tail"]
    assert codes(links()[:left], version=None) == []


def test_an_event_that_was_hashed_anew_does_not_fit_the_next() -> None:
    chain = links()
    old, written = chain[1], b"forged"
    forged = event_hash(HERE, "c1", 2, old.previous, written)
    chain[1] = evolve(old, written=written, hash=forged)
    assert codes(chain) == ["history.broken"]


def test_an_event_that_was_slipped_in_under_a_used_number_is_found() -> None:
    first = links(1)[0]
    again = event_hash(HERE, "c1", 1, first.hash, b"again")
    assert codes([first, Link(1, b"again", first.hash, again)], 1) == ["history.broken"]


@pytest.mark.parametrize(("place", "case"), [(HERE, "c2"), (THERE, "c1"), ("lanec", "1")])
def test_a_history_belongs_to_one_case_of_one_place(place: str, case: str) -> None:
    assert "history.broken" in codes(links(place=place, case=case))
    assert codes(links(place=place, case=case)).count("history.altered") == LENGTH


@pytest.fixture
def touched(store: SqliteStore, raw: sqlite3.Connection) -> Callable[[str], list[str]]:
    """A case with three events; changes it behind the triggers and asks what is wrong."""

    def touch(sql: str) -> list[str]:
        step = opened()
        store.commit([step])
        for state in ("mended", "asked"):
            step = change(step.after, state=state)
            store.commit([step])
        assert store.damage(HERE, "c1") == ()
        for verb in ("update", "delete", "replace"):
            raw.execute(f"DROP TRIGGER cg_event_no_{verb}")
        raw.execute(sql)
        return [problem.code for problem in store.damage(HERE, "c1")]

    return touch


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        ("UPDATE cg_event SET written = x'7b' WHERE seq = 2", ["history.altered"]),
        ("DELETE FROM cg_event WHERE seq = 2", ["history.gap"]),
        ("DELETE FROM cg_event WHERE seq = 3", ["history.tail"]),
        ("DELETE FROM cg_event", ["history.tail"]),
        (
            "UPDATE cg_event SET seq = 30 WHERE seq = 3",
            ["history.gap", "history.altered", "history.tail"],
        ),
        ("UPDATE cg_case SET version = 4", ["history.tail"]),
    ],
)
def test_the_store_finds_it_in_the_database(
    touched: Callable[[str], list[str]], sql: str, expected: list[str]
) -> None:
    assert touched(sql) == expected


def test_two_swapped_rows_are_found_in_the_database(
    touched: Callable[[str], list[str]],
) -> None:
    found = touched("UPDATE cg_event SET seq = CASE seq WHEN 2 THEN -3 ELSE -2 END WHERE seq > 1")
    assert "history.broken" in found


def test_a_history_that_cannot_be_read_says_which_events(
    touched: Callable[[str], list[str]], store: SqliteStore
) -> None:
    touched("UPDATE cg_event SET written = x'7b' WHERE seq IN (1, 3)")
    with pytest.raises(DamagedHistory) as caught:
        store.events(HERE, "c1")
    assert [one.code for one in caught.value.problems] == ["history.unreadable"] * 2
    assert [one.params["seq"] for one in caught.value.problems] == [1, 3]


def test_nothing_is_built_on_a_history_without_its_end(
    touched: Callable[[str], list[str]], store: SqliteStore
) -> None:
    touched("DELETE FROM cg_event WHERE seq = 3")
    case = store.case(HERE, "c1")
    assert case is not None
    with pytest.raises(DamagedHistory):
        store.commit([change(case, state="mended")])
    assert store.case(HERE, "c1") == case


def test_links_can_be_made_of_what_was_read(store: SqliteStore) -> None:
    first = opened()
    store.commit([first, change(first.after, state="mended")])
    chain = [Link.of(stored) for stored in store.events(HERE, "c1")]
    assert verify_chain(HERE, "c1", chain, 2) == ()
