"""Which days are worked, and when: announced holidays, make-up days, closures, office hours.

Source of the pattern: the yearly notice of the General Office of the State Council on holiday
arrangements. It names days off and the Saturdays or Sundays worked in exchange; every other day
follows the week.
"""

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from attrs import field, frozen

from community_gov.domain.office_hours import USUAL_HOURS, OfficeHours
from community_gov.domain.text import Text

_SATURDAY = 5
_DECEMBER = 12


def _frozen_mapping(days: Mapping[date, Text]) -> Mapping[date, Text]:
    return MappingProxyType(dict(days))


@frozen
class Day:
    """Tell whether one date is worked, and why.

    Attributes:
        date: The date.
        works: Whether offices work on it.
        why: The reason, for a reader.
        notice: Number of the notice that names the day, or None where the week decides.
        provisional: True while the holidays of that year are not announced.
    """

    date: date
    works: bool
    why: Text
    notice: str | None
    provisional: bool


@frozen(cache_hash=True)
class AnnouncedYear:
    """Hold what one notice announced.

    A notice may name days of the December before its year: that of 2023 begins on 2022-12-31.

    Attributes:
        year: The year the notice is about.
        notice: Its document number, such as 国办发明电〔2025〕7号.
        holidays: Days off and the name of the festival.
        working_weekends: Saturdays and Sundays worked, and the festival they make up for.

    Raises:
        ValueError: A day lies outside the notice's reach, is named both off and worked, or a
            make-up day is no Saturday or Sunday.
    """

    year: int
    notice: str
    holidays: Mapping[date, Text] = field(converter=_frozen_mapping, hash=False)
    working_weekends: Mapping[date, Text] = field(converter=_frozen_mapping, hash=False)

    def __attrs_post_init__(self) -> None:
        if not self.notice.strip():
            raise ValueError(f"year {self.year}: give the number of the notice")
        for day in (*self.holidays, *self.working_weekends):
            if not self._reaches(day):
                raise ValueError(f"year {self.year}: {day} is outside the year of the notice")
        for day in self.working_weekends:
            if day in self.holidays:
                raise ValueError(f"year {self.year}: {day} is named both off and worked")
            if day.weekday() < _SATURDAY:
                raise ValueError(f"year {self.year}: make-up day {day} is not at a weekend")

    def _reaches(self, day: date) -> bool:
        return day.year == self.year or (day.year == self.year - 1 and day.month == _DECEMBER)


@frozen(cache_hash=True)
class WorkCalendar:
    """Answer which days are worked in one place.

    Days of a year without a notice follow the week alone and are provisional: the festivals of
    such a year are not guessed. A closure makes a day off whatever the notice says.

    Attributes:
        name: Name of the calendar, such as ``cn``.
        years: The announced years.
        closures: The place's own extra days off, with the reason.
        hours: When the office is open, on make-up days as on all days that are worked.

    Raises:
        ValueError: Two notices are about one year or name one date.
    """

    name: str
    years: tuple[AnnouncedYear, ...]
    closures: Mapping[date, Text] = field(
        converter=_frozen_mapping, factory=dict[date, Text], hash=False
    )
    hours: OfficeHours = USUAL_HOURS
    _announced: frozenset[int] = field(init=False, eq=False, repr=False)
    _named: dict[date, Day] = field(init=False, eq=False, repr=False)
    _index: dict[int, tuple[int, ...]] = field(init=False, eq=False, repr=False, factory=dict)

    @_announced.default
    def _announced_years(self) -> frozenset[int]:
        return frozenset(notice.year for notice in self.years)

    @_named.default
    def _named_days(self) -> dict[date, Day]:
        named = {
            day: Day(day, False, why, None, not self.announced(day.year))
            for day, why in self.closures.items()
        }
        for notice in self.years:
            for day, name in notice.holidays.items():
                why = Text(f"{name.zh}放假", f"{name.en} holiday")
                named[day] = Day(day, False, why, notice.notice, not self.announced(day.year))
            for day, name in notice.working_weekends.items():
                why = Text(f"{name.zh}调休上班", f"make-up working day for {name.en}")
                made_up = Day(day, True, why, notice.notice, not self.announced(day.year))
                named.setdefault(day, made_up)
        return named

    def __attrs_post_init__(self) -> None:
        if len(self._announced) < len(self.years):
            raise ValueError(f"calendar {self.name}: a year is announced twice")
        seen: set[date] = set()
        for notice in self.years:
            days = {*notice.holidays, *notice.working_weekends}
            if twice := sorted(seen & days):
                raise ValueError(f"calendar {self.name}: two notices name {twice[0]}")
            seen |= days

    def announced(self, year: int) -> bool:
        """Tell whether the holidays of ``year`` are announced."""
        return year in self._announced

    def all_announced(self, first: date, last: date) -> bool:
        """Tell whether every year from ``first`` to ``last``, both included, is announced."""
        return all(year in self._announced for year in range(first.year, last.year + 1))

    def works(self, day: date) -> bool:
        """Tell whether ``day`` is worked."""
        named = self._named.get(day)
        return day.weekday() < _SATURDAY if named is None else named.works

    def day(self, day: date) -> Day:
        """Say whether ``day`` is worked, why, and by which notice."""
        return self._named.get(day) or self._by_week(day)

    def is_named_off(self, day: date) -> bool:
        """Tell whether ``day`` is off by a notice or by a closure, and not only by the week."""
        named = self._named.get(day)
        return named is not None and not named.works

    def working_day_after(self, day: date, count: int) -> date:
        """Give the ``count``-th working day after ``day``, which itself is not counted.

        Raises:
            ValueError: The answer lies beyond the year 9999.
        """
        year = day.year
        working = self._working(year)
        at = bisect_right(working, day.toordinal()) + count - 1
        while at >= len(working):
            at -= len(working)
            year += 1
            working = self._working(year)
        return date.fromordinal(working[at])

    def working_day_from(self, day: date) -> date:
        """Give ``day`` if it is worked, else the next working day."""
        return day if self.works(day) else self.working_day_after(day, 1)

    def working_days_between(self, after: date, until: date) -> int:
        """Count the working days after ``after`` up to and including ``until``."""
        if until <= after:
            return 0
        whole_years = sum(len(self._working(year)) for year in range(after.year, until.year))
        return whole_years + self._until(until) - self._until(after)

    def _until(self, day: date) -> int:
        return bisect_right(self._working(day.year), day.toordinal())

    def _working(self, year: int) -> tuple[int, ...]:
        """List the ordinals of the working days of a year, found once per calendar."""
        found = self._index.get(year)
        if found is None:
            first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
            ordinals = range(first, last + 1)
            found = tuple(day for day in ordinals if self.works(date.fromordinal(day)))
            self._index[year] = found
        return found

    def _by_week(self, day: date) -> Day:
        works = day.weekday() < _SATURDAY
        why = Text("周一至周五", "weekday") if works else Text("周末", "weekend")
        if self.announced(day.year):
            return Day(day, works, why, None, provisional=False)
        zh = f"{why.zh}（{day.year} 年放假安排尚未公布，暂按此计）"
        en = f"{why.en} (holidays of {day.year} not announced yet, so for now)"
        return Day(day, works, Text(zh, en), None, provisional=True)
