"""What one account has earned or spent, by day, so that a stretch is counted by its days."""

from bisect import bisect_left, bisect_right, insort
from datetime import date

from attrs import define, field

from community_gov.ledger.orders import Cap


@define
class Tally:
    """The days of one account on which something counts towards caps."""

    _days: list[date] = field(factory=list)
    _amounts: dict[date, dict[str, int]] = field(factory=dict)

    def add(self, day: date, what: str, amount: int) -> None:
        """Count something more; less, when the amount is negative."""
        if day not in self._amounts:
            insort(self._days, day)
        amounts = self._amounts.setdefault(day, {})
        amounts[what] = amounts.get(what, 0) + amount

    def within(self, cap: Cap) -> int:
        """Return what counts towards a cap."""
        days = self._days[bisect_left(self._days, cap.since) : bisect_right(self._days, cap.until)]
        found = (self._amounts[day] for day in days)
        return sum(one.get(cap.what, 0) if cap.what else sum(one.values()) for one in found)
