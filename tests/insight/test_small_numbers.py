"""No cell of few complaints is told, and none can be worked out."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from community_gov.domain.calendar import CHINA_TIME
from community_gov.domain.shares import OTHER, told_together
from community_gov.domain.taxonomy import Category, Side
from community_gov.domain.text import same
from community_gov.insight.cells import gather
from community_gov.insight.closing import backlog, month_ends
from community_gov.insight.findings import findings
from community_gov.insight.portrait import drawn, portrait
from community_gov.insight.told import lines, parts, within
from community_gov.paper.portraits import Subject, portrait_page

from .attack import worked_out
from .complaint_frames import TAXONOMY, Row, complaints, frame, many, on

LEAST = 5
FIRST, LAST = date(2023, 12, 30), date(2024, 3, 20)


crowds = given(
    rows=st.one_of(complaints(most=90), st.integers(0, 400).map(lambda one: many(one, one)))
)


@settings(max_examples=40, deadline=None)
@crowds
def test_nothing_small_can_be_worked_out(rows: list[Row]) -> None:
    nothing_small_can_be_worked_out(rows)


@pytest.mark.slow
@settings(max_examples=600, deadline=None)
@crowds
def test_nothing_small_can_be_worked_out_of_much(rows: list[Row]) -> None:
    nothing_small_can_be_worked_out(rows)


def nothing_small_can_be_worked_out(rows: list[Row]) -> None:
    found = portrait(frame(rows), TAXONOMY, FIRST, LAST, as_of=LAST, least=LEAST)
    small = [(name, count) for name, count in worked_out(found) if 0 < count < LEAST]
    assert not small


@given(sizes=st.lists(st.integers(0, 12), max_size=9), least=st.integers(1, 8))
def test_parts_and_lines_add_up(sizes: Sequence[int], least: int) -> None:
    counts = {str(number): one for number, one in enumerate(sizes)}
    told = parts(counts, least)
    hidden = [counts[name] for name, one in told.items() if one is None]
    assert all(one is None or one == counts[name] for name, one in told.items())
    assert not hidden or sum(hidden) >= least or sum(hidden) == sum(sizes)
    assert len(hidden) != 1 or sum(sizes) < least or sum(one > 0 for one in sizes) == 1
    found = lines(counts, least)
    assert sum(one.count or 0 for one in found) in (sum(sizes), 0)
    assert all(one.count is None or one.count >= least for one in found)


def test_the_next_smallest_goes_along() -> None:
    assert told_together([2, 30, 90], 5) == 2
    assert told_together([1, 1, 30], 5) == 3
    assert told_together([3, 3, 30], 5) == 2
    assert told_together([5, 30], 5) == 0
    assert told_together([], 5) == 0
    names = [(one.name, one.count) for one in lines({"a": 2, "b": 30, "c": 90, "d": 0}, 5)]
    assert names == [("c", 90), (OTHER, 32)]


def test_a_category_and_a_place_may_be_called_other() -> None:
    kinds = evolve(
        TAXONOMY, categories=(*TAXONOMY.categories, Category(OTHER, same("others"), Side.HARD))
    )
    day = date(2024, 5, 6)
    rows = [*on(day, 40, category=OTHER, place=OTHER), *on(day, 2, category="lift", place="a")]
    rows += [*on(day, 20, category="room", place="b"), *on(day, 20, category="noise", place="b")]
    found = portrait(frame(rows), kinds, day, day)
    lines_of = [(one.name, one.count, one.together) for one in found.categories]
    assert (OTHER, 40, False) in lines_of and (OTHER, 22, True) in lines_of
    places = [(one.name, one.count, one.together) for one in found.places]
    assert places == [(OTHER, 82, True)] or (OTHER, 40, False) in places
    again = findings(found, kinds, datetime(2024, 5, 7, tzinfo=CHINA_TIME))
    assert {"other"} <= {one.inquiry.asked.get("category") for one in again}
    shown = portrait_page(Subject(found, kinds, "en"), same("here"))
    assert "others together" in shown and ">others<" in shown


def test_a_cell_is_not_told_where_it_leaves_few() -> None:
    cells = [("a", "x", 9), ("a", "y", 9), ("b", "x", 8), ("c", "x", 7)]
    rows, columns = {"a": 30, "b": 10, "c": 7}, {"x": 17, "y": 9}
    assert within(cells, rows, columns, 5) == [("a", "x", 9), ("a", "y", 9)]
    assert within(cells, rows, {"x": 30, "y": 9}, 5)[-1] == ("c", "x", 7)


def test_a_small_side_hides_a_category_of_the_next() -> None:
    day = date(2024, 5, 6)
    rows = [*on(day, 90), *on(day, 6, category="room"), *on(day, 3, category="noise")]
    found = portrait(frame(rows), TAXONOMY, day, day)
    assert [(one.name, one.count) for one in found.sides] == [(OTHER, 99)]
    assert [(one.name, one.count) for one in found.categories] == [("lift", 90), (OTHER, 9)]


def test_a_backlog_does_not_give_away_what_was_closed() -> None:
    january = date(2024, 1, 15)
    closed = [evolve_row(one, date(2024, 2, 10)) for one in on(january, 2)]
    later = on(date(2024, 3, 1), 8)
    cells = gather(frame([*on(january, 20), *closed, *later]), TAXONOMY, january, LAST)
    assert [one.count for one in backlog(cells, month_ends(cells), 5)] == [22, None, None]
    assert [one.count for one in backlog(cells, month_ends(cells), 1)] == [22, 20, 28]
    assert drawn(cells).backlog == backlog(cells, month_ends(cells), 5)


def evolve_row(one: Row, closed: date) -> Row:
    return {**one, "closed": one["opened"].replace(month=closed.month, day=closed.day)}


def test_everything_is_told_to_those_who_may_see_it() -> None:
    day = date(2024, 5, 6)
    found = portrait(frame(on(day, 2)), TAXONOMY, day, day + timedelta(days=1), least=1)
    assert found.count == 2 and found.places[0].count == 2
    assert found == evolve(found)
