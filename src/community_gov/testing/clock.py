"""Time on the bench: it stands until the test lets it pass, and what is due fires on the way."""

from datetime import date, datetime, time, timedelta

from community_gov.domain.calendar import Duration, due
from community_gov.domain.errors import InvalidInput, Problem
from community_gov.services.due import DueReport, Fired
from community_gov.testing.cast import Cast


class Clock(Cast):
    """The part of a bench that lets time pass."""

    def after(self, period: str | timedelta) -> DueReport:
        """Let a period pass, counted as the law counts it and by the calendar of the place.

        Each clock fires when it is due, so one of ``5 working days`` that began now has fired
        when ``after("5 working days")`` returns.

        Args:
            period: such as ``5 working days``, ``1 month``, ``3 calendar days``, ``30 minutes``,
                or an exact `timedelta`.

        Raises:
            InvalidInput: it is no period.
        """
        if isinstance(period, timedelta):
            return self.until(self.moment + period)
        try:
            wanted = Duration.parse(period)
        except ValueError:
            raise InvalidInput(Problem("duration.form", params={"value": period})) from None
        rulebook = self.here.rulebook
        return self.until(due(self.moment, wanted, rulebook.calendar, rulebook.zone).at)

    def until(self, moment: str | date) -> DueReport:
        """Let time pass until a moment; each clock fires when it is due.

        Args:
            moment: a moment, or as text ``2026-03-09 14:30``; a day alone means the time of day
                that the clock shows now.

        Returns:
            What fired on the way, and what failed.

        Raises:
            InvalidInput: it is no moment, or is past.
        """
        end = self._moment(moment)
        if end < self.moment:
            raise InvalidInput(Problem("bench.backwards", params={"now": f"{self.moment:%F %R}"}))
        fired: list[Fired] = []
        booked = 0
        while (next_due := self.district.next_due(end)) is not None:
            self.moment = max(next_due, self.moment).astimezone(self.moment.tzinfo)
            report = self.district.run_due()
            fired += report.fired
            booked += report.booked
            if report.failed or not report.fired:
                break
        self.moment = end
        last = self.district.run_due()
        return DueReport((*fired, *last.fired), last.failed, booked + last.booked)

    def _moment(self, moment: str | date) -> datetime:
        if isinstance(moment, str):
            try:
                moment = datetime.fromisoformat(moment) if ":" in moment else _day(moment)
            except ValueError:
                raise InvalidInput(Problem("bench.moment", params={"name": moment})) from None
        if not isinstance(moment, datetime):
            clock: time = self.moment.time()
            return datetime.combine(moment, clock, self.moment.tzinfo)
        zone = self.moment.tzinfo
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _day(written: str) -> date:
    return date.fromisoformat(written)
