"""The roll is read exactly, and what cannot be read is refused."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community_gov_property.roll import areas, written

AREAS = st.fractions(min_value=Fraction(1, 1000), max_value=10_000, max_denominator=1000)
HOMES = st.lists(st.tuples(st.sampled_from("abcd"), AREAS), min_size=1, max_size=12)


@given(AREAS)
def test_an_area_that_is_written_is_read_as_itself(area: Fraction) -> None:
    assert Fraction(written(area)) == area


@given(HOMES)
def test_no_square_metre_is_lost_or_counted_twice(homes: list[tuple[str, Fraction]]) -> None:
    roll = "\n".join(["# of the register", *(f"{owner} {written(one)}" for owner, one in homes)])
    found = areas(roll)
    assert set(found) == {owner for owner, _ in homes}
    assert sum(found.values()) == sum(one for _, one in homes)


@pytest.mark.parametrize("roll", ["", "# nothing", "a", "a 0", "a -1", "a 1/0", "a 80 b", "a nan"])
def test_what_is_no_roll_is_refused(roll: str) -> None:
    with pytest.raises((ValueError, ZeroDivisionError)):
        areas(roll)
