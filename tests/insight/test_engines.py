"""Every engine counts what plain Python counts, and all draw one portrait."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.insight.cells import Cells, gather
from community_gov.insight.effect import effect
from community_gov.insight.effects import Effect
from community_gov.insight.portrait import Portrait, drawn, portrait
from community_gov.insight.span import Span

from .complaint_frames import ENGINES, TAXONOMY, Row, complaints, frame, many, on, row
from .plain import counted

LEAP = date(2024, 2, 29)


def gathered(engine: str, rows: list[Row], span: Span, window: int) -> Cells:
    made = ENGINES[engine](frame(rows))
    return gather(made, TAXONOMY, span.since, span.until, as_of=span.as_of, window=window)


asked = given(
    rows=complaints(),
    since=st.integers(0, 40),
    length=st.integers(0, 40),
    later=st.integers(0, 10),
    window=st.integers(1, 20),
)


@settings(max_examples=8, deadline=None)
@asked
def test_every_engine_counts_alike(
    rows: list[Row], since: int, length: int, later: int, window: int
) -> None:
    counts_alike(rows, since, length, later, window)


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@asked
def test_every_engine_counts_alike_in_many_cases(
    rows: list[Row], since: int, length: int, later: int, window: int
) -> None:
    counts_alike(rows, since, length, later, window)


def counts_alike(rows: list[Row], since: int, length: int, later: int, window: int) -> None:
    first = date(2023, 12, 30) + timedelta(days=since)
    last = first + timedelta(days=length)
    span = Span(first, last, last + timedelta(days=later))
    plain = counted(rows, span, window)
    for engine in ENGINES:
        assert gathered(engine, rows, span, window) == plain, engine


@pytest.fixture(scope="module")
def crowd() -> Any:
    return frame(many(120_000))


def said_of(many: Any) -> tuple[Portrait, Effect]:
    asked = (TAXONOMY, date(2024, 1, 1), date(2025, 12, 31))
    found = portrait(many, *asked, as_of=date(2026, 1, 10))
    return found, effect(many, date(2025, 1, 1), 200, 200, compare=["place 1"])


@pytest.fixture(scope="module")
def said(crowd: Any) -> tuple[Portrait, Effect]:
    return said_of(crowd)


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_the_same_portrait_of_many(engine: str, crowd: Any, said: tuple[Portrait, Effect]) -> None:
    """A large table too: some engines mix up the rows of a large one when they join."""
    assert said_of(ENGINES[engine](crowd)) == said
    assert said[0].trend is not None and said[0].recurrence.seen_whole


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_an_empty_frame(engine: str) -> None:
    cells = gathered(engine, [], Span(LEAP, LEAP, LEAP), 30)
    assert (cells.count, cells.first, cells.pairs, cells.closings) == (0, None, {}, {})
    found = drawn(cells)
    assert found.count == 0 and found.sides == () and found.to_close is None
    assert found.recurrence.share is None and found.place_concentration is None
    assert [one.count for one in found.months] == [0]
    counted = effect(ENGINES[engine](frame([])), LEAP, 3, 3)
    assert counted.verdict == "cannot_tell" and counted.before.count == 0


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_the_borders_of_span_and_window(engine: str) -> None:
    midnight = datetime(2024, 2, 29)
    rows = [
        row(midnight - timedelta(microseconds=1), place="west"),
        row(midnight),
        row(midnight + timedelta(days=1, microseconds=-1), category="room"),
        row(midnight + timedelta(days=1), place="west"),
        row(midnight - timedelta(days=30)),
        *on(LEAP - timedelta(days=31), category="room"),
    ]
    cells = gathered(engine, rows, Span(LEAP, LEAP, LEAP), 30)
    assert cells.count == 2
    assert {key: one.again for key, one in cells.pairs.items()} == {
        ("east", "lift"): 1,
        ("east", "room"): 0,
    }
    assert cells.channels == {"phone": 2} and cells.closings[""].count == 2
    assert cells.hours.keys() >= {(midnight - datetime(1900, 1, 1)) // timedelta(hours=1)}


@pytest.mark.parametrize("engine", sorted(ENGINES))
def test_closed_before_it_was_opened(engine: str) -> None:
    opened = datetime(2024, 1, 10, 9)
    rows = [
        row(opened, closed=opened - timedelta(days=3), due=opened + timedelta(days=1)),
        row(opened, closed=opened + timedelta(minutes=59, seconds=59), due=opened),
        row(opened, closed=datetime(2024, 2, 1), due=opened),
    ]
    january = Span(date(2024, 1, 1), date(2024, 1, 31), date(2024, 1, 31))
    cells = gathered(engine, rows, january, 30)
    (pair,) = cells.pairs.values()
    assert (pair.count, pair.wrong, pair.in_time, pair.late, pair.pending) == (3, 1, 0, 2, 0)
    assert cells.closings[""].closed == 1 and cells.closings[""].median.value == 59
    assert [cells.open_after(date(2024, 1, day)) for day in (9, 10, 31)] == [0, 1, 1]
