"""What drawings rest on: numbers that lie as near as they can, and lines that break well."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov.workflow.drawing.layout.fitting import Pull, fitted
from community_gov.workflow.drawing.layout.tracks import Run, tracked
from community_gov.workflow.drawing.lettering import Hand, clean, width, wrapped


@st.composite
def pulls(draw: st.DrawFn) -> tuple[int, list[Pull]]:
    count = draw(st.integers(2, 7))
    ends = st.tuples(st.integers(0, count - 2), st.integers(1, count - 1))
    between = ends.filter(lambda two: two[0] < two[1])
    found = draw(st.lists(st.tuples(between, st.integers(0, 3), st.integers(0, 4)), max_size=14))
    return count, [Pull(low, high, apart, weight) for (low, high), apart, weight in found]


def cost(numbers: list[int], between: list[Pull]) -> int:
    return sum(one.weight * (numbers[one.high] - numbers[one.low]) for one in between)


def allowed(numbers: list[int], between: list[Pull]) -> bool:
    held = all(numbers[one.high] - numbers[one.low] >= one.apart for one in between)
    return held and all(one >= numbers[0] for one in numbers)


@given(pulls())
def test_no_other_numbers_cost_less(given_: tuple[int, list[Pull]]) -> None:
    """By moving any of them together by one: what is best in small is best in all here."""
    count, between = given_
    found = fitted(count, between)
    assert min(found) == 0
    assert allowed(found, between)
    for moved in product((0, 1), repeat=count):
        for step in (1, -1):
            other = [one + step * by for one, by in zip(found, moved, strict=True)]
            if allowed(other, between):
                assert cost(other, between) >= cost(found, between)


def test_numbers_that_would_go_round_in_a_circle_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        fitted(3, [Pull(1, 2, 1), Pull(2, 1, 1)])
    assert fitted(0, []) == []


HAND = Hand(12)
CHINESE = "持证维保人员、消防救援人员（须有两人以上）。"
ENGLISH = "certified maintenance worker, user unit's safety officer (two of them)"


TEXTS = {
    "chinese": CHINESE,
    "english": ENGLISH,
    "mixed": CHINESE + ENGLISH,
    "long": "x" * 80,
    "endless": "一" * 80,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
@pytest.mark.parametrize("limit", [60, 100, 172, 400])
def test_lines_break_where_a_reader_would(text: str, limit: int) -> None:
    lines = wrapped(text, HAND, limit)
    assert "".join(lines) == text
    assert all(width(line.rstrip(), HAND) <= limit for line in lines)
    for before, after in pairwise(lines):
        if " " in text:
            assert after[0] not in "，。、）,)"
            assert before[-1] not in "（("


def test_a_phrase_stays_on_a_line_of_its_own() -> None:
    assert wrapped("登记户口（本年度已列批）", HAND, 110) == ("登记户口", "（本年度已列批）")
    assert wrapped("one two three four five six", HAND, 90) == ("one two three ", "four five six")


@given(st.text(), st.integers(30, 200))
def test_breaking_loses_nothing(text: str, limit: int) -> None:
    assert "".join(wrapped(text, HAND, limit)) == clean(text)
    assert clean(text).isprintable()


spans = st.builds(
    lambda above, below: Run(tuple(above), tuple(below)),
    st.lists(st.integers(0, 300), min_size=1, max_size=3),
    st.lists(st.integers(0, 300), min_size=1, max_size=1),
)


@given(st.lists(spans, max_size=8))
def test_wires_that_meet_run_at_different_heights(runs: list[Run]) -> None:
    tracks, count = tracked(runs)
    assert set(tracks) == {number for number, run in enumerate(runs) if not run.straight}
    assert set(tracks.values()) == set(range(count))
    for one in tracks:
        for other in tracks:
            apart = runs[one].right < runs[other].left or runs[other].right < runs[one].left
            assert one == other or apart or tracks[one] != tracks[other]


def test_a_wire_that_comes_from_where_another_goes_runs_above_it() -> None:
    """Else the one would lie on the other for a while."""
    for order in ((0, 1), (1, 0)):
        runs = [Run((10,), (100,)), Run((100,), (200,))]
        tracks, _ = tracked([runs[at] for at in order])
        assert tracks[order.index(1)] < tracks[order.index(0)]
