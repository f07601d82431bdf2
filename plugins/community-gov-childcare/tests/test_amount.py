"""The amount is a rule of law: checked against the table of `FACTS`, row by row."""

from datetime import date

import pytest

from community_gov_childcare import entitlement
from community_gov_childcare.amount import STANDARD

ROWS = [
    (year, month, (year - 2022) * 12 + month)
    for year in (2022, 2023, 2024)
    for month in range(1, 13)
]
YEARS = range(2022, 2032)


def over_all_years(born: date) -> tuple[int, int]:
    found = [entitlement(born, year) for year in YEARS]
    return sum(one.months for one in found), sum(one.yuan for one in found)


@pytest.mark.parametrize(("year", "month", "months"), ROWS)
def test_row(year: int, month: int, months: int) -> None:
    for day in (1, 28):
        assert over_all_years(date(year, month, day)) == (months, months * 300)


def test_sum_of_the_table() -> None:
    assert len(ROWS) == 36
    assert sum(over_all_years(date(year, month, 15))[1] for year, month, _ in ROWS) == 199_800


@pytest.mark.parametrize(
    ("born", "by_year"),
    [
        (date(2021, 12, 31), {}),
        (date(2022, 1, 1), {2025: 300}),
        (date(2022, 6, 30), {2025: 1800}),
        (date(2022, 12, 31), {2025: 3600}),
        (date(2023, 1, 1), {2025: 3600, 2026: 300}),
        (date(2023, 12, 1), {2025: 3600, 2026: 3600}),
        (date(2024, 2, 29), {2025: 3600, 2026: 3600, 2027: 600}),
        (date(2024, 2, 28), {2025: 3600, 2026: 3600, 2027: 600}),
        (date(2024, 12, 31), {2025: 3600, 2026: 3600, 2027: 3600}),
        (date(2025, 1, 1), {2025: 3600, 2026: 3600, 2027: 3600}),
        (date(2025, 12, 31), {2025: 3600, 2026: 3600, 2027: 3600}),
        (date(2028, 2, 29), {2028: 3600, 2029: 3600, 2030: 3600}),
    ],
)
def test_split_over_the_years(born: date, by_year: dict[int, int]) -> None:
    assert {year: yuan for year in YEARS if (yuan := entitlement(born, year).yuan)} == by_year


def test_each_twin_has_an_amount() -> None:
    twins = [entitlement(date(2023, 7, 7), 2026) for _ in range(2)]
    assert sum(one.yuan for one in twins) == 2 * 7 * 300


def test_nothing_in_a_year_before_the_birth() -> None:
    assert entitlement(date(2026, 5, 1), 2025).yuan == 0


def test_the_day_of_the_month_means_nothing() -> None:
    assert {entitlement(date(2023, 3, day), 2026).yuan for day in range(1, 32)} == {900}


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2030])
@pytest.mark.parametrize(
    "born", [date(2021, 5, 9), date(2022, 11, 23), date(2024, 2, 29), date(2025, 6, 17)]
)
def test_explanation_is_complete_and_names_no_birth_date(born: date, year: int) -> None:
    due = entitlement(born, year)
    for language in ("zh", "en"):
        said = due.because.in_(language)
        assert "{" not in said
        assert str(due.yuan) in said
        assert born.isoformat() not in said
        assert f"{born.month}月{born.day}日" not in said
        if due.yuan:
            assert str(due.months) in said or due.months == 12
            assert "3600" in said
            assert STANDARD.values[0].authority.title.in_(language) in said
