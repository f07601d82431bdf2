"""What the indicators of a place say, counted from how its cases went."""

from collections.abc import Callable
from datetime import date, datetime

from attrs import frozen

from community_gov.domain.duration import Duration
from community_gov.domain.indicators import Indicator
from community_gov.domain.periods import due
from community_gov.domain.shares import Share
from community_gov.insight.process.figures import Times, times_of
from community_gov.insight.process.history import logs_of
from community_gov.insight.process.log import Log, LogEvent, Then, Trace
from community_gov.services.neighbourhood import Neighbourhood

LEAST = 5
"""Fewer cases than this are not told where they can tell of persons."""

Late = Callable[[datetime, Duration], datetime]
"""From which moment something is late that began at a moment and may take so long."""


@frozen
class Measured:
    """What an indicator says.

    Attributes:
        share: of the cases of which it is known, those that came there in time; None when of none
            it is known, or of too few.
        pending: cases of which it is not known yet: they may still come there in time.
        times: how long those took that came there, in time or not, as time passes; of too few,
            none.
        met: whether the share is what is aimed at; None without an aim or a share.
        too_few: cases were counted that are not told.
    """

    indicator: Indicator
    share: Share | None
    pending: int | None
    times: Times
    met: bool | None
    too_few: bool = False


def measured(
    log: Log, indicator: Indicator, now: datetime, late: Late, *, least: int = LEAST
) -> Measured:
    """Count one indicator; exercises are left out.

    A case counts from the first time that the action was done from which the indicator counts.
    With a time limit it is known once the case came there or the time is up; without one, once
    it came there or is over. Time in which a clock of the case stood still is not taken out: a
    resident waited then too.

    Args:
        late: reckons in the calendar of the place.
        least: fewer cases are not told when the indicator can tell of persons.
    """
    went = [one for one in (_went(trace, indicator) for trace in log.real.traces) if one]
    known = [one.in_time(indicator, now, late) for one in went]
    decided = [one for one in known if one is not None]
    few = indicator.personal and 0 < len(went) < least
    few = few or (indicator.personal and 0 < len(decided) < least)
    share = Share(sum(decided), len(decided)) if decided and not few else None
    ended = [one.ended.at - one.began.at for one in went if one.ended] if not few else []
    return Measured(
        indicator=indicator,
        share=share,
        pending=None if few else len(known) - len(decided),
        times=times_of(ended),
        met=indicator.is_met(share.exact) if share else None,
        too_few=few,
    )


def indicators_of(
    here: Neighbourhood,
    now: datetime,
    *,
    by: str | None = None,
    program: str | None = None,
    since: date | None = None,
    until: date | None = None,
) -> tuple[Measured, ...]:
    """Return what the indicators of a place say that somebody may see.

    Args:
        by: the person who looks; None sees what everybody may see.
        program: only those of this one.
        since, until: only cases that were opened on these days or between.

    Raises:
        InvalidInput: nobody is registered so.
    """
    rules = here.rulebook

    def late(began: datetime, within: Duration) -> datetime:
        return due(began, within, rules.calendar, rules.zone).at

    asked = [one for one in here.indicators(by) if program in (None, one.program)]
    names = {one.program for one in asked}
    logs = {
        name: next(iter(logs_of(here, program=name, since=since, until=until)), Log(name))
        for name in sorted(names)
    }
    return tuple(measured(logs[one.program], one, now, late) for one in asked)


@frozen
class _Went:
    """How one case came from the first action to the last."""

    began: LogEvent
    ended: LogEvent | None
    over: bool

    def in_time(self, indicator: Indicator, now: datetime, late: Late) -> bool | None:
        """Whether it came there in time; None while that is not known."""
        if indicator.within is None:
            return bool(self.ended) if self.ended or self.over else None
        until = late(self.began.at, indicator.within)
        if self.ended is not None:
            return self.ended.at < until
        return False if now >= until else None


def _went(trace: Trace, indicator: Indicator) -> _Went | None:
    done = [one for one in trace.events if one.done]
    first = next((n for n, one in enumerate(done) if one.activity == indicator.begins), None)
    if first is None:
        return None
    ended = next((one for one in done[first + 1 :] if one.activity in indicator.ends), None)
    return _Went(done[first], ended, trace.events[-1].then is Then.OVER)
