"""A rule has dates and an authority: each day is computed by the rule of its day."""

from datetime import date, timedelta

import pytest

from community_gov.domain.authority import Authority, Dated, Series
from community_gov.domain.errors import Refused
from community_gov.domain.text import Text, same

OLD, NEW = Authority(same("notice 3 of 2025")), Authority(same("notice 9 of 2026"))
FIRST, CHANGED = date(2025, 1, 1), date(2026, 7, 1)
AMOUNT = Series(Text("标准", "amount"), (Dated(FIRST, 300, OLD), Dated(CHANGED, 350, NEW)))


@pytest.mark.parametrize(
    ("day", "value", "authority"),
    [
        (FIRST, 300, OLD),
        (CHANGED - timedelta(days=1), 300, OLD),
        (CHANGED, 350, NEW),
        (date(2040, 1, 1), 350, NEW),
    ],
)
def test_each_day_has_the_rule_of_that_day_and_its_law(
    day: date, value: int, authority: Authority
) -> None:
    found = AMOUNT.on(day)
    assert (found.value, found.authority) == (value, authority)


def test_before_the_first_day_there_was_no_rule() -> None:
    with pytest.raises(Refused) as caught:
        AMOUNT.on(FIRST - timedelta(days=1))
    assert "2025-01-01" in str(caught.value)
