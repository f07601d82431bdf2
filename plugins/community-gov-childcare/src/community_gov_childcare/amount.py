"""How much is due for one child in one calendar year: a rule of law, by date.

Twins are two children, each with an amount of its own. Nothing here reads a clock, and no
explanation names the birth date.
"""

from datetime import date

from attrs import frozen

from community_gov.plugin import Dated, Series, Text
from community_gov_childcare.sources import PLAN, SPLIT_BY_YEAR, THREE_YEARS

FIRST_BIRTH = date(2022, 1, 1)
"""Nobody born before this day is covered; see `sources.FIRST_DAY` for the day itself."""

WHOLE_YEARS_FROM = date(2025, 1, 1)
"""Births from this day on are paid by whole years, and the subsidy begins on it."""

AGE = 3
MONTHS = 12


@frozen
class Standard:
    """What is paid for a child, in yuan."""

    yearly: int
    monthly: int


STANDARD = Series(
    Text("育儿补贴国家基础标准", "national basic standard of the childcare subsidy"),
    (Dated(date(2025, 1, 1), Standard(yearly=3600, monthly=300), PLAN),),
)


@frozen
class Entitlement:
    """What is due for a child in one calendar year.

    Attributes:
        months: how many months are paid; 12 for a whole year.
        yuan: the sum.
        lines: why, one step of the reckoning each, without any personal value.
    """

    year: int
    months: int
    yuan: int
    lines: tuple[Text, ...]

    @property
    def because(self) -> Text:
        """The lines as one text."""
        zh = "；".join(line.zh for line in self.lines)
        en = "; ".join(line.en for line in self.lines)
        return Text(f"{zh}。", f"{en}.")


def entitlement(born: date, year: int) -> Entitlement:
    """Reckon what is due in a calendar year for a child born on a day.

    Births from 2022 to 2024 are paid for the months of the year that lie between January 2025
    and the month of the third birthday, both included; the day of the month means nothing, so
    29 February needs no rule of its own. Births from 2025 on are paid a whole year's sum in the
    year of birth and in each of the two years after it.

    Args:
        born: the day of birth, as the birth certificate says.
        year: the year that is applied for.
    """
    reason = _nothing_because(born, year)
    if reason is not None:
        return Entitlement(year, 0, 0, (reason,))
    standard = STANDARD.on(date(year, 1, 1))
    if born >= WHOLE_YEARS_FROM:
        return _whole_year(born, year, standard)
    return _by_months(born, year, standard)


def _nothing_because(born: date, year: int) -> Text | None:
    if born < FIRST_BIRTH:
        return _TOO_EARLY
    if year < WHOLE_YEARS_FROM.year:
        return _BEFORE_IT_BEGAN.fill(year=year)
    if year < born.year:
        return _NOT_BORN.fill(year=year)
    if born >= WHOLE_YEARS_FROM and year >= born.year + AGE:
        return _THREE_PAID.fill(year=year)
    return _TURNED_THREE.fill(year=year) if year > born.year + AGE else None


def _whole_year(born: date, year: int, standard: Dated[Standard]) -> Entitlement:
    yuan = standard.value.yearly
    lines = (
        _WHOLE_YEAR.fill(number=year - born.year + 1, source=THREE_YEARS.title),
        _standard_line(standard),
        Text(f"{year}年应发 {yuan} 元", f"{yuan} yuan are due for {year}"),
    )
    return Entitlement(year, MONTHS, yuan, lines)


def _by_months(born: date, year: int, standard: Dated[Standard]) -> Entitlement:
    months = born.month if year == born.year + AGE else MONTHS
    monthly = standard.value.monthly
    yuan = months * monthly
    lines = (
        _MONTHS_COUNTED.fill(year=year, months=months, source=SPLIT_BY_YEAR.title),
        _standard_line(standard),
        Text(
            f"{months} 个月 × {monthly} 元 = {yuan} 元",
            f"{months} × {monthly} yuan = {yuan} yuan",
        ),
    )
    return Entitlement(year, months, yuan, lines)


def _standard_line(standard: Dated[Standard]) -> Text:
    return _STANDARD.fill(
        yearly=standard.value.yearly,
        monthly=standard.value.monthly,
        since=standard.since,
        source=standard.authority.title,
    )


_TOO_EARLY = Text(
    "2022年1月1日之前出生的婴幼儿不在补贴范围，应发 0 元",
    "children born before 2022-01-01 are not covered: 0 yuan",
)
_BEFORE_IT_BEGAN = Text(
    "补贴自2025年1月1日起实施，{year}年应发 0 元",
    "the subsidy begins on 2025-01-01: 0 yuan for {year}",
)
_NOT_BORN = Text("{year}年尚未出生，应发 0 元", "not born yet in {year}: 0 yuan")
_THREE_PAID = Text(
    "三个年度的补贴至上一年为止，{year}年应发 0 元",
    "the three yearly sums end before {year}: 0 yuan",
)
_TURNED_THREE = Text("{year}年之前已年满3周岁，应发 0 元", "three years old before {year}: 0 yuan")
_WHOLE_YEAR = Text(
    "2025年起出生，按年发放，本年为第 {number} 个年度（{source}）",
    "born in 2025 or later: paid by the year, this is year {number} of 3 ({source})",
)
_MONTHS_COUNTED = Text(
    "2025年之前出生，按月折算：自2025年1月至年满3周岁当月，"
    "落在{year}年的共 {months} 个月（{source}）",
    "born before 2025: paid by the month, and {months} of the months from January 2025 to that of"
    " the third birthday lie in {year} ({source})",
)
_STANDARD = Text(
    "标准为每孩每年 {yearly} 元，折合每月 {monthly} 元，自 {since} 起执行（{source}）",
    "the standard is {yearly} yuan a year for each child, {monthly} a month, since {since}"
    " ({source})",
)
