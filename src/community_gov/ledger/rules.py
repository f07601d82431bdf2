"""Points rules: what an activity earns, by how long, in which part, and how hard it was."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from attrs import field, frozen

from community_gov.domain.authority import Authority
from community_gov.domain.errors import Problem, Refused
from community_gov.domain.text import Text
from community_gov.ledger.orders import Cap, Rated


class Period(StrEnum):
    """A stretch of the calendar over which something is capped."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"

    def around(self, day: date) -> tuple[date, date]:
        """Return the first and the last day of the stretch that a day is in."""
        if self is Period.DAY:
            return day, day
        first, months = {
            Period.MONTH: (day.month, 1),
            Period.QUARTER: (day.month - (day.month - 1) % 3, 3),
            Period.YEAR: (1, 12),
        }[self]
        after = first + months
        next_first = date(day.year + after // 13, (after - 1) % 12 + 1, 1)
        return date(day.year, first, 1), next_first - timedelta(1)


_PERIOD = {
    Period.DAY: Text("每日", "a day"),
    Period.MONTH: Text("每月", "a month"),
    Period.QUARTER: Text("每季度", "a quarter"),
    Period.YEAR: Text("每年", "a year"),
}
_OF_THIS = Text("{what}{period}最多 {most}", "{most} {period} at most for {what}")
_OF_ALL = Text("各项合计{period}最多 {most}", "{most} {period} at most for everything")


@frozen
class Limit:
    """At most so much in each stretch of the calendar.

    Attributes:
        of_all: whether everything in the scheme counts, and not this activity or reward alone.
    """

    period: Period
    most: int
    of_all: bool = False

    def cap(self, what: str, label: Text, day: date) -> Cap:
        """Return what holds on a day for an activity or a reward."""
        since, until = self.period.around(day)
        words = _OF_ALL if self.of_all else _OF_THIS
        said = words.fill(what=label, period=_PERIOD[self.period], most=self.most)
        return Cap(self.most, since, until, said, "" if self.of_all else what)


@frozen
class PointRule:
    """What one activity earns. Data, so that a neighbourhood can write it in its file.

    The amount is (`each` + `per_hour` × hours) × the factors, rounded down to whole points.

    Attributes:
        name: with its version, such as ``watering@1``; a new meaning takes a new version.
        scheme: full name of the scheme; a short one is of the same plugin.
        each: points for having done it.
        per_hour: points for each hour.
        minutes_at_most: what counts of one activity at most, in minutes.
        roles, difficulties: factors by the value of the measure; where there are any, one of
            them must be given.
        limits: caps by day, month, quarter or year.
        evidence: whether something must show that it was done.
        unrelated: relations that whoever confirms may not have with whoever earns.
        hours: full name of the scheme that counts minutes besides; "" for none.
        since, until: the days of the activity for which it holds.
    """

    name: str
    scheme: str
    label: Text
    authority: Authority
    each: int = 0
    per_hour: int = 0
    minutes_at_most: int | None = None
    roles: Mapping[str, Fraction] = field(factory=dict)
    difficulties: Mapping[str, Fraction] = field(factory=dict)
    limits: tuple[Limit, ...] = ()
    evidence: bool = False
    unrelated: tuple[str, ...] = ("household", "spouse", "guardian")
    hours: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def activity(self) -> str:
        """Its name without the version: what caps count, over all versions."""
        return self.name.partition("@")[0]

    @property
    def version(self) -> int:
        """The version in its name."""
        return int(self.name.partition("@")[2] or 1)

    def holds_on(self, day: date) -> bool:
        """Whether it holds for what was done on a day."""
        return (self.since or day) <= day <= (self.until or day)


def rule_for(rules: Sequence[PointRule], activity: str, day: date) -> PointRule | None:
    """Return the rule that holds for an activity on a day; of several, the newest version."""
    holding = [one for one in rules if one.activity == activity and one.holds_on(day)]
    return max(holding, key=lambda one: one.version, default=None)


MEASURES = ("minutes", "role", "difficulty", "day")
"""What can be said of an activity."""

_EACH = Text("每次 {each}", "{each} each time")
_HOURS = Text("{minutes} 分钟，每小时 {rate}", "{minutes} minutes at {rate} an hour")
_AT_MOST = Text("（一次最多计 {most} 分钟）", " (of one activity {most} minutes count at most)")
_FACTOR = Text("{what}“{value}”：乘 {factor}", "{what} “{value}”: times {factor}")
_ROUNDED = Text("合计 {exact}，舍去零头得 {amount}", "{exact} in all, rounded down to {amount}")
_TOTAL = Text("合计 {amount}", "{amount} in all")
_ROLE, _DIFFICULTY = Text("角色", "role"), Text("难度", "difficulty")


def rate(rule: PointRule, measured: Mapping[str, str], day: date) -> Rated:
    """Return what a rule gives for what was done, before any cap.

    Args:
        measured: ``minutes``, ``role``, ``difficulty``, as far as the rule asks for them.
        day: on which it was done.

    Raises:
        Refused: a measure is missing or has a value that the rule does not know; all of them.
    """
    problems = [_stranger(rule, name) for name in measured if name not in MEASURES]
    minutes = _minutes(rule, measured, problems)
    factors = [
        _factor(rule, name, label, known, measured, problems)
        for name, label, known in (
            ("role", _ROLE, rule.roles),
            ("difficulty", _DIFFICULTY, rule.difficulties),
        )
        if known
    ]
    if problems:
        raise Refused(*problems)
    exact = Fraction(rule.each) + Fraction(rule.per_hour * minutes, 60)
    because = list(_base(rule, measured, minutes))
    for factor, why in factors:
        exact *= factor
        because.append(why)
    amount = int(exact)
    total = _TOTAL if exact == amount else _ROUNDED
    because.append(total.fill(exact=exact, amount=amount))
    caps = tuple(one.cap(rule.activity, rule.label, day) for one in rule.limits)
    return Rated(rule.name, amount, caps, rule.authority.title, tuple(because))


def counted_minutes(rule: PointRule, measured: Mapping[str, str]) -> int:
    """Return how many minutes count of one activity.

    Raises:
        Refused: the minutes are missing or no whole number.
    """
    problems: list[Problem] = []
    minutes = _minutes(rule, measured, problems)
    if problems:
        raise Refused(*problems)
    return minutes


def _stranger(rule: PointRule, name: str) -> Problem:
    params = {"measure": name, "known": ", ".join(MEASURES)}
    return Problem("award.unknown_measure", rule.name, params)


def _minutes(rule: PointRule, measured: Mapping[str, str], problems: list[Problem]) -> int:
    if not rule.per_hour and not rule.hours:
        return 0
    written = measured.get("minutes", "")
    if not (written.isascii() and written.isdigit() and len(written) < 7):
        problems.append(Problem("award.not_measured", rule.name, {"measure": "minutes"}))
        return 0
    minutes, most = int(written), rule.minutes_at_most
    return minutes if most is None else min(minutes, most)


def _factor(
    rule: PointRule,
    name: str,
    label: Text,
    known: Mapping[str, Fraction],
    measured: Mapping[str, str],
    problems: list[Problem],
) -> tuple[Fraction, Text]:
    value = measured.get(name, "")
    if value not in known:
        code = "award.unknown_measure" if value else "award.not_measured"
        params = {"measure": name, "known": ", ".join(known)}
        problems.append(Problem(code, rule.name, params))
        return Fraction(0), label
    return known[value], _FACTOR.fill(what=label, value=value, factor=known[value])


def _base(rule: PointRule, measured: Mapping[str, str], minutes: int) -> list[Text]:
    lines = [_EACH.fill(each=rule.each)] if rule.each else []
    if rule.per_hour:
        line = _HOURS.fill(minutes=minutes, rate=rule.per_hour)
        if int(measured["minutes"]) > minutes:
            more = _AT_MOST.fill(most=rule.minutes_at_most)
            line = Text(line.zh + more.zh, line.en + more.en)
        lines.append(line)
    return lines
